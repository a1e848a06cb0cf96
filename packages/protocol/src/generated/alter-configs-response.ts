// Generated from schema/messages/AlterConfigsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Says for each resource whether it was changed. Versions 0 to 2.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: compact lengths and tagged fields (KIP-482)
 */
export interface AlterConfigsResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /** `[]AlterConfigsResourceResponse`. */
  readonly responses: readonly AlterConfigsResponseAlterConfigsResourceResponse[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AlterConfigsResponse}. */
export interface AlterConfigsResponseAlterConfigsResourceResponse {
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * What went wrong, in words for people; null when nothing did, or when the broker says no more.
   *
   * `string`, may be null.
   */
  readonly errorMessage: string | null
  /**
   * Kind of resource: 2 topic, 4 broker, 8 broker logger, 16 client metrics, 32 group.
   *
   * `int8`.
   */
  readonly resourceType: number
  /** `string`. */
  readonly resourceName: string
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readAlterConfigsResourceResponse(reader: Reader, version: number): AlterConfigsResponseAlterConfigsResourceResponse {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(flexible)
    at = 'resourceType'
    const resourceType = reader.readInt8()
    at = 'resourceName'
    const resourceName = reader.readString(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { errorCode, errorMessage, resourceType, resourceName, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAlterConfigsResourceResponse(writer: Writer, value: Encodable<AlterConfigsResponseAlterConfigsResourceResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage === undefined ? '' : value.errorMessage, flexible)
    at = 'resourceType'
    writer.writeInt8(value.resourceType)
    at = 'resourceName'
    writer.writeString(value.resourceName, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readAlterConfigsResourceResponseList(reader: Reader, version: number): AlterConfigsResponseAlterConfigsResourceResponse[] {
  const count = reader.readArrayLength(version >= 2, 6)
  const items: AlterConfigsResponseAlterConfigsResourceResponse[] = []
  try {
    while (items.length < count) items.push(readAlterConfigsResourceResponse(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAlterConfigsResourceResponseList(writer: Writer, items: readonly Encodable<AlterConfigsResponseAlterConfigsResourceResponse>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAlterConfigsResourceResponse(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAlterConfigsResponse(reader: Reader, version: number): AlterConfigsResponse {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'responses'
    const responses = readAlterConfigsResourceResponseList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, responses, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAlterConfigsResponse(writer: Writer, value: Encodable<AlterConfigsResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'responses'
    writeAlterConfigsResourceResponseList(writer, value.responses === undefined ? NO_ITEMS : value.responses, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link AlterConfigsResponse}. */
export const alterConfigsResponse = /* @__PURE__ */ messageCodec(
  { name: 'AlterConfigsResponse', apiKey: 33, kind: 'response', versionMin: 0, versionMax: 2, flexibleFrom: 2 },
  readAlterConfigsResponse,
  writeAlterConfigsResponse,
)
