import { ErrorCode } from '@millrace/protocol'
import { answerJoin, answerSync, joinError, setSessionTimer, syncError } from './answers.ts'
import type { Group, Member } from './group-state.ts'
import type { GroupEvent, Turn } from './group-turn.ts'
import { memberProblem } from './member-check.ts'
import { completeJoin, dropMember, maybeCompleteJoin, rebalanceOrCompleteJoin } from './rebalance.ts'
import type { CommitIdentity, HeartbeatRequest, LeaveAnswer, LeavingMember } from './requests.ts'

/** A Heartbeat: keeps the session, and tells of a rebalance. */
export function heartbeat(turn: Turn, { memberId, instanceId, generation }: HeartbeatRequest): number {
  const { group } = turn
  const problem = memberProblem(group, memberId, instanceId)
  if (problem !== ErrorCode.NONE) return problem
  if (generation !== group.generation) return ErrorCode.ILLEGAL_GENERATION
  setSessionTimer(turn, group.members.get(memberId)!)
  return group.state === 'PreparingRebalance' ? ErrorCode.REBALANCE_IN_PROGRESS : ErrorCode.NONE
}

/**
 * Whether offsets may be committed. Clients without a generation may while nobody is a member; members in their
 * generation may, also while a rebalance is being prepared: that is when they give partitions up.
 */
export function checkCommit(turn: Turn, { memberId, instanceId, generation }: CommitIdentity): number {
  const { group } = turn
  if (generation < 0 && group.state === 'Empty') return ErrorCode.NONE
  if (generation < 0 && memberId === '' && instanceId === null) return ErrorCode.UNKNOWN_MEMBER_ID
  const problem = memberProblem(group, memberId, instanceId)
  if (problem !== ErrorCode.NONE) return problem
  if (generation !== group.generation) return ErrorCode.ILLEGAL_GENERATION
  // It has the new generation, and not yet its partitions in it.
  if (group.state === 'CompletingRebalance') return ErrorCode.REBALANCE_IN_PROGRESS
  setSessionTimer(turn, group.members.get(memberId)!)
  return ErrorCode.NONE
}

/** A LeaveGroup of some members, by id or by instance id alone. */
export function leave(turn: Turn, members: readonly LeavingMember[]): LeaveAnswer {
  const { group } = turn
  const countBefore = group.members.size
  const answers = members.map(({ memberId, instanceId }) => ({
    memberId,
    instanceId,
    errorCode: leaveOne(turn, memberId, instanceId),
  }))
  // An id that nobody has joined with can end the wait for it; only a member's leaving begins a rebalance.
  if (group.members.size < countBefore) rebalanceOrCompleteJoin(turn)
  else maybeCompleteJoin(turn)
  return { errorCode: ErrorCode.NONE, members: answers }
}

function leaveOne(turn: Turn, memberId: string, instanceId: string | null): number {
  const { group } = turn
  if (group.pendingIds.has(memberId)) {
    dropMember(turn, memberId)
    return ErrorCode.NONE
  }
  // An operator removes a static member by the name that it was configured with (KIP-345).
  const id = memberId === '' && instanceId !== null ? group.staticIds.get(instanceId) : memberId
  if (id === undefined) return ErrorCode.UNKNOWN_MEMBER_ID
  const problem = memberProblem(group, id, instanceId)
  if (problem === ErrorCode.NONE) expel(turn, group.members.get(id)!)
  return problem
}

/** A session has ended without a sign of life. */
export function sessionTimerDue(turn: Turn, memberId: string): void {
  const { group } = turn
  if (group.pendingIds.has(memberId)) {
    dropMember(turn, memberId)
    completeIfPossible(turn)
    return
  }
  const member = group.members.get(memberId)
  // Who waits for an answer cannot show that it lives; its timer is set again with the answer.
  if (member === undefined || (!member.isNew && isWaiting(member))) return
  expel(turn, member)
  afterLoss(turn)
}

function isWaiting({ joinToken, syncToken }: Member): boolean {
  return joinToken !== undefined || syncToken !== undefined
}

/** Removes a member. Whatever it waits for is answered: if it lives, it comes back as a new one. */
function expel(turn: Turn, member: Member): void {
  answerJoin(turn, member, joinError('', ErrorCode.UNKNOWN_MEMBER_ID))
  answerSync(turn, member, syncError(ErrorCode.UNKNOWN_MEMBER_ID))
  dropMember(turn, member.memberId)
}

function afterLoss(turn: Turn): void {
  const { state } = turn.group
  if (state === 'Stable' || state === 'CompletingRebalance') rebalanceOrCompleteJoin(turn)
  else completeIfPossible(turn)
}

/** The first rebalance of a group ends by its timer alone, except when nobody is left that it could wait for. */
function completeIfPossible(turn: Turn): void {
  const { group } = turn
  if (group.state === 'PreparingRebalance' && group.members.size === 0 && group.pendingIds.size === 0)
    completeJoin(turn)
  else maybeCompleteJoin(turn)
}

/**
 * Nobody waits for a request any more. A member that was told its id may come back for the answer and stays, as long as
 * its session does. One that was not can never come back, and would hold up every rebalance: it is removed.
 */
export function abandoned(turn: Turn, token: number): void {
  const member = waiting(turn.group, token)
  if (member === undefined || !member.isNew || member.knowsItsId || member.instanceId !== null) return
  member.joinToken = undefined
  dropMember(turn, member.memberId)
  afterLoss(turn)
}

function waiting(group: Group, token: number): Member | undefined {
  for (const member of group.members.values()) if (member.joinToken === token) return member
  return undefined
}

/** Answers everybody who waits with an error; the members stay what they are. */
export function dismiss(turn: Turn, { errorCode }: Extract<GroupEvent, { readonly kind: 'dismiss' }>): void {
  for (const member of turn.group.members.values()) {
    answerJoin(turn, member, joinError(member.memberId, errorCode))
    answerSync(turn, member, syncError(errorCode))
  }
}
