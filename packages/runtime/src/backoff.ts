import type { Random } from './random.ts'

/** How long to wait between attempts. */
export interface BackoffOptions {
  /** The longest wait before the first retry, in milliseconds. */
  readonly initialMs: number
  /** The longest wait before any retry, in milliseconds. */
  readonly maxMs: number
}

/**
 * The wait before retry number `retryIndex` (from 0): doubling with equal jitter, so between half of the step and
 * the whole of it. Never 0, so that a failing dependency is not hammered.
 */
export function backoffMs(options: BackoffOptions, retryIndex: number, random: Random): number {
  const step = Math.min(options.maxMs, options.initialMs * 2 ** Math.min(retryIndex, 30))
  return step / 2 + (random.next() * step) / 2
}
