import { createSeededRandom, type Logger, noopLogger } from '@millrace/runtime'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createFileObjectStore,
  type FileObjectStore,
  type FileSystem,
  nodeFileSystem,
  ObjectStoreError,
  resolveFileObjectStoreOptions,
} from '../src/index.ts'

const body = [new TextEncoder().encode('the object')]
const TEMP = '.millrace-tmp'

let root: string
let directory: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'millrace-file-store-'))
  directory = join(root, 'objects')
})
afterEach(() => rm(root, { recursive: true, force: true }))

/** Which operation fails next, and how. */
interface Plan {
  fail?: { readonly operation: Operation; readonly code: string }
}

type Operation = 'createFile' | 'write' | 'syncTemp' | 'link' | 'unlink' | 'openFolder' | 'syncFolder' | 'read'

/** The machine's file system, in which the planned operation fails once. */
function failingFileSystem(plan: Plan): FileSystem {
  async function step<T>(operation: Operation, work: () => Promise<T>): Promise<T> {
    const { fail } = plan
    if (fail?.operation !== operation) return work()
    delete plan.fail
    throw Object.assign(new Error(`${fail.code}: planted`), { code: fail.code })
  }
  return {
    ...nodeFileSystem,
    link: (from, to) => step('link', () => nodeFileSystem.link(from, to)),
    unlink: (path) => step('unlink', () => nodeFileSystem.unlink(path)),
    async createFile(path) {
      const file = await step('createFile', () => nodeFileSystem.createFile(path))
      return {
        ...file,
        write: (chunks) => step('write', () => file.write(chunks)),
        sync: () => step('syncTemp', () => file.sync()),
      }
    },
    async openFile(path) {
      const file = await nodeFileSystem.openFile(path)
      return { ...file, read: (target, position) => step('read', () => file.read(target, position)) }
    },
    async openFolder(path) {
      const folder = await step('openFolder', () => nodeFileSystem.openFolder(path))
      return { sync: () => step('syncFolder', () => folder.sync()), close: () => folder.close() }
    },
  }
}

async function started(plan: Plan = {}): Promise<{ store: FileObjectStore; plan: Plan; logged: string[] }> {
  const logged: string[] = []
  const log = (event: string) => void logged.push(event)
  const logger: Logger = { ...noopLogger, info: log, warn: log, error: log }
  const store = createFileObjectStore({ fileSystem: failingFileSystem(plan), logger }, { directory })
  await store.start()
  // Folders of keys are made once; failures planted later then hit the put itself.
  await store.put('a/first', body)
  return { store, plan, logged }
}

async function failureOf(call: Promise<unknown>): Promise<ObjectStoreError> {
  const error: unknown = await call.then(() => undefined).catch((reason: unknown) => reason)
  if (!ObjectStoreError.is(error)) throw new Error('the call did not fail as a store does', { cause: error })
  return error
}

describe('a failed fsync', () => {
  it.each([
    ['syncTemp', 'EIO'],
    ['syncFolder', 'EIO'],
    ['syncFolder', 'ENOSPC'],
  ] as const)('closes the store when %s says %s', async (operation, code) => {
    const { store, plan, logged } = await started()
    plan.fail = { operation, code }
    const error = await failureOf(store.put('a/k', body))
    expect(error.code).toBe('CLOSED')
    expect(error.message).toMatch(/fsync of .* failed .*; what is on the medium is unknown/)
    await expect(store.closed).rejects.toThrow(/what is on the medium is unknown/)
    for (const call of [store.get('a/first'), store.put('a/other', body), store.start()]) {
      expect((await failureOf(call)).message).toMatch(/is closed: fsync of .* failed/)
    }
    expect(logged).toContain('object.fsync_failed')
    await store.close()
  })

  it('leaves the store open when only the disk is full and only a temporary file was synced', async () => {
    const { store, plan } = await started()
    plan.fail = { operation: 'syncTemp', code: 'ENOSPC' }
    expect((await failureOf(store.put('a/k', body))).code).toBe('FULL')
    expect(await readdir(join(directory, TEMP))).toEqual([])
    await store.put('a/k', body)
  })

  it('fails every put under way, because a later sync that succeeds proves nothing', async () => {
    const { store, plan } = await started()
    plan.fail = { operation: 'syncTemp', code: 'EIO' }
    const puts = ['a/k', 'a/l', 'a/m'].map((key) => failureOf(store.put(key, body)))
    expect((await Promise.all(puts)).map(({ code }) => code)).toEqual(['CLOSED', 'CLOSED', 'CLOSED'])
    await store.close()
    await expect(store.closed).rejects.toThrow('fsync')
  })
})

describe('other failures', () => {
  it.each([
    ['write', 'ENOSPC', 'FULL'],
    ['write', 'EDQUOT', 'FULL'],
    ['write', 'EIO', 'UNAVAILABLE'],
    ['createFile', 'EMFILE', 'UNAVAILABLE'],
    ['createFile', 'EEXIST', 'UNAVAILABLE'],
    ['createFile', 'EACCES', 'ACCESS_DENIED'],
    ['createFile', 'EROFS', 'ACCESS_DENIED'],
    ['link', 'EPERM', 'INVALID'],
    ['link', 'ENOENT', 'UNAVAILABLE'],
    ['link', 'EMLINK', 'UNAVAILABLE'],
  ] as const)('%s saying %s is %s, leaves nothing behind, and passes', async (operation, code, expected) => {
    const { store, plan } = await started()
    plan.fail = { operation, code }
    const error = await failureOf(store.put('a/k', body))
    expect(error.code).toBe(expected)
    expect(error.cause).toBeDefined()
    expect(await readdir(join(directory, TEMP))).toEqual([])
    expect(await store.head('a/k')).toBeNull()
    await store.put('a/k', body)
  })

  it('a folder that cannot be opened for its sync leaves the outcome open: asked again, the object is there', async () => {
    const { store, plan } = await started()
    plan.fail = { operation: 'openFolder', code: 'EMFILE' }
    expect((await failureOf(store.put('a/k', body))).code).toBe('UNAVAILABLE')
    expect((await failureOf(store.put('a/k', body))).code).toBe('PRECONDITION_FAILED')
    expect(await store.head('a/k')).toMatchObject({ byteLength: 10 })
  })

  it('a temporary file that cannot be removed is left for the next start', async () => {
    const { store, plan, logged } = await started()
    plan.fail = { operation: 'unlink', code: 'EIO' }
    await store.put('a/k', body)
    expect(logged).toContain('object.temp_file_left')
    expect(await readdir(join(directory, TEMP))).toHaveLength(1)
  })

  it('reading is UNAVAILABLE on EIO', async () => {
    const { store, plan } = await started()
    for (const call of [() => store.get('a/first'), () => store.head('a/first')]) {
      plan.fail = { operation: 'read', code: 'EIO' }
      expect((await failureOf(call())).code).toBe('UNAVAILABLE')
    }
  })

  it('a folder that was removed under the store is made again', async () => {
    const { store } = await started()
    await rm(join(directory, 'a'), { recursive: true })
    expect((await failureOf(store.put('a/k', body))).code).toBe('UNAVAILABLE')
    await store.put('a/k', body)
    expect(await store.head('a/k')).not.toBeNull()
  })
})

describe('starting', () => {
  it('removes the temporary files of a crash, and nothing else', async () => {
    const { store } = await started()
    await store.close()
    await writeFile(join(directory, TEMP, 'left-over'), 'x')
    const { logged } = await startedAgain()
    expect(await readdir(join(directory, TEMP))).toEqual([])
    expect(logged).toContain('object.temp_files_removed')
    expect(existsSync(join(directory, 'a/first'))).toBe(true)
  })

  async function startedAgain() {
    const logged: string[] = []
    const logger: Logger = { ...noopLogger, info: (event) => void logged.push(event) }
    const store = createFileObjectStore({ logger }, { directory })
    await store.start()
    return { store, logged }
  }

  it('makes the folder with those above it', async () => {
    directory = join(root, 'x/y/z')
    await started()
    expect(existsSync(join(root, 'x/y/z/a/first'))).toBe(true)
  })

  it('fails when something else is where the folder should be', async () => {
    await writeFile(directory, 'a file')
    const store = createFileObjectStore({}, { directory })
    expect((await failureOf(store.start())).message).toMatch(/^opening file:.* failed: ENOTDIR/)
  })

  it('is asked for by a put that comes first', async () => {
    const store = createFileObjectStore({}, { directory })
    expect((await failureOf(store.put('k', body))).message).toMatch(/was not started/)
  })
})

describe('what is not ours', () => {
  it('is neither listed nor read', async () => {
    const { store } = await started()
    await mkdir(join(directory, 'folder'))
    await writeFile(join(directory, 'with space'), 'x')
    await writeFile(join(directory, '.hidden'), 'x')
    await writeFile(join(root, 'outside'), 'x')
    expect((await store.list({ prefix: '' })).map(({ key }) => key)).toEqual(['a/first'])
    expect((await failureOf(store.get('../outside'))).code).toBe('INVALID')
    expect((await failureOf(store.get('folder'))).code).toBe('NOT_FOUND')
    expect((await failureOf(store.get('a/first/below'))).code).toBe('NOT_FOUND')
    expect(await store.head('folder')).toBeNull()
  })
})

describe('two stores on one folder', () => {
  it('do not share names of temporary files, and one of them wins', async () => {
    const stores = [1, 2].map((seed) => createFileObjectStore({ random: createSeededRandom(seed) }, { directory }))
    for (const store of stores) await store.start()
    const outcomes = await Promise.allSettled(stores.map((store) => store.put('b/k', body)))
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('options', () => {
  it('want an absolute path', () => {
    expect(() => resolveFileObjectStoreOptions({ directory: 'relative' })).toThrow('relative is not an absolute path')
  })
})
