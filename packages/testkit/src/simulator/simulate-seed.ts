import { checkHistory } from './check-history.ts'
import type { FaultCounts } from './faults.ts'
import { createOrphanDeleter } from './orphan-deleter.ts'
import type { PlantedBug } from './planted-bugs.ts'
import { createSimAdmin, type SimAdmin } from './sim-admin.ts'
import { createSimCluster, type SimCluster } from './sim-cluster.ts'
import { createSimConsumer, type SimConsumer } from './sim-consumer.ts'
import type { SentBatch, SimHistory } from './sim-history.ts'
import { createSimProducer, type SimProducer } from './sim-producer.ts'
import { createSimWorld, type SimWorld } from './sim-world.ts'

/** What a run is. */
export interface SimulateOptions {
  /** The seed; the same one takes the same path. */
  readonly seed: number
  /** A bug to put back. */
  readonly bug?: PlantedBug | undefined
  /** Is told what agents do. */
  readonly trace?: ((line: string) => void) | undefined
}

/** What came of it. */
export interface SimulationResult {
  /** The seed. */
  readonly seed: number
  /** Rules that were broken; empty when none was. */
  readonly violations: readonly string[]
  /** Virtual time that passed, in milliseconds. */
  readonly virtualMs: number
  /** Events that were run. */
  readonly eventCount: number
  /** Records in the log at the end. */
  readonly recordCount: number
  /** Batches that were acknowledged. */
  readonly acknowledgedCount: number
  /** Objects that the deleter removed. */
  readonly deletedCount: number
  /** How often records were deleted. */
  readonly trimmedCount: number
  /** How often each fault fired. */
  readonly faults: FaultCounts
}

/** Once nothing faults, everything that was begun must be over after this time. */
const HEALING_LIMIT_MS = 60_000
/** The longest that calls begun under faults stay open. */
const SETTLE_MS = 8_000
/** Once nothing faults, a consumer that polls must have a record so soon after its acknowledgement. */
const WAKE_UP_BUDGET_MS = 1_000
const PROBE_ROUNDS = 8

interface Clients {
  readonly admin: SimAdmin
  readonly history: SimHistory
  readonly producers: readonly SimProducer[]
  readonly consumers: readonly SimConsumer[]
}

function createClients(world: SimWorld, cluster: SimCluster): Clients {
  const { random, shape } = world
  const history: SimHistory = { producers: [], consumed: [] }
  const producers: SimProducer[] = []
  const idempotentCount = 2 + Math.floor(random.next() * 2)
  for (let producer = 0; producer <= idempotentCount; producer++) {
    const isIdempotent = producer < idempotentCount
    const created = createSimProducer(world, cluster, {
      producer,
      isIdempotent,
      inFlightMax: isIdempotent ? 5 : 1,
      retries: random.next() < 0.5 ? 'one-by-one' : 'pipelined',
      deliveryTimeoutMs: isIdempotent && random.next() < 0.25 ? 3_000 : Number.POSITIVE_INFINITY,
    })
    history.producers.push(created.history)
    producers.push(created)
    driveProducer(world, created)
  }
  const consumers = Array.from({ length: shape.partitionCount }, (_, partition) =>
    createSimConsumer(world, cluster, { partition, history }),
  )
  return { admin: createSimAdmin(world), history, producers, consumers }
}

/** An application that produces in bursts, as long as faults fire. */
function driveProducer(world: SimWorld, producer: SimProducer): void {
  const { clock, random, shape } = world
  const meanMs = 60 + random.next() * 300
  const next = () => {
    if (clock.monotonicMs() > shape.faultyMs) return
    const burst = 1 + Math.floor(random.next() * 4)
    for (let index = 0; index < burst; index++) {
      if (producer.openCount > 40) break
      producer.produce(Math.floor(random.next() * world.partitionCount()), 1 + Math.floor(random.next() * 3))
    }
    clock.setTimer(random.next() * 2 * meanMs * burst, next)
  }
  clock.setTimer(random.next() * meanMs, next)
}

function highWatermark(consumers: readonly SimConsumer[], sent: readonly SentBatch[]): boolean {
  return sent.every(({ partition, acknowledgedOffset }) => {
    return acknowledgedOffset !== undefined && consumers[partition]!.position > acknowledgedOffset
  })
}

/**
 * Once nothing faults: two records a random moment apart, so that the second is often committed while the consumer that
 * got the first is about to wait again. If it misses the wake-up, it gets the record only when its poll ends.
 */
async function probeWakeUps(world: SimWorld, prober: SimProducer, consumers: readonly SimConsumer[]): Promise<void> {
  const { clock, random } = world
  for (let round = 0; round < PROBE_ROUNDS; round++) {
    const partition = round % consumers.length
    const sent = [prober.produce(partition, 1)]
    await clock.run({ untilMs: clock.monotonicMs() + random.next() * 80 })
    sent.push(prober.produce(partition, 1))
    const isAcknowledged = () => sent.every(({ acknowledgedOffset }) => acknowledgedOffset !== undefined)
    if (!(await clock.run({ untilMs: clock.monotonicMs() + 5_000, isDone: isAcknowledged }))) {
      return world.violate('a record was not acknowledged although nothing faults any more')
    }
    const isDone = () => highWatermark(consumers, sent)
    if (await clock.run({ untilMs: clock.monotonicMs() + WAKE_UP_BUDGET_MS, isDone })) continue
    const late = `${WAKE_UP_BUDGET_MS} ms after its acknowledgement, although nothing faults any more`
    return world.violate(`the consumer of partition ${partition} does not have a record ${late}`)
  }
}

/** Stops the faults and lets everything that was begun come to its end. */
async function heal(
  world: SimWorld,
  cluster: SimCluster,
  { admin, history, producers, consumers }: Clients,
): Promise<void> {
  const { clock, faults } = world
  faults.heal()
  admin.finish()
  cluster.heal()
  const isOver = () => producers.every(({ openCount }) => openCount === 0)
  if (!(await clock.run({ untilMs: clock.monotonicMs() + HEALING_LIMIT_MS, isDone: isOver }))) {
    return world.violate(`producers still wait ${HEALING_LIMIT_MS} ms after the last fault`)
  }
  await clock.run({ untilMs: clock.monotonicMs() + SETTLE_MS })
  const prober = createSimProducer(world, cluster, {
    producer: history.producers.length,
    isIdempotent: false,
    inFlightMax: 1,
    retries: 'one-by-one',
    deliveryTimeoutMs: Number.POSITIVE_INFINITY,
  })
  history.producers.push(prober.history)
  await probeWakeUps(world, prober, consumers)
  const acknowledged = history.producers.flatMap(({ batches }) => batches)
  const known = acknowledged.filter(({ acknowledgedOffset }) => acknowledgedOffset !== undefined)
  const isConsumed = () => highWatermark(consumers, known)
  if (!(await clock.run({ untilMs: clock.monotonicMs() + SETTLE_MS, isDone: isConsumed }))) {
    world.violate('consumers have not seen everything that was acknowledged')
  }
}

/**
 * Runs two agents with real batchers on one memory engine and one memory store, in virtual time, under faults; heals
 * them; and checks that nothing acknowledged was lost, doubled, reordered or changed.
 */
export async function simulateSeed(options: SimulateOptions): Promise<SimulationResult> {
  const { seed } = options
  const world = createSimWorld(options)
  const { clock, faults, shape } = world
  const cluster = createSimCluster(world)
  const deleter = createOrphanDeleter(world)
  const clients = createClients(world, cluster)
  await clock.run({ untilMs: shape.faultyMs })
  await heal(world, cluster, clients)
  for (const consumer of clients.consumers) consumer.stop()
  deleter.stop()
  let isClosed = false
  cluster.close().then(
    () => {
      isClosed = true
    },
    (error: unknown) => world.violate(`an agent did not close: ${String(error)}`),
  )
  if (!(await clock.run({ untilMs: clock.monotonicMs() + SETTLE_MS, isDone: () => isClosed }))) {
    world.violate('the agents did not close')
  }
  // What was doubled late still arrives, and must change nothing.
  await clock.run({ untilMs: clock.monotonicMs() + 20_000 })
  const recordCount = await checkHistory(world, clients.history)
  const batches = clients.history.producers.flatMap((producer) => producer.batches)
  return {
    seed,
    violations: world.violations,
    virtualMs: clock.monotonicMs(),
    eventCount: clock.eventCount,
    recordCount,
    acknowledgedCount: batches.filter(({ acknowledgedOffset }) => acknowledgedOffset !== undefined).length,
    deletedCount: deleter.deletedCount,
    trimmedCount: world.trimmedCount,
    faults: faults.counts,
  }
}
