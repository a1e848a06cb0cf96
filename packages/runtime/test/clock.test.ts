import { describe, expect, it } from 'vitest'
import { type Clock, DeadlineError, deadline, sleep, type Timer } from '../src/clock.ts'

/** A clock whose timers run when the test says so. */
function createManualClock(): Clock & { advance(ms: number): void; readonly timerCount: number } {
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

describe('sleep', () => {
  it('resolves when the clock says so', async () => {
    const clock = createManualClock()
    const done = sleep(clock, 100)
    clock.advance(100)
    await expect(done).resolves.toBeUndefined()
  })

  it("rejects with the signal's reason and leaves no timer", async () => {
    const clock = createManualClock()
    const controller = new AbortController()
    const done = sleep(clock, 100, { signal: controller.signal })
    const reason = new Error('stop')
    controller.abort(reason)
    await expect(done).rejects.toBe(reason)
    expect(clock.timerCount).toBe(0)
    await expect(sleep(clock, 100, { signal: controller.signal })).rejects.toBe(reason)
  })
})

describe('deadline', () => {
  it('aborts at the limit', () => {
    const clock = createManualClock()
    const limit = deadline(clock, 50)
    clock.advance(49)
    expect(limit.signal.aborted).toBe(false)
    clock.advance(1)
    expect(limit.signal.reason).toBeInstanceOf(DeadlineError)
  })

  it("aborts with its parent's reason, before or after its creation", () => {
    const clock = createManualClock()
    const parent = new AbortController()
    const limit = deadline(clock, 50, parent.signal)
    const reason = new Error('parent')
    parent.abort(reason)
    expect(limit.signal.reason).toBe(reason)
    expect(deadline(clock, 50, parent.signal).signal.reason).toBe(reason)
    expect(clock.timerCount).toBe(0)
  })

  it('does nothing once it was cancelled', () => {
    const clock = createManualClock()
    const limit = deadline(clock, 50)
    limit.cancel()
    clock.advance(100)
    expect(limit.signal.aborted).toBe(false)
  })
})
