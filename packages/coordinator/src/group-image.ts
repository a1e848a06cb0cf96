import { type Group, type GroupStateName, type Member, addMember, emptyGroup } from './group-state.ts'
import type { GroupProtocol } from './requests.ts'

/** A member as it is stored. */
export interface MemberImage {
  /** Its id. */
  readonly memberId: string
  /** Kafka's `group.instance.id`, or null. */
  readonly instanceId: string | null
  /** The client's `client.id`. */
  readonly clientId: string
  /** Where the client was. */
  readonly clientHost: string
  /** How long it may be silent, in milliseconds. */
  readonly sessionTimeoutMs: number
  /** How long it may take to rejoin, in milliseconds. */
  readonly rebalanceTimeoutMs: number
  /** In order of preference. */
  readonly protocols: readonly GroupProtocol[]
  /** What it got; empty before the leader's SyncGroup. */
  readonly assignment: Uint8Array
}

/** A group as it is stored: all that a coordinator needs to go on. */
export interface GroupImage {
  /** Kafka's name of the state. */
  readonly state: GroupStateName
  /** Kafka's generation id. */
  readonly generation: number
  /** Null in a group that never had members. */
  readonly protocolType: string | null
  /** Null in an empty group. */
  readonly protocolName: string | null
  /** Null in an empty group. */
  readonly leaderId: string | null
  /** In order of arrival. */
  readonly members: readonly MemberImage[]
}

/** What there is to store of a group. */
export function imageOf(group: Group): GroupImage {
  const { state, generation, protocolType, protocolName, leaderId } = group
  return {
    state,
    generation,
    protocolType,
    protocolName,
    leaderId,
    members: [...group.members.values()].map(memberImage),
  }
}

function memberImage(member: Member): MemberImage {
  const { memberId, instanceId, clientId, clientHost, sessionTimeoutMs, rebalanceTimeoutMs, protocols, assignment } =
    member
  return { memberId, instanceId, clientId, clientHost, sessionTimeoutMs, rebalanceTimeoutMs, protocols, assignment }
}

/**
 * A group that goes on from where it was stored. One that was between generations has to find the next one: every
 * member is still one, and none has joined.
 */
export function groupFrom(image: GroupImage | null): Group {
  const group = emptyGroup()
  if (image === null) return group
  group.generation = image.generation
  group.protocolType = image.protocolType
  if (image.members.length === 0) return group
  for (const member of image.members)
    addMember(group, { ...member, joinToken: undefined, syncToken: undefined, isNew: false, knowsItsId: true })
  group.protocolName = image.protocolName
  if (image.leaderId !== null && group.members.has(image.leaderId)) group.leaderId = image.leaderId
  group.state = image.state === 'Stable' ? 'Stable' : 'PreparingRebalance'
  return group
}
