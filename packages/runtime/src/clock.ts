/** A pending callback of a {@link Clock}. */
export interface Timer {
  /** Prevents the callback if it has not run yet. Idempotent. */
  cancel(): void
}

/**
 * Time as a capability: the only way a Millrace package learns what time it is or waits.
 *
 * The simulator replaces it with virtual time, so no package outside this one calls
 * `Date.now`, `setTimeout` or `AbortSignal.timeout`.
 */
export interface Clock {
  /** Wall-clock time in milliseconds since the Unix epoch; may jump in either direction. */
  nowMs(): number
  /** Milliseconds since an arbitrary start; never goes backwards. Use it for every duration. */
  monotonicMs(): number
  /** Calls `callback` once after at least `delayMs`. A negative delay counts as 0. */
  setTimer(delayMs: number, callback: () => void): Timer
}

/** The longest delay that Node's timers take; a longer one would fire at once. */
const NODE_TIMER_MS_MAX = 2_147_483_647

/** The machine's own clock. */
export const systemClock: Clock = Object.freeze({
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  setTimer(delayMs: number, callback: () => void): Timer {
    const handle = setTimeout(callback, Math.min(Math.max(0, delayMs), NODE_TIMER_MS_MAX))
    return { cancel: () => clearTimeout(handle) }
  },
})

/**
 * Resolves after `delayMs`.
 *
 * Rejects with the signal's reason as soon as `signal` aborts; the timer is released either way.
 */
export function sleep(
  clock: Clock,
  delayMs: number,
  options: { signal?: AbortSignal | undefined } = {},
): Promise<void> {
  const { signal } = options
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason)
      return
    }
    const onAbort = () => {
      timer.cancel()
      reject(signal?.reason)
    }
    const timer = clock.setTimer(delayMs, () => {
      signal?.removeEventListener('abort', onAbort)
      resolve()
    })
    signal?.addEventListener('abort', onAbort, { once: true })
  })
}

/** A signal with a time limit, as {@link deadline} returns it. */
export interface Deadline {
  /** Aborts with a {@link DeadlineError} at the limit, or with the parent's reason when that aborts first. */
  readonly signal: AbortSignal
  /** Releases the timer. Call it when the work is done. Idempotent. */
  cancel(): void
}

/** The reason with which a {@link deadline} aborts. */
export class DeadlineError extends Error {
  /** Always `DeadlineError`. */
  override readonly name = 'DeadlineError'
  constructor(limitMs: number) {
    super(`not done within ${limitMs} ms`)
  }
}

/** A signal that aborts after `limitMs` by the given clock, or when `parent` aborts. */
export function deadline(clock: Clock, limitMs: number, parent?: AbortSignal): Deadline {
  const controller = new AbortController()
  const onParent = () => {
    timer.cancel()
    controller.abort(parent?.reason)
  }
  const timer = clock.setTimer(limitMs, () => {
    parent?.removeEventListener('abort', onParent)
    controller.abort(new DeadlineError(limitMs))
  })
  if (parent?.aborted) onParent()
  else parent?.addEventListener('abort', onParent, { once: true })
  return {
    signal: controller.signal,
    cancel() {
      timer.cancel()
      parent?.removeEventListener('abort', onParent)
    },
  }
}
