import type { GroupStore } from '@millrace/metadata'
import { ErrorCode } from '@millrace/protocol'
import { type Clock, deadline, type Logger, type Timer } from '@millrace/runtime'
import { createLeaseCore, type Moment } from './lease-core.ts'
import type { ResolvedCoordinatorOptions } from './options.ts'
import type { StoreAnswer, StoreCalls } from './store-call.ts'

/** Keeps the one lease by which this coordinator has its groups. */
export interface LeaseKeeper {
  /**
   * Whether there is a lease, and its time is not over by the clock as it is now. Everything that would answer from memory
   * asks this first: a process that was stopped may find its requests and timers due before the lease's own. When the
   * time is over `onLapsed` is called before this returns.
   */
  check(): boolean
  /** A live lease, opened if there is none. */
  obtain(): Promise<StoreAnswer<number>>
  /** The store says that a lease is over. */
  lapsed(leaseId: number): void
  /** Ends the lease, so that others need not wait for its time. Idempotent. */
  close(): Promise<void>
}

/** What a keeper works with. */
export interface LeaseKeeperCollaborators {
  readonly store: GroupStore
  readonly calls: StoreCalls
  readonly clock: Clock
  readonly logger: Logger
  /** Nothing that was held is held any more. */
  onLapsed(): void
}

/** Part of `leaseRenewMs` after which a renewal that failed is tried again. */
const RETRY_FRACTION = 1 / 5

/** A keeper that opens its lease when one is needed, and renews it from then on. */
export function createLeaseKeeper(
  { store, calls, clock, logger, onLapsed }: LeaseKeeperCollaborators,
  { clusterId, holder, leaseMs, leaseRenewMs }: ResolvedCoordinatorOptions,
): LeaseKeeper {
  const core = createLeaseCore({ leaseMs })
  const retryMs = Math.ceil(leaseRenewMs * RETRY_FRACTION)
  let opening: Promise<StoreAnswer<number>> | undefined
  let renewal: Timer | undefined
  let end: Timer | undefined
  /** Given up here, while the store may still take it for live: until it has ended, nobody gets its groups. */
  let givenUpId: number | undefined
  let isClosed = false

  const now = (): Moment => ({ monotonicMs: clock.monotonicMs(), wallMs: clock.nowMs() })

  function check(): boolean {
    if (core.liveId(now()) !== undefined) return true
    if (core.id !== undefined) giveUp('its time is over')
    return false
  }

  function giveUp(reason: string): void {
    logger.warn('groups.lease-lapsed', { leaseId: core.id, reason })
    givenUpId = core.id
    core.forget()
    renewal?.cancel()
    end?.cancel()
    onLapsed()
  }

  /** Whoever waits in a group is to be sent away in time, though nobody asks. */
  function watchEnd(): void {
    end?.cancel()
    end = clock.setTimer(core.leftMs(now()), () => {
      if (check()) watchEnd()
    })
  }

  function renewIn(delayMs: number): void {
    renewal?.cancel()
    renewal = clock.setTimer(delayMs, () => void renew())
  }

  async function renew(): Promise<void> {
    const leaseId = core.id
    if (!check() || leaseId === undefined) return
    // Before it is sent: the store's time for it begins later than this.
    const sent = now()
    const isRenewed = await askForRenewal(leaseId)
    if (core.id !== leaseId || isClosed) return
    if (isRenewed === false) {
      giveUp('the store refuses to renew it')
      return
    }
    if (isRenewed === true) core.renewed(leaseId, sent)
    const passedMs = clock.monotonicMs() - sent.monotonicMs
    renewIn(isRenewed === true ? Math.max(0, leaseRenewMs - passedMs) : retryMs)
  }

  /** Undefined when the store gives no answer. */
  async function askForRenewal(leaseId: number): Promise<boolean | undefined> {
    const limit = deadline(clock, leaseRenewMs)
    try {
      return await store.renewLease(leaseId, leaseMs, { signal: limit.signal })
    } catch (error) {
      logger.warn('groups.lease-not-renewed', { leaseId }, error)
      return undefined
    } finally {
      limit.cancel()
    }
  }

  async function open(): Promise<StoreAnswer<number>> {
    const ended = await endGivenUp()
    if (!ended.ok) return ended
    let sent = now()
    const opened = await calls.call('openLease', (call) => {
      sent = now()
      return store.openLease(clusterId, holder, leaseMs, call)
    })
    if (!opened.ok) return opened
    const { leaseId } = opened.value
    if (isClosed) {
      givenUpId = leaseId
      return away()
    }
    core.opened(leaseId, sent)
    if (!check()) return away()
    logger.info('groups.lease-opened', { leaseId, leaseMs })
    watchEnd()
    renewIn(Math.max(0, leaseRenewMs - (clock.monotonicMs() - sent.monotonicMs)))
    return { ok: true, value: leaseId }
  }

  async function endGivenUp(): Promise<StoreAnswer<void>> {
    const leaseId = givenUpId
    if (leaseId === undefined) return { ok: true, value: undefined }
    const ended = await calls.call('endLease', (call) => store.endLease(leaseId, call))
    if (ended.ok && givenUpId === leaseId) givenUpId = undefined
    return ended
  }

  return {
    check,
    async obtain() {
      if (isClosed) return away()
      if (check()) return { ok: true, value: core.id! }
      opening ??= open().finally(() => {
        opening = undefined
      })
      return opening
    },
    lapsed(leaseId) {
      if (core.id === leaseId) giveUp('the store says so')
    },
    async close() {
      isClosed = true
      renewal?.cancel()
      end?.cancel()
      await opening
      givenUpId = core.id ?? givenUpId
      core.forget()
      await endGivenUp()
    },
  }
}

function away(): StoreAnswer<never> {
  return { ok: false, errorCode: ErrorCode.COORDINATOR_NOT_AVAILABLE }
}
