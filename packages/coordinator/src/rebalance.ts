import { ErrorCode } from '@millrace/protocol'
import { answerJoin, answerSync, joinError, joined, setSessionTimer, syncError } from './answers.ts'
import { imageOf } from './group-image.ts'
import { electProtocol, type Group, hasEveryoneJoined, rebalanceTimeoutMs, removeMember } from './group-state.ts'
import { Timers, type Turn } from './group-turn.ts'

const NOTHING = new Uint8Array(0)

/** Forgets a member, or an id not joined with, and its timer. */
export function dropMember(turn: Turn, memberId: string): void {
  removeMember(turn.group, memberId)
  turn.effects.push({ kind: 'cancelTimer', timer: Timers.session(memberId) })
}

/** Begins a rebalance, from whatever state. */
export function prepareRebalance(turn: Turn): void {
  const { group, settings, effects } = turn
  if (group.state === 'CompletingRebalance') refuseSyncs(turn, ErrorCode.REBALANCE_IN_PROGRESS)
  group.unsyncedIds.clear()
  effects.push({ kind: 'cancelTimer', timer: Timers.SYNC })
  const isFirst = group.state === 'Empty'
  group.state = 'PreparingRebalance'
  if (!isFirst) {
    group.initialDelay = null
    completeJoinOrWait(turn)
    return
  }
  // An empty group waits a little, so that members that start together are not rebalanced one by one.
  const delayMs = settings.initialRebalanceDelayMs
  group.initialDelay = {
    delayMs,
    remainingMs: Math.max(rebalanceTimeoutMs(group) - delayMs, 0),
    hasNewMember: false,
  }
  effects.push({ kind: 'setTimer', timer: Timers.JOIN, delayMs })
}

/** Ends the join phase when everybody is there, else waits for them as long as the slowest may take. */
function completeJoinOrWait(turn: Turn): void {
  if (hasEveryoneJoined(turn.group)) completeJoin(turn)
  else awaitJoins(turn)
}

/** Sets the timer of the join phase. */
export function awaitJoins({ group, effects }: Turn): void {
  effects.push({ kind: 'setTimer', timer: Timers.JOIN, delayMs: rebalanceTimeoutMs(group) })
}

/** Ends the join phase if everybody is there; the first one of an empty group ends by its timer alone. */
export function maybeCompleteJoin(turn: Turn): void {
  const { group } = turn
  if (group.state === 'PreparingRebalance' && group.initialDelay === null && hasEveryoneJoined(group))
    completeJoin(turn)
}

/** After a member came, went or changed: a rebalance, or the end of the one under way if it was waited for. */
export function rebalanceOrCompleteJoin(turn: Turn): void {
  const { state } = turn.group
  if (state === 'PreparingRebalance') maybeCompleteJoin(turn)
  else prepareRebalance(turn)
}

/** The timer of the join phase is due. */
export function joinTimerDue(turn: Turn): void {
  const { group, settings, effects } = turn
  if (group.state !== 'PreparingRebalance') return
  const delay = group.initialDelay
  if (delay === null || !delay.hasNewMember || delay.remainingMs === 0) {
    completeJoin(turn)
    return
  }
  const delayMs = Math.min(settings.initialRebalanceDelayMs, delay.remainingMs)
  group.initialDelay = { delayMs, remainingMs: Math.max(delay.remainingMs - delay.delayMs, 0), hasNewMember: false }
  effects.push({ kind: 'setTimer', timer: Timers.JOIN, delayMs })
}

/**
 * Ends the join phase: who has not rejoined is out, but for static members, and the next generation is stored before
 * anybody hears of it. A number that was handed out is never handed out again, whatever fails.
 */
export function completeJoin(turn: Turn): void {
  const { group, effects } = turn
  effects.push({ kind: 'cancelTimer', timer: Timers.JOIN })
  for (const member of group.members.values())
    if (member.joinToken === undefined && member.instanceId === null) dropMember(turn, member.memberId)
  if (group.members.size > 0 && !electLeader(group)) {
    // Only static members are left, and none is here: their sessions decide.
    group.initialDelay = null
    awaitJoins(turn)
    return
  }
  group.generation++
  group.initialDelay = null
  group.unsyncedIds.clear()
  group.protocolName = electProtocol(group)
  group.state = group.members.size === 0 ? 'Empty' : 'CompletingRebalance'
  if (group.state === 'Empty') group.leaderId = null
  turn.pendingWrite = { kind: group.state === 'Empty' ? 'emptiness' : 'generation' }
  effects.push({ kind: 'write', image: imageOf(group) })
}

/** Keeps a leader that has joined, else takes the first member that has. False when none has. */
function electLeader(group: Group): boolean {
  if (group.leaderId !== null && group.members.get(group.leaderId)?.joinToken !== undefined) return true
  for (const member of group.members.values()) {
    if (member.joinToken === undefined) continue
    group.leaderId = member.memberId
    return true
  }
  return false
}

/** The next generation is stored: everybody is told. */
export function generationWritten(turn: Turn): void {
  const { group, effects } = turn
  for (const member of group.members.values()) {
    answerJoin(turn, member, joined(group, member))
    member.isNew = false
    member.knowsItsId = true
    setSessionTimer(turn, member)
    group.unsyncedIds.add(member.memberId)
  }
  effects.push({ kind: 'setTimer', timer: Timers.SYNC, delayMs: rebalanceTimeoutMs(group) })
}

/** The next generation may or may not be stored: nobody was told of it, and there will be another. */
export function generationFailed(turn: Turn): void {
  const { group } = turn
  group.state = 'PreparingRebalance'
  for (const member of group.members.values()) {
    const isLost = !member.knowsItsId && member.instanceId === null
    answerJoin(turn, member, joinError(isLost ? '' : member.memberId, ErrorCode.COORDINATOR_NOT_AVAILABLE))
    member.isNew = false
    // Who was never told its id comes back as somebody else.
    if (isLost) dropMember(turn, member.memberId)
    else setSessionTimer(turn, member)
  }
  if (group.members.size === 0) completeJoin(turn)
  else awaitJoins(turn)
}

/** Answers every parked SyncGroup with an error and forgets what was assigned. */
export function refuseSyncs(turn: Turn, errorCode: number): void {
  for (const member of turn.group.members.values()) {
    member.assignment = NOTHING
    if (member.syncToken === undefined) continue
    answerSync(turn, member, syncError(errorCode))
    setSessionTimer(turn, member)
  }
}
