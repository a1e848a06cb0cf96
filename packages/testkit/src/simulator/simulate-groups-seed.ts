import type { FaultCounts } from './faults.ts'
import { createGroupsCluster } from './groups-cluster.ts'
import { createGroupsMember, type GroupsMember } from './groups-member.ts'
import {
  createGroupsWorld,
  GROUPS_CLUSTER_ID,
  GROUPS_TOPIC_ID,
  type GroupsWorld,
  type SimulateGroupsOptions,
} from './groups-world.ts'

/** What came of it. */
export interface GroupsSimulationResult {
  /** The seed. */
  readonly seed: number
  /** Rules that were broken; empty when none was. */
  readonly violations: readonly string[]
  /** Virtual time that passed, in milliseconds. */
  readonly virtualMs: number
  /** Events that were run. */
  readonly eventCount: number
  /** Generations that members were told of. */
  readonly generationCount: number
  /** Commits that were acknowledged. */
  readonly acknowledgedCount: number
  /** How often each fault fired, and how often leases came to what they are for. */
  readonly counts: FaultCounts
}

/** Once nothing faults, every group must be stable after this time: what is under way ends, dead members are noticed, all join. */
const STABLE_WITHIN_MS = 60_000
/** And stay so for this long: longer than a session. */
const STABLE_FOR_MS = 8_000

interface SimGroup {
  readonly groupId: string
  readonly members: readonly GroupsMember[]
}

/** The generation that all members have an assignment of; undefined while there is none. */
function commonGeneration({ members }: SimGroup): number | undefined {
  const generation = members[0]!.assignment?.generation
  return members.every(({ assignment }) => assignment !== undefined && assignment.generation === generation)
    ? generation
    : undefined
}

/** Every partition is owned, by one. */
function checkOwners(world: GroupsWorld, { groupId, members }: SimGroup): void {
  const owned = members.flatMap(({ assignment }) => assignment?.partitions ?? []).sort((left, right) => left - right)
  const all = Array.from({ length: world.shape.partitionCount }, (_, partition) => partition)
  if (owned.join() !== all.join()) world.violate(`members of the stable ${groupId} own ${owned.join(' ')}`)
}

async function heal(world: GroupsWorld, groups: readonly SimGroup[]): Promise<void> {
  const { clock, watch } = world
  const isStable = () => groups.every((group) => commonGeneration(group) !== undefined)
  const step = (isDone: () => boolean) => () => {
    watch.step()
    return isDone()
  }
  if (!(await clock.run({ untilMs: clock.monotonicMs() + STABLE_WITHIN_MS, isDone: step(isStable) })))
    return world.violate(`a group is not stable ${STABLE_WITHIN_MS} ms after the last fault`)
  // What was still on its way may begin one more rebalance; then nothing is.
  await clock.run({ untilMs: clock.monotonicMs() + STABLE_FOR_MS, isDone: step(() => false) })
  if (!(await clock.run({ untilMs: clock.monotonicMs() + STABLE_WITHIN_MS, isDone: step(isStable) })))
    return world.violate(`a group is not stable again ${STABLE_WITHIN_MS} ms after the last fault`)
  const generations = groups.map(commonGeneration)
  await clock.run({ untilMs: clock.monotonicMs() + STABLE_FOR_MS, isDone: step(() => false) })
  for (const [index, group] of groups.entries()) {
    const now = commonGeneration(group)
    if (now !== generations[index]) world.violate(`${group.groupId} was stable in ${generations[index]}, now in ${now}`)
    else checkOwners(world, group)
  }
}

async function checkOffsets(world: GroupsWorld, groups: readonly SimGroup[]): Promise<void> {
  const { store, watch, shape } = world
  for (const { groupId } of groups) {
    const partitions = Array.from({ length: shape.partitionCount }, (_, partition) => ({
      topicId: GROUPS_TOPIC_ID,
      partition,
    }))
    const [found] = await store.readOffsets(GROUPS_CLUSTER_ID, [{ groupId, partitions }])
    for (const [partition, offset] of found!.entries())
      watch.commits.seen({ groupId, partition }, offset?.offset ?? null, watch.commits.floor(groupId, partition))
  }
}

/**
 * Runs two or three agents with real coordinators and routers on one memory store, and the members of one or two groups,
 * in virtual time, under faults; heals them; and checks at every answer and at the end that nobody was told two truths.
 */
export async function simulateGroupsSeed(options: SimulateGroupsOptions): Promise<GroupsSimulationResult> {
  const world = createGroupsWorld(options)
  const { clock, events, watch, shape } = world
  const cluster = createGroupsCluster(world)
  let lastOffset = 0
  const offsets = { next: () => ++lastOffset }
  const groups = shape.memberCounts.map((count, group): SimGroup => {
    const groupId = `group ${group}`
    const create = (_: unknown, index: number) =>
      createGroupsMember(world, cluster, { groupId, name: `m${group}.${index}`, offsets })
    return { groupId, members: Array.from({ length: count }, create) }
  })
  const isDone = () => {
    watch.step()
    return world.violations.length >= 20
  }
  await clock.run({ untilMs: shape.faultyMs, isDone })
  events.heal()
  cluster.heal()
  await heal(world, groups)
  await checkOffsets(world, groups)
  return {
    seed: options.seed,
    violations: world.violations,
    virtualMs: clock.monotonicMs(),
    eventCount: clock.eventCount,
    generationCount: watch.generationCount,
    acknowledgedCount: watch.commits.acknowledgedCount,
    counts: events.counts,
  }
}
