// Generated from schema/messages/ListClientMetricsResourcesRequest.json by `npm run generate`. Do not edit.
import { inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Lists subscriptions to metrics of clients (KIP-714): version 0 of ListConfigResources, by its older name. Version 0. */
export interface ListClientMetricsResourcesRequest {
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readListClientMetricsResourcesRequest(reader: Reader, _version: number): ListClientMetricsResourcesRequest {
  let at = ''
  try {
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeListClientMetricsResourcesRequest(writer: Writer, value: Encodable<ListClientMetricsResourcesRequest>, _version: number): void {
  let at = ''
  try {
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ListClientMetricsResourcesRequest}. */
export const listClientMetricsResourcesRequest = /* @__PURE__ */ messageCodec(
  { name: 'ListClientMetricsResourcesRequest', apiKey: 74, kind: 'request', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readListClientMetricsResourcesRequest,
  writeListClientMetricsResourcesRequest,
)
