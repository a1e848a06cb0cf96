// Generated from schema/messages/GetTelemetrySubscriptionsResponse.json by `npm run generate`. Do not edit.
import { inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Kafka's GetTelemetrySubscriptionsResponse. Version 0. */
export interface GetTelemetrySubscriptionsResponse {
  /** `int32`. */
  readonly throttleTimeMs: number
  /** `int16`. */
  readonly errorCode: number
  /** `uuid`. */
  readonly clientInstanceId: string
  /** `int32`. */
  readonly subscriptionId: number
  /** `[]int8`. */
  readonly acceptedCompressionTypes: readonly number[]
  /** `int32`. */
  readonly pushIntervalMs: number
  /** `int32`. */
  readonly telemetryMaxBytes: number
  /** `bool`. */
  readonly deltaTemporality: boolean
  /** `[]string`. */
  readonly requestedMetrics: readonly string[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readGetTelemetrySubscriptionsResponse(reader: Reader, _version: number): GetTelemetrySubscriptionsResponse {
  let at = ''
  try {
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'clientInstanceId'
    const clientInstanceId = reader.readUuid()
    at = 'subscriptionId'
    const subscriptionId = reader.readInt32()
    at = 'acceptedCompressionTypes'
    const acceptedCompressionTypes = reader.readInt8Array(true)
    at = 'pushIntervalMs'
    const pushIntervalMs = reader.readInt32()
    at = 'telemetryMaxBytes'
    const telemetryMaxBytes = reader.readInt32()
    at = 'deltaTemporality'
    const deltaTemporality = reader.readBoolean()
    at = 'requestedMetrics'
    const requestedMetrics = reader.readStringArray(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { throttleTimeMs, errorCode, clientInstanceId, subscriptionId, acceptedCompressionTypes, pushIntervalMs, telemetryMaxBytes, deltaTemporality, requestedMetrics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeGetTelemetrySubscriptionsResponse(writer: Writer, value: Encodable<GetTelemetrySubscriptionsResponse>, _version: number): void {
  let at = ''
  try {
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'clientInstanceId'
    writer.writeUuid(value.clientInstanceId)
    at = 'subscriptionId'
    writer.writeInt32(value.subscriptionId)
    at = 'acceptedCompressionTypes'
    writer.writeInt8Array(value.acceptedCompressionTypes, true)
    at = 'pushIntervalMs'
    writer.writeInt32(value.pushIntervalMs)
    at = 'telemetryMaxBytes'
    writer.writeInt32(value.telemetryMaxBytes)
    at = 'deltaTemporality'
    writer.writeBoolean(value.deltaTemporality)
    at = 'requestedMetrics'
    writer.writeStringArray(value.requestedMetrics, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link GetTelemetrySubscriptionsResponse}. */
export const getTelemetrySubscriptionsResponse = /* @__PURE__ */ messageCodec(
  { name: 'GetTelemetrySubscriptionsResponse', apiKey: 71, kind: 'response', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readGetTelemetrySubscriptionsResponse,
  writeGetTelemetrySubscriptionsResponse,
)
