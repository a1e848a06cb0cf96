import type { GroupClaimOutcome, GroupFence, GroupRecord, GroupStore, OffsetToCommit } from '@millrace/metadata'
import { ErrorCode } from '@millrace/protocol'
import type { Clock, Logger } from '@millrace/runtime'
import { createGroupCore, type GroupCore } from './group-core.ts'
import type { GroupImage } from './group-image.ts'
import type { GroupEffect, GroupEvent } from './group-turn.ts'
import type { LeaseKeeper } from './lease-keeper.ts'
import { createOffsetWriter } from './offset-writer.ts'
import type { ResolvedCoordinatorOptions } from './options.ts'
import { decodeSnapshot, encodeSnapshot } from './snapshot.ts'
import type { StoreAnswer, StoreCalls } from './store-call.ts'
import { subscribes } from './subscription.ts'
import { createTimerSet, type DueTimer } from './timer-set.ts'

/** A request on its way to a group. One of `run`, `absent` and `fail` is called, once; `fail` also when `run` threw. */
export interface GroupJob {
  /** Whether the group is made when there is none; else `absent` is called. */
  readonly mayCreate: boolean
  /** The group is there, and nothing is under way that this would have to wait for. */
  run(group: HeldGroup): void
  /** There is no such group. */
  absent(): void
  /** The group cannot be had now. */
  fail(errorCode: number): void
}

/** A group that this coordinator holds, as jobs see it. */
export interface HeldGroup {
  /** Gives the state machine an event. `onAnswer` is called with the answer to `token`, now or later. */
  handle(event: GroupEvent, onAnswer?: (answer: AnswerEffect) => void): void
  /** Writes offsets. */
  commit(offsets: readonly OffsetToCommit[]): Promise<readonly number[]>
  /** Forgets offsets; Kafka's error code. */
  removeOffsets(partitions: readonly { readonly topicId: string; readonly partition: number }[]): Promise<number>
  /** Whether a member is subscribed to a topic, as far as can be told. */
  subscribes(topicName: string): boolean
  /** Deletes the group; Kafka's error code. Nothing else is done meanwhile. */
  remove(): Promise<number>
  /** The group as it is now. */
  image(): GroupImage
}

/** An effect that answers a request. */
export type AnswerEffect = Extract<GroupEffect, { readonly token: number }>

/** Kafka's error code of an answer that is one. */
export function codeOf(effect: AnswerEffect): number {
  return (effect as Extract<AnswerEffect, { kind: 'answerCode' }>).errorCode
}

/** A group in memory, or on its way there. */
export interface LiveGroup {
  /** Kafka's `group.id`. */
  readonly groupId: string
  /** Takes a job in; jobs run in the order in which they came. */
  submit(job: GroupJob): void
  /** Tells the group that nobody waits for a request any more. */
  abandon(token: number): void
  /** The group as it is now; undefined while it is not held. */
  image(): GroupImage | undefined
  /** Whether it may be dropped: nobody is a member and nothing is under way. */
  readonly isIdle: boolean
  /** Sends everybody away and forgets the group. Offsets that were taken are still written, unless it is another's now. */
  drop(errorCode: number): void
}

/** What groups share. */
export interface LiveGroupWorld {
  readonly store: GroupStore
  readonly calls: StoreCalls
  /** By what groups are held: when it is over, all of them are dropped. */
  readonly lease: LeaseKeeper
  readonly clock: Clock
  readonly logger: Logger
  /** Called whenever a group has become idle or is not any more. */
  onIdle(group: LiveGroup, isIdle: boolean): void
  /** Called once, when the group is not held any more. */
  onDropped(group: LiveGroup): void
  /** Called when a group was claimed and the store gave no answer. */
  onDoubt(groupId: string): void
}

/** `new`: nobody asked the store yet; `absent`: it knows no such group. */
type Phase = 'new' | 'absent' | 'held' | 'dropped'

/** A group that is fetched from the store when the first job needs it. */
export function createLiveGroup(
  groupId: string,
  world: LiveGroupWorld,
  options: ResolvedCoordinatorOptions,
): LiveGroup {
  const { store, calls, lease, clock, logger } = world
  const { clusterId, holder } = options
  const queue: GroupJob[] = []
  const answers = new Map<number, (answer: AnswerEffect) => void>()
  const timers = createTimerSet(clock, onTimer)
  let phase: Phase = 'new'
  /** A store call is under way that everything else waits for. */
  let isBusy = false
  let isPumping = false
  let core: GroupCore | undefined
  let fence: GroupFence | undefined

  const offsets = createOffsetWriter(
    {
      commitOffsets: (list) => calls.call('commitOffsets', (call) => store.commitOffsets(fence!, list, call)),
      deleteOffsets: (list) => calls.call('deleteOffsets', (call) => store.deleteOffsets(fence!, list, call)),
      fenced: () => drop(ErrorCode.NOT_COORDINATOR),
      idle: tellIdle,
    },
    options,
  )

  function submit(job: GroupJob): void {
    if (phase === 'dropped') job.fail(ErrorCode.NOT_COORDINATOR)
    else if (queue.length + offsets.pendingCount >= options.queuedRequestsMax)
      job.fail(ErrorCode.COORDINATOR_LOAD_IN_PROGRESS)
    else enqueue(job)
  }

  function enqueue(job: GroupJob): void {
    queue.push(job)
    pump()
  }

  function pump(): void {
    if (isPumping) return
    isPumping = true
    while (!isDropped() && queue.length > 0 && !isBusy) {
      if (phase === 'new' || (phase === 'absent' && queue[0]!.mayCreate)) load(queue[0]!.mayCreate)
      else if (phase === 'absent') queue.shift()!.absent()
      else runJob(queue.shift()!)
    }
    isPumping = false
    tellIdle()
  }

  /** A bug must end this group, not the process. */
  function runJob(job: GroupJob): void {
    try {
      job.run(held)
    } catch (error) {
      logger.error('group.failed', { groupId }, error)
      job.fail(ErrorCode.UNKNOWN_SERVER_ERROR)
      drop(ErrorCode.UNKNOWN_SERVER_ERROR)
    }
  }

  function tellIdle(): void {
    if (phase !== 'dropped') world.onIdle(group, isIdle())
  }

  function isIdle(): boolean {
    return !isBusy && queue.length === 0 && offsets.pendingCount === 0 && (core === undefined || core.isDeserted)
  }

  /** Keeps everything else out until `work` is done. */
  function exclusively(work: () => Promise<void>): void {
    isBusy = true
    void work()
      .catch((error: unknown) => {
        logger.error('group.failed', { groupId }, error)
        drop(ErrorCode.UNKNOWN_SERVER_ERROR)
      })
      .then(() => {
        isBusy = false
        pump()
      })
  }

  function load(mayCreate: boolean): void {
    exclusively(async () => {
      if (!mayCreate && phase === 'new' && !(await exists())) return
      if (isDropped()) return
      const claim = await claimByLease()
      if (isDropped()) return
      if (!claim.ok) drop(claim.errorCode)
      else if (claim.value.ok) hold(claim.value.fence, claim.value.record)
      else drop(ErrorCode.NOT_COORDINATOR)
    })
  }

  async function claimByLease(): Promise<StoreAnswer<GroupClaimOutcome>> {
    const held = await lease.obtain()
    if (!held.ok || isDropped()) return { ok: false, errorCode: held.ok ? ErrorCode.NOT_COORDINATOR : held.errorCode }
    const leaseId = held.value
    const claim = await calls.call('claimGroup', (call) => store.claimGroup(clusterId, groupId, leaseId, call))
    if (!claim.ok) world.onDoubt(groupId)
    else if (!claim.value.ok && claim.value.code === 'LEASE_LAPSED') lease.lapsed(leaseId)
    return claim
  }

  /**
   * Whether nothing may be done any more. Asked before every job, timer and answer: what is held is held until the lease is
   * over, and looking at it drops the group when it is.
   */
  function isDropped(): boolean {
    if (phase === 'held') lease.check()
    return phase === 'dropped'
  }

  /** Whether the store knows the group: whoever only asks for one must not claim what is not there. */
  async function exists(): Promise<boolean> {
    const found = await calls.call('findGroupHolder', (call) => store.findGroupHolder(clusterId, groupId, call))
    if (isDropped()) return false
    if (!found.ok) drop(found.errorCode)
    // What it has not stored yet is known to the one who has it, and to nobody else.
    else if (found.value.holder !== null && found.value.holder !== holder) drop(ErrorCode.NOT_COORDINATOR)
    else if (!found.value.exists) phase = 'absent'
    else return true
    return false
  }

  function hold(claimed: GroupFence, record: GroupRecord | null): void {
    fence = claimed
    core = createGroupCore(options, record === null ? null : decodeSnapshot(record.snapshot))
    phase = 'held'
    if (!isDropped()) perform(core.handle({ kind: 'loaded' }))
  }

  function perform(effects: readonly GroupEffect[]): void {
    for (const effect of effects) {
      switch (effect.kind) {
        case 'setTimer':
          timers.set(effect.timer, effect.delayMs)
          break
        case 'cancelTimer':
          timers.cancel(effect.timer)
          break
        case 'write':
          write(effect.image)
          break
        default:
          answers.get(effect.token)?.(effect)
          answers.delete(effect.token)
      }
    }
  }

  function write(image: GroupImage): void {
    const record: GroupRecord = {
      protocolType: image.protocolType ?? '',
      state: image.state,
      generation: image.generation,
      emptySinceMs: image.members.length === 0 ? clock.nowMs() : null,
      snapshot: encodeSnapshot(image),
    }
    exclusively(async () => {
      const written = await calls.call('writeGroup', (call) => store.writeGroup(fence!, record, call))
      if (isDropped()) return
      if (written.ok && !written.value.ok) drop(ErrorCode.NOT_COORDINATOR)
      else perform(core!.handle({ kind: 'written', ok: written.ok }))
    })
  }

  function onTimer(due: DueTimer): void {
    // Behind the requests that came before it: one of them may be the sign of life that it looks for.
    inTurn(() => {
      if (timers.take(due)) perform(core!.handle({ kind: 'timer', timer: due.name }))
    })
  }

  /** Does something of the group's own in its turn. */
  function inTurn(run: () => void): void {
    const nothing = () => {}
    if (phase !== 'dropped') enqueue({ mayCreate: false, run, absent: nothing, fail: nothing })
  }

  function drop(errorCode: number): void {
    if (phase === 'dropped') return
    phase = 'dropped'
    timers.cancelAll()
    if (core !== undefined) perform(core.handle({ kind: 'dismiss', errorCode }))
    for (const job of queue.splice(0)) job.fail(errorCode)
    // Whoever has the group now is to be asked. A coordinator that closes writes first what it was given.
    if (errorCode === ErrorCode.NOT_COORDINATOR) offsets.abandon(errorCode)
    world.onDropped(group)
  }

  const held: HeldGroup = {
    handle(event, onAnswer) {
      if (onAnswer !== undefined && 'token' in event) answers.set(event.token, onAnswer)
      perform(core!.handle(event))
    },
    commit: (list) => offsets.commit(list),
    removeOffsets: (list) => offsets.remove(list),
    subscribes: (topicName) => subscribes(core!.image(), topicName),
    image: () => core!.image(),
    remove: () =>
      new Promise((resolve) => {
        exclusively(async () => {
          const removed = await calls.call('deleteGroup', (call) => store.deleteGroup(fence!, call))
          const errorCode = !removed.ok
            ? removed.errorCode
            : removed.value.ok
              ? ErrorCode.NONE
              : ErrorCode.NOT_COORDINATOR
          // Whatever became of it, the fence may be worth nothing.
          drop(ErrorCode.NOT_COORDINATOR)
          resolve(errorCode)
        })
      }),
  }

  const group: LiveGroup = {
    groupId,
    submit,
    abandon: (token) => {
      answers.delete(token)
      inTurn(() => held.handle({ kind: 'abandoned', token }))
    },
    image: () => core?.image(),
    get isIdle() {
      return isIdle()
    },
    drop,
  }
  return group
}
