// Generated from schema/messages/DescribeTopicPartitionsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** A page of partitions, with who may lead them. Version 0. */
export interface DescribeTopicPartitionsResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`, dropped silently where a version lacks it.
   */
  readonly throttleTimeMs: number
  /** `[]DescribeTopicPartitionsResponseTopic`. */
  readonly topics: readonly DescribeTopicPartitionsResponseTopic[]
  /**
   * Where the next page begins; null when this is the last.
   *
   * `Cursor`, may be null, by default null.
   */
  readonly nextCursor: DescribeTopicPartitionsResponseCursor | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeTopicPartitionsResponse}. */
export interface DescribeTopicPartitionsResponseTopic {
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * Name of the topic; null when it is not known.
   *
   * `string`, may be null.
   */
  readonly name: string | null
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`, dropped silently where a version lacks it.
   */
  readonly topicId: string
  /**
   * Whether the topic is one of Kafka's own.
   *
   * `bool`, dropped silently where a version lacks it.
   */
  readonly isInternal: boolean
  /** `[]DescribeTopicPartitionsResponsePartition`. */
  readonly partitions: readonly DescribeTopicPartitionsResponsePartition[]
  /**
   * Bit set of what the client may do to the topic, bit n for ACL operation n; -2147483648 when it was not asked for.
   *
   * `int32`, by default -2147483648.
   */
  readonly topicAuthorizedOperations: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeTopicPartitionsResponse}. */
export interface DescribeTopicPartitionsResponsePartition {
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /** `int32`. */
  readonly partitionIndex: number
  /**
   * Node id of the leader; -1 when there is none or it is not known.
   *
   * `int32`.
   */
  readonly leaderId: number
  /**
   * Counts the leaders that the partition has had; -1 when it is not known.
   *
   * `int32`, by default -1, dropped silently where a version lacks it.
   */
  readonly leaderEpoch: number
  /**
   * Broker ids of all replicas, the preferred leader first.
   *
   * `[]int32`.
   */
  readonly replicaNodes: readonly number[]
  /**
   * Broker ids of the replicas that are in sync.
   *
   * `[]int32`.
   */
  readonly isrNodes: readonly number[]
  /**
   * Replicas not in sync that may lead without losing records; null when not known.
   *
   * `[]int32`, may be null, by default null.
   */
  readonly eligibleLeaderReplicas: readonly number[] | null
  /**
   * Replicas that might be chosen when nobody else is left; null when not known.
   *
   * `[]int32`, may be null, by default null.
   */
  readonly lastKnownElr: readonly number[] | null
  /**
   * Broker ids of the replicas that are not running.
   *
   * `[]int32`, dropped silently where a version lacks it.
   */
  readonly offlineReplicas: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeTopicPartitionsResponse}. */
export interface DescribeTopicPartitionsResponseCursor {
  /** `string`. */
  readonly topicName: string
  /** `int32`. */
  readonly partitionIndex: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDescribeTopicPartitionsResponseTopic(reader: Reader, version: number): DescribeTopicPartitionsResponseTopic {
  let at = ''
  try {
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'name'
    const name = reader.readNullableString(true)
    at = 'topicId'
    const topicId = reader.readUuid()
    at = 'isInternal'
    const isInternal = reader.readBoolean()
    at = 'partitions'
    const partitions = readDescribeTopicPartitionsResponsePartitionList(reader, version)
    at = 'topicAuthorizedOperations'
    const topicAuthorizedOperations = reader.readInt32()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { errorCode, name, topicId, isInternal, partitions, topicAuthorizedOperations, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeTopicPartitionsResponseTopic(writer: Writer, value: Encodable<DescribeTopicPartitionsResponseTopic>, version: number): void {
  let at = ''
  try {
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'name'
    writer.writeNullableString(value.name === undefined ? '' : value.name, true)
    at = 'topicId'
    writer.writeUuid(value.topicId)
    at = 'isInternal'
    writer.writeBoolean(value.isInternal)
    at = 'partitions'
    writeDescribeTopicPartitionsResponsePartitionList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'topicAuthorizedOperations'
    writer.writeInt32(value.topicAuthorizedOperations === undefined ? -2147483648 : value.topicAuthorizedOperations)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDescribeTopicPartitionsResponseTopicList(reader: Reader, version: number): DescribeTopicPartitionsResponseTopic[] {
  const count = reader.readArrayLength(true, 26)
  const items: DescribeTopicPartitionsResponseTopic[] = []
  try {
    while (items.length < count) items.push(readDescribeTopicPartitionsResponseTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDescribeTopicPartitionsResponseTopicList(writer: Writer, items: readonly Encodable<DescribeTopicPartitionsResponseTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribeTopicPartitionsResponseTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeTopicPartitionsResponsePartition(reader: Reader, _version: number): DescribeTopicPartitionsResponsePartition {
  let at = ''
  try {
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'leaderId'
    const leaderId = reader.readInt32()
    at = 'leaderEpoch'
    const leaderEpoch = reader.readInt32()
    at = 'replicaNodes'
    const replicaNodes = reader.readInt32Array(true)
    at = 'isrNodes'
    const isrNodes = reader.readInt32Array(true)
    at = 'eligibleLeaderReplicas'
    const eligibleLeaderReplicas = reader.readNullableInt32Array(true)
    at = 'lastKnownElr'
    const lastKnownElr = reader.readNullableInt32Array(true)
    at = 'offlineReplicas'
    const offlineReplicas = reader.readInt32Array(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { errorCode, partitionIndex, leaderId, leaderEpoch, replicaNodes, isrNodes, eligibleLeaderReplicas, lastKnownElr, offlineReplicas, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeTopicPartitionsResponsePartition(writer: Writer, value: Encodable<DescribeTopicPartitionsResponsePartition>, _version: number): void {
  let at = ''
  try {
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'leaderId'
    writer.writeInt32(value.leaderId)
    at = 'leaderEpoch'
    writer.writeInt32(value.leaderEpoch === undefined ? -1 : value.leaderEpoch)
    at = 'replicaNodes'
    writer.writeInt32Array(value.replicaNodes, true)
    at = 'isrNodes'
    writer.writeInt32Array(value.isrNodes, true)
    at = 'eligibleLeaderReplicas'
    writer.writeNullableInt32Array(value.eligibleLeaderReplicas ?? null, true)
    at = 'lastKnownElr'
    writer.writeNullableInt32Array(value.lastKnownElr ?? null, true)
    at = 'offlineReplicas'
    writer.writeInt32Array(value.offlineReplicas, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDescribeTopicPartitionsResponsePartitionList(reader: Reader, version: number): DescribeTopicPartitionsResponsePartition[] {
  const count = reader.readArrayLength(true, 20)
  const items: DescribeTopicPartitionsResponsePartition[] = []
  try {
    while (items.length < count) items.push(readDescribeTopicPartitionsResponsePartition(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDescribeTopicPartitionsResponsePartitionList(writer: Writer, items: readonly Encodable<DescribeTopicPartitionsResponsePartition>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribeTopicPartitionsResponsePartition(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readCursor(reader: Reader, _version: number): DescribeTopicPartitionsResponseCursor {
  let at = ''
  try {
    at = 'topicName'
    const topicName = reader.readString(true)
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { topicName, partitionIndex, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeCursor(writer: Writer, value: Encodable<DescribeTopicPartitionsResponseCursor>, _version: number): void {
  let at = ''
  try {
    at = 'topicName'
    writer.writeString(value.topicName, true)
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDescribeTopicPartitionsResponse(reader: Reader, version: number): DescribeTopicPartitionsResponse {
  let at = ''
  try {
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'topics'
    const topics = readDescribeTopicPartitionsResponseTopicList(reader, version)
    at = 'nextCursor'
    const nextCursor = reader.readPresence() ? readCursor(reader, version) : null
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { throttleTimeMs, topics, nextCursor, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeTopicPartitionsResponse(writer: Writer, value: Encodable<DescribeTopicPartitionsResponse>, version: number): void {
  let at = ''
  try {
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'topics'
    writeDescribeTopicPartitionsResponseTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'nextCursor'
    const given_nextCursor = value.nextCursor ?? null
    writer.writeInt8(given_nextCursor === null ? -1 : 1)
    if (given_nextCursor !== null) writeCursor(writer, given_nextCursor, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DescribeTopicPartitionsResponse}. */
export const describeTopicPartitionsResponse = /* @__PURE__ */ messageCodec(
  { name: 'DescribeTopicPartitionsResponse', apiKey: 75, kind: 'response', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readDescribeTopicPartitionsResponse,
  writeDescribeTopicPartitionsResponse,
)
