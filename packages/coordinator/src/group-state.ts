import type { GroupProtocol } from './requests.ts'

/** Kafka's names of a group's states; a group that does not exist is `Dead` there. */
export type GroupStateName = 'Empty' | 'PreparingRebalance' | 'CompletingRebalance' | 'Stable'

/** A member of a group. */
export interface Member {
  memberId: string
  readonly instanceId: string | null
  readonly clientId: string
  readonly clientHost: string
  sessionTimeoutMs: number
  rebalanceTimeoutMs: number
  protocols: readonly GroupProtocol[]
  assignment: Uint8Array
  /** The JoinGroup that waits for the generation, if one does. */
  joinToken: number | undefined
  /** The SyncGroup that waits for the leader's assignment, if one does. */
  syncToken: number | undefined
  /** Has joined no generation yet. */
  isNew: boolean
  /** Whether the client was told its id, and so can come back as this member when its connection is lost. */
  knowsItsId: boolean
}

/** Everything a group is, in memory. Only the functions of the state machine change it. */
export interface Group {
  state: GroupStateName
  generation: number
  /** Null until the first member has joined. */
  protocolType: string | null
  /** Null in an empty group. */
  protocolName: string | null
  leaderId: string | null
  /** By id, in order of arrival. */
  readonly members: Map<string, Member>
  /** Member ids by instance id. */
  readonly staticIds: Map<string, string>
  /** Ids given out that nobody has joined with yet (KIP-394). */
  readonly pendingIds: Set<string>
  /** Members of this generation that have not asked for their assignment yet. */
  readonly unsyncedIds: Set<string>
  /** The first rebalance of an empty group: when its timer was set, and what may be added to it. */
  initialDelay: { delayMs: number; remainingMs: number; hasNewMember: boolean } | null
}

const NOTHING = new Uint8Array(0)

/** A group without members. */
export function emptyGroup(): Group {
  return {
    state: 'Empty',
    generation: 0,
    protocolType: null,
    protocolName: null,
    leaderId: null,
    members: new Map(),
    staticIds: new Map(),
    pendingIds: new Set(),
    unsyncedIds: new Set(),
    initialDelay: null,
  }
}

/** Lets a member in. The first one leads. */
export function addMember(group: Group, member: Member): void {
  group.members.set(member.memberId, member)
  if (member.instanceId !== null) group.staticIds.set(member.instanceId, member.memberId)
  group.leaderId ??= member.memberId
  group.pendingIds.delete(member.memberId)
}

/** Forgets a member, or an id that nobody has joined with. */
export function removeMember(group: Group, memberId: string): void {
  const member = group.members.get(memberId)
  group.members.delete(memberId)
  if (member?.instanceId != null) group.staticIds.delete(member.instanceId)
  if (group.leaderId === memberId) group.leaderId = group.members.keys().next().value ?? null
  group.pendingIds.delete(memberId)
  group.unsyncedIds.delete(memberId)
}

/** Whether everybody who is or may become a member waits for the next generation. */
export function hasEveryoneJoined(group: Group): boolean {
  if (group.pendingIds.size > 0) return false
  for (const member of group.members.values()) if (member.joinToken === undefined) return false
  return true
}

/** Members that wait for the next generation. */
export function joinedCount(group: Group): number {
  let count = 0
  for (const member of group.members.values()) if (member.joinToken !== undefined) count++
  return count
}

/** The longest that any member may take to rejoin, in milliseconds. */
export function rebalanceTimeoutMs(group: Group): number {
  let longest = 0
  for (const member of group.members.values()) longest = Math.max(longest, member.rebalanceTimeoutMs)
  return longest
}

/** Whether a member with these protocols could be one of the group. */
export function supportsProtocols(group: Group, protocolType: string, protocols: readonly GroupProtocol[]): boolean {
  if (group.members.size === 0) return protocolType !== '' && protocols.length > 0
  if (group.protocolType !== protocolType) return false
  return protocols.some(({ name }) => isKnownToAll(group, name))
}

/** Asked for each JoinGroup: it makes nothing, and stops at the first member that does not know the protocol. */
function isKnownToAll(group: Group, name: string): boolean {
  for (const { protocols } of group.members.values())
    if (!protocols.some((protocol) => protocol.name === name)) return false
  return true
}

/** Names that every member knows; of a group without members nobody asks. */
function sharedProtocols(group: Group): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { protocols } of group.members.values())
    for (const name of new Set(protocols.map((protocol) => protocol.name)))
      counts.set(name, (counts.get(name) ?? 0) + 1)
  return new Set([...counts].filter(([, count]) => count === group.members.size).map(([name]) => name))
}

/**
 * The protocol of the next generation: each member votes for the first of its own that all know, most votes win, and of
 * equals the one that was voted for first. Null in a group without members.
 */
export function electProtocol(group: Group): string | null {
  const shared = sharedProtocols(group)
  const votes = new Map<string, number>()
  for (const { protocols } of group.members.values()) {
    const choice = protocols.find(({ name }) => shared.has(name))?.name
    if (choice !== undefined) votes.set(choice, (votes.get(choice) ?? 0) + 1)
  }
  let elected: string | null = null
  for (const [name, count] of votes) if (elected === null || count > votes.get(elected)!) elected = name
  return elected
}

/** A member's metadata in a protocol. */
export function metadataIn(member: Member, protocolName: string | null): Uint8Array {
  return member.protocols.find(({ name }) => name === protocolName)?.metadata ?? NOTHING
}

/** Whether a member joins with just what it joined with before. */
export function hasSameProtocols(member: Member, protocols: readonly GroupProtocol[]): boolean {
  if (member.protocols.length !== protocols.length) return false
  return member.protocols.every(({ name, metadata }, index) => {
    const other = protocols[index]!
    return name === other.name && isSame(metadata, other.metadata)
  })
}

function isSame(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index])
}

/** Bytes that a member's protocols take. */
export function protocolBytes(protocols: readonly GroupProtocol[]): number {
  let sum = 0
  for (const { name, metadata } of protocols) sum += name.length + metadata.length
  return sum
}

/** Bytes that the group's protocols and assignments take. */
export function groupBytes(group: Group): number {
  let sum = 0
  for (const { protocols, assignment } of group.members.values()) sum += protocolBytes(protocols) + assignment.length
  return sum
}
