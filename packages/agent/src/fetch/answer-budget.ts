import {
  type ByteBudget,
  type ByteReservation,
  type Clock,
  createByteBudget,
  deadline,
  DeadlineError,
} from '@millrace/runtime'

/** One answer's part of an {@link AnswerBudget}. */
export interface AnswerHold {
  /**
   * Takes bytes before they are read; false when they are not free in time. Rejects with the signal's reason.
   *
   * @param waitMsMax - Longest wait, in milliseconds.
   */
  take(bytes: number, waitMsMax: number, signal: AbortSignal): Promise<boolean>
  /** Gives them back: when the answer has left, or never will. Idempotent. */
  release(): void
}

/** Bounds the bytes of answers that consumers have not taken yet: slow ones would else fill the memory. */
export interface AnswerBudget {
  /** A hold of nothing. */
  open(): AnswerHold
  /** Bytes held now. */
  readonly bytesUsed: number
  /** Most bytes that may be held. */
  readonly bytesMax: number
}

/** A budget of `bytesMax` bytes for the answers of all connections. */
export function createAnswerBudget(clock: Clock, bytesMax: number): AnswerBudget {
  const budget: ByteBudget = createByteBudget(bytesMax)

  async function reserve(bytes: number, waitMsMax: number, signal: AbortSignal): Promise<ByteReservation | undefined> {
    const atOnce = budget.tryReserve(bytes)
    if (atOnce !== undefined || waitMsMax <= 0) return atOnce
    const limit = deadline(clock, waitMsMax, signal)
    try {
      return await budget.reserve(bytes, { signal: limit.signal })
    } catch (error) {
      if (error instanceof DeadlineError) return undefined
      throw error
    } finally {
      limit.cancel()
    }
  }

  return {
    bytesMax,
    get bytesUsed() {
      return budget.bytesUsed
    },
    open() {
      let held: ByteReservation | undefined
      return {
        async take(bytes, waitMsMax, signal) {
          signal.throwIfAborted()
          held = await reserve(Math.min(bytes, bytesMax), waitMsMax, signal)
          return held !== undefined
        },
        release: () => held?.release(),
      }
    },
  }
}
