const brand = Symbol.for('@millrace/metadata/error')

/**
 * Why a metadata call failed. Stable: callers may switch on it.
 *
 * - `UNAVAILABLE`: the store cannot be reached or is busy; ask again.
 * - `CLOSED`: the store was closed.
 * - `IN_USE`: another process holds the store.
 * - `INVALID`: the store's file or schema is not one that this version can use.
 * - `FULL`: the store has no space left; nothing took place; ask again when it has.
 * - `BAD_REQUEST`: the arguments break the interface's rules (a bug of the caller); nothing took place.
 */
export type MetadataErrorCode = 'UNAVAILABLE' | 'CLOSED' | 'IN_USE' | 'INVALID' | 'FULL' | 'BAD_REQUEST'

/** The only error type a `MetadataStore` may reject with, but for a signal's reason. */
export class MetadataError extends Error {
  /** What `is` recognises. */
  readonly [brand] = true
  /** Why. */
  readonly code: MetadataErrorCode
  /** Always 'MetadataError'. */
  override readonly name = 'MetadataError'
  constructor(code: MetadataErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
  /** Works across package copies and realms, which `instanceof` does not. */
  static is(value: unknown): value is MetadataError {
    return typeof value === 'object' && value !== null && brand in value
  }
}
