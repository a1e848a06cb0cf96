// Generated from schema/messages/SyncGroupRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Gets a member's assignment; the leader of a classic group brings those of all. Versions 0 to 5.
 *
 * - 1: adds `throttleTimeMs` (KIP-124)
 * - 2: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 3: adds static members (KIP-345)
 * - 4: compact lengths and tagged fields (KIP-482)
 * - 5: adds the protocol's type and name, to be checked (KIP-559)
 */
export interface SyncGroupRequest {
  /**
   * Name of the group.
   *
   * `string`.
   */
  readonly groupId: string
  /**
   * Counts the rebalances of a classic group; -1 for who commits without being a member.
   *
   * `int32`.
   */
  readonly generationId: number
  /**
   * Id of the member: given by the coordinator in classic groups, made by the member itself in the newer kinds.
   *
   * `string`.
   */
  readonly memberId: string
  /**
   * Name of a static member, which keeps its place over restarts; null for a dynamic member (KIP-345).
   *
   * `string`, since version 3, may be null, by default null.
   */
  readonly groupInstanceId: string | null
  /**
   * What the members of a classic group agree on: `consumer` for consumers, `connect` for workers of Kafka Connect.
   *
   * `string`, in version 5 only, may be null, by default null, dropped silently where a version lacks it.
   */
  readonly protocolType: string | null
  /**
   * Name of the protocol, that is of the assignor, that the group chose.
   *
   * `string`, in version 5 only, may be null, by default null, dropped silently where a version lacks it.
   */
  readonly protocolName: string | null
  /**
   * What each member gets; empty from all but the leader.
   *
   * `[]SyncGroupRequestAssignment`.
   */
  readonly assignments: readonly SyncGroupRequestAssignment[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link SyncGroupRequest}. */
export interface SyncGroupRequestAssignment {
  /**
   * Id of the member: given by the coordinator in classic groups, made by the member itself in the newer kinds.
   *
   * `string`.
   */
  readonly memberId: string
  /**
   * What the member gets; a consumer's: see `readConsumerAssignment`.
   *
   * `bytes`.
   */
  readonly assignment: Uint8Array
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readSyncGroupRequestAssignment(reader: Reader, version: number): SyncGroupRequestAssignment {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'memberId'
    const memberId = reader.readString(flexible)
    at = 'assignment'
    const assignment = reader.readBytes(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { memberId, assignment, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeSyncGroupRequestAssignment(writer: Writer, value: Encodable<SyncGroupRequestAssignment>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'memberId'
    writer.writeString(value.memberId, flexible)
    at = 'assignment'
    writer.writeBytes(value.assignment, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readSyncGroupRequestAssignmentList(reader: Reader, version: number): SyncGroupRequestAssignment[] {
  const count = reader.readArrayLength(version >= 4, 3)
  const items: SyncGroupRequestAssignment[] = []
  try {
    while (items.length < count) items.push(readSyncGroupRequestAssignment(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeSyncGroupRequestAssignmentList(writer: Writer, items: readonly Encodable<SyncGroupRequestAssignment>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 4)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeSyncGroupRequestAssignment(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readSyncGroupRequest(reader: Reader, version: number): SyncGroupRequest {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'groupId'
    const groupId = reader.readString(flexible)
    at = 'generationId'
    const generationId = reader.readInt32()
    at = 'memberId'
    const memberId = reader.readString(flexible)
    at = 'groupInstanceId'
    const groupInstanceId = version >= 3 ? reader.readNullableString(flexible) : null
    at = 'protocolType'
    const protocolType = version >= 5 ? reader.readNullableString(true) : null
    at = 'protocolName'
    const protocolName = version >= 5 ? reader.readNullableString(true) : null
    at = 'assignments'
    const assignments = readSyncGroupRequestAssignmentList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { groupId, generationId, memberId, groupInstanceId, protocolType, protocolName, assignments, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeSyncGroupRequest(writer: Writer, value: Encodable<SyncGroupRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'groupId'
    writer.writeString(value.groupId, flexible)
    at = 'generationId'
    writer.writeInt32(value.generationId)
    at = 'memberId'
    writer.writeString(value.memberId, flexible)
    at = 'groupInstanceId'
    if (version >= 3) {
      writer.writeNullableString(value.groupInstanceId ?? null, flexible)
    }
    else rejectUnlessDefault(value.groupInstanceId, null, 'groupInstanceId')
    at = 'protocolType'
    if (version >= 5) {
      writer.writeNullableString(value.protocolType ?? null, true)
    }
    at = 'protocolName'
    if (version >= 5) {
      writer.writeNullableString(value.protocolName ?? null, true)
    }
    at = 'assignments'
    writeSyncGroupRequestAssignmentList(writer, value.assignments === undefined ? NO_ITEMS : value.assignments, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link SyncGroupRequest}. */
export const syncGroupRequest = /* @__PURE__ */ messageCodec(
  { name: 'SyncGroupRequest', apiKey: 14, kind: 'request', versionMin: 0, versionMax: 5, flexibleFrom: 4 },
  readSyncGroupRequest,
  writeSyncGroupRequest,
)
