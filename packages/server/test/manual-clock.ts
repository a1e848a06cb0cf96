import type { Clock, Timer } from '@millrace/runtime'

/** Real sockets, but time moves only when the test says so. */
export interface ManualClock extends Clock {
  /** Moves it. */
  advance(ms: number): void
  /** How many timers are set. */
  readonly timerCount: number
}

/** A clock that stands still: sockets are real, but time moves only when the test says so. */
export function createManualClock(): ManualClock {
  let nowMs = 0
  const timers = new Set<{ dueMs: number; callback: () => void }>()
  return {
    nowMs: () => nowMs,
    monotonicMs: () => nowMs,
    setTimer(delayMs, callback): Timer {
      const timer = { dueMs: nowMs + delayMs, callback }
      timers.add(timer)
      return { cancel: () => timers.delete(timer) }
    },
    advance(ms) {
      nowMs += ms
      for (const timer of timers) if (timer.dueMs <= nowMs && timers.delete(timer)) timer.callback()
    },
    get timerCount() {
      return timers.size
    },
  }
}
