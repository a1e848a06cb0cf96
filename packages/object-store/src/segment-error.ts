const brand = Symbol.for('@millrace/object-store/segment-format-error')

/**
 * Why bytes were not accepted as a segment.
 *
 * - `TRUNCATED`: shorter than the trailer says, or than a trailer.
 * - `NOT_A_SEGMENT`: the last bytes are not the magic.
 * - `UNSUPPORTED_VERSION`: a segment, of a format version that this reader does not know.
 * - `CORRUPT`: a checksum differs, or the parts contradict one another.
 * - `TOO_LARGE`: the footer is longer than the reader's limit.
 */
export type SegmentFormatErrorCode = 'TRUNCATED' | 'NOT_A_SEGMENT' | 'UNSUPPORTED_VERSION' | 'CORRUPT' | 'TOO_LARGE'

/** The only error with which reading a segment's bytes fails. */
export class SegmentFormatError extends Error {
  /** Marks the class across copies of this package. */
  readonly [brand] = true
  /** Why. */
  readonly code: SegmentFormatErrorCode
  /** Name of the class. */
  override readonly name = 'SegmentFormatError'
  constructor(code: SegmentFormatErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
  /** Works across package copies and realms, which `instanceof` does not. */
  static is(value: unknown): value is SegmentFormatError {
    return typeof value === 'object' && value !== null && brand in value
  }
}
