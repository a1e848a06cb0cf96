import { LRUCache } from 'lru-cache'
import type { FileSystem, OpenFile } from './file-system.ts'

/** A file that stays open between reads. Objects never change, so neither does its length. */
export interface ReadableFile {
  /** The file. */
  readonly file: OpenFile
  /** Its length in bytes. */
  readonly byteLength: number
}

/** Files kept open for the next read: opening, measuring and closing one costs more than a small read. */
export interface OpenFiles {
  /** Runs `work` on the file, which stays open at least as long. Rejects as the file system does. */
  use<T>(path: string, work: (file: ReadableFile) => Promise<T>): Promise<T>
  /** Closes the file when its last user is done. */
  forget(path: string): void
  /** Closes all, each when its last user is done. */
  closeAll(): Promise<void>
}

interface Entry {
  readonly opening: Promise<ReadableFile>
  userCount: number
  isDropped: boolean
}

/** Keeps at most `filesMax` files open beside those in use. */
export function createOpenFiles(fileSystem: FileSystem, filesMax: number): OpenFiles {
  const closing = new Set<Promise<void>>()
  const entries = new LRUCache<string, Entry>({
    max: filesMax,
    dispose: (entry) => {
      entry.isDropped = true
      closeIfUnused(entry)
    },
  })

  function closeIfUnused(entry: Entry): void {
    if (!entry.isDropped || entry.userCount > 0) return
    // A file that was only read loses nothing when its closing fails, and one that never opened needs none.
    const closed = entry.opening
      .then(({ file }) => file.close())
      .catch(() => {})
      .finally(() => closing.delete(closed))
    closing.add(closed)
  }

  async function open(path: string): Promise<ReadableFile> {
    const file = await fileSystem.openFile(path)
    try {
      return { file, byteLength: await file.byteLength() }
    } catch (error) {
      await file.close()
      throw error
    }
  }

  function entryFor(path: string): Entry {
    const known = entries.get(path)
    if (known !== undefined) return known
    const entry: Entry = { opening: open(path), userCount: 0, isDropped: false }
    entries.set(path, entry)
    return entry
  }

  return {
    async use(path, work) {
      const entry = entryFor(path)
      entry.userCount++
      try {
        return await work(await entry.opening)
      } catch (error) {
        if (entries.peek(path) === entry) entries.delete(path)
        throw error
      } finally {
        entry.userCount--
        closeIfUnused(entry)
      }
    },
    forget: (path) => void entries.delete(path),
    async closeAll() {
      entries.clear()
      await Promise.all(closing)
    },
  }
}
