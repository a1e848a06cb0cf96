const brand = Symbol.for('@millrace/object-store/error')

/**
 * Why an object-store call failed. Stable: callers may switch on it.
 *
 * - `NOT_FOUND`: no such object, or at start no such bucket or folder.
 * - `ACCESS_DENIED`: credentials are missing, wrong or not allowed to do this.
 * - `PRECONDITION_FAILED`: the key exists.
 * - `CONTENT_MISMATCH`: the key holds another object than the one that was put under it; only a durable put says so.
 * - `CONFLICT`: another put of the same key was under way; ask again.
 * - `RANGE_NOT_SATISFIABLE`: the range reaches past the end of the object.
 * - `THROTTLED`: the store asks to slow down; ask again later.
 * - `UNAVAILABLE`: time-out, lost connection or server error; the outcome of a put is unknown; ask again.
 * - `FULL`: no space left; ask again when there is.
 * - `INVALID`: the request can never succeed (bad key, object too large).
 * - `CLOSED`: the store was closed, by its owner or by itself after a failed fsync.
 */
export type ObjectStoreErrorCode =
  | 'NOT_FOUND'
  | 'ACCESS_DENIED'
  | 'PRECONDITION_FAILED'
  | 'CONTENT_MISMATCH'
  | 'CONFLICT'
  | 'RANGE_NOT_SATISFIABLE'
  | 'THROTTLED'
  | 'UNAVAILABLE'
  | 'FULL'
  | 'INVALID'
  | 'CLOSED'

/** The only error type an `ObjectStore` may reject with, but for a signal's reason. */
export class ObjectStoreError extends Error {
  /** Marks the class across copies of this package. */
  readonly [brand] = true
  /** Why. */
  readonly code: ObjectStoreErrorCode
  /** Name of the class. */
  override readonly name = 'ObjectStoreError'
  constructor(code: ObjectStoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
  /** Works across package copies and realms, which `instanceof` does not. */
  static is(value: unknown): value is ObjectStoreError {
    return typeof value === 'object' && value !== null && brand in value
  }
}
