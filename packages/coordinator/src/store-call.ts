import { MetadataError, type MetadataErrorCode } from '@millrace/metadata'
import { ErrorCode } from '@millrace/protocol'
import { backoffMs, type Clock, deadline, DeadlineError, type Logger, type Random, sleep } from '@millrace/runtime'

/** A store's answer, or Kafka's error code for what kept it away. */
export type StoreAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errorCode: number }

/** Calls the store within a time limit, several times if it is away. Never rejects. */
export interface StoreCalls {
  /** Makes a call that may be made again. */
  call<T>(name: string, run: (options: { readonly signal: AbortSignal }) => Promise<T>): Promise<StoreAnswer<T>>
}

/** Bounds of {@link StoreCalls}. */
export interface StoreCallOptions {
  readonly storeCallMsMax: number
  readonly storeAttemptsMax: number
}

const BACKOFF = { initialMs: 50, maxMs: 1_000 }

const isTemporary = {
  UNAVAILABLE: true,
  FULL: true,
  CLOSED: true,
  IN_USE: true,
  INVALID: false,
  BAD_REQUEST: false,
} as const satisfies Record<MetadataErrorCode, boolean>

/** Calls with the bounds given. `closing` ends the waits between attempts. */
export function createStoreCalls(
  collaborators: {
    readonly clock: Clock
    readonly random: Random
    readonly logger: Logger
    readonly closing: AbortSignal
  },
  options: StoreCallOptions,
): StoreCalls {
  const { clock, random, logger, closing } = collaborators

  async function once<T>(run: (options: { readonly signal: AbortSignal }) => Promise<T>): Promise<T> {
    const limit = deadline(clock, options.storeCallMsMax)
    try {
      return await run({ signal: limit.signal })
    } finally {
      limit.cancel()
    }
  }

  return {
    async call(name, run) {
      for (let attempt = 1; ; attempt++) {
        try {
          return { ok: true, value: await once(run) }
        } catch (error) {
          const mayPass = error instanceof DeadlineError || (MetadataError.is(error) && isTemporary[error.code])
          if (!mayPass) {
            logger.error('groups.store-failed', { call: name }, error)
            return { ok: false, errorCode: ErrorCode.UNKNOWN_SERVER_ERROR }
          }
          if (attempt >= options.storeAttemptsMax || closing.aborted) {
            logger.warn('groups.store-away', { call: name, attempts: attempt }, error)
            return { ok: false, errorCode: ErrorCode.COORDINATOR_NOT_AVAILABLE }
          }
          await sleep(clock, backoffMs(BACKOFF, attempt - 1, random), { signal: closing }).catch(() => {})
        }
      }
    },
  }
}
