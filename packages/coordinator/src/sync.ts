import { ErrorCode } from '@millrace/protocol'
import { answerSync, setSessionTimer, syncError } from './answers.ts'
import { imageOf } from './group-image.ts'
import { type Group, groupBytes, type Member } from './group-state.ts'
import { type GroupEvent, Timers, type Turn } from './group-turn.ts'
import { memberProblem } from './member-check.ts'
import { awaitJoins, dropMember, prepareRebalance, refuseSyncs } from './rebalance.ts'
import type { SyncAnswer, SyncRequest } from './requests.ts'

type SyncEvent = Extract<GroupEvent, { readonly kind: 'sync' }>

const NOTHING = new Uint8Array(0)

/** A SyncGroup: the leader brings the assignment, the others wait for it. */
export function sync(turn: Turn, { token, request }: SyncEvent): void {
  const { group, effects } = turn
  const problem = syncProblem(group, request)
  if (problem !== ErrorCode.NONE) {
    effects.push({ kind: 'answerSync', token, answer: syncError(problem) })
    return
  }
  const member = group.members.get(request.memberId)!
  hasAskedForAssignment(turn, member)
  if (group.state === 'Stable') {
    effects.push({ kind: 'answerSync', token, answer: synced(group, member) })
    // Who is told late may have its first heartbeat ahead: its session would end meanwhile (Kafka 4 lets it, 3 does not).
    setSessionTimer(turn, member)
    return
  }
  // A client that asks twice has given the first one up.
  answerSync(turn, member, syncError(ErrorCode.REBALANCE_IN_PROGRESS))
  member.syncToken = token
  if (group.leaderId === member.memberId) assign(turn, request)
}

function syncProblem(group: Group, request: SyncRequest): number {
  if (group.state === 'Empty') return ErrorCode.UNKNOWN_MEMBER_ID
  const problem = memberProblem(group, request.memberId, request.instanceId)
  if (problem !== ErrorCode.NONE) return problem
  if (request.generation !== group.generation) return ErrorCode.ILLEGAL_GENERATION
  const isOther = (given: string | null, own: string | null) => given !== null && own !== null && given !== own
  if (isOther(request.protocolType, group.protocolType) || isOther(request.protocolName, group.protocolName))
    return ErrorCode.INCONSISTENT_GROUP_PROTOCOL
  return group.state === 'PreparingRebalance' ? ErrorCode.REBALANCE_IN_PROGRESS : ErrorCode.NONE
}

function hasAskedForAssignment({ group, effects }: Turn, member: Member): void {
  group.unsyncedIds.delete(member.memberId)
  if (group.unsyncedIds.size === 0) effects.push({ kind: 'cancelTimer', timer: Timers.SYNC })
}

function synced({ protocolType, protocolName }: Group, member: Member): SyncAnswer {
  return { errorCode: ErrorCode.NONE, protocolType, protocolName, assignment: member.assignment }
}

/** Takes the leader's assignment; who is not in it gets nothing. It is stored before anybody hears of it. */
function assign(turn: Turn, { assignments }: SyncRequest): void {
  const { group, settings, effects } = turn
  const byMember = new Map(assignments.map(({ memberId, assignment }) => [memberId, assignment]))
  for (const member of group.members.values()) member.assignment = byMember.get(member.memberId) ?? NOTHING
  if (groupBytes(group) > settings.groupBytesMax) {
    refuseSyncs(turn, ErrorCode.UNKNOWN_SERVER_ERROR)
    prepareRebalance(turn)
    return
  }
  turn.pendingWrite = { kind: 'assignment' }
  effects.push({ kind: 'write', image: { ...imageOf(group), state: 'Stable' } })
}

/** The assignment is stored: everybody who waits is told. */
export function assignmentWritten(turn: Turn): void {
  const { group } = turn
  group.state = 'Stable'
  for (const member of group.members.values()) {
    if (member.syncToken === undefined) continue
    answerSync(turn, member, synced(group, member))
    setSessionTimer(turn, member)
  }
}

/** The assignment may or may not be stored: nobody was told of it, and there will be another. */
export function assignmentFailed(turn: Turn): void {
  refuseSyncs(turn, ErrorCode.COORDINATOR_NOT_AVAILABLE)
  turn.group.state = 'PreparingRebalance'
  turn.group.unsyncedIds.clear()
  turn.effects.push({ kind: 'cancelTimer', timer: Timers.SYNC })
  awaitJoins(turn)
}

/** Members that never asked for their assignment are out. */
export function syncTimerDue(turn: Turn): void {
  const { group } = turn
  if ((group.state !== 'CompletingRebalance' && group.state !== 'Stable') || group.unsyncedIds.size === 0) return
  for (const memberId of group.unsyncedIds) dropMember(turn, memberId)
  prepareRebalance(turn)
}
