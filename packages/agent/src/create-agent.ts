import type { MetadataStore } from '@millrace/metadata'
import type { ObjectStore } from '@millrace/object-store'
import { createCloseStack, noopLogger, systemClock, systemRandom } from '@millrace/runtime'
import { type AgentState, createAgentState } from './http/agent-state.ts'
import type { AgentIdentity } from './http/status.ts'
import { type KafkaSide, startKafkaSide } from './kafka-side.ts'
import { startMaintenance } from './maintenance.ts'
import type { Observation } from './observation.ts'
import type { Agent, AgentOptions } from './options.ts'
import { resolveAgentOptions } from './resolve-options.ts'
import { createShutdown } from './shutdown.ts'
import { startStores, type StartWorld } from './start-stores.ts'
import { AGENT_VERSION } from './version.ts'
import { withoutSecrets } from './without-secrets.ts'

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
  const { resolved, clock, logger, closers } = world
  const startedAtMs = clock.monotonicMs()
  const { objectStore: ownStore, metadata, directory } = await startStores(world)
  const observation = await observe(world, ownStore)
  const objectStore = observation?.objectStore ?? ownStore
  const closing = new AbortController()
  const observers = observation?.metrics
  const kafka = await startKafkaSide(world, { objectStore, metadata, directory, closing: closing.signal, observers })
  const { server, data, requestBudget, listeners, membership, peerWatch, network, coordinator } = kafka
  const peerPort = network?.port
  const { port, advertised: bootstrap } = listeners[0]!

  const state = createAgentState()
  const identity = identityOf(world, kafka, objectStore)
  const http = await observation?.serve({
    ...data,
    identity,
    state,
    server,
    metadata,
    requestBudget,
    cluster: membership.cluster,
    peerWatch,
    network,
    coordinator,
  })
  closers.defer('maintenance', startMaintenance({ metadata, clock, logger }))
  const shutdown = followAndShutDown(world, { kafka, state, closing, stores: [objectStore, metadata] })

  logger.info('agent.started', {
    bootstrap,
    objectStore: objectStore.description,
    metadataStore: metadataName(world),
    virtualClusterId: resolved.virtualClusterId,
    httpPort: http?.port,
    peerPort,
    startMs: Math.round(clock.monotonicMs() - startedAtMs),
  })
  return {
    host: kafka.host,
    port,
    bootstrap,
    httpPort: http?.port,
    listeners,
    peerPort,
    nodeId: membership.nodeId(),
    close: () => shutdown.close(),
    closed: shutdown.closed,
    [Symbol.asyncDispose]: () => shutdown.close(),
  }
}

/** Prepares the end of the agent, and lets its probes know of it. */
function followAndShutDown(
  { resolved, clock, logger, closers }: StartWorld,
  parts: {
    readonly kafka: KafkaSide
    readonly state: AgentState
    readonly closing: AbortController
    readonly stores: readonly Pick<ObjectStore | MetadataStore, 'closed'>[]
  },
) {
  const { kafka, state, closing, stores } = parts
  const { server, data, membership } = kafka
  const leave = () => {
    state.isClosing = true
    void membership.discovery.leave()
  }
  const failing = stores.map(({ closed }) => closed).filter((closed) => closed !== undefined)
  follow(state, { closing: closing.signal, failing: [data.batcher.closed, ...failing] })
  return createShutdown({ server, batcher: data.batcher, failing, closing, closers, clock, logger, leave }, resolved)
}

/** Where metadata goes, for logs and the status. */
function metadataName({ options, resolved }: StartWorld): string {
  return options.metadataStore === undefined ? withoutSecrets(resolved.metadataURL) : 'given'
}

function identityOf(world: StartWorld, kafka: KafkaSide, objectStore: ObjectStore): AgentIdentity {
  return {
    version: AGENT_VERSION,
    clusterId: world.resolved.virtualClusterId,
    nodeId: kafka.membership.nodeId(),
    agentGroup: world.resolved.agentGroup ?? null,
    zone: world.resolved.availabilityZone ?? null,
    startedAt: new Date(world.clock.nowMs()).toISOString(),
    listeners: kafka.listeners,
    peerPort: kafka.network?.port ?? null,
    stores: { objects: objectStore.description, metadata: metadataName(world) },
  }
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
