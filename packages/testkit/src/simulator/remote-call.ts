import type { Random } from '@millrace/runtime'
import type { CallFault, Faults, Operation } from './faults.ts'
import type { SimProcess } from './sim-process.ts'
import type { VirtualClock } from './virtual-clock.ts'

/** What a call over the network needs to know of the world. */
export interface Network {
  /** The world's time. */
  readonly clock: VirtualClock
  /** The world's chance. */
  readonly random: Random
  /** What goes wrong. */
  readonly faults: Faults
}

/** One call from a process to a store. */
export interface RemoteCall<Answer> {
  /** Which. */
  readonly operation: Operation
  /** What takes place on the other side, at once when it is called. */
  readonly execute: () => Promise<Answer>
  /** Takes place before `execute` when the fault is `occupied`. */
  readonly occupy?: (() => Promise<unknown>) | undefined
  /** The error that the caller sees for a fault. */
  readonly errorFor: (fault: CallFault) => Error
  /** Ends the caller's wait at once. */
  readonly signal?: AbortSignal | undefined
}

/** Usual one-way times, in milliseconds; a PUT takes a few times more. */
const LATENCY_MS = 4
const TAIL_LATENCY_MS = 40
const TAIL_SHARE = 0.15
const PUT_LATENCY_MS = 25
const SLOW_MS = 3_000
const ERROR_AFTER_MS = 800
const DOUBLED_WITHIN_MS = 15_000

/** Makes calls of one process over a network that faults. */
export function createRemoteCaller(network: Network, process: SimProcess) {
  const { clock, random, faults } = network

  function latencyMs(operation: Operation): number {
    if (operation === 'put') return (0.2 + random.next()) * PUT_LATENCY_MS
    // Even when nothing faults, some messages take much longer than most.
    const isInTail = random.next() < TAIL_SHARE
    return (0.2 + random.next()) * (isInTail ? TAIL_LATENCY_MS : LATENCY_MS)
  }

  return function call<Answer>(remote: RemoteCall<Answer>): Promise<Answer> {
    const { operation, execute, errorFor, signal } = remote
    return new Promise((resolve, reject) => {
      if (!process.isAlive) return
      if (signal?.aborted) {
        reject(signal.reason)
        return
      }
      const onAbort = () => reject(signal?.reason)
      signal?.addEventListener('abort', onAbort, { once: true })
      const reply = (answer: () => void, ms: number) => {
        clock.setTimer(ms, () =>
          process.deliver(() => {
            signal?.removeEventListener('abort', onAbort)
            answer()
          }),
        )
      }
      const fault = faults.draw(operation)
      const requestMs = latencyMs(operation) + (fault === 'slow' ? random.next() * SLOW_MS : 0)
      const replyMs = latencyMs(operation)
      const isSilent = random.next() < 0.4
      const doubledMs = random.next() ** 2 * DOUBLED_WITHIN_MS
      const fail = (kind: CallFault) => {
        if (!isSilent) reply(() => reject(errorFor(kind)), random.next() * ERROR_AFTER_MS)
      }

      if (fault === 'killed-before') {
        process.kill()
        return
      }
      if (fault === 'failed' || fault === 'refused') {
        reply(() => reject(errorFor(fault)), requestMs + replyMs)
        return
      }
      if (fault === 'request-lost') {
        fail(fault)
        return
      }

      const takePlace = () => {
        if (fault === 'occupied') void remote.occupy?.()
        const outcome = execute()
        if (fault === 'reply-lost') {
          outcome.catch(() => {})
          fail(fault)
          return
        }
        if (fault === 'killed-after') {
          outcome.catch(() => {})
          process.kill()
          return
        }
        outcome.then(
          (answer) => reply(() => resolve(answer), replyMs),
          (error: unknown) => reply(() => reject(error), replyMs),
        )
        if (fault === 'doubled') clock.setTimer(doubledMs, () => void execute().catch(() => {}))
      }
      clock.setTimer(requestMs, takePlace)
    })
  }
}
