// Generated from schema/messages/OffsetFetchResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, ZERO_UUID, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, rejectUnlessEmpty, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * The committed offsets. Versions 0 to 10.
 *
 * - 1: offsets are Kafka's own, not ZooKeeper's
 * - 2: adds an error of the whole answer; null asks for all topics (KIP-88)
 * - 3: adds `throttleTimeMs` (KIP-124)
 * - 4: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 5: adds leader epochs (KIP-320)
 * - 6: compact lengths and tagged fields (KIP-482)
 * - 7: adds `requireStable` (KIP-447)
 * - 8: many groups in one request (KIP-709)
 * - 9: members of the newer kind give their epoch (KIP-848)
 * - 10: topics go by id (KIP-848)
 */
export interface OffsetFetchResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`, since version 3, dropped silently where a version lacks it.
   */
  readonly throttleTimeMs: number
  /**
   * The topics; in a request, null for all that have offsets.
   *
   * `[]OffsetFetchResponseTopic`, in versions 0 to 7.
   */
  readonly topics: readonly OffsetFetchResponseTopic[]
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`, in versions 2 to 7, dropped silently where a version lacks it.
   */
  readonly errorCode: number
  /** `[]OffsetFetchResponseGroup`, since version 8. */
  readonly groups: readonly OffsetFetchResponseGroup[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link OffsetFetchResponse}. */
export interface OffsetFetchResponseTopic {
  /** `string`, in versions 0 to 7. */
  readonly name: string
  /** `[]OffsetFetchResponsePartition`, in versions 0 to 7. */
  readonly partitions: readonly OffsetFetchResponsePartition[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link OffsetFetchResponse}. */
export interface OffsetFetchResponsePartition {
  /** `int32`, in versions 0 to 7. */
  readonly partitionIndex: number
  /**
   * Offset of the next record to be consumed; -1 when none was committed.
   *
   * `int64`, in versions 0 to 7.
   */
  readonly committedOffset: Int64
  /**
   * Leader epoch of the last record consumed; -1 when it is not known (KIP-320).
   *
   * `int32`, in versions 5 to 7, by default -1, dropped silently where a version lacks it.
   */
  readonly committedLeaderEpoch: number
  /**
   * The text that was committed beside the offset.
   *
   * `string`, in versions 0 to 7, may be null.
   */
  readonly metadata: string | null
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`, in versions 0 to 7.
   */
  readonly errorCode: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link OffsetFetchResponse}. */
export interface OffsetFetchResponseGroup {
  /**
   * Name of the group.
   *
   * `string`, since version 8.
   */
  readonly groupId: string
  /**
   * The topics; in a request, null for all that have offsets.
   *
   * `[]OffsetFetchResponseTopics`, since version 8.
   */
  readonly topics: readonly OffsetFetchResponseTopics[]
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`, since version 8.
   */
  readonly errorCode: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link OffsetFetchResponse}. */
export interface OffsetFetchResponseTopics {
  /** `string`, in versions 8 to 9, dropped silently where a version lacks it. */
  readonly name: string
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`, in version 10 only, dropped silently where a version lacks it.
   */
  readonly topicId: string
  /** `[]OffsetFetchResponsePartitions`, since version 8. */
  readonly partitions: readonly OffsetFetchResponsePartitions[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link OffsetFetchResponse}. */
export interface OffsetFetchResponsePartitions {
  /** `int32`, since version 8. */
  readonly partitionIndex: number
  /**
   * Offset of the next record to be consumed; -1 when none was committed.
   *
   * `int64`, since version 8.
   */
  readonly committedOffset: Int64
  /**
   * Leader epoch of the last record consumed; -1 when it is not known (KIP-320).
   *
   * `int32`, since version 8, by default -1, dropped silently where a version lacks it.
   */
  readonly committedLeaderEpoch: number
  /**
   * The text that was committed beside the offset.
   *
   * `string`, since version 8, may be null.
   */
  readonly metadata: string | null
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`, since version 8.
   */
  readonly errorCode: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readOffsetFetchResponseTopic(reader: Reader, version: number): OffsetFetchResponseTopic {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'name'
    const name = version <= 7 ? reader.readString(flexible) : ''
    at = 'partitions'
    const partitions = version <= 7 ? readOffsetFetchResponsePartitionList(reader, version) : NO_ITEMS
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetFetchResponseTopic(writer: Writer, value: Encodable<OffsetFetchResponseTopic>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'name'
    if (version <= 7) {
      writer.writeString(value.name, flexible)
    }
    else rejectUnlessDefault(value.name, '', 'name')
    at = 'partitions'
    if (version <= 7) {
      writeOffsetFetchResponsePartitionList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    }
    else rejectUnlessEmpty(value.partitions, 'partitions')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readOffsetFetchResponseTopicList(reader: Reader, version: number): OffsetFetchResponseTopic[] {
  const count = reader.readArrayLength(version >= 6, 1)
  const items: OffsetFetchResponseTopic[] = []
  try {
    while (items.length < count) items.push(readOffsetFetchResponseTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeOffsetFetchResponseTopicList(writer: Writer, items: readonly Encodable<OffsetFetchResponseTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 6)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeOffsetFetchResponseTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readOffsetFetchResponsePartition(reader: Reader, version: number): OffsetFetchResponsePartition {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'partitionIndex'
    const partitionIndex = version <= 7 ? reader.readInt32() : 0
    at = 'committedOffset'
    const committedOffset = version <= 7 ? reader.readInt64() : 0
    at = 'committedLeaderEpoch'
    const committedLeaderEpoch = version >= 5 && version <= 7 ? reader.readInt32() : -1
    at = 'metadata'
    const metadata = version <= 7 ? reader.readNullableString(flexible) : ''
    at = 'errorCode'
    const errorCode = version <= 7 ? reader.readInt16() : 0
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { partitionIndex, committedOffset, committedLeaderEpoch, metadata, errorCode, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetFetchResponsePartition(writer: Writer, value: Encodable<OffsetFetchResponsePartition>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'partitionIndex'
    if (version <= 7) {
      writer.writeInt32(value.partitionIndex)
    }
    else rejectUnlessDefault(value.partitionIndex, 0, 'partitionIndex')
    at = 'committedOffset'
    if (version <= 7) {
      writer.writeInt64(value.committedOffset)
    }
    else rejectUnlessDefault(value.committedOffset, 0, 'committedOffset')
    at = 'committedLeaderEpoch'
    if (version >= 5 && version <= 7) {
      writer.writeInt32(value.committedLeaderEpoch === undefined ? -1 : value.committedLeaderEpoch)
    }
    at = 'metadata'
    if (version <= 7) {
      writer.writeNullableString(value.metadata === undefined ? '' : value.metadata, flexible)
    }
    else rejectUnlessDefault(value.metadata, '', 'metadata')
    at = 'errorCode'
    if (version <= 7) {
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

function readOffsetFetchResponsePartitionList(reader: Reader, version: number): OffsetFetchResponsePartition[] {
  const count = reader.readArrayLength(version >= 6, 1)
  const items: OffsetFetchResponsePartition[] = []
  try {
    while (items.length < count) items.push(readOffsetFetchResponsePartition(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeOffsetFetchResponsePartitionList(writer: Writer, items: readonly Encodable<OffsetFetchResponsePartition>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 6)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeOffsetFetchResponsePartition(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readOffsetFetchResponseGroup(reader: Reader, version: number): OffsetFetchResponseGroup {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'groupId'
    const groupId = version >= 8 ? reader.readString(true) : ''
    at = 'topics'
    const topics = version >= 8 ? readOffsetFetchResponseTopicsList(reader, version) : NO_ITEMS
    at = 'errorCode'
    const errorCode = version >= 8 ? reader.readInt16() : 0
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { groupId, topics, errorCode, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetFetchResponseGroup(writer: Writer, value: Encodable<OffsetFetchResponseGroup>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'groupId'
    if (version >= 8) {
      writer.writeString(value.groupId, true)
    }
    else rejectUnlessDefault(value.groupId, '', 'groupId')
    at = 'topics'
    if (version >= 8) {
      writeOffsetFetchResponseTopicsList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    }
    else rejectUnlessEmpty(value.topics, 'topics')
    at = 'errorCode'
    if (version >= 8) {
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

function readOffsetFetchResponseGroupList(reader: Reader, version: number): OffsetFetchResponseGroup[] {
  const count = reader.readArrayLength(version >= 6, 1)
  const items: OffsetFetchResponseGroup[] = []
  try {
    while (items.length < count) items.push(readOffsetFetchResponseGroup(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeOffsetFetchResponseGroupList(writer: Writer, items: readonly Encodable<OffsetFetchResponseGroup>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 6)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeOffsetFetchResponseGroup(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readOffsetFetchResponseTopics(reader: Reader, version: number): OffsetFetchResponseTopics {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'name'
    const name = version >= 8 && version <= 9 ? reader.readString(true) : ''
    at = 'topicId'
    const topicId = version >= 10 ? reader.readUuid() : ZERO_UUID
    at = 'partitions'
    const partitions = version >= 8 ? readOffsetFetchResponsePartitionsList(reader, version) : NO_ITEMS
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, topicId, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetFetchResponseTopics(writer: Writer, value: Encodable<OffsetFetchResponseTopics>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'name'
    if (version >= 8 && version <= 9) {
      writer.writeString(value.name, true)
    }
    at = 'topicId'
    if (version >= 10) {
      writer.writeUuid(value.topicId)
    }
    at = 'partitions'
    if (version >= 8) {
      writeOffsetFetchResponsePartitionsList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    }
    else rejectUnlessEmpty(value.partitions, 'partitions')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readOffsetFetchResponseTopicsList(reader: Reader, version: number): OffsetFetchResponseTopics[] {
  const count = reader.readArrayLength(version >= 6, 1)
  const items: OffsetFetchResponseTopics[] = []
  try {
    while (items.length < count) items.push(readOffsetFetchResponseTopics(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeOffsetFetchResponseTopicsList(writer: Writer, items: readonly Encodable<OffsetFetchResponseTopics>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 6)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeOffsetFetchResponseTopics(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readOffsetFetchResponsePartitions(reader: Reader, version: number): OffsetFetchResponsePartitions {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'partitionIndex'
    const partitionIndex = version >= 8 ? reader.readInt32() : 0
    at = 'committedOffset'
    const committedOffset = version >= 8 ? reader.readInt64() : 0
    at = 'committedLeaderEpoch'
    const committedLeaderEpoch = version >= 8 ? reader.readInt32() : -1
    at = 'metadata'
    const metadata = version >= 8 ? reader.readNullableString(true) : ''
    at = 'errorCode'
    const errorCode = version >= 8 ? reader.readInt16() : 0
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { partitionIndex, committedOffset, committedLeaderEpoch, metadata, errorCode, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetFetchResponsePartitions(writer: Writer, value: Encodable<OffsetFetchResponsePartitions>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'partitionIndex'
    if (version >= 8) {
      writer.writeInt32(value.partitionIndex)
    }
    else rejectUnlessDefault(value.partitionIndex, 0, 'partitionIndex')
    at = 'committedOffset'
    if (version >= 8) {
      writer.writeInt64(value.committedOffset)
    }
    else rejectUnlessDefault(value.committedOffset, 0, 'committedOffset')
    at = 'committedLeaderEpoch'
    if (version >= 8) {
      writer.writeInt32(value.committedLeaderEpoch === undefined ? -1 : value.committedLeaderEpoch)
    }
    at = 'metadata'
    if (version >= 8) {
      writer.writeNullableString(value.metadata === undefined ? '' : value.metadata, true)
    }
    else rejectUnlessDefault(value.metadata, '', 'metadata')
    at = 'errorCode'
    if (version >= 8) {
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

function readOffsetFetchResponsePartitionsList(reader: Reader, version: number): OffsetFetchResponsePartitions[] {
  const count = reader.readArrayLength(version >= 6, 1)
  const items: OffsetFetchResponsePartitions[] = []
  try {
    while (items.length < count) items.push(readOffsetFetchResponsePartitions(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeOffsetFetchResponsePartitionsList(writer: Writer, items: readonly Encodable<OffsetFetchResponsePartitions>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 6)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeOffsetFetchResponsePartitions(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readOffsetFetchResponse(reader: Reader, version: number): OffsetFetchResponse {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'throttleTimeMs'
    const throttleTimeMs = version >= 3 ? reader.readInt32() : 0
    at = 'topics'
    const topics = version <= 7 ? readOffsetFetchResponseTopicList(reader, version) : NO_ITEMS
    at = 'errorCode'
    const errorCode = version >= 2 && version <= 7 ? reader.readInt16() : 0
    at = 'groups'
    const groups = version >= 8 ? readOffsetFetchResponseGroupList(reader, version) : NO_ITEMS
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, topics, errorCode, groups, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetFetchResponse(writer: Writer, value: Encodable<OffsetFetchResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'throttleTimeMs'
    if (version >= 3) {
      writer.writeInt32(value.throttleTimeMs)
    }
    at = 'topics'
    if (version <= 7) {
      writeOffsetFetchResponseTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    }
    else rejectUnlessEmpty(value.topics, 'topics')
    at = 'errorCode'
    if (version >= 2 && version <= 7) {
      writer.writeInt16(value.errorCode)
    }
    at = 'groups'
    if (version >= 8) {
      writeOffsetFetchResponseGroupList(writer, value.groups === undefined ? NO_ITEMS : value.groups, version)
    }
    else rejectUnlessEmpty(value.groups, 'groups')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link OffsetFetchResponse}. */
export const offsetFetchResponse = /* @__PURE__ */ messageCodec(
  { name: 'OffsetFetchResponse', apiKey: 9, kind: 'response', versionMin: 0, versionMax: 10, flexibleFrom: 6 },
  readOffsetFetchResponse,
  writeOffsetFetchResponse,
)
