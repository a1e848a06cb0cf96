import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMemoryMetadataStore, type MetadataStore } from '@millrace/metadata'
import { createMemoryObjectStore, type ObjectStore } from '@millrace/object-store'
import { readRecordBatchHeaders } from '@millrace/protocol'
import { systemClock } from '@millrace/runtime'
import { afterEach, describe, expect, it } from 'vitest'
import { createAgent } from '../src/index.ts'
import { batchOf, closeAll, createTopic, fetch, produce, startAgent } from './agent-client.ts'

const folders: string[] = []
afterEach(async () => {
  await closeAll()
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-agent-'))
  folders.push(folder)
  return folder
}

describe('an agent on SQLite and files', () => {
  it('has everything again after it was closed and started anew', async () => {
    const folder = await newFolder()
    const urls = { bucketURL: `file://${folder}/objects`, metadataURL: `sqlite://${folder}/metadata.db` }
    const first = await startAgent(urls)
    await createTopic(first.client, 't')
    await produce(first.client, 't', batchOf(['kept']))
    await first.agent.close()
    const { client } = await startAgent(urls)
    const answer = await fetch(client, 't', 0)
    expect(answer.highWatermark).toBe(1)
    expect(readRecordBatchHeaders(answer.records!).batches).toHaveLength(1)
    expect(await produce(client, 't', batchOf(['more']))).toMatchObject({ errorCode: 0, baseOffset: 1 })
  })

  it('says in one sentence that the metadata file is in use, and closes what it had opened', async () => {
    const folder = await newFolder()
    const urls = { bucketURL: `file://${folder}/objects`, metadataURL: `sqlite://${folder}/metadata.db` }
    const { agent } = await startAgent(urls)
    await expect(createAgent(urls)).rejects.toMatchObject({
      code: 'IN_USE',
      message: expect.stringContaining('metadata.db'),
    })
    await agent.close()
    await startAgent(urls)
  })
})

describe('start', () => {
  it('a port that is taken, a clock that is off and a bad option are each said by name', async () => {
    const taken = createServer()
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, () => resolve((taken.address() as { port: number }).port))
    })
    await expect(createAgent({ kafkaPort: port })).rejects.toMatchObject({ code: 'ADDRESS_IN_USE' })
    taken.close()
    const clock = { ...systemClock, nowMs: () => Date.now() + 3_600_000 }
    const metadataStore = createMemoryMetadataStore({ clock })
    await expect(createAgent({ metadataStore })).rejects.toMatchObject({ code: 'CLOCK_SKEW' })
    await expect(createAgent({ numPartitions: 0, cacheBytesMax: 5 })).rejects.toThrow(/numPartitions.*cacheBytesMax/)
  })

  it('a store that cannot start ends the start of the other one, and is what is said', async () => {
    const metadata = createMemoryMetadataStore({ clock: systemClock })
    let isAborted = false
    const untilAborted: MetadataStore['start'] = ({ signal } = {}) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => {
          isAborted = true
          reject(signal.reason as Error)
        })
      })
    const metadataStore: MetadataStore = Object.assign(Object.create(metadata) as MetadataStore, {
      start: untilAborted,
    })
    const store = createMemoryObjectStore()
    const objectStore: ObjectStore = Object.assign(Object.create(store) as ObjectStore, {
      start: () => Promise.reject(new Error('no such bucket')),
    })
    await expect(createAgent({ metadataStore, objectStore })).rejects.toThrow('no such bucket')
    expect(isAborted).toBe(true)
  })

  it('several agents live in one process without knowing each other', async () => {
    const [first, second] = [await startAgent(), await startAgent()]
    await createTopic(first.client, 't')
    await produce(first.client, 't', batchOf(['x']))
    await createTopic(second.client, 't')
    expect((await fetch(second.client, 't', 0)).highWatermark).toBe(0)
  })
})

describe('close', () => {
  it('answers what was appended before it, and twice is once', async () => {
    const metadataStore = createMemoryMetadataStore({ clock: systemClock })
    let onLookUp = () => {}
    const find: MetadataStore['findTopicsByName'] = (...args) => {
      onLookUp()
      return metadataStore.findTopicsByName(...args)
    }
    // Topics that are remembered for no time are looked up by every produce, which shows that it was read.
    const { agent, client } = await startAgent({
      metadataStore: Object.assign(Object.create(metadataStore) as MetadataStore, { findTopicsByName: find }),
      topicAgeMsMax: 0,
      batchTimeoutMs: 10_000,
      putBudgetBytes: 0,
    })
    await createTopic(client, 't')
    const isRead = new Promise<void>((resolve) => {
      onLookUp = resolve
    })
    const produced = produce(client, 't', batchOf(['last words']))
    await isRead
    await Promise.all([agent.close(), agent.close()])
    expect(await produced).toMatchObject({ errorCode: 0, baseOffset: 0 })
    await agent.closed
  })

  it('a store that fails for good ends the agent, which answers nothing more', async () => {
    let fail!: (reason: Error) => void
    const closed = new Promise<void>((_resolve, reject) => {
      fail = reject
    })
    const store = createMemoryObjectStore()
    const put = () => new Promise<void>(() => {})
    const objectStore: ObjectStore = Object.assign(Object.create(store) as ObjectStore, { put, closed })
    const { agent, client } = await startAgent({ objectStore })
    await createTopic(client, 't')
    const produced = produce(client, 't', batchOf(['never']))
    produced.catch(() => {})
    fail(new Error('an fsync failed'))
    await expect(agent.closed).rejects.toMatchObject({
      code: 'FAILED',
      message: expect.stringContaining('an fsync failed'),
    })
    await expect(produced).rejects.toThrow('the connection ended')
  })
})
