import type { PartitionKey } from '@millrace/metadata'
import { describe, expect, it } from 'vitest'
import {
  CLUSTER,
  codeOf,
  LIMITS,
  type MetadataConformance,
  type MetadataFixture,
  readAll,
  withFixture,
} from './metadata-fixture.ts'

/** Five extents of 10 records and 100 bytes each, one per segment. */
const fill = async (fixture: MetadataFixture) => {
  const topicId = await fixture.createTopic({ partitionCount: 3 })
  for (let index = 0; index < 5; index++) await fixture.commit([{ topicId, records: 10 }])
  return async (offset: number, bytesMax: number) => {
    const [read] = await fixture.store.readPartitions([{ topicId, partition: 0, offset, bytesMax }])
    expect(read).toMatchObject({ ok: true, logStartOffset: 0, highWatermark: 50, lastStableOffset: 50 })
    return read?.ok === true ? read.extents.map(({ baseOffset }) => baseOffset) : []
  }
}

const find = async (fixture: MetadataFixture, key: PartitionKey, timestampMs?: number) => {
  const how = timestampMs === undefined ? { kind: 'max' as const } : { kind: 'atOrAfter' as const, timestampMs }
  const [answer] = await fixture.store.findByTimestamp([{ ...key, find: how }])
  if (answer?.ok !== true) throw new Error('the partition is gone')
  return answer.extent?.baseOffset ?? null
}

/** What readers see, and the manners of every call. */
export function describeReads(conformance: MetadataConformance): void {
  const test = (name: string, run: (fixture: MetadataFixture) => Promise<void>) =>
    it(name, () => withFixture(conformance, run))

  describe('reads', () => {
    test('the extent that holds the offset comes first and whole', async (fixture) => {
      const read = await fill(fixture)
      expect(await read(0, 1)).toEqual([0])
      expect(await read(9, 1)).toEqual([0])
      expect(await read(10, 1)).toEqual([10])
      expect(await read(49, 1_000_000)).toEqual([40])
    })

    test('reading stops with the extent that reaches the bytes asked for', async (fixture) => {
      const read = await fill(fixture)
      expect(await read(0, 0)).toEqual([0])
      expect(await read(0, 100)).toEqual([0])
      expect(await read(0, 101)).toEqual([0, 10])
      expect(await read(15, 250)).toEqual([10, 20, 30])
      expect(await read(0, 1_000_000)).toEqual([0, 10, 20, 30, 40])
    })

    test('at the high watermark and out of range there are no extents', async (fixture) => {
      const read = await fill(fixture)
      for (const offset of [50, 51, 1e15, -1]) expect(await read(offset, 1000)).toEqual([])
    })

    test('one query returns a limited number of extents, and the next goes on from there', async (fixture) => {
      const topicId = await fixture.createTopic()
      const count = LIMITS.readExtentsMax + 3
      for (let index = 0; index < count; index++) await fixture.commit([{ topicId }])
      const query = { topicId, partition: 0, offset: 0, bytesMax: 1_000_000 }
      const [read] = await fixture.store.readPartitions([query])
      expect(read?.ok === true && read.extents.length).toBe(LIMITS.readExtentsMax)
      const { extents } = await readAll(fixture.store, topicId)
      expect(extents.map(({ baseOffset }) => baseOffset)).toEqual(Array.from({ length: count }, (_, index) => index))
    })

    test('many partitions are answered in the order asked, each with its own state', async (fixture) => {
      const { store } = fixture
      const topicId = await fixture.createTopic({ partitionCount: 3 })
      await fixture.commit([
        { topicId, partition: 2, records: 2 },
        { topicId, partition: 0 },
      ])
      const query = (partition: number, id = topicId) => ({ topicId: id, partition, offset: 0, bytesMax: 1 })
      const reads = await store.readPartitions([query(2), query(3), query(1), query(0, 'nothing'), query(0), query(2)])
      expect(reads.map((read) => (read.ok ? read.highWatermark : read.code))).toEqual([2, 'GONE', 0, 'GONE', 1, 2])
      expect(await store.readPartitions([])).toEqual([])
    })

    test('batches that follow one another in the segment are one extent, whatever lies between in the commit', async (fixture) => {
      const topicId = await fixture.createTopic({ partitionCount: 2 })
      const commit = fixture.segment([
        { topicId, records: 2, maxTimestamp: 30 },
        { topicId, records: 3, maxTimestamp: 20 },
        { topicId, partition: 1 },
      ])
      // Arrival order and place in the segment are two things: the segment is sorted, the commit is not.
      const [first, second, third] = commit.batches
      await fixture.store.commitSegment({ ...commit, batches: [first!, third!, second!] })
      const { segmentId } = commit
      expect((await readAll(fixture.store, topicId)).extents).toEqual([
        { segmentId, baseOffset: 0, lastOffset: 4, byteOffset: 0, byteLength: 200, maxTimestamp: 30 },
      ])
    })

    test('offsets and sizes beyond 2^32 are exact', async (fixture) => {
      const topicId = await fixture.createTopic()
      const records = 2 ** 31
      for (let round = 0; round < 3; round++) await fixture.commit([{ topicId, records, bytes: 2 ** 40 + 1 }])
      const { extents, highWatermark } = await readAll(fixture.store, topicId, { offset: 2 ** 32 })
      expect(highWatermark).toBe(3 * 2 ** 31)
      expect(extents).toMatchObject([{ baseOffset: 2 ** 32, lastOffset: 3 * 2 ** 31 - 1, byteLength: 2 ** 40 + 1 }])
    })
  })

  describe('searches by time', () => {
    test('the first extent at or after a time is found, by offset and not by time', async (fixture) => {
      const topicId = await fixture.createTopic()
      for (const maxTimestamp of [100, 300, 200, -1, 400]) await fixture.commit([{ topicId, maxTimestamp }])
      const key = { topicId, partition: 0 }
      expect(await find(fixture, key, 0)).toBe(0)
      expect(await find(fixture, key, 101)).toBe(1)
      expect(await find(fixture, key, 300)).toBe(1)
      expect(await find(fixture, key, 301)).toBe(4)
      expect(await find(fixture, key, 401)).toBe(null)
    })

    test('the first of the extents with the largest timestamp is found', async (fixture) => {
      const topicId = await fixture.createTopic({ partitionCount: 2 })
      for (const maxTimestamp of [100, 300, 300, 200]) await fixture.commit([{ topicId, maxTimestamp }])
      await fixture.commit([{ topicId, partition: 1 }])
      expect(await find(fixture, { topicId, partition: 0 })).toBe(1)
      expect(await find(fixture, { topicId, partition: 1 })).toBe(null)
      expect(await find(fixture, { topicId, partition: 1 }, 0)).toBe(null)
    })

    test('answers carry the watermarks and come in the order asked', async (fixture) => {
      const topicId = await fixture.createTopic({ partitionCount: 2 })
      await fixture.commit([{ topicId, partition: 1, records: 7 }])
      const queries = [0, 1, 2].map((partition) => ({ topicId, partition, find: { kind: 'max' as const } }))
      expect(await fixture.store.findByTimestamp(queries)).toEqual([
        { ok: true, extent: null, logStartOffset: 0, highWatermark: 0 },
        { ok: true, extent: null, logStartOffset: 0, highWatermark: 7 },
        { ok: false, code: 'GONE' },
      ])
    })
  })

  describe('commit listeners', () => {
    test('hear of the partitions that got records before the commit is answered', async (fixture) => {
      const topicId = await fixture.createTopic({ partitionCount: 3 })
      const events: unknown[] = []
      const end = fixture.store.onCommit((partitions) => events.push(partitions))
      const specs = [{ topicId }, { topicId, partition: 2 }, { topicId }, { topicId: 'nothing' }]
      await fixture.commit(specs).then(() => events.push('answered'))
      expect(events).toEqual([
        [
          { topicId, partition: 0 },
          { topicId, partition: 2 },
        ],
        'answered',
      ])
      end()
      await fixture.commit([{ topicId }])
      expect(events).toHaveLength(2)
    })

    test('hear of nothing when no batch got an offset, and again when a commit is asked again', async (fixture) => {
      const topicId = await fixture.createTopic()
      const commit = fixture.segment([{ topicId, producer: { id: 1, sequence: 0 } }])
      let count = 0
      fixture.store.onCommit(() => count++)
      await fixture.commit([{ topicId: 'nothing' }])
      expect(count).toBe(0)
      await fixture.store.commitSegment(commit)
      await fixture.store.commitSegment(commit)
      expect(count).toBe(2)
    })

    test('that throw hinder neither the commit nor one another', async (fixture) => {
      const topicId = await fixture.createTopic()
      let count = 0
      fixture.store.onCommit(() => {
        throw new Error('a listener that throws on purpose')
      })
      fixture.store.onCommit(() => count++)
      await fixture.commit([{ topicId }])
      expect(count).toBe(1)
    })

    test('can read what was committed', async (fixture) => {
      const topicId = await fixture.createTopic()
      const reads: Promise<{ highWatermark: number }>[] = []
      fixture.store.onCommit(() => reads.push(readAll(fixture.store, topicId)))
      await fixture.commit([{ topicId, records: 3 }])
      expect((await reads[0])?.highWatermark).toBe(3)
    })
  })

  describe('calls', () => {
    test('the clock is the one that the store was given', async (fixture) => {
      fixture.advance(1234)
      expect(await fixture.store.nowMs()).toBe(fixture.nowMs())
    })

    test('a call whose signal was aborted before does nothing and rejects with the reason', async (fixture) => {
      const reason = new Error('no longer wanted')
      const options = { signal: AbortSignal.abort(reason) }
      const segmentId = fixture.createId()
      await expect(fixture.store.abortSegment(segmentId, options)).rejects.toBe(reason)
      await expect(fixture.store.listTopics(CLUSTER, options)).rejects.toBe(reason)
      expect(await fixture.store.segmentStates([segmentId])).toEqual(['unknown'])
    })

    test('start and close may be called again, and calls after close fail with CLOSED', async (fixture) => {
      const { store } = fixture
      await store.start()
      const pending = store.createTopics(CLUSTER, [{ topicId: 'id-1', name: 'orders', partitionCount: 1, configs: {} }])
      await Promise.all([store.close(), store.close()])
      await store.close()
      expect((await pending)[0]?.ok).toBe(true)
      expect(await codeOf(store.listTopics(CLUSTER))).toBe('CLOSED')
      expect(await codeOf(store.commitSegment(fixture.segment([])))).toBe('CLOSED')
      expect(await codeOf(store.start())).toBe('CLOSED')
    })

    test('calls are decided in the order in which they were made', async (fixture) => {
      const topicId = await fixture.createTopic()
      const calls = Array.from({ length: 20 }, (_, sequence) =>
        fixture.commit([{ topicId, producer: { id: 1, sequence } }]),
      )
      const verdicts = (await Promise.all(calls)).flat()
      expect(verdicts.every(({ kind }) => kind === 'committed')).toBe(true)
    })
  })
}
