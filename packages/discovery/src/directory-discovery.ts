import { type Clock, type Logger, noopLogger, type Random } from '@millrace/runtime'
import type { AgentDirectory } from './agent-directory.ts'
import { withBoundPort } from './bound-ports.ts'
import { createDirectoryLoop } from './directory-loop.ts'
import { type DirectoryDiscoveryOptions, resolveDirectoryDiscoveryOptions } from './directory-options.ts'
import type { Discovery, DiscoveryQuery } from './discovery.ts'
import { createMembershipCore } from './membership-core.ts'
import { createNodeId } from './node-id.ts'
import type { OwnerScope, PeerAgent } from './peer-agent.ts'
import { shouldReconnect } from './select.ts'
import { createView } from './view.ts'

/** What a {@link createDirectoryDiscovery} works with. */
export interface DirectoryDiscoveryCollaborators {
  /** Where all agents of the cluster are registered. */
  readonly directory: AgentDirectory
  /** Time. */
  readonly clock: Clock
  /** For a node id to propose, and so that agents do not call in step. */
  readonly random: Random
  /** Told when the directory goes away and comes back, and when others cannot be read. @defaultValue nobody is told */
  readonly logger?: Logger | undefined
  /** How busy this agent is now, from 0 to 1; asked before each heartbeat. @defaultValue 0, and nothing is ever shed */
  readonly busyShare?: (() => number) | undefined
}

/** How an agent stands with the directory. */
export interface DirectoryDiscoveryStatus {
  /** Tells this process from others. */
  readonly agentId: string
  /** The agent's node id, a proposal until it is registered. */
  readonly nodeId: number
  /** Whether the directory knows it, as far as this agent knows. */
  readonly isRegistered: boolean
  /** Whether its entry may have expired, so that others may have stopped showing it. */
  readonly isGone: boolean
  /** Whether `leave` was called. */
  readonly isLeaving: boolean
  /** Whether the view is older than an entry lives: what is shown may be wrong. */
  readonly isStale: boolean
  /** Milliseconds since the view was asked for; undefined before the first. */
  readonly viewAgeMs: number | undefined
  /** Live agents of the cluster, this one among them. */
  readonly agentCount: number
}

/** {@link Discovery} among the agents of an `AgentDirectory`. */
export interface DirectoryDiscovery extends Discovery {
  /** The agent's node id: a proposal until `start` is done, and the same from then on for the life of the process. */
  readonly nodeId: number
  /** See `StandaloneDiscovery.listening`. Call it before `start`. */
  listening(listener: string, port: number): void
  /**
   * Registers, reads the list, and goes on doing so until `close`.
   *
   * Rejects with the directory's error, and may be called again then. Before it is done the agent is alone in its view.
   */
  start(options?: { readonly signal?: AbortSignal | undefined }): Promise<void>
  /** How it stands. */
  status(): DirectoryDiscoveryStatus
  /** Every live agent of the cluster, of all groups, in order of node id. */
  peers(): readonly PeerAgent[]
  /**
   * The agent that owns `key` among the live ones of a zone and group that take calls; the same for all that ask. A
   * lost owner's keys go to all others alike. Undefined when there is none. @param scope - this agent's own by default
   */
  ownerOf(key: string, scope?: OwnerScope): PeerAgent | undefined
  /** Calls `onChange` when agents have come, gone or changed, until the returned function is called. */
  watch(onChange: () => void): () => void
  /** Takes the agent out of the directory, as well as that can be done in one call's time, and stops. Idempotent. */
  close(): Promise<void>
  /** The same. */
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Discovery among many agents: a view of the directory that is refreshed in the background and asked without waiting.
 *
 * When the directory is away the last view is shown for `staleViewMsMax`. An agent whose own entry may have expired by
 * then shows the others rather than itself, goes on serving whoever comes, since what is written is protected elsewhere,
 * and registers again under its node id as soon as it can.
 */
export function createDirectoryDiscovery(
  { directory, clock, random, logger = noopLogger, busyShare = () => 0 }: DirectoryDiscoveryCollaborators,
  options: DirectoryDiscoveryOptions,
): DirectoryDiscovery {
  const resolved = resolveDirectoryDiscoveryOptions(options)
  const { agentId, strategy } = resolved
  const self = { ...structuredClone(options.profile), nodeId: options.nodeId ?? createNodeId(random) }
  const core = createMembershipCore({ agentId, self }, resolved)
  const loop = createDirectoryLoop({ core, directory, clock, random, logger, busyShare }, resolved)
  const now = () => clock.monotonicMs()
  const discover = (query: DiscoveryQuery) => createView({ ...core.view(now()), strategy }, query)

  return {
    get nodeId() {
      return core.self.nodeId
    },
    discover,
    shouldReconnect(query) {
      const view = core.view(now())
      return shouldReconnect(view.self, view.live, query)
    },
    shouldMove(query) {
      if (!core.isLeaving) return false
      const { agents, own } = discover(query)
      return agents.length > 0 && own === undefined
    },
    listening: (name, port) => core.describe(withBoundPort(core.self, name, port)),
    start: (callOptions) => loop.start(callOptions?.signal),
    status() {
      const nowMs = now()
      const viewAgeMs = core.viewAgeMs(nowMs)
      return {
        agentId,
        nodeId: core.self.nodeId,
        isRegistered: !core.needsRegistration,
        isGone: core.isGone(nowMs),
        isLeaving: core.isLeaving,
        isStale: viewAgeMs !== undefined && viewAgeMs > resolved.expiryMs,
        viewAgeMs,
        agentCount: core.view(nowMs).live.length,
      }
    },
    peers: () => core.peers(now()),
    ownerOf: (key, scope) => core.ownerOf(now(), key, scope),
    watch: (onChange) => loop.watch(onChange),
    leave: () => loop.leave(),
    close: () => loop.close(),
    [Symbol.asyncDispose]: () => loop.close(),
  }
}
