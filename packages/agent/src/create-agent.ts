import { hostname, networkInterfaces } from 'node:os'
import { createNodeId, createStandaloneDiscovery, resolveAdvertisedHost } from '@millrace/discovery'
import {
  createByteBudget,
  createCloseStack,
  type Logger,
  noopLogger,
  systemClock,
  systemRandom,
} from '@millrace/runtime'
import { createKafkaServer } from '@millrace/server'
import { createGroupCoordinator, type GroupCoordinator } from '@millrace/coordinator'
import type { MetadataStore } from '@millrace/metadata'
import type { ObjectStore } from '@millrace/object-store'
import { createAgentDirectory } from './agent-directory.ts'
import { createDataPath } from './data-path.ts'
import { requestErrorToKafka } from './error-mapping.ts'
import { AgentError } from './errors.ts'
import { createHandlers } from './handlers/index.ts'
import { type AgentState, createAgentState } from './http/agent-state.ts'
import { startMaintenance } from './maintenance.ts'
import type { Observation } from './observation.ts'
import type { Agent, AgentOptions } from './options.ts'
import { type ResolvedAgentOptions, resolveAgentOptions } from './resolve-options.ts'
import { createShutdown } from './shutdown.ts'
import { type StartWorld, startMetadataStore, startObjectStore } from './start-stores.ts'
import { createTopicCatalog } from './topic-catalog.ts'
import { createTopicCreator } from './topic-creator.ts'
import { AGENT_VERSION } from './version.ts'
import { withoutSecrets } from './without-secrets.ts'

/** Name of the one Kafka listener. */
const KAFKA_LISTENER = 'kafka'

/**
 * Starts an agent: the stores first, then the listeners, each only when what it needs is there.
 *
 * When it rejects, everything that was opened is closed again. Rejects with an `AgentError`, or with the error of the
 * store or server that could not start; its message is one sentence.
 *
 * @example An agent in memory, for a test
 * ```ts
 * const agent = await createAgent()
 * agent.bootstrap // '127.0.0.1:49152'
 * await agent.close()
 * ```
 */
export async function createAgent(options: AgentOptions = {}): Promise<Agent> {
  const resolved = resolveAgentOptions(options)
  const { clock = systemClock, random = systemRandom, logger = noopLogger } = options
  const closers = createCloseStack()
  try {
    return await start({ options, resolved, clock, random, logger, closers })
  } catch (error) {
    await closers.close().catch((closeError: unknown) => logger.warn('agent.close-failed', {}, closeError))
    throw error
  }
}

async function start(world: StartWorld): Promise<Agent> {
  const { resolved, clock, random, logger, closers } = world
  const startedAtMs = clock.monotonicMs()
  const advertised = advertisedHost(resolved, logger)
  const ownStore = await startObjectStore(world)
  const observation = await observe(world, ownStore)
  const objectStore = observation?.objectStore ?? ownStore
  const metadata = await startMetadataStore(world)

  const nodeId = createNodeId(random)
  const discovery = createStandaloneDiscovery({
    self: {
      nodeId,
      host: advertised,
      listeners: [
        {
          name: KAFKA_LISTENER,
          port: resolved.kafkaPort,
          hostOverride: resolved.discoveryKafkaHostnameOverride,
          portOverride: resolved.discoveryKafkaPortOverride,
        },
      ],
    },
  })
  const closing = new AbortController()
  const data = createDataPath(world, {
    objectStore,
    metadata,
    closing: closing.signal,
    segmentMetrics: observation?.metrics.segments,
  })
  const handlers = createHandlers({
    ...data,
    ...createTopics(world, metadata),
    settings: { ...resolved, clusterId: resolved.virtualClusterId },
    metadata,
    directory: createAgentDirectory(discovery),
    coordinator: createGroups(world, { metadata, closing: closing.signal }),
    clock,
    logger,
    closing: closing.signal,
  })
  const budget = createByteBudget(resolved.requestBudgetBytes)
  const server = createKafkaServer(
    { handlers, budget, clock, logger, errorCodeOf: requestErrorToKafka, observer: observation?.metrics.requests },
    { frameBytesMax: resolved.frameBytesMax },
  )
  const [listener] = await server.start([{ name: KAFKA_LISTENER, host: resolved.bindHost, port: resolved.kafkaPort }])
  closers.defer('kafka listener', () => server.close())
  const { port } = listener!
  discovery.listening(KAFKA_LISTENER, port)

  const [self] = discovery.discover({}).agents
  const { host, port: shownPort } = self!
  const bootstrap = `${host.includes(':') ? `[${host}]` : host}:${shownPort}`
  const metadataURL = world.options.metadataStore === undefined ? resolved.metadataURL : 'given'
  const state = createAgentState()
  const http = await observation?.serve({
    ...data,
    identity: {
      version: AGENT_VERSION,
      clusterId: resolved.virtualClusterId,
      nodeId,
      startedAt: new Date(clock.nowMs()).toISOString(),
      listeners: [{ ...listener!, advertised: bootstrap }],
      stores: { objects: objectStore.description, metadata: withoutSecrets(metadataURL) },
    },
    state,
    server,
    metadata,
    requestBudget: budget,
  })
  closers.defer('maintenance', startMaintenance({ metadata, clock, logger }))
  const leave = () => {
    state.isClosing = true
    void discovery.leave()
  }
  const failing = [objectStore.closed, metadata.closed].filter((closed) => closed !== undefined)
  follow(state, { closing: closing.signal, failing: [data.batcher.closed, ...failing] })
  const parts = { server, batcher: data.batcher, failing, closing, closers, clock, logger, leave }
  const shutdown = createShutdown(parts, resolved)

  logger.info('agent.started', {
    bootstrap,
    objectStore: objectStore.description,
    metadataStore: metadataURL,
    virtualClusterId: resolved.virtualClusterId,
    httpPort: http?.port,
    startMs: Math.round(clock.monotonicMs() - startedAtMs),
  })
  return {
    host,
    port,
    bootstrap,
    httpPort: http?.port,
    close: () => shutdown.close(),
    closed: shutdown.closed,
    [Symbol.asyncDispose]: () => shutdown.close(),
  }
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

/** What looks at the agent, which an agent without an HTTP port does without: neither loaded nor paid for. */
async function observe(world: StartWorld, store: ObjectStore): Promise<Observation | undefined> {
  const { httpPort } = world.resolved
  if (httpPort === undefined) return undefined
  const { createObservation } = await import('./observation.ts')
  return createObservation(world, { store, httpPort })
}

/** Keeps what the probes show true. */
function follow(
  state: AgentState,
  { closing, failing }: { readonly closing: AbortSignal; readonly failing: readonly Promise<void>[] },
): void {
  closing.addEventListener(
    'abort',
    () => {
      state.isAccepting = false
    },
    { once: true },
  )
  for (const part of failing) {
    part.catch((reason: unknown) => {
      state.failure ??= reason instanceof Error ? reason.message : String(reason)
    })
  }
}
