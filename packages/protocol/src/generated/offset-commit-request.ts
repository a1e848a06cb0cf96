// Generated from schema/messages/OffsetCommitRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, ZERO_UUID, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Stores how far a group has consumed. Versions 0 to 10.
 *
 * - 1: commits belong to a member and a generation; a time for each offset
 * - 2: one retention time for all offsets, no times of their own
 * - 3: adds `throttleTimeMs` (KIP-124)
 * - 4: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 5: offsets live as long as their group, no retention time (KIP-211)
 * - 6: adds leader epochs (KIP-320)
 * - 7: adds static members (KIP-345)
 * - 8: compact lengths and tagged fields (KIP-482)
 * - 9: members of the newer kind commit with their epoch (KIP-848)
 * - 10: topics go by id (KIP-848)
 */
export interface OffsetCommitRequest {
  /**
   * Name of the group.
   *
   * `string`.
   */
  readonly groupId: string
  /**
   * Generation in a classic group, member epoch in one of the newer kind; -1 for who is no member.
   *
   * `int32`, since version 1, by default -1, dropped silently where a version lacks it.
   */
  readonly generationIdOrMemberEpoch: number
  /**
   * Id of the member: given by the coordinator in classic groups, made by the member itself in the newer kinds.
   *
   * `string`, since version 1, dropped silently where a version lacks it.
   */
  readonly memberId: string
  /**
   * Name of a static member, which keeps its place over restarts; null for a dynamic member (KIP-345).
   *
   * `string`, since version 7, may be null, by default null.
   */
  readonly groupInstanceId: string | null
  /**
   * How long to keep the offsets, in milliseconds; -1 for the broker's own setting.
   *
   * `int64`, in versions 2 to 4, by default -1, dropped silently where a version lacks it.
   */
  readonly retentionTimeMs: Int64
  /** `[]OffsetCommitRequestTopic`. */
  readonly topics: readonly OffsetCommitRequestTopic[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link OffsetCommitRequest}. */
export interface OffsetCommitRequestTopic {
  /** `string`, in versions 0 to 9, dropped silently where a version lacks it. */
  readonly name: string
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`, in version 10 only, dropped silently where a version lacks it.
   */
  readonly topicId: string
  /** `[]OffsetCommitRequestPartition`. */
  readonly partitions: readonly OffsetCommitRequestPartition[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link OffsetCommitRequest}. */
export interface OffsetCommitRequestPartition {
  /** `int32`. */
  readonly partitionIndex: number
  /**
   * Offset of the next record to be consumed; -1 when none was committed.
   *
   * `int64`.
   */
  readonly committedOffset: Int64
  /**
   * Leader epoch of the last record consumed; -1 when it is not known (KIP-320).
   *
   * `int32`, since version 6, by default -1, dropped silently where a version lacks it.
   */
  readonly committedLeaderEpoch: number
  /**
   * Time of the commit, in milliseconds since 1970; -1 for now.
   *
   * `int64`, in version 1 only, by default -1.
   */
  readonly commitTimestamp: Int64
  /**
   * Any text that the client keeps beside the offset.
   *
   * `string`, may be null.
   */
  readonly committedMetadata: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readOffsetCommitRequestTopic(reader: Reader, version: number): OffsetCommitRequestTopic {
  let at = ''
  try {
    const flexible = version >= 8
    at = 'name'
    const name = version <= 9 ? reader.readString(flexible) : ''
    at = 'topicId'
    const topicId = version >= 10 ? reader.readUuid() : ZERO_UUID
    at = 'partitions'
    const partitions = readOffsetCommitRequestPartitionList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, topicId, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetCommitRequestTopic(writer: Writer, value: Encodable<OffsetCommitRequestTopic>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 8
    at = 'name'
    if (version <= 9) {
      writer.writeString(value.name, flexible)
    }
    at = 'topicId'
    if (version >= 10) {
      writer.writeUuid(value.topicId)
    }
    at = 'partitions'
    writeOffsetCommitRequestPartitionList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readOffsetCommitRequestTopicList(reader: Reader, version: number): OffsetCommitRequestTopic[] {
  const count = reader.readArrayLength(version >= 8, 3)
  const items: OffsetCommitRequestTopic[] = []
  try {
    while (items.length < count) items.push(readOffsetCommitRequestTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeOffsetCommitRequestTopicList(writer: Writer, items: readonly Encodable<OffsetCommitRequestTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 8)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeOffsetCommitRequestTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readOffsetCommitRequestPartition(reader: Reader, version: number): OffsetCommitRequestPartition {
  let at = ''
  try {
    const flexible = version >= 8
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'committedOffset'
    const committedOffset = reader.readInt64()
    at = 'committedLeaderEpoch'
    const committedLeaderEpoch = version >= 6 ? reader.readInt32() : -1
    at = 'commitTimestamp'
    const commitTimestamp = version >= 1 && version <= 1 ? reader.readInt64() : -1
    at = 'committedMetadata'
    const committedMetadata = reader.readNullableString(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { partitionIndex, committedOffset, committedLeaderEpoch, commitTimestamp, committedMetadata, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetCommitRequestPartition(writer: Writer, value: Encodable<OffsetCommitRequestPartition>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 8
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'committedOffset'
    writer.writeInt64(value.committedOffset)
    at = 'committedLeaderEpoch'
    if (version >= 6) {
      writer.writeInt32(value.committedLeaderEpoch === undefined ? -1 : value.committedLeaderEpoch)
    }
    at = 'commitTimestamp'
    if (version >= 1 && version <= 1) {
      writer.writeInt64(value.commitTimestamp === undefined ? -1 : value.commitTimestamp)
    }
    else rejectUnlessDefault(value.commitTimestamp, -1, 'commitTimestamp')
    at = 'committedMetadata'
    writer.writeNullableString(value.committedMetadata === undefined ? '' : value.committedMetadata, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readOffsetCommitRequestPartitionList(reader: Reader, version: number): OffsetCommitRequestPartition[] {
  const count = reader.readArrayLength(version >= 8, 14)
  const items: OffsetCommitRequestPartition[] = []
  try {
    while (items.length < count) items.push(readOffsetCommitRequestPartition(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeOffsetCommitRequestPartitionList(writer: Writer, items: readonly Encodable<OffsetCommitRequestPartition>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 8)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeOffsetCommitRequestPartition(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readOffsetCommitRequest(reader: Reader, version: number): OffsetCommitRequest {
  let at = ''
  try {
    const flexible = version >= 8
    at = 'groupId'
    const groupId = reader.readString(flexible)
    at = 'generationIdOrMemberEpoch'
    const generationIdOrMemberEpoch = version >= 1 ? reader.readInt32() : -1
    at = 'memberId'
    const memberId = version >= 1 ? reader.readString(flexible) : ''
    at = 'groupInstanceId'
    const groupInstanceId = version >= 7 ? reader.readNullableString(flexible) : null
    at = 'retentionTimeMs'
    const retentionTimeMs = version >= 2 && version <= 4 ? reader.readInt64() : -1
    at = 'topics'
    const topics = readOffsetCommitRequestTopicList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { groupId, generationIdOrMemberEpoch, memberId, groupInstanceId, retentionTimeMs, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetCommitRequest(writer: Writer, value: Encodable<OffsetCommitRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 8
    at = 'groupId'
    writer.writeString(value.groupId, flexible)
    at = 'generationIdOrMemberEpoch'
    if (version >= 1) {
      writer.writeInt32(value.generationIdOrMemberEpoch === undefined ? -1 : value.generationIdOrMemberEpoch)
    }
    at = 'memberId'
    if (version >= 1) {
      writer.writeString(value.memberId, flexible)
    }
    at = 'groupInstanceId'
    if (version >= 7) {
      writer.writeNullableString(value.groupInstanceId ?? null, flexible)
    }
    else rejectUnlessDefault(value.groupInstanceId, null, 'groupInstanceId')
    at = 'retentionTimeMs'
    if (version >= 2 && version <= 4) {
      writer.writeInt64(value.retentionTimeMs === undefined ? -1 : value.retentionTimeMs)
    }
    at = 'topics'
    writeOffsetCommitRequestTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link OffsetCommitRequest}. */
export const offsetCommitRequest = /* @__PURE__ */ messageCodec(
  { name: 'OffsetCommitRequest', apiKey: 8, kind: 'request', versionMin: 0, versionMax: 10, flexibleFrom: 8 },
  readOffsetCommitRequest,
  writeOffsetCommitRequest,
)
