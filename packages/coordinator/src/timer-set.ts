import type { Clock, Timer } from '@millrace/runtime'

/** Timers by name. */
export interface TimerSet {
  /** Sets a timer; one of the same name is replaced. */
  set(name: string, delayMs: number): void
  /** Takes a timer back, also one that is due and was not {@link TimerSet.take}n yet. */
  cancel(name: string): void
  /** Whether a timer that came due is still wanted; once. */
  take(due: DueTimer): boolean
  /** Takes all timers back. */
  cancelAll(): void
}

/** A timer that came due. It may be cancelled before its turn comes. */
export interface DueTimer {
  readonly name: string
}

interface Entry extends DueTimer {
  timer: Timer
}

/** No timers yet. `onDue` is called when one comes due. */
export function createTimerSet(clock: Clock, onDue: (due: DueTimer) => void): TimerSet {
  const entries = new Map<string, Entry>()

  function cancel(name: string): void {
    entries.get(name)?.timer.cancel()
    entries.delete(name)
  }

  return {
    cancel,
    set(name, delayMs) {
      cancel(name)
      const entry: Entry = { name, timer: clock.setTimer(delayMs, () => onDue(entry)) }
      entries.set(name, entry)
    },
    take(due) {
      if (entries.get(due.name) !== due) return false
      entries.delete(due.name)
      return true
    },
    cancelAll() {
      for (const { timer } of entries.values()) timer.cancel()
      entries.clear()
    },
  }
}
