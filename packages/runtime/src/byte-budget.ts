/** A part of a {@link ByteBudget}, held until released. */
export interface ByteReservation {
  /** How many bytes are still held. */
  readonly bytes: number
  /** Gives the bytes back. Idempotent. */
  release(): void
}

/**
 * A bound on memory: bytes are reserved before they are taken, first come, first served.
 *
 * A waiter at the head of the queue holds back every later one, however small, so that large requests
 * are not starved by small ones.
 */
export interface ByteBudget {
  /** The size of the budget. */
  readonly bytesMax: number
  /** Bytes reserved now. */
  readonly bytesUsed: number
  /** How many callers wait. */
  readonly waiterCount: number
  /** Takes `bytes` if they are free and nobody waits; otherwise undefined. */
  tryReserve(bytes: number): ByteReservation | undefined
  /**
   * Takes `bytes`, waiting in arrival order until they are free.
   *
   * Throws a `RangeError` when `bytes` exceeds {@link ByteBudget.bytesMax}: it could never be granted.
   * Rejects with the signal's reason when `signal` aborts.
   */
  reserve(bytes: number, options?: { signal?: AbortSignal | undefined }): Promise<ByteReservation>
}

interface Waiter {
  readonly bytes: number
  readonly grant: (reservation: ByteReservation) => void
}

/** A {@link ByteBudget} of `bytesMax` bytes. */
export function createByteBudget(bytesMax: number): ByteBudget {
  let bytesUsed = 0
  const waiters = new Set<Waiter>()

  function take(bytes: number): ByteReservation {
    bytesUsed += bytes
    let held = bytes
    return {
      get bytes() {
        return held
      },
      release() {
        if (held === 0) return
        bytesUsed -= held
        held = 0
        grantWaiters()
      },
    }
  }

  function grantWaiters(): void {
    for (const waiter of waiters) {
      if (bytesUsed + waiter.bytes > bytesMax) return
      waiters.delete(waiter)
      waiter.grant(take(waiter.bytes))
    }
  }

  function tryReserve(bytes: number): ByteReservation | undefined {
    if (waiters.size > 0 || bytesUsed + bytes > bytesMax) return undefined
    return take(bytes)
  }

  return {
    bytesMax,
    get bytesUsed() {
      return bytesUsed
    },
    get waiterCount() {
      return waiters.size
    },
    tryReserve,
    reserve(bytes, options = {}) {
      const { signal } = options
      if (bytes > bytesMax) throw new RangeError(`cannot reserve ${bytes} bytes of a budget of ${bytesMax}`)
      return new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason)
          return
        }
        const atOnce = tryReserve(bytes)
        if (atOnce !== undefined) {
          resolve(atOnce)
          return
        }
        const onAbort = () => {
          waiters.delete(waiter)
          reject(signal?.reason)
          // The head of the queue may have been what held the others back.
          grantWaiters()
        }
        const waiter: Waiter = {
          bytes,
          grant(reservation) {
            signal?.removeEventListener('abort', onAbort)
            resolve(reservation)
          },
        }
        waiters.add(waiter)
        signal?.addEventListener('abort', onAbort, { once: true })
      })
    },
  }
}
