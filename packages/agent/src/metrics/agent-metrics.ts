import type { StoreObserver } from '@millrace/object-store'
import type { Clock } from '@millrace/runtime'
import type { ServerObserver } from '@millrace/server'
import type { ObjectStorePrices } from './prices.ts'
import { defineProcessMetrics } from './process-metrics.ts'
import { createMetricsRegistry, type MetricsRegistry } from './registry.ts'
import { createRequestMetrics } from './request-metrics.ts'
import { defineResourceMetrics, type ResourceSources } from './resource-metrics.ts'
import { createSegmentMetrics, type SegmentMetrics } from './segment-metrics.ts'
import { createStoreMetrics } from './store-metrics.ts'

/** The metrics of one agent, and who has to tell them what. */
export interface AgentMetrics {
  readonly registry: MetricsRegistry
  /** For the Kafka server. */
  readonly requests: ServerObserver
  /** For the batcher. */
  readonly segments: SegmentMetrics
  /** For the object store. */
  readonly store: StoreObserver
  /** Adds what is only read at a scrape, once it is there. */
  watch(sources: ResourceSources): void
  /** Ends the looking at the event loop. */
  close(): void
}

/** Metrics of an agent, of this agent alone: nothing is kept anywhere else. */
export function createAgentMetrics(clock: Clock, prices: ObjectStorePrices): AgentMetrics {
  const registry = createMetricsRegistry()
  const requests = createRequestMetrics(registry)
  const segments = createSegmentMetrics(registry, clock)
  const store = createStoreMetrics(registry, prices)
  const close = defineProcessMetrics(registry, clock.nowMs())
  return { registry, requests, segments, store, watch: (sources) => defineResourceMetrics(registry, sources), close }
}
