// Generated from schema/messages/DescribeShareGroupOffsetsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * First offset in flight of each partition. Versions 0 to 1.
 *
 * - 1: adds `lag` (KIP-1226)
 */
export interface DescribeShareGroupOffsetsResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /** `[]DescribeShareGroupOffsetsResponseGroup`. */
  readonly groups: readonly DescribeShareGroupOffsetsResponseGroup[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeShareGroupOffsetsResponse}. */
export interface DescribeShareGroupOffsetsResponseGroup {
  /**
   * Name of the group.
   *
   * `string`.
   */
  readonly groupId: string
  /**
   * The partitions; in a request, null for all.
   *
   * `[]DescribeShareGroupOffsetsResponseTopic`.
   */
  readonly topics: readonly DescribeShareGroupOffsetsResponseTopic[]
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * What went wrong, in words for people; null when nothing did, or when the broker says no more.
   *
   * `string`, may be null, by default null.
   */
  readonly errorMessage: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeShareGroupOffsetsResponse}. */
export interface DescribeShareGroupOffsetsResponseTopic {
  /** `string`. */
  readonly topicName: string
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`.
   */
  readonly topicId: string
  /** `[]DescribeShareGroupOffsetsResponsePartition`. */
  readonly partitions: readonly DescribeShareGroupOffsetsResponsePartition[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeShareGroupOffsetsResponse}. */
export interface DescribeShareGroupOffsetsResponsePartition {
  /** `int32`. */
  readonly partitionIndex: number
  /**
   * First offset of the share partition that is still in flight; -1 when there is none yet.
   *
   * `int64`.
   */
  readonly startOffset: Int64
  /**
   * Counts the leaders that the partition has had; -1 when it is not known.
   *
   * `int32`.
   */
  readonly leaderEpoch: number
  /**
   * How many records are still to be consumed; -1 when not known (KIP-1226).
   *
   * `int64`, in version 1 only, by default -1, dropped silently where a version lacks it.
   */
  readonly lag: Int64
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * What went wrong, in words for people; null when nothing did, or when the broker says no more.
   *
   * `string`, may be null, by default null.
   */
  readonly errorMessage: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDescribeShareGroupOffsetsResponseGroup(reader: Reader, version: number): DescribeShareGroupOffsetsResponseGroup {
  let at = ''
  try {
    at = 'groupId'
    const groupId = reader.readString(true)
    at = 'topics'
    const topics = readDescribeShareGroupOffsetsResponseTopicList(reader, version)
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { groupId, topics, errorCode, errorMessage, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeShareGroupOffsetsResponseGroup(writer: Writer, value: Encodable<DescribeShareGroupOffsetsResponseGroup>, version: number): void {
  let at = ''
  try {
    at = 'groupId'
    writer.writeString(value.groupId, true)
    at = 'topics'
    writeDescribeShareGroupOffsetsResponseTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage ?? null, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDescribeShareGroupOffsetsResponseGroupList(reader: Reader, version: number): DescribeShareGroupOffsetsResponseGroup[] {
  const count = reader.readArrayLength(true, 6)
  const items: DescribeShareGroupOffsetsResponseGroup[] = []
  try {
    while (items.length < count) items.push(readDescribeShareGroupOffsetsResponseGroup(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDescribeShareGroupOffsetsResponseGroupList(writer: Writer, items: readonly Encodable<DescribeShareGroupOffsetsResponseGroup>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribeShareGroupOffsetsResponseGroup(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeShareGroupOffsetsResponseTopic(reader: Reader, version: number): DescribeShareGroupOffsetsResponseTopic {
  let at = ''
  try {
    at = 'topicName'
    const topicName = reader.readString(true)
    at = 'topicId'
    const topicId = reader.readUuid()
    at = 'partitions'
    const partitions = readDescribeShareGroupOffsetsResponsePartitionList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { topicName, topicId, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeShareGroupOffsetsResponseTopic(writer: Writer, value: Encodable<DescribeShareGroupOffsetsResponseTopic>, version: number): void {
  let at = ''
  try {
    at = 'topicName'
    writer.writeString(value.topicName, true)
    at = 'topicId'
    writer.writeUuid(value.topicId)
    at = 'partitions'
    writeDescribeShareGroupOffsetsResponsePartitionList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDescribeShareGroupOffsetsResponseTopicList(reader: Reader, version: number): DescribeShareGroupOffsetsResponseTopic[] {
  const count = reader.readArrayLength(true, 19)
  const items: DescribeShareGroupOffsetsResponseTopic[] = []
  try {
    while (items.length < count) items.push(readDescribeShareGroupOffsetsResponseTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDescribeShareGroupOffsetsResponseTopicList(writer: Writer, items: readonly Encodable<DescribeShareGroupOffsetsResponseTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribeShareGroupOffsetsResponseTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeShareGroupOffsetsResponsePartition(reader: Reader, version: number): DescribeShareGroupOffsetsResponsePartition {
  let at = ''
  try {
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'startOffset'
    const startOffset = reader.readInt64()
    at = 'leaderEpoch'
    const leaderEpoch = reader.readInt32()
    at = 'lag'
    const lag = version >= 1 ? reader.readInt64() : -1
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { partitionIndex, startOffset, leaderEpoch, lag, errorCode, errorMessage, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeShareGroupOffsetsResponsePartition(writer: Writer, value: Encodable<DescribeShareGroupOffsetsResponsePartition>, version: number): void {
  let at = ''
  try {
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'startOffset'
    writer.writeInt64(value.startOffset)
    at = 'leaderEpoch'
    writer.writeInt32(value.leaderEpoch)
    at = 'lag'
    if (version >= 1) {
      writer.writeInt64(value.lag === undefined ? -1 : value.lag)
    }
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage ?? null, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDescribeShareGroupOffsetsResponsePartitionList(reader: Reader, version: number): DescribeShareGroupOffsetsResponsePartition[] {
  const count = reader.readArrayLength(true, 20)
  const items: DescribeShareGroupOffsetsResponsePartition[] = []
  try {
    while (items.length < count) items.push(readDescribeShareGroupOffsetsResponsePartition(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDescribeShareGroupOffsetsResponsePartitionList(writer: Writer, items: readonly Encodable<DescribeShareGroupOffsetsResponsePartition>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribeShareGroupOffsetsResponsePartition(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeShareGroupOffsetsResponse(reader: Reader, version: number): DescribeShareGroupOffsetsResponse {
  let at = ''
  try {
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'groups'
    const groups = readDescribeShareGroupOffsetsResponseGroupList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { throttleTimeMs, groups, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeShareGroupOffsetsResponse(writer: Writer, value: Encodable<DescribeShareGroupOffsetsResponse>, version: number): void {
  let at = ''
  try {
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'groups'
    writeDescribeShareGroupOffsetsResponseGroupList(writer, value.groups === undefined ? NO_ITEMS : value.groups, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DescribeShareGroupOffsetsResponse}. */
export const describeShareGroupOffsetsResponse = /* @__PURE__ */ messageCodec(
  { name: 'DescribeShareGroupOffsetsResponse', apiKey: 90, kind: 'response', versionMin: 0, versionMax: 1, flexibleFrom: 0 },
  readDescribeShareGroupOffsetsResponse,
  writeDescribeShareGroupOffsetsResponse,
)
