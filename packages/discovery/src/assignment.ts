import type { AssignmentStrategy } from './discovery.ts'
import { combine, hashText, toUnit } from './hash.ts'
import { type Candidate, chooseByHash, rankByHash } from './rendezvous.ts'
import { spreadEvenly } from './spread.ts'

/** An agent that can be made a leader. */
export interface AssignableAgent extends Candidate {
  /** Share of the clients that ought to go elsewhere, from 0 to 1. */
  readonly shedShare: number
}

/** Who asks, and how. */
export interface AssignmentRequest {
  readonly strategy: AssignmentStrategy
  /** Tells clients apart; undefined when nothing is known of this one. */
  readonly clientKey: string | undefined
  /** The agent that answers. */
  readonly selfNodeId: number
}

/** Leaders and coordinators as one client sees them; null when there is nobody. */
export interface Assignment {
  leaderOf(topicId: string, partition: number, partitionCount: number): number | null
  coordinatorOf(key: string): number | null
}

// Keys of different kinds must not go to the same agents because they happen to be spelled alike.
const COORDINATOR_SALT = 0x636f6f72
const CLIENT_SALT = 0x636c6965

/** The assignment among `agents`, a pure function of what it is given: no agent remembers anything. */
export function createAssignment(agents: readonly AssignableAgent[], request: AssignmentRequest): Assignment {
  const leaderOf = agents.length === 0 ? () => null : leadersBy[request.strategy](agents, request)
  return {
    leaderOf,
    coordinatorOf: (key) => chooseByHash(combine(hashText(key), COORDINATOR_SALT), agents)?.nodeId ?? null,
  }
}

type LeaderOf = Assignment['leaderOf']

const leadersBy: Record<
  AssignmentStrategy,
  (agents: readonly AssignableAgent[], request: AssignmentRequest) => LeaderOf
> = {
  single_agent: (agents, { clientKey, selfNodeId }) => {
    // Of a client without a name all that is known is whom it asked, and it asks the one again that it was told of.
    const self = clientKey === undefined ? agents.find(({ nodeId }) => nodeId === selfNodeId) : undefined
    const leader = self ?? chooseByHash(clientHash(clientKey), agents)!
    return () => leader.nodeId
  },

  equal_spread: (agents) => {
    // A client asks for a topic's partitions in a row, so the last topic's is the only table worth keeping.
    let known: { readonly topicId: string; readonly owners: Uint32Array } | undefined
    return (topicId, partition, partitionCount) => {
      const count = Math.max(partitionCount, partition + 1)
      if (known?.topicId !== topicId || known.owners.length !== count)
        known = { topicId, owners: spreadEvenly(hashText(topicId), count, agents) }
      return agents[known.owners[partition]!]!.nodeId
    }
  },

  consistent_random_jump: (agents, { clientKey }) => {
    const client = clientHash(clientKey)
    let known: { readonly topicId: string; readonly hash: number } | undefined
    return (topicId, partition) => {
      if (known?.topicId !== topicId) known = { topicId, hash: hashText(topicId) }
      const key = combine(known.hash, partition)
      const first = chooseByHash(key, agents)!
      return first.shedShare === 0 ? first.nodeId : jump(key, client, agents).nodeId
    }
  },
}

/**
 * Down the partition's own order of agents, each keeping all but its shed share of the clients: the dice are the hash of
 * client, partition and agent, so that a client stays where it landed for as long as the share does not grow or shrink
 * past it.
 */
function jump(key: number, client: number, agents: readonly AssignableAgent[]): AssignableAgent {
  const ranked = rankByHash(key, agents)
  const found = ranked.find(({ nodeId, shedShare }) => toUnit(combine(combine(client, key), nodeId)) >= shedShare)
  return found ?? ranked[0]!
}

function clientHash(clientKey: string | undefined): number {
  return combine(hashText(clientKey ?? ''), CLIENT_SALT)
}
