const brand = Symbol.for('@millrace/protocol/error')

/**
 * Why bytes could not be read or a value could not be written. Stable: callers may switch on it.
 *
 * - `TRUNCATED`: the bytes end before the message does.
 * - `MALFORMED`: bytes that no encoder writes: a negative length, null where the version allows none, an endless varint.
 * - `TRAILING_BYTES`: the message ended and bytes are left.
 * - `LIMIT_EXCEEDED`: a named limit of the reader was reached.
 * - `UNKNOWN_API_KEY`: no message is known by this key.
 * - `UNSUPPORTED_VERSION`: the message is known, the version is not.
 * - `UNSUPPORTED_FIELD`: a field is set that this version lacks and that must not be dropped silently.
 * - `INVALID_VALUE`: a value that the field's type cannot carry.
 * - `UNKNOWN_CODEC`: no function was given for a compression codec.
 */
export type ProtocolErrorCode =
  | 'TRUNCATED'
  | 'MALFORMED'
  | 'TRAILING_BYTES'
  | 'LIMIT_EXCEEDED'
  | 'UNKNOWN_API_KEY'
  | 'UNSUPPORTED_VERSION'
  | 'UNSUPPORTED_FIELD'
  | 'INVALID_VALUE'
  | 'UNKNOWN_CODEC'

/** What a {@link ProtocolError} knows about the message it arose in. */
export interface ProtocolErrorContext {
  /** API key of the message, when it has one. */
  readonly apiKey?: number | undefined
  /** Version of the message. */
  readonly version?: number | undefined
  /** The failing field, `topicData[3].partitionData[0].records`, as far as it is known. */
  readonly path?: string | undefined
}

/** The only error that this package throws for bytes or values that it cannot carry. */
export class ProtocolError extends Error {
  /** What {@link ProtocolError.is} looks for. */
  readonly [brand] = true
  /** For printing. */
  override readonly name = 'ProtocolError'
  /** Why. */
  readonly code: ProtocolErrorCode
  /** API key of the message, when the error arose inside one that has a key. */
  readonly apiKey: number | undefined
  /** Version of the message, when the error arose inside one. */
  readonly version: number | undefined
  /** The failing field, `topicData[3].partitionData[0].records`, as far as it is known. */
  readonly path: string | undefined
  constructor(code: ProtocolErrorCode, message: string, context: ProtocolErrorContext & ErrorOptions = {}) {
    super(message, context.cause === undefined ? undefined : { cause: context.cause })
    this.code = code
    this.apiKey = context.apiKey
    this.version = context.version
    this.path = context.path
  }
  /** Works across package copies and realms, which `instanceof` does not. */
  static is(value: unknown): value is ProtocolError {
    return typeof value === 'object' && value !== null && brand in value
  }
}
