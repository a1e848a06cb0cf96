import { createMemoryMetadataStore, type MetadataStore } from '@millrace/metadata'
import { ErrorCode, recordBatchCrc } from '@millrace/protocol'
import { produceRequest, produceResponse } from '@millrace/protocol/messages'
import { systemClock } from '@millrace/runtime'
import { afterEach, describe, expect, it } from 'vitest'
import { createTopicCatalog } from '../src/topic-catalog.ts'
import { batchOf, closeAll, createTopic, newClient, produce, startAgent } from './agent-client.ts'

afterEach(closeAll)

function defer() {
  let resolve!: () => void
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

/** A memory store whose look-ups by name wait at a gate. */
function createGatedStore(): MetadataStore & { gate: Promise<void> | undefined; lookUpCount: number } {
  const store = createMemoryMetadataStore({ clock: systemClock })
  const gated = Object.assign(Object.create(store) as MetadataStore, {
    gate: undefined as Promise<void> | undefined,
    lookUpCount: 0,
    async findTopicsByName(...args: Parameters<MetadataStore['findTopicsByName']>) {
      gated.lookUpCount++
      await gated.gate
      return store.findTopicsByName(...args)
    },
  })
  return gated
}

describe('the topic catalog', () => {
  it('finds a topic whose memory expires while another one is looked up', async () => {
    let nowMs = 0
    const clock = { ...systemClock, monotonicMs: () => nowMs }
    const store = createGatedStore()
    const options = { clusterId: 'vci_test', batchBytesMaxDefault: 1_000, topicsMax: 100, topicAgeMsMax: 10_000 }
    const catalog = createTopicCatalog({ store, clock }, options)
    const spec = (name: string, topicId: string) => ({ name, topicId, partitionCount: 1, configs: {} })
    await store.createTopics('vci_test', [spec('old', 'AAAAAAAAAAAAAAAAAAAAAQ'), spec('new', 'AAAAAAAAAAAAAAAAAAAAAg')])
    await catalog.findByName(['old'])
    nowMs = 10_000
    const { promise, resolve } = defer()
    store.gate = promise
    const found = catalog.findByName(['old', 'new'])
    nowMs = 10_001
    resolve()
    expect((await found).map((topic) => topic?.name)).toEqual(['old', 'new'])
  })

  it('finds more topics at once than it remembers', async () => {
    const store = createMemoryMetadataStore({ clock: systemClock })
    const options = { clusterId: 'vci_test', batchBytesMaxDefault: 1_000, topicsMax: 2, topicAgeMsMax: 10_000 }
    const catalog = createTopicCatalog({ store, clock: systemClock }, options)
    const names = ['a', 'b', 'c', 'd']
    const topicIds = ['AQ', 'Ag', 'Aw', 'BA'].map((end) => `AAAAAAAAAAAAAAAAAAAA${end}`)
    await store.createTopics(
      'vci_test',
      names.map((name, index) => ({ name, topicId: topicIds[index]!, partitionCount: 1, configs: {} })),
    )
    await catalog.findByName(['a', 'b'])
    expect((await catalog.findByName(names)).map((topic) => topic?.name)).toEqual(names)
  })
})

describe('a produce whose time is up while its topics are looked up', () => {
  it('is not overtaken by the next one of the same producer', async () => {
    const metadataStore = createGatedStore()
    let skippedMs = 0
    const clock = { ...systemClock, monotonicMs: () => systemClock.monotonicMs() + skippedMs }
    const { agent, client: admin } = await startAgent({ metadataStore, clock })
    await createTopic(admin, 't')
    const client = await newClient(agent)
    const batch = (baseSequence: number) => batchOf(['x'], { producerId: 7, producerEpoch: 0, baseSequence })
    const send = (sequence: number, timeoutMs: number) => produce(client, 't', batch(sequence), { timeoutMs })
    // The topic has to be looked up again.
    skippedMs = 60_000
    const { promise, resolve } = defer()
    metadataStore.gate = promise
    const first = send(0, 1)
    const second = send(1, 30_000)
    expect((await first).errorCode).toBe(ErrorCode.REQUEST_TIMED_OUT)
    resolve()
    expect((await second).errorCode).not.toBe(ErrorCode.NONE)
    expect(await send(0, 30_000)).toMatchObject({ errorCode: 0, baseOffset: 0 })
    expect(await send(1, 30_000)).toMatchObject({ errorCode: 0, baseOffset: 1 })
  })
})

describe('a batch that says that its timestamps are the broker’s', () => {
  it('is refused, as Kafka does', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    const batch = Buffer.from(batchOf(['x']))
    batch.writeUInt16BE(batch.readUInt16BE(21) | 8, 21)
    batch.writeUInt32BE(recordBatchCrc([batch]), 17)
    const { responses } = await client.call([produceRequest, produceResponse], 9, {
      acks: -1,
      timeoutMs: 10_000,
      topicData: [{ name: 't', partitionData: [{ index: 0, records: batch }] }],
    })
    expect(responses[0]?.partitionResponses[0]?.errorCode).toBe(ErrorCode.INVALID_TIMESTAMP)
  })
})
