import { MetadataError } from '@millrace/metadata'
import { backoffMs, type Clock, deadline, DeadlineError, type Logger, type Random, sleep } from '@millrace/runtime'
import { type Connections, createConnections, type Session } from './connections.ts'
import type { ResolvedPostgresMetadataOptions } from './options.ts'
import { classify, toMetadataError } from './postgres-error.ts'
import { untilAborted } from './until-aborted.ts'

/** How a call is made. */
interface CallRules {
  /** Stops waiting. What the server was asked may still take place. */
  readonly signal?: AbortSignal | undefined
  /**
   * Whether asking again after an attempt whose outcome is unknown gives the answer of the first.
   *
   * @defaultValue true
   */
  readonly isRepeatable?: boolean
  /**
   * Whether the call waits for those made before it that say so too, and holds up those after it.
   *
   * @defaultValue false
   */
  readonly isInOrder?: boolean
}

/** A database that calls can be made on between `open` and `close`: each with its attempts, in its time. */
export interface Database {
  /** Whether calls are taken. */
  readonly isOpen: boolean
  /** Does what has to be done before any call. May be called again, also after it failed. */
  open(prepare: (session: Session) => Promise<void>, signal?: AbortSignal): Promise<void>
  /** Makes a call: one statement that is a transaction by itself, or several that do not have to be one. */
  call<Answer>(rules: CallRules | undefined, attempt: (session: Session) => Promise<Answer>): Promise<Answer>
  /** Makes a call whose statements are one transaction. What throws in it rolls it back. */
  transact<Answer>(rules: CallRules | undefined, attempt: (session: Session) => Promise<Answer>): Promise<Answer>
  /** Lets the calls end that were begun, without further attempts, and closes the connections. Idempotent. */
  close(): Promise<void>
}

/** What a database works with. */
export interface DatabaseWorld {
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
}

type State = 'new' | 'open' | 'closed'

/** A database that is not open yet. */
export function createDatabase(world: DatabaseWorld, options: ResolvedPostgresMetadataOptions): Database {
  const { clock, random, logger } = world
  const place = placeOf(options.url)
  const backoff = { initialMs: options.retryDelayMs, maxMs: options.retryDelayMaxMs }
  let state: State = 'new'
  let connections: Connections | undefined
  let pendingCount = 0
  let onIdle: (() => void) | undefined
  let lastInOrder: Promise<unknown> = Promise.resolve()
  /** Ends pauses between attempts when the store is closed. */
  const closingSoon = new AbortController()
  let opening: Promise<void> | undefined
  let closing: Promise<void> | undefined

  /** Tries until it succeeds, the failure is final, or time, attempts or the store are at their end. */
  async function persist<Answer>(
    rules: CallRules,
    limits: { readonly totalMs: number; readonly attemptMs: number },
    attempt: (session: Session) => Promise<Answer>,
  ): Promise<Answer> {
    const { signal, isRepeatable = true } = rules
    const endMs = clock.monotonicMs() + limits.totalMs
    for (let attempts = 1; ; attempts++) {
      signal?.throwIfAborted()
      try {
        connections ??= createConnections({ clock, logger, place }, options)
        return await connections.lend(limits.attemptMs, attempt)
      } catch (error) {
        if (MetadataError.is(error)) throw error
        const failure = classify(error)
        const pauseMs = backoffMs(backoff, attempts - 1, random)
        const isFinal =
          !failure.isRetryable ||
          (!failure.isHarmless && !isRepeatable) ||
          attempts >= options.attemptsMax ||
          state === 'closed' ||
          clock.monotonicMs() + pauseMs >= endMs
        if (isFinal) throw toMetadataError(error, { place, attempts })
        logger.debug('metadata.attempt_failed', { place, attempts, pauseMs }, error)
        try {
          await sleep(clock, pauseMs, { signal: anyOf(closingSoon.signal, signal) })
        } catch {
          signal?.throwIfAborted()
          throw toMetadataError(error, { place, attempts })
        }
      }
    }
  }

  function begin<Answer>(rules: CallRules, attempt: (session: Session) => Promise<Answer>): Promise<Answer> {
    const limits = { totalMs: options.callTimeoutMs, attemptMs: options.statementTimeoutMs }
    const run = () => persist(rules, limits, attempt)
    if (rules.isInOrder !== true) return run()
    const inOrder = lastInOrder.then(run)
    lastInOrder = inOrder.catch(() => undefined)
    return inOrder
  }

  function finishCall(): void {
    pendingCount--
    if (pendingCount === 0) onIdle?.()
  }

  async function call<Answer>(rules: CallRules = {}, attempt: (session: Session) => Promise<Answer>): Promise<Answer> {
    rules.signal?.throwIfAborted()
    if (state !== 'open') throw notOpen(state)
    if (pendingCount >= options.pendingCallsMax) {
      throw new MetadataError('UNAVAILABLE', `${pendingCount} calls already wait for PostgreSQL at ${place}`)
    }
    pendingCount++
    const limit = deadline(clock, options.callTimeoutMs, rules.signal)
    const work = begin({ ...rules, signal: limit.signal }, attempt).finally(finishCall)
    try {
      return await untilAborted(work, limit.signal)
    } catch (error) {
      if (!(error instanceof DeadlineError)) throw error
      throw new MetadataError('UNAVAILABLE', `PostgreSQL at ${place} gave no answer: ${error.message}`, {
        cause: error,
      })
    } finally {
      limit.cancel()
    }
  }

  async function open(prepare: (session: Session) => Promise<void>, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    if (state === 'closed') throw notOpen(state)
    if (state === 'open') return
    const { migrationTimeoutMs } = options
    opening ??= persist({}, { totalMs: migrationTimeoutMs, attemptMs: migrationTimeoutMs }, prepare)
      .then(() => {
        if (state === 'new') state = 'open'
      })
      .finally(() => {
        opening = undefined
      })
    await untilAborted(opening, signal)
    // It may have been closed in the meantime.
    if (!isOpen()) throw notOpen(state)
  }

  const isOpen = () => state === 'open'

  async function closeOnce(): Promise<void> {
    state = 'closed'
    closingSoon.abort()
    await opening?.catch(() => undefined)
    if (pendingCount > 0) {
      await new Promise<void>((resolve) => {
        onIdle = resolve
      })
    }
    await connections?.close()
  }

  return {
    get isOpen() {
      return isOpen()
    },
    open,
    call,
    transact: (rules, attempt) => call(rules, (session) => inTransaction(session, attempt)),
    close() {
      closing ??= closeOnce()
      return closing
    },
  }
}

async function inTransaction<Answer>(session: Session, run: (session: Session) => Promise<Answer>): Promise<Answer> {
  await session.query('BEGIN')
  let answer: Answer
  try {
    answer = await run(session)
  } catch (error) {
    // On a connection that is lost there is nothing to roll back.
    await session.query('ROLLBACK').catch(() => undefined)
    throw error
  }
  await session.query('COMMIT')
  return answer
}

function notOpen(state: State): MetadataError {
  return new MetadataError('CLOSED', `the metadata store ${state === 'closed' ? 'is closed' : 'is not started'}`)
}

/** Host, port and database of a URL, without who and with which password. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}

function anyOf(first: AbortSignal, second: AbortSignal | undefined): AbortSignal {
  return second === undefined ? first : AbortSignal.any([first, second])
}
