import type { Clock } from '@millrace/runtime'

/** Watches a connection for silence. */
export interface Liveness {
  /** Something came from the peer. */
  heard(): void
  /** Watches no more. */
  stop(): void
}

/** What a {@link Liveness} is told. */
export interface LivenessOptions {
  readonly pingAfterMs: number
  readonly silenceMsMax: number
  /** Asks the peer for a sign of life. */
  ping(): void
  /** The peer was silent for too long. */
  lost(silentMs: number): void
}

/**
 * Asks a silent peer for a sign of life, and gives it up when none comes.
 *
 * A process that was stopped itself, or blocked, has not listened: a check that comes late gives the peer its time anew.
 */
export function watchLiveness(clock: Clock, options: LivenessOptions): Liveness {
  const { pingAfterMs, silenceMsMax, ping, lost } = options
  let heardAtMs = clock.monotonicMs()
  let checkAtMs = heardAtMs + pingAfterMs
  let timer = clock.setTimer(pingAfterMs, check)

  function check(): void {
    const nowMs = clock.monotonicMs()
    if (nowMs - checkAtMs > pingAfterMs) heardAtMs = nowMs
    const silentMs = nowMs - heardAtMs
    if (silentMs >= silenceMsMax) {
      lost(silentMs)
      return
    }
    if (silentMs >= pingAfterMs) ping()
    checkAtMs = nowMs + pingAfterMs
    timer = clock.setTimer(pingAfterMs, check)
  }

  return {
    heard() {
      heardAtMs = clock.monotonicMs()
    },
    stop: () => timer.cancel(),
  }
}
