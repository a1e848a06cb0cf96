import type { Clock, Timer } from '@millrace/runtime'
import type { VirtualClock } from './virtual-clock.ts'

/**
 * A process of the simulation: it can be paused, as by a long garbage collection or SIGSTOP, and killed.
 *
 * Everything that reaches it, timers and replies alike, goes through {@link SimProcess.deliver}; everything that leaves
 * it checks {@link SimProcess.isAlive}. So a dead one does nothing more, even though its promises still run.
 */
export interface SimProcess {
  /** For violations. */
  readonly name: string
  /** False after {@link SimProcess.kill}. */
  readonly isAlive: boolean
  /** Its own clock: timers wait while it is paused, and its wall clock is off by a little. */
  readonly clock: Clock
  /** Runs the callback now, when the pause ends, or never. */
  deliver(callback: () => void): void
  /** Stops it for a while; what arrives is kept in order. */
  pause(ms: number): void
  /** Ends a pause now. */
  resume(): void
  /** Ends it for good. Idempotent. */
  kill(): void
  /** Calls back when it is killed. */
  onKill(callback: () => void): void
}

/**
 * A running process whose wall clock differs from the world's by `skewMs`. `nextIndex` says which of so many things that
 * became due during a pause comes next: the first unless another order is wanted.
 */
export function createSimProcess(
  world: VirtualClock,
  name: string,
  skewMs: number,
  nextIndex: (count: number) => number = () => 0,
): SimProcess {
  let isAlive = true
  let pausedUntilMs = -1
  let backlog: (() => void)[] = []
  const onKillCallbacks: (() => void)[] = []

  const isPaused = () => pausedUntilMs > world.monotonicMs()

  function drainBacklog(): void {
    if (!isAlive || isPaused() || backlog.length === 0) return
    const [next] = backlog.splice(nextIndex(backlog.length), 1)
    next!()
    // One at a time, with what it caused in between, as an event loop does.
    if (backlog.length > 0) world.setTimer(0, drainBacklog)
  }

  function deliver(callback: () => void): void {
    if (!isAlive) return
    if (isPaused() || backlog.length > 0) backlog.push(callback)
    else callback()
  }

  const clock: Clock = {
    nowMs: () => world.nowMs() + skewMs,
    monotonicMs: () => world.monotonicMs(),
    setTimer(delayMs, callback): Timer {
      let isCancelled = false
      const timer = world.setTimer(delayMs, () => {
        deliver(() => {
          if (!isCancelled) callback()
        })
      })
      return {
        cancel() {
          isCancelled = true
          timer.cancel()
        },
      }
    },
  }

  return {
    name,
    get isAlive() {
      return isAlive
    },
    clock,
    deliver,
    pause(ms) {
      pausedUntilMs = Math.max(pausedUntilMs, world.monotonicMs() + ms)
      world.setTimer(ms, drainBacklog)
    },
    resume() {
      pausedUntilMs = -1
      drainBacklog()
    },
    kill() {
      if (!isAlive) return
      isAlive = false
      backlog = []
      for (const callback of onKillCallbacks) callback()
    },
    onKill(callback) {
      onKillCallbacks.push(callback)
    },
  }
}
