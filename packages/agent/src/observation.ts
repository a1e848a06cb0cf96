import type { Batcher } from '@millrace/batcher'
import type { GroupCoordinator } from '@millrace/coordinator'
import type { DirectoryDiscovery } from '@millrace/discovery'
import type { MetadataStore } from '@millrace/metadata'
import { type ObjectStore, observedObjectStore } from '@millrace/object-store'
import type { ChunkCacheStats } from '@millrace/peer-cache'
import type { ByteBudget } from '@millrace/runtime'
import type { KafkaServer } from '@millrace/server'
import type { PeerNetwork } from './cluster/peer-network.ts'
import type { PeerWatch } from './cluster/peer-watch.ts'
import type { AnswerBudget } from './fetch/answer-budget.ts'
import type { AgentState } from './http/agent-state.ts'
import { type HttpListener, startHttpListener } from './http/http-listener.ts'
import { createLivenessProbe, createReadinessProbe } from './http/probes.ts'
import { createRoutes } from './http/routes.ts'
import { type AgentIdentity, agentStatus } from './http/status.ts'
import { createStoreHealth, type StoreHealth } from './http/store-health.ts'
import { type AgentMetrics, createAgentMetrics } from './metrics/agent-metrics.ts'
import type { ClusterReading } from './metrics/cluster-metrics.ts'
import { NO_PRICES, S3_STANDARD_US_EAST_1 } from './metrics/prices.ts'
import type { MetricsRegistry } from './metrics/registry.ts'
import type { StartWorld } from './start-stores.ts'

/** The parts of a started agent that its HTTP listener shows. */
interface ObservedParts {
  readonly identity: AgentIdentity
  readonly state: AgentState
  readonly server: KafkaServer
  readonly metadata: MetadataStore
  readonly batcher: Batcher
  readonly requestBudget: ByteBudget
  readonly answers: AnswerBudget
  readonly cacheStats: () => ChunkCacheStats | undefined
  readonly cluster: DirectoryDiscovery | undefined
  readonly peerWatch: PeerWatch | undefined
  readonly network: PeerNetwork | undefined
  readonly coordinator: GroupCoordinator
}

/** What looks at an agent that has an HTTP port. */
export interface Observation {
  readonly metrics: AgentMetrics
  /** The agent's object store, whose calls are counted. */
  readonly objectStore: ObjectStore
  /** Opens the HTTP listener. */
  serve(parts: ObservedParts): Promise<HttpListener>
}

/** An observation of the agent that is being started on this store. */
export function createObservation(
  world: StartWorld,
  { store, httpPort }: { readonly store: ObjectStore; readonly httpPort: number },
): Observation {
  const { resolved, options, clock, closers } = world
  const prices = options.objectStorePrices ?? (store.putsCost ? S3_STANDARD_US_EAST_1 : NO_PRICES)
  const metrics = createAgentMetrics(clock, prices)
  closers.defer('metrics', () => metrics.close())
  const storeHealth = createStoreHealth(clock)
  const objectStore = observedObjectStore(store, {
    clock,
    observer(call) {
      metrics.store(call)
      storeHealth.observer(call)
    },
  })
  return {
    metrics,
    objectStore,
    async serve(parts) {
      const routes = createRoutes(routeSources(world, parts, { metrics, objectStore, storeHealth }))
      const listener = await startHttpListener(
        { routes, logger: world.logger },
        { port: httpPort, host: resolved.bindHost },
      )
      closers.defer('http listener', () => listener.close())
      return listener
    },
  }
}

interface Observers {
  readonly metrics: AgentMetrics
  readonly objectStore: ObjectStore
  readonly storeHealth: StoreHealth
}

function routeSources({ clock, resolved }: StartWorld, parts: ObservedParts, observers: Observers) {
  const { identity, state, server, metadata, batcher, requestBudget, answers } = parts
  const { metrics, objectStore, storeHealth } = observers
  const appends = { bytesMax: 2 * resolved.requestBudgetBytes }
  metrics.watch({
    connections: () => server.stats(),
    budgets: () => ({
      requests: requestBudget,
      appends: { ...appends, bytesUsed: batcher.undecidedBytes },
      answers,
    }),
    cache: parts.cacheStats,
    cluster: () => clusterNow(parts),
  })
  const startedAtMs = clock.monotonicMs()
  return {
    registry: metrics.registry,
    live: createLivenessProbe(state),
    ready: createReadinessProbe({ state, metadata, objectStore, storeHealth, clock }),
    status: () =>
      agentStatus(identity, {
        state,
        uptimeMs: clock.monotonicMs() - startedAtMs,
        counts: { connections: server.connectionCount, ...countsOf(metrics.registry) },
        discovery: parts.cluster?.status() ?? null,
        peers: parts.peerWatch?.peers() ?? [],
      }),
  }
}

/** An agent that is alone is all the agents there are. */
function clusterNow({ coordinator, cluster, peerWatch, network }: ObservedParts): ClusterReading {
  return {
    groupCount: coordinator.groupCount,
    agentCount: cluster?.status().agentCount ?? 1,
    unreachableCount: peerWatch?.peers().filter(({ isReachable }) => isReachable === false).length ?? 0,
    callCount: network?.stats().callCount ?? 0,
    noticesDropped: network?.stats().noticesDropped ?? 0,
  }
}

function countsOf(registry: MetricsRegistry) {
  return {
    requests: totalOf(registry, 'millrace_requests_total'),
    segments: totalOf(registry, 'millrace_segments_total'),
    records: totalOf(registry, 'millrace_appended_records_total'),
  }
}

/** The sum over a counter's series. */
function totalOf(registry: MetricsRegistry, name: string): number {
  const series = registry.families.find((family) => family.name === name)?.read() ?? []
  return series.reduce((sum, one) => sum + ('value' in one ? one.value : 0), 0)
}
