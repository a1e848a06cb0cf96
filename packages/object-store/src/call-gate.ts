import { ObjectStoreError } from './errors.ts'
import { untilAborted } from './until-aborted.ts'

/**
 * What every store does around a call: refuses it when closed, stops waiting promptly when its signal aborts, and lets
 * `close` wait for what is in flight.
 */
export interface CallGate {
  /**
   * Runs `work` unless the gate is closed or the signal has aborted. When the signal aborts later, the returned promise
   * rejects with its reason at once, while `work` goes on by itself and is still waited for by {@link CallGate.close}.
   */
  run<T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T>
  /** Closes at once with a reason; later calls reject with CLOSED and this as their cause. */
  fail(reason: Error): void
  /** Throws CLOSED after {@link CallGate.fail}, for work that was under way and must not succeed any more. */
  throwIfFailed(): void
  /** Refuses new calls and resolves when those in flight have settled. Idempotent. */
  close(): Promise<void>
  /** Resolves when {@link CallGate.close} is done; rejects with the reason of {@link CallGate.fail}. */
  readonly closed: Promise<void>
}

/** A {@link CallGate} for a store of this description. */
export function createCallGate(description: string): CallGate {
  const inFlight = new Set<Promise<unknown>>()
  let state: { readonly reason: Error | undefined } | undefined
  let closing: Promise<void> | undefined
  let settleClosed: { readonly resolve: () => void; readonly reject: (reason: Error) => void }
  const closed = new Promise<void>((resolve, reject) => {
    settleClosed = { resolve, reject }
  })
  // Whoever does not look at `closed` learns of the failure from the next call.
  closed.catch(() => {})

  function track<T>(work: Promise<T>): Promise<T> {
    inFlight.add(work)
    // Not `finally`: its promise would reject too, with nobody to look at it.
    void work.then(
      () => inFlight.delete(work),
      () => inFlight.delete(work),
    )
    return work
  }

  async function closeAll(): Promise<void> {
    state ??= { reason: undefined }
    while (inFlight.size > 0) await Promise.allSettled(inFlight)
    settleClosed.resolve()
  }

  function closedError(reason: Error | undefined): ObjectStoreError {
    const why = reason === undefined ? '' : `: ${reason.message}`
    return new ObjectStoreError('CLOSED', `${description} is closed${why}`, { cause: reason })
  }

  return {
    closed,
    async run(work, signal) {
      if (state !== undefined) throw closedError(state.reason)
      signal?.throwIfAborted()
      const promise = track(work())
      return signal === undefined ? promise : untilAborted(promise, signal)
    },
    fail(reason) {
      // Also while the owner is closing: what is under way must still learn of it.
      if (state?.reason === undefined) state = { reason }
      settleClosed.reject(reason)
    },
    throwIfFailed() {
      if (state?.reason !== undefined) throw closedError(state.reason)
    },
    close() {
      closing ??= closeAll()
      return closing
    },
  }
}
