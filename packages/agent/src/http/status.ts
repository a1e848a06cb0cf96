import type { DirectoryDiscoveryStatus } from '@millrace/discovery'
import type { PeerStatus } from '../cluster/peer-watch.ts'
import type { AgentListener } from '../options.ts'
import type { AgentState } from './agent-state.ts'

/** What an agent is, which does not change while it runs. */
export interface AgentIdentity {
  readonly version: string
  readonly clusterId: string
  readonly nodeId: number
  readonly startedAt: string
  readonly agentGroup: string | null
  readonly zone: string | null
  readonly listeners: readonly AgentListener[]
  /** Port that other agents connect to; null for an agent that is alone. */
  readonly peerPort: number | null
  /** Where things are stored, without credentials. */
  readonly stores: { readonly objects: string; readonly metadata: string }
}

/** What has happened since the start, and what holds now. */
interface AgentCounts {
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
  /** How the agent stands with the directory of agents; null when it is alone. */
  readonly discovery: DirectoryDiscoveryStatus | null
  /** The other live agents of the cluster, and whether this one reaches them. */
  readonly peers: readonly PeerStatus[]
}

/** The status of an agent now. */
export function agentStatus(
  identity: AgentIdentity,
  now: Pick<AgentStatus, 'counts' | 'discovery' | 'peers'> & {
    readonly state: AgentState
    readonly uptimeMs: number
  },
): AgentStatus {
  const { state, uptimeMs, counts, discovery, peers } = now
  const status = state.failure !== undefined ? 'failed' : state.isClosing ? 'closing' : 'OK'
  return { status, uptimeSeconds: Math.floor(uptimeMs / 1_000), ...identity, counts, discovery, peers }
}
