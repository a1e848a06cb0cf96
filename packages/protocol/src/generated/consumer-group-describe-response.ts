// Generated from schema/messages/ConsumerGroupDescribeResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * State and members of each. Versions 0 to 1.
 *
 * - 1: adds `memberType` (KIP-1099)
 */
export interface ConsumerGroupDescribeResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /** `[]DescribedGroup`. */
  readonly groups: readonly ConsumerGroupDescribeResponseDescribedGroup[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ConsumerGroupDescribeResponse}. */
export interface ConsumerGroupDescribeResponseTopicPartitions {
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`.
   */
  readonly topicId: string
  /** `string`. */
  readonly topicName: string
  /** `[]int32`. */
  readonly partitions: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ConsumerGroupDescribeResponse}. */
export interface ConsumerGroupDescribeResponseAssignment {
  /** `[]TopicPartitions`. */
  readonly topicPartitions: readonly ConsumerGroupDescribeResponseTopicPartitions[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ConsumerGroupDescribeResponse}. */
export interface ConsumerGroupDescribeResponseDescribedGroup {
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
   * Name of the group.
   *
   * `string`.
   */
  readonly groupId: string
  /**
   * State of the group, as Kafka prints it: `Stable`, `Empty`, `PreparingRebalance`, …
   *
   * `string`.
   */
  readonly groupState: string
  /**
   * Counts the changes of members and subscriptions.
   *
   * `int32`.
   */
  readonly groupEpoch: number
  /**
   * The group epoch that the target assignment was made for.
   *
   * `int32`.
   */
  readonly assignmentEpoch: number
  /**
   * Assignor of the group.
   *
   * `string`.
   */
  readonly assignorName: string
  /** `[]Member`. */
  readonly members: readonly ConsumerGroupDescribeResponseMember[]
  /**
   * Bit set of what the client may do to the group, bit n for ACL operation n; -2147483648 when it was not asked for.
   *
   * `int32`, by default -2147483648.
   */
  readonly authorizedOperations: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ConsumerGroupDescribeResponse}. */
export interface ConsumerGroupDescribeResponseMember {
  /**
   * Id of the member: given by the coordinator in classic groups, made by the member itself in the newer kinds.
   *
   * `string`.
   */
  readonly memberId: string
  /**
   * Name of a static member, which keeps its place over restarts; null for a dynamic member, or when nothing changed.
   *
   * `string`, may be null, by default null.
   */
  readonly instanceId: string | null
  /**
   * Rack of the client or member, so that it may be served near by.
   *
   * `string`, may be null, by default null.
   */
  readonly rackId: string | null
  /**
   * Epoch that the member has been brought to by its coordinator: which assignment it follows.
   *
   * `int32`.
   */
  readonly memberEpoch: number
  /** `string`. */
  readonly clientId: string
  /**
   * Address that the member connects from.
   *
   * `string`.
   */
  readonly clientHost: string
  /** `[]string`. */
  readonly subscribedTopicNames: readonly string[]
  /** `string`, may be null, by default null. */
  readonly subscribedTopicRegex: string | null
  /**
   * What the member has now.
   *
   * `Assignment`.
   */
  readonly assignment: ConsumerGroupDescribeResponseAssignment
  /**
   * What the member will have once every member has followed.
   *
   * `Assignment`.
   */
  readonly targetAssignment: ConsumerGroupDescribeResponseAssignment
  /**
   * 0 a member with the classic protocol, 1 with the newer; -1 when not known (KIP-1099).
   *
   * `int8`, in version 1 only, by default -1, dropped silently where a version lacks it.
   */
  readonly memberType: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

const DEFAULT_ASSIGNMENT: ConsumerGroupDescribeResponseAssignment = /* @__PURE__ */ Object.freeze({
  topicPartitions: NO_ITEMS,
  unknownTaggedFields: NO_TAGGED_FIELDS,
})

function readTopicPartitions(reader: Reader, _version: number): ConsumerGroupDescribeResponseTopicPartitions {
  let at = ''
  try {
    at = 'topicId'
    const topicId = reader.readUuid()
    at = 'topicName'
    const topicName = reader.readString(true)
    at = 'partitions'
    const partitions = reader.readInt32Array(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { topicId, topicName, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTopicPartitions(writer: Writer, value: Encodable<ConsumerGroupDescribeResponseTopicPartitions>, _version: number): void {
  let at = ''
  try {
    at = 'topicId'
    writer.writeUuid(value.topicId)
    at = 'topicName'
    writer.writeString(value.topicName, true)
    at = 'partitions'
    writer.writeInt32Array(value.partitions, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readTopicPartitionsList(reader: Reader, version: number): ConsumerGroupDescribeResponseTopicPartitions[] {
  const count = reader.readArrayLength(true, 19)
  const items: ConsumerGroupDescribeResponseTopicPartitions[] = []
  try {
    while (items.length < count) items.push(readTopicPartitions(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeTopicPartitionsList(writer: Writer, items: readonly Encodable<ConsumerGroupDescribeResponseTopicPartitions>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTopicPartitions(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAssignment(reader: Reader, version: number): ConsumerGroupDescribeResponseAssignment {
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

function writeAssignment(writer: Writer, value: Encodable<ConsumerGroupDescribeResponseAssignment>, version: number): void {
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

function readDescribedGroup(reader: Reader, version: number): ConsumerGroupDescribeResponseDescribedGroup {
  let at = ''
  try {
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(true)
    at = 'groupId'
    const groupId = reader.readString(true)
    at = 'groupState'
    const groupState = reader.readString(true)
    at = 'groupEpoch'
    const groupEpoch = reader.readInt32()
    at = 'assignmentEpoch'
    const assignmentEpoch = reader.readInt32()
    at = 'assignorName'
    const assignorName = reader.readString(true)
    at = 'members'
    const members = readMemberList(reader, version)
    at = 'authorizedOperations'
    const authorizedOperations = reader.readInt32()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { errorCode, errorMessage, groupId, groupState, groupEpoch, assignmentEpoch, assignorName, members, authorizedOperations, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribedGroup(writer: Writer, value: Encodable<ConsumerGroupDescribeResponseDescribedGroup>, version: number): void {
  let at = ''
  try {
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage ?? null, true)
    at = 'groupId'
    writer.writeString(value.groupId, true)
    at = 'groupState'
    writer.writeString(value.groupState, true)
    at = 'groupEpoch'
    writer.writeInt32(value.groupEpoch)
    at = 'assignmentEpoch'
    writer.writeInt32(value.assignmentEpoch)
    at = 'assignorName'
    writer.writeString(value.assignorName, true)
    at = 'members'
    writeMemberList(writer, value.members === undefined ? NO_ITEMS : value.members, version)
    at = 'authorizedOperations'
    writer.writeInt32(value.authorizedOperations === undefined ? -2147483648 : value.authorizedOperations)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDescribedGroupList(reader: Reader, version: number): ConsumerGroupDescribeResponseDescribedGroup[] {
  const count = reader.readArrayLength(true, 20)
  const items: ConsumerGroupDescribeResponseDescribedGroup[] = []
  try {
    while (items.length < count) items.push(readDescribedGroup(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDescribedGroupList(writer: Writer, items: readonly Encodable<ConsumerGroupDescribeResponseDescribedGroup>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribedGroup(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readMember(reader: Reader, version: number): ConsumerGroupDescribeResponseMember {
  let at = ''
  try {
    at = 'memberId'
    const memberId = reader.readString(true)
    at = 'instanceId'
    const instanceId = reader.readNullableString(true)
    at = 'rackId'
    const rackId = reader.readNullableString(true)
    at = 'memberEpoch'
    const memberEpoch = reader.readInt32()
    at = 'clientId'
    const clientId = reader.readString(true)
    at = 'clientHost'
    const clientHost = reader.readString(true)
    at = 'subscribedTopicNames'
    const subscribedTopicNames = reader.readStringArray(true)
    at = 'subscribedTopicRegex'
    const subscribedTopicRegex = reader.readNullableString(true)
    at = 'assignment'
    const assignment = readAssignment(reader, version)
    at = 'targetAssignment'
    const targetAssignment = readAssignment(reader, version)
    at = 'memberType'
    const memberType = version >= 1 ? reader.readInt8() : -1
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { memberId, instanceId, rackId, memberEpoch, clientId, clientHost, subscribedTopicNames, subscribedTopicRegex, assignment, targetAssignment, memberType, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeMember(writer: Writer, value: Encodable<ConsumerGroupDescribeResponseMember>, version: number): void {
  let at = ''
  try {
    at = 'memberId'
    writer.writeString(value.memberId, true)
    at = 'instanceId'
    writer.writeNullableString(value.instanceId ?? null, true)
    at = 'rackId'
    writer.writeNullableString(value.rackId ?? null, true)
    at = 'memberEpoch'
    writer.writeInt32(value.memberEpoch)
    at = 'clientId'
    writer.writeString(value.clientId, true)
    at = 'clientHost'
    writer.writeString(value.clientHost, true)
    at = 'subscribedTopicNames'
    writer.writeStringArray(value.subscribedTopicNames, true)
    at = 'subscribedTopicRegex'
    writer.writeNullableString(value.subscribedTopicRegex ?? null, true)
    at = 'assignment'
    writeAssignment(writer, value.assignment === undefined ? DEFAULT_ASSIGNMENT : value.assignment, version)
    at = 'targetAssignment'
    writeAssignment(writer, value.targetAssignment === undefined ? DEFAULT_ASSIGNMENT : value.targetAssignment, version)
    at = 'memberType'
    if (version >= 1) {
      writer.writeInt8(value.memberType === undefined ? -1 : value.memberType)
    }
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readMemberList(reader: Reader, version: number): ConsumerGroupDescribeResponseMember[] {
  const count = reader.readArrayLength(true, 16)
  const items: ConsumerGroupDescribeResponseMember[] = []
  try {
    while (items.length < count) items.push(readMember(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeMemberList(writer: Writer, items: readonly Encodable<ConsumerGroupDescribeResponseMember>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeMember(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readConsumerGroupDescribeResponse(reader: Reader, version: number): ConsumerGroupDescribeResponse {
  let at = ''
  try {
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'groups'
    const groups = readDescribedGroupList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { throttleTimeMs, groups, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeConsumerGroupDescribeResponse(writer: Writer, value: Encodable<ConsumerGroupDescribeResponse>, version: number): void {
  let at = ''
  try {
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'groups'
    writeDescribedGroupList(writer, value.groups === undefined ? NO_ITEMS : value.groups, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ConsumerGroupDescribeResponse}. */
export const consumerGroupDescribeResponse = /* @__PURE__ */ messageCodec(
  { name: 'ConsumerGroupDescribeResponse', apiKey: 69, kind: 'response', versionMin: 0, versionMax: 1, flexibleFrom: 0 },
  readConsumerGroupDescribeResponse,
  writeConsumerGroupDescribeResponse,
)
