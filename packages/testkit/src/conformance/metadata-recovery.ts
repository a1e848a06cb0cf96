import type { GroupRecord, MetadataStore } from '@millrace/metadata'
import { describe, expect, it } from 'vitest'
import { claimAnew } from './group-fixture.ts'
import { CLUSTER, inShort, type MetadataConformance, readAll, verdictsOf, withFixture } from './metadata-fixture.ts'

const GROUP: GroupRecord = {
  protocolType: 'consumer',
  state: 'Stable',
  generation: 1,
  emptySinceMs: null,
  snapshot: new Uint8Array(3),
}

/** Writes of a group, each with its answer lost once. Only a claim answers differently, with a newer fence. */
async function loseGroupReplies(
  current: () => MetadataStore,
  again: <Answer>(call: () => Promise<Answer>) => Promise<Answer>,
): Promise<void> {
  await claimAnew(current())
  const { fence } = await claimAnew(current())
  const offset = { topicId: 'id-1', partition: 0, offset: 2, leaderEpoch: -1, metadata: '', expiresAtMs: null }
  expect(await again(() => current().writeGroup(fence, GROUP))).toEqual({ ok: true })
  const offsets = [offset, { ...offset, partition: 7 }]
  expect(await again(() => current().commitOffsets(fence, offsets))).toEqual({ ok: true, stored: [true, false] })
  expect(await again(() => current().deleteOffsets(fence, [offset]))).toEqual({ ok: true })
}

/**
 * A reply lost at every step: the call is made, its answer is not looked at, the store is opened again where the
 * engine can do that, and the call is made again.
 */
export function describeRecovery(conformance: MetadataConformance): void {
  describe('lost replies', () => {
    for (const how of ['asked again', 'asked again after opening the store again'] as const) {
      it(`every write ${how} gives the answer that was lost`, () =>
        withFixture(conformance, async (fixture) => {
          let { store } = fixture
          const again = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
            const lost = await call()
            if (how !== 'asked again' && fixture.subject.reopen !== undefined) store = await fixture.subject.reopen()
            const answer = await call()
            expect(answer).toEqual(lost)
            return answer
          }
          const spec = { topicId: 'id-1', name: 'orders', partitionCount: 2, configs: { a: 'b' } }
          await again(() => store.createTopics(CLUSTER, [spec]))
          const producer = { id: await store.allocateProducerId(), sequence: 0 }
          const commit = fixture.segment([
            { topicId: 'id-1', records: 3, producer, maxTimestamp: 5 },
            { topicId: 'id-1', partition: 1 },
            { topicId: 'id-1', partition: 2 },
          ])
          const verdicts = verdictsOf(await again(() => store.commitSegment(commit)))
          expect(inShort(verdicts)).toEqual(['committed 0', 'committed 0', 'rejected GONE'])
          const aborted = fixture.createId()
          expect(await again(() => store.abortSegment(aborted))).toEqual({ state: 'aborted' })
          expect(await again(() => store.abortSegment(commit.segmentId))).toEqual({ state: 'committed', verdicts })
          // The producer sends the batch again through a new segment, as it does when the answer to it was lost.
          const retry = fixture.segment([{ topicId: 'id-1', records: 3, producer }])
          expect(inShort(verdictsOf(await again(() => store.commitSegment(retry))))).toEqual(['duplicate 0'])
          expect((await readAll(store, 'id-1')).highWatermark).toBe(3)
          await loseGroupReplies(() => store, again)
          await again(() => store.createPartitions(CLUSTER, [{ topicId: 'id-1', partitionCount: 3 }]))
          await again(() =>
            store.updateTopicConfigs(CLUSTER, [{ topicId: 'id-1', expected: { a: 'b' }, configs: { c: 'd' } }]),
          )
          await again(() => store.deleteRecords(CLUSTER, [{ topicId: 'id-1', partition: 0, beforeOffset: 2 }]))
          expect(await again(() => store.deleteTopics(CLUSTER, ['id-1', 'id-2']))).toEqual([true, false])
          expect(await again(() => store.commitSegment(commit))).toEqual({ ok: true, verdicts })
        }))
    }
  })

  describe('opening again', () => {
    it('brings back groups and offsets, with the fence that is worth something, and gives no fence twice', () =>
      withFixture(conformance, async (fixture) => {
        const { subject } = fixture
        if (subject.reopen === undefined) return
        const topicId = await fixture.createTopic()
        const { fence } = await claimAnew(fixture.store)
        const { fence: deleted } = await claimAnew(fixture.store, 'deleted')
        const record = { ...GROUP, snapshot: Uint8Array.from([0, 255, 128, 10]) }
        await fixture.store.writeGroup(fence, record)
        const toCommit = { topicId, partition: 0, offset: 5, leaderEpoch: 2, metadata: 'here', expiresAtMs: null }
        await fixture.store.commitOffsets(fence, [toCommit])
        await fixture.store.deleteGroup(deleted)

        const store = await subject.reopen()
        expect(await store.readGroup(CLUSTER, 'group')).toEqual(record)
        expect(await store.listGroups(CLUSTER)).toMatchObject([
          { groupId: 'group', protocolType: 'consumer', state: 'Stable' },
        ])
        const committed = { ...toCommit, committedAtMs: fixture.nowMs() }
        expect(await store.readOffsets(CLUSTER, [{ groupId: 'group', partitions: null }])).toEqual([[committed]])
        expect((await store.writeGroup(fence, record)).ok).toBe(true)
        expect((await store.writeGroup(deleted, record)).ok).toBe(false)
        expect((await claimAnew(store, 'deleted')).fence.epoch).toBeGreaterThan(deleted.epoch)
      }))

    it('brings back topics, extents, producers and segments, and gives no producer id twice', () =>
      withFixture(conformance, async (fixture) => {
        const { subject } = fixture
        if (subject.reopen === undefined) return
        const topicId = await fixture.createTopic({ name: 'orders', partitionCount: 2 })
        const specs = Array.from({ length: 7 }, (_, sequence) => ({ topicId, producer: { id: 5, sequence } }))
        const segmentId = fixture.createId()
        const verdicts = await fixture.commit(specs, segmentId)
        const aborted = fixture.createId()
        await fixture.store.abortSegment(aborted)
        const before = { log: await readAll(fixture.store, topicId), topics: await fixture.store.listTopics(CLUSTER) }
        const producerIds = [await fixture.store.allocateProducerId(), await fixture.store.allocateProducerId()]

        const store = await subject.reopen()
        expect({ log: await readAll(store, topicId), topics: await store.listTopics(CLUSTER) }).toEqual(before)
        expect(await store.segmentStates([segmentId, aborted])).toEqual(['committed', 'aborted'])
        expect(await store.abortSegment(segmentId)).toEqual({ state: 'committed', verdicts })
        const again = fixture.segment([specs[1]!, specs[2]!, specs[6]!, { topicId, producer: { id: 5, sequence: 7 } }])
        expect(inShort(verdictsOf(await store.commitSegment(again)))).toEqual([
          'rejected OUT_OF_ORDER',
          'duplicate 2',
          'duplicate 6',
          'committed 7',
        ])
        producerIds.push(await store.allocateProducerId())
        expect(new Set(producerIds).size).toBe(3)
      }))

    it('keeps nothing of a subscription and loses nothing of calls that were answered before a close', () =>
      withFixture(conformance, async (fixture) => {
        const { subject } = fixture
        if (subject.reopen === undefined) return
        const topicId = await fixture.createTopic()
        for (let round = 0; round < 5; round++) {
          const { highWatermark } = await readAll(await subject.reopen(), topicId)
          expect(highWatermark).toBe(round)
          const store = await subject.reopen()
          expect((await store.commitSegment(fixture.segment([{ topicId }]))).ok).toBe(true)
        }
      }))
  })
}
