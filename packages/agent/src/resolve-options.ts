import { type AdvertiseStrategy, type AgentRole, parseZonedCidrBlocks, type ZoneMap } from '@millrace/discovery'
import { AgentError } from './errors.ts'
import type { AgentOptions, KafkaListenerOptions } from './options.ts'

/** {@link AgentOptions} with every default filled in; collaborators are not part of it. */
export interface ResolvedAgentOptions {
  readonly bucketURL: string
  readonly metadataURL: string
  readonly agentKey: string | undefined
  readonly peerPort: number
  readonly agentGroup: string | undefined
  readonly roles: readonly AgentRole[] | undefined
  readonly availabilityZone: string | undefined
  readonly zoneMap: ZoneMap | undefined
  readonly kafkaPort: number
  readonly kafkaListeners: readonly KafkaListenerOptions[]
  readonly httpPort: number | undefined
  readonly bindHost: string | undefined
  readonly virtualClusterId: string
  readonly advertiseHostnameStrategy: AdvertiseStrategy
  readonly advertiseHostnameCustom: string | undefined
  readonly discoveryKafkaHostnameOverride: string | undefined
  readonly discoveryKafkaPortOverride: number | undefined
  readonly batchTimeoutMs: number
  readonly batchMaxSizeBytes: number
  readonly putBudgetBytes: number
  readonly autoCreateTopics: boolean
  readonly numPartitions: number
  readonly messageBytesMax: number
  readonly partitionsPerTopicMax: number
  readonly frameBytesMax: number
  readonly requestBudgetBytes: number
  readonly fetchBytesMax: number
  readonly fetchBudgetBytes: number
  readonly fetchWaitMsMax: number
  readonly cacheBytesMax: number
  readonly readBufferBytesMax: number
  readonly gracefulShutdownMs: number
  readonly closeTimeoutMs: number
  readonly clockSkewMsMax: number
  readonly topicsRememberedMax: number
  readonly topicAgeMsMax: number
  readonly groupMinSessionTimeoutMs: number
  readonly groupMaxSessionTimeoutMs: number
  readonly groupInitialRebalanceDelayMs: number
  readonly groupMaxSize: number
  readonly offsetMetadataMaxBytes: number
  readonly offsetsRetentionMinutes: number
}

const MIB = 1_048_576
/** One chunk of the read cache. */
const CACHE_BYTES_MIN = MIB

/** Allowed ranges of the numbers, by name. */
const RANGES = {
  kafkaPort: [0, 65_535],
  peerPort: [0, 65_535],
  httpPort: [0, 65_535],
  discoveryKafkaPortOverride: [1, 65_535],
  batchTimeoutMs: [1, 60_000],
  batchMaxSizeBytes: [1_024, 1_024 * MIB],
  putBudgetBytes: [0, 1_024 * MIB],
  numPartitions: [1, 10_000],
  messageBytesMax: [1_024, 100 * MIB],
  partitionsPerTopicMax: [1, 100_000],
  frameBytesMax: [1_024, 2_147_483_647],
  requestBudgetBytes: [MIB, 1_048_576 * MIB],
  fetchBytesMax: [1_024, 1_024 * MIB],
  fetchBudgetBytes: [MIB, 1_048_576 * MIB],
  fetchWaitMsMax: [0, 3_600_000],
  cacheBytesMax: [0, 1_048_576 * MIB],
  readBufferBytesMax: [0, 1_048_576 * MIB],
  gracefulShutdownMs: [0, 3_600_000],
  closeTimeoutMs: [0, 3_600_000],
  clockSkewMsMax: [0, 3_600_000],
  topicsRememberedMax: [1, 10_000_000],
  topicAgeMsMax: [0, 3_600_000],
  groupMinSessionTimeoutMs: [20, 2_147_483_647],
  groupMaxSessionTimeoutMs: [1, 2_147_483_647],
  groupInitialRebalanceDelayMs: [0, 3_600_000],
  groupMaxSize: [1, 1_000_000],
  offsetMetadataMaxBytes: [0, 10_922],
  offsetsRetentionMinutes: [1, 2_147_483_647],
} as const satisfies Readonly<Partial<Record<keyof ResolvedAgentOptions, readonly [number, number]>>>

/** Fills the defaults in and checks everything. Throws one `AgentError` that names every problem. */
export function resolveAgentOptions(options: AgentOptions): ResolvedAgentOptions {
  const zones = options.zonedCidrBlocks === undefined ? undefined : parseZonedCidrBlocks(options.zonedCidrBlocks)
  const batchMaxSizeBytes = options.batchMaxSizeBytes ?? 8 * MIB
  const resolved: ResolvedAgentOptions = {
    bucketURL: options.bucketURL ?? 'mem://',
    metadataURL: options.metadataURL ?? 'memory:',
    agentKey: options.agentKey,
    peerPort: options.peerPort ?? 0,
    // The group of this name is the one without.
    agentGroup: options.agentGroup === '' ? undefined : options.agentGroup,
    roles: options.roles,
    availabilityZone: options.availabilityZone,
    zoneMap: zones?.ok === true ? zones.map : undefined,
    kafkaPort: options.kafkaPort ?? 0,
    kafkaListeners: options.kafkaListeners ?? [onlyListener(options)],
    httpPort: options.httpPort,
    bindHost: options.bindHost,
    virtualClusterId: options.virtualClusterId ?? 'vci_default',
    advertiseHostnameStrategy: options.advertiseHostnameStrategy ?? 'local',
    advertiseHostnameCustom: options.advertiseHostnameCustom,
    discoveryKafkaHostnameOverride: options.discoveryKafkaHostnameOverride,
    discoveryKafkaPortOverride: options.discoveryKafkaPortOverride,
    batchTimeoutMs: options.batchTimeoutMs ?? 250,
    batchMaxSizeBytes,
    putBudgetBytes: options.putBudgetBytes ?? Math.floor(batchMaxSizeBytes / 4),
    autoCreateTopics: options.autoCreateTopics ?? true,
    numPartitions: options.numPartitions ?? 1,
    messageBytesMax: options.messageBytesMax ?? 1_048_588,
    partitionsPerTopicMax: options.partitionsPerTopicMax ?? 10_000,
    frameBytesMax: options.frameBytesMax ?? 100 * MIB,
    requestBudgetBytes: options.requestBudgetBytes ?? 256 * MIB,
    fetchBytesMax: options.fetchBytesMax ?? 55 * MIB,
    fetchBudgetBytes: options.fetchBudgetBytes ?? 256 * MIB,
    fetchWaitMsMax: options.fetchWaitMsMax ?? 300_000,
    cacheBytesMax: options.cacheBytesMax ?? 128 * MIB,
    readBufferBytesMax: options.readBufferBytesMax ?? 32 * MIB,
    gracefulShutdownMs: options.gracefulShutdownMs ?? 0,
    closeTimeoutMs: options.closeTimeoutMs ?? 30_000,
    clockSkewMsMax: options.clockSkewMsMax ?? 60_000,
    topicsRememberedMax: options.topicsRememberedMax ?? 10_000,
    topicAgeMsMax: options.topicAgeMsMax ?? 10_000,
    groupMinSessionTimeoutMs: options.groupMinSessionTimeoutMs ?? 6_000,
    groupMaxSessionTimeoutMs: options.groupMaxSessionTimeoutMs ?? 1_800_000,
    groupInitialRebalanceDelayMs: options.groupInitialRebalanceDelayMs ?? 3_000,
    groupMaxSize: options.groupMaxSize ?? 10_000,
    offsetMetadataMaxBytes: options.offsetMetadataMaxBytes ?? 4_096,
    offsetsRetentionMinutes: options.offsetsRetentionMinutes ?? 10_080,
  }
  const problems = [...problemsOf(resolved), ...listenerProblems(options)]
  if (zones?.ok === false) problems.push(...zones.problems.map((problem) => `zonedCidrBlocks: ${problem}`))
  if (problems.length > 0) throw new AgentError('INVALID_OPTION', `agent options: ${problems.join('; ')}`)
  return Object.freeze(resolved)
}

function problemsOf(resolved: ResolvedAgentOptions): string[] {
  const problems: string[] = []
  for (const [name, [min, max]] of Object.entries(RANGES)) {
    const value = resolved[name as keyof typeof RANGES]
    if (value === undefined) continue
    if (!(Number.isInteger(value) && value >= min && value <= max))
      problems.push(`${name} must be a whole number from ${min} to ${max}, not ${value}`)
  }
  for (const [name, text] of Object.entries({ agentGroup: resolved.agentGroup, zone: resolved.availabilityZone }))
    if (text !== undefined && !/^[a-z0-9-]{1,128}$/.test(text))
      problems.push(`${name} must be 1 to 128 of a-z, 0-9 and -, not ${JSON.stringify(text)}`)
  if (resolved.roles?.length === 0) problems.push('roles must name at least one')
  if (resolved.cacheBytesMax > 0 && resolved.cacheBytesMax < CACHE_BYTES_MIN)
    problems.push(`cacheBytesMax must be 0 or at least ${CACHE_BYTES_MIN}, one chunk`)
  if (resolved.batchMaxSizeBytes > 2 * resolved.requestBudgetBytes)
    problems.push(`batchMaxSizeBytes must not exceed twice requestBudgetBytes (${resolved.requestBudgetBytes})`)
  if (resolved.frameBytesMax > resolved.requestBudgetBytes)
    problems.push(`requestBudgetBytes must be at least frameBytesMax (${resolved.frameBytesMax})`)
  if (resolved.fetchBytesMax > resolved.fetchBudgetBytes)
    problems.push(`fetchBudgetBytes must be at least fetchBytesMax (${resolved.fetchBytesMax})`)
  if (resolved.groupMinSessionTimeoutMs > resolved.groupMaxSessionTimeoutMs)
    problems.push(
      `groupMinSessionTimeoutMs must not exceed groupMaxSessionTimeoutMs (${resolved.groupMaxSessionTimeoutMs})`,
    )
  return problems
}

/** Name of the listener of an agent that has one and does not name it. */
const KAFKA_LISTENER = 'kafka'

function onlyListener(options: AgentOptions): KafkaListenerOptions {
  return {
    name: KAFKA_LISTENER,
    port: options.kafkaPort ?? 0,
    tls: options.kafkaTls,
    proxyProtocol: options.kafkaProxyProtocol,
    proxyProtocolFrom: options.kafkaProxyProtocolFrom,
  }
}

function listenerProblems(options: AgentOptions): string[] {
  const { kafkaListeners, kafkaPort, kafkaTls, kafkaProxyProtocol, kafkaProxyProtocolFrom } = options
  if (kafkaListeners === undefined) return []
  const problems: string[] = []
  if (kafkaListeners.length === 0) problems.push('kafkaListeners must name at least one listener')
  for (const [name, value] of Object.entries({ kafkaPort, kafkaTls, kafkaProxyProtocol, kafkaProxyProtocolFrom }))
    if (value !== undefined) problems.push(`${name} is of the one listener that there is without kafkaListeners`)
  return problems
}
