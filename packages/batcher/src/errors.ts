const brand = Symbol.for('@millrace/batcher/error')

/**
 * Why a batcher refused or gave up. Stable: callers may switch on it.
 *
 * - `CLOSED_BEFORE_APPEND`: the batcher is closing, closed or has failed; nothing of the append was taken.
 * - `INVALID_ITEM`: an item contradicts itself; nothing of the append was taken. A bug of the caller.
 * - `UNDECIDED_BYTES_EXCEEDED`: the append would pass `undecidedBytesMax`; nothing of it was taken.
 * - `OUTCOME_UNKNOWN`: the batcher failed or gave up waiting; items of the append may have been committed.
 * - `SEGMENT_ID_EXPIRED`: the metadata store refused a segment's id as too old. Ends the batcher.
 * - `METADATA_UNUSABLE`: the metadata store was closed or answered what no store may. Ends the batcher.
 * - `INTERNAL`: the batcher broke one of its own rules. Ends the batcher.
 */
export type BatcherErrorCode =
  | 'CLOSED_BEFORE_APPEND'
  | 'INVALID_ITEM'
  | 'UNDECIDED_BYTES_EXCEEDED'
  | 'OUTCOME_UNKNOWN'
  | 'SEGMENT_ID_EXPIRED'
  | 'METADATA_UNUSABLE'
  | 'INTERNAL'

/** The only error type a `Batcher` rejects with, but for a signal's reason. */
export class BatcherError extends Error {
  /** Marks the class across copies of the package. */
  readonly [brand] = true
  /** Why. */
  readonly code: BatcherErrorCode
  /** Always `BatcherError`. */
  override readonly name = 'BatcherError'
  constructor(code: BatcherErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
  /** Works across package copies and realms, which `instanceof` does not. */
  static is(value: unknown): value is BatcherError {
    return typeof value === 'object' && value !== null && brand in value
  }
}
