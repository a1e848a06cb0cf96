import type { BackoffOptions } from '@millrace/runtime'
import { problemsOf } from './option-problems.ts'

/** Settings of a durable put. */
export interface DurablePutOptions {
  /**
   * How long one attempt may take before it counts as lost, in milliseconds.
   * @defaultValue 30,000: 8 MiB over 2.3 Mbit/s
   */
  readonly attemptTimeoutMs?: number | undefined
  /**
   * How long a put may take altogether, in milliseconds. Far below the age at which a segment id expires.
   * @defaultValue 120,000
   */
  readonly overallLimitMs?: number | undefined
  /**
   * How long the latest attempt may be under way before a second one of the same object is sent, in milliseconds.
   * @defaultValue 1,000: over the slowest hundredth of S3's PUTs of 8 MiB
   */
  readonly hedgeDelayMs?: number | undefined
  /**
   * How many hedges one put may send. 0 turns hedging off.
   * @defaultValue 2
   */
  readonly hedgesMax?: number | undefined
  /**
   * How many hedges of all puts together may be under way, so that a store that is slow altogether does not get
   * several times the load.
   * @defaultValue 4
   */
  readonly hedgesInFlightMax?: number | undefined
  /**
   * How many attempts of one put may be under way at once, retries and hedges included.
   * @defaultValue 3
   */
  readonly attemptsInFlightMax?: number | undefined
  /**
   * Waits before retries.
   * @defaultValue 50 ms, doubling to 5,000 ms, with jitter
   */
  readonly backoff?: BackoffOptions | undefined
}

/** {@link DurablePutOptions}, checked and complete. */
export type ResolvedDurablePutOptions = {
  readonly [Name in keyof DurablePutOptions]-?: NonNullable<DurablePutOptions[Name]>
}

/** Fills defaults; throws one `TypeError` that names everything that is wrong. */
export function resolveDurablePutOptions(options: DurablePutOptions = {}): ResolvedDurablePutOptions {
  const resolved = {
    attemptTimeoutMs: options.attemptTimeoutMs ?? 30_000,
    overallLimitMs: options.overallLimitMs ?? 120_000,
    hedgeDelayMs: options.hedgeDelayMs ?? 1_000,
    hedgesMax: options.hedgesMax ?? 2,
    hedgesInFlightMax: options.hedgesInFlightMax ?? 4,
    attemptsInFlightMax: options.attemptsInFlightMax ?? 3,
    backoff: Object.freeze({ ...(options.backoff ?? { initialMs: 50, maxMs: 5_000 }) }),
  }
  const { attemptTimeoutMs, overallLimitMs, hedgeDelayMs, hedgesMax, hedgesInFlightMax, attemptsInFlightMax } = resolved
  const { initialMs, maxMs } = resolved.backoff
  problemsOf('durable put')
    .number({ attemptTimeoutMs, overallLimitMs, hedgeDelayMs }, 1)
    .integer({ hedgesMax, hedgesInFlightMax }, 0)
    .integer({ attemptsInFlightMax }, 1)
    .when(!(initialMs > 0 && maxMs >= initialMs), 'backoff needs 0 < initialMs <= maxMs')
    .throwIfAny()
  return Object.freeze(resolved)
}
