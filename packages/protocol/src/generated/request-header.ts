// Generated from schema/messages/RequestHeader.json by `npm run generate`. Do not edit.
import { NO_TAGGED_FIELDS, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * What stands before every request. Versions 0 to 2.
 *
 * - 1: adds the client id
 * - 2: tagged fields (KIP-482); the client id stays in the old form
 */
export interface RequestHeader {
  /**
   * Which request follows.
   *
   * `int16`.
   */
  readonly requestApiKey: number
  /**
   * In which version.
   *
   * `int16`.
   */
  readonly requestApiVersion: number
  /**
   * Comes back in the response's header.
   *
   * `int32`.
   */
  readonly correlationId: number
  /**
   * Name of the client, for quotas and logs; null for none.
   *
   * `string`, since version 1, may be null, dropped silently where a version lacks it.
   */
  readonly clientId: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readRequestHeader(reader: Reader, version: number): RequestHeader {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'requestApiKey'
    const requestApiKey = reader.readInt16()
    at = 'requestApiVersion'
    const requestApiVersion = reader.readInt16()
    at = 'correlationId'
    const correlationId = reader.readInt32()
    at = 'clientId'
    const clientId = version >= 1 ? reader.readNullableString(false) : ''
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { requestApiKey, requestApiVersion, correlationId, clientId, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeRequestHeader(writer: Writer, value: Encodable<RequestHeader>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'requestApiKey'
    writer.writeInt16(value.requestApiKey)
    at = 'requestApiVersion'
    writer.writeInt16(value.requestApiVersion)
    at = 'correlationId'
    writer.writeInt32(value.correlationId)
    at = 'clientId'
    if (version >= 1) {
      writer.writeNullableString(value.clientId === undefined ? '' : value.clientId, false)
    }
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link RequestHeader}. */
export const requestHeader = /* @__PURE__ */ messageCodec(
  { name: 'RequestHeader', apiKey: -1, kind: 'header', versionMin: 0, versionMax: 2, flexibleFrom: 2 },
  readRequestHeader,
  writeRequestHeader,
)
