// Generated from schema/messages/LeaveGroupResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, rejectUnlessEmpty, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Says for each member whether it left. Versions 0 to 5.
 *
 * - 1: adds `throttleTimeMs` (KIP-124)
 * - 2: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 3: many members in one request, static ones by their name (KIP-345)
 * - 4: compact lengths and tagged fields (KIP-482)
 * - 5: adds `reason` (KIP-800)
 */
export interface LeaveGroupResponse {
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
  /** `[]MemberResponse`, since version 3. */
  readonly members: readonly LeaveGroupResponseMemberResponse[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link LeaveGroupResponse}. */
export interface LeaveGroupResponseMemberResponse {
  /**
   * Id of the member: given by the coordinator in classic groups, made by the member itself in the newer kinds.
   *
   * `string`, since version 3.
   */
  readonly memberId: string
  /**
   * Name of a static member, which keeps its place over restarts; null for a dynamic member (KIP-345).
   *
   * `string`, since version 3, may be null.
   */
  readonly groupInstanceId: string | null
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`, since version 3.
   */
  readonly errorCode: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readMemberResponse(reader: Reader, version: number): LeaveGroupResponseMemberResponse {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'memberId'
    const memberId = version >= 3 ? reader.readString(flexible) : ''
    at = 'groupInstanceId'
    const groupInstanceId = version >= 3 ? reader.readNullableString(flexible) : ''
    at = 'errorCode'
    const errorCode = version >= 3 ? reader.readInt16() : 0
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { memberId, groupInstanceId, errorCode, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeMemberResponse(writer: Writer, value: Encodable<LeaveGroupResponseMemberResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'memberId'
    if (version >= 3) {
      writer.writeString(value.memberId, flexible)
    }
    else rejectUnlessDefault(value.memberId, '', 'memberId')
    at = 'groupInstanceId'
    if (version >= 3) {
      writer.writeNullableString(value.groupInstanceId === undefined ? '' : value.groupInstanceId, flexible)
    }
    else rejectUnlessDefault(value.groupInstanceId, '', 'groupInstanceId')
    at = 'errorCode'
    if (version >= 3) {
      writer.writeInt16(value.errorCode)
    }
    else rejectUnlessDefault(value.errorCode, 0, 'errorCode')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readMemberResponseList(reader: Reader, version: number): LeaveGroupResponseMemberResponse[] {
  const count = reader.readArrayLength(version >= 4, 5)
  const items: LeaveGroupResponseMemberResponse[] = []
  try {
    while (items.length < count) items.push(readMemberResponse(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeMemberResponseList(writer: Writer, items: readonly Encodable<LeaveGroupResponseMemberResponse>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 4)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeMemberResponse(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readLeaveGroupResponse(reader: Reader, version: number): LeaveGroupResponse {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'throttleTimeMs'
    const throttleTimeMs = version >= 1 ? reader.readInt32() : 0
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'members'
    const members = version >= 3 ? readMemberResponseList(reader, version) : NO_ITEMS
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, errorCode, members, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeLeaveGroupResponse(writer: Writer, value: Encodable<LeaveGroupResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'throttleTimeMs'
    if (version >= 1) {
      writer.writeInt32(value.throttleTimeMs)
    }
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'members'
    if (version >= 3) {
      writeMemberResponseList(writer, value.members === undefined ? NO_ITEMS : value.members, version)
    }
    else rejectUnlessEmpty(value.members, 'members')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link LeaveGroupResponse}. */
export const leaveGroupResponse = /* @__PURE__ */ messageCodec(
  { name: 'LeaveGroupResponse', apiKey: 13, kind: 'response', versionMin: 0, versionMax: 5, flexibleFrom: 4 },
  readLeaveGroupResponse,
  writeLeaveGroupResponse,
)
