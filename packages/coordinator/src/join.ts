import { ErrorCode } from '@millrace/protocol'
import { answerJoin, answerSync, everyMember, joined, joinError, setSessionTimer, syncError } from './answers.ts'
import { imageOf } from './group-image.ts'
import {
  addMember,
  electProtocol,
  type Group,
  groupBytes,
  hasSameProtocols,
  joinedCount,
  type Member,
  protocolBytes,
  removeMember,
  supportsProtocols,
} from './group-state.ts'
import { type GroupEvent, type PendingWrite, Timers, type Turn } from './group-turn.ts'
import { memberProblem } from './member-check.ts'
import { dropMember, maybeCompleteJoin, prepareRebalance, rebalanceOrCompleteJoin } from './rebalance.ts'
import type { JoinRequest } from './requests.ts'

type JoinEvent = Extract<GroupEvent, { readonly kind: 'join' }>

/** A JoinGroup: a new member, one that comes back, or a static one under a new id. */
export function join(turn: Turn, event: JoinEvent): void {
  const { group } = turn
  const { memberId, protocolType, protocols, instanceId } = event.request
  const isNewcomer = memberId === ''
  const problem = sizeProblem(turn, event.request)
  if (problem !== ErrorCode.NONE) {
    refuse(turn, event, problem)
    return
  }
  if (!supportsProtocols(group, protocolType, protocols)) {
    refuse(turn, event, ErrorCode.INCONSISTENT_GROUP_PROTOCOL)
    return
  }
  if (!isNewcomer) {
    joinAgain(turn, event)
    return
  }
  const holder = staticMember(group, instanceId)
  if (holder !== undefined) replaceStatic(turn, event, holder)
  else if (instanceId === null && event.request.needsMemberId) sendAwayWithId(turn, event)
  else joinAnew(turn, event, event.newMemberId)
}

function refuse({ effects }: Turn, { token, request }: JoinEvent, errorCode: number): void {
  effects.push({ kind: 'answerJoin', token, answer: joinError(request.memberId, errorCode) })
}

/** Whether the group has room. Who is refused for its size is no member any more, as in Kafka. */
function sizeProblem(turn: Turn, { memberId, instanceId, protocols }: JoinRequest): number {
  const { group, settings } = turn
  const bytes = protocolBytes(protocols)
  if (bytes > settings.memberBytesMax) return ErrorCode.INVALID_REQUEST
  const member = group.members.get(memberId)
  const place = member ?? (memberId === '' ? staticMember(group, instanceId) : undefined)
  const others = groupBytes(group) - (place === undefined ? 0 : protocolBytes(place.protocols))
  if (hasRoom(turn, place, memberId) && others + bytes <= settings.groupBytesMax) return ErrorCode.NONE
  if (member !== undefined) {
    answerJoin(turn, member, joinError('', ErrorCode.GROUP_MAX_SIZE_REACHED))
    answerSync(turn, member, syncError(ErrorCode.UNKNOWN_MEMBER_ID))
    dropMember(turn, memberId)
    rebalanceOrCompleteJoin(turn)
  } else if (group.pendingIds.has(memberId)) {
    dropMember(turn, memberId)
    maybeCompleteJoin(turn)
  }
  return ErrorCode.GROUP_MAX_SIZE_REACHED
}

/** `place`: the member that comes back, or whose place is taken, if there is one. */
function hasRoom({ group, settings }: Turn, place: Member | undefined, memberId: string): boolean {
  if (memberId === '' && group.pendingIds.size >= settings.groupMembersMax) return false
  switch (group.state) {
    case 'Empty':
      return true
    case 'PreparingRebalance':
      // Counted by who has rejoined: when the bound was lowered, those who come last are out.
      return place?.joinToken !== undefined || joinedCount(group) < settings.groupMembersMax
    case 'CompletingRebalance':
    case 'Stable':
      return place !== undefined || group.members.size < settings.groupMembersMax
  }
}

function staticMember(group: Group, instanceId: string | null): Member | undefined {
  const holder = instanceId === null ? undefined : group.staticIds.get(instanceId)
  return holder === undefined ? undefined : group.members.get(holder)
}

/** KIP-394: a member has to know its id before it counts, else each retry of a lost answer would be a member more. */
function sendAwayWithId({ group, effects }: Turn, { token, request, newMemberId }: JoinEvent): void {
  group.pendingIds.add(newMemberId)
  effects.push(
    { kind: 'setTimer', timer: Timers.session(newMemberId), delayMs: request.sessionTimeoutMs },
    { kind: 'answerJoin', token, answer: joinError(newMemberId, ErrorCode.MEMBER_ID_REQUIRED) },
  )
}

function joinAnew(turn: Turn, { token, request }: JoinEvent, memberId: string): void {
  const { group, settings, effects } = turn
  if (group.members.size === 0) group.protocolType = request.protocolType
  if (group.initialDelay !== null) group.initialDelay.hasNewMember = true
  addMember(group, {
    memberId,
    instanceId: request.instanceId,
    clientId: request.clientId,
    clientHost: request.clientHost,
    sessionTimeoutMs: request.sessionTimeoutMs,
    rebalanceTimeoutMs: request.rebalanceTimeoutMs,
    protocols: request.protocols,
    assignment: new Uint8Array(0),
    joinToken: token,
    syncToken: undefined,
    isNew: true,
    knowsItsId: request.memberId !== '',
  })
  // It cannot send heartbeats before its first generation, which may take longer than a session.
  effects.push({ kind: 'setTimer', timer: Timers.session(memberId), delayMs: settings.newMemberJoinMsMax })
  rebalanceOrCompleteJoin(turn)
}

function joinAgain(turn: Turn, event: JoinEvent): void {
  const { group } = turn
  const { request } = event
  if (group.pendingIds.has(request.memberId) && request.instanceId === null) {
    joinAnew(turn, event, request.memberId)
    return
  }
  const problem = memberProblem(group, request.memberId, request.instanceId)
  if (problem !== ErrorCode.NONE) {
    refuse(turn, event, problem)
    return
  }
  const member = group.members.get(request.memberId)!
  if (isUpToDate(group, member, request)) {
    // The answer was lost on its way; or nothing has changed, and a SyncGroup is all that is needed.
    turn.effects.push({ kind: 'answerJoin', token: event.token, answer: joined(group, member) })
    return
  }
  updateMember(turn, member, event)
  rebalanceOrCompleteJoin(turn)
}

/** Whether a member can be told the current generation again. A leader of a stable group wants another one. */
function isUpToDate(group: Group, member: Member, { protocols }: JoinRequest): boolean {
  if (group.state === 'PreparingRebalance' || !hasSameProtocols(member, protocols)) return false
  return group.state === 'CompletingRebalance' || group.leaderId !== member.memberId
}

function updateMember(turn: Turn, member: Member, { token, request }: JoinEvent): void {
  // A client that asks twice has given the first one up.
  answerJoin(turn, member, joinError(member.memberId, ErrorCode.REBALANCE_IN_PROGRESS))
  member.protocols = request.protocols
  member.sessionTimeoutMs = request.sessionTimeoutMs
  member.rebalanceTimeoutMs = request.rebalanceTimeoutMs
  member.joinToken = token
}

/**
 * A static member has started again and does not know its id (KIP-345): it takes the place of the one with its instance
 * id, which is fenced. A stable group goes on with the same assignment if its protocol stays the same.
 */
function replaceStatic(turn: Turn, event: JoinEvent, old: Member): void {
  const { group, effects } = turn
  const { newMemberId, request } = event
  const leaderBefore = group.leaderId ?? ''
  answerJoin(turn, old, joinError(old.memberId, ErrorCode.FENCED_INSTANCE_ID))
  answerSync(turn, old, syncError(ErrorCode.FENCED_INSTANCE_ID))
  effects.push({ kind: 'cancelTimer', timer: Timers.session(old.memberId) })
  const member: Member = { ...old, memberId: newMemberId, isNew: false, knowsItsId: false }
  exchange(group, old, member)
  updateMember(turn, member, event)
  setSessionTimer(turn, member)
  if (group.state === 'CompletingRebalance') prepareRebalance(turn)
  else if (group.state !== 'Stable') maybeCompleteJoin(turn)
  else if (electProtocol(group) !== group.protocolName) prepareRebalance(turn)
  else {
    const { canSkipAssignment } = request
    turn.pendingWrite = { kind: 'replacement', member, before: old, leaderBefore, canSkipAssignment }
    effects.push({ kind: 'write', image: imageOf(group) })
  }
}

/** Puts one member in another's place. */
function exchange(group: Group, old: Member, member: Member): void {
  const isLeader = group.leaderId === old.memberId
  const isUnsynced = group.unsyncedIds.has(old.memberId)
  removeMember(group, old.memberId)
  addMember(group, member)
  if (isLeader) group.leaderId = member.memberId
  if (isUnsynced) group.unsyncedIds.add(member.memberId)
}

type Replacement = Extract<PendingWrite, { readonly kind: 'replacement' }>

/**
 * The exchange is stored. A leader must not assign anew, or the others would not hear of it: it is told so (KIP-814), or,
 * when it cannot be, that its old self leads.
 */
export function replacementWritten(turn: Turn, { member, leaderBefore, canSkipAssignment }: Replacement): void {
  const { group } = turn
  const isLeader = group.leaderId === member.memberId
  const answer = joined(group, member)
  member.knowsItsId = true
  answerJoin(
    turn,
    member,
    canSkipAssignment
      ? { ...answer, skipAssignment: isLeader, members: isLeader ? everyMember(group) : [] }
      : { ...answer, leaderId: leaderBefore, members: [] },
  )
}

/** The exchange may not be stored: it did not take place. */
export function replacementFailed(turn: Turn, { member, before }: Replacement): void {
  answerJoin(turn, member, joinError('', ErrorCode.COORDINATOR_NOT_AVAILABLE))
  turn.effects.push({ kind: 'cancelTimer', timer: Timers.session(member.memberId) })
  exchange(turn.group, member, before)
  setSessionTimer(turn, before)
}
