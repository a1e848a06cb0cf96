import { ApiKey, encodeRecordBatch, ErrorCode, errorName } from '@millrace/protocol'
import { sleep } from '@millrace/runtime'
import type { KafkaSession } from './kafka-session.ts'
import { COORDINATOR_ATTEMPTS_MAX, COORDINATOR_PAUSE_MS, FETCH_BYTES } from './limits.ts'
import type { ProbeWorld } from './probe-endpoint.ts'
import type { FetchStep, ProduceStep, TopicStep } from './steps.ts'

/** The newest versions that name topics by name. */
const PRODUCE_VERSION_MAX = 12
const FETCH_VERSION_MAX = 12
const METADATA_VERSION_MAX = 12
const LIST_OFFSETS_VERSION_MAX = 7
const EARLIEST = -2
const ALL_REPLICAS = -1

/** Looks at the topic, creates it where that is allowed and needed, and waits until it has a leader. */
export async function askTopic(world: ProbeWorld, session: KafkaSession): Promise<TopicStep> {
  const startedAtMs = world.clock.monotonicMs()
  let step = await describeTopic(world, session)
  if (step.outcome === 'missing' && world.question.mayCreateTopic) step = await createTopic(world, session)
  for (let attempt = 1; attempt < COORDINATOR_ATTEMPTS_MAX && isNotYet(step); attempt++) {
    await sleep(world.clock, COORDINATOR_PAUSE_MS, { signal: world.signal })
    const next = await describeTopic(world, session)
    step = step.outcome === 'created' && next.outcome === 'found' ? { ...next, outcome: 'created' } : next
  }
  return { ...step, tookMs: world.clock.monotonicMs() - startedAtMs }
}

function isNotYet({ outcome, leaderId }: TopicStep): boolean {
  return outcome === 'no-leader' || (outcome === 'created' && leaderId < 0)
}

function topicBase({ question }: ProbeWorld) {
  return { step: 'topic', topic: question.topic ?? '', partitionCount: 0, partition: 0, leaderId: -1 } as const
}

async function describeTopic(world: ProbeWorld, session: KafkaSession): Promise<TopicStep> {
  const base = topicBase(world)
  const outcome = await session.call(ApiKey.METADATA, METADATA_VERSION_MAX, (version) =>
    // Before version 4 to name a topic is to create it: there every topic is asked for.
    version >= 4 ? { topics: [{ name: base.topic }], allowAutoTopicCreation: false } : { topics: null },
  )
  const { tookMs } = outcome
  if (!outcome.ok) return { ...base, tookMs, isOk: false, error: outcome.error, outcome: outcome.why }
  const found = outcome.body.topics.find(({ name }) => name === base.topic)
  const errorCode = found?.errorCode ?? ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
  const error = errorCode === ErrorCode.NONE ? null : errorName(errorCode)
  if (errorCode === ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
    return { ...base, tookMs, isOk: false, error, outcome: 'missing' }
  if (errorCode === ErrorCode.LEADER_NOT_AVAILABLE) return { ...base, tookMs, isOk: false, error, outcome: 'no-leader' }
  if (found === undefined || error !== null) return { ...base, tookMs, isOk: false, error, outcome: 'refused' }
  const partitionCount = found.partitions.length
  const led = found.partitions.find(({ leaderId }) => leaderId >= 0)
  if (led === undefined)
    return { ...base, partitionCount, tookMs, isOk: false, error: 'LEADER_NOT_AVAILABLE', outcome: 'no-leader' }
  const { partitionIndex: partition, leaderId } = led
  return { ...base, partitionCount, partition, leaderId, tookMs, isOk: true, error: null, outcome: 'found' }
}

async function createTopic(world: ProbeWorld, session: KafkaSession): Promise<TopicStep> {
  const base = topicBase(world)
  const outcome = await session.call(ApiKey.CREATE_TOPICS, 6, (version) => ({
    topics: [{ name: base.topic, numPartitions: 1, replicationFactor: version >= 4 ? -1 : 1 }],
    timeoutMs: world.question.timeoutMs,
  }))
  const { tookMs } = outcome
  if (!outcome.ok) return { ...base, tookMs, isOk: false, error: outcome.error, outcome: outcome.why }
  const errorCode = outcome.body.topics[0]?.errorCode ?? ErrorCode.UNKNOWN_SERVER_ERROR
  const isOk = errorCode === ErrorCode.NONE || errorCode === ErrorCode.TOPIC_ALREADY_EXISTS
  const error = isOk ? null : errorName(errorCode)
  return { ...base, tookMs, isOk, error, outcome: isOk ? 'created' : 'refused' }
}

/** Writes one small record that says who wrote it. */
export async function askProduce(
  world: ProbeWorld,
  session: KafkaSession | undefined,
  { topic, partition, leaderId }: TopicStep,
): Promise<ProduceStep> {
  const base = { step: 'produce', topic, partition, leaderId, offset: null } as const
  if (session === undefined) return { ...base, tookMs: 0, isOk: false, error: null, outcome: 'unreachable' }
  const records = encodeRecordBatch([
    { key: 'millrace-doctor', value: 'written by millrace doctor --produce', timestamp: world.clock.nowMs() },
  ])
  const outcome = await session.call(ApiKey.PRODUCE, PRODUCE_VERSION_MAX, () => ({
    acks: ALL_REPLICAS,
    timeoutMs: world.question.timeoutMs,
    topicData: [{ name: topic, partitionData: [{ index: partition, records }] }],
  }))
  const { tookMs } = outcome
  if (!outcome.ok) return { ...base, tookMs, isOk: false, error: outcome.error, outcome: outcome.why }
  const result = outcome.body.responses[0]?.partitionResponses[0]
  const errorCode = result?.errorCode ?? ErrorCode.UNKNOWN_SERVER_ERROR
  if (result === undefined || errorCode !== ErrorCode.NONE)
    return { ...base, tookMs, isOk: false, error: errorName(errorCode), outcome: 'refused' }
  return { ...base, offset: String(result.baseOffset), tookMs, isOk: true, error: null, outcome: 'written' }
}

/** Reads the batch at `offset`, or the first one that there is. */
export async function askFetch(
  world: ProbeWorld,
  session: KafkaSession | undefined,
  { topic, partition, leaderId, offset }: TopicStep & { readonly offset: string | null },
): Promise<FetchStep> {
  const base = { step: 'fetch', topic, partition, leaderId, byteCount: 0 } as const
  if (session === undefined) return { ...base, offset, tookMs: 0, isOk: false, error: null, outcome: 'unreachable' }
  const begun =
    offset === null ? await firstOffset(session, topic, partition) : { ok: true as const, offset, tookMs: 0 }
  if (!begun.ok) return { ...base, offset: null, isOk: false, ...begun.failure }
  const outcome = await session.call(ApiKey.FETCH, FETCH_VERSION_MAX, (version) => ({
    maxWaitMs: offset === null ? 0 : Math.floor(world.question.timeoutMs / 2),
    minBytes: offset === null ? 0 : 1,
    maxBytes: FETCH_BYTES,
    ...(version >= 7 ? { sessionEpoch: -1 } : {}),
    topics: [{ topic, partitions: [{ partition, fetchOffset: BigInt(begun.offset), partitionMaxBytes: FETCH_BYTES }] }],
  }))
  const tookMs = begun.tookMs + outcome.tookMs
  const at = { ...base, offset: begun.offset, tookMs }
  if (!outcome.ok) return { ...at, isOk: false, error: outcome.error, outcome: outcome.why }
  const result = outcome.body.responses[0]?.partitions[0]
  const errorCode = outcome.body.errorCode === ErrorCode.NONE ? (result?.errorCode ?? -1) : outcome.body.errorCode
  if (errorCode !== ErrorCode.NONE) return { ...at, isOk: false, error: errorName(errorCode), outcome: 'refused' }
  const byteCount = (result?.records ?? []).reduce((sum, chunk) => sum + chunk.length, 0)
  // An empty topic is no failure; a record that was just written and is not there is one.
  const isMissing = offset !== null && byteCount === 0
  return { ...at, byteCount, isOk: !isMissing, error: null, outcome: isMissing ? 'not-there' : 'read' }
}

async function firstOffset(session: KafkaSession, topic: string, partition: number) {
  const outcome = await session.call(ApiKey.LIST_OFFSETS, LIST_OFFSETS_VERSION_MAX, () => ({
    topics: [{ name: topic, partitions: [{ partitionIndex: partition, timestamp: EARLIEST }] }],
  }))
  const { tookMs } = outcome
  if (!outcome.ok) return { ok: false as const, failure: { tookMs, error: outcome.error, outcome: outcome.why } }
  const result = outcome.body.topics[0]?.partitions[0]
  const errorCode = result?.errorCode ?? ErrorCode.UNKNOWN_SERVER_ERROR
  if (result !== undefined && errorCode === ErrorCode.NONE)
    return { ok: true as const, offset: String(result.offset), tookMs }
  return { ok: false as const, failure: { tookMs, error: errorName(errorCode), outcome: 'refused' as const } }
}
