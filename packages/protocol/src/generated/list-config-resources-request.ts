// Generated from schema/messages/ListConfigResourcesRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inReadField, inWrittenField, messageCodec, rejectUnlessEmpty, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Lists what has settings of its own (KIP-1142); called ListClientMetricsResources before. Versions 0 to 1.
 *
 * - 1: resources of any kind, not of client metrics only (KIP-1142)
 */
export interface ListConfigResourcesRequest {
  /**
   * Kinds wanted, 2 topic, 4 broker, 8 broker logger, 16 client metrics, 32 group; empty for all.
   *
   * `[]int8`, in version 1 only.
   */
  readonly resourceTypes: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readListConfigResourcesRequest(reader: Reader, version: number): ListConfigResourcesRequest {
  let at = ''
  try {
    at = 'resourceTypes'
    const resourceTypes = version >= 1 ? reader.readInt8Array(true) : NO_ITEMS
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { resourceTypes, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeListConfigResourcesRequest(writer: Writer, value: Encodable<ListConfigResourcesRequest>, version: number): void {
  let at = ''
  try {
    at = 'resourceTypes'
    if (version >= 1) {
      writer.writeInt8Array(value.resourceTypes, true)
    }
    else rejectUnlessEmpty(value.resourceTypes, 'resourceTypes')
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ListConfigResourcesRequest}. */
export const listConfigResourcesRequest = /* @__PURE__ */ messageCodec(
  { name: 'ListConfigResourcesRequest', apiKey: 74, kind: 'request', versionMin: 0, versionMax: 1, flexibleFrom: 0 },
  readListConfigResourcesRequest,
  writeListConfigResourcesRequest,
)
