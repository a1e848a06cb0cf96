import { dirname } from 'node:path'
import { type FileSystem, fileErrorCode } from './file-system.ts'

/** Makes the entries of a folder durable, or rejects. */
export type SyncFolder = (path: string) => Promise<void>

/** Makes folders and knows which of them would survive a power cut. */
export interface DurableFolders {
  /**
   * Resolves when `path` exists and its entry, and those of the folders above it up to the root, are on the medium.
   *
   * A folder that is there already counts only after its parent was synced by this process too: whoever made it may
   * have died before.
   */
  ensure(path: string): Promise<void>
  /** Forgets what is known of `path` and the folders above it, because one of them was found missing. */
  forget(path: string): void
}

/** Folder bookkeeping below `root`, which exists and is durable. */
export function createDurableFolders(fileSystem: FileSystem, root: string, syncFolder: SyncFolder): DurableFolders {
  const known = new Map<string, Promise<void>>()

  async function make(path: string): Promise<void> {
    const parent = dirname(path)
    await ensure(parent)
    await makeFolderIfMissing(fileSystem, path)
    await syncFolder(parent)
  }

  function ensure(path: string): Promise<void> {
    if (path === root) return Promise.resolve()
    let making = known.get(path)
    if (making === undefined) {
      making = make(path)
      known.set(path, making)
      making.catch(() => known.delete(path))
    }
    return making
  }

  return {
    ensure,
    forget(path) {
      for (let at = path; at !== root && at !== dirname(at); at = dirname(at)) known.delete(at)
    },
  }
}

/** Makes a folder unless it is there. Says whether it made it. */
export async function makeFolderIfMissing(fileSystem: FileSystem, path: string): Promise<boolean> {
  try {
    await fileSystem.makeFolder(path)
    return true
  } catch (error) {
    // Some systems answer EISDIR for their root.
    if (['EEXIST', 'EISDIR'].includes(fileErrorCode(error) ?? '')) return false
    throw error
  }
}

/** Failures of touching a folder that was there before us and may belong to somebody else. */
const NOT_OURS = new Set(['EACCES', 'EPERM', 'EROFS', 'EINVAL', 'ENOTSUP', 'EOPNOTSUPP'])

/**
 * Makes `path` with the folders above it, and syncs every folder that got a new entry.
 *
 * The folders above those that exist are synced as well where that is allowed: an earlier process may have made them
 * and died before its own sync.
 */
export async function makeDurableRoot(fileSystem: FileSystem, path: string, syncFolder: SyncFolder): Promise<void> {
  const parent = dirname(path)
  if (parent === path) return
  await makeDurableRoot(fileSystem, parent, syncFolder)
  const isNew = await makeFolderIfMissing(fileSystem, path)
  await syncFolder(parent).catch((error: unknown) => {
    if (isNew || !NOT_OURS.has(fileErrorCode(error) ?? '')) throw error
  })
}
