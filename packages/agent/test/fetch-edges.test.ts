import { createMemoryMetadataStore, type MetadataStore, type PartitionReadQuery } from '@millrace/metadata'
import { ErrorCode } from '@millrace/protocol'
import { fetchRequest, fetchResponse } from '@millrace/protocol/messages'
import { systemClock } from '@millrace/runtime'
import { afterEach, describe, expect, it } from 'vitest'
import { batchOf, closeAll, createTopic, fetch, newClient, produce, startAgent } from './agent-client.ts'

afterEach(closeAll)

/** A memory store that keeps what was asked of it. */
function createWatchedStore(): MetadataStore & { readonly queries: (readonly PartitionReadQuery[])[] } {
  const store = createMemoryMetadataStore({ clock: systemClock })
  const queries: (readonly PartitionReadQuery[])[] = []
  return Object.assign(Object.create(store) as MetadataStore, {
    queries,
    readPartitions(...args: Parameters<MetadataStore['readPartitions']>) {
      queries.push(args[0])
      return store.readPartitions(...args)
    },
  })
}

describe('a Fetch of very many topics', () => {
  it('costs work in proportion to them', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    await produce(client, 't', batchOf(['a']))
    const names = Array.from({ length: 60_000 }, (_, index) => `nowhere-${index}`)
    // 60,000 topics times 60,000 partitions would be minutes of work.
    const { responses } = await client.call([fetchRequest, fetchResponse], 12, {
      maxWaitMs: 0,
      minBytes: 1,
      topics: [...names, 't'].map((topic) => ({ topic, partitions: [{ partition: 0, partitionMaxBytes: 1_000 }] })),
    })
    expect(responses).toHaveLength(60_001)
    expect(responses[5]?.partitions[0]?.errorCode).toBe(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
    expect(responses.at(-1)?.partitions[0]).toMatchObject({ errorCode: 0, highWatermark: 1 })
  }, 20_000)

  it('asks for an index in proportion to the answer, not to the partitions', async () => {
    const metadataStore = createWatchedStore()
    const { client } = await startAgent({ metadataStore, fetchBytesMax: 100_000 })
    await createTopic(client, 't', { partitions: 1_000 })
    await client.call([fetchRequest, fetchResponse], 12, {
      maxWaitMs: 0,
      minBytes: 1,
      topics: [
        {
          topic: 't',
          partitions: Array.from({ length: 1_000 }, (_, partition) => ({ partition, partitionMaxBytes: 100_000 })),
        },
      ],
    })
    const askedBytes = metadataStore.queries.at(-1)!.reduce((sum, { bytesMax }) => sum + bytesMax, 0)
    expect(metadataStore.queries.at(-1)).toHaveLength(1_000)
    expect(askedBytes).toBeLessThanOrEqual(1_000_000)
  })

  it('is answered at once when one partition has more than its share of the index', async () => {
    const { client } = await startAgent({ fetchBytesMax: 2_000 })
    await createTopic(client, 't', { partitions: 100 })
    for (let index = 0; index < 10; index++) await produce(client, 't', batchOf(['x'.repeat(300)]))
    const { responses } = await client.call([fetchRequest, fetchResponse], 12, {
      maxWaitMs: 300_000,
      minBytes: 1_500,
      topics: [
        {
          topic: 't',
          partitions: Array.from({ length: 100 }, (_, partition) => ({ partition, partitionMaxBytes: 2_000 })),
        },
      ],
    })
    expect(Buffer.concat(responses[0]!.partitions[0]!.records ?? []).length).toBeGreaterThan(0)
  })
})

describe('min.bytes', () => {
  it('above what one answer may hold is met by a full answer', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    await produce(client, 't', batchOf(['x'.repeat(600)]))
    await produce(client, 't', batchOf(['y'.repeat(600)]))
    const answer = await fetch(client, 't', 0, { maxWaitMs: 300_000, minBytes: 100_000, maxBytes: 1_000 })
    expect(answer.records).not.toEqual([])
  })
})

describe('sessions', () => {
  it('a request that ends an unknown session and wants a new one is answered in full', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    const { errorCode, sessionId, responses } = await client.call([fetchRequest, fetchResponse], 12, {
      maxWaitMs: 0,
      sessionId: 7,
      sessionEpoch: 0,
      topics: [{ topic: 't', partitions: [{ partition: 0 }] }],
    })
    expect({ errorCode, sessionId, topics: responses.length }).toEqual({ errorCode: 0, sessionId: 0, topics: 1 })
  })
})

describe('answers that are not taken', () => {
  it('fill a budget: then a Fetch comes without records, and with them once there is room', async () => {
    const metadataStore = createWatchedStore()
    const { agent, client } = await startAgent({ metadataStore, fetchBytesMax: 1_048_576, fetchBudgetBytes: 1_048_576 })
    await createTopic(client, 'full')
    await createTopic(client, 'empty')
    await produce(client, 'full', batchOf(['x'.repeat(700_000)]))
    const slow = await newClient(agent)
    const first = fetch(slow, 'empty', 0, { maxWaitMs: 300_000 })
    await expect.poll(() => metadataStore.queries.length).toBe(1)
    // Ready at once, but its answer leaves only behind the first one.
    const second = fetch(slow, 'full', 0)
    await expect.poll(() => metadataStore.queries.length).toBe(2)
    const without = await fetch(client, 'full', 0, { maxWaitMs: 20 })
    expect(without).toMatchObject({ errorCode: 0, highWatermark: 1, records: [] })
    await produce(client, 'empty', batchOf(['y']))
    expect((await first).records).not.toEqual([])
    expect((await second).records).not.toEqual([])
    const withRecords = await fetch(client, 'full', 0, { maxWaitMs: 300_000 })
    expect(withRecords.records).not.toEqual([])
  })

  it('of a connection that is gone are given back', async () => {
    const metadataStore = createWatchedStore()
    const { agent, client } = await startAgent({ metadataStore, fetchBytesMax: 1_048_576, fetchBudgetBytes: 1_048_576 })
    await createTopic(client, 'full')
    await createTopic(client, 'empty')
    await produce(client, 'full', batchOf(['x'.repeat(700_000)]))
    const slow = await newClient(agent)
    const lost = [fetch(slow, 'empty', 0, { maxWaitMs: 300_000 }), fetch(slow, 'full', 0)]
    await expect.poll(() => metadataStore.queries.length).toBe(2)
    slow.close()
    await Promise.allSettled(lost)
    expect((await fetch(client, 'full', 0, { maxWaitMs: 300_000 })).records).not.toEqual([])
  })
})

describe('long polls', () => {
  it('of many connections warn of no leak, and all end when the agent closes', async () => {
    const warnings: string[] = []
    const onWarning = ({ name }: Error) => void warnings.push(name)
    process.on('warning', onWarning)
    const metadataStore = createWatchedStore()
    const { agent, client } = await startAgent({ metadataStore })
    await createTopic(client, 't')
    const clients = await Promise.all(Array.from({ length: 15 }, () => newClient(agent)))
    const waiting = clients.map((each) => fetch(each, 't', 0, { maxWaitMs: 300_000 }))
    await expect.poll(() => metadataStore.queries.length).toBe(15)
    await agent.close()
    const answers = await Promise.all(waiting)
    expect(answers.map(({ errorCode }) => errorCode)).toEqual(clients.map(() => 0))
    process.off('warning', onWarning)
    expect(warnings).not.toContain('MaxListenersExceededWarning')
  })
})
