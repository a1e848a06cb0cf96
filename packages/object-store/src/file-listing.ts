import { join } from 'node:path'
import { closingAfter } from './closing-after.ts'
import { type FileSystem, fileErrorCode } from './file-system.ts'
import { objectKeyProblem } from './object-key.ts'
import type { ListedObject } from './object-store.ts'

/** Which keys are wanted. */
export interface ListingQuery {
  /** Only keys that start with this. */
  readonly prefix: string
  /** Only keys greater than this. */
  readonly startAfter: string
  /** Stop after so many. */
  readonly countMax: number
}

/**
 * Lists files below `root` as keys, in byte order. Reads only the folders that can hold keys of the page; holds the
 * names of one folder per level in memory.
 */
export async function listFiles(fileSystem: FileSystem, root: string, query: ListingQuery): Promise<ListedObject[]> {
  const page: ListedObject[] = []
  await listInto(page, { fileSystem, root, query }, '')
  return page
}

interface Listing {
  readonly fileSystem: FileSystem
  readonly root: string
  readonly query: ListingQuery
}

async function listInto(page: ListedObject[], listing: Listing, folder: string): Promise<void> {
  const { fileSystem, root, query } = listing
  const entries = await fileSystem.readFolder(join(root, folder)).catch(emptyIfGone)
  // With its slash a folder sorts where its keys do: `a-b` comes before `a/b`.
  const names = entries.map(({ name, isFolder }) => `${folder}${name}${isFolder ? '/' : ''}`)
  for (const name of names.sort()) {
    if (page.length >= query.countMax) return
    if (!name.endsWith('/')) await addFile(page, listing, name)
    else if (mayHoldKeys(name, query)) await listInto(page, listing, name)
  }
}

function mayHoldKeys(folder: string, { prefix, startAfter }: ListingQuery): boolean {
  if (objectKeyProblem(folder.slice(0, -1)) !== undefined) return false
  if (!folder.startsWith(prefix) && !prefix.startsWith(folder)) return false
  return folder > startAfter || startAfter.startsWith(folder)
}

async function addFile(page: ListedObject[], { fileSystem, root, query }: Listing, key: string): Promise<void> {
  if (!key.startsWith(query.prefix) || key <= query.startAfter || objectKeyProblem(key) !== undefined) return
  try {
    const file = await fileSystem.openFile(join(root, key))
    const byteLength = await closingAfter(file, () => file.byteLength())
    page.push({ key, byteLength })
  } catch (error) {
    // Deleted since the folder was read.
    if (fileErrorCode(error) !== 'ENOENT') throw error
  }
}

function emptyIfGone(error: unknown): readonly [] {
  if (fileErrorCode(error) === 'ENOENT') return []
  throw error
}
