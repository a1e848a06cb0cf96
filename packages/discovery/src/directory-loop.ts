import { type Clock, deadline, DeadlineError, type Logger, type Random, type Timer } from '@millrace/runtime'
import type { AgentDirectory } from './agent-directory.ts'
import type { ResolvedDirectoryDiscoveryOptions } from './directory-options.ts'
import { DirectoryError } from './errors.ts'
import type { MembershipCore } from './membership-core.ts'
import { registerAgent } from './register-agent.ts'

/** What the loop works with. */
export interface DirectoryLoopWorld {
  readonly core: MembershipCore
  readonly directory: AgentDirectory
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly busyShare: () => number
}

/** The driver of a membership: heartbeats and lists, one call at a time. */
export interface DirectoryLoop {
  start(signal: AbortSignal | undefined): Promise<void>
  leave(): Promise<void>
  watch(onChange: () => void): () => void
  close(): Promise<void>
}

type Step = (signal: AbortSignal) => Promise<void>

/** How soon a directory's hint is followed: hints that come together are one list. */
const HINT_DELAY_MS = 50

/** Turns come a little early by chance, so that agents that were started together do not call together for ever. */
const JITTER_SHARE = 0.1

/** A loop that does nothing until it is started. */
export function createDirectoryLoop(
  world: DirectoryLoopWorld,
  limits: ResolvedDirectoryDiscoveryOptions,
): DirectoryLoop {
  const { core, directory, clock, random, logger } = world
  const { clusterId, agentId, expiryMs } = limits
  const closing = new AbortController()
  const watchers = new Set<() => void>()
  const failing = new Set<Step>()
  let turn: Promise<unknown> = Promise.resolve()
  let beatAtMs: number | undefined
  let mayBeRegistered = false
  let starting: Promise<void> | undefined
  let isRunning = false
  let timer: Timer | undefined
  let dueAtMs = 0
  let unwatch: (() => void) | undefined
  let closed: Promise<void> | undefined

  /** One call to the directory within its time. */
  async function call<T>(signal: AbortSignal | undefined, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const limit = deadline(clock, limits.callTimeoutMs, signal)
    try {
      limit.signal.throwIfAborted()
      return await run(limit.signal)
    } catch (error) {
      if (!(error instanceof DeadlineError)) throw error
      throw new DirectoryError('UNAVAILABLE', `the directory gave no answer in ${limits.callTimeoutMs} ms`, {
        cause: error,
      })
    } finally {
      limit.cancel()
    }
  }

  /** Calls are made one after the other, so that an old answer never replaces a newer one. */
  function inTurn(run: () => Promise<void>): Promise<void> {
    const done = turn.then(run)
    turn = done.catch(() => {})
    return done
  }

  async function beat(signal: AbortSignal): Promise<void> {
    const status = core.nextStatus(Math.min(1, Math.max(0, world.busyShare() || 0)))
    const sentAtMs = clock.monotonicMs()
    if (!core.needsRegistration) {
      const isLive = await call(signal, (callSignal) =>
        directory.heartbeat(clusterId, agentId, { status, expiryMs }, { signal: callSignal }),
      )
      if (isLive) core.onBeat(sentAtMs)
      else core.onForgotten()
    }
    if (core.needsRegistration) {
      mayBeRegistered = true
      await registerAgent({ core, clock, random, logger }, (self) =>
        call(signal, (callSignal) =>
          directory.register(clusterId, { agentId, ...self, status, expiryMs }, { signal: callSignal }),
        ),
      )
    }
    beatAtMs = sentAtMs
  }

  async function readList(signal: AbortSignal): Promise<void> {
    const askedAtMs = clock.monotonicMs()
    const entries = await call(signal, (callSignal) => directory.list(clusterId, { signal: callSignal }))
    const { isChanged, unreadable, omittedCount } = core.onList(askedAtMs, entries)
    if (!isChanged) return
    for (const { agentId: other, reason } of unreadable) logger.warn('discovery.unreadable', { agentId: other, reason })
    if (omittedCount > 0) logger.warn('discovery.too_many_agents', { omittedCount, agentsMax: limits.agentsMax })
    logger.debug('discovery.changed', { agentCount: entries.length })
    for (const onChange of watchers) onChange()
  }

  /** Each by itself: a directory that takes no writes may still answer reads. */
  async function refresh(): Promise<void> {
    const nowMs = clock.monotonicMs()
    const isBeatDue = beatAtMs === undefined || nowMs - beatAtMs >= limits.heartbeatIntervalMs
    for (const step of isBeatDue ? [beat, readList] : [readList]) await attempt(step)
  }

  async function attempt(step: Step): Promise<void> {
    try {
      await step(closing.signal)
      if (failing.delete(step) && failing.size === 0) logger.info('discovery.back', { nodeId: core.self.nodeId })
    } catch (error) {
      if (closing.signal.aborted) return
      if (failing.size === 0) logger.warn('discovery.away', { viewAgeMs: core.viewAgeMs(clock.monotonicMs()) }, error)
      failing.add(step)
    }
  }

  function schedule(delayMs: number): void {
    timer?.cancel()
    timer = undefined
    if (!isRunning) return
    dueAtMs = clock.monotonicMs() + delayMs
    timer = clock.setTimer(delayMs, () => {
      timer = undefined
      void inTurn(refresh).then(() => schedule(limits.pollIntervalMs * (1 - JITTER_SHARE * random.next())))
    })
  }

  async function begin(signal: AbortSignal | undefined): Promise<void> {
    const either = signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal])
    either.throwIfAborted()
    await inTurn(async () => {
      await beat(either)
      await readList(either)
    })
    // A directory may answer a call that was stopped.
    closing.signal.throwIfAborted()
    isRunning = true
    // While a turn is under way the timer is not set, and what the hint is about will be asked for at its end.
    unwatch = directory.watch?.(clusterId, () => {
      // Never later than it would have been: hints that go on and on would put it off for ever.
      if (timer !== undefined && clock.monotonicMs() + HINT_DELAY_MS < dueAtMs) schedule(HINT_DELAY_MS)
    })
    schedule(limits.pollIntervalMs)
  }

  async function end(): Promise<void> {
    isRunning = false
    unwatch?.()
    schedule(0)
    closing.abort(new DirectoryError('CLOSED', 'discovery was closed'))
    await turn
    if (!mayBeRegistered) return
    try {
      await call(undefined, (signal) => directory.leave(clusterId, agentId, { signal }))
    } catch (error) {
      logger.warn('discovery.leave_failed', { expiryMs }, error)
    }
  }

  return {
    start(signal) {
      starting ??= begin(signal).catch((error: unknown) => {
        starting = undefined
        throw error
      })
      return starting
    },
    async leave() {
      if (core.isLeaving) return
      core.isLeaving = true
      if (isRunning) await inTurn(() => attempt(beat))
    },
    watch(onChange) {
      const watcher = () => onChange()
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    close() {
      closed ??= end()
      return closed
    },
  }
}
