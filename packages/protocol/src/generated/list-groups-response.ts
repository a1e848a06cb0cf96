// Generated from schema/messages/ListGroupsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Name, protocol type, state and kind of each. Versions 0 to 5.
 *
 * - 1: adds `throttleTimeMs` (KIP-124)
 * - 2: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 3: compact lengths and tagged fields (KIP-482)
 * - 4: by state (KIP-518)
 * - 5: by kind (KIP-848)
 */
export interface ListGroupsResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`, since version 1, dropped silently where a version lacks it.
   */
  readonly throttleTimeMs: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /** `[]ListedGroup`. */
  readonly groups: readonly ListGroupsResponseListedGroup[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ListGroupsResponse}. */
export interface ListGroupsResponseListedGroup {
  /**
   * Name of the group.
   *
   * `string`.
   */
  readonly groupId: string
  /**
   * What the members of a classic group agree on: `consumer` for consumers, `connect` for workers of Kafka Connect.
   *
   * `string`.
   */
  readonly protocolType: string
  /**
   * State of the group, as Kafka prints it: `Stable`, `Empty`, `PreparingRebalance`, …
   *
   * `string`, since version 4, dropped silently where a version lacks it.
   */
  readonly groupState: string
  /**
   * Kind of the group, `classic`, `consumer`, `share`, `streams`.
   *
   * `string`, in version 5 only, dropped silently where a version lacks it.
   */
  readonly groupType: string
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readListedGroup(reader: Reader, version: number): ListGroupsResponseListedGroup {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'groupId'
    const groupId = reader.readString(flexible)
    at = 'protocolType'
    const protocolType = reader.readString(flexible)
    at = 'groupState'
    const groupState = version >= 4 ? reader.readString(true) : ''
    at = 'groupType'
    const groupType = version >= 5 ? reader.readString(true) : ''
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { groupId, protocolType, groupState, groupType, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeListedGroup(writer: Writer, value: Encodable<ListGroupsResponseListedGroup>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'groupId'
    writer.writeString(value.groupId, flexible)
    at = 'protocolType'
    writer.writeString(value.protocolType, flexible)
    at = 'groupState'
    if (version >= 4) {
      writer.writeString(value.groupState, true)
    }
    at = 'groupType'
    if (version >= 5) {
      writer.writeString(value.groupType, true)
    }
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readListedGroupList(reader: Reader, version: number): ListGroupsResponseListedGroup[] {
  const count = reader.readArrayLength(version >= 3, 3)
  const items: ListGroupsResponseListedGroup[] = []
  try {
    while (items.length < count) items.push(readListedGroup(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeListedGroupList(writer: Writer, items: readonly Encodable<ListGroupsResponseListedGroup>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 3)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeListedGroup(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readListGroupsResponse(reader: Reader, version: number): ListGroupsResponse {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'throttleTimeMs'
    const throttleTimeMs = version >= 1 ? reader.readInt32() : 0
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'groups'
    const groups = readListedGroupList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, errorCode, groups, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeListGroupsResponse(writer: Writer, value: Encodable<ListGroupsResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'throttleTimeMs'
    if (version >= 1) {
      writer.writeInt32(value.throttleTimeMs)
    }
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'groups'
    writeListedGroupList(writer, value.groups === undefined ? NO_ITEMS : value.groups, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ListGroupsResponse}. */
export const listGroupsResponse = /* @__PURE__ */ messageCodec(
  { name: 'ListGroupsResponse', apiKey: 16, kind: 'response', versionMin: 0, versionMax: 5, flexibleFrom: 3 },
  readListGroupsResponse,
  writeListGroupsResponse,
)
