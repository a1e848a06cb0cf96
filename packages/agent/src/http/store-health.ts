import type { StoreObserver, StoreOperationResult } from '@millrace/object-store'
import type { Clock } from '@millrace/runtime'

/** What the calls of the object store tell of it by the way. */
export interface StoreHealth {
  /** For the store: told of every call that has ended. */
  readonly observer: StoreObserver
  /** Whether its latest answer is at most so old, in milliseconds, and no call has failed since. */
  hasAnsweredWithin(ageMs: number): boolean
}

/** Results that say nothing of the store: its caller stopped waiting, or the agent closed it. */
const SAYS_NOTHING: ReadonlySet<StoreOperationResult> = new Set(['ABORTED', 'CLOSED', 'INVALID'])
/** Results after which the store has to be asked before it counts as well again. */
const UNWELL: ReadonlySet<StoreOperationResult> = new Set(['UNAVAILABLE', 'THROTTLED', 'ACCESS_DENIED', 'FULL'])

/** A store of which nothing is known yet. */
export function createStoreHealth(clock: Clock): StoreHealth {
  let answeredAtMs: number | undefined
  return {
    observer({ result }) {
      if (SAYS_NOTHING.has(result)) return
      answeredAtMs = UNWELL.has(result) ? undefined : clock.monotonicMs()
    },
    hasAnsweredWithin: (ageMs) => answeredAtMs !== undefined && clock.monotonicMs() - answeredAtMs <= ageMs,
  }
}
