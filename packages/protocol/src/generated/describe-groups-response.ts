// Generated from schema/messages/DescribeGroupsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * State and members of each group. Versions 0 to 6.
 *
 * - 1: adds `throttleTimeMs` (KIP-124)
 * - 2: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 3: adds authorized operations (KIP-430)
 * - 4: adds static members (KIP-345)
 * - 5: compact lengths and tagged fields (KIP-482)
 * - 6: a group that there is not is GROUP_ID_NOT_FOUND, with a message (KIP-1043)
 */
export interface DescribeGroupsResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`, since version 1, dropped silently where a version lacks it.
   */
  readonly throttleTimeMs: number
  /** `[]DescribedGroup`. */
  readonly groups: readonly DescribeGroupsResponseDescribedGroup[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeGroupsResponse}. */
export interface DescribeGroupsResponseDescribedGroup {
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * What went wrong, in words for people; null when nothing did, or when the broker says no more.
   *
   * `string`, in version 6 only, may be null, by default null.
   */
  readonly errorMessage: string | null
  /**
   * Name of the group.
   *
   * `string`.
   */
  readonly groupId: string
  /**
   * State of the group, as Kafka prints it: `Stable`, `Empty`, `PreparingRebalance`, …
   *
   * `string`.
   */
  readonly groupState: string
  /**
   * What the members of a classic group agree on: `consumer` for consumers, `connect` for workers of Kafka Connect.
   *
   * `string`.
   */
  readonly protocolType: string
  /**
   * Name of the protocol that the group chose.
   *
   * `string`.
   */
  readonly protocolData: string
  /** `[]DescribedGroupMember`. */
  readonly members: readonly DescribeGroupsResponseDescribedGroupMember[]
  /**
   * Bit set of what the client may do to the group, bit n for ACL operation n; -2147483648 when it was not asked for.
   *
   * `int32`, since version 3, by default -2147483648.
   */
  readonly authorizedOperations: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeGroupsResponse}. */
export interface DescribeGroupsResponseDescribedGroupMember {
  /**
   * Id of the member: given by the coordinator in classic groups, made by the member itself in the newer kinds.
   *
   * `string`.
   */
  readonly memberId: string
  /**
   * Name of a static member, which keeps its place over restarts; null for a dynamic member (KIP-345).
   *
   * `string`, since version 4, may be null, by default null, dropped silently where a version lacks it.
   */
  readonly groupInstanceId: string | null
  /** `string`. */
  readonly clientId: string
  /**
   * Address that the member connects from.
   *
   * `string`.
   */
  readonly clientHost: string
  /**
   * What the member sent when it joined.
   *
   * `bytes`.
   */
  readonly memberMetadata: Uint8Array
  /**
   * What the member was assigned.
   *
   * `bytes`.
   */
  readonly memberAssignment: Uint8Array
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDescribedGroup(reader: Reader, version: number): DescribeGroupsResponseDescribedGroup {
  let at = ''
  try {
    const flexible = version >= 5
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = version >= 6 ? reader.readNullableString(true) : null
    at = 'groupId'
    const groupId = reader.readString(flexible)
    at = 'groupState'
    const groupState = reader.readString(flexible)
    at = 'protocolType'
    const protocolType = reader.readString(flexible)
    at = 'protocolData'
    const protocolData = reader.readString(flexible)
    at = 'members'
    const members = readDescribedGroupMemberList(reader, version)
    at = 'authorizedOperations'
    const authorizedOperations = version >= 3 ? reader.readInt32() : -2147483648
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { errorCode, errorMessage, groupId, groupState, protocolType, protocolData, members, authorizedOperations, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribedGroup(writer: Writer, value: Encodable<DescribeGroupsResponseDescribedGroup>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 5
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    if (version >= 6) {
      writer.writeNullableString(value.errorMessage ?? null, true)
    }
    else rejectUnlessDefault(value.errorMessage, null, 'errorMessage')
    at = 'groupId'
    writer.writeString(value.groupId, flexible)
    at = 'groupState'
    writer.writeString(value.groupState, flexible)
    at = 'protocolType'
    writer.writeString(value.protocolType, flexible)
    at = 'protocolData'
    writer.writeString(value.protocolData, flexible)
    at = 'members'
    writeDescribedGroupMemberList(writer, value.members === undefined ? NO_ITEMS : value.members, version)
    at = 'authorizedOperations'
    if (version >= 3) {
      writer.writeInt32(value.authorizedOperations === undefined ? -2147483648 : value.authorizedOperations)
    }
    else rejectUnlessDefault(value.authorizedOperations, -2147483648, 'authorizedOperations')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDescribedGroupList(reader: Reader, version: number): DescribeGroupsResponseDescribedGroup[] {
  const count = reader.readArrayLength(version >= 5, 12)
  const items: DescribeGroupsResponseDescribedGroup[] = []
  try {
    while (items.length < count) items.push(readDescribedGroup(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDescribedGroupList(writer: Writer, items: readonly Encodable<DescribeGroupsResponseDescribedGroup>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 5)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribedGroup(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribedGroupMember(reader: Reader, version: number): DescribeGroupsResponseDescribedGroupMember {
  let at = ''
  try {
    const flexible = version >= 5
    at = 'memberId'
    const memberId = reader.readString(flexible)
    at = 'groupInstanceId'
    const groupInstanceId = version >= 4 ? reader.readNullableString(flexible) : null
    at = 'clientId'
    const clientId = reader.readString(flexible)
    at = 'clientHost'
    const clientHost = reader.readString(flexible)
    at = 'memberMetadata'
    const memberMetadata = reader.readBytes(flexible)
    at = 'memberAssignment'
    const memberAssignment = reader.readBytes(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { memberId, groupInstanceId, clientId, clientHost, memberMetadata, memberAssignment, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribedGroupMember(writer: Writer, value: Encodable<DescribeGroupsResponseDescribedGroupMember>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 5
    at = 'memberId'
    writer.writeString(value.memberId, flexible)
    at = 'groupInstanceId'
    if (version >= 4) {
      writer.writeNullableString(value.groupInstanceId ?? null, flexible)
    }
    at = 'clientId'
    writer.writeString(value.clientId, flexible)
    at = 'clientHost'
    writer.writeString(value.clientHost, flexible)
    at = 'memberMetadata'
    writer.writeBytes(value.memberMetadata, flexible)
    at = 'memberAssignment'
    writer.writeBytes(value.memberAssignment, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDescribedGroupMemberList(reader: Reader, version: number): DescribeGroupsResponseDescribedGroupMember[] {
  const count = reader.readArrayLength(version >= 5, 7)
  const items: DescribeGroupsResponseDescribedGroupMember[] = []
  try {
    while (items.length < count) items.push(readDescribedGroupMember(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDescribedGroupMemberList(writer: Writer, items: readonly Encodable<DescribeGroupsResponseDescribedGroupMember>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 5)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribedGroupMember(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeGroupsResponse(reader: Reader, version: number): DescribeGroupsResponse {
  let at = ''
  try {
    const flexible = version >= 5
    at = 'throttleTimeMs'
    const throttleTimeMs = version >= 1 ? reader.readInt32() : 0
    at = 'groups'
    const groups = readDescribedGroupList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, groups, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeGroupsResponse(writer: Writer, value: Encodable<DescribeGroupsResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 5
    at = 'throttleTimeMs'
    if (version >= 1) {
      writer.writeInt32(value.throttleTimeMs)
    }
    at = 'groups'
    writeDescribedGroupList(writer, value.groups === undefined ? NO_ITEMS : value.groups, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DescribeGroupsResponse}. */
export const describeGroupsResponse = /* @__PURE__ */ messageCodec(
  { name: 'DescribeGroupsResponse', apiKey: 15, kind: 'response', versionMin: 0, versionMax: 6, flexibleFrom: 5 },
  readDescribeGroupsResponse,
  writeDescribeGroupsResponse,
)
