// Generated from schema/messages/PushTelemetryResponse.json by `npm run generate`. Do not edit.
import { inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Says whether they were taken. Version 0. */
export interface PushTelemetryResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readPushTelemetryResponse(reader: Reader, _version: number): PushTelemetryResponse {
  let at = ''
  try {
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { throttleTimeMs, errorCode, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writePushTelemetryResponse(writer: Writer, value: Encodable<PushTelemetryResponse>, _version: number): void {
  let at = ''
  try {
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link PushTelemetryResponse}. */
export const pushTelemetryResponse = /* @__PURE__ */ messageCodec(
  { name: 'PushTelemetryResponse', apiKey: 72, kind: 'response', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readPushTelemetryResponse,
  writePushTelemetryResponse,
)
