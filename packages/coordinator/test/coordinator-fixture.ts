import { createMemoryMetadataStore, type GroupStore, MetadataError, type MetadataErrorCode } from '@millrace/metadata'
import type { Clock, Logger } from '@millrace/runtime'
import {
  type CommitRequest,
  type CoordinatorOptions,
  createGroupCoordinator,
  type GroupCoordinator,
  type JoinRequest,
} from '../src/index.ts'
import { protocol } from './group-fixture.ts'

/** The virtual cluster of all these tests. */
export const CLUSTER = 'vci_test'
/** Topics that exist, with four partitions each. */
export const TOPICS = { orders: 'b3JkZXJzb3JkZXJzb3JkZQ', users: 'dXNlcnN1c2Vyc3VzZXJzdQ' }

/** Time that passes when a test says so. */
export interface ManualClock extends Clock {
  /** Lets time pass; timers run in the order of their times. */
  advance(ms: number): Promise<void>
  /** Timers that are set. */
  readonly timerCount: number
}

/** Lets everything happen that can happen now: a macrotask comes after all promise callbacks. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
}

/** A clock that stands still. */
export function createManualClock(): ManualClock {
  let now = 1_700_000_000_000
  const timers = new Set<{ readonly atMs: number; readonly callback: () => void }>()
  return {
    nowMs: () => now,
    monotonicMs: () => now,
    setTimer(delayMs, callback) {
      const timer = { atMs: now + Math.max(0, delayMs), callback }
      timers.add(timer)
      return { cancel: () => timers.delete(timer) }
    },
    async advance(ms) {
      const until = now + ms
      for (;;) {
        const [next] = [...timers].sort((left, right) => left.atMs - right.atMs)
        if (next === undefined || next.atMs > until) break
        now = Math.max(now, next.atMs)
        timers.delete(next)
        next.callback()
        await settle()
      }
      now = until
      await settle()
    },
    get timerCount() {
      return timers.size
    },
  }
}

type Method = keyof GroupStore

/** A memory store whose calls a test can count, hold up and let fail. */
export function createTestStore(clock: Clock) {
  const memory = createMemoryMetadataStore({ clock })
  const calls: Method[] = []
  const leases: number[] = []
  const failures = new Map<Method, MetadataErrorCode>()
  let held: Method | undefined
  let waiting: (() => void)[] = []

  const intercept =
    (method: Method) =>
    async (...parameters: readonly unknown[]): Promise<unknown> => {
      calls.push(method)
      const { signal } = (parameters.at(-1) ?? {}) as { readonly signal?: AbortSignal }
      if (method === held)
        await new Promise<void>((resolve, reject) => {
          waiting.push(resolve)
          signal?.addEventListener('abort', () => reject(signal.reason as Error))
        })
      const failure = failures.get(method)
      if (failure !== undefined) throw new MetadataError(failure, 'as the test wants it')
      const answer = await (memory[method] as (...all: readonly unknown[]) => Promise<unknown>)(...parameters)
      if (method === 'openLease') leases.push((answer as { readonly leaseId: number }).leaseId)
      return answer
    }
  const store = new Proxy(memory, {
    get: (target, method, receiver) =>
      method in target && typeof method === 'string'
        ? intercept(method as Method)
        : Reflect.get(target, method, receiver),
  }) as GroupStore

  return {
    memory,
    store,
    calls,
    /** Every lease that was opened. */
    leases,
    /** From now on a method fails, or succeeds again. */
    fail: (method: Method, code: MetadataErrorCode = 'UNAVAILABLE') => failures.set(method, code),
    mend: () => failures.clear(),
    /** Calls of a method wait from now on. */
    hold(method: Method) {
      held = method
    },
    /** Lets the waiting calls, and all later ones, go on. */
    async release() {
      held = undefined
      for (const go of waiting.splice(0)) go()
      waiting = []
      await settle()
    },
  }
}

/** A coordinator over a memory store with two topics. */
export async function startCoordinator(
  options: Partial<CoordinatorOptions> = {},
  given?: ReturnType<typeof createTestStore>,
) {
  const clock = createManualClock()
  const test = given ?? createTestStore(clock)
  if (given === undefined)
    await test.memory.createTopics(
      CLUSTER,
      Object.entries(TOPICS).map(([name, topicId]) => ({ topicId, name, partitionCount: 4, configs: {} })),
    )
  const errors: unknown[] = []
  const logger: Logger = {
    debug() {},
    info() {},
    warn() {},
    error: (event, fields, error) => void errors.push({ event, fields, error }),
    child: () => logger,
  }
  const coordinator = createGroupCoordinator(
    { store: test.store, clock, logger },
    { clusterId: CLUSTER, holder: 'agent', initialRebalanceDelayMs: 0, ...options },
  )
  return { coordinator, clock, test, errors }
}

/** Claims group `g` as a holder that waits for nobody: whoever has it has to let go. */
export async function takeAway(test: ReturnType<typeof createTestStore>, holder = 'other') {
  const { memory } = test
  // Straight to what is in memory, since no store would give a group away that a live lease has.
  for (const leaseId of test.leases) await memory.endLease(leaseId)
  const { leaseId } = await memory.openLease(CLUSTER, holder, 3_000)
  const claim = await memory.claimGroup(CLUSTER, 'g', leaseId)
  if (!claim.ok) throw new Error(claim.code)
  return { leaseId, fence: claim.fence }
}

/** A JoinGroup as a consumer of v3 sends it. */
export function joinRequest(options: Partial<JoinRequest> = {}): JoinRequest {
  return {
    groupId: 'g',
    memberId: '',
    instanceId: null,
    protocolType: 'consumer',
    protocols: [protocol('range')],
    sessionTimeoutMs: 10_000,
    rebalanceTimeoutMs: 60_000,
    clientId: 'client',
    clientHost: '/127.0.0.1',
    needsMemberId: false,
    canSkipAssignment: false,
    ...options,
  }
}

/** A SyncGroup. */
export const syncRequest = (memberId: string, generation: number, assignment?: string) => ({
  groupId: 'g',
  memberId,
  generation,
  instanceId: null,
  protocolType: null,
  protocolName: null,
  assignments: assignment === undefined ? [] : [{ memberId, assignment: Buffer.from(assignment) }],
})

/** Who a member says that it is. */
export const identity = (memberId: string, generation: number) => ({
  groupId: 'g',
  memberId,
  generation,
  instanceId: null,
})

/** An OffsetCommit of one partition of `orders`, by nobody in particular. */
export const commitRequest = (offset: number, options: Partial<CommitRequest> = {}): CommitRequest => ({
  ...identity('', -1),
  retentionMs: null,
  offsets: [{ topicId: TOPICS.orders, partition: 0, offset, leaderEpoch: -1, metadata: '' }],
  ...options,
})

/** A stable group `g` of one member; returns its id. */
export async function stableGroup(coordinator: GroupCoordinator, clock: ManualClock): Promise<string> {
  const joining = coordinator.joinGroup(joinRequest())
  await settle()
  await clock.advance(0)
  const { memberId, generation } = await joining
  await coordinator.syncGroup(syncRequest(memberId, generation, 'all of it'))
  return memberId
}
