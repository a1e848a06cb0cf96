import type { GroupFence } from '@millrace/metadata'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimAnew, offsetOf, record } from './group-fixture.ts'
import { CLUSTER, type MetadataConformance, type MetadataFixture, withFixture } from './metadata-fixture.ts'

const GROUPS = 2
const HOLDERS = 3
const TOPICS = 2
const RUNS = 40

/** Who does what: holders keep the fence of their last claim of each group, however old it is. */
interface Step {
  readonly kind: 'claim' | 'write' | 'commit' | 'deleteOffset' | 'deleteGroup' | 'recreateTopic' | 'maintain'
  readonly holder: number
  readonly group: number
  readonly topic: number
  readonly number: number
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom<Step['kind'][]>(
    'claim',
    'claim',
    'write',
    'write',
    'commit',
    'commit',
    'commit',
    'deleteOffset',
    'deleteGroup',
    'recreateTopic',
    'maintain',
  ),
  holder: fc.nat(HOLDERS - 1),
  group: fc.nat(GROUPS - 1),
  topic: fc.nat(TOPICS - 1),
  number: fc.nat(1000),
})

/** One group of the model: who holds it, what was written, and the offsets by topic id. */
interface ModelGroup {
  epoch: number
  generation: number | null
  readonly offsets: Map<string, number>
}

/** Random claims and writes against a naive model: only the last claim counts, and only what it did is there. */
export function describeRandomGroups(conformance: MetadataConformance): void {
  describe('random groups', () => {
    it('hold what the last claim of each wrote, and nothing else', () =>
      withFixture(conformance, (fixture) =>
        fc.assert(
          fc.asyncProperty(fc.array(step, { maxLength: 30 }), (steps) => playSteps(fixture, steps)),
          { numRuns: RUNS },
        ),
      ))
  })
}

let runCount = 0

async function playSteps(fixture: MetadataFixture, steps: readonly Step[]): Promise<void> {
  const { store } = fixture
  const run = runCount++
  const groupIds = Array.from({ length: GROUPS }, (_, group) => `run-${run}-group-${group}`)
  const topicIds = await Promise.all(Array.from({ length: TOPICS }, () => fixture.createTopic()))
  const model = groupIds.map((): ModelGroup => ({ epoch: 0, generation: null, offsets: new Map() }))
  const fences = new Map<string, GroupFence>()
  let lastEpoch = 0

  async function play({ kind, holder, group: index, topic, number }: Step): Promise<void> {
    const group = model[index]!
    const groupId = groupIds[index]!
    const held = `${holder}/${index}`
    if (kind === 'maintain') return void (await store.maintain())
    if (kind === 'recreateTopic') {
      await store.deleteTopics(CLUSTER, [topicIds[topic]!])
      for (const { offsets } of model) offsets.delete(topicIds[topic]!)
      topicIds[topic] = await fixture.createTopic()
      return
    }
    if (kind === 'claim') {
      const claim = await claimAnew(store, groupId)
      expect(claim.record?.generation ?? null).toBe(group.generation)
      expect(claim.fence.epoch).toBeGreaterThan(lastEpoch)
      lastEpoch = claim.fence.epoch
      group.epoch = lastEpoch
      fences.set(held, claim.fence)
      return
    }
    const fence = fences.get(held) ?? { clusterId: CLUSTER, groupId, epoch: 0 }
    const isHolder = fence.epoch !== 0 && fence.epoch === group.epoch
    const topicId = topicIds[topic]!
    if (kind === 'write') {
      expect((await store.writeGroup(fence, record({ generation: number }))).ok).toBe(isHolder)
      if (isHolder) group.generation = number
    } else if (kind === 'commit') {
      const outcome = await store.commitOffsets(fence, [offsetOf('nothing', 1), offsetOf(topicId, number)])
      expect(outcome).toEqual(isHolder ? { ok: true, stored: [false, true] } : { ok: false, code: 'FENCED' })
      if (isHolder) group.generation ??= 0
      if (isHolder) group.offsets.set(topicId, number)
    } else if (kind === 'deleteOffset') {
      expect((await store.deleteOffsets(fence, [{ topicId, partition: 0 }])).ok).toBe(isHolder)
      if (isHolder) group.offsets.delete(topicId)
    } else {
      expect((await store.deleteGroup(fence)).ok).toBe(isHolder)
      if (isHolder) model[index] = { epoch: 0, generation: null, offsets: new Map() }
    }
  }

  for (const next of steps) await play(next)
  const found = await store.readOffsets(
    CLUSTER,
    groupIds.map((groupId) => ({ groupId, partitions: null })),
  )
  for (const [index, { generation, offsets }] of model.entries()) {
    expect((await store.readGroup(CLUSTER, groupIds[index]!))?.generation ?? null).toBe(generation)
    expect(new Map(found[index]!.map((each) => [each?.topicId, each?.offset]))).toEqual(offsets)
  }
}
