// Generated from schema/messages/GetTelemetrySubscriptionsRequest.json by `npm run generate`. Do not edit.
import { inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Asks which metrics of the client the broker wants (KIP-714). Version 0. */
export interface GetTelemetrySubscriptionsRequest {
  /**
   * Id of the client; in a request, `ZERO_UUID` to be given one.
   *
   * `uuid`.
   */
  readonly clientInstanceId: string
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readGetTelemetrySubscriptionsRequest(reader: Reader, _version: number): GetTelemetrySubscriptionsRequest {
  let at = ''
  try {
    at = 'clientInstanceId'
    const clientInstanceId = reader.readUuid()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { clientInstanceId, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeGetTelemetrySubscriptionsRequest(writer: Writer, value: Encodable<GetTelemetrySubscriptionsRequest>, _version: number): void {
  let at = ''
  try {
    at = 'clientInstanceId'
    writer.writeUuid(value.clientInstanceId)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link GetTelemetrySubscriptionsRequest}. */
export const getTelemetrySubscriptionsRequest = /* @__PURE__ */ messageCodec(
  { name: 'GetTelemetrySubscriptionsRequest', apiKey: 71, kind: 'request', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readGetTelemetrySubscriptionsRequest,
  writeGetTelemetrySubscriptionsRequest,
)
