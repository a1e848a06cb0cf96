import { setSessionTimer } from './answers.ts'
import { type GroupImage, groupFrom, imageOf } from './group-image.ts'
import type { Group } from './group-state.ts'
import {
  type GroupEffect,
  type GroupEvent,
  type PendingWrite,
  SESSION_PREFIX,
  Timers,
  type Turn,
} from './group-turn.ts'
import { join, replacementFailed, replacementWritten } from './join.ts'
import { abandoned, checkCommit, dismiss, heartbeat, leave, sessionTimerDue } from './membership.ts'
import type { ResolvedGroupSettings } from './options.ts'
import { awaitJoins, generationFailed, generationWritten, joinTimerDue } from './rebalance.ts'
import { assignmentFailed, assignmentWritten, sync, syncTimerDue } from './sync.ts'

/**
 * A consumer group as a state machine: events in, effects out. It waits for nothing, knows no time and makes up no ids,
 * so the same events always have the same effects.
 */
export interface GroupCore {
  /**
   * Takes one event. While a write is under way, only `written` and `dismiss` may be given: the others wait outside.
   */
  handle(event: GroupEvent): readonly GroupEffect[]
  /** Whether a write was asked for and not reported as done or failed. */
  readonly isWriting: boolean
  /** Whether nobody is a member, or has an id to become one, and no rebalance is under way. */
  readonly isDeserted: boolean
  /** The group as it is now. */
  image(): GroupImage
}

/** A group that goes on from what was stored; null is one that never was. */
export function createGroupCore(settings: ResolvedGroupSettings, image: GroupImage | null): GroupCore {
  const group = groupFrom(image)
  let pendingWrite: PendingWrite | null = null

  return {
    handle(event) {
      const turn: Turn = { group, settings, effects: [], pendingWrite: null }
      if (event.kind === 'written') {
        const write = pendingWrite
        pendingWrite = null
        if (write !== null) afterWrite(turn, write, event.ok)
      } else take(turn, event)
      pendingWrite = turn.pendingWrite ?? pendingWrite
      return turn.effects
    },
    get isWriting() {
      return pendingWrite !== null
    },
    get isDeserted() {
      return group.state === 'Empty' && group.pendingIds.size === 0
    },
    image: () => imageOf(group),
  }
}

function take(turn: Turn, event: Exclude<GroupEvent, { readonly kind: 'written' }>): void {
  const { effects } = turn
  switch (event.kind) {
    case 'join':
      join(turn, event)
      return
    case 'sync':
      sync(turn, event)
      return
    case 'heartbeat':
      effects.push({ kind: 'answerCode', token: event.token, errorCode: heartbeat(turn, event.request) })
      return
    case 'checkCommit':
      effects.push({ kind: 'answerCode', token: event.token, errorCode: checkCommit(turn, event.request) })
      return
    case 'leave':
      effects.push({ kind: 'answerLeave', token: event.token, answer: leave(turn, event.request.members) })
      return
    case 'loaded':
      startTimers(turn)
      return
    case 'timer':
      timerDue(turn, event.timer)
      return
    case 'abandoned':
      abandoned(turn, event.token)
      return
    case 'dismiss':
      dismiss(turn, event)
      return
  }
}

function timerDue(turn: Turn, timer: string): void {
  if (timer === Timers.JOIN) joinTimerDue(turn)
  else if (timer === Timers.SYNC) syncTimerDue(turn)
  else if (timer === Timers.WRITE) writeEmptiness(turn)
  else sessionTimerDue(turn, timer.slice(SESSION_PREFIX.length))
}

function afterWrite(turn: Turn, write: PendingWrite, ok: boolean): void {
  switch (write.kind) {
    case 'generation':
      if (ok) generationWritten(turn)
      else generationFailed(turn)
      return
    case 'assignment':
      if (ok) assignmentWritten(turn)
      else assignmentFailed(turn)
      return
    case 'replacement':
      if (ok) replacementWritten(turn, write)
      else replacementFailed(turn, write)
      return
    case 'emptiness':
      // Nobody waits for it. Until it is done, whoever reads the group takes those who left for members.
      if (!ok) turn.effects.push({ kind: 'setTimer', timer: Timers.WRITE, delayMs: turn.settings.rewriteDelayMs })
      return
  }
}

function writeEmptiness(turn: Turn): void {
  if (turn.group.state !== 'Empty') return
  turn.pendingWrite = { kind: 'emptiness' }
  turn.effects.push({ kind: 'write', image: imageOf(turn.group) })
}

/** Whoever was a member when the group was stored gets a whole session to show that it still is. */
function startTimers(turn: Turn): void {
  const { group }: { readonly group: Group } = turn
  for (const member of group.members.values()) setSessionTimer(turn, member)
  if (group.state === 'PreparingRebalance') awaitJoins(turn)
}
