import { describe, expect, it } from 'vitest'
import {
  codeOf,
  inShort,
  LIMITS,
  type MetadataConformance,
  type MetadataFixture,
  readAll,
  verdictsOf,
  withFixture,
} from './metadata-fixture.ts'

/** One row per segment id, whose first writer wins for ever. */
export function describeSegments(conformance: MetadataConformance): void {
  const test = (name: string, run: (fixture: MetadataFixture) => Promise<void>) =>
    it(name, () => withFixture(conformance, run))

  describe('segments', () => {
    test('a commit asked again gives the same answer and writes nothing', async (fixture) => {
      const topicId = await fixture.createTopic()
      const commit = fixture.segment([
        { topicId, records: 3 },
        { topicId, records: 2 },
      ])
      const first = await fixture.store.commitSegment(commit)
      expect(inShort(verdictsOf(first))).toEqual(['committed 0', 'committed 3'])
      await fixture.commit([{ topicId }])
      expect(await fixture.store.commitSegment(commit)).toEqual(first)
      expect((await readAll(fixture.store, topicId)).highWatermark).toBe(6)
    })

    test('a commit asked twice at the same time is decided once', async (fixture) => {
      const topicId = await fixture.createTopic()
      const commit = fixture.segment([{ topicId, producer: { id: 1, sequence: 0 } }])
      const other = (await fixture.subject.openSecond?.()) ?? fixture.store
      const answers = await Promise.all([fixture.store.commitSegment(commit), other.commitSegment(commit)])
      expect(answers[1]).toEqual(answers[0])
      expect((await readAll(fixture.store, topicId)).highWatermark).toBe(1)
    })

    test('a commit after the abort of its id is refused for ever', async (fixture) => {
      const topicId = await fixture.createTopic()
      const commit = fixture.segment([{ topicId }])
      expect(await fixture.store.abortSegment(commit.segmentId)).toEqual({ state: 'aborted' })
      expect(await fixture.store.commitSegment(commit)).toEqual({ ok: false, code: 'SEGMENT_ABORTED' })
      expect(await fixture.store.abortSegment(commit.segmentId)).toEqual({ state: 'aborted' })
      expect(await fixture.store.commitSegment(commit)).toEqual({ ok: false, code: 'SEGMENT_ABORTED' })
      expect((await readAll(fixture.store, topicId)).extents).toEqual([])
    })

    test('an abort after the commit answers the result of the commit and changes nothing', async (fixture) => {
      const topicId = await fixture.createTopic()
      const commit = fixture.segment([{ topicId }])
      const verdicts = verdictsOf(await fixture.store.commitSegment(commit))
      expect(await fixture.store.abortSegment(commit.segmentId)).toEqual({ state: 'committed', verdicts })
      expect((await readAll(fixture.store, topicId)).extents).toHaveLength(1)
    })

    test('of a commit and an abort at the same time exactly one wins, and both say which', async (fixture) => {
      const topicId = await fixture.createTopic()
      const other = (await fixture.subject.openSecond?.()) ?? fixture.store
      let committed = 0
      for (let round = 0; round < 20; round++) {
        const commit = fixture.segment([{ topicId }])
        const calls = [() => fixture.store.commitSegment(commit), () => other.abortSegment(commit.segmentId)]
        if (round % 2 === 1) calls.reverse()
        const answers = await Promise.all(calls.map((call) => call()))
        const [outcome, abort] = round % 2 === 1 ? answers.toReversed() : answers
        if ('state' in abort! && abort.state === 'committed') {
          expect(outcome).toEqual({ ok: true, verdicts: abort.verdicts })
          committed++
        } else {
          expect(outcome).toEqual({ ok: false, code: 'SEGMENT_ABORTED' })
        }
      }
      expect((await readAll(fixture.store, topicId)).highWatermark).toBe(committed)
    })

    test('segmentStates says what is recorded of each id', async (fixture) => {
      const [committed, aborted, unknown] = [fixture.createId(), fixture.createId(), fixture.createId()]
      await fixture.commit([], committed)
      await fixture.store.abortSegment(aborted)
      expect(await fixture.store.segmentStates([unknown, aborted, committed])).toEqual([
        'unknown',
        'aborted',
        'committed',
      ])
      expect(await fixture.store.segmentStates([])).toEqual([])
    })

    test('a segment whose batches were all rejected is committed all the same', async (fixture) => {
      const commit = fixture.segment([{ topicId: 'nowhere' }])
      const first = await fixture.store.commitSegment(commit)
      expect(inShort(verdictsOf(first))).toEqual(['rejected GONE'])
      expect(await fixture.store.commitSegment(commit)).toEqual(first)
      expect(await fixture.store.segmentStates([commit.segmentId])).toEqual(['committed'])
    })
  })

  describe('age of segment ids', () => {
    test('an id older than the limit is refused, one as old as the limit is not', async (fixture) => {
      const topicId = await fixture.createTopic()
      const limitMs = fixture.nowMs() - LIMITS.segmentIdAgeMaxMs
      const tooOld = fixture.segment([{ topicId }], fixture.createId(limitMs - 1))
      expect(await fixture.store.commitSegment(tooOld)).toEqual({ ok: false, code: 'ID_EXPIRED' })
      expect(inShort(await fixture.commit([{ topicId }], fixture.createId(limitMs)))).toEqual(['committed 0'])
    })

    test('a commit asked again after its id has expired still gives its answer', async (fixture) => {
      const topicId = await fixture.createTopic()
      const commit = fixture.segment([{ topicId }])
      const first = await fixture.store.commitSegment(commit)
      fixture.advance(LIMITS.segmentIdAgeMaxMs + 1)
      await fixture.store.maintain()
      expect(await fixture.store.commitSegment(commit)).toEqual(first)
    })

    test('an expired id can still be aborted', async (fixture) => {
      const segmentId = fixture.createId(fixture.nowMs() - LIMITS.segmentIdAgeMaxMs - 1)
      expect(await fixture.store.abortSegment(segmentId)).toEqual({ state: 'aborted' })
      expect(await fixture.store.segmentStates([segmentId])).toEqual(['aborted'])
    })

    test('rows are kept for twice the limit, and then an id is refused for its age', async (fixture) => {
      const commits = Array.from({ length: 6 }, () => fixture.segment([]))
      for (const commit of commits) await fixture.store.commitSegment(commit)
      const ids = commits.map(({ segmentId }) => segmentId)
      fixture.advance(2 * LIMITS.segmentIdAgeMaxMs)
      expect(await fixture.store.maintain()).toMatchObject({ segmentsPruned: 0, more: false })
      fixture.advance(1)
      expect(await fixture.store.maintain()).toMatchObject({ segmentsPruned: LIMITS.maintenanceRowsMax, more: true })
      expect(await fixture.store.maintain()).toMatchObject({ segmentsPruned: 2, more: false })
      expect(new Set(await fixture.store.segmentStates(ids))).toEqual(new Set(['unknown']))
      expect(await fixture.store.commitSegment(commits[0]!)).toEqual({ ok: false, code: 'ID_EXPIRED' })
    })

    test('the row of an id from the future is kept until the id has expired twice', async (fixture) => {
      const aheadMs = 10 * LIMITS.segmentIdAgeMaxMs
      // The topic comes into being later, so that a second decision would be another one.
      const commit = fixture.segment([{ topicId: 'topic-id-1' }], fixture.createId(fixture.nowMs() + aheadMs))
      const first = await fixture.store.commitSegment(commit)
      await fixture.createTopic()
      fixture.advance(aheadMs + LIMITS.segmentIdAgeMaxMs)
      await fixture.store.maintain()
      expect(await fixture.store.commitSegment(commit)).toEqual(first)
    })

    test('the row of a segment that extents name is kept for as long as they do', async (fixture) => {
      const topicId = await fixture.createTopic()
      const segmentId = fixture.createId()
      await fixture.commit([{ topicId }, { topicId, gapBytes: 10 }], segmentId)
      fixture.advance(10 * LIMITS.segmentIdAgeMaxMs)
      await fixture.store.maintain()
      expect((await fixture.store.abortSegment(segmentId)).state).toBe('committed')
      await fixture.store.deleteTopics('vci_conformance', [topicId])
      while ((await fixture.store.maintain()).more) continue
      while ((await fixture.store.maintain()).segmentsPruned > 0) continue
      expect(await fixture.store.segmentStates([segmentId])).toEqual(['unknown'])
    })
  })

  describe('bad requests', () => {
    test('a commit that contradicts itself is refused and changes nothing', async (fixture) => {
      const topicId = await fixture.createTopic()
      const good = fixture.segment([{ topicId }, { topicId }])
      const [first, second] = [good.batches[0]!, good.batches[1]!]
      const wrongs = [
        { ...good, segmentId: 'not-a-uuid' },
        { ...good, segmentId: good.segmentId.toUpperCase() },
        { ...good, segmentBytes: 150 },
        ...[
          { byteOffset: first.byteOffset + 1 },
          { byteOffset: -1 },
          { byteLength: 0 },
          { byteLength: 0.5 },
          { recordCount: 2 },
          { recordCount: 0, lastOffsetDelta: -1 },
          { partition: -1 },
          { topicId: '' },
          { maxTimestamp: Number.NaN },
          { producerId: -2 },
          { producerId: 2 ** 53 },
          { producerId: 1, producerEpoch: -1, baseSequence: 0, lastSequence: 0 },
          { producerId: 1, producerEpoch: 0, baseSequence: -1, lastSequence: -1 },
          { producerId: 1, producerEpoch: 0, baseSequence: 0, lastSequence: 1 },
        ].map((change) => ({ ...good, batches: [first, { ...second, ...change }] })),
      ]
      for (const wrong of wrongs) {
        expect(await codeOf(fixture.store.commitSegment(wrong)), JSON.stringify(wrong)).toBe('BAD_REQUEST')
      }
      expect(await fixture.store.segmentStates([good.segmentId])).toEqual(['unknown'])
      expect((await readAll(fixture.store, topicId)).highWatermark).toBe(0)
      expect(inShort(verdictsOf(await fixture.store.commitSegment(good)))).toEqual(['committed 0', 'committed 1'])
    })

    test('an id asked again with another number of batches is refused', async (fixture) => {
      const topicId = await fixture.createTopic()
      const commit = fixture.segment([{ topicId }])
      await fixture.store.commitSegment(commit)
      expect(await codeOf(fixture.store.commitSegment({ ...commit, batches: [] }))).toBe('BAD_REQUEST')
    })

    test('the id of an abort is checked', async (fixture) => {
      expect(await codeOf(fixture.store.abortSegment('x'))).toBe('BAD_REQUEST')
    })
  })
}
