// Generated from schema/messages/ListConfigResourcesResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * The resources by name and kind. Versions 0 to 1.
 *
 * - 1: resources of any kind, not of client metrics only (KIP-1142)
 */
export interface ListConfigResourcesResponse {
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
  /** `[]ConfigResource`. */
  readonly configResources: readonly ListConfigResourcesResponseConfigResource[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ListConfigResourcesResponse}. */
export interface ListConfigResourcesResponseConfigResource {
  /** `string`. */
  readonly resourceName: string
  /**
   * Kind of resource: 2 topic, 4 broker, 8 broker logger, 16 client metrics, 32 group.
   *
   * `int8`, in version 1 only, by default 16, dropped silently where a version lacks it.
   */
  readonly resourceType: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readConfigResource(reader: Reader, version: number): ListConfigResourcesResponseConfigResource {
  let at = ''
  try {
    at = 'resourceName'
    const resourceName = reader.readString(true)
    at = 'resourceType'
    const resourceType = version >= 1 ? reader.readInt8() : 16
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { resourceName, resourceType, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeConfigResource(writer: Writer, value: Encodable<ListConfigResourcesResponseConfigResource>, version: number): void {
  let at = ''
  try {
    at = 'resourceName'
    writer.writeString(value.resourceName, true)
    at = 'resourceType'
    if (version >= 1) {
      writer.writeInt8(value.resourceType === undefined ? 16 : value.resourceType)
    }
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readConfigResourceList(reader: Reader, version: number): ListConfigResourcesResponseConfigResource[] {
  const count = reader.readArrayLength(true, 2)
  const items: ListConfigResourcesResponseConfigResource[] = []
  try {
    while (items.length < count) items.push(readConfigResource(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeConfigResourceList(writer: Writer, items: readonly Encodable<ListConfigResourcesResponseConfigResource>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeConfigResource(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readListConfigResourcesResponse(reader: Reader, version: number): ListConfigResourcesResponse {
  let at = ''
  try {
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'configResources'
    const configResources = readConfigResourceList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { throttleTimeMs, errorCode, configResources, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeListConfigResourcesResponse(writer: Writer, value: Encodable<ListConfigResourcesResponse>, version: number): void {
  let at = ''
  try {
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'configResources'
    writeConfigResourceList(writer, value.configResources === undefined ? NO_ITEMS : value.configResources, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ListConfigResourcesResponse}. */
export const listConfigResourcesResponse = /* @__PURE__ */ messageCodec(
  { name: 'ListConfigResourcesResponse', apiKey: 74, kind: 'response', versionMin: 0, versionMax: 1, flexibleFrom: 0 },
  readListConfigResourcesResponse,
  writeListConfigResourcesResponse,
)
