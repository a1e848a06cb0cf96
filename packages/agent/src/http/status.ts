import type { AgentState } from './agent-state.ts'

/** A listener as the status shows it. */
interface ListenerStatus {
  readonly name: string
  readonly address: string
  readonly port: number
  /** `host:port` that clients are told. */
  readonly advertised: string
}

/** What an agent is, which does not change while it runs. */
export interface AgentIdentity {
  readonly version: string
  readonly clusterId: string
  readonly nodeId: number
  readonly startedAt: string
  readonly listeners: readonly ListenerStatus[]
  /** Where things are stored, without credentials. */
  readonly stores: { readonly objects: string; readonly metadata: string }
}

/** What has happened since the start, and what holds now. */
export interface AgentCounts {
  readonly connections: number
  readonly requests: number
  readonly segments: number
  readonly records: number
}

/** The answer to `GET /v1/status`. */
export interface AgentStatus extends AgentIdentity {
  readonly status: 'OK' | 'closing' | 'failed'
  readonly uptimeSeconds: number
  readonly counts: AgentCounts
}

/** The status of an agent now. */
export function agentStatus(
  identity: AgentIdentity,
  now: { readonly state: AgentState; readonly uptimeMs: number; readonly counts: AgentCounts },
): AgentStatus {
  const { state, uptimeMs, counts } = now
  const status = state.failure !== undefined ? 'failed' : state.isClosing ? 'closing' : 'OK'
  return { status, uptimeSeconds: Math.floor(uptimeMs / 1_000), ...identity, counts }
}
