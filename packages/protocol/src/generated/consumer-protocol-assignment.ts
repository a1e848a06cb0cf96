// Generated from schema/messages/ConsumerProtocolAssignment.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type Writer } from '../codec-runtime.ts'

/** What the leader of a classic group assigned to a consumer, in the bytes of SyncGroup. Versions 0 to 3. */
export interface ConsumerProtocolAssignment {
  /** `[]TopicPartition`. */
  readonly assignedPartitions: readonly ConsumerProtocolAssignmentTopicPartition[]
  /**
   * What the assignor wants to tell; null for nothing.
   *
   * `bytes`, may be null, by default null.
   */
  readonly userData: Uint8Array | null
}

/** Part of {@link ConsumerProtocolAssignment}. */
export interface ConsumerProtocolAssignmentTopicPartition {
  /** `string`. */
  readonly topic: string
  /** `[]int32`. */
  readonly partitions: readonly number[]
}

function readTopicPartition(reader: Reader, _version: number): ConsumerProtocolAssignmentTopicPartition {
  let at = ''
  try {
    at = 'topic'
    const topic = reader.readString(false)
    at = 'partitions'
    const partitions = reader.readInt32Array(false)
    return { topic, partitions }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTopicPartition(writer: Writer, value: Encodable<ConsumerProtocolAssignmentTopicPartition>, _version: number): void {
  let at = ''
  try {
    at = 'topic'
    writer.writeString(value.topic, false)
    at = 'partitions'
    writer.writeInt32Array(value.partitions, false)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readTopicPartitionList(reader: Reader, version: number): ConsumerProtocolAssignmentTopicPartition[] {
  const count = reader.readArrayLength(false, 6)
  const items: ConsumerProtocolAssignmentTopicPartition[] = []
  try {
    while (items.length < count) items.push(readTopicPartition(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeTopicPartitionList(writer: Writer, items: readonly Encodable<ConsumerProtocolAssignmentTopicPartition>[] | null, version: number): void {
  writer.writeArrayLength(items, false)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTopicPartition(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readConsumerProtocolAssignment(reader: Reader, version: number): ConsumerProtocolAssignment {
  let at = ''
  try {
    at = 'assignedPartitions'
    const assignedPartitions = readTopicPartitionList(reader, version)
    at = 'userData'
    const userData = reader.readNullableBytes(false)
    return { assignedPartitions, userData }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeConsumerProtocolAssignment(writer: Writer, value: Encodable<ConsumerProtocolAssignment>, version: number): void {
  let at = ''
  try {
    at = 'assignedPartitions'
    writeTopicPartitionList(writer, value.assignedPartitions === undefined ? NO_ITEMS : value.assignedPartitions, version)
    at = 'userData'
    writer.writeNullableBytes(value.userData ?? null, false)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ConsumerProtocolAssignment}. */
export const consumerProtocolAssignment = /* @__PURE__ */ messageCodec(
  { name: 'ConsumerProtocolAssignment', apiKey: -1, kind: 'data', versionMin: 0, versionMax: 3, flexibleFrom: Number.POSITIVE_INFINITY },
  readConsumerProtocolAssignment,
  writeConsumerProtocolAssignment,
)
