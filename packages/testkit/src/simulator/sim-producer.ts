import type { AppendItem } from '@millrace/batcher'
import type { ProduceAnswer } from './sim-agent.ts'
import type { SimCluster } from './sim-cluster.ts'
import { connect, type SimConnection } from './sim-connection.ts'
import type { ProducerHistory, SentBatch } from './sim-history.ts'
import { encodeSimBatch } from './sim-record.ts'
import { SIM_TOPIC_ID, type SimWorld } from './sim-world.ts'

/** How a producer behaves. */
export interface SimProducerOptions {
  readonly producer: number
  readonly isIdempotent: boolean
  /** Requests in flight: 5 as clients have it, 1 for the careful. */
  readonly inFlightMax: number
  /**
   * How an idempotent producer retries: `one-by-one` sends only the oldest batch again until it is taken (the Java
   * client); `pipelined` waits for what is in flight, then sends all again in order (librdkafka).
   */
  readonly retries: 'one-by-one' | 'pipelined'
  /** A batch that was not acknowledged after this time is given up, in milliseconds. */
  readonly deliveryTimeoutMs: number
}

/** A Kafka-like producer. */
export interface SimProducer {
  readonly history: ProducerHistory
  /** Makes a batch and sends it as soon as may be. */
  produce(partition: number, recordCount: number): SentBatch
  /** Batches neither acknowledged nor given up. */
  readonly openCount: number
}

interface OutBatch {
  readonly sent: SentBatch
  readonly createdAtMs: number
  stage: 'new' | 'in-flight' | 'retry'
  epoch: number
  sequence: number
}

interface Lane {
  /** Open batches, oldest first. */
  readonly batches: OutBatch[]
  epoch: number
  nextSequence: number
  nextValue: number
  /** A batch was given up: once nothing is open any more, go on with a new epoch, from sequence 0. */
  mustBump: boolean
}

const BACKOFF_MS = 60

/** Starts a producer. */
export function createSimProducer(world: SimWorld, cluster: SimCluster, options: SimProducerOptions): SimProducer {
  return new Producer(world, cluster, options)
}

class Producer implements SimProducer {
  readonly history: ProducerHistory
  readonly #world: SimWorld
  readonly #cluster: SimCluster
  readonly #options: SimProducerOptions
  readonly #lanes = new Map<number, Lane>()
  readonly #producerId: number
  #connection: SimConnection | undefined
  #inFlightCount = 0
  #isWaking = false

  constructor(world: SimWorld, cluster: SimCluster, options: SimProducerOptions) {
    this.#world = world
    this.#cluster = cluster
    this.#options = options
    this.#producerId = options.isIdempotent ? world.core.allocateProducerId() : -1
    this.history = { producer: options.producer, isIdempotent: options.isIdempotent, batches: [] }
  }

  get openCount(): number {
    let count = 0
    for (const lane of this.#lanes.values()) count += lane.batches.length
    return count
  }

  produce(partition: number, recordCount: number): SentBatch {
    const lane = this.#lane(partition)
    const { producer } = this.#options
    const sent: SentBatch = {
      producer,
      partition,
      firstValue: lane.nextValue,
      recordCount,
      acknowledgedOffset: undefined,
    }
    lane.nextValue += recordCount
    this.history.batches.push(sent)
    const createdAtMs = this.#world.clock.monotonicMs()
    lane.batches.push({ sent, createdAtMs, stage: 'new', epoch: 0, sequence: -1 })
    this.#pump()
    return sent
  }

  #lane(partition: number): Lane {
    let lane = this.#lanes.get(partition)
    if (lane === undefined) {
      lane = { batches: [], epoch: 0, nextSequence: 0, nextValue: 0, mustBump: false }
      this.#lanes.set(partition, lane)
    }
    return lane
  }

  #wakeLater(ms: number): void {
    if (this.#isWaking) return
    this.#isWaking = true
    this.#world.clock.setTimer(ms, () => {
      this.#isWaking = false
      this.#pump()
    })
  }

  #pump(): void {
    this.#expire()
    const connection = this.#ensureConnection()
    if (connection === undefined) return
    while (this.#inFlightCount < this.#options.inFlightMax && connection.isOpen) {
      const request: OutBatch[] = []
      for (const lane of this.#lanes.values()) {
        const next = this.#nextOf(lane)
        // Not every partition's batch goes into the same request.
        if (next !== undefined && (request.length === 0 || this.#world.random.next() < 0.6)) request.push(next)
      }
      if (request.length === 0) return
      this.#send(connection, request)
    }
  }

  #ensureConnection(): SimConnection | undefined {
    if (this.openCount === 0 || this.#connection?.isOpen) return this.#connection
    if (this.#inFlightCount > 0) return undefined
    const agent = this.#cluster.pick()
    this.#connection = agent === undefined ? undefined : connect(this.#world, agent)
    if (!this.#connection?.isOpen) {
      this.#wakeLater(BACKOFF_MS)
      return undefined
    }
    return this.#connection
  }

  /** The batch of this partition that may be sent next, if any. */
  #nextOf(lane: Lane): OutBatch | undefined {
    const index = lane.batches.findIndex(({ stage }) => stage !== 'in-flight')
    const batch = lane.batches[index]
    if (batch === undefined) return undefined
    if (!this.#options.isIdempotent) return batch
    if (batch.stage === 'new') {
      if (!lane.mustBump) return batch
      if (index > 0) return undefined
      lane.mustBump = false
      lane.epoch++
      lane.nextSequence = 0
      return batch
    }
    if (this.#options.retries === 'one-by-one') return index === 0 ? batch : undefined
    // Later batches in flight would be overtaken by nobody, but their answers must be known first.
    const isLaterInFlight = lane.batches.some(({ stage }, at) => at > index && stage === 'in-flight')
    return isLaterInFlight ? undefined : batch
  }

  #send(connection: SimConnection, request: readonly OutBatch[]): void {
    for (const batch of request) this.#takeSequence(batch)
    this.#inFlightCount++
    connection
      .send((agent) => agent.produce(request.map((batch) => this.#itemOf(batch))))
      .then(
        (answers) => {
          this.#inFlightCount--
          for (const [index, batch] of request.entries()) this.#answer(batch, answers[index]!)
          this.#pump()
        },
        () => {
          this.#inFlightCount--
          for (const batch of request) batch.stage = 'retry'
          this.#wakeLater(this.#world.random.next() * BACKOFF_MS)
        },
      )
  }

  #takeSequence(batch: OutBatch): void {
    const lane = this.#lane(batch.sent.partition)
    if (batch.stage === 'new' && this.#options.isIdempotent) {
      batch.epoch = lane.epoch
      batch.sequence = lane.nextSequence
      lane.nextSequence += batch.sent.recordCount
    }
    batch.stage = 'in-flight'
  }

  #itemOf({ sent, epoch, sequence }: OutBatch): AppendItem {
    const { isIdempotent } = this.#options
    return {
      topicId: SIM_TOPIC_ID,
      partition: sent.partition,
      lastOffsetDelta: sent.recordCount - 1,
      recordCount: sent.recordCount,
      producerId: this.#producerId,
      producerEpoch: isIdempotent ? epoch : -1,
      baseSequence: sequence,
      lastSequence: isIdempotent ? sequence + sent.recordCount - 1 : -1,
      maxTimestamp: 0,
      isTransactional: false,
      chunks: [encodeSimBatch(sent)],
    }
  }

  #answer(batch: OutBatch, answer: ProduceAnswer): void {
    const lane = this.#lane(batch.sent.partition)
    if (answer.kind === 'acknowledged') {
      batch.sent.acknowledgedOffset = answer.baseOffset
      this.#forget(lane, batch)
      return
    }
    batch.stage = 'retry'
    this.#wakeLater(this.#world.random.next() * BACKOFF_MS)
    if (answer.kind === 'retriable') return
    // Refused although everything before it was taken: a producer that is not at fault is never told this. It would
    // go on with a new epoch, and its records would be lost, doubled or out of order.
    const isNext = lane.batches[0] === batch && !lane.mustBump
    if (answer.kind === 'out-of-order' && !isNext) return
    const { producer, partition, firstValue } = batch.sent
    const who = `producer ${producer}'s next batch (value ${firstValue}, partition ${partition})`
    this.#world.violate(`${who} was refused as ${answer.kind}`)
    this.#forget(lane, batch)
    lane.mustBump = true
  }

  #forget(lane: Lane, batch: OutBatch): void {
    const index = lane.batches.indexOf(batch)
    if (index >= 0) lane.batches.splice(index, 1)
  }

  /** Gives up what was open for too long; only what is not in flight, whose fate is known to the connection. */
  #expire(): void {
    const nowMs = this.#world.clock.monotonicMs()
    for (const lane of this.#lanes.values()) {
      for (const batch of lane.batches.slice()) {
        if (batch.stage === 'in-flight' || nowMs - batch.createdAtMs < this.#options.deliveryTimeoutMs) continue
        this.#forget(lane, batch)
        if (batch.sequence >= 0) lane.mustBump = true
      }
    }
  }
}
