import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import Database from 'libsql'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../src/open-database.ts'
import { resolveSqliteMetadataOptions } from '../src/options.ts'
import { spawnWorker } from '../src/spawn-worker.ts'
import { createWorkerHost } from '../src/worker-host.ts'
import { plainSegment, topicSpec } from './support/plain.ts'
import { openStore, openStoreOn, withFolder } from './support/stores.ts'

describe('files that cannot be used', () => {
  it('a file that is no SQLite file is INVALID and left as it is', () =>
    withFolder(async (path) => {
      await writeFile(path, 'This is a letter to my aunt, and it is longer than a page header of SQLite. '.repeat(20))
      const store = openStore(path)
      await expect(store.start()).rejects.toMatchObject({ code: 'INVALID' })
      await store.close()
    }))

  it('a SQLite file of some other program is INVALID', () =>
    withFolder(async (path) => {
      const other = new Database(path)
      other.exec('CREATE TABLE notes (text TEXT)')
      other.close()
      const store = openStore(path)
      await expect(store.start()).rejects.toMatchObject({ code: 'INVALID', message: expect.stringContaining(path) })
      await store.close()
    }))

  it('a file of a newer version is INVALID', () =>
    withFolder(async (path) => {
      const newer = new Database(path)
      newer.exec(
        'CREATE TABLE schema_version (version INTEGER NOT NULL) STRICT; INSERT INTO schema_version VALUES (99)',
      )
      newer.close()
      const store = openStore(path)
      await expect(store.start()).rejects.toMatchObject({ code: 'INVALID', message: expect.stringContaining('99') })
      await store.close()
    }))

  it('a path that is a folder, and one below a file, are UNAVAILABLE in words that name it', () =>
    withFolder(async (path) => {
      await mkdir(path)
      const store = openStore(path)
      await expect(store.start()).rejects.toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining(path) })
      await writeFile(join(path, 'file'), '')
      const below = openStore(join(path, 'file', 'metadata.db'))
      await expect(below.start()).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    }))

  it('folders that are missing are made', () =>
    withFolder(async (path) => {
      const deep = join(dirname(path), 'a', 'b', 'metadata.db')
      const store = openStore(deep)
      await store.start()
      await store.close()
      expect(await readdir(dirname(deep))).toEqual(['metadata.db'])
    }))

  it('start may be called again after it failed', () =>
    withFolder(async (path) => {
      const first = openStore(path)
      const second = openStore(path)
      await first.start()
      await expect(second.start()).rejects.toMatchObject({ code: 'IN_USE' })
      await first.close()
      await second.start()
      expect(await second.listTopics('vci')).toEqual([])
      await second.close()
    }))
})

describe('a disk that is full', () => {
  it('fails the commit with FULL, changes nothing, and goes on when there is space', () =>
    withFolder(async (path) => {
      const options = resolveSqliteMetadataOptions({ path })
      let limitPages: ((pages: number) => void) | undefined
      const answer = createWorkerHost(options, (given) => {
        const database = openDatabase(given)
        limitPages = (pages) => database.pragma(`max_page_count = ${pages}`)
        return database
      })
      const ask = (id: number, method: 'open' | 'createTopics' | 'commitSegment' | 'readPartitions', args: unknown[]) =>
        answer({ id, method, args })
      ask(1, 'open', [])
      ask(2, 'createTopics', ['vci', [topicSpec('t', 100)]])
      limitPages?.(20)
      const partitions = Array.from({ length: 100 }, (_, index) => index)
      let response = ask(3, 'commitSegment', [plainSegment('t', partitions), Date.now()])
      let committed = 0
      while (response.ok) {
        committed++
        response = ask(4, 'commitSegment', [plainSegment('t', partitions), Date.now()])
      }
      expect(response).toMatchObject({ ok: false, code: 'FULL', isConnectionLost: false })
      limitPages?.(100_000)
      expect(ask(5, 'commitSegment', [plainSegment('t', partitions), Date.now()]).ok).toBe(true)
      const query = { topicId: 't', partition: 99, offset: 0, bytesMax: 1 }
      const read = ask(6, 'readPartitions', [[query]])
      expect(read).toMatchObject({ ok: true, value: [{ highWatermark: committed + 1 }] })
    }))
})

/** A thread that opens nothing, fails the first call as a disk would, and ends. */
const BROKEN_THREAD = `
  const { parentPort } = require('node:worker_threads')
  parentPort.on('message', ({ id, method }) => {
    if (method === 'open') return parentPort.postMessage({ id, ok: true })
    parentPort.postMessage({ id, ok: false, code: 'UNAVAILABLE', message: 'disk I/O error', isConnectionLost: true })
    parentPort.close()
  })`

describe('a disk that fails', () => {
  it('fails the call with UNAVAILABLE, and the next one opens the file again', () =>
    withFolder(async (path) => {
      let spawned = 0
      const events: string[] = []
      const logger = { debug() {}, info() {}, error() {}, warn: (event: string) => events.push(event) }
      const store = openStoreOn(path, {
        spawn: async (options) =>
          spawned++ === 0 ? new Worker(BROKEN_THREAD, { eval: true }) : await spawnWorker(options),
        logger: {
          ...logger,
          child: () => ({
            ...logger,
            child: () => {
              throw new Error('not used')
            },
          }),
        },
      })
      await store.start()
      await expect(store.listTopics('vci')).rejects.toMatchObject({ code: 'UNAVAILABLE' })
      let topics: unknown
      while (topics === undefined) topics = await store.listTopics('vci').catch(() => undefined)
      expect(topics).toEqual([])
      expect(spawned).toBe(2)
      expect(events).toEqual(['metadata.connection_lost'])
      await store.close()
      await store.closed
    }))
})

describe('a thread that dies', () => {
  it('closes the store with a reason; the process lives on', () =>
    withFolder(async (path) => {
      let thread: Worker | undefined
      const store = openStoreOn(path, {
        spawn: async (options) => {
          thread = await spawnWorker(options)
          return thread
        },
      })
      await store.start()
      const pending = store.listTopics('vci')
      const terminated = thread?.terminate()
      await expect(pending).rejects.toMatchObject({ code: 'CLOSED' })
      await terminated
      await expect(store.closed).rejects.toMatchObject({ code: 'CLOSED', message: expect.stringContaining('failed') })
      await expect(store.listTopics('vci')).rejects.toMatchObject({ code: 'CLOSED' })
      await expect(store.start()).rejects.toMatchObject({ code: 'CLOSED' })
      await store.close()
      const next = openStore(path)
      await next.start()
      await next.close()
    }))

  it('by a broken invariant takes the store with it', () =>
    withFolder(async (path) => {
      const store = openStoreOn(path, {
        spawn: async () =>
          new Worker(
            `require('node:worker_threads').parentPort.on('message', (request) => {
              if (request.method !== 'open') throw new TypeError('a bug')
              require('node:worker_threads').parentPort.postMessage({ id: request.id, ok: true })
            })`,
            { eval: true },
          ),
      })
      await store.start()
      await expect(store.listTopics('vci')).rejects.toMatchObject({ code: 'CLOSED' })
      await expect(store.closed).rejects.toMatchObject({ message: 'the metadata store failed: a bug' })
    }))
})

describe('calls', () => {
  it('before start fail with CLOSED', () =>
    withFolder(async (path) => {
      const store = openStore(path)
      await expect(store.listTopics('vci')).rejects.toMatchObject({ code: 'CLOSED' })
      await expect(store.nowMs()).rejects.toMatchObject({ code: 'CLOSED' })
      await store.close()
      await expect(store.start()).rejects.toMatchObject({ code: 'CLOSED' })
    }))

  it('close while the store is starting leaves the file free', () =>
    withFolder(async (path) => {
      const store = openStore(path)
      const starting = store.start()
      await Promise.all([expect(starting).rejects.toMatchObject({ code: 'CLOSED' }), store.close()])
      const next = openStore(path)
      await next.start()
      await next.close()
    }))

  it('more than may wait fail with UNAVAILABLE at once, the others are answered', () =>
    withFolder(async (path) => {
      const store = openStore(path, { pendingCallsMax: 3 })
      await store.start()
      const calls = Array.from({ length: 4 }, () => store.listTopics('vci'))
      const results = await Promise.allSettled(calls)
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected'])
      await expect(calls[3]).rejects.toMatchObject({ code: 'UNAVAILABLE' })
      expect(await store.listTopics('vci')).toEqual([])
      await store.close()
    }))

  it('that are given up reject with the reason at once, and what they asked for still happens', () =>
    withFolder(async (path) => {
      const store = openStore(path)
      await store.start()
      const controller = new AbortController()
      const creating = store.createTopics('vci', [topicSpec('t')], { signal: controller.signal })
      controller.abort(new Error('enough'))
      await expect(creating).rejects.toThrow('enough')
      expect(await store.listTopics('vci')).toHaveLength(1)
      await store.close()
    }))

  it('with arguments that are no plain data are BAD_REQUEST', () =>
    withFolder(async (path) => {
      const store = openStore(path)
      await store.start()
      const spec = Object.assign(topicSpec('t'), { configs: { broken: () => '' } })
      // @ts-expect-error A function is no config.
      const creating = store.createTopics('vci', [spec])
      await expect(creating).rejects.toMatchObject({ code: 'BAD_REQUEST' })
      await store.close()
    }))
})

describe('reads', () => {
  it('of many extents take as many pages as needed and are exact', () =>
    withFolder(async (path) => {
      const store = openStore(path, { synchronous: 'NORMAL' })
      await store.start()
      await store.createTopics('vci', [topicSpec('t')])
      for (let index = 0; index < 300; index++) await store.commitSegment(plainSegment('t'))
      for (const [bytesMax, count] of [
        [100, 1],
        [1700, 17],
        [10_000, 100],
        [1e9, 300],
      ] as const) {
        const [read] = await store.readPartitions([{ topicId: 't', partition: 0, offset: 0, bytesMax }])
        const offsets = read?.ok === true ? read.extents.map(({ baseOffset }) => baseOffset) : []
        expect(offsets).toEqual(Array.from({ length: count }, (_, index) => index))
      }
      await store.close()
    }))
})
