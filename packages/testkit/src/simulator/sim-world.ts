import { type MetadataCore, createMemoryCore, type PartitionKey } from '@millrace/metadata'
import { createMemoryObjectStore, type ObjectStore, segmentIdOfKey } from '@millrace/object-store'
import { createSeededRandom, type Random } from '@millrace/runtime'
import type { BatcherOptions } from '@millrace/batcher'
import { createFaults, type Faults } from './faults.ts'
import type { LogRecord } from './log-reader.ts'
import type { PlantedBug } from './planted-bugs.ts'
import type { Network } from './remote-call.ts'
import type { SimulateOptions } from './simulate-seed.ts'
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts'

/** The only virtual cluster. */
export const SIM_CLUSTER_ID = 'simulation'

/** The only topic. */
export const SIM_TOPIC_ID = 'simulationtopicAAAAAAA'

/** How large one run is; drawn from its seed. */
interface SimShape {
  /** Partitions in the end. */
  readonly partitionCount: number
  /** Partitions in the beginning. */
  readonly partitionCountFirst: number
  /** How long faults fire, in virtual milliseconds. */
  readonly faultyMs: number
  /** How the batchers are set. */
  readonly batcher: BatcherOptions
  /** Whether PUTs cost. */
  readonly putsCost: boolean
  /** How old an object without a row must be before the deleter aborts and deletes it, in milliseconds. */
  readonly orphanAgeMs: number
}

/** Everything that the parts of a run share: time, chance, faults, the two stores, and what went wrong. */
export interface SimWorld extends Network {
  readonly clock: VirtualClock
  readonly random: Random
  readonly faults: Faults
  /** The bug put back, if any. */
  readonly bug: PlantedBug | undefined
  readonly shape: SimShape
  /** What every agent's metadata store is a view of. */
  readonly core: MetadataCore
  /** What every agent's object store is a view of. */
  readonly store: ObjectStore
  /** Rules that were broken. */
  readonly violations: string[]
  /** Takes note of one. */
  violate(message: string): void
  /** Tells what agents do, for people. */
  trace(line: () => string): void
  /** Partitions of the topic now. */
  partitionCount(): number
  /** Records of each partition that were read, from offset 0 on, because they were about to be deleted. */
  readonly deleted: Map<number, LogRecord[]>
  /** How often records were deleted. */
  trimmedCount: number
  /** Agents other than the committer hear of a commit through here. */
  readonly commitListeners: Set<(partitions: readonly PartitionKey[], from: object) => void>
}

/** How old an id may be, in milliseconds; short, so that pauses pass it. */
const SEGMENT_ID_AGE_MAX_MS = 10_000

function pick<Value>(random: Random, values: readonly Value[]): Value {
  return values[Math.floor(random.next() * values.length)]!
}

function drawShape(random: Random): SimShape {
  const batchMaxSizeBytes = pick(random, [150, 400, 2_000, 100_000])
  const partitionCount = 1 + Math.floor(random.next() * 3)
  return {
    partitionCount,
    partitionCountFirst: 1 + Math.floor(random.next() * partitionCount),
    faultyMs: pick(random, [4_000, 8_000, 15_000]),
    putsCost: random.next() < 0.6,
    orphanAgeMs: pick(random, [100, 500, 2_000]),
    batcher: {
      batchMaxSizeBytes,
      batchTimeoutMs: pick(random, [20, 100, 250]),
      lingerMs: pick(random, [0, 2]),
      putBudgetBytes: pick(random, [0, Math.ceil(batchMaxSizeBytes / 4), 50]),
      uploadsInFlightMax: pick(random, [1, 2, 4, 8]),
      undecidedBytesMax: Math.max(batchMaxSizeBytes, pick(random, [1_000, 100_000])),
      undecidedSegmentsMax: pick(random, [4, 64]),
      decisionTimeoutMs: 1_000,
      decisionBackoff: { initialMs: 10, maxMs: 500 },
    },
  }
}

/** Watches the store: an object that a commit names must never be deleted. */
function watchDeletes(store: ObjectStore, core: MetadataCore, violate: (message: string) => void): ObjectStore {
  return {
    ...store,
    delete(key, options) {
      const segmentId = segmentIdOfKey(key)
      const state = segmentId === undefined ? 'unknown' : core.segmentStates([segmentId])[0]
      if (state === 'committed') violate(`object ${key} was deleted although its segment is committed`)
      return store.delete(key, options)
    },
  }
}

/** The world of one seed. */
export function createSimWorld({ seed, bug, trace: onTrace }: SimulateOptions): SimWorld {
  const random = createSeededRandom(seed)
  const clock = createVirtualClock()
  const violations: string[] = []
  const violate = (message: string) => {
    if (violations.length < 20) violations.push(`at ${clock.monotonicMs().toFixed(1)} ms: ${message}`)
  }
  const shape = drawShape(random)
  const core = createMemoryCore({ segmentIdAgeMaxMs: SEGMENT_ID_AGE_MAX_MS })
  const spec = { topicId: SIM_TOPIC_ID, name: 'simulated', partitionCount: shape.partitionCountFirst, configs: {} }
  core.createTopics(SIM_CLUSTER_ID, [spec])
  const partitionCount = () => core.findTopicsById(SIM_CLUSTER_ID, [SIM_TOPIC_ID])[0]?.partitionCount ?? 0
  const store = watchDeletes(createMemoryObjectStore(), core, violate)
  const faults = createFaults(random)
  const trace = (line: () => string) => onTrace?.(`${clock.monotonicMs().toFixed(1)} ${line()}`)
  const admin = { partitionCount, deleted: new Map<number, LogRecord[]>(), trimmedCount: 0 }
  const commitListeners: SimWorld['commitListeners'] = new Set()
  return { clock, random, faults, bug, shape, core, store, violations, violate, trace, ...admin, commitListeners }
}
