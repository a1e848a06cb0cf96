import type { Clock } from '@millrace/runtime'

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  /** Runs, in order of time, every timer that falls due within `durationMs`, letting promises settle in between. */
  advance(durationMs: number): Promise<void>
  /** Passes time in which nothing of this process runs, as while it is stopped. */
  freeze(durationMs: number): void
  /** Timers that have neither run nor been cancelled. */
  readonly timerCount: number
}

/** A clock at 0. */
export function createManualClock(): ManualClock {
  const timers = new Set<{ readonly atMs: number; readonly callback: () => void }>()
  let nowMs = 0
  return {
    nowMs: () => nowMs,
    monotonicMs: () => nowMs,
    setTimer(delayMs, callback) {
      const timer = { atMs: nowMs + Math.max(0, delayMs), callback }
      timers.add(timer)
      return { cancel: () => timers.delete(timer) }
    },
    get timerCount() {
      return timers.size
    },
    freeze(durationMs) {
      nowMs += durationMs
    },
    async advance(durationMs) {
      const untilMs = nowMs + durationMs
      await settle()
      for (;;) {
        const [next] = [...timers].filter((timer) => timer.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)
        if (next === undefined) break
        timers.delete(next)
        nowMs = Math.max(nowMs, next.atMs)
        next.callback()
        await settle()
      }
      nowMs = untilMs
    },
  }
}

/** Lets every promise that can settle without time or I/O do so. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve))
}
