// Generated from schema/messages/ConsumerGroupHeartbeatResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * The member's epoch and, when it changed, its assignment. Versions 0 to 1.
 *
 * - 1: adds patterns of topics (KIP-848); members make their ids themselves (KIP-1082)
 */
export interface ConsumerGroupHeartbeatResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
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
  /**
   * Id of the member: given by the coordinator in classic groups, made by the member itself in the newer kinds.
   *
   * `string`, may be null, by default null.
   */
  readonly memberId: string | null
  /**
   * Epoch that the member has been brought to by its coordinator: which assignment it follows.
   *
   * `int32`.
   */
  readonly memberEpoch: number
  /**
   * How often the member shall send this request, in milliseconds.
   *
   * `int32`.
   */
  readonly heartbeatIntervalMs: number
  /**
   * Partitions that the member shall have; null when they did not change.
   *
   * `Assignment`, may be null, by default null.
   */
  readonly assignment: ConsumerGroupHeartbeatResponseAssignment | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ConsumerGroupHeartbeatResponse}. */
export interface ConsumerGroupHeartbeatResponseTopicPartitions {
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

/** Part of {@link ConsumerGroupHeartbeatResponse}. */
export interface ConsumerGroupHeartbeatResponseAssignment {
  /** `[]TopicPartitions`. */
  readonly topicPartitions: readonly ConsumerGroupHeartbeatResponseTopicPartitions[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readTopicPartitions(reader: Reader, _version: number): ConsumerGroupHeartbeatResponseTopicPartitions {
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

function writeTopicPartitions(writer: Writer, value: Encodable<ConsumerGroupHeartbeatResponseTopicPartitions>, _version: number): void {
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

function readTopicPartitionsList(reader: Reader, version: number): ConsumerGroupHeartbeatResponseTopicPartitions[] {
  const count = reader.readArrayLength(true, 18)
  const items: ConsumerGroupHeartbeatResponseTopicPartitions[] = []
  try {
    while (items.length < count) items.push(readTopicPartitions(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeTopicPartitionsList(writer: Writer, items: readonly Encodable<ConsumerGroupHeartbeatResponseTopicPartitions>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTopicPartitions(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAssignment(reader: Reader, version: number): ConsumerGroupHeartbeatResponseAssignment {
  let at = ''
  try {
    at = 'topicPartitions'
    const topicPartitions = readTopicPartitionsList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { topicPartitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAssignment(writer: Writer, value: Encodable<ConsumerGroupHeartbeatResponseAssignment>, version: number): void {
  let at = ''
  try {
    at = 'topicPartitions'
    writeTopicPartitionsList(writer, value.topicPartitions === undefined ? NO_ITEMS : value.topicPartitions, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readConsumerGroupHeartbeatResponse(reader: Reader, version: number): ConsumerGroupHeartbeatResponse {
  let at = ''
  try {
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(true)
    at = 'memberId'
    const memberId = reader.readNullableString(true)
    at = 'memberEpoch'
    const memberEpoch = reader.readInt32()
    at = 'heartbeatIntervalMs'
    const heartbeatIntervalMs = reader.readInt32()
    at = 'assignment'
    const assignment = reader.readPresence() ? readAssignment(reader, version) : null
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { throttleTimeMs, errorCode, errorMessage, memberId, memberEpoch, heartbeatIntervalMs, assignment, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeConsumerGroupHeartbeatResponse(writer: Writer, value: Encodable<ConsumerGroupHeartbeatResponse>, version: number): void {
  let at = ''
  try {
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage ?? null, true)
    at = 'memberId'
    writer.writeNullableString(value.memberId ?? null, true)
    at = 'memberEpoch'
    writer.writeInt32(value.memberEpoch)
    at = 'heartbeatIntervalMs'
    writer.writeInt32(value.heartbeatIntervalMs)
    at = 'assignment'
    const given_assignment = value.assignment ?? null
    writer.writeInt8(given_assignment === null ? -1 : 1)
    if (given_assignment !== null) writeAssignment(writer, given_assignment, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ConsumerGroupHeartbeatResponse}. */
export const consumerGroupHeartbeatResponse = /* @__PURE__ */ messageCodec(
  { name: 'ConsumerGroupHeartbeatResponse', apiKey: 68, kind: 'response', versionMin: 0, versionMax: 1, flexibleFrom: 0 },
  readConsumerGroupHeartbeatResponse,
  writeConsumerGroupHeartbeatResponse,
)
