import type { Batcher } from '@millrace/batcher'
import { type Clock, type CloseStack, deadline, type Logger, sleep } from '@millrace/runtime'
import type { KafkaServer } from '@millrace/server'
import { AgentError } from './errors.ts'

/** What an agent is made of when it closes. */
export interface ShutdownWorld {
  readonly server: KafkaServer
  readonly batcher: Batcher
  /** Parts that may fail by themselves, beside the batcher: each rejects with its reason when it has. */
  readonly failing: readonly Promise<void>[]
  /** Ends the waits of parked requests. */
  readonly closing: AbortController
  readonly closers: CloseStack
  readonly clock: Clock
  readonly logger: Logger
  /** Takes the agent out of discovery and turns readiness off. */
  leave(): void
}

/** How long the steps may take. */
export interface ShutdownOptions {
  readonly gracefulShutdownMs: number
  readonly closeTimeoutMs: number
}

/** The end of an agent, wanted or not. */
export interface Shutdown {
  /** Closes in order. Idempotent. */
  close(): Promise<void>
  /** Settles when everything is closed; rejects when the agent failed by itself. */
  readonly closed: Promise<void>
}

/**
 * Leaves discovery, serves on for the grace period, stops reading requests, lets parked ones answer, decides what was
 * appended, lets the answers leave, closes the stores.
 *
 * When the batcher fails by itself (its segment ids have expired), or a store does (an fsync failed), nothing may be
 * answered any more: connections are cut at once and `closed` rejects.
 */
export function createShutdown(world: ShutdownWorld, options: ShutdownOptions): Shutdown {
  const { server, batcher, closing, closers, clock, logger } = world
  let closingRun: Promise<void> | undefined
  let settle: { resolve: () => void; reject: (reason: unknown) => void }
  const closed = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject }
  })
  // Whoever does not look at `closed` must not be ended by its rejection.
  closed.catch(() => {})

  async function closeInOrder(): Promise<void> {
    world.leave()
    logger.info('agent.closing', { gracefulShutdownMs: options.gracefulShutdownMs })
    await sleep(clock, options.gracefulShutdownMs)
    const limit = deadline(clock, options.closeTimeoutMs)
    server.quiesce()
    closing.abort(new Error('the agent closes'))
    await batcher
      .close({ signal: limit.signal })
      .catch((error: unknown) => logger.warn('batcher.close-failed', {}, error))
    await server.close({ signal: limit.signal })
    limit.cancel()
    await closers.close()
    logger.info('agent.closed')
  }

  async function fail(cause: unknown): Promise<void> {
    logger.error('agent.failed', {}, cause)
    world.leave()
    closing.abort(new Error('the agent failed'))
    const signal = AbortSignal.abort(cause)
    await server.close({ signal })
    // What is undecided stays so; waiting for a store that failed would be for ever.
    await batcher.close({ signal }).catch(() => {})
    await closers.close()
  }

  function close(): Promise<void> {
    closingRun ??= closeInOrder()
    closingRun.then(settle.resolve, settle.reject)
    return closingRun
  }

  const onFailure = (cause: unknown) => {
    if (closingRun !== undefined) return
    closingRun = fail(cause)
    const failure = new AgentError(
      'FAILED',
      `the agent stopped: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    )
    const rejectClosed = () => settle.reject(failure)
    closingRun.then(rejectClosed, rejectClosed)
  }
  for (const part of [batcher.closed, ...world.failing]) part.catch(onFailure)

  return { close, closed }
}
