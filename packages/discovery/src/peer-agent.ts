import type { ResolvedInternalAddress } from './agent-description.ts'
import { combine, hashText } from './hash.ts'
import { type LiveAgent, servesClients } from './live-agent.ts'
import { chooseByHash } from './rendezvous.ts'

/** A live agent as other agents see it, whatever its group. */
export interface PeerAgent {
  /** Tells processes apart. */
  readonly agentId: string
  /** What clients call it. */
  readonly nodeId: number
  /** Whether it is the agent that answers. */
  readonly isSelf: boolean
  /** Its group; undefined is the group without a name. */
  readonly agentGroup: string | undefined
  /** Its zone, if it has one. */
  readonly zone: string | undefined
  /** The version of its program, if it says. */
  readonly version: string | undefined
  /** Whether it is about to close, or seems to be gone. */
  readonly isLeaving: boolean
  /** Where agents reach it; undefined when it takes no calls. */
  readonly internal: ResolvedInternalAddress | undefined
}

/** Among whom an owner is looked for. */
export interface OwnerScope {
  /** Agents of this zone only; undefined means those without a zone. */
  readonly zone: string | undefined
  /** Agents of this group only; undefined means the group without a name. */
  readonly agentGroup: string | undefined
}

const OWNER_SALT = 0x6f776e72

/** The agent as others see it. */
export function toPeer(agentId: string, agent: LiveAgent, isSelf: boolean): PeerAgent {
  const { nodeId, agentGroup, zone, version, internal, isParting } = agent
  return Object.freeze({ agentId, nodeId, isSelf, agentGroup, zone, version, isLeaving: isParting, internal })
}

/** Whether an agent can own parts of a cache: it reads for clients, can be asked, and stays. */
export function canOwn({ roles, internal, isParting }: LiveAgent): boolean {
  return servesClients(roles) && internal !== undefined && !isParting
}

/** The owner of `key`: rendezvous hashing, apart from that of leaders. */
export function chooseOwner(key: string, candidates: readonly PeerAgent[]): PeerAgent | undefined {
  return chooseByHash(combine(hashText(key), OWNER_SALT), candidates)
}
