import { createAgentMetrics } from '../../packages/agent/src/metrics/agent-metrics.ts'
import { NO_PRICES } from '../../packages/agent/src/metrics/prices.ts'
import type { MetricFamily } from '../../packages/agent/src/metrics/registry.ts'
import { systemClock } from '../../packages/runtime/src/clock.ts'
import { code, page, table } from './markdown.ts'

const INTRO = `What \`GET /metrics\` on the agent's HTTP port shows, in Prometheus' text format. Every agent has its own; those under
\`millrace_process_\` and \`millrace_event_loop_\` are the process's, whatever else runs in it. Nothing is counted per record,
and nothing at all by an agent without an HTTP port ([what counting costs](decisions/0006-metrics.md)).`
const USES = `- Requests per second of an API: \`sum by (api) (rate(millrace_requests_total[1m]))\`; their 99th percentile:
  \`histogram_quantile(0.99, sum by (api, le) (rate(millrace_request_duration_seconds_bucket[5m])))\`.
- What the object store costs per month at the present rate: \`sum(rate(millrace_object_store_price_usd_total[1h])) * 2592000\`.
  The list is the option \`objectStorePrices\` of \`createAgent\`; by default that of S3 Standard in us-east-1 (0.005 USD for a
  thousand PUT or LIST, 0.0004 for a thousand GET or HEAD), and nothing on files and in memory.
- Why segments are written: \`sum by (cause) (rate(millrace_segments_total[5m]))\`. \`full\`: the size is reached; \`due\`: the
  time is; \`allowed\`: the PUT budget let it go; \`flush\`: the agent closed.
- Agents do not reach each other: \`millrace_agents_unreachable\` above 0; which and why is in \`/v1/status\` and in the log.
- The agent is behind: \`millrace_connections_paused\` above 0, or \`millrace_budget_used_bytes\` near its limit.`

/** docs/metrics.md, out of the definitions that the agent exposes. */
export function metricsPage(): string {
  const metrics = createAgentMetrics(systemClock, NO_PRICES)
  const nothing = () => {
    throw new Error('nothing is read here')
  }
  metrics.watch({ connections: nothing, budgets: () => ({}), cache: () => undefined, cluster: nothing })
  metrics.close()
  const rows = metrics.registry.families.map(rowOf)
  return page('# Metrics', INTRO, table(['metric', 'kind', 'labels', 'meaning'], rows), '## Questions', USES)
}

function rowOf({ name, kind, labels, help }: MetricFamily): string[] {
  return [code(name), kind, labels.map(code).join(', '), help]
}
