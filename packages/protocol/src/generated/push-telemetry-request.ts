// Generated from schema/messages/PushTelemetryRequest.json by `npm run generate`. Do not edit.
import { inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Pushes metrics of a client (KIP-714). Version 0. */
export interface PushTelemetryRequest {
  /**
   * Id of the client.
   *
   * `uuid`.
   */
  readonly clientInstanceId: string
  /**
   * The subscription that the metrics answer.
   *
   * `int32`.
   */
  readonly subscriptionId: number
  /**
   * Whether this is the client's last push.
   *
   * `bool`.
   */
  readonly terminating: boolean
  /**
   * Compression of `metrics`: 0 none, 1 gzip, 2 snappy, 3 lz4, 4 zstd.
   *
   * `int8`.
   */
  readonly compressionType: number
  /**
   * Metrics as OpenTelemetry's MetricsData in protobuf.
   *
   * `bytes`.
   */
  readonly metrics: Uint8Array
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readPushTelemetryRequest(reader: Reader, _version: number): PushTelemetryRequest {
  let at = ''
  try {
    at = 'clientInstanceId'
    const clientInstanceId = reader.readUuid()
    at = 'subscriptionId'
    const subscriptionId = reader.readInt32()
    at = 'terminating'
    const terminating = reader.readBoolean()
    at = 'compressionType'
    const compressionType = reader.readInt8()
    at = 'metrics'
    const metrics = reader.readBytes(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { clientInstanceId, subscriptionId, terminating, compressionType, metrics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writePushTelemetryRequest(writer: Writer, value: Encodable<PushTelemetryRequest>, _version: number): void {
  let at = ''
  try {
    at = 'clientInstanceId'
    writer.writeUuid(value.clientInstanceId)
    at = 'subscriptionId'
    writer.writeInt32(value.subscriptionId)
    at = 'terminating'
    writer.writeBoolean(value.terminating)
    at = 'compressionType'
    writer.writeInt8(value.compressionType)
    at = 'metrics'
    writer.writeBytes(value.metrics, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link PushTelemetryRequest}. */
export const pushTelemetryRequest = /* @__PURE__ */ messageCodec(
  { name: 'PushTelemetryRequest', apiKey: 72, kind: 'request', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readPushTelemetryRequest,
  writePushTelemetryRequest,
)
