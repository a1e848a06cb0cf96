// Generated from schema/messages/LeaveGroupRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, rejectUnlessEmpty, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Takes members out of a classic group. Versions 0 to 5.
 *
 * - 1: adds `throttleTimeMs` (KIP-124)
 * - 2: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 3: many members in one request, static ones by their name (KIP-345)
 * - 4: compact lengths and tagged fields (KIP-482)
 * - 5: adds `reason` (KIP-800)
 */
export interface LeaveGroupRequest {
  /**
   * Name of the group.
   *
   * `string`.
   */
  readonly groupId: string
  /**
   * Id of the member: given by the coordinator in classic groups, made by the member itself in the newer kinds.
   *
   * `string`, in versions 0 to 2.
   */
  readonly memberId: string
  /** `[]MemberIdentity`, since version 3. */
  readonly members: readonly LeaveGroupRequestMemberIdentity[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link LeaveGroupRequest}. */
export interface LeaveGroupRequestMemberIdentity {
  /**
   * Id of the member: given by the coordinator in classic groups, made by the member itself in the newer kinds.
   *
   * `string`, since version 3.
   */
  readonly memberId: string
  /**
   * Name of a static member, which keeps its place over restarts; null for a dynamic member (KIP-345).
   *
   * `string`, since version 3, may be null, by default null.
   */
  readonly groupInstanceId: string | null
  /**
   * Why the member leaves, for the broker's log.
   *
   * `string`, in version 5 only, may be null, by default null, dropped silently where a version lacks it.
   */
  readonly reason: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readMemberIdentity(reader: Reader, version: number): LeaveGroupRequestMemberIdentity {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'memberId'
    const memberId = version >= 3 ? reader.readString(flexible) : ''
    at = 'groupInstanceId'
    const groupInstanceId = version >= 3 ? reader.readNullableString(flexible) : null
    at = 'reason'
    const reason = version >= 5 ? reader.readNullableString(true) : null
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { memberId, groupInstanceId, reason, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeMemberIdentity(writer: Writer, value: Encodable<LeaveGroupRequestMemberIdentity>, version: number): void {
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
      writer.writeNullableString(value.groupInstanceId ?? null, flexible)
    }
    else rejectUnlessDefault(value.groupInstanceId, null, 'groupInstanceId')
    at = 'reason'
    if (version >= 5) {
      writer.writeNullableString(value.reason ?? null, true)
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

function readMemberIdentityList(reader: Reader, version: number): LeaveGroupRequestMemberIdentity[] {
  const count = reader.readArrayLength(version >= 4, 3)
  const items: LeaveGroupRequestMemberIdentity[] = []
  try {
    while (items.length < count) items.push(readMemberIdentity(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeMemberIdentityList(writer: Writer, items: readonly Encodable<LeaveGroupRequestMemberIdentity>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 4)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeMemberIdentity(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readLeaveGroupRequest(reader: Reader, version: number): LeaveGroupRequest {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'groupId'
    const groupId = reader.readString(flexible)
    at = 'memberId'
    const memberId = version <= 2 ? reader.readString(false) : ''
    at = 'members'
    const members = version >= 3 ? readMemberIdentityList(reader, version) : NO_ITEMS
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { groupId, memberId, members, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeLeaveGroupRequest(writer: Writer, value: Encodable<LeaveGroupRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'groupId'
    writer.writeString(value.groupId, flexible)
    at = 'memberId'
    if (version <= 2) {
      writer.writeString(value.memberId, false)
    }
    else rejectUnlessDefault(value.memberId, '', 'memberId')
    at = 'members'
    if (version >= 3) {
      writeMemberIdentityList(writer, value.members === undefined ? NO_ITEMS : value.members, version)
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

/** Reads and writes {@link LeaveGroupRequest}. */
export const leaveGroupRequest = /* @__PURE__ */ messageCodec(
  { name: 'LeaveGroupRequest', apiKey: 13, kind: 'request', versionMin: 0, versionMax: 5, flexibleFrom: 4 },
  readLeaveGroupRequest,
  writeLeaveGroupRequest,
)
