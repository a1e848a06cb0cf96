// Generated from schema/messages/ShareGroupDescribeResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * State and members of each. Version 1.
 *
 * - 1: the first stable version (KIP-932)
 */
export interface ShareGroupDescribeResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /** `[]DescribedGroup`. */
  readonly groups: readonly ShareGroupDescribeResponseDescribedGroup[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ShareGroupDescribeResponse}. */
export interface ShareGroupDescribeResponseTopicPartitions {
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

/** Part of {@link ShareGroupDescribeResponse}. */
export interface ShareGroupDescribeResponseAssignment {
  /** `[]TopicPartitions`. */
  readonly topicPartitions: readonly ShareGroupDescribeResponseTopicPartitions[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ShareGroupDescribeResponse}. */
export interface ShareGroupDescribeResponseDescribedGroup {
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
  readonly members: readonly ShareGroupDescribeResponseMember[]
  /**
   * Bit set of what the client may do to the group, bit n for ACL operation n; -2147483648 when it was not asked for.
   *
   * `int32`, by default -2147483648.
   */
  readonly authorizedOperations: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ShareGroupDescribeResponse}. */
export interface ShareGroupDescribeResponseMember {
  /**
   * Id of the member: given by the coordinator in classic groups, made by the member itself in the newer kinds.
   *
   * `string`.
   */
  readonly memberId: string
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
  /** `Assignment`. */
  readonly assignment: ShareGroupDescribeResponseAssignment
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

const DEFAULT_ASSIGNMENT: ShareGroupDescribeResponseAssignment = /* @__PURE__ */ Object.freeze({
  topicPartitions: NO_ITEMS,
  unknownTaggedFields: NO_TAGGED_FIELDS,
})

function readTopicPartitions(reader: Reader, _version: number): ShareGroupDescribeResponseTopicPartitions {
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

function writeTopicPartitions(writer: Writer, value: Encodable<ShareGroupDescribeResponseTopicPartitions>, _version: number): void {
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

function readTopicPartitionsList(reader: Reader, version: number): ShareGroupDescribeResponseTopicPartitions[] {
  const count = reader.readArrayLength(true, 19)
  const items: ShareGroupDescribeResponseTopicPartitions[] = []
  try {
    while (items.length < count) items.push(readTopicPartitions(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeTopicPartitionsList(writer: Writer, items: readonly Encodable<ShareGroupDescribeResponseTopicPartitions>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTopicPartitions(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAssignment(reader: Reader, version: number): ShareGroupDescribeResponseAssignment {
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

function writeAssignment(writer: Writer, value: Encodable<ShareGroupDescribeResponseAssignment>, version: number): void {
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

function readDescribedGroup(reader: Reader, version: number): ShareGroupDescribeResponseDescribedGroup {
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

function writeDescribedGroup(writer: Writer, value: Encodable<ShareGroupDescribeResponseDescribedGroup>, version: number): void {
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

function readDescribedGroupList(reader: Reader, version: number): ShareGroupDescribeResponseDescribedGroup[] {
  const count = reader.readArrayLength(true, 20)
  const items: ShareGroupDescribeResponseDescribedGroup[] = []
  try {
    while (items.length < count) items.push(readDescribedGroup(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDescribedGroupList(writer: Writer, items: readonly Encodable<ShareGroupDescribeResponseDescribedGroup>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribedGroup(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readMember(reader: Reader, version: number): ShareGroupDescribeResponseMember {
  let at = ''
  try {
    at = 'memberId'
    const memberId = reader.readString(true)
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
    at = 'assignment'
    const assignment = readAssignment(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { memberId, rackId, memberEpoch, clientId, clientHost, subscribedTopicNames, assignment, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeMember(writer: Writer, value: Encodable<ShareGroupDescribeResponseMember>, version: number): void {
  let at = ''
  try {
    at = 'memberId'
    writer.writeString(value.memberId, true)
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
    at = 'assignment'
    writeAssignment(writer, value.assignment === undefined ? DEFAULT_ASSIGNMENT : value.assignment, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readMemberList(reader: Reader, version: number): ShareGroupDescribeResponseMember[] {
  const count = reader.readArrayLength(true, 12)
  const items: ShareGroupDescribeResponseMember[] = []
  try {
    while (items.length < count) items.push(readMember(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeMemberList(writer: Writer, items: readonly Encodable<ShareGroupDescribeResponseMember>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeMember(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readShareGroupDescribeResponse(reader: Reader, version: number): ShareGroupDescribeResponse {
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

function writeShareGroupDescribeResponse(writer: Writer, value: Encodable<ShareGroupDescribeResponse>, version: number): void {
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

/** Reads and writes {@link ShareGroupDescribeResponse}. */
export const shareGroupDescribeResponse = /* @__PURE__ */ messageCodec(
  { name: 'ShareGroupDescribeResponse', apiKey: 77, kind: 'response', versionMin: 1, versionMax: 1, flexibleFrom: 0 },
  readShareGroupDescribeResponse,
  writeShareGroupDescribeResponse,
)
