import type { CoordinatorOptions } from '@millrace/coordinator'
import { createMemoryCore, createMemoryMetadataStore, type MetadataStore } from '@millrace/metadata'
import { createSeededRandom } from '@millrace/runtime'
import { type GroupsBug, plantInGroupStore } from './groups-bugs.ts'
import { createGroupsEvents } from './groups-events.ts'
import type { LinkWorld } from './groups-link.ts'
import { createGroupsWatch, type GroupsWatch } from './groups-watch.ts'
import { createVirtualClock } from './virtual-clock.ts'

/** The only virtual cluster of this world. */
export const GROUPS_CLUSTER_ID = 'simulation'
/** The only topic. */
export const GROUPS_TOPIC_ID = 'simulationtopicAAAAAAA'
/** Kafka's `session.timeout.ms` of every member. */
export const SESSION_TIMEOUT_MS = 6_000
/** Kafka's `max.poll.interval.ms`: not less than the session's. */
export const REBALANCE_TIMEOUT_MS = 7_000

/** How large one run is; drawn from its seed. */
interface GroupsShape {
  readonly agentCount: number
  /** Members of each group. */
  readonly memberCounts: readonly number[]
  readonly partitionCount: number
  /** How long faults fire, in virtual milliseconds. */
  readonly faultyMs: number
  readonly coordinator: Omit<CoordinatorOptions, 'holder'>
}

/** Everything that the parts of a run share. */
export interface GroupsWorld extends LinkWorld {
  readonly bug: GroupsBug | undefined
  readonly shape: GroupsShape
  /** What every agent's store is a way to. */
  readonly store: MetadataStore
  readonly watch: GroupsWatch
  /** Rules that were broken. */
  readonly violations: string[]
  violate(message: string): void
  trace(line: () => string): void
}

/** What a run of this world is. */
export interface SimulateGroupsOptions {
  /** The seed; the same one takes the same path. */
  readonly seed: number
  /** A bug to put back. */
  readonly bug?: GroupsBug | undefined
  /** Is told what happens. */
  readonly trace?: ((line: string) => void) | undefined
}

/** So much clocks of different machines may go apart, as a part of the time that passes. */
const DRIFT_MAX = 1 / 2_000

/** The world of one seed. */
export function createGroupsWorld({ seed, bug, trace: onTrace }: SimulateGroupsOptions): GroupsWorld {
  const random = createSeededRandom(seed)
  const clock = createVirtualClock()
  const violations: string[] = []
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random.next() * values.length)]!
  const trace = (line: () => string) => onTrace?.(`${clock.monotonicMs().toFixed(1)} ${line()}`)
  const violate = (message: string) => {
    trace(() => `VIOLATION ${message}`)
    if (violations.length < 20) violations.push(`at ${clock.monotonicMs().toFixed(1)} ms: ${message}`)
  }
  const shape: GroupsShape = {
    agentCount: pick([2, 3, 3]),
    memberCounts: pick([[5], [8], [3, 3], [4, 6]]),
    partitionCount: pick([4, 9]),
    faultyMs: pick([15_000, 30_000, 45_000]),
    coordinator: {
      clusterId: GROUPS_CLUSTER_ID,
      leaseMs: pick([1_500, 3_000]),
      sessionTimeoutMsMin: SESSION_TIMEOUT_MS,
      initialRebalanceDelayMs: pick([0, 500]),
      newMemberJoinMsMax: 15_000,
      rewriteDelayMs: 1_000,
      storeCallMsMax: pick([1_000, 4_000]),
      storeAttemptsMax: pick([1, 3]),
      offsetsPerWriteMax: pick([1, 10_000]),
    },
  }
  const core = createMemoryCore()
  const topic = { topicId: GROUPS_TOPIC_ID, name: 'simulated', partitionCount: shape.partitionCount, configs: {} }
  core.createTopics(GROUPS_CLUSTER_ID, [topic])
  const drift = 1 + (2 * random.next() - 1) * DRIFT_MAX
  const storeClock = { ...clock, nowMs: () => Math.floor(clock.nowMs() + clock.monotonicMs() * (drift - 1)) }
  const store = createMemoryMetadataStore({ clock: storeClock, core: plantInGroupStore(bug, core) })
  const events = createGroupsEvents(random)
  const watch = createGroupsWatch(events, violate)
  return { clock, random, events, bug, shape, store, watch, violations, violate, trace }
}
