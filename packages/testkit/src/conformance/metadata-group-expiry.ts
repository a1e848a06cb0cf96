import type { GroupFence } from '@millrace/metadata'
import { describe, expect, it } from 'vitest'
import { claim, offsetOf, read, record } from './group-fixture.ts'
import { CLUSTER, LIMITS, type MetadataConformance, type MetadataFixture, withFixture } from './metadata-fixture.ts'

const OK = { ok: true }
const FENCED = { ok: false, code: 'FENCED' }

/** Runs `maintain` until it has nothing left to do, and adds up what it reports of groups. */
const maintain = async ({ store }: MetadataFixture) => {
  const sum = { offsetsExpired: 0, groupsForgotten: 0 }
  for (let more = true; more; ) {
    const report = await store.maintain()
    sum.offsetsExpired += report.offsetsExpired
    sum.groupsForgotten += report.groupsForgotten
    expect(Math.max(report.offsetsExpired, report.groupsForgotten)).toBeLessThanOrEqual(LIMITS.maintenanceRowsMax)
    ;({ more } = report)
  }
  return sum
}

/** When offsets and groups are forgotten, and when they are not. */
export function describeGroupExpiry(conformance: MetadataConformance): void {
  const test = (name: string, run: (fixture: MetadataFixture) => Promise<void>) =>
    it(name, () => withFixture(conformance, run))

  describe('expiry of groups', () => {
    test('offsets expire when the group has been empty and they have been committed for long enough', async (fixture) => {
      const { store } = fixture
      const topicId = await fixture.createTopic({ partitionCount: 7 })
      const fence = await claim(fixture)
      const commit = (partition: number) => store.commitOffsets(fence, [offsetOf(topicId, partition, { partition })])
      for (let partition = 0; partition < 6; partition++) await commit(partition)
      fixture.advance(LIMITS.offsetsRetentionMs)
      await store.writeGroup(fence, record({ state: 'Empty', emptySinceMs: fixture.nowMs() }))
      fixture.advance(1)
      await commit(6)
      expect(await maintain(fixture)).toEqual({ offsetsExpired: 0, groupsForgotten: 0 })
      fixture.advance(LIMITS.offsetsRetentionMs)
      expect(await store.maintain()).toMatchObject({ offsetsExpired: LIMITS.maintenanceRowsMax, more: true })
      expect(await maintain(fixture)).toEqual({ offsetsExpired: 2, groupsForgotten: 0 })
      expect(await read(fixture)).toEqual([6])
      fixture.advance(1)
      expect(await maintain(fixture)).toEqual({ offsetsExpired: 1, groupsForgotten: 1 })
    })

    test('nothing expires of a group that has members', async (fixture) => {
      const { store } = fixture
      const topicId = await fixture.createTopic()
      const fence = await claim(fixture)
      await store.writeGroup(fence, record())
      await store.commitOffsets(fence, [offsetOf(topicId, 5, { expiresAtMs: fixture.nowMs() })])
      fixture.advance(100 * LIMITS.offsetsRetentionMs)
      expect(await maintain(fixture)).toEqual({ offsetsExpired: 0, groupsForgotten: 0 })
      expect(await read(fixture)).toEqual([5])
      expect(await store.writeGroup(fence, record())).toEqual(OK)
    })

    test('an offset with a time of its own expires at that time', async (fixture) => {
      const { store } = fixture
      const topicId = await fixture.createTopic({ partitionCount: 2 })
      const fence = await claim(fixture)
      const later = fixture.nowMs() + 10 * LIMITS.offsetsRetentionMs
      await store.commitOffsets(fence, [
        offsetOf(topicId, 1, { expiresAtMs: fixture.nowMs() + 10 }),
        offsetOf(topicId, 2, { partition: 1, expiresAtMs: later }),
      ])
      fixture.advance(9)
      expect(await maintain(fixture)).toEqual({ offsetsExpired: 0, groupsForgotten: 0 })
      fixture.advance(1)
      expect(await maintain(fixture)).toEqual({ offsetsExpired: 1, groupsForgotten: 0 })
      fixture.advance(9 * LIMITS.offsetsRetentionMs)
      await maintain(fixture)
      expect(await read(fixture)).toEqual([2])
    })

    test('a group without members and offsets is forgotten, and its fence is worth nothing', async (fixture) => {
      const { store } = fixture
      const fences: GroupFence[] = []
      for (let index = 0; index < 6; index++) {
        const fence = await claim(fixture, `group-${index}`)
        fences.push(fence)
        await store.writeGroup(fence, record({ state: 'Empty', emptySinceMs: fixture.nowMs() }))
      }
      fixture.advance(LIMITS.emptyGroupsKeptMs)
      expect(await maintain(fixture)).toEqual({ offsetsExpired: 0, groupsForgotten: 0 })
      fixture.advance(1)
      expect(await store.maintain()).toMatchObject({ groupsForgotten: LIMITS.maintenanceRowsMax, more: true })
      expect(await maintain(fixture)).toEqual({ offsetsExpired: 0, groupsForgotten: 2 })
      expect(await store.listGroups(CLUSTER)).toEqual([])
      for (const fence of fences) expect(await store.writeGroup(fence, record())).toEqual(FENCED)
      expect((await claim(fixture, 'group-0')).epoch).toBeGreaterThan(fences.at(-1)!.epoch)
    })

    test('a claim keeps a group, and a claim of what was never written is forgotten too', async (fixture) => {
      const { store } = fixture
      const empty = await claim(fixture, 'empty')
      await store.writeGroup(empty, record({ state: 'Empty', emptySinceMs: fixture.nowMs() }))
      const unwritten = await claim(fixture, 'unwritten')
      fixture.advance(LIMITS.emptyGroupsKeptMs)
      const again = await claim(fixture, 'empty')
      fixture.advance(LIMITS.emptyGroupsKeptMs)
      expect(await maintain(fixture)).toEqual({ offsetsExpired: 0, groupsForgotten: 1 })
      expect(await store.writeGroup(unwritten, record())).toEqual(FENCED)
      expect(await store.writeGroup(again, record())).toEqual(OK)
    })
  })
}
