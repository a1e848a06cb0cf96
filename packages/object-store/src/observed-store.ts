import type { Clock } from '@millrace/runtime'
import { ObjectStoreError, type ObjectStoreErrorCode } from './errors.ts'
import type { ObjectStore } from './object-store.ts'

/** The calls of a store that are observed: those that a store may charge for. */
export type StoreOperation = 'put' | 'get' | 'head' | 'delete' | 'list'

/**
 * How a call ended: `OK`, the code that it rejected with, or `ABORTED` for anything else, which is the reason of the
 * caller's signal. `head` of an object that is not there is OK.
 */
export type StoreOperationResult = 'OK' | 'ABORTED' | ObjectStoreErrorCode

/** A call that has ended. */
export interface ObservedStoreCall {
  /** Which. */
  readonly operation: StoreOperation
  /** How it ended. */
  readonly result: StoreOperationResult
  /** Bytes of the object that were written or read; 0 for a call that failed and for those that move none. */
  readonly bytes: number
  /** How long it took, in milliseconds. */
  readonly durationMs: number
}

/** Is told of every call that has ended. Must be quick and not throw. */
export type StoreObserver = (call: ObservedStoreCall) => void

/** The same store, whose every call is reported when it has ended. Retries and hedges are calls like any other. */
export function observedObjectStore(
  store: ObjectStore,
  { observer, clock }: { readonly observer: StoreObserver; readonly clock: Clock },
): ObjectStore {
  async function observed<T>(
    operation: StoreOperation,
    call: () => Promise<T>,
    bytesOf: (value: T) => number,
  ): Promise<T> {
    const startMs = clock.monotonicMs()
    const report = (result: StoreOperationResult, bytes: number) =>
      observer({ operation, result, bytes, durationMs: clock.monotonicMs() - startMs })
    let value: T
    try {
      value = await call()
    } catch (error) {
      report(ObjectStoreError.is(error) ? error.code : 'ABORTED', 0)
      throw error
    }
    report('OK', bytesOf(value))
    return value
  }

  return {
    description: store.description,
    putsCost: store.putsCost,
    closed: store.closed,
    start: (options) => store.start(options),
    close: () => store.close(),
    put: (key, body, options) =>
      observed(
        'put',
        () => store.put(key, body, options),
        () => body.reduce((sum, chunk) => sum + chunk.length, 0),
      ),
    get: (key, options) =>
      observed(
        'get',
        () => store.get(key, options),
        (bytes) => bytes.length,
      ),
    head: (key, options) => observed('head', () => store.head(key, options), none),
    delete: (key, options) => observed('delete', () => store.delete(key, options), none),
    list: (options) => observed('list', () => store.list(options), none),
  }
}

function none(): number {
  return 0
}
