import { ApiKey, responseHeaderVersion, type ApiKeyNumber } from './api-keys.ts'
import { codecFor, type RequestOf, type ResponseOf } from './codec-registry.ts'
import { ErrorCode } from './error-codes.ts'
import { ProtocolError } from './errors.ts'
import { decodeRequestHeader, encodeRequestHeader, type RequestHeader, type ResponseHeader } from './headers.ts'
import type { Codecs } from './generated/codecs.ts'
import { responseHeader } from './generated/response-header.ts'
import type { MessageCodec } from './message-codec.ts'
import { createReader, type Reader, type ReaderLimits } from './reader.ts'
import type { Encodable } from './values.ts'
import { createWriter, type Writer } from './writer.ts'

/** A decoded request. Of a frame of unknown API it is a union: `if (frame.apiKey === ApiKey.FETCH)` narrows `body`. */
export type RequestFrame<Key extends ApiKeyNumber = ApiKeyNumber> = Key extends ApiKeyNumber
  ? {
      /** The API key. */
      readonly apiKey: Key
      /** Name of the message, `FetchRequest`. */
      readonly name: Codecs[Key]['request']['name']
      /** The header; its version of the API is the version of `body`. */
      readonly header: RequestHeader
      /** The message; null for an ApiVersions request of a version past the newest known, whose body nobody can read. */
      readonly body: Key extends typeof ApiKey.API_VERSIONS ? RequestOf<Key> | null : RequestOf<Key>
    }
  : never

/** A decoded response; a union like {@link RequestFrame}. */
export type ResponseFrame<Key extends ApiKeyNumber = ApiKeyNumber> = Key extends ApiKeyNumber
  ? {
      /** The API key. */
      readonly apiKey: Key
      /** The version that `body` is in: the request's, or 0 where ApiVersions was answered in version 0. */
      readonly apiVersion: number
      /** Name of the message, `FetchResponse`. */
      readonly name: Codecs[Key]['response']['name']
      /** The header. */
      readonly header: ResponseHeader
      /** The message. */
      readonly body: ResponseOf<Key>
    }
  : never

/** A request to encode: what {@link decodeRequestFrame} gives, or less. */
export interface EncodableRequestFrame<Key extends ApiKeyNumber> {
  /** The API key. A different one in `header` is refused. */
  readonly apiKey: Key
  /** The header. */
  readonly header: Encodable<RequestHeader> & {
    /** The version that header and message are written in. */
    readonly requestApiVersion: number
  }
  /** The message; absent fields take Kafka's default. */
  readonly body: Encodable<RequestOf<Key>>
}

/** A response to encode: what {@link decodeResponseFrame} gives, or less. */
export interface EncodableResponseFrame<Key extends ApiKeyNumber> {
  /** The API key of the request. */
  readonly apiKey: Key
  /** The version of the request. */
  readonly apiVersion: number
  /** The header, with the correlation id of the request. */
  readonly header: Encodable<ResponseHeader>
  /** The message; absent fields take Kafka's default. */
  readonly body: Encodable<ResponseOf<Key>>
}

/** What a response is read with: its bytes do not say what they answer. */
export interface AskedFor<Key extends number = number> {
  /** The API key of the request. */
  readonly apiKey: Key
  /** The version of the request. */
  readonly apiVersion: number
}

/**
 * Decodes a whole request.
 *
 * @param chunks - One frame without its 4-byte length, in order. Byte fields of the result are views of it.
 * @param limits - See {@link ReaderLimits}.
 * @throws {@link ProtocolError} `UNKNOWN_API_KEY`, `UNSUPPORTED_VERSION`, `TRAILING_BYTES`, or what the message's codec
 * throws. An ApiVersions request of a version from the future does not throw: its `body` is null, and it wants an answer
 * in version 0 with UNSUPPORTED_VERSION.
 */
export function decodeRequestFrame(chunks: readonly Uint8Array[], limits?: ReaderLimits): RequestFrame {
  const reader = createReader(chunks, limits)
  const header = decodeRequestHeader(reader)
  const { requestApiKey: apiKey, requestApiVersion: version } = header
  const codec = knownCodec(apiKey, version, 'request')
  const isFromTheFuture = apiKey === ApiKey.API_VERSIONS && version > codec.versionMax
  const body = isFromTheFuture ? null : decodeWhole(codec, reader, version)
  return { apiKey, name: codec.name, header, body } as RequestFrame
}

/**
 * Decodes a whole response.
 *
 * A broker that does not know the version of an ApiVersions request answers it in version 0; such an answer is found
 * out by its error code and decoded in version 0, which the result's `apiVersion` then says.
 *
 * @param chunks - One frame without its 4-byte length, in order. Byte fields of the result are views of it.
 * @param asked - Key and version of the request, by the correlation id that the caller keeps.
 * @param limits - See {@link ReaderLimits}.
 * @throws {@link ProtocolError} as {@link decodeRequestFrame}.
 */
export function decodeResponseFrame<Key extends ApiKeyNumber>(
  chunks: readonly Uint8Array[],
  asked: AskedFor<Key>,
  limits?: ReaderLimits,
): ResponseFrame<Key>
export function decodeResponseFrame(
  chunks: readonly Uint8Array[],
  asked: AskedFor,
  limits?: ReaderLimits,
): ResponseFrame
export function decodeResponseFrame(
  chunks: readonly Uint8Array[],
  { apiKey, apiVersion }: AskedFor,
  limits?: ReaderLimits,
): ResponseFrame {
  try {
    return decodeAnswer(chunks, { apiKey, apiVersion }, limits)
  } catch (error) {
    const isOlder = apiKey === ApiKey.API_VERSIONS && apiVersion > 0 && ProtocolError.is(error)
    if (!isOlder || !refusesVersion(chunks)) throw error
    return decodeAnswer(chunks, { apiKey, apiVersion: 0 }, limits)
  }
}

function decodeAnswer(
  chunks: readonly Uint8Array[],
  { apiKey, apiVersion }: AskedFor,
  limits: ReaderLimits | undefined,
): ResponseFrame {
  const reader = createReader(chunks, limits)
  const codec = knownCodec(apiKey, apiVersion, 'response')
  const header = responseHeader.decode(reader, responseHeaderVersion(apiKey, apiVersion))
  const body = decodeWhole(codec, reader, apiVersion)
  return { apiKey, apiVersion, name: codec.name, header, body } as ResponseFrame
}

/** Whether an ApiVersions response opens, after its header, with the error code of an unknown version. */
function refusesVersion(chunks: readonly Uint8Array[]): boolean {
  const reader = createReader(chunks)
  if (reader.remaining < 6) return false
  reader.readInt32()
  return reader.readInt16() === ErrorCode.UNSUPPORTED_VERSION
}

function decodeWhole(codec: MessageCodec<unknown>, reader: Reader, version: number): unknown {
  const body = codec.decode(reader, version)
  const { remaining } = reader
  if (remaining === 0) return body
  const { name, apiKey } = codec
  throw new ProtocolError('TRAILING_BYTES', `${name} v${version}: ${remaining} bytes are left after its end`, {
    apiKey,
    version,
  })
}

/**
 * Encodes a whole request, its 4-byte length included: chunks to be written to a socket in order.
 *
 * @param frame - Header and message.
 * @param writer - Where a program that encodes many frames shares memory between them; its `finish()` is called here.
 * @throws {@link ProtocolError} as a codec's `encode`; nothing is left in `writer` then.
 */
export function encodeRequestFrame<Key extends ApiKeyNumber>(
  { apiKey, header, body }: EncodableRequestFrame<Key>,
  writer: Writer = createWriter(),
): Uint8Array[] {
  const { requestApiKey = apiKey, requestApiVersion: version } = header
  if (requestApiKey !== apiKey) {
    throw new ProtocolError('INVALID_VALUE', `the header has API key ${requestApiKey}, the frame ${apiKey}`)
  }
  const codec = knownCodec(apiKey, version, 'request')
  return framed(writer, () => {
    encodeRequestHeader(writer, { ...header, requestApiKey: apiKey })
    codec.encode(writer, body, version)
  })
}

/**
 * Encodes a whole response, its 4-byte length included: chunks to be written to a socket in order.
 *
 * @param frame - Header, message, and what was asked.
 * @param writer - As in {@link encodeRequestFrame}.
 * @throws {@link ProtocolError} as a codec's `encode`; nothing is left in `writer` then.
 */
export function encodeResponseFrame<Key extends ApiKeyNumber>(
  { apiKey, apiVersion, header, body }: EncodableResponseFrame<Key>,
  writer: Writer = createWriter(),
): Uint8Array[] {
  const codec = knownCodec(apiKey, apiVersion, 'response')
  return framed(writer, () => {
    responseHeader.encode(writer, header, responseHeaderVersion(apiKey, apiVersion))
    codec.encode(writer, body, apiVersion)
  })
}

function framed(writer: Writer, encode: () => void): Uint8Array[] {
  writer.startFrame()
  try {
    encode()
  } catch (error) {
    writer.discard()
    throw error
  }
  return writer.finish()
}

function knownCodec(apiKey: number, version: number, kind: 'request' | 'response'): MessageCodec<unknown> {
  const codec: MessageCodec<unknown> | undefined = codecFor(apiKey, kind)
  if (codec !== undefined) return codec
  throw new ProtocolError('UNKNOWN_API_KEY', `no API has the key ${apiKey}`, { apiKey, version })
}
