import type { AgentProfile } from './agent-description.ts'

/** What an agent says with every heartbeat: plain data that survives JSON. */
export interface AgentStatus {
  /** Whether it is about to close: it still serves, and is shown only where there is nobody else. */
  readonly isLeaving: boolean
  /** How busy it is, from 0 (idle) to 1 (no time left). */
  readonly busyShare: number
  /** Which share of the clients that would come to it by hashing it sends on, from 0 to 1; see `nextShedShare`. */
  readonly shedShare: number
}

/** What an agent registers with. */
export interface AgentRegistration {
  /** Tells processes apart, for ever: unguessable or at least unique, 1 to {@link AGENT_ID_LENGTH_MAX} characters. */
  readonly agentId: string
  /** The node id that it proposes, from 0 and below `NODE_ID_LIMIT`. */
  readonly nodeId: number
  /** What it says of itself. */
  readonly profile: AgentProfile
  /** See {@link AgentStatus}. */
  readonly status: AgentStatus
  /** How long the entry lives without a heartbeat, in milliseconds by the directory's clock. */
  readonly expiryMs: number
}

/** What a heartbeat says. */
export interface AgentHeartbeat {
  /** See {@link AgentStatus}; replaces the one before. */
  readonly status: AgentStatus
  /** How long the entry lives from now on, in milliseconds by the directory's clock. */
  readonly expiryMs: number
}

/** An agent that is alive as far as the directory knows. */
export interface DirectoryEntry {
  /** See {@link AgentRegistration.agentId}. */
  readonly agentId: string
  /** The node id that the directory gave it. */
  readonly nodeId: number
  /** As registered last. */
  readonly profile: AgentProfile
  /** As said last. */
  readonly status: AgentStatus
}

/** An agent was registered. */
export interface AgentRegistered {
  /** It was. */
  readonly ok: true
  /** The agent's node id; not the proposed one when the directory knows this agent id already. */
  readonly nodeId: number
}

/** An agent was not registered. */
export interface NodeIdTaken {
  /** It was not. */
  readonly ok: false
  /** Another agent has the node id, or had it lately. Propose another. */
  readonly code: 'NODE_ID_TAKEN'
}

/** What any call takes last. */
export interface DirectoryCallOptions {
  /** Stops waiting. The call rejects with the signal's reason; a write may still have taken place. */
  readonly signal?: AbortSignal | undefined
}

/**
 * The live agents of every cluster, in one place that all agents reach.
 *
 * All time is the directory's own: agents' clocks are never compared. Each call is one statement for a database; the
 * rules are proved by `describeAgentDirectory` of `@millrace/testkit`.
 *
 * - One entry per cluster and agent id. A node id belongs to one entry of the cluster, and stays with it for
 *   {@link NODE_ID_KEPT_MS} after it expired or left: clients remember brokers by that number. So a process that comes
 *   back gets its own again, and nobody else gets it meanwhile.
 * - An entry is live while its time has not come: it is in {@link list}, takes heartbeats, and no longer than that.
 * - Reads see every write that was answered before they were made.
 *
 * Rejects with `DirectoryError` or a signal's reason, nothing else.
 */
export interface AgentDirectory {
  /**
   * Makes an agent live for `expiryMs` from now.
   *
   * An agent id that the directory still knows, live or not, keeps its node id and takes the new profile and status: so
   * a registration whose answer was lost can be asked again.
   */
  register(
    clusterId: string,
    registration: AgentRegistration,
    options?: DirectoryCallOptions,
  ): Promise<AgentRegistered | NodeIdTaken>
  /** Lets a live agent live for `expiryMs` from now. False when it is not live: then it has to register again. */
  heartbeat(
    clusterId: string,
    agentId: string,
    heartbeat: AgentHeartbeat,
    options?: DirectoryCallOptions,
  ): Promise<boolean>
  /** Ends an agent's life as if it had expired at once. Idempotent, also for an agent that was never there. */
  leave(clusterId: string, agentId: string, options?: DirectoryCallOptions): Promise<void>
  /** The live agents of a cluster, in order of node id. */
  list(clusterId: string, options?: DirectoryCallOptions): Promise<readonly DirectoryEntry[]>
  /**
   * Calls `onChange` when the list may have changed, until the returned function is called. A hint and no more: it may
   * come late, too often or not at all, expiry gives none, and a directory that has none to give leaves this out.
   */
  watch?(clusterId: string, onChange: () => void): () => void
}

/** Characters of an agent id. */
export const AGENT_ID_LENGTH_MAX = 255

/** How long a node id stays with an agent that is no longer live, in milliseconds. */
export const NODE_ID_KEPT_MS = 900_000

/** The longest life without a heartbeat that an agent may ask for, in milliseconds. */
export const EXPIRY_MS_MAX = 600_000
