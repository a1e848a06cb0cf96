import { requestHeaderVersion } from './api-keys.ts'
import { requestHeader, type RequestHeader } from './generated/request-header.ts'
import { responseHeader, type ResponseHeader } from './generated/response-header.ts'
import type { Reader } from './reader.ts'
import type { Encodable } from './values.ts'
import type { Writer } from './writer.ts'

export type { RequestHeader, ResponseHeader }

/**
 * Reads the header of a request, in the version that its own API key and API version ask for.
 *
 * @throws {@link ProtocolError} `UNKNOWN_API_KEY` for a key that Kafka 4.3 does not answer, with key and version in the error;
 * a version that no codec knows is not refused here.
 */
export function decodeRequestHeader(reader: Reader): RequestHeader {
  // Key and version are the first four bytes in every version of the header.
  const keyAndVersion = reader.peekInt32()
  return requestHeader.decode(reader, requestHeaderVersion(keyAndVersion >> 16, keyAndVersion & 0xffff))
}

/** Writes the header of a request, in the version that its API key and API version ask for. */
export function encodeRequestHeader(writer: Writer, header: Encodable<RequestHeader>): void {
  requestHeader.encode(writer, header, requestHeaderVersion(header.requestApiKey ?? 0, header.requestApiVersion ?? 0))
}

/** Reads the header of a response; `headerVersion` as of `responseHeaderVersion(apiKey, version)`. */
export function decodeResponseHeader(reader: Reader, headerVersion: number): ResponseHeader {
  return responseHeader.decode(reader, headerVersion)
}

/** Writes the header of a response; `headerVersion` as of `responseHeaderVersion(apiKey, version)`. */
export function encodeResponseHeader(writer: Writer, header: Encodable<ResponseHeader>, headerVersion: number): void {
  responseHeader.encode(writer, header, headerVersion)
}
