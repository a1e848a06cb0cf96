import type { GroupStore } from '@millrace/metadata'
import { ErrorCode } from '@millrace/protocol'
import {
  type Clock,
  createUuidV7,
  type Logger,
  noopLogger,
  type Random,
  systemClock,
  systemRandom,
} from '@millrace/runtime'
import { createAdoption } from './adoption.ts'
import { joinError, syncError } from './answers.ts'
import type { GroupCoordinator } from './coordinator.ts'
import { createGroupDirectory } from './group-directory.ts'
import { createGroupReads } from './group-reads.ts'
import { createLeaseKeeper } from './lease-keeper.ts'
import { type AnswerEffect, codeOf, type HeldGroup } from './live-group.ts'
import { type AskedJob, createOffsetRequests } from './offset-requests.ts'
import { type CoordinatorOptions, resolveCoordinatorOptions } from './options.ts'
import type {
  HeartbeatRequest,
  JoinAnswer,
  JoinRequest,
  LeaveAnswer,
  LeaveRequest,
  SyncAnswer,
  SyncRequest,
} from './requests.ts'
import { createStoreCalls } from './store-call.ts'
import { fitsText } from './text-limit.ts'

/** What a coordinator is made of. */
export interface CoordinatorCollaborators {
  /** Keeps groups and offsets. Neither started nor closed here. */
  readonly store: GroupStore
  /** Time. Default: the machine's. */
  readonly clock?: Clock | undefined
  /** Randomness of member ids, which must be unguessable. Default: the machine's. */
  readonly random?: Random | undefined
  /** Default: none. */
  readonly logger?: Logger | undefined
}

/** Characters of a client's or an instance's id that begin the member ids given to it. */
const MEMBER_ID_PREFIX_LENGTH_MAX = 255

/**
 * A coordinator of the groups of one virtual cluster, of which there may be several over one store. It claims a group when
 * it is first asked for it, unless another one has it. What it has it has by one lease: when that is over, by whatever
 * cause, it lets go of everything at once, and fetches a group from the store again when it is asked for it and can get it.
 *
 * @throws TypeError that names every problem of the options.
 */
export function createGroupCoordinator(
  { store, clock = systemClock, random = systemRandom, logger = noopLogger }: CoordinatorCollaborators,
  options: CoordinatorOptions,
): GroupCoordinator {
  const resolved = resolveCoordinatorOptions(options)
  const closing = new AbortController()
  const calls = createStoreCalls({ clock, random, logger, closing: closing.signal }, resolved)
  const shared = { store, calls, clock, logger }
  const lease = createLeaseKeeper({ ...shared, onLapsed }, resolved)
  const adoption = createAdoption({ store, calls, clock, random, closing: closing.signal, take }, resolved)
  const groups = createGroupDirectory({ ...shared, lease, onDoubt: (groupId) => adoption.doubt(groupId) }, resolved)
  const reads = createGroupReads({ store, calls, logger, imageOf: groups.imageOf, images: groups.images }, resolved)
  const offsets = createOffsetRequests({ ask, newToken: () => ++lastToken, clock }, resolved)
  let lastToken = 0

  function onLapsed(): void {
    adoption.clear()
    groups.dropAll(ErrorCode.NOT_COORDINATOR)
  }

  function newMemberId({ clientId, instanceId }: JoinRequest): string {
    const prefix = (instanceId ?? clientId).slice(0, MEMBER_ID_PREFIX_LENGTH_MAX)
    return `${prefix}-${createUuidV7(clock.nowMs(), random)}`
  }

  /** Runs a job in its turn. `run` answers; the other two answer for it when it cannot run. */
  function ask<T>(groupId: string, job: AskedJob<T>): Promise<T> {
    return new Promise((resolve) => {
      groups.submit(groupId, {
        mayCreate: job.mayCreate,
        run: (group) => job.run(group, resolve),
        absent: () => resolve(job.absent()),
        fail: (errorCode) => resolve(job.fail(errorCode)),
      })
    })
  }

  /** As {@link ask}, for what may wait long: when nobody waits for the answer any more, nothing is kept for it. */
  function askPatiently<T>(
    groupId: string,
    { signal, token, mayCreate, begin, fail, absent }: PatientJob<T>,
  ): Promise<T> {
    if (signal === undefined)
      return ask<T>(groupId, { mayCreate, absent, fail, run: (group, resolve) => begin(group, resolve) })
    let isAbandoned = signal.aborted
    return new Promise<T>((resolve) => {
      const onAbort = () => {
        isAbandoned = true
        groups.abandon(groupId, token)
        resolve(fail(ErrorCode.COORDINATOR_NOT_AVAILABLE))
      }
      signal.addEventListener('abort', onAbort, { once: true })
      const answered = ask<T>(groupId, {
        mayCreate,
        absent,
        fail,
        run(group, settle) {
          if (isAbandoned) settle(fail(ErrorCode.COORDINATOR_NOT_AVAILABLE))
          else begin(group, settle)
        },
      })
      void answered.then((answer) => {
        signal.removeEventListener('abort', onAbort)
        resolve(answer)
      })
    })
  }

  function joinGroup(request: JoinRequest, { signal }: { signal?: AbortSignal | undefined } = {}): Promise<JoinAnswer> {
    const fail = (errorCode: number) => joinError(request.memberId, errorCode)
    if (request.groupId === '' || !fitsText(request.groupId)) return Promise.resolve(fail(ErrorCode.INVALID_GROUP_ID))
    if (!hasTextsThatFit(request)) return Promise.resolve(fail(ErrorCode.INVALID_REQUEST))
    const { sessionTimeoutMs } = request
    if (sessionTimeoutMs < resolved.sessionTimeoutMsMin || sessionTimeoutMs > resolved.sessionTimeoutMsMax)
      return Promise.resolve(fail(ErrorCode.INVALID_SESSION_TIMEOUT))
    const token = ++lastToken
    const owned = ownedJoin(request)
    return askPatiently(request.groupId, {
      signal,
      token,
      // Only who is new may begin a group; who says that it is a member of none is mistaken.
      mayCreate: request.memberId === '',
      begin: (group, resolve) =>
        group.handle({ kind: 'join', token, request: owned, newMemberId: newMemberId(request) }, (effect) =>
          resolve((effect as Extract<AnswerEffect, { kind: 'answerJoin' }>).answer),
        ),
      absent: () => fail(ErrorCode.UNKNOWN_MEMBER_ID),
      fail,
    })
  }

  function syncGroup(request: SyncRequest, { signal }: { signal?: AbortSignal | undefined } = {}): Promise<SyncAnswer> {
    if (request.groupId === '') return Promise.resolve(syncError(ErrorCode.INVALID_GROUP_ID))
    const token = ++lastToken
    const owned = ownedSync(request)
    return askPatiently(request.groupId, {
      signal,
      token,
      mayCreate: false,
      begin: (group, resolve) =>
        group.handle({ kind: 'sync', token, request: owned }, (effect) =>
          resolve((effect as Extract<AnswerEffect, { kind: 'answerSync' }>).answer),
        ),
      absent: () => syncError(ErrorCode.UNKNOWN_MEMBER_ID),
      fail: syncError,
    })
  }

  function heartbeat(request: HeartbeatRequest): Promise<number> {
    if (request.groupId === '') return Promise.resolve(ErrorCode.INVALID_GROUP_ID)
    return ask<number>(request.groupId, {
      mayCreate: false,
      run: (group, resolve) =>
        group.handle({ kind: 'heartbeat', token: ++lastToken, request }, (effect) => resolve(codeOf(effect))),
      absent: () => ErrorCode.UNKNOWN_MEMBER_ID,
      fail: (errorCode) => errorCode,
    })
  }

  function leaveGroup(request: LeaveRequest): Promise<LeaveAnswer> {
    const fail = (errorCode: number): LeaveAnswer => ({ errorCode, members: [] })
    if (request.groupId === '') return Promise.resolve(fail(ErrorCode.INVALID_GROUP_ID))
    return ask<LeaveAnswer>(request.groupId, {
      mayCreate: false,
      run: (group, resolve) =>
        group.handle({ kind: 'leave', token: ++lastToken, request }, (effect) =>
          resolve((effect as Extract<AnswerEffect, { kind: 'answerLeave' }>).answer),
        ),
      absent: () => ({
        errorCode: ErrorCode.NONE,
        members: request.members.map((member) => ({ ...member, errorCode: ErrorCode.UNKNOWN_MEMBER_ID })),
      }),
      fail,
    })
  }

  function deleteGroup(groupId: string): Promise<number> {
    return ask<number>(groupId, {
      mayCreate: false,
      run(group, resolve) {
        if (group.image().state === 'Empty') void group.remove().then(resolve)
        else resolve(ErrorCode.NON_EMPTY_GROUP)
      },
      absent: () => ErrorCode.GROUP_ID_NOT_FOUND,
      fail: (errorCode) => errorCode,
    })
  }

  /** Fetches a group for nobody in particular; Kafka's error code. */
  function take(groupId: string): Promise<number> {
    return ask<number>(groupId, {
      mayCreate: false,
      run: (_group, resolve) => resolve(ErrorCode.NONE),
      absent: () => ErrorCode.NONE,
      fail: (errorCode) => errorCode,
    })
  }

  return {
    adopt: () => adoption.start(),
    isHeld: (groupId) => groups.imageOf(groupId) !== undefined,
    joinGroup,
    syncGroup,
    heartbeat,
    leaveGroup,
    commitOffsets: (request, waitOptions) => offsets.commitOffsets(request, waitOptions),
    deleteOffsets: (groupId, topics) => offsets.deleteOffsets(groupId, topics),
    deleteGroup,
    ...reads,
    get groupCount() {
      return groups.count
    },
    async close() {
      closing.abort(new Error('the coordinator closes'))
      groups.close()
      await offsets.settled()
      await lease.close()
    },
  }
}

/** A request that may be parked. */
interface PatientJob<T> {
  readonly signal: AbortSignal | undefined
  readonly token: number
  readonly mayCreate: boolean
  begin(group: HeldGroup, resolve: (answer: T) => void): void
  absent(): T
  fail(errorCode: number): T
}

/** Whether everything that is stored of a member, and told to others, can be written again. */
function hasTextsThatFit({ instanceId, protocolType, protocols, clientId, clientHost }: JoinRequest): boolean {
  return [instanceId, protocolType, clientId, clientHost, ...protocols.map(({ name }) => name)].every(fitsText)
}

/** A request whose bytes are its own: those that arrive are views of the frame that they arrived in. */
function ownedJoin(request: JoinRequest): JoinRequest {
  return {
    ...request,
    protocols: request.protocols.map(({ name, metadata }) => ({ name, metadata: new Uint8Array(metadata) })),
  }
}

function ownedSync(request: SyncRequest): SyncRequest {
  return {
    ...request,
    assignments: request.assignments.map(({ memberId, assignment }) => ({
      memberId,
      assignment: new Uint8Array(assignment),
    })),
  }
}
