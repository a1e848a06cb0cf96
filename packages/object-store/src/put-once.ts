import { backoffMs, type Clock, deadline, type Logger, noopLogger, type Random, type Timer } from '@millrace/runtime'
import {
  type DurablePutOptions,
  type ResolvedDurablePutOptions,
  resolveDurablePutOptions,
} from './durable-put-options.ts'
import { ObjectStoreError, type ObjectStoreErrorCode } from './errors.ts'
import type { ObjectHead, ObjectStore, StoreCallOptions } from './object-store.ts'
import { untilAborted } from './until-aborted.ts'

/** What a durable put works with. */
export interface DurablePutCollaborators {
  /** Where to. */
  readonly store: ObjectStore
  /** Time-outs, hedges and waits. */
  readonly clock: Clock
  /** Jitter. */
  readonly random: Random
  /**
   * Retries, hedges and the alarm.
   * @defaultValue none
   */
  readonly logger?: Logger | undefined
}

/**
 * Puts an object until it is known to be there; see {@link createDurablePut}.
 *
 * @param expected - Length and CRC-32C of the body, to recognise the object when an attempt's outcome was lost.
 */
export type DurablePut = (
  key: string,
  body: readonly Uint8Array[],
  expected: ObjectHead,
  options?: StoreCallOptions,
) => Promise<void>

/** Whether asking again may help. */
const isRetriable = {
  UNAVAILABLE: true,
  THROTTLED: true,
  CONFLICT: true,
  FULL: true,
  NOT_FOUND: false,
  ACCESS_DENIED: false,
  // Only reaches this table as what it was resolved to: success or CONTENT_MISMATCH.
  PRECONDITION_FAILED: false,
  CONTENT_MISMATCH: false,
  RANGE_NOT_SATISFIABLE: false,
  INVALID: false,
  CLOSED: false,
} as const satisfies Record<ObjectStoreErrorCode, boolean>

/**
 * A put that takes a lost reply, a slow store and a store that is away for what they are.
 *
 * Retries with jittered backoff what may still succeed (UNAVAILABLE, THROTTLED, CONFLICT, FULL, time-outs); sends a
 * second attempt of the same key while the first is slow. PRECONDITION_FAILED on our own key means that an earlier
 * attempt arrived after all: length and checksum are compared, equal is success, unequal is logged as an error and
 * rejects with CONTENT_MISMATCH. An attempt that loses and lands late changes nothing, because objects are only ever
 * created, never replaced.
 *
 * Rejects when no attempt can succeed any more, with the code of the store; at `overallLimitMs`, with the code of the
 * last failure or UNAVAILABLE; and with the reason of the caller's signal. **A rejection does not say that the object
 * is absent**: an attempt may still land. Whoever gives the segment up writes its aborted row first.
 */
export function createDurablePut(collaborators: DurablePutCollaborators, options: DurablePutOptions = {}): DurablePut {
  const shared: Shared = {
    ...collaborators,
    logger: collaborators.logger ?? noopLogger,
    options: resolveDurablePutOptions(options),
    hedgesInFlight: 0,
  }
  return async (key, body, expected, { signal } = {}) => {
    signal?.throwIfAborted()
    const limit = deadline(shared.clock, shared.options.overallLimitMs, signal)
    const run = createPutRun(shared, { key, body, expected })
    try {
      await untilAborted(run.outcome, limit.signal)
    } catch (error) {
      if (!limit.signal.aborted || error !== limit.signal.reason || signal?.aborted) throw error
      throw run.overLimit(error)
    } finally {
      limit.cancel()
      run.stop()
    }
  }
}

interface Shared extends DurablePutCollaborators {
  readonly logger: Logger
  readonly options: ResolvedDurablePutOptions
  hedgesInFlight: number
}

interface PutJob {
  readonly key: string
  readonly body: readonly Uint8Array[]
  readonly expected: ObjectHead
}

interface PutRun {
  readonly outcome: Promise<void>
  /** Ends every timer and attempt. */
  stop(): void
  /** The error for a put that has used up its time. */
  overLimit(cause: unknown): ObjectStoreError
}

function createPutRun(shared: Shared, job: PutJob): PutRun {
  const { clock, random, logger, options } = shared
  const stopped = new AbortController()
  let attemptCount = 0
  let inFlight = 0
  let hedgeCount = 0
  let failureCount = 0
  let lastError: unknown
  /** An error after which no new attempt is made; those under way may still succeed. */
  let finalError: unknown
  let wasThrottled = false
  let retryTimer: Timer | undefined
  let hedgeTimer: Timer | undefined
  let settle!: { readonly resolve: () => void; readonly reject: (error: unknown) => void }
  const outcome = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject }
  })

  function launch(kind: 'attempt' | 'hedge'): void {
    attemptCount++
    inFlight++
    if (kind === 'hedge') shared.hedgesInFlight++
    armHedge()
    void attemptPut(shared, job, stopped.signal)
      .finally(() => {
        inFlight--
        if (kind === 'hedge') shared.hedgesInFlight--
      })
      .then(settle.resolve, onFailure)
  }

  function onFailure(error: unknown): void {
    if (stopped.signal.aborted) return
    lastError = error
    if (!(ObjectStoreError.is(error) && isRetriable[error.code])) finalError ??= error
    if (ObjectStoreError.is(error) && error.code === 'THROTTLED') wasThrottled = true
    if (finalError !== undefined) {
      retryTimer?.cancel()
      if (inFlight === 0) settle.reject(finalError)
      return
    }
    logger.warn('object.put_retry', { key: job.key, attemptCount, inFlightCount: inFlight }, error)
    if (retryTimer !== undefined) return
    retryTimer = clock.setTimer(backoffMs(options.backoff, failureCount++, random), () => {
      retryTimer = undefined
      if (inFlight < options.attemptsInFlightMax) launch('attempt')
    })
  }

  /** One hedge timer, restarted by every attempt: a hedge goes out when the latest attempt is slow. */
  function armHedge(): void {
    hedgeTimer?.cancel()
    if (hedgeCount >= options.hedgesMax) return
    hedgeTimer = clock.setTimer(options.hedgeDelayMs, () => {
      // A store that asks to slow down is not asked twice.
      if (wasThrottled || finalError !== undefined) return
      if (inFlight === 0 || inFlight >= options.attemptsInFlightMax) return
      if (shared.hedgesInFlight >= options.hedgesInFlightMax) return armHedge()
      hedgeCount++
      logger.debug('object.put_hedged', { key: job.key, attemptCount, hedgeDelayMs: options.hedgeDelayMs })
      launch('hedge')
    })
  }

  launch('attempt')
  return {
    outcome,
    stop() {
      retryTimer?.cancel()
      hedgeTimer?.cancel()
      // Mostly there is nothing left to abort, and an error that nobody sees costs as much as any other.
      if (inFlight > 0) stopped.abort(new Error('the put is over'))
    },
    overLimit(cause) {
      const code = ObjectStoreError.is(lastError) ? lastError.code : 'UNAVAILABLE'
      const last = lastError instanceof Error ? `: ${lastError.message}` : ''
      const what = `put of ${job.key} (${job.expected.byteLength} bytes) not done within ${options.overallLimitMs} ms`
      return new ObjectStoreError(code, `${what} and ${attemptCount} attempts${last}`, { cause: lastError ?? cause })
    },
  }
}

/** One attempt: a put, and the look at what is there when the key turns out to be taken. */
async function attemptPut(shared: Shared, job: PutJob, stopped: AbortSignal): Promise<void> {
  const { store } = shared
  try {
    await timed(shared, stopped, (signal) => store.put(job.key, job.body, { signal }))
  } catch (error) {
    if (!ObjectStoreError.is(error) || error.code !== 'PRECONDITION_FAILED') throw error
    const found = await timed(shared, stopped, (signal) => store.head(job.key, { signal }))
    compareWithFound(shared.logger, job, found)
  }
}

function compareWithFound(logger: Logger, { key, expected }: PutJob, found: ObjectHead | null): void {
  if (found === null) throw new ObjectStoreError('UNAVAILABLE', `object ${key} existed and is gone`)
  if (found.byteLength === expected.byteLength && found.crc32c === expected.crc32c) return
  logger.error('object.put_mismatch', {
    key,
    expectedBytes: expected.byteLength,
    expectedCrc32c: expected.crc32c,
    foundBytes: found.byteLength,
    foundCrc32c: found.crc32c,
  })
  const said = `found ${found.byteLength} bytes with CRC-32C ${found.crc32c}`
  const wanted = `wanted ${expected.byteLength} with ${expected.crc32c}`
  throw new ObjectStoreError('CONTENT_MISMATCH', `object ${key} is not the one that was put: ${said}, ${wanted}`)
}

/** Runs one store call under the attempt's time limit; passing it counts as an unknown outcome. */
async function timed<T>(shared: Shared, stopped: AbortSignal, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const limit = deadline(shared.clock, shared.options.attemptTimeoutMs, stopped)
  try {
    // A store that does not heed its signal must not hold the put up.
    return await untilAborted(call(limit.signal), limit.signal)
  } catch (error) {
    if (error !== limit.signal.reason || stopped.aborted) throw error
    const { attemptTimeoutMs } = shared.options
    throw new ObjectStoreError('UNAVAILABLE', `no answer within ${attemptTimeoutMs} ms`, { cause: error })
  } finally {
    limit.cancel()
  }
}
