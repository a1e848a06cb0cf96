import { type Logger, type Random } from '@millrace/runtime'
import { dirname, join } from 'node:path'
import type { CallGate } from './call-gate.ts'
import { closingAfter } from './closing-after.ts'
import { type DurableFolders, makeDurableRoot, makeFolderIfMissing } from './durable-folders.ts'
import { ObjectStoreError } from './errors.ts'
import { isFull, toObjectStoreError } from './file-error.ts'
import { type FileSystem, fileErrorCode, type OpenFile } from './file-system.ts'

/** Where temporary files lie. Keys have no part that starts with a dot, so none can name it. */
const TEMP_FOLDER = '.millrace-tmp'

/** What the write path of a file store works with. */
export interface FilePutContext {
  readonly fileSystem: FileSystem
  readonly directory: string
  readonly logger: Logger
  readonly sync: Syncer
  readonly folders: DurableFolders
  readonly nextTempPath: () => string
}

interface Syncable {
  sync(): Promise<void>
}

/** Syncs files and folders; see {@link createSyncer}. */
export interface Syncer {
  /** Syncs a folder's entries. */
  readonly folder: (path: string) => Promise<void>
  /** Syncs a file that others may rely on already. */
  readonly file: (path: string, file: OpenFile) => Promise<void>
  /** Syncs a temporary file. Being full is an ordinary failure then: the file is thrown away. */
  readonly temp: (path: string, file: OpenFile) => Promise<void>
}

/** Syncs; closes the store when that fails. Failing to open what is to be synced is an ordinary failure. */
export function createSyncer(fileSystem: FileSystem, gate: CallGate, logger: Logger): Syncer {
  async function syncOrFail(path: string, target: Syncable, isOrdinary = (_error: unknown) => false): Promise<void> {
    try {
      await target.sync()
    } catch (error) {
      if (isOrdinary(error)) throw error
      const why = error instanceof Error ? error.message : String(error)
      const reason = new Error(`fsync of ${path} failed (${why}); what is on the medium is unknown`, { cause: error })
      logger.error('object.fsync_failed', { path }, error)
      gate.fail(reason)
      throw new ObjectStoreError('CLOSED', reason.message, { cause: error })
    }
    // The system reports a lost write once. A sync that says yes after another one said no proves nothing.
    gate.throwIfFailed()
  }
  return {
    file: (path, file) => syncOrFail(path, file),
    temp: (path, file) => syncOrFail(path, file, isFull),
    async folder(path) {
      await closingAfter(await fileSystem.openFolder(path), (folder) => syncOrFail(path, folder))
    },
  }
}

/** Paths for temporary files that no two stores share. */
export function createTempNames(directory: string, random: Random): () => string {
  const instance = random.fill(Buffer.alloc(8)).toString('hex')
  let count = 0
  return () => join(directory, TEMP_FOLDER, `${instance}-${count++}`)
}

/** Makes the folder durable, removes what a crash left behind. */
export async function openFolderForPuts(
  { fileSystem, directory, sync, logger }: FilePutContext,
  createDirectory: boolean,
): Promise<void> {
  // Until objects rest on it, a folder above us that cannot be synced is a start that fails, not a store that closes.
  const syncFolder = async (path: string) => {
    await closingAfter(await fileSystem.openFolder(path), (folder) => folder.sync())
  }
  if (createDirectory) await makeDurableRoot(fileSystem, directory, syncFolder)
  else await fileSystem.readFolder(directory)
  const tempFolder = join(directory, TEMP_FOLDER)
  await makeFolderIfMissing(fileSystem, tempFolder)
  const leftOver = await fileSystem.readFolder(tempFolder)
  for (const { name } of leftOver) await removeTemp({ fileSystem, logger }, join(tempFolder, name))
  if (leftOver.length > 0) logger.info('object.temp_files_removed', { fileCount: leftOver.length })
  await sync.folder(directory)
}

async function removeTemp(context: Pick<FilePutContext, 'fileSystem' | 'logger'>, path: string): Promise<void> {
  await context.fileSystem.unlink(path).catch((error: unknown) => {
    // It costs space until the next start, nothing else.
    if (fileErrorCode(error) !== 'ENOENT') context.logger.warn('object.temp_file_left', { path }, error)
  })
}

/** One put. */
export interface PutRequest {
  readonly key: string
  readonly body: readonly Uint8Array[]
  readonly signal: AbortSignal | undefined
}

/** The durable put, as the file store's doc block tells it. */
export async function putFile(context: FilePutContext, request: PutRequest): Promise<void> {
  const { key, body, signal } = request
  const doing = `put of ${key} (${body.reduce((sum, chunk) => sum + chunk.length, 0)} bytes)`
  const path = join(context.directory, key)
  const tempPath = context.nextTempPath()
  try {
    await context.folders.ensure(dirname(path))
    await writeTemp(context, tempPath, body)
    signal?.throwIfAborted()
    await linkDurably(context, tempPath, path)
  } catch (error) {
    if (signal?.aborted && error === signal.reason) throw error
    throw toObjectStoreError(error, doing)
  } finally {
    await removeTemp(context, tempPath)
  }
}

async function writeTemp(
  { fileSystem, sync }: FilePutContext,
  tempPath: string,
  body: readonly Uint8Array[],
): Promise<void> {
  const file = await fileSystem.createFile(tempPath).catch((error: unknown) => {
    // Another process has drawn the same name: not the EEXIST that says that the object is there.
    if (fileErrorCode(error) !== 'EEXIST') throw error
    throw new ObjectStoreError('UNAVAILABLE', `the temporary file ${tempPath} exists`, { cause: error })
  })
  await closingAfter(file, async () => {
    await file.write(body)
    await sync.temp(tempPath, file)
  })
}

/** Gives the synced temporary file its final name; when the name is taken, makes what is there durable and says so. */
async function linkDurably(
  { fileSystem, sync, folders }: FilePutContext,
  tempPath: string,
  path: string,
): Promise<void> {
  let isTaken = false
  try {
    await fileSystem.link(tempPath, path)
  } catch (error) {
    const code = fileErrorCode(error)
    if (code === 'ENOENT') {
      folders.forget(dirname(path))
      throw new ObjectStoreError('UNAVAILABLE', `${tempPath} or the folder of ${path} is gone`, { cause: error })
    }
    if (code === 'EPERM') {
      throw new ObjectStoreError('INVALID', `the file system of ${path} has no hard links`, { cause: error })
    }
    if (code !== 'EEXIST') throw error
    isTaken = true
  }
  if (isTaken) {
    await closingAfter(await fileSystem.openFile(path), (file) => sync.file(path, file))
  }
  await sync.folder(dirname(path))
  if (isTaken) throw new ObjectStoreError('PRECONDITION_FAILED', `${path} exists`)
}
