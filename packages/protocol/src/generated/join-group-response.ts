// Generated from schema/messages/JoinGroupResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * The new generation; the leader gets all members, to assign partitions to. Versions 0 to 9.
 *
 * - 1: adds `rebalanceTimeoutMs` (KIP-62)
 * - 2: adds `throttleTimeMs` (KIP-124)
 * - 3: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 4: a new member is given its id first, with MEMBER_ID_REQUIRED (KIP-394)
 * - 5: adds static members (KIP-345)
 * - 6: compact lengths and tagged fields (KIP-482)
 * - 7: the answer has the protocol's type (KIP-559)
 * - 8: adds `reason` (KIP-800)
 * - 9: adds `skipAssignment` (KIP-814)
 */
export interface JoinGroupResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`, since version 2, dropped silently where a version lacks it.
   */
  readonly throttleTimeMs: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * Counts the rebalances of a classic group; -1 for who commits without being a member.
   *
   * `int32`, by default -1.
   */
  readonly generationId: number
  /**
   * What the members of a classic group agree on: `consumer` for consumers, `connect` for workers of Kafka Connect.
   *
   * `string`, since version 7, may be null, by default null, dropped silently where a version lacks it.
   */
  readonly protocolType: string | null
  /**
   * Name of the protocol, that is of the assignor, that the group chose.
   *
   * `string`, may be null since version 7.
   */
  readonly protocolName: string | null
  /**
   * Member id of the leader.
   *
   * `string`.
   */
  readonly leader: string
  /**
   * Whether the leader shall keep the assignment that there is.
   *
   * `bool`, in version 9 only.
   */
  readonly skipAssignment: boolean
  /**
   * Id of the member: given by the coordinator in classic groups, made by the member itself in the newer kinds.
   *
   * `string`.
   */
  readonly memberId: string
  /**
   * All members, for the leader; empty for the others.
   *
   * `[]JoinGroupResponseMember`.
   */
  readonly members: readonly JoinGroupResponseMember[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link JoinGroupResponse}. */
export interface JoinGroupResponseMember {
  /**
   * Id of the member: given by the coordinator in classic groups, made by the member itself in the newer kinds.
   *
   * `string`.
   */
  readonly memberId: string
  /**
   * Name of a static member, which keeps its place over restarts; null for a dynamic member (KIP-345).
   *
   * `string`, since version 5, may be null, by default null, dropped silently where a version lacks it.
   */
  readonly groupInstanceId: string | null
  /**
   * What the member sent; a consumer's subscription: see `readConsumerSubscription`.
   *
   * `bytes`.
   */
  readonly metadata: Uint8Array
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readJoinGroupResponseMember(reader: Reader, version: number): JoinGroupResponseMember {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'memberId'
    const memberId = reader.readString(flexible)
    at = 'groupInstanceId'
    const groupInstanceId = version >= 5 ? reader.readNullableString(flexible) : null
    at = 'metadata'
    const metadata = reader.readBytes(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { memberId, groupInstanceId, metadata, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeJoinGroupResponseMember(writer: Writer, value: Encodable<JoinGroupResponseMember>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'memberId'
    writer.writeString(value.memberId, flexible)
    at = 'groupInstanceId'
    if (version >= 5) {
      writer.writeNullableString(value.groupInstanceId ?? null, flexible)
    }
    at = 'metadata'
    writer.writeBytes(value.metadata, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readJoinGroupResponseMemberList(reader: Reader, version: number): JoinGroupResponseMember[] {
  const count = reader.readArrayLength(version >= 6, 4)
  const items: JoinGroupResponseMember[] = []
  try {
    while (items.length < count) items.push(readJoinGroupResponseMember(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeJoinGroupResponseMemberList(writer: Writer, items: readonly Encodable<JoinGroupResponseMember>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 6)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeJoinGroupResponseMember(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readJoinGroupResponse(reader: Reader, version: number): JoinGroupResponse {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'throttleTimeMs'
    const throttleTimeMs = version >= 2 ? reader.readInt32() : 0
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'generationId'
    const generationId = reader.readInt32()
    at = 'protocolType'
    const protocolType = version >= 7 ? reader.readNullableString(true) : null
    at = 'protocolName'
    const protocolName = version >= 7 ? reader.readNullableString(flexible) : reader.readString(flexible)
    at = 'leader'
    const leader = reader.readString(flexible)
    at = 'skipAssignment'
    const skipAssignment = version >= 9 ? reader.readBoolean() : false
    at = 'memberId'
    const memberId = reader.readString(flexible)
    at = 'members'
    const members = readJoinGroupResponseMemberList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, errorCode, generationId, protocolType, protocolName, leader, skipAssignment, memberId, members, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeJoinGroupResponse(writer: Writer, value: Encodable<JoinGroupResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'throttleTimeMs'
    if (version >= 2) {
      writer.writeInt32(value.throttleTimeMs)
    }
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'generationId'
    writer.writeInt32(value.generationId === undefined ? -1 : value.generationId)
    at = 'protocolType'
    if (version >= 7) {
      writer.writeNullableString(value.protocolType ?? null, true)
    }
    at = 'protocolName'
    if (version >= 7) {
      writer.writeNullableString(value.protocolName === undefined ? '' : value.protocolName, flexible)
    }
    else writer.writeString(value.protocolName, flexible)
    at = 'leader'
    writer.writeString(value.leader, flexible)
    at = 'skipAssignment'
    if (version >= 9) {
      writer.writeBoolean(value.skipAssignment)
    }
    else rejectUnlessDefault(value.skipAssignment, false, 'skipAssignment')
    at = 'memberId'
    writer.writeString(value.memberId, flexible)
    at = 'members'
    writeJoinGroupResponseMemberList(writer, value.members === undefined ? NO_ITEMS : value.members, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link JoinGroupResponse}. */
export const joinGroupResponse = /* @__PURE__ */ messageCodec(
  { name: 'JoinGroupResponse', apiKey: 11, kind: 'response', versionMin: 0, versionMax: 9, flexibleFrom: 6 },
  readJoinGroupResponse,
  writeJoinGroupResponse,
)
