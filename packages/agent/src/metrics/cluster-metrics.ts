import type { MetricsRegistry, Reading } from './registry.ts'

/** How the agent stands among others now. */
export interface ClusterReading {
  /** Groups that this agent coordinates. */
  readonly groupCount: number
  /** Live agents of the cluster, this one among them. */
  readonly agentCount: number
  /** The other agents that did not answer when they were asked last. */
  readonly unreachableCount: number
  /** Calls to other agents that are not answered yet. */
  readonly callCount: number
  /** Notices that did not go out. */
  readonly noticesDropped: number
}

/** Exposes what is known of groups and of the other agents. Costs nothing but at a scrape. */
export function defineClusterMetrics(registry: MetricsRegistry, now: () => ClusterReading): void {
  const reading = (pick: (reading: ClusterReading) => number) => (): readonly Reading[] => [{ value: pick(now()) }]
  registry.gauge(
    { name: 'millrace_groups', help: 'Consumer groups that this agent coordinates' },
    reading(({ groupCount }) => groupCount),
  )
  registry.gauge(
    { name: 'millrace_agents', help: 'Live agents of the cluster as this one knows, itself among them' },
    reading(({ agentCount }) => agentCount),
  )
  registry.gauge(
    { name: 'millrace_agents_unreachable', help: 'Live agents that did not answer this one when it asked last' },
    reading(({ unreachableCount }) => unreachableCount),
  )
  registry.gauge(
    { name: 'millrace_peer_calls_pending', help: 'Calls to other agents that wait for their answer' },
    reading(({ callCount }) => callCount),
  )
  registry.readCounter(
    {
      name: 'millrace_peer_notices_dropped_total',
      help: 'Notices of commits that did not go out to another agent; its readers look again by themselves',
    },
    reading(({ noticesDropped }) => noticesDropped),
  )
}
