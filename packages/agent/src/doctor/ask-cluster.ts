import { ApiKey, ErrorCode, errorName } from '@millrace/protocol'
import { sleep } from '@millrace/runtime'
import { type Endpoint, showEndpoint } from './endpoint.ts'
import type { KafkaSession } from './kafka-session.ts'
import { COORDINATOR_ATTEMPTS_MAX, COORDINATOR_PAUSE_MS } from './limits.ts'
import type { ProbeWorld } from './probe-endpoint.ts'
import type { CoordinatorStep, MetadataStep, NodeStep, Place, SaslStep, ShownBroker } from './steps.ts'

/** Where a session goes. */
export interface SessionPlace extends Endpoint {
  readonly place: Place
  readonly session: KafkaSession
}

const METADATA_VERSION_MAX = 13
/** From this version on a Metadata request can say that it creates nothing. */
const CREATES_NOTHING_VERSION = 4
const FIND_COORDINATOR_VERSION_MAX = 4
const BROKER_RESOURCE = 4
/** Where Apache Kafka keeps its groups. */
const GROUPS_TOPIC = '__consumer_offsets'
/** Nobody has a mechanism of this name: the answer lists those that there are. */
const NO_MECHANISM = 'MILLRACE-DOCTOR'

function targetOf({ place, host, port, session }: SessionPlace) {
  return { place, host, port, address: session.address }
}

/** A Metadata request for brokers alone, or for every topic. */
function metadataBody(topics: readonly [] | null, apiVersion: number) {
  return { topics, ...(apiVersion >= CREATES_NOTHING_VERSION ? { allowAutoTopicCreation: false } : {}) }
}

/** Asks who is there, then how many topics. */
export async function askMetadata(where: SessionPlace): Promise<MetadataStep> {
  const { session } = where
  // The brokers first and alone: an answer with every topic may be larger than what is taken.
  const outcome = await session.call(ApiKey.METADATA, METADATA_VERSION_MAX, (version) => metadataBody([], version))
  const base = { step: 'metadata', ...targetOf(where) } as const
  const nothing = { clusterId: null, controllerId: -1, brokers: [], topicCount: null, hasGroupsTopic: false }
  if (!outcome.ok) {
    const { why, error, tookMs } = outcome
    return { ...base, ...nothing, tookMs, isOk: false, error, outcome: why }
  }
  const { clusterId, controllerId, errorCode } = outcome.body
  if (errorCode !== ErrorCode.NONE)
    return { ...base, ...nothing, tookMs: outcome.tookMs, isOk: false, error: errorName(errorCode), outcome: 'refused' }
  const brokers = outcome.body.brokers.map(
    ({ nodeId, host, port, rack }): ShownBroker => ({ nodeId, host, port, rack }),
  )
  const all = await session.call(ApiKey.METADATA, METADATA_VERSION_MAX, (version) => metadataBody(null, version))
  return {
    ...base,
    isOk: brokers.length > 0,
    tookMs: outcome.tookMs + all.tookMs,
    error: null,
    outcome: 'answered',
    clusterId,
    controllerId,
    brokers,
    topicCount: all.ok ? all.body.topics.length : null,
    hasGroupsTopic: all.ok && all.body.topics.some(({ name }) => name === GROUPS_TOPIC),
  }
}

/** Asks on a new connection whether the listener wants SASL, and how. */
export async function askSasl(where: SessionPlace): Promise<SaslStep> {
  const outcome = await where.session.call(ApiKey.SASL_HANDSHAKE, 1, () => ({ mechanism: NO_MECHANISM }))
  const base = { step: 'sasl', ...targetOf(where), tookMs: outcome.tookMs } as const
  if (!outcome.ok) {
    const isAbsent = outcome.why === 'unsupported'
    const { error } = outcome
    return { ...base, isOk: isAbsent, error, outcome: isAbsent ? 'not-required' : 'unknown', mechanisms: [] }
  }
  const { errorCode, mechanisms } = outcome.body
  if (errorCode === ErrorCode.ILLEGAL_SASL_STATE)
    return { ...base, isOk: true, error: null, outcome: 'not-required', mechanisms: [] }
  return { ...base, isOk: false, error: null, outcome: 'required', mechanisms: [...mechanisms].sort() }
}

/** Asks who answers at an advertised address. Brokers of Apache Kafka tell their node id when asked for another's settings. */
export async function askNode(
  where: SessionPlace,
  expected: { readonly clusterId: string | null; readonly nodeIds: readonly number[]; readonly isKafka: boolean },
): Promise<NodeStep> {
  const { clusterId, nodeIds, isKafka } = expected
  const outcome = await where.session.call(ApiKey.METADATA, METADATA_VERSION_MAX, (version) =>
    metadataBody([], version),
  )
  const { tookMs } = outcome
  const base = { step: 'node', ...targetOf(where), nodeIds, tookMs } as const
  if (!outcome.ok) return { ...base, isOk: false, error: outcome.error, outcome: 'unknown', clusterId: null }
  const found = outcome.body.clusterId
  if (clusterId !== null && found !== clusterId)
    return { ...base, isOk: false, error: null, outcome: 'other-cluster', clusterId: found }
  const same: NodeStep = { ...base, isOk: true, error: null, outcome: 'same', clusterId: found }
  if (!isKafka) return same
  if (nodeIds.length > 1) return { ...same, isOk: false, outcome: 'other-node' }
  const resource = { resourceType: BROKER_RESOURCE, resourceName: String(nodeIds[0]), configurationKeys: ['node.id'] }
  const asked = await where.session.call(ApiKey.DESCRIBE_CONFIGS, 4, () => ({ resources: [resource] }))
  const isOther = asked.ok && asked.body.results[0]?.errorCode === ErrorCode.INVALID_REQUEST
  return isOther ? { ...same, isOk: false, outcome: 'other-node' } : same
}

/** Asks who coordinates a group, again while the answer is that this is not known yet. */
export async function askCoordinator(
  world: ProbeWorld,
  session: KafkaSession,
  { groupId, shown }: { readonly groupId: string; readonly shown: readonly Endpoint[] },
): Promise<CoordinatorStep> {
  const startedAtMs = world.clock.monotonicMs()
  let step = await askCoordinatorOnce(session, groupId, shown)
  for (let attempt = 1; attempt < COORDINATOR_ATTEMPTS_MAX && isNotYet(step); attempt++) {
    await sleep(world.clock, COORDINATOR_PAUSE_MS, { signal: world.signal })
    step = await askCoordinatorOnce(session, groupId, shown)
  }
  return { ...step, tookMs: world.clock.monotonicMs() - startedAtMs }
}

function isNotYet({ error }: CoordinatorStep): boolean {
  return error === 'COORDINATOR_NOT_AVAILABLE' || error === 'COORDINATOR_LOAD_IN_PROGRESS'
}

async function askCoordinatorOnce(
  session: KafkaSession,
  groupId: string,
  shown: readonly Endpoint[],
): Promise<CoordinatorStep> {
  const outcome = await session.call(ApiKey.FIND_COORDINATOR, FIND_COORDINATOR_VERSION_MAX, (version) =>
    version >= 4 ? { keyType: 0, coordinatorKeys: [groupId] } : { key: groupId },
  )
  const { tookMs } = outcome
  const base = { step: 'coordinator', groupId, tookMs } as const
  const nowhere = { nodeId: -1, host: '', port: -1, isShown: false }
  if (!outcome.ok) return { ...base, ...nowhere, isOk: false, error: outcome.error, outcome: outcome.why }
  const found = outcome.apiVersion >= 4 ? outcome.body.coordinators[0] : outcome.body
  const errorCode = found?.errorCode ?? ErrorCode.COORDINATOR_NOT_AVAILABLE
  if (found === undefined || errorCode !== ErrorCode.NONE)
    return { ...base, ...nowhere, isOk: false, error: errorName(errorCode), outcome: 'refused' }
  const { nodeId, host, port } = found
  const isShown = shown.some((one) => showEndpoint(one) === showEndpoint({ host, port }))
  return { ...base, nodeId, host, port, isShown, isOk: true, error: null, outcome: 'found' }
}
