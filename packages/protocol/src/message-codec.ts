import { ProtocolError } from './errors.ts'
import type { Reader } from './reader.ts'
import type { Encodable, UnknownTaggedField } from './values.ts'
import type { Writer } from './writer.ts'

/** Which side sends a message; headers and data formats stand inside of others. */
export type MessageKind = 'request' | 'response' | 'header' | 'data'

/** What names a message, beside the two functions of its codec. */
export interface MessageDescription<
  Name extends string = string,
  Key extends number = number,
  Kind extends MessageKind = MessageKind,
  Min extends number = number,
  Max extends number = number,
> {
  /** Kafka's name, `ProduceRequest`. */
  readonly name: Name
  /** The API key; -1 for what has none: headers and data formats. */
  readonly apiKey: Key
  /** Which side sends it. */
  readonly kind: Kind
  /** Lowest version this codec knows. A broker need not answer all of them. */
  readonly versionMin: Min
  /** Highest version this codec knows. */
  readonly versionMax: Max
  /** From which version on lengths are compact and tagged fields exist; `Infinity` for never. */
  readonly flexibleFrom: number
}

/**
 * Reads and writes one message in every version that the schema knows.
 *
 * Name, key, kind, lowest and highest version are literal types: `fetchRequest.apiKey` is of type `1`. Where they do not
 * matter, `MessageCodec<T>` takes any codec of `T`.
 */
export interface MessageCodec<
  T,
  Name extends string = string,
  Key extends number = number,
  Kind extends MessageKind = MessageKind,
  Min extends number = number,
  Max extends number = number,
> extends MessageDescription<Name, Key, Kind, Min, Max> {
  /**
   * Reads one message; every field is there, with Kafka's default where the version lacks it.
   * Byte fields are views of the reader's chunks. Bytes after the message are left: see `reader.expectEnd()`.
   *
   * @throws {@link ProtocolError} with the message's key and version.
   */
  decode(reader: Reader, version: number): T
  /**
   * Writes one message; absent fields take Kafka's default. A writer whose encode threw must be discarded or finished.
   *
   * @throws {@link ProtocolError} when a value does not fit its field, or a field is set that this version lacks and that may not be dropped.
   */
  encode(writer: Writer, value: Encodable<T>, version: number): void
}

/** Joins a generated pair of functions into a codec that checks the version and says in errors which message failed. */
export function messageCodec<
  T,
  const Name extends string,
  const Key extends number,
  const Kind extends MessageKind,
  const Min extends number,
  const Max extends number,
>(
  description: MessageDescription<Name, Key, Kind, Min, Max>,
  decode: (reader: Reader, version: number) => T,
  encode: (writer: Writer, value: Encodable<T>, version: number) => void,
): MessageCodec<T, Name, Key, Kind, Min, Max> {
  return {
    ...description,
    decode(reader, version) {
      if (!(version >= description.versionMin && version <= description.versionMax)) refuseVersion(description, version)
      try {
        return decode(reader, version)
      } catch (error) {
        throw inMessage(error, description, version)
      }
    },
    encode(writer, value, version) {
      if (!(version >= description.versionMin && version <= description.versionMax)) refuseVersion(description, version)
      try {
        encode(writer, value, version)
      } catch (error) {
        throw inMessage(error, description, version)
      }
    },
  }
}

function refuseVersion({ name, apiKey, versionMin, versionMax }: MessageDescription, version: number): never {
  const known = `versions ${versionMin} to ${versionMax} are known`
  throw new ProtocolError('UNSUPPORTED_VERSION', `${name} has no version ${version}; ${known}`, { apiKey, version })
}

function inMessage(error: unknown, { name, apiKey }: MessageDescription, version: number): unknown {
  if (!ProtocolError.is(error) || error.version !== undefined) return error
  const { code, path } = error
  const at = path === undefined ? '' : ` at ${path}`
  return new ProtocolError(code, `${name} v${version}${at}: ${error.message}`, { apiKey, version, path, cause: error })
}

/** Puts a step in front of the path that an error has come from so far. */
function prefixed(error: ProtocolError, step: string): ProtocolError {
  const { path } = error
  const joint = path === undefined || path.startsWith('[') ? '' : '.'
  return Object.assign(error, { path: step + joint + (path ?? '') })
}

/** Says in an error which element of a list it arose in. */
export function inItem(error: unknown, index: number): unknown {
  return ProtocolError.is(error) ? prefixed(error, `[${index}]`) : error
}

/** Says in an error which field could not be read. */
export function inReadField(error: unknown, field: string): unknown {
  return ProtocolError.is(error) ? prefixed(error, field) : error
}

/** Says in an error which field could not be written; a value of a wrong shape becomes a ProtocolError here. */
export function inWrittenField(error: unknown, field: string): unknown {
  if (ProtocolError.is(error)) return prefixed(error, field)
  if (!(error instanceof TypeError)) return error
  return new ProtocolError('INVALID_VALUE', error.message, { path: field, cause: error })
}

function refuseField(field: string): never {
  throw new ProtocolError('UNSUPPORTED_FIELD', `${field} is set, and this version has no such field`)
}

/** Refuses a scalar that is set to anything but its default. */
export function rejectUnlessDefault(value: unknown, fallback: unknown, field: string): void {
  if (value === undefined || value === fallback) return
  // 0 and 0n are the same int64.
  if (typeof value === 'bigint' && typeof fallback === 'number' && value === BigInt(fallback)) return
  refuseField(field)
}

/** Refuses an array, or bytes, that hold anything. */
export function rejectUnlessEmpty(value: { readonly length: number } | null | undefined, field: string): void {
  if (value === undefined || value?.length === 0) return
  refuseField(field)
}

/** Refuses unknown tagged fields in a version that cannot carry them. */
export function rejectTaggedFields(fields: readonly UnknownTaggedField[] | undefined): void {
  if (fields !== undefined && fields.length > 0) refuseField('unknownTaggedFields')
}

/** Whether an int64 is its default, in either form. */
export function isInt64(value: number | bigint | undefined, fallback: number | bigint): boolean {
  return value === undefined || value === fallback || (typeof value === 'bigint' && value === BigInt(fallback))
}

/** The two codecs of one API. */
export interface ApiCodecs<Request, Response> {
  /** Codec of the request. */
  readonly request: Request
  /** Codec of the response. */
  readonly response: Response
}
