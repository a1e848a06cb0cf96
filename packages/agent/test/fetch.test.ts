import { createMemoryMetadataStore } from '@millrace/metadata'
import { createMemoryObjectStore, type ObjectStore } from '@millrace/object-store'
import { ErrorCode, isRecordBatchIntact, readRecordBatchHeaders, readRecords } from '@millrace/protocol'
import { fetchRequest, fetchResponse } from '@millrace/protocol/messages'
import { systemClock } from '@millrace/runtime'
import { afterEach, describe, expect, it } from 'vitest'
import { batchOf, closeAll, createTopic, fetch, newClient, produce, startAgent } from './agent-client.ts'

afterEach(closeAll)

/** Offset and value of every record of a response. */
function recordsOf(records: readonly Uint8Array[] | null): [number, string][] {
  return readRecordBatchHeaders(records ?? []).batches.flatMap((batch) => {
    expect(isRecordBatchIntact(batch)).toBe(true)
    return [...readRecords(batch)].map(({ offset, value }): [number, string] => [
      Number(offset),
      Buffer.from(value ?? []).toString(),
    ])
  })
}

describe('fetch', () => {
  it('returns what was produced, with its offsets and leader epoch patched in', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    await produce(client, 't', batchOf(['a', 'b']))
    await produce(client, 't', batchOf(['c']))
    const answer = await fetch(client, 't', 0)
    expect(answer).toMatchObject({ errorCode: 0, highWatermark: 3, lastStableOffset: 3, logStartOffset: 0 })
    expect(recordsOf(answer.records)).toEqual([
      [0, 'a'],
      [1, 'b'],
      [2, 'c'],
    ])
    expect(readRecordBatchHeaders(answer.records!).batches.map(({ leaderEpoch }) => leaderEpoch)).toEqual([0, 0])
  })

  it('in the middle of a batch returns the whole batch', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    await produce(client, 't', batchOf(['a', 'b', 'c']))
    await produce(client, 't', batchOf(['d']))
    expect(recordsOf((await fetch(client, 't', 2)).records).map(([offset]) => offset)).toEqual([0, 1, 2, 3])
    expect(recordsOf((await fetch(client, 't', 3)).records)).toEqual([[3, 'd']])
  })

  it.each(Array.from({ length: 15 }, (_, index) => index + 4))('is answered in version %i', async (apiVersion) => {
    const { client } = await startAgent()
    const topicId = await createTopic(client, 't')
    await produce(client, 't', batchOf(['a']))
    const { responses } = await client.call([fetchRequest, fetchResponse], apiVersion, {
      maxWaitMs: 0,
      minBytes: 1,
      topics: [
        {
          ...(apiVersion >= 13 ? { topicId } : { topic: 't' }),
          partitions: [{ partition: 0, fetchOffset: 0, partitionMaxBytes: 1_000 }],
        },
      ],
    })
    expect(recordsOf(responses[0]!.partitions[0]!.records)).toEqual([[0, 'a']])
  })

  it('out of range, of unknown partitions and with a newer leader epoch is refused', async () => {
    const { client } = await startAgent()
    const topicId = await createTopic(client, 't')
    const codeAt = async (offset: number | bigint) => (await fetch(client, 't', offset)).errorCode
    expect(await codeAt(0)).toBe(0)
    expect(await codeAt(1)).toBe(ErrorCode.OFFSET_OUT_OF_RANGE)
    expect(await codeAt(-1)).toBe(ErrorCode.OFFSET_OUT_OF_RANGE)
    expect(await codeAt(9_223_372_036_854_775_807n)).toBe(ErrorCode.OFFSET_OUT_OF_RANGE)
    expect((await fetch(client, 't', 0, { partition: 5 })).errorCode).toBe(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
    expect((await fetch(client, 'nowhere', 0)).errorCode).toBe(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
    const { responses } = await client.call([fetchRequest, fetchResponse], 13, {
      topics: [
        { topicId: 'AAAAAAAAAAAAAAAAAAAAAQ', partitions: [{ partition: 0, fetchOffset: 0 }] },
        { topicId, partitions: [{ partition: 0, fetchOffset: 0, currentLeaderEpoch: 1 }] },
      ],
    })
    expect(responses.map(({ partitions }) => partitions[0]?.errorCode)).toEqual([
      ErrorCode.UNKNOWN_TOPIC_ID,
      ErrorCode.UNKNOWN_LEADER_EPOCH,
    ])
  })

  it('answers every request with session id 0 and refuses sessions that it never gave', async () => {
    const { client } = await startAgent()
    const first = await client.call([fetchRequest, fetchResponse], 12, { sessionEpoch: 0 })
    expect(first).toMatchObject({ errorCode: 0, sessionId: 0 })
    const second = await client.call([fetchRequest, fetchResponse], 12, { sessionId: 5, sessionEpoch: 1 })
    expect(second.errorCode).toBe(ErrorCode.FETCH_SESSION_ID_NOT_FOUND)
    const third = await client.call([fetchRequest, fetchResponse], 12, { sessionId: 0, sessionEpoch: 3 })
    expect(third.errorCode).toBe(ErrorCode.FETCH_SESSION_ID_NOT_FOUND)
  })
})

describe('limits of a fetch', () => {
  it('the first batch comes whole however small the limits are, and nothing after it', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    await produce(client, 't', batchOf(['x'.repeat(500)]))
    await produce(client, 't', batchOf(['y']))
    for (const limits of [{ maxBytes: 1 }, { partitionMaxBytes: 1 }, { maxBytes: 0, partitionMaxBytes: 0 }])
      expect(recordsOf((await fetch(client, 't', 0, limits)).records).map(([offset]) => offset)).toEqual([0])
  })

  it('batches that do not fit are left for the next fetch, without a gap', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    const values = Array.from({ length: 20 }, (_, index) => `${index}-${'x'.repeat(100)}`)
    for (const value of values) await produce(client, 't', batchOf([value]))
    const seen: [number, string][] = []
    while (seen.length < values.length) {
      const page = recordsOf((await fetch(client, 't', seen.length, { partitionMaxBytes: 600 })).records)
      expect(page.length).toBeLessThan(5)
      seen.push(...page)
    }
    expect(seen).toEqual(values.map((value, offset) => [offset, value]))
  })

  it('batches of one large segment are paged without a gap', async () => {
    const { client } = await startAgent({ batchTimeoutMs: 50, putBudgetBytes: 0 })
    await createTopic(client, 't')
    const count = 50
    await Promise.all(
      Array.from({ length: count }, (_, index) =>
        produce(client, 't', batchOf([`${index}-${'x'.repeat(100)}`, 'second'])),
      ),
    )
    const seen: number[] = []
    while (seen.length < 2 * count)
      seen.push(
        ...recordsOf((await fetch(client, 't', seen.length, { partitionMaxBytes: 500 })).records).map(
          ([offset]) => offset,
        ),
      )
    expect(seen).toEqual(Array.from({ length: 2 * count }, (_, offset) => offset))
  })

  it('max.bytes is shared by the partitions in their order', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't', { partitions: 3 })
    for (const partition of [0, 1, 2]) await produce(client, 't', batchOf(['x'.repeat(300)]), { partition })
    const { responses } = await client.call([fetchRequest, fetchResponse], 12, {
      maxBytes: 800,
      minBytes: 1,
      topics: [
        {
          topic: 't',
          partitions: [0, 1, 2].map((partition) => ({ partition, fetchOffset: 0, partitionMaxBytes: 1_000 })),
        },
      ],
    })
    expect(responses[0]?.partitions.map(({ records }) => recordsOf(records).length)).toEqual([1, 1, 0])
  })
})

describe('a fetch at the tail', () => {
  it('waits, and is woken by a commit', async () => {
    const { agent, client } = await startAgent()
    await createTopic(client, 't')
    const waiting = fetch(client, 't', 0, { maxWaitMs: 60_000 })
    await produce(await newClient(agent), 't', batchOf(['news']))
    expect(recordsOf((await waiting).records)).toEqual([[0, 'news']])
  })

  it('waits on for min.bytes when a commit brings less', async () => {
    const { agent, client } = await startAgent()
    await createTopic(client, 't')
    const waiting = fetch(client, 't', 0, { maxWaitMs: 60_000, minBytes: 300 })
    const producer = await newClient(agent)
    await produce(producer, 't', batchOf(['small']))
    await produce(producer, 't', batchOf(['x'.repeat(300)]))
    expect(recordsOf((await waiting).records)).toHaveLength(2)
  })

  it('answers with what there is when max.wait is over', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    await produce(client, 't', batchOf(['little']))
    const answer = await fetch(client, 't', 0, { maxWaitMs: 20, minBytes: 1_000_000 })
    expect(recordsOf(answer.records)).toEqual([[0, 'little']])
  })

  it('answers at once when a partition has an error', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    const answer = await fetch(client, 't', 9, { maxWaitMs: 60_000 })
    expect(answer.errorCode).toBe(ErrorCode.OFFSET_OUT_OF_RANGE)
  })

  it('is released when the agent closes', async () => {
    const { agent, client } = await startAgent()
    await createTopic(client, 't')
    const waiting = fetch(client, 't', 0, { maxWaitMs: 60_000 })
    await fetch(await newClient(agent), 't', 0)
    await agent.close()
    expect((await waiting).errorCode).toBe(0)
  })
})

describe('a segment that cannot be read as it was written', () => {
  /** Objects that readers see changed. */
  function createTamperingStore(tamper: (bytes: Uint8Array) => Uint8Array): ObjectStore {
    const store = createMemoryObjectStore()
    return Object.assign(Object.create(store) as ObjectStore, {
      get: async (...args: Parameters<ObjectStore['get']>) => tamper(Uint8Array.from(await store.get(...args))),
    })
  }
  // Without a cache every fetch reads the store.
  const uncached = { cacheBytesMax: 0 }

  it('is never sent: the partition gets CORRUPT_MESSAGE', async () => {
    const flip = (bytes: Uint8Array) => {
      bytes[Math.min(70, bytes.length - 1)]! ^= 1
      return bytes
    }
    const { client } = await startAgent({ objectStore: createTamperingStore(flip), ...uncached })
    await createTopic(client, 't')
    await produce(client, 't', batchOf(['x'.repeat(100)]))
    const answer = await fetch(client, 't', 0)
    expect(answer.errorCode).toBe(ErrorCode.CORRUPT_MESSAGE)
    expect(recordsOf(answer.records)).toEqual([])
  })

  it('is read once more, past the cache, before it is given up', async () => {
    let damaged = 1
    const flipOnce = (bytes: Uint8Array) => {
      if (damaged-- > 0) bytes[70]! ^= 1
      return bytes
    }
    const { client } = await startAgent({ objectStore: createTamperingStore(flipOnce), ...uncached })
    await createTopic(client, 't')
    await produce(client, 't', batchOf(['x'.repeat(100)]))
    expect(recordsOf((await fetch(client, 't', 0)).records)).toHaveLength(1)
    expect(damaged).toBeLessThan(0)
  })

  it('that is missing gets KAFKA_STORAGE_ERROR, and other partitions are served', async () => {
    const objectStore = createMemoryObjectStore()
    const metadataStore = createMemoryMetadataStore({ clock: systemClock })
    const { client } = await startAgent({ objectStore, metadataStore, ...uncached })
    await createTopic(client, 't', { partitions: 2 })
    await produce(client, 't', batchOf(['lost']), { partition: 0 })
    for (const { key } of await objectStore.list({ prefix: '' })) await objectStore.delete(key)
    await produce(client, 't', batchOf(['kept']), { partition: 1 })
    const { responses } = await client.call([fetchRequest, fetchResponse], 12, {
      minBytes: 1,
      topics: [
        {
          topic: 't',
          partitions: [0, 1].map((partition) => ({ partition, fetchOffset: 0, partitionMaxBytes: 1_000 })),
        },
      ],
    })
    const [lost, kept] = responses[0]!.partitions
    expect(lost?.errorCode).toBe(ErrorCode.KAFKA_STORAGE_ERROR)
    expect(recordsOf(kept!.records)).toEqual([[0, 'kept']])
  })
})
