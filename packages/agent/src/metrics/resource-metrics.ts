import type { ChunkCacheStats } from '@millrace/peer-cache'
import type { ServerStats } from '@millrace/server'
import { type ClusterReading, defineClusterMetrics } from './cluster-metrics.ts'
import type { MetricsRegistry, Reading } from './registry.ts'

/** A budget as it is now. */
interface BudgetReading {
  readonly bytesUsed: number
  readonly bytesMax: number
}

/** What is asked at every scrape. */
export interface ResourceSources {
  /** Connections of the Kafka listener. */
  readonly connections: () => ServerStats
  /** Budgets by name. */
  readonly budgets: () => Readonly<Record<string, BudgetReading>>
  /** The read cache; undefined when there is none. */
  readonly cache: () => ChunkCacheStats | undefined
  /** Groups and the other agents. */
  readonly cluster: () => ClusterReading
}

/** Exposes what others count: connections, budgets, the cache, the cluster. Costs nothing but at a scrape. */
export function defineResourceMetrics(registry: MetricsRegistry, sources: ResourceSources): void {
  defineConnections(registry, sources.connections)
  defineBudgets(registry, sources.budgets)
  defineCache(registry, sources.cache)
  defineClusterMetrics(registry, sources.cluster)
}

function one(value: number): readonly Reading[] {
  return [{ value }]
}

function defineConnections(registry: MetricsRegistry, stats: ResourceSources['connections']): void {
  registry.gauge({ name: 'millrace_connections', help: 'Open connections' }, () => one(stats().openCount))
  registry.gauge(
    {
      name: 'millrace_connections_paused',
      help: 'Open connections that are not read now, because a bound holds them back',
    },
    () => one(stats().pausedCount),
  )
  registry.readCounter({ name: 'millrace_connections_accepted_total', help: 'Connections accepted' }, () =>
    one(stats().acceptedCount),
  )
  registry.readCounter(
    {
      name: 'millrace_connections_refused_total',
      help: 'Connections closed by the agent: limit, as many as may be were open; misuse, for what they sent or left undone; tls, because the handshake failed',
      labels: ['reason'],
    },
    () => {
      const { overLimitCount, refusedCount, tlsFailedCount } = stats()
      return [
        { labels: ['limit'], value: overLimitCount },
        { labels: ['misuse'], value: refusedCount },
        { labels: ['tls'], value: tlsFailedCount },
      ]
    },
  )
}

function defineBudgets(registry: MetricsRegistry, budgets: ResourceSources['budgets']): void {
  const labels = ['budget']
  const readings = (valueOf: (budget: BudgetReading) => number) => () =>
    Object.entries(budgets()).map(([name, budget]) => ({ labels: [name], value: valueOf(budget) }))
  registry.gauge(
    {
      name: 'millrace_budget_used_bytes',
      help: 'Bytes in use of requests being read or answered, of appends not decided, of answers to consumers not sent',
      labels,
    },
    readings(({ bytesUsed }) => bytesUsed),
  )
  registry.gauge(
    { name: 'millrace_budget_limit_bytes', help: 'What each budget allows', labels },
    readings(({ bytesMax }) => bytesMax),
  )
}

function defineCache(registry: MetricsRegistry, stats: ResourceSources['cache']): void {
  const when = (read: (stats: ChunkCacheStats) => readonly Reading[]) => () => {
    const now = stats()
    return now === undefined ? [] : read(now)
  }
  registry.readCounter(
    {
      name: 'millrace_cache_chunks_read_total',
      help: 'Chunks of segments that readers asked for: hit, in memory; shared, on their way for another reader; miss',
      labels: ['result'],
    },
    when(({ hitCount, sharedCount, missCount }) => [
      { labels: ['hit'], value: hitCount },
      { labels: ['shared'], value: sharedCount },
      { labels: ['miss'], value: missCount },
    ]),
  )
  registry.readCounter(
    {
      name: 'millrace_cache_filled_bytes_total',
      help: 'Bytes that came into the cache: fetched from the object store, or inserted when they were written',
      labels: ['source'],
    },
    when(({ fetchedBytes, insertedBytes }) => [
      { labels: ['fetched'], value: fetchedBytes },
      { labels: ['inserted'], value: insertedBytes },
    ]),
  )
  registry.gauge(
    { name: 'millrace_cache_used_bytes', help: 'Bytes of chunks kept in memory, with what keeping them costs' },
    when(({ bytesUsed }) => one(bytesUsed)),
  )
  registry.gauge(
    { name: 'millrace_cache_chunks', help: 'Chunks kept in memory' },
    when(({ chunkCount }) => one(chunkCount)),
  )
}
