import type { DirectoryDiscovery, PeerAgent } from '@millrace/discovery'
import type { Clock, Logger, Timer } from '@millrace/runtime'
import type { PeerNetwork } from './peer-network.ts'

/** Kind of the call that asks for nothing but an answer. */
export const PING = 'ping'
/** How often every other agent is asked whether it can be reached, in milliseconds. */
export const PEER_CHECK_INTERVAL_MS = 5_000
/** How long such an answer may take, in milliseconds. */
export const PEER_CHECK_TIMEOUT_MS = 3_000

/** Another agent, and whether it can be reached from here. */
export interface PeerStatus {
  readonly agentId: string
  readonly nodeId: number
  readonly agentGroup: string | null
  readonly zone: string | null
  readonly version: string | null
  readonly isLeaving: boolean
  /** Where it says that it is reached; null when it takes no calls. */
  readonly address: string | null
  /** Whether it answered when it was asked last; null before that. */
  readonly isReachable: boolean | null
  /** Why it cannot be reached; null when it can. */
  readonly problem: string | null
}

/** Looks whether the agents of the cluster reach each other, which they must whatever clients are told. */
export interface PeerWatch {
  /** Every other live agent. */
  peers(): readonly PeerStatus[]
  /** Looks no more. */
  close(): void
}

/** A watch that has begun: of each agent as soon as it is seen, and then now and then. */
export function startPeerWatch(
  cluster: Pick<DirectoryDiscovery, 'peers' | 'watch'>,
  {
    network,
    clock,
    logger,
  }: { readonly network: Pick<PeerNetwork, 'call'>; readonly clock: Clock; readonly logger: Logger },
): PeerWatch {
  /** What each agent's last answer was: '' for a good one, else the problem; undefined while the first is awaited. */
  const found = new Map<string, string | undefined>()
  const closing = new AbortController()
  let timer: Timer

  const others = () => cluster.peers().filter(({ isSelf }) => !isSelf)

  async function check(peer: PeerAgent): Promise<void> {
    const problem = await network
      .call(peer.agentId, PING, [], { signal: closing.signal, timeoutMs: PEER_CHECK_TIMEOUT_MS })
      .then(
        () => '',
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      )
    if (closing.signal.aborted) return
    const before = found.get(peer.agentId)
    found.set(peer.agentId, problem)
    const facts = { peerId: peer.agentId, nodeId: peer.nodeId, address: addressText(peer) }
    if (problem !== '' && (before ?? '') === '') logger.warn('peer.unreachable', { ...facts, problem })
    if (problem === '' && (before ?? '') !== '') logger.info('peer.reachable', facts)
  }

  function look(): void {
    const now = others()
    const alive = new Set(now.map(({ agentId }) => agentId))
    for (const agentId of found.keys()) if (!alive.has(agentId)) found.delete(agentId)
    for (const peer of now) if (peer.internal !== undefined) void check(peer)
    timer = clock.setTimer(PEER_CHECK_INTERVAL_MS, look)
  }

  function greet(): void {
    for (const peer of others()) {
      if (peer.internal === undefined || found.has(peer.agentId)) continue
      found.set(peer.agentId, undefined)
      void check(peer)
    }
  }

  look()
  const unwatch = cluster.watch(greet)
  return {
    peers: () =>
      others().map((peer) => {
        const { agentId, nodeId, agentGroup = null, zone = null, version = null, isLeaving } = peer
        const problem = found.get(agentId)
        const isReachable = problem === undefined ? null : problem === ''
        const shown = { agentId, nodeId, agentGroup, zone, version, isLeaving, address: addressText(peer) }
        return { ...shown, isReachable, problem: problem || null }
      }),
    close() {
      unwatch()
      timer.cancel()
      closing.abort(new Error('the agent closes'))
    },
  }
}

function addressText({ internal }: PeerAgent): string | null {
  if (internal === undefined) return null
  return `${internal.host.includes(':') ? `[${internal.host}]` : internal.host}:${internal.port}`
}
