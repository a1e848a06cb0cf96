import type { AdvertiseStrategy } from '@millrace/discovery'
import { AgentError } from './errors.ts'
import type { AgentOptions } from './options.ts'

/** {@link AgentOptions} with every default filled in; collaborators are not part of it. */
export interface ResolvedAgentOptions {
  readonly bucketURL: string
  readonly metadataURL: string
  readonly kafkaPort: number
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
const RANGES: Readonly<Partial<Record<keyof ResolvedAgentOptions, readonly [number, number]>>> = {
  kafkaPort: [0, 65_535],
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
}

/** Fills the defaults in and checks everything. Throws one `AgentError` that names every problem. */
export function resolveAgentOptions(options: AgentOptions): ResolvedAgentOptions {
  const batchMaxSizeBytes = options.batchMaxSizeBytes ?? 8 * MIB
  const resolved: ResolvedAgentOptions = {
    bucketURL: options.bucketURL ?? 'mem://',
    metadataURL: options.metadataURL ?? 'memory:',
    kafkaPort: options.kafkaPort ?? 0,
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
  const problems = problemsOf(resolved)
  if (problems.length > 0) throw new AgentError('INVALID_OPTION', `agent options: ${problems.join('; ')}`)
  return Object.freeze(resolved)
}

function problemsOf(resolved: ResolvedAgentOptions): string[] {
  const problems: string[] = []
  for (const [name, [min, max]] of Object.entries(RANGES)) {
    const value = resolved[name as keyof ResolvedAgentOptions]
    if (value === undefined) continue
    if (!(Number.isInteger(value) && Number(value) >= min && Number(value) <= max))
      problems.push(`${name} must be a whole number from ${min} to ${max}, not ${String(value)}`)
  }
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
