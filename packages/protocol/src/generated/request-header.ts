// Generated from schema/messages/RequestHeader.json by `npm run generate`. Do not edit.
import { messageCodec, rejectTaggedFields, type MessageCodec } from '../message-codec.ts'
import type { Reader } from '../reader.ts'
import { NO_TAGGED_FIELDS, type Encodable, type UnknownTaggedField } from '../values.ts'
import type { Writer } from '../writer.ts'

/** Kafka's RequestHeader. Versions 0 to 2. */
export interface RequestHeader {
  /** `int16`. */
  readonly requestApiKey: number
  /** `int16`. */
  readonly requestApiVersion: number
  /** `int32`. */
  readonly correlationId: number
  /** `string`, since version 1, may be null, dropped silently where a version lacks it. */
  readonly clientId: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readRequestHeader(reader: Reader, version: number): RequestHeader {
  const flexible = version >= 2
  const requestApiKey = reader.readInt16()
  const requestApiVersion = reader.readInt16()
  const correlationId = reader.readInt32()
  const clientId = version >= 1 ? reader.readNullableString(false) : ''
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { requestApiKey, requestApiVersion, correlationId, clientId, unknownTaggedFields }
}

function writeRequestHeader(writer: Writer, value: Encodable<RequestHeader>, version: number): void {
  const flexible = version >= 2
  writer.writeInt16(value.requestApiKey)
  writer.writeInt16(value.requestApiVersion)
  writer.writeInt32(value.correlationId)
  if (version >= 1) {
    writer.writeNullableString(value.clientId === undefined ? '' : value.clientId, false)
  }
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

/** Reads and writes {@link RequestHeader}. */
export const requestHeader: MessageCodec<RequestHeader> = /* @__PURE__ */ messageCodec(
  { name: 'RequestHeader', apiKey: -1, kind: 'header', versionMin: 0, versionMax: 2, flexibleFrom: 2 },
  readRequestHeader,
  writeRequestHeader,
)
