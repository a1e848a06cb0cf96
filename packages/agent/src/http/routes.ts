import { METRICS_CONTENT_TYPE, renderMetrics } from '../metrics/exposition.ts'
import type { MetricsRegistry } from '../metrics/registry.ts'
import type { Probe, ProbeResult } from './probes.ts'
import type { AgentStatus } from './status.ts'

/** What a request is answered. */
export interface HttpAnswer {
  readonly status: number
  readonly contentType?: string | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body: string
}

/** What answers a GET of each path. HEAD gets the same without its body. */
export type HttpRoutes = Readonly<Record<string, () => HttpAnswer | Promise<HttpAnswer>>>

/** What the paths show. */
export interface RouteSources {
  readonly live: Probe
  readonly ready: Probe
  readonly status: () => AgentStatus
  readonly registry: MetricsRegistry
}

/** The paths of the HTTP listener; `/livez`, `/readyz` and `/healthz` are what others call the probes. */
export function createRoutes({ live, ready, status, registry }: RouteSources): HttpRoutes {
  const liveness = async () => probeAnswer(await live())
  const readiness = async () => probeAnswer(await ready())
  return {
    '/v1/live': liveness,
    '/livez': liveness,
    '/healthz': liveness,
    '/v1/ready': readiness,
    '/readyz': readiness,
    '/v1/status': () => {
      const now = status()
      return json(now.status === 'OK' ? 200 : 503, now)
    },
    '/metrics': () => ({ status: 200, contentType: METRICS_CONTENT_TYPE, body: renderMetrics(registry.families) }),
  }
}

function probeAnswer(result: ProbeResult): HttpAnswer {
  return json(result.ok ? 200 : 503, result)
}

function json(status: number, value: object): HttpAnswer {
  return { status, contentType: 'application/json; charset=utf-8', body: `${JSON.stringify(value, null, 2)}\n` }
}
