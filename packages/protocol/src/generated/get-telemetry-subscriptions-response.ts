// Generated from schema/messages/GetTelemetrySubscriptionsResponse.json by `npm run generate`. Do not edit.
import { inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** The metrics wanted, and how often. Version 0. */
export interface GetTelemetrySubscriptionsResponse {
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
  /**
   * Id of the client; in a request, `ZERO_UUID` to be given one.
   *
   * `uuid`.
   */
  readonly clientInstanceId: string
  /**
   * Changes whenever the metrics wanted do.
   *
   * `int32`.
   */
  readonly subscriptionId: number
  /**
   * Compressions by preference: 0 none, 1 gzip, 2 snappy, 3 lz4, 4 zstd.
   *
   * `[]int8`.
   */
  readonly acceptedCompressionTypes: readonly number[]
  /**
   * How often to push, in milliseconds.
   *
   * `int32`.
   */
  readonly pushIntervalMs: number
  /**
   * The most bytes of one push.
   *
   * `int32`.
   */
  readonly telemetryMaxBytes: number
  /**
   * Whether counters are sent as differences to the push before.
   *
   * `bool`.
   */
  readonly deltaTemporality: boolean
  /**
   * Beginnings of names of the metrics wanted; none for no metrics, one empty text for all.
   *
   * `[]string`.
   */
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
