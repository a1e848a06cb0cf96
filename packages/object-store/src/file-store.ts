import { crc32c } from '@millrace/crc32c'
import { type Logger, noopLogger, type Random, systemRandom } from '@millrace/runtime'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { resolveByteRange } from './byte-range.ts'
import { createCallGate } from './call-gate.ts'
import { createDurableFolders } from './durable-folders.ts'
import { ObjectStoreError } from './errors.ts'
import { toObjectStoreError } from './file-error.ts'
import { listFiles } from './file-listing.ts'
import { createSyncer, createTempNames, type FilePutContext, openFolderForPuts, putFile } from './file-put.ts'
import { type FileObjectStoreOptions, resolveFileObjectStoreOptions } from './file-store-options.ts'
import { type FileSystem, fileErrorCode, nodeFileSystem, type OpenFile } from './file-system.ts'
import { createOpenFiles, type OpenFiles, type ReadableFile } from './open-files.ts'
import { assertObjectKey } from './object-key.ts'
import { LIST_COUNT_MAX, type ObjectStore } from './object-store.ts'

/** What a file store works with. */
export interface FileObjectStoreCollaborators {
  /**
   * Where files are.
   * @defaultValue the machine's
   */
  readonly fileSystem?: FileSystem | undefined
  /**
   * Names of temporary files.
   * @defaultValue the machine's
   */
  readonly random?: Random | undefined
  /**
   * Failed syncs, left-over temporary files.
   * @defaultValue none
   */
  readonly logger?: Logger | undefined
}

/** A store in a folder. */
export interface FileObjectStore extends ObjectStore {
  /** Resolves when the store was closed by its owner; rejects with the reason when a failed fsync closed it. */
  readonly closed: Promise<void>
}

/** How much of a file is read at a time to compute its checksum. */
const HEAD_READ_BYTES = 1_048_576

/**
 * Keeps objects as files below one folder, on a file system with hard links (Linux, macOS; not Windows).
 *
 * A put is stored, and only then resolves, after: a temporary file was written and synced, linked to its final name,
 * the folder and every newly made folder above it were synced, the temporary name was removed. A link that finds the
 * name taken is PRECONDITION_FAILED, after the file and folder that are there were synced by this call too, so that
 * what is found there can be relied on. After an fsync that failed nobody knows what is on the medium: the store closes
 * itself and {@link FileObjectStore.closed} rejects. (A disk that is only found full at the sync of a temporary file is
 * FULL: that file is thrown away and nothing rests on it.)
 *
 * Files that were read stay open, up to a bound, for the next read; one that another process deletes can be read here until
 * it is closed.
 *
 * Deleting is not synced: after a power cut a deleted object may be back, and whoever deleted it deletes it again.
 * Several processes may share the folder; one that starts removes the others' temporary files, whose puts then fail
 * with UNAVAILABLE and are asked again.
 */
export function createFileObjectStore(
  collaborators: FileObjectStoreCollaborators,
  options: FileObjectStoreOptions,
): FileObjectStore {
  const { directory, createDirectory, openFilesMax } = resolveFileObjectStoreOptions(options)
  const { fileSystem = nodeFileSystem, random = systemRandom, logger = noopLogger } = collaborators
  const description = pathToFileURL(directory).href
  const gate = createCallGate(description)
  const sync = createSyncer(fileSystem, gate, logger)
  const folders = createDurableFolders(fileSystem, directory, sync.folder)
  const tempNames = createTempNames(directory, random)
  const context: FilePutContext = { fileSystem, directory, logger, sync, folders, nextTempPath: tempNames }
  const openFiles = createOpenFiles(fileSystem, openFilesMax)
  let started = false

  const fileOf = (key: string) => ({ key, path: join(directory, key) })

  return {
    description,
    putsCost: false,
    closed: gate.closed,
    start: ({ signal } = {}) =>
      gate.run(async () => {
        if (started) return
        await openFolderForPuts(context, createDirectory).catch((error: unknown) => {
          throw toObjectStoreError(error, `opening ${description}`)
        })
        started = true
      }, signal),
    async close() {
      await gate.close()
      await openFiles.closeAll()
    },
    put: (key, body, { signal } = {}) =>
      gate.run(async () => {
        assertObjectKey(key)
        if (!started) throw new ObjectStoreError('INVALID', `put of ${key}: ${description} was not started`)
        await putFile(context, { key, body, signal })
      }, signal),
    get: (key, options = {}) =>
      gate.run(async () => {
        assertObjectKey(key)
        const bytes = await withFile(openFiles, fileOf(key), async ({ file, byteLength }) => {
          const { start, end } = resolveByteRange(key, byteLength, options)
          return readExactly(file, start, options.target?.subarray(0, end - start) ?? unfilled(end - start))
        })
        if (bytes === null) throw new ObjectStoreError('NOT_FOUND', `no object ${key} in ${description}`)
        return bytes
      }, options.signal),
    head: (key, { signal } = {}) =>
      gate.run(async () => {
        assertObjectKey(key)
        return withFile(openFiles, fileOf(key), async ({ file, byteLength }) => ({
          byteLength,
          crc32c: await checksumOf(file, byteLength),
        }))
      }, signal),
    delete: (key, { signal } = {}) =>
      gate.run(async () => {
        assertObjectKey(key)
        openFiles.forget(fileOf(key).path)
        await fileSystem.unlink(join(directory, key)).catch((error: unknown) => {
          if (!isAbsent(error)) throw toObjectStoreError(error, `delete of ${key}`)
        })
      }, signal),
    list: ({ prefix, startAfter = '', countMax = LIST_COUNT_MAX, signal }) =>
      gate.run(async () => {
        const wanted = { prefix, startAfter, countMax: Math.min(countMax, LIST_COUNT_MAX) }
        return listFiles(fileSystem, directory, wanted).catch((error: unknown) => {
          throw toObjectStoreError(error, `list of ${prefix}`)
        })
      }, signal),
  }
}

/** Runs `work` on an object's file; null when there is none. */
async function withFile<T>(
  openFiles: OpenFiles,
  { key, path }: { readonly key: string; readonly path: string },
  work: (file: ReadableFile) => Promise<T>,
): Promise<T | null> {
  try {
    return await openFiles.use(path, work)
  } catch (error) {
    if (isAbsent(error)) return null
    throw toObjectStoreError(error, `read of ${key}`)
  }
}

/** No such file, or a folder where the key would be a file or the other way round. */
function isAbsent(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(fileErrorCode(error) ?? '')
}

async function readExactly(file: OpenFile, start: number, target: Uint8Array): Promise<Uint8Array> {
  let filled = 0
  while (filled < target.length) {
    const byteCount = await file.read(target.subarray(filled), start + filled)
    if (byteCount === 0)
      throw new ObjectStoreError('UNAVAILABLE', `the file ended ${target.length - filled} bytes early`)
    filled += byteCount
  }
  return target
}

async function checksumOf(file: OpenFile, byteLength: number): Promise<number> {
  const buffer = unfilled(Math.min(byteLength, HEAD_READ_BYTES))
  let crc = 0
  for (let at = 0; at < byteLength; at += buffer.length) {
    const piece = buffer.subarray(0, Math.min(buffer.length, byteLength - at))
    crc = crc32c(await readExactly(file, at, piece), crc)
  }
  return crc
}

/** Memory that is about to be filled, outside of Node's pool: a small read must not keep a slab alive. */
function unfilled(byteLength: number): Uint8Array {
  return new Uint8Array(Buffer.allocUnsafeSlow(byteLength).buffer)
}
