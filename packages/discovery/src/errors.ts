const brand = Symbol.for('@millrace/discovery/error')

/**
 * Why a call to a directory failed. Stable: callers may switch on it.
 *
 * - `UNAVAILABLE`: it cannot be reached, is busy, or took too long; ask again.
 * - `CLOSED`: it was closed.
 * - `BAD_REQUEST`: the arguments break the interface's rules (a bug of the caller); nothing took place.
 */
export type DirectoryErrorCode = 'UNAVAILABLE' | 'CLOSED' | 'BAD_REQUEST'

/** The only error type an `AgentDirectory` may reject with, but for a signal's reason. */
export class DirectoryError extends Error {
  /** What `is` recognises. */
  readonly [brand] = true
  /** Why. */
  readonly code: DirectoryErrorCode
  /** Always 'DirectoryError'. */
  override readonly name = 'DirectoryError'
  constructor(code: DirectoryErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
  /** Works across package copies and realms, which `instanceof` does not. */
  static is(value: unknown): value is DirectoryError {
    return typeof value === 'object' && value !== null && brand in value
  }
}
