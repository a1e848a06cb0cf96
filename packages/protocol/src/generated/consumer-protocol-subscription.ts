// Generated from schema/messages/ConsumerProtocolSubscription.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, rejectUnlessDefault, rejectUnlessEmpty, type Encodable, type Reader, type Writer } from '../codec-runtime.ts'

/**
 * What a consumer tells the leader of its classic group, in the bytes of JoinGroup. Versions 0 to 3.
 *
 * - 1: adds the partitions that it has (KIP-429)
 * - 2: adds the generation that it has them from (KIP-792)
 * - 3: adds its rack (KIP-881)
 */
export interface ConsumerProtocolSubscription {
  /** `[]string`. */
  readonly topics: readonly string[]
  /**
   * What the assignor wants to be told; null for nothing.
   *
   * `bytes`, may be null, by default null.
   */
  readonly userData: Uint8Array | null
  /**
   * Partitions that the consumer has and would keep.
   *
   * `[]TopicPartition`, since version 1, dropped silently where a version lacks it.
   */
  readonly ownedPartitions: readonly ConsumerProtocolSubscriptionTopicPartition[]
  /**
   * Generation that it has them from; -1 when not known.
   *
   * `int32`, since version 2, by default -1, dropped silently where a version lacks it.
   */
  readonly generationId: number
  /**
   * Rack of the client or member, so that it may be served near by.
   *
   * `string`, in version 3 only, may be null, by default null, dropped silently where a version lacks it.
   */
  readonly rackId: string | null
}

/** Part of {@link ConsumerProtocolSubscription}. */
export interface ConsumerProtocolSubscriptionTopicPartition {
  /** `string`, since version 1. */
  readonly topic: string
  /** `[]int32`, since version 1. */
  readonly partitions: readonly number[]
}

function readTopicPartition(reader: Reader, version: number): ConsumerProtocolSubscriptionTopicPartition {
  let at = ''
  try {
    at = 'topic'
    const topic = version >= 1 ? reader.readString(false) : ''
    at = 'partitions'
    const partitions = version >= 1 ? reader.readInt32Array(false) : NO_ITEMS
    return { topic, partitions }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTopicPartition(writer: Writer, value: Encodable<ConsumerProtocolSubscriptionTopicPartition>, version: number): void {
  let at = ''
  try {
    at = 'topic'
    if (version >= 1) {
      writer.writeString(value.topic, false)
    }
    else rejectUnlessDefault(value.topic, '', 'topic')
    at = 'partitions'
    if (version >= 1) {
      writer.writeInt32Array(value.partitions, false)
    }
    else rejectUnlessEmpty(value.partitions, 'partitions')
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readTopicPartitionList(reader: Reader, version: number): ConsumerProtocolSubscriptionTopicPartition[] {
  const count = reader.readArrayLength(false, 6)
  const items: ConsumerProtocolSubscriptionTopicPartition[] = []
  try {
    while (items.length < count) items.push(readTopicPartition(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeTopicPartitionList(writer: Writer, items: readonly Encodable<ConsumerProtocolSubscriptionTopicPartition>[] | null, version: number): void {
  writer.writeArrayLength(items, false)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTopicPartition(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readConsumerProtocolSubscription(reader: Reader, version: number): ConsumerProtocolSubscription {
  let at = ''
  try {
    at = 'topics'
    const topics = reader.readStringArray(false)
    at = 'userData'
    const userData = reader.readNullableBytes(false)
    at = 'ownedPartitions'
    const ownedPartitions = version >= 1 ? readTopicPartitionList(reader, version) : NO_ITEMS
    at = 'generationId'
    const generationId = version >= 2 ? reader.readInt32() : -1
    at = 'rackId'
    const rackId = version >= 3 ? reader.readNullableString(false) : null
    return { topics, userData, ownedPartitions, generationId, rackId }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeConsumerProtocolSubscription(writer: Writer, value: Encodable<ConsumerProtocolSubscription>, version: number): void {
  let at = ''
  try {
    at = 'topics'
    writer.writeStringArray(value.topics, false)
    at = 'userData'
    writer.writeNullableBytes(value.userData ?? null, false)
    at = 'ownedPartitions'
    if (version >= 1) {
      writeTopicPartitionList(writer, value.ownedPartitions === undefined ? NO_ITEMS : value.ownedPartitions, version)
    }
    at = 'generationId'
    if (version >= 2) {
      writer.writeInt32(value.generationId === undefined ? -1 : value.generationId)
    }
    at = 'rackId'
    if (version >= 3) {
      writer.writeNullableString(value.rackId ?? null, false)
    }
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ConsumerProtocolSubscription}. */
export const consumerProtocolSubscription = /* @__PURE__ */ messageCodec(
  { name: 'ConsumerProtocolSubscription', apiKey: -1, kind: 'data', versionMin: 0, versionMax: 3, flexibleFrom: Number.POSITIVE_INFINITY },
  readConsumerProtocolSubscription,
  writeConsumerProtocolSubscription,
)
