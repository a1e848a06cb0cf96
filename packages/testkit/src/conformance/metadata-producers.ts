import { describe, expect, it } from 'vitest'
import {
  type BatchSpec,
  inShort,
  LIMITS,
  type MetadataConformance,
  type MetadataFixture,
  readAll,
  verdictsOf,
  withFixture,
} from './metadata-fixture.ts'

const SEQUENCE_MAX = 2_147_483_647

/** Batches of producer 7, one per sequence, all in partition 0 unless said otherwise. */
const of = (topicId: string, sequence: number, rest: Partial<BatchSpec> & { epoch?: number } = {}): BatchSpec => ({
  topicId,
  producer: { id: 7, epoch: rest.epoch ?? 0, sequence },
  ...rest,
})

/** Every verdict of the contract's table. */
export function describeProducers(conformance: MetadataConformance): void {
  const test = (name: string, run: (fixture: MetadataFixture) => Promise<void>) =>
    it(name, () => withFixture(conformance, run))

  describe('producers', () => {
    test('a batch sent again through another segment is a duplicate of its first offset', async (fixture) => {
      const topicId = await fixture.createTopic()
      await fixture.commit([{ topicId, records: 10 }, of(topicId, 0, { records: 5 })])
      expect(inShort(await fixture.commit([of(topicId, 0, { records: 5 })]))).toEqual(['duplicate 10'])
      expect((await readAll(fixture.store, topicId)).highWatermark).toBe(15)
    })

    test('two agents racing with the same sequences commit each batch once', async (fixture) => {
      const topicId = await fixture.createTopic()
      const other = (await fixture.subject.openSecond?.()) ?? fixture.store
      for (let sequence = 0; sequence < 10; sequence++) {
        const [left, right] = [fixture.segment([of(topicId, sequence)]), fixture.segment([of(topicId, sequence)])]
        const outcomes = await Promise.all([fixture.store.commitSegment(left), other.commitSegment(right)])
        const verdicts = outcomes.flatMap((outcome) => inShort(verdictsOf(outcome)))
        expect(verdicts.sort()).toEqual([`committed ${sequence}`, `duplicate ${sequence}`])
      }
    })

    test('the last five batches are known again, an older one is out of order', async (fixture) => {
      const topicId = await fixture.createTopic()
      await fixture.commit([0, 1, 2, 3, 4, 5].map((sequence) => of(topicId, sequence)))
      const again = [0, 1, 2, 3, 4, 5].map((sequence) => of(topicId, sequence))
      expect(inShort(await fixture.commit(again))).toEqual([
        'rejected OUT_OF_ORDER',
        'duplicate 1',
        'duplicate 2',
        'duplicate 3',
        'duplicate 4',
        'duplicate 5',
      ])
    })

    test('the five-batch window reaches over segments', async (fixture) => {
      const topicId = await fixture.createTopic()
      for (let sequence = 0; sequence < 8; sequence++) await fixture.commit([of(topicId, sequence)])
      expect(inShort(await fixture.commit([of(topicId, 2)]))).toEqual(['rejected OUT_OF_ORDER'])
      expect(inShort(await fixture.commit([of(topicId, 3)]))).toEqual(['duplicate 3'])
    })

    test('a gap is out of order, and stays so until it is filled', async (fixture) => {
      const topicId = await fixture.createTopic()
      await fixture.commit([of(topicId, 0)])
      expect(inShort(await fixture.commit([of(topicId, 2)]))).toEqual(['rejected OUT_OF_ORDER'])
      expect(inShort(await fixture.commit([of(topicId, 1), of(topicId, 2)]))).toEqual(['committed 1', 'committed 2'])
    })

    test('within one segment each batch sees the effect of those before it', async (fixture) => {
      const topicId = await fixture.createTopic()
      const specs = [of(topicId, 0), of(topicId, 1), of(topicId, 1), of(topicId, 3), of(topicId, 2), of(topicId, 3)]
      expect(inShort(await fixture.commit(specs))).toEqual([
        'committed 0',
        'committed 1',
        'duplicate 1',
        'rejected OUT_OF_ORDER',
        'committed 2',
        'committed 3',
      ])
    })

    test('sequence 0 follows 2^31-1, between batches and inside one', async (fixture) => {
      const topicId = await fixture.createTopic()
      expect(inShort(await fixture.commit([of(topicId, SEQUENCE_MAX)]))).toEqual(['committed 0'])
      expect(inShort(await fixture.commit([of(topicId, 0)]))).toEqual(['committed 1'])
      const other = { topicId, partition: 0, records: 4, producer: { id: 8, sequence: SEQUENCE_MAX - 1 } }
      expect(inShort(await fixture.commit([other]))).toEqual(['committed 2'])
      expect(inShort(await fixture.commit([other, { topicId, producer: { id: 8, sequence: 2 } }]))).toEqual([
        'duplicate 2',
        'committed 6',
      ])
    })

    test('an unknown producer may begin at any sequence', async (fixture) => {
      const topicId = await fixture.createTopic()
      expect(inShort(await fixture.commit([of(topicId, 1234)]))).toEqual(['committed 0'])
    })

    test('an unknown producer that must start at zero may not begin at another', async (fixture) => {
      const topicId = await fixture.createTopic()
      const specs = [of(topicId, 1, { mustStartAtZero: true }), of(topicId, 0, { mustStartAtZero: true })]
      expect(inShort(await fixture.commit(specs))).toEqual(['rejected OUT_OF_ORDER', 'committed 0'])
    })

    test('a batch that follows an aborted segment cannot pass as the first and overtake the retry', async (fixture) => {
      const topicId = await fixture.createTopic()
      const lost = fixture.segment([of(topicId, 0)])
      const onItsWay = fixture.segment([of(topicId, 1, { mayBeFirst: false })])
      await fixture.store.abortSegment(lost.segmentId)
      const outcome = await fixture.store.commitSegment(onItsWay)
      expect(inShort(verdictsOf(outcome))).toEqual(['rejected OUT_OF_ORDER'])
      expect(inShort(await fixture.commit([of(topicId, 0), of(topicId, 1)]))).toEqual(['committed 0', 'committed 1'])
    })

    test('mayBeFirst does not matter once the producer is known, but does for a new epoch', async (fixture) => {
      const topicId = await fixture.createTopic()
      await fixture.commit([of(topicId, 0)])
      const specs = [of(topicId, 1, { mayBeFirst: false }), of(topicId, 0, { epoch: 1, mayBeFirst: false })]
      expect(inShort(await fixture.commit(specs))).toEqual(['committed 1', 'rejected OUT_OF_ORDER'])
    })

    test('an older epoch is fenced, a newer one starts at 0 and forgets the batches before', async (fixture) => {
      const topicId = await fixture.createTopic()
      await fixture.commit([of(topicId, 0, { epoch: 5 }), of(topicId, 1, { epoch: 5 })])
      const specs = [
        of(topicId, 2, { epoch: 4 }),
        of(topicId, 2, { epoch: 6 }),
        of(topicId, 0, { epoch: 6 }),
        of(topicId, 1, { epoch: 5 }),
        of(topicId, 1, { epoch: 6 }),
      ]
      expect(inShort(await fixture.commit(specs))).toEqual([
        'rejected FENCED',
        'rejected OUT_OF_ORDER',
        'committed 2',
        'rejected FENCED',
        'committed 3',
      ])
    })

    test('producers and partitions do not see one another', async (fixture) => {
      const topicId = await fixture.createTopic({ partitionCount: 2 })
      await fixture.commit([of(topicId, 0)])
      const specs = [of(topicId, 9, { partition: 1 }), { topicId, producer: { id: 8, sequence: 3 } }, of(topicId, 1)]
      expect(inShort(await fixture.commit(specs))).toEqual(['committed 0', 'committed 1', 'committed 2'])
    })

    test('batches without a producer are always committed', async (fixture) => {
      const topicId = await fixture.createTopic()
      const verdicts = await fixture.commit([{ topicId }, { topicId, mayBeFirst: false }, { topicId, records: 3 }])
      expect(inShort(verdicts)).toEqual(['committed 0', 'committed 1', 'committed 2'])
    })

    test('one segment can hold batches of every verdict, and only accepted ones become readable', async (fixture) => {
      const topicId = await fixture.createTopic()
      await fixture.commit([of(topicId, 0, { epoch: 2, records: 2 })])
      const segmentId = fixture.createId()
      const specs = [
        of(topicId, 2, { epoch: 2 }),
        of(topicId, 0, { epoch: 2, records: 2 }),
        of(topicId, 3, { epoch: 2 }),
        of(topicId, 4, { epoch: 2 }),
        of(topicId, 9, { epoch: 2 }),
        of(topicId, 0, { epoch: 1 }),
        { topicId: 'deleted' },
        { topicId, partition: 1 },
        { topicId, records: 4 },
      ]
      expect(inShort(await fixture.commit(specs, segmentId))).toEqual([
        'committed 2',
        'duplicate 0',
        'committed 3',
        'committed 4',
        'rejected OUT_OF_ORDER',
        'rejected FENCED',
        'rejected GONE',
        'rejected GONE',
        'committed 5',
      ])
      const { extents } = await readAll(fixture.store, topicId, { offset: 2 })
      expect(extents).toEqual([
        { segmentId, baseOffset: 2, lastOffset: 2, byteOffset: 0, byteLength: 100, maxTimestamp: -1 },
        { segmentId, baseOffset: 3, lastOffset: 4, byteOffset: 200, byteLength: 200, maxTimestamp: -1 },
        { segmentId, baseOffset: 5, lastOffset: 8, byteOffset: 800, byteLength: 100, maxTimestamp: -1 },
      ])
    })
  })

  describe('expiry of producers', () => {
    test('a producer not heard of for longer than the limit is unknown again', async (fixture) => {
      const topicId = await fixture.createTopic()
      await fixture.commit([of(topicId, 0, { epoch: 3 })])
      fixture.advance(LIMITS.producerIdExpirationMs)
      expect(inShort(await fixture.commit([of(topicId, 0, { epoch: 3 })]))).toEqual(['duplicate 0'])
      fixture.advance(1)
      const specs = [of(topicId, 5, { epoch: 3, mayBeFirst: false }), of(topicId, 5, { epoch: 2 })]
      expect(inShort(await fixture.commit(specs))).toEqual(['rejected OUT_OF_ORDER', 'committed 1'])
    })

    test('a batch taken begins the time anew, and maintenance removes only what is past it', async (fixture) => {
      const topicId = await fixture.createTopic()
      for (let id = 0; id < 6; id++) await fixture.commit([{ topicId, producer: { id, sequence: 0 } }])
      fixture.advance(LIMITS.producerIdExpirationMs)
      await fixture.commit([{ topicId, producer: { id: 0, sequence: 1 } }])
      fixture.advance(1)
      expect(await fixture.store.maintain()).toMatchObject({ producersExpired: LIMITS.maintenanceRowsMax, more: true })
      expect(await fixture.store.maintain()).toMatchObject({ producersExpired: 1 })
      expect(inShort(await fixture.commit([{ topicId, producer: { id: 0, sequence: 1 } }]))).toEqual(['duplicate 6'])
    })
  })

  describe('producer ids', () => {
    test('none is given twice', async (fixture) => {
      const other = (await fixture.subject.openSecond?.()) ?? fixture.store
      const calls = Array.from({ length: 100 }, (_, index) => (index % 2 ? fixture.store : other).allocateProducerId())
      const ids = await Promise.all(calls)
      expect(new Set(ids).size).toBe(100)
      expect(ids.every((id) => Number.isSafeInteger(id) && id >= 0)).toBe(true)
    })
  })
}
