import type { Clock, Timer } from '@millrace/runtime'
import { PeerLinkError } from './errors.ts'

/** A call that waits for its answer. */
interface PendingCall {
  readonly resolve: (payload: readonly Uint8Array[]) => void
  readonly reject: (reason: unknown) => void
  readonly release: () => void
}

/** What a call is entered with. */
interface CallEntry {
  /** How long to wait for the answer, in milliseconds. */
  readonly timeoutMs: number
  /** How much of that is over. */
  readonly waitedMs: number
  /** Ends the waiting. */
  readonly signal: AbortSignal | undefined
  /** What is called, for messages. */
  readonly doing: string
  /** Tells the peer that nobody waits any more. */
  cancel(callId: number): void
}

/** The calls of one connection that wait for their answers. */
export interface CallTable {
  /** How many wait. */
  readonly size: number
  /** Gives a call its number; the promise settles with its answer, its time-out, its signal or the end. */
  enter(entry: CallEntry): { readonly callId: number; readonly answer: Promise<readonly Uint8Array[]> }
  /** Hands out an answer; one that nobody waits for any more is dropped. */
  settle(callId: number, outcome: { readonly payload: readonly Uint8Array[] } | { readonly error: PeerLinkError }): void
  /** Rejects every call. */
  rejectAll(error: PeerLinkError): void
}

const CALL_ID_LIMIT = 2 ** 32

/** An empty {@link CallTable}. */
export function createCallTable(clock: Clock): CallTable {
  const pending = new Map<number, PendingCall>()
  let next = 0

  function take(callId: number): PendingCall | undefined {
    const call = pending.get(callId)
    pending.delete(callId)
    call?.release()
    return call
  }

  /** Ids wrap; one that still waits is passed over. */
  function newId(): number {
    do next = (next + 1) % CALL_ID_LIMIT
    while (pending.has(next))
    return next
  }

  return {
    get size() {
      return pending.size
    },
    enter({ timeoutMs, waitedMs, signal, doing, cancel }) {
      const callId = newId()
      const answer = new Promise<readonly Uint8Array[]>((resolve, reject) => {
        const giveUp = (reason: unknown) => {
          if (take(callId) === undefined) return
          cancel(callId)
          reject(reason)
        }
        const onAbort = () => giveUp(signal?.reason)
        const timer: Timer = clock.setTimer(timeoutMs - waitedMs, () =>
          giveUp(new PeerLinkError('TIMEOUT', `${doing} was not answered within ${timeoutMs} ms`)),
        )
        const release = () => {
          timer.cancel()
          signal?.removeEventListener('abort', onAbort)
        }
        pending.set(callId, { resolve, reject, release })
        signal?.addEventListener('abort', onAbort, { once: true })
      })
      return { callId, answer }
    },
    settle(callId, outcome) {
      const call = take(callId)
      if ('error' in outcome) call?.reject(outcome.error)
      else call?.resolve(outcome.payload)
    },
    rejectAll(error) {
      for (const callId of pending.keys()) take(callId)?.reject(error)
    },
  }
}
