import { type FileHandle, link, mkdir, open, readdir, unlink } from 'node:fs/promises'

/** A file that is being written or read. */
export interface OpenFile {
  /** Appends the chunks, all of them. */
  write(chunks: readonly Uint8Array[]): Promise<void>
  /** Reads up to `target.length` bytes from `position` on; 0 at the end. */
  read(target: Uint8Array, position: number): Promise<number>
  /** Length in bytes. */
  byteLength(): Promise<number>
  /** Resolves when the content is on the medium (`fsync`). */
  sync(): Promise<void>
  /** Gives the file back. */
  close(): Promise<void>
}

/** A folder that is about to be synced. */
export interface OpenFolder {
  /** Resolves when the folder's entries are on the medium (`fsync`). */
  sync(): Promise<void>
  /** Gives the folder back. */
  close(): Promise<void>
}

/** An entry of a folder. */
export interface FolderEntry {
  /** Name, without path. */
  readonly name: string
  /** Whether it is a folder; anything else counts as a file. */
  readonly isFolder: boolean
}

/**
 * The few file operations that a file store makes, so that a file system that loses what was not synced can be put in
 * the real one's place. Failures carry a `code` as Node's do: `ENOENT`, `EEXIST`, `ENOSPC`.
 */
export interface FileSystem {
  /** Makes one folder, not its parents. EEXIST when it is there. Not durable until the parent is synced. */
  makeFolder(path: string): Promise<void>
  /** Makes a new, empty file for writing. EEXIST when it is there. */
  createFile(path: string): Promise<OpenFile>
  /** Opens an existing file for reading. */
  openFile(path: string): Promise<OpenFile>
  /** Gives a file a second name. EEXIST when that is taken. Not durable until the new name's folder is synced. */
  link(existingPath: string, newPath: string): Promise<void>
  /** Removes a name. */
  unlink(path: string): Promise<void>
  /** The entries of a folder, in any order. */
  readFolder(path: string): Promise<readonly FolderEntry[]>
  /** Opens a folder to sync its entries. */
  openFolder(path: string): Promise<OpenFolder>
}

/** How many chunks one `writev` takes; Linux refuses more than 1,024. */
const CHUNKS_PER_WRITE = 1024

/** The machine's file system. On macOS `fsync` is Node's, which asks the drive to empty its cache too. */
export const nodeFileSystem: FileSystem = Object.freeze({
  makeFolder: async (path: string) => {
    await mkdir(path)
  },
  createFile: async (path: string) => openFileOf(await open(path, 'wx')),
  openFile: async (path: string) => openFileOf(await open(path, 'r')),
  link,
  unlink,
  async readFolder(path: string) {
    const entries = await readdir(path, { withFileTypes: true })
    return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
  },
  openFolder: (path: string) => open(path, 'r'),
})

function openFileOf(handle: FileHandle): OpenFile {
  return {
    async write(chunks) {
      for (let from = 0; from < chunks.length; from += CHUNKS_PER_WRITE) {
        await writeAll(handle, chunks.slice(from, from + CHUNKS_PER_WRITE))
      }
    },
    async read(target, position) {
      const { bytesRead } = await handle.read(target, 0, target.length, position)
      return bytesRead
    },
    async byteLength() {
      const { size } = await handle.stat()
      return size
    },
    sync: () => handle.sync(),
    close: () => handle.close(),
  }
}

/** The system may write less than it was given, above all when the disk is about to be full. */
async function writeAll(handle: FileHandle, chunks: Uint8Array[]): Promise<void> {
  let rest = chunks
  while (rest.length > 0) {
    let { bytesWritten } = await handle.writev(rest)
    const unwritten: Uint8Array[] = []
    for (const chunk of rest) {
      if (bytesWritten < chunk.length) unwritten.push(chunk.subarray(bytesWritten))
      bytesWritten = Math.max(0, bytesWritten - chunk.length)
    }
    rest = unwritten
  }
}

/** The `code` of a file system failure, or undefined when `error` is something else. */
export function fileErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
