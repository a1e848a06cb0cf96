import { hostname, networkInterfaces } from 'node:os'
import { createGroupCoordinator, type GroupCoordinator } from '@millrace/coordinator'
import { createNodeId, createStandaloneDiscovery, type Discovery, resolveAdvertisedHost } from '@millrace/discovery'
import type { MetadataStore } from '@millrace/metadata'
import type { ObjectStore } from '@millrace/object-store'
import { type ByteBudget, createByteBudget, createUuidV7, type Logger } from '@millrace/runtime'
import { type BoundListener, createKafkaServer, type KafkaServer, type ServerObserver } from '@millrace/server'
import { createAgentDirectory } from './agent-directory.ts'
import { createDataPath, type DataPath } from './data-path.ts'
import { requestErrorToKafka } from './error-mapping.ts'
import { AgentError } from './errors.ts'
import { createHandlers } from './handlers/index.ts'
import type { SegmentMetrics } from './metrics/segment-metrics.ts'
import type { ResolvedAgentOptions } from './resolve-options.ts'
import type { StartWorld } from './start-stores.ts'
import { createTopicCatalog } from './topic-catalog.ts'
import { createTopicCreator } from './topic-creator.ts'

/** Name of the one Kafka listener. */
const KAFKA_LISTENER = 'kafka'

/** What the Kafka side stands on. */
export interface KafkaSideCollaborators {
  readonly objectStore: ObjectStore
  readonly metadata: MetadataStore
  /** Aborts when the agent closes. */
  readonly closing: AbortSignal
  /** Who counts; undefined when nobody asks. */
  readonly observers: { readonly requests: ServerObserver; readonly segments: SegmentMetrics } | undefined
}

/** What clients reach: the listener and everything behind it. */
export interface KafkaSide {
  readonly data: DataPath
  readonly server: KafkaServer
  readonly requestBudget: ByteBudget
  readonly discovery: Discovery
  readonly nodeId: number
  /** Host that is advertised. */
  readonly host: string
  /** `host:port` that is advertised. */
  readonly bootstrap: string
  readonly listener: BoundListener
}

/** Puts discovery, data path, groups and handlers together and binds the Kafka listener. */
export async function startKafkaSide(world: StartWorld, collaborators: KafkaSideCollaborators): Promise<KafkaSide> {
  const { resolved, clock, random, logger, closers } = world
  const { objectStore, metadata, closing, observers } = collaborators
  const nodeId = createNodeId(random)
  const discovery = createDiscovery(resolved, { nodeId, host: advertisedHost(resolved, logger) })
  const data = createDataPath(world, { objectStore, metadata, closing, segmentMetrics: observers?.segments })
  const handlers = createHandlers({
    ...data,
    ...createTopics(world, metadata),
    settings: { ...resolved, clusterId: resolved.virtualClusterId },
    metadata,
    directory: createAgentDirectory(discovery),
    coordinator: createGroups(world, { metadata, closing }),
    clock,
    logger,
    closing,
  })
  const requestBudget = createByteBudget(resolved.requestBudgetBytes)
  const server = createKafkaServer(
    { handlers, budget: requestBudget, clock, logger, errorCodeOf: requestErrorToKafka, observer: observers?.requests },
    { frameBytesMax: resolved.frameBytesMax },
  )
  const [bound] = await server.start([{ name: KAFKA_LISTENER, host: resolved.bindHost, port: resolved.kafkaPort }])
  closers.defer('kafka listener', () => server.close())
  const listener = bound!
  discovery.listening(KAFKA_LISTENER, listener.port)
  const [self] = discovery.discover({}).agents
  const { host, port } = self!
  const bootstrap = `${host.includes(':') ? `[${host}]` : host}:${port}`
  return { data, server, requestBudget, discovery, nodeId, host, bootstrap, listener }
}

function createDiscovery(resolved: ResolvedAgentOptions, self: { readonly nodeId: number; readonly host: string }) {
  const listener = {
    name: KAFKA_LISTENER,
    port: resolved.kafkaPort,
    hostOverride: resolved.discoveryKafkaHostnameOverride,
    portOverride: resolved.discoveryKafkaPortOverride,
  }
  return createStandaloneDiscovery({ self: { ...self, listeners: [listener] } })
}

/** The host told to clients, by strategy. A machine without a network still has itself. */
function advertisedHost(resolved: ResolvedAgentOptions, logger: Logger): string {
  const found = resolveAdvertisedHost(resolved.advertiseHostnameStrategy, {
    custom: resolved.advertiseHostnameCustom,
    interfaces: networkInterfaces(),
    hostname: hostname(),
  })
  if (found.ok) return found.host
  if (!resolved.advertiseHostnameStrategy.startsWith('auto-')) throw new AgentError('INVALID_OPTION', found.message)
  logger.warn('advertise.local', { problem: found.message })
  return '127.0.0.1'
}

/** The groups' side of the handlers. */
function createGroups(
  { resolved, clock, random, logger, closers }: StartWorld,
  { metadata, closing }: { readonly metadata: MetadataStore; readonly closing: AbortSignal },
): GroupCoordinator {
  const coordinator = createGroupCoordinator(
    { store: metadata, clock, random, logger },
    {
      clusterId: resolved.virtualClusterId,
      holder: createUuidV7(clock.nowMs(), random),
      sessionTimeoutMsMin: resolved.groupMinSessionTimeoutMs,
      sessionTimeoutMsMax: resolved.groupMaxSessionTimeoutMs,
      initialRebalanceDelayMs: resolved.groupInitialRebalanceDelayMs,
      groupMembersMax: resolved.groupMaxSize,
      offsetMetadataLengthMax: resolved.offsetMetadataMaxBytes,
    },
  )
  // Parked requests are answered before connections end, so that their clients look for another agent.
  closing.addEventListener('abort', () => void coordinator.close(), { once: true })
  closers.defer('coordinator', () => coordinator.close())
  void coordinator.adopt()
  return coordinator
}

/** The topics' side of the handlers. */
function createTopics({ resolved, clock, random }: StartWorld, store: MetadataStore) {
  const clusterId = resolved.virtualClusterId
  const catalog = createTopicCatalog(
    { store, clock },
    {
      clusterId,
      batchBytesMaxDefault: resolved.messageBytesMax,
      topicsMax: resolved.topicsRememberedMax,
      topicAgeMsMax: resolved.topicAgeMsMax,
    },
  )
  const { numPartitions, partitionsPerTopicMax } = resolved
  const topicCreator = createTopicCreator(
    { store, catalog, random },
    { clusterId, numPartitions, partitionsPerTopicMax },
  )
  return { catalog, topicCreator }
}
