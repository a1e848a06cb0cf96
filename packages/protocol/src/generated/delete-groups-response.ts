// Generated from schema/messages/DeleteGroupsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Says for each group whether it was deleted. Versions 0 to 2.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: compact lengths and tagged fields (KIP-482)
 */
export interface DeleteGroupsResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /** `[]DeletableGroupResult`. */
  readonly results: readonly DeleteGroupsResponseDeletableGroupResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DeleteGroupsResponse}. */
export interface DeleteGroupsResponseDeletableGroupResult {
  /**
   * Name of the group.
   *
   * `string`.
   */
  readonly groupId: string
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDeletableGroupResult(reader: Reader, version: number): DeleteGroupsResponseDeletableGroupResult {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'groupId'
    const groupId = reader.readString(flexible)
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { groupId, errorCode, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDeletableGroupResult(writer: Writer, value: Encodable<DeleteGroupsResponseDeletableGroupResult>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'groupId'
    writer.writeString(value.groupId, flexible)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDeletableGroupResultList(reader: Reader, version: number): DeleteGroupsResponseDeletableGroupResult[] {
  const count = reader.readArrayLength(version >= 2, 4)
  const items: DeleteGroupsResponseDeletableGroupResult[] = []
  try {
    while (items.length < count) items.push(readDeletableGroupResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDeletableGroupResultList(writer: Writer, items: readonly Encodable<DeleteGroupsResponseDeletableGroupResult>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDeletableGroupResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDeleteGroupsResponse(reader: Reader, version: number): DeleteGroupsResponse {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'results'
    const results = readDeletableGroupResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, results, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDeleteGroupsResponse(writer: Writer, value: Encodable<DeleteGroupsResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'results'
    writeDeletableGroupResultList(writer, value.results === undefined ? NO_ITEMS : value.results, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DeleteGroupsResponse}. */
export const deleteGroupsResponse = /* @__PURE__ */ messageCodec(
  { name: 'DeleteGroupsResponse', apiKey: 42, kind: 'response', versionMin: 0, versionMax: 2, flexibleFrom: 2 },
  readDeleteGroupsResponse,
  writeDeleteGroupsResponse,
)
