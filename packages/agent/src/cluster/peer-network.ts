import type { PeerAgent } from '@millrace/discovery'
import {
  createPeerLinks,
  createPeerListener,
  PeerLinkError,
  type PeerHandlers,
  type PeerLinksStats,
} from '@millrace/peer-link'
import { deadline } from '@millrace/runtime'
import { AgentError } from '../errors.ts'
import type { StartWorld } from '../start-stores.ts'

/** Longest time of one call to another agent, in milliseconds: a JoinGroup waits as long as its group does. */
const CALL_MS_MAX = 2_147_483_647

/**
 * After how long without a byte another agent counts as gone, in milliseconds, and after how long it is asked for one. A
 * group's holder that is silent for longer has lost its lease, so nobody need wait for it.
 */
const SILENCE_MS_MAX = 4_000
const PING_AFTER_MS = 1_300

/** How long the others may take to say goodbye, in milliseconds. */
const GOODBYE_MS_MAX = 1_000

/** Who this agent is among the others, and what it does for them. */
export interface PeerNetworkOptions {
  readonly agentId: string
  /** See `AgentOptions.agentKey`. */
  readonly key: string
  readonly handlers: PeerHandlers
}

/** The agent's way to the other agents of its cluster. */
export interface PeerNetwork {
  /** The port that others connect to. */
  readonly port: number
  /** Says where the others are, before anything is sent. */
  follow(peers: () => readonly PeerAgent[]): void
  /** Asks one agent, with no limit of time but the signal's and the connection's. Rejects with a `PeerLinkError`. */
  call(
    agentId: string,
    kind: string,
    payload: readonly Uint8Array[],
    options: { readonly signal?: AbortSignal | undefined; readonly timeoutMs?: number | undefined },
  ): Promise<readonly Uint8Array[]>
  /** Tells all others something that may be lost. */
  tellAll(kind: string, payload: readonly Uint8Array[]): void
  /** Numbers for metrics. */
  stats(): PeerLinksStats
}

/** Opens the agent-to-agent port. Rejects with an `AgentError`. */
export async function startPeerNetwork(world: StartWorld, options: PeerNetworkOptions): Promise<PeerNetwork> {
  const { resolved, clock, random, logger, closers } = world
  const { agentId, key, handlers } = options
  const limits = { silenceMsMax: SILENCE_MS_MAX, pingAfterMs: PING_AFTER_MS }
  const linkOptions = { key, peerId: agentId, clusterId: resolved.virtualClusterId, ...limits }
  const collaborators = { clock, random, logger }
  const listener = createPeerListener({ ...collaborators, handlers }, linkOptions)
  const links = createPeerLinks(collaborators, linkOptions)
  const { port } = await listener
    .start({ host: resolved.bindHost, port: resolved.peerPort })
    .catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error)
      throw new AgentError('PEER_PORT', `cannot listen for other agents: ${reason}`, { cause: error })
    })
  closers.defer('peer links', async () => {
    const limit = deadline(clock, GOODBYE_MS_MAX)
    await Promise.all([links.close(), listener.close({ signal: limit.signal })])
    limit.cancel()
  })
  let peersNow: () => readonly PeerAgent[] = () => []

  function addressOf({ agentId: peerId, internal }: PeerAgent) {
    return internal === undefined ? undefined : { ...internal, peerId }
  }

  return {
    port,
    follow(peers) {
      peersNow = peers
    },
    call(wanted, kind, payload, { signal, timeoutMs = CALL_MS_MAX }) {
      const peer = peersNow().find((candidate) => candidate.agentId === wanted)
      const address = peer && addressOf(peer)
      if (address === undefined)
        return Promise.reject(new PeerLinkError('UNREACHABLE', `no live agent ${wanted} takes calls`))
      return links.call(address, kind, payload, { signal, timeoutMs })
    },
    tellAll(kind, payload) {
      for (const peer of peersNow()) {
        const address = peer.isSelf ? undefined : addressOf(peer)
        if (address !== undefined) links.notify(address, kind, payload)
      }
    },
    stats: () => links.stats(),
  }
}
