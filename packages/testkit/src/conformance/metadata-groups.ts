import { describe, expect, it } from 'vitest'
import { BYTES, claim, claimAnew, claimed, offsetOf, openLease, read, record } from './group-fixture.ts'
import {
  CLUSTER,
  codeOf,
  LIMITS,
  type MetadataConformance,
  type MetadataFixture,
  withFixture,
} from './metadata-fixture.ts'

const OK = { ok: true }
const FENCED = { ok: false, code: 'FENCED' }

/** Groups and their offsets: who may write, what is kept, what expires. */
export function describeGroups(conformance: MetadataConformance): void {
  const test = (name: string, run: (fixture: MetadataFixture) => Promise<void>) =>
    it(name, () => withFixture(conformance, run))

  describe('groups', () => {
    test('a group exists once it is written, and is read and claimed as it was written', async (fixture) => {
      const { store } = fixture
      const { fence, record: before } = await claimAnew(store)
      expect(before).toBe(null)
      expect(fence).toMatchObject({ clusterId: CLUSTER, groupId: 'group' })
      expect(await store.readGroup(CLUSTER, 'group')).toBe(null)
      expect(await store.listGroups(CLUSTER)).toEqual([])
      expect(await store.writeGroup(fence, record())).toEqual(OK)
      expect(await store.readGroup(CLUSTER, 'group')).toEqual(record())
      expect((await claimAnew(store)).record).toEqual(record())
    })

    test('a later record takes the place of the one before, with every field', async (fixture) => {
      const { store } = fixture
      const fence = await claim(fixture)
      await store.writeGroup(fence, record())
      const later = record({
        protocolType: '',
        state: 'Empty',
        generation: -1,
        emptySinceMs: 7,
        snapshot: BYTES.slice(9, 9),
      })
      expect(await store.writeGroup(fence, later)).toEqual(OK)
      expect(await store.writeGroup(fence, later)).toEqual(OK)
      expect(await store.readGroup(CLUSTER, 'group')).toEqual(later)
    })

    test('the bytes of a snapshot are the store’s own', async (fixture) => {
      const { store } = fixture
      const fence = await claim(fixture)
      // A view into a larger buffer, as decoders hand them out.
      const buffer = new Uint8Array(100).fill(1)
      await store.writeGroup(fence, record({ snapshot: buffer.subarray(10, 20) }))
      buffer.fill(2)
      const first = await store.readGroup(CLUSTER, 'group')
      expect(first?.snapshot).toEqual(new Uint8Array(10).fill(1))
      first?.snapshot.fill(3)
      expect((await store.readGroup(CLUSTER, 'group'))?.snapshot).toEqual(new Uint8Array(10).fill(1))
    })

    test('a claim makes every earlier fence worthless, and nothing of what it asks takes place', async (fixture) => {
      const { store } = fixture
      const topicId = await fixture.createTopic()
      const first = await claim(fixture)
      await store.writeGroup(first, record())
      await store.commitOffsets(first, [offsetOf(topicId, 5)])
      const second = await claim(fixture)
      expect(second.epoch).toBeGreaterThan(first.epoch)
      expect(await store.writeGroup(first, record({ generation: 9 }))).toEqual(FENCED)
      expect(await store.commitOffsets(first, [offsetOf(topicId, 6)])).toEqual(FENCED)
      expect(await store.deleteOffsets(first, [{ topicId, partition: 0 }])).toEqual(FENCED)
      expect(await store.deleteGroup(first)).toEqual(FENCED)
      expect(await store.readGroup(CLUSTER, 'group')).toEqual(record())
      expect(await read(fixture)).toEqual([5])
      expect(await store.writeGroup(second, record({ generation: 4 }))).toEqual(OK)
    })

    test('two claims of one group at once for one lease give two fences, of which one is worth something', async (fixture) => {
      const other = (await fixture.subject.openSecond?.()) ?? fixture.store
      const leaseId = await openLease(fixture.store)
      for (let round = 0; round < 5; round++) {
        const claims = [fixture.store, other].map((store) => store.claimGroup(CLUSTER, 'group', leaseId))
        const fences = (await Promise.all(claims)).map((outcome) => claimed(outcome).fence)
        const writes = await Promise.all(fences.map((fence) => fixture.store.writeGroup(fence, record())))
        const latest = Math.max(...fences.map(({ epoch }) => epoch))
        expect(writes).toEqual(fences.map(({ epoch }) => (epoch === latest ? OK : FENCED)))
      }
    })

    test('a fence that was never given, or belongs to another group, is worth nothing', async (fixture) => {
      const { store } = fixture
      const fence = await claim(fixture)
      for (const wrong of [
        { ...fence, epoch: fence.epoch + 1 },
        { ...fence, groupId: 'other' },
        { ...fence, clusterId: 'vci_other' },
      ]) {
        expect(await store.writeGroup(wrong, record())).toEqual(FENCED)
      }
      expect(await store.listGroups(CLUSTER)).toEqual([])
    })

    test('a deleted group is gone with its offsets and its fence, whose number no later claim takes', async (fixture) => {
      const { store } = fixture
      const topicId = await fixture.createTopic()
      const fence = await claim(fixture)
      await store.writeGroup(fence, record())
      await store.commitOffsets(fence, [offsetOf(topicId, 5)])
      expect(await store.deleteGroup(fence)).toEqual(OK)
      expect(await store.deleteGroup(fence)).toEqual(FENCED)
      expect(await store.writeGroup(fence, record())).toEqual(FENCED)
      expect(await store.commitOffsets(fence, [offsetOf(topicId, 6)])).toEqual(FENCED)
      expect(await store.readGroup(CLUSTER, 'group')).toBe(null)
      expect(await store.listGroups(CLUSTER)).toEqual([])
      expect(await read(fixture)).toEqual([])
      const again = await claimAnew(store)
      expect(again.record).toBe(null)
      expect(again.fence.epoch).toBeGreaterThan(fence.epoch)
      expect(await read(fixture)).toEqual([])
    })

    test('groups are listed by id, each cluster with its own', async (fixture) => {
      const { store } = fixture
      // A name's order by code units is neither that of its UTF-8 bytes nor that of a language.
      const ids = ['b', 'B', '', 'a10', 'a2', 'é', '\uffff', '\u{10000}', 'nul\u0000after', 'nul\u0000', 'quote"\\']
      for (const groupId of ids) await store.writeGroup(await claim(fixture, groupId), record())
      await store.writeGroup(await claim(fixture, 'elsewhere', 'vci_other'), record({ state: 'Empty' }))
      const expected = [...ids].sort().map((groupId) => ({ groupId, protocolType: 'consumer', state: 'Stable' }))
      expect(await store.listGroups(CLUSTER)).toMatchObject(expected)
      expect(await store.listGroups('vci_other')).toEqual([
        { groupId: 'elsewhere', protocolType: 'consumer', state: 'Empty', holder: 'agent' },
      ])
      expect(await store.listGroups('vci_none')).toEqual([])
      expect(await store.readGroup('vci_other', 'b')).toBe(null)
    })

    test('a record whose numbers are out of range is a bad request', async (fixture) => {
      const fence = await claim(fixture)
      for (const wrong of [{ generation: 0.5 }, { generation: 2 ** 31 }, { emptySinceMs: -1 }, { emptySinceMs: NaN }]) {
        expect(await codeOf(fixture.store.writeGroup(fence, record(wrong)))).toBe('BAD_REQUEST')
      }
      expect(await fixture.store.readGroup(CLUSTER, 'group')).toBe(null)
    })
  })

  describe('offsets of groups', () => {
    test('an offset is read with everything that was committed, and when', async (fixture) => {
      const { store } = fixture
      const topicId = await fixture.createTopic({ partitionCount: 2 })
      const fence = await claim(fixture)
      const texts = ['', 'plain', 'é😀"\\\'', 'nul\u0000after', 'x'.repeat(4096)]
      const commits = [
        offsetOf(topicId, 2 ** 53 - 1, { leaderEpoch: 7, metadata: texts[3]!, expiresAtMs: 5 }),
        offsetOf(topicId, -1, { partition: 1, metadata: texts[2]! }),
      ]
      expect(await store.commitOffsets(fence, commits)).toEqual({ ok: true, stored: [true, true] })
      const committedAtMs = fixture.nowMs()
      const expected = commits.map((commit) => ({ ...commit, committedAtMs }))
      expect(await store.readOffsets(CLUSTER, [{ groupId: 'group', partitions: null }])).toEqual([expected])
      fixture.advance(10)
      for (const metadata of texts) {
        await store.commitOffsets(fence, [offsetOf(topicId, 1, { metadata })])
        const [[found] = []] = await store.readOffsets(CLUSTER, [{ groupId: 'group', partitions: commits }])
        expect(found).toEqual({ ...offsetOf(topicId, 1, { metadata }), committedAtMs: committedAtMs + 10 })
      }
    })

    test('the first commit makes a group that has only offsets', async (fixture) => {
      const { store } = fixture
      const topicId = await fixture.createTopic()
      const fence = await claim(fixture)
      await store.commitOffsets(fence, [offsetOf(topicId, 1)])
      const made = { protocolType: '', state: 'Empty', generation: 0, emptySinceMs: fixture.nowMs() }
      expect(await store.readGroup(CLUSTER, 'group')).toEqual({ ...made, snapshot: new Uint8Array() })
      expect(await store.listGroups(CLUSTER)).toMatchObject([{ groupId: 'group', protocolType: '', state: 'Empty' }])
      await store.writeGroup(fence, record())
      await store.commitOffsets(fence, [offsetOf(topicId, 2)])
      expect(await store.readGroup(CLUSTER, 'group')).toEqual(record())
    })

    test('partitions that do not exist are told and hinder no others', async (fixture) => {
      const { store } = fixture
      const topicId = await fixture.createTopic()
      const deleted = await fixture.createTopic()
      await store.deleteTopics(CLUSTER, [deleted])
      await store.createTopics('vci_other', [{ topicId: 'foreign', name: 'foreign', partitionCount: 1, configs: {} }])
      const commits = [
        offsetOf(deleted, 1),
        offsetOf('nothing', 2),
        offsetOf(topicId, 3),
        offsetOf(topicId, 4, { partition: 1 }),
        offsetOf(topicId, 5, { partition: -1 }),
        offsetOf('foreign', 6),
      ]
      const stored = [false, false, true, false, false, false]
      const fence = await claim(fixture)
      expect(await store.commitOffsets(fence, commits)).toEqual({ ok: true, stored })
      expect(await store.commitOffsets(fence, commits)).toEqual({ ok: true, stored })
      expect(await read(fixture)).toEqual([3])
    })

    test('of two offsets for one partition the later stays', async (fixture) => {
      const topicId = await fixture.createTopic()
      const fence = await claim(fixture)
      await fixture.store.commitOffsets(fence, [offsetOf(topicId, 9), offsetOf(topicId, 4)])
      expect(await read(fixture)).toEqual([4])
    })

    test('a commit with a number out of range is a bad request, and none of it is stored', async (fixture) => {
      const topicId = await fixture.createTopic()
      const fence = await claim(fixture)
      for (const wrong of [{ offset: 0.5 }, { offset: 2 ** 53 }, { leaderEpoch: -2 }, { expiresAtMs: NaN }]) {
        const commits = [offsetOf(topicId, 1), offsetOf(topicId, 2, wrong)]
        expect(await codeOf(fixture.store.commitOffsets(fence, commits))).toBe('BAD_REQUEST')
      }
      expect(await read(fixture)).toEqual([])
    })

    test('named partitions are answered in the order named, all of them by topic id and partition', async (fixture) => {
      const { store } = fixture
      const topics = [await fixture.createTopic({ partitionCount: 11 }), await fixture.createTopic()]
      const [first, second] = [topics[0]!, topics[1]!]
      const fence = await claim(fixture)
      const commits = [
        offsetOf(second, 100),
        ...[10, 2, 0].map((partition) => offsetOf(first, partition, { partition })),
      ]
      await store.commitOffsets(fence, commits)
      expect(await read(fixture)).toEqual([0, 2, 10, 100])
      const named = [2, 1, 10, 2].map((partition) => ({ topicId: first, partition }))
      expect(await read(fixture, [...named, { topicId: 'nothing', partition: 0 }])).toEqual([2, null, 10, 2, null])
    })

    test('many groups are answered in the order asked, each cluster with its own', async (fixture) => {
      const { store } = fixture
      const topicId = await fixture.createTopic()
      const partitions = [{ topicId, partition: 0 }]
      for (const groupId of ['a', 'b']) {
        await store.commitOffsets(await claim(fixture, groupId), [offsetOf(topicId, groupId === 'a' ? 1 : 2)])
      }
      const queries = ['b', 'nothing', 'a', 'b'].map((groupId) => ({ groupId, partitions }))
      const answers = await store.readOffsets(CLUSTER, queries)
      expect(answers.map(([found]) => found?.offset ?? null)).toEqual([2, null, 1, 2])
      expect(await store.readOffsets(CLUSTER, [{ groupId: 'nothing', partitions: null }])).toEqual([[]])
      expect(await store.readOffsets('vci_other', [{ groupId: 'a', partitions }])).toEqual([[null]])
      expect(await store.readOffsets(CLUSTER, [])).toEqual([])
    })

    test('offsets of a deleted topic are gone, also when its name is taken again', async (fixture) => {
      const { store } = fixture
      const kept = await fixture.createTopic()
      const old = await fixture.createTopic({ name: 'orders' })
      const fence = await claim(fixture)
      await store.commitOffsets(fence, [offsetOf(old, 5), offsetOf(kept, 6)])
      await store.deleteTopics(CLUSTER, [old])
      expect(await read(fixture)).toEqual([6])
      expect(await read(fixture, [{ topicId: old, partition: 0 }])).toEqual([null])
      const fresh = await fixture.createTopic({ name: 'orders' })
      expect(
        await read(
          fixture,
          [old, fresh].map((topicId) => ({ topicId, partition: 0 })),
        ),
      ).toEqual([null, null])
      // What a deleted topic leaves behind must not keep it from being forgotten.
      fixture.advance(2 * LIMITS.segmentIdAgeMaxMs + 1)
      while ((await store.maintain()).more) continue
      expect(await store.deleteTopics(CLUSTER, [old])).toEqual([false])
      expect(await read(fixture)).toEqual([6])
    })

    test('deleted offsets are gone, those that are not there are passed over', async (fixture) => {
      const { store } = fixture
      const topicId = await fixture.createTopic({ partitionCount: 3 })
      const fence = await claim(fixture)
      await store.commitOffsets(
        fence,
        [0, 1, 2].map((partition) => offsetOf(topicId, partition, { partition })),
      )
      const unwanted = [
        { topicId, partition: 1 },
        { topicId, partition: 9 },
        { topicId: 'nothing', partition: 0 },
      ]
      expect(await store.deleteOffsets(fence, unwanted)).toEqual(OK)
      expect(await store.deleteOffsets(fence, unwanted)).toEqual(OK)
      expect(await read(fixture)).toEqual([0, 2])
      expect(await store.readGroup(CLUSTER, 'group')).not.toBe(null)
    })
  })
}
