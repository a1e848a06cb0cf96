import { type Clock, deadline, DeadlineError } from '@millrace/runtime'
import { errorCodeOf } from './network.ts'

/** What became of one thing that was tried under a time limit. */
export type Tried<T> =
  | { readonly ok: true; readonly value: T; readonly tookMs: number }
  | { readonly ok: false; readonly isTimeout: boolean; readonly error: string; readonly tookMs: number }

/** Tries something for at most `timeoutMs`; rejects only when `signal` aborts. */
export async function tryFor<T>(
  { clock, timeoutMs, signal }: { readonly clock: Clock; readonly timeoutMs: number; readonly signal: AbortSignal },
  attempt: (signal: AbortSignal) => Promise<T>,
): Promise<Tried<T>> {
  const startedAtMs = clock.monotonicMs()
  const limit = deadline(clock, timeoutMs, signal)
  try {
    const value = await attempt(limit.signal)
    return { ok: true, value, tookMs: clock.monotonicMs() - startedAtMs }
  } catch (error) {
    signal.throwIfAborted()
    const tookMs = clock.monotonicMs() - startedAtMs
    const isTimeout = error instanceof DeadlineError
    return { ok: false, isTimeout, error: isTimeout ? 'timeout' : errorCodeOf(error), tookMs }
  } finally {
    limit.cancel()
  }
}
