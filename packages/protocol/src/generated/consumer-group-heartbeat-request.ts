// Generated from schema/messages/ConsumerGroupHeartbeatRequest.json by `npm run generate`. Do not edit.
import { inItem, inReadField, inWrittenField, messageCodec, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Joins a group of the newer kind, stays in it, leaves it, and learns of its assignment (KIP-848). Versions 0 to 1.
 *
 * - 1: adds patterns of topics (KIP-848); members make their ids themselves (KIP-1082)
 */
export interface ConsumerGroupHeartbeatRequest {
  /**
   * Name of the group.
   *
   * `string`.
   */
  readonly groupId: string
  /**
   * Id of the member: given by the coordinator in classic groups, made by the member itself in the newer kinds.
   *
   * `string`.
   */
  readonly memberId: string
  /**
   * 0 joins, -1 leaves, -2 leaves for a moment as a static member; otherwise the epoch that the member has.
   *
   * `int32`.
   */
  readonly memberEpoch: number
  /**
   * Name of a static member, which keeps its place over restarts; null for a dynamic member, or when nothing changed.
   *
   * `string`, may be null, by default null.
   */
  readonly instanceId: string | null
  /**
   * Rack of the member; null for none, or no change.
   *
   * `string`, may be null, by default null.
   */
  readonly rackId: string | null
  /**
   * How long the member may take to give up partitions, in milliseconds; -1 when it did not change.
   *
   * `int32`, by default -1.
   */
  readonly rebalanceTimeoutMs: number
  /**
   * Topics wanted; null when they did not change.
   *
   * `[]string`, may be null, by default null.
   */
  readonly subscribedTopicNames: readonly string[] | null
  /**
   * Pattern of topics wanted, of RE2; null when it did not change.
   *
   * `string`, in version 1 only, may be null, by default null.
   */
  readonly subscribedTopicRegex: string | null
  /**
   * Assignor that the coordinator shall use; null for its own choice, or no change.
   *
   * `string`, may be null, by default null.
   */
  readonly serverAssignor: string | null
  /**
   * Partitions that the member has; null when they did not change.
   *
   * `[]TopicPartitions`, may be null, by default null.
   */
  readonly topicPartitions: readonly ConsumerGroupHeartbeatRequestTopicPartitions[] | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ConsumerGroupHeartbeatRequest}. */
export interface ConsumerGroupHeartbeatRequestTopicPartitions {
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`.
   */
  readonly topicId: string
  /** `[]int32`. */
  readonly partitions: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readTopicPartitions(reader: Reader, _version: number): ConsumerGroupHeartbeatRequestTopicPartitions {
  let at = ''
  try {
    at = 'topicId'
    const topicId = reader.readUuid()
    at = 'partitions'
    const partitions = reader.readInt32Array(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { topicId, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTopicPartitions(writer: Writer, value: Encodable<ConsumerGroupHeartbeatRequestTopicPartitions>, _version: number): void {
  let at = ''
  try {
    at = 'topicId'
    writer.writeUuid(value.topicId)
    at = 'partitions'
    writer.writeInt32Array(value.partitions, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readNullableTopicPartitionsList(reader: Reader, version: number): ConsumerGroupHeartbeatRequestTopicPartitions[] | null {
  const count = reader.readNullableArrayLength(true, 18)
  if (count < 0) return null
  const items: ConsumerGroupHeartbeatRequestTopicPartitions[] = []
  try {
    while (items.length < count) items.push(readTopicPartitions(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNullableTopicPartitionsList(writer: Writer, items: readonly Encodable<ConsumerGroupHeartbeatRequestTopicPartitions>[] | null, version: number): void {
  writer.writeNullableArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTopicPartitions(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readConsumerGroupHeartbeatRequest(reader: Reader, version: number): ConsumerGroupHeartbeatRequest {
  let at = ''
  try {
    at = 'groupId'
    const groupId = reader.readString(true)
    at = 'memberId'
    const memberId = reader.readString(true)
    at = 'memberEpoch'
    const memberEpoch = reader.readInt32()
    at = 'instanceId'
    const instanceId = reader.readNullableString(true)
    at = 'rackId'
    const rackId = reader.readNullableString(true)
    at = 'rebalanceTimeoutMs'
    const rebalanceTimeoutMs = reader.readInt32()
    at = 'subscribedTopicNames'
    const subscribedTopicNames = reader.readNullableStringArray(true)
    at = 'subscribedTopicRegex'
    const subscribedTopicRegex = version >= 1 ? reader.readNullableString(true) : null
    at = 'serverAssignor'
    const serverAssignor = reader.readNullableString(true)
    at = 'topicPartitions'
    const topicPartitions = readNullableTopicPartitionsList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { groupId, memberId, memberEpoch, instanceId, rackId, rebalanceTimeoutMs, subscribedTopicNames, subscribedTopicRegex, serverAssignor, topicPartitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeConsumerGroupHeartbeatRequest(writer: Writer, value: Encodable<ConsumerGroupHeartbeatRequest>, version: number): void {
  let at = ''
  try {
    at = 'groupId'
    writer.writeString(value.groupId, true)
    at = 'memberId'
    writer.writeString(value.memberId, true)
    at = 'memberEpoch'
    writer.writeInt32(value.memberEpoch)
    at = 'instanceId'
    writer.writeNullableString(value.instanceId ?? null, true)
    at = 'rackId'
    writer.writeNullableString(value.rackId ?? null, true)
    at = 'rebalanceTimeoutMs'
    writer.writeInt32(value.rebalanceTimeoutMs === undefined ? -1 : value.rebalanceTimeoutMs)
    at = 'subscribedTopicNames'
    writer.writeNullableStringArray(value.subscribedTopicNames ?? null, true)
    at = 'subscribedTopicRegex'
    if (version >= 1) {
      writer.writeNullableString(value.subscribedTopicRegex ?? null, true)
    }
    else rejectUnlessDefault(value.subscribedTopicRegex, null, 'subscribedTopicRegex')
    at = 'serverAssignor'
    writer.writeNullableString(value.serverAssignor ?? null, true)
    at = 'topicPartitions'
    writeNullableTopicPartitionsList(writer, value.topicPartitions ?? null, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ConsumerGroupHeartbeatRequest}. */
export const consumerGroupHeartbeatRequest = /* @__PURE__ */ messageCodec(
  { name: 'ConsumerGroupHeartbeatRequest', apiKey: 68, kind: 'request', versionMin: 0, versionMax: 1, flexibleFrom: 0 },
  readConsumerGroupHeartbeatRequest,
  writeConsumerGroupHeartbeatRequest,
)
