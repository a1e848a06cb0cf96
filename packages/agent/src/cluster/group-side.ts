import {
  createGroupCoordinator,
  createGroupRouter,
  type GroupCoordinator,
  type GroupPeers,
  type GroupRouter,
} from '@millrace/coordinator'
import type { DirectoryDiscovery } from '@millrace/discovery'
import type { MetadataStore } from '@millrace/metadata'
import { PeerLinkError } from '@millrace/peer-link'
import type { GroupHolders } from '../handlers/handler-context.ts'
import type { StartWorld } from '../start-stores.ts'
import type { PeerNetwork } from './peer-network.ts'

/** Kind of the calls that carry group requests to the agent that holds the group. */
export const GROUP_CALL = 'group'

/** The groups' side of the handlers. */
export interface GroupSide {
  readonly coordinator: GroupCoordinator
  readonly groupHolders: GroupHolders
  /** Answers what other agents send; undefined for an agent that is alone. */
  readonly router: GroupRouter | undefined
}

/** Where group requests go beside the agent's own coordinator. */
interface Others {
  readonly network: PeerNetwork
  readonly cluster: DirectoryDiscovery
}

/** Coordinates groups: by itself when the agent is alone, else together with the other agents. */
export function createGroupSide(
  world: StartWorld,
  parts: {
    readonly metadata: MetadataStore
    readonly agentId: string
    readonly nodeId: () => number
    readonly others: Others | undefined
    /** Aborts when the agent closes. */
    readonly closing: AbortSignal
  },
): GroupSide {
  const { resolved, clock, logger, closers } = world
  const { metadata, agentId, nodeId, others, closing } = parts
  const local = createLocal(world, metadata, agentId)
  // Parked requests are answered before connections end, so that their clients look for another agent.
  closing.addEventListener('abort', () => void coordinator.close(), { once: true })
  const router =
    others &&
    createGroupRouter(
      {
        local,
        store: metadata,
        peers: peersBy(others.network),
        clock,
        logger,
      },
      { clusterId: resolved.virtualClusterId, holder: agentId },
    )
  const coordinator = router ?? local
  closers.defer('coordinator', () => coordinator.close())
  return { coordinator, router, groupHolders: holdersOf(router, { nodeId, others }) }
}

function peersBy(network: PeerNetwork): GroupPeers {
  return {
    async call(holder, payload, options) {
      try {
        return await network.call(holder, GROUP_CALL, [payload], options)
      } catch (error) {
        if (PeerLinkError.is(error) && error.code === 'UNREACHABLE') return undefined
        throw error
      }
    },
  }
}

function createLocal(world: StartWorld, store: MetadataStore, holder: string): GroupCoordinator {
  const { resolved, clock, random, logger } = world
  return createGroupCoordinator(
    { store, clock, random, logger },
    {
      clusterId: resolved.virtualClusterId,
      holder,
      sessionTimeoutMsMin: resolved.groupMinSessionTimeoutMs,
      sessionTimeoutMsMax: resolved.groupMaxSessionTimeoutMs,
      initialRebalanceDelayMs: resolved.groupInitialRebalanceDelayMs,
      groupMembersMax: resolved.groupMaxSize,
      offsetMetadataLengthMax: resolved.offsetMetadataMaxBytes,
    },
  )
}

function holdersOf(
  router: GroupRouter | undefined,
  { nodeId, others }: { readonly nodeId: () => number; readonly others: Others | undefined },
): GroupHolders {
  if (router === undefined || others === undefined)
    return { find: () => Promise.resolve({ ok: true, nodeId: nodeId() }), nodeOf: nodeId }
  const nodeOf = (holder: string) => others.cluster.peers().find(({ agentId }) => agentId === holder)?.nodeId
  return {
    nodeOf,
    async find(groupId) {
      const found = await router.holderOf(groupId)
      if (!found.ok) return found
      // This agent lives, since it is asked; of the others the directory may name one that has just died.
      return { ok: true, nodeId: (found.holder === null ? undefined : nodeOf(found.holder)) ?? nodeId() }
    },
  }
}
