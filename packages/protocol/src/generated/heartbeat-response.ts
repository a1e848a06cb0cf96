// Generated from schema/messages/HeartbeatResponse.json by `npm run generate`. Do not edit.
import { NO_TAGGED_FIELDS, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Kafka's HeartbeatResponse. Versions 0 to 4. */
export interface HeartbeatResponse {
  /** `int32`, since version 1, dropped silently where a version lacks it. */
  readonly throttleTimeMs: number
  /** `int16`. */
  readonly errorCode: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readHeartbeatResponse(reader: Reader, version: number): HeartbeatResponse {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'throttleTimeMs'
    const throttleTimeMs = version >= 1 ? reader.readInt32() : 0
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, errorCode, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeHeartbeatResponse(writer: Writer, value: Encodable<HeartbeatResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'throttleTimeMs'
    if (version >= 1) {
      writer.writeInt32(value.throttleTimeMs)
    }
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link HeartbeatResponse}. */
export const heartbeatResponse = /* @__PURE__ */ messageCodec(
  { name: 'HeartbeatResponse', apiKey: 12, kind: 'response', versionMin: 0, versionMax: 4, flexibleFrom: 4 },
  readHeartbeatResponse,
  writeHeartbeatResponse,
)
