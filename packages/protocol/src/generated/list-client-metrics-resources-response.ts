// Generated from schema/messages/ListClientMetricsResourcesResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** The subscriptions by name. Version 0. */
export interface ListClientMetricsResourcesResponse {
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
  /** `[]ClientMetricsResource`. */
  readonly clientMetricsResources: readonly ListClientMetricsResourcesResponseClientMetricsResource[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ListClientMetricsResourcesResponse}. */
export interface ListClientMetricsResourcesResponseClientMetricsResource {
  /** `string`. */
  readonly name: string
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readClientMetricsResource(reader: Reader, _version: number): ListClientMetricsResourcesResponseClientMetricsResource {
  let at = ''
  try {
    at = 'name'
    const name = reader.readString(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { name, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeClientMetricsResource(writer: Writer, value: Encodable<ListClientMetricsResourcesResponseClientMetricsResource>, _version: number): void {
  let at = ''
  try {
    at = 'name'
    writer.writeString(value.name, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readClientMetricsResourceList(reader: Reader, version: number): ListClientMetricsResourcesResponseClientMetricsResource[] {
  const count = reader.readArrayLength(true, 2)
  const items: ListClientMetricsResourcesResponseClientMetricsResource[] = []
  try {
    while (items.length < count) items.push(readClientMetricsResource(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeClientMetricsResourceList(writer: Writer, items: readonly Encodable<ListClientMetricsResourcesResponseClientMetricsResource>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeClientMetricsResource(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readListClientMetricsResourcesResponse(reader: Reader, version: number): ListClientMetricsResourcesResponse {
  let at = ''
  try {
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'clientMetricsResources'
    const clientMetricsResources = readClientMetricsResourceList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { throttleTimeMs, errorCode, clientMetricsResources, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeListClientMetricsResourcesResponse(writer: Writer, value: Encodable<ListClientMetricsResourcesResponse>, version: number): void {
  let at = ''
  try {
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'clientMetricsResources'
    writeClientMetricsResourceList(writer, value.clientMetricsResources === undefined ? NO_ITEMS : value.clientMetricsResources, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ListClientMetricsResourcesResponse}. */
export const listClientMetricsResourcesResponse = /* @__PURE__ */ messageCodec(
  { name: 'ListClientMetricsResourcesResponse', apiKey: 74, kind: 'response', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readListClientMetricsResourcesResponse,
  writeListClientMetricsResourcesResponse,
)
