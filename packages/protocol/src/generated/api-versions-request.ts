// Generated from schema/messages/ApiVersionsRequest.json by `npm run generate`. Do not edit.
import { messageCodec, rejectTaggedFields, type MessageCodec } from '../message-codec.ts'
import type { Reader } from '../reader.ts'
import { NO_TAGGED_FIELDS, type Encodable, type UnknownTaggedField } from '../values.ts'
import type { Writer } from '../writer.ts'

/** Kafka's ApiVersionsRequest. Versions 0 to 4. */
export interface ApiVersionsRequest {
  /** `string`, since version 3, dropped silently where a version lacks it. */
  readonly clientSoftwareName: string
  /** `string`, since version 3, dropped silently where a version lacks it. */
  readonly clientSoftwareVersion: string
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readApiVersionsRequest(reader: Reader, version: number): ApiVersionsRequest {
  const flexible = version >= 3
  const clientSoftwareName = version >= 3 ? reader.readString(true) : ''
  const clientSoftwareVersion = version >= 3 ? reader.readString(true) : ''
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { clientSoftwareName, clientSoftwareVersion, unknownTaggedFields }
}

function writeApiVersionsRequest(writer: Writer, value: Encodable<ApiVersionsRequest>, version: number): void {
  const flexible = version >= 3
  if (version >= 3) {
    writer.writeString(value.clientSoftwareName, true)
  }
  if (version >= 3) {
    writer.writeString(value.clientSoftwareVersion, true)
  }
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

/** Reads and writes {@link ApiVersionsRequest}. */
export const apiVersionsRequest: MessageCodec<ApiVersionsRequest> = /* @__PURE__ */ messageCodec(
  { name: 'ApiVersionsRequest', apiKey: 18, kind: 'request', versionMin: 0, versionMax: 4, flexibleFrom: 3 },
  readApiVersionsRequest,
  writeApiVersionsRequest,
)
