// Generated from schema/messages/StreamsGroupDescribeResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Topology, members and tasks of each. Version 0. */
export interface StreamsGroupDescribeResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /** `[]DescribedGroup`. */
  readonly groups: readonly StreamsGroupDescribeResponseDescribedGroup[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link StreamsGroupDescribeResponse}. */
export interface StreamsGroupDescribeResponseEndpoint {
  /** `string`. */
  readonly host: string
  /** `uint16`. */
  readonly port: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link StreamsGroupDescribeResponse}. */
export interface StreamsGroupDescribeResponseTaskOffset {
  /**
   * Name of the subtopology.
   *
   * `string`.
   */
  readonly subtopologyId: string
  /** `int32`. */
  readonly partition: number
  /** `int64`. */
  readonly offset: Int64
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link StreamsGroupDescribeResponse}. */
export interface StreamsGroupDescribeResponseAssignment {
  /**
   * Tasks that process.
   *
   * `[]TaskIds`.
   */
  readonly activeTasks: readonly StreamsGroupDescribeResponseTaskIds[]
  /**
   * Tasks that keep a copy of a state.
   *
   * `[]TaskIds`.
   */
  readonly standbyTasks: readonly StreamsGroupDescribeResponseTaskIds[]
  /**
   * Tasks that build a state up, to become active.
   *
   * `[]TaskIds`.
   */
  readonly warmupTasks: readonly StreamsGroupDescribeResponseTaskIds[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link StreamsGroupDescribeResponse}. */
export interface StreamsGroupDescribeResponseTaskIds {
  /**
   * Name of the subtopology.
   *
   * `string`.
   */
  readonly subtopologyId: string
  /** `[]int32`. */
  readonly partitions: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link StreamsGroupDescribeResponse}. */
export interface StreamsGroupDescribeResponseKeyValue {
  /** `string`. */
  readonly key: string
  /** `string`. */
  readonly value: string
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link StreamsGroupDescribeResponse}. */
export interface StreamsGroupDescribeResponseTopicInfo {
  /** `string`. */
  readonly name: string
  /**
   * Number of partitions; 0 when the coordinator derives it.
   *
   * `int32`.
   */
  readonly partitions: number
  /** `int16`. */
  readonly replicationFactor: number
  /** `[]KeyValue`. */
  readonly topicConfigs: readonly StreamsGroupDescribeResponseKeyValue[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link StreamsGroupDescribeResponse}. */
export interface StreamsGroupDescribeResponseDescribedGroup {
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
   * Topology of the group; null when it has none yet.
   *
   * `Topology`, may be null, by default null.
   */
  readonly topology: StreamsGroupDescribeResponseTopology | null
  /** `[]Member`. */
  readonly members: readonly StreamsGroupDescribeResponseMember[]
  /**
   * Bit set of what the client may do to the group, bit n for ACL operation n; -2147483648 when it was not asked for.
   *
   * `int32`, by default -2147483648.
   */
  readonly authorizedOperations: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link StreamsGroupDescribeResponse}. */
export interface StreamsGroupDescribeResponseTopology {
  /** `int32`. */
  readonly epoch: number
  /** `[]Subtopology`, may be null, by default null. */
  readonly subtopologies: readonly StreamsGroupDescribeResponseSubtopology[] | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link StreamsGroupDescribeResponse}. */
export interface StreamsGroupDescribeResponseSubtopology {
  /**
   * Name of the subtopology.
   *
   * `string`.
   */
  readonly subtopologyId: string
  /** `[]string`. */
  readonly sourceTopics: readonly string[]
  /** `[]string`. */
  readonly repartitionSinkTopics: readonly string[]
  /** `[]TopicInfo`. */
  readonly stateChangelogTopics: readonly StreamsGroupDescribeResponseTopicInfo[]
  /** `[]TopicInfo`. */
  readonly repartitionSourceTopics: readonly StreamsGroupDescribeResponseTopicInfo[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link StreamsGroupDescribeResponse}. */
export interface StreamsGroupDescribeResponseMember {
  /**
   * Id of the member: given by the coordinator in classic groups, made by the member itself in the newer kinds.
   *
   * `string`.
   */
  readonly memberId: string
  /**
   * Epoch that the member has been brought to by its coordinator: which assignment it follows.
   *
   * `int32`.
   */
  readonly memberEpoch: number
  /**
   * Name of a static member; null for a dynamic one.
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
  /** `string`. */
  readonly clientId: string
  /**
   * Address that the member connects from.
   *
   * `string`.
   */
  readonly clientHost: string
  /**
   * Epoch of the topology that the member runs.
   *
   * `int32`.
   */
  readonly topologyEpoch: number
  /**
   * Id of the process, which may hold many members.
   *
   * `string`.
   */
  readonly processId: string
  /**
   * Where the process answers queries of its state; null for nowhere.
   *
   * `Endpoint`, may be null, by default null.
   */
  readonly userEndpoint: StreamsGroupDescribeResponseEndpoint | null
  /** `[]KeyValue`. */
  readonly clientTags: readonly StreamsGroupDescribeResponseKeyValue[]
  /**
   * How far the member has the changelogs of its tasks.
   *
   * `[]TaskOffset`.
   */
  readonly taskOffsets: readonly StreamsGroupDescribeResponseTaskOffset[]
  /**
   * How far those changelogs reach.
   *
   * `[]TaskOffset`.
   */
  readonly taskEndOffsets: readonly StreamsGroupDescribeResponseTaskOffset[]
  /**
   * Tasks that the member has now.
   *
   * `Assignment`.
   */
  readonly assignment: StreamsGroupDescribeResponseAssignment
  /**
   * What the member will have once every member has followed.
   *
   * `Assignment`.
   */
  readonly targetAssignment: StreamsGroupDescribeResponseAssignment
  /**
   * Whether the member uses the classic protocol.
   *
   * `bool`.
   */
  readonly isClassic: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

const DEFAULT_ASSIGNMENT: StreamsGroupDescribeResponseAssignment = /* @__PURE__ */ Object.freeze({
  activeTasks: NO_ITEMS,
  standbyTasks: NO_ITEMS,
  warmupTasks: NO_ITEMS,
  unknownTaggedFields: NO_TAGGED_FIELDS,
})

function readEndpoint(reader: Reader, _version: number): StreamsGroupDescribeResponseEndpoint {
  let at = ''
  try {
    at = 'host'
    const host = reader.readString(true)
    at = 'port'
    const port = reader.readUint16()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { host, port, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeEndpoint(writer: Writer, value: Encodable<StreamsGroupDescribeResponseEndpoint>, _version: number): void {
  let at = ''
  try {
    at = 'host'
    writer.writeString(value.host, true)
    at = 'port'
    writer.writeUint16(value.port)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readTaskOffset(reader: Reader, _version: number): StreamsGroupDescribeResponseTaskOffset {
  let at = ''
  try {
    at = 'subtopologyId'
    const subtopologyId = reader.readString(true)
    at = 'partition'
    const partition = reader.readInt32()
    at = 'offset'
    const offset = reader.readInt64()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { subtopologyId, partition, offset, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTaskOffset(writer: Writer, value: Encodable<StreamsGroupDescribeResponseTaskOffset>, _version: number): void {
  let at = ''
  try {
    at = 'subtopologyId'
    writer.writeString(value.subtopologyId, true)
    at = 'partition'
    writer.writeInt32(value.partition)
    at = 'offset'
    writer.writeInt64(value.offset)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readTaskOffsetList(reader: Reader, version: number): StreamsGroupDescribeResponseTaskOffset[] {
  const count = reader.readArrayLength(true, 14)
  const items: StreamsGroupDescribeResponseTaskOffset[] = []
  try {
    while (items.length < count) items.push(readTaskOffset(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeTaskOffsetList(writer: Writer, items: readonly Encodable<StreamsGroupDescribeResponseTaskOffset>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTaskOffset(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAssignment(reader: Reader, version: number): StreamsGroupDescribeResponseAssignment {
  let at = ''
  try {
    at = 'activeTasks'
    const activeTasks = readTaskIdsList(reader, version)
    at = 'standbyTasks'
    const standbyTasks = readTaskIdsList(reader, version)
    at = 'warmupTasks'
    const warmupTasks = readTaskIdsList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { activeTasks, standbyTasks, warmupTasks, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAssignment(writer: Writer, value: Encodable<StreamsGroupDescribeResponseAssignment>, version: number): void {
  let at = ''
  try {
    at = 'activeTasks'
    writeTaskIdsList(writer, value.activeTasks === undefined ? NO_ITEMS : value.activeTasks, version)
    at = 'standbyTasks'
    writeTaskIdsList(writer, value.standbyTasks === undefined ? NO_ITEMS : value.standbyTasks, version)
    at = 'warmupTasks'
    writeTaskIdsList(writer, value.warmupTasks === undefined ? NO_ITEMS : value.warmupTasks, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readTaskIds(reader: Reader, _version: number): StreamsGroupDescribeResponseTaskIds {
  let at = ''
  try {
    at = 'subtopologyId'
    const subtopologyId = reader.readString(true)
    at = 'partitions'
    const partitions = reader.readInt32Array(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { subtopologyId, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTaskIds(writer: Writer, value: Encodable<StreamsGroupDescribeResponseTaskIds>, _version: number): void {
  let at = ''
  try {
    at = 'subtopologyId'
    writer.writeString(value.subtopologyId, true)
    at = 'partitions'
    writer.writeInt32Array(value.partitions, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readTaskIdsList(reader: Reader, version: number): StreamsGroupDescribeResponseTaskIds[] {
  const count = reader.readArrayLength(true, 3)
  const items: StreamsGroupDescribeResponseTaskIds[] = []
  try {
    while (items.length < count) items.push(readTaskIds(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeTaskIdsList(writer: Writer, items: readonly Encodable<StreamsGroupDescribeResponseTaskIds>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTaskIds(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readKeyValue(reader: Reader, _version: number): StreamsGroupDescribeResponseKeyValue {
  let at = ''
  try {
    at = 'key'
    const key = reader.readString(true)
    at = 'value'
    const value = reader.readString(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { key, value, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeKeyValue(writer: Writer, value: Encodable<StreamsGroupDescribeResponseKeyValue>, _version: number): void {
  let at = ''
  try {
    at = 'key'
    writer.writeString(value.key, true)
    at = 'value'
    writer.writeString(value.value, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readKeyValueList(reader: Reader, version: number): StreamsGroupDescribeResponseKeyValue[] {
  const count = reader.readArrayLength(true, 3)
  const items: StreamsGroupDescribeResponseKeyValue[] = []
  try {
    while (items.length < count) items.push(readKeyValue(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeKeyValueList(writer: Writer, items: readonly Encodable<StreamsGroupDescribeResponseKeyValue>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeKeyValue(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readTopicInfo(reader: Reader, version: number): StreamsGroupDescribeResponseTopicInfo {
  let at = ''
  try {
    at = 'name'
    const name = reader.readString(true)
    at = 'partitions'
    const partitions = reader.readInt32()
    at = 'replicationFactor'
    const replicationFactor = reader.readInt16()
    at = 'topicConfigs'
    const topicConfigs = readKeyValueList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { name, partitions, replicationFactor, topicConfigs, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTopicInfo(writer: Writer, value: Encodable<StreamsGroupDescribeResponseTopicInfo>, version: number): void {
  let at = ''
  try {
    at = 'name'
    writer.writeString(value.name, true)
    at = 'partitions'
    writer.writeInt32(value.partitions)
    at = 'replicationFactor'
    writer.writeInt16(value.replicationFactor)
    at = 'topicConfigs'
    writeKeyValueList(writer, value.topicConfigs === undefined ? NO_ITEMS : value.topicConfigs, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readTopicInfoList(reader: Reader, version: number): StreamsGroupDescribeResponseTopicInfo[] {
  const count = reader.readArrayLength(true, 9)
  const items: StreamsGroupDescribeResponseTopicInfo[] = []
  try {
    while (items.length < count) items.push(readTopicInfo(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeTopicInfoList(writer: Writer, items: readonly Encodable<StreamsGroupDescribeResponseTopicInfo>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTopicInfo(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribedGroup(reader: Reader, version: number): StreamsGroupDescribeResponseDescribedGroup {
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
    at = 'topology'
    const topology = reader.readPresence() ? readTopology(reader, version) : null
    at = 'members'
    const members = readMemberList(reader, version)
    at = 'authorizedOperations'
    const authorizedOperations = reader.readInt32()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { errorCode, errorMessage, groupId, groupState, groupEpoch, assignmentEpoch, topology, members, authorizedOperations, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribedGroup(writer: Writer, value: Encodable<StreamsGroupDescribeResponseDescribedGroup>, version: number): void {
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
    at = 'topology'
    const given_topology = value.topology ?? null
    writer.writeInt8(given_topology === null ? -1 : 1)
    if (given_topology !== null) writeTopology(writer, given_topology, version)
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

function readDescribedGroupList(reader: Reader, version: number): StreamsGroupDescribeResponseDescribedGroup[] {
  const count = reader.readArrayLength(true, 20)
  const items: StreamsGroupDescribeResponseDescribedGroup[] = []
  try {
    while (items.length < count) items.push(readDescribedGroup(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDescribedGroupList(writer: Writer, items: readonly Encodable<StreamsGroupDescribeResponseDescribedGroup>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribedGroup(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readTopology(reader: Reader, version: number): StreamsGroupDescribeResponseTopology {
  let at = ''
  try {
    at = 'epoch'
    const epoch = reader.readInt32()
    at = 'subtopologies'
    const subtopologies = readNullableSubtopologyList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { epoch, subtopologies, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTopology(writer: Writer, value: Encodable<StreamsGroupDescribeResponseTopology>, version: number): void {
  let at = ''
  try {
    at = 'epoch'
    writer.writeInt32(value.epoch)
    at = 'subtopologies'
    writeNullableSubtopologyList(writer, value.subtopologies ?? null, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readSubtopology(reader: Reader, version: number): StreamsGroupDescribeResponseSubtopology {
  let at = ''
  try {
    at = 'subtopologyId'
    const subtopologyId = reader.readString(true)
    at = 'sourceTopics'
    const sourceTopics = reader.readStringArray(true)
    at = 'repartitionSinkTopics'
    const repartitionSinkTopics = reader.readStringArray(true)
    at = 'stateChangelogTopics'
    const stateChangelogTopics = readTopicInfoList(reader, version)
    at = 'repartitionSourceTopics'
    const repartitionSourceTopics = readTopicInfoList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { subtopologyId, sourceTopics, repartitionSinkTopics, stateChangelogTopics, repartitionSourceTopics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeSubtopology(writer: Writer, value: Encodable<StreamsGroupDescribeResponseSubtopology>, version: number): void {
  let at = ''
  try {
    at = 'subtopologyId'
    writer.writeString(value.subtopologyId, true)
    at = 'sourceTopics'
    writer.writeStringArray(value.sourceTopics, true)
    at = 'repartitionSinkTopics'
    writer.writeStringArray(value.repartitionSinkTopics, true)
    at = 'stateChangelogTopics'
    writeTopicInfoList(writer, value.stateChangelogTopics === undefined ? NO_ITEMS : value.stateChangelogTopics, version)
    at = 'repartitionSourceTopics'
    writeTopicInfoList(writer, value.repartitionSourceTopics === undefined ? NO_ITEMS : value.repartitionSourceTopics, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readNullableSubtopologyList(reader: Reader, version: number): StreamsGroupDescribeResponseSubtopology[] | null {
  const count = reader.readNullableArrayLength(true, 6)
  if (count < 0) return null
  const items: StreamsGroupDescribeResponseSubtopology[] = []
  try {
    while (items.length < count) items.push(readSubtopology(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNullableSubtopologyList(writer: Writer, items: readonly Encodable<StreamsGroupDescribeResponseSubtopology>[] | null, version: number): void {
  writer.writeNullableArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeSubtopology(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readMember(reader: Reader, version: number): StreamsGroupDescribeResponseMember {
  let at = ''
  try {
    at = 'memberId'
    const memberId = reader.readString(true)
    at = 'memberEpoch'
    const memberEpoch = reader.readInt32()
    at = 'instanceId'
    const instanceId = reader.readNullableString(true)
    at = 'rackId'
    const rackId = reader.readNullableString(true)
    at = 'clientId'
    const clientId = reader.readString(true)
    at = 'clientHost'
    const clientHost = reader.readString(true)
    at = 'topologyEpoch'
    const topologyEpoch = reader.readInt32()
    at = 'processId'
    const processId = reader.readString(true)
    at = 'userEndpoint'
    const userEndpoint = reader.readPresence() ? readEndpoint(reader, version) : null
    at = 'clientTags'
    const clientTags = readKeyValueList(reader, version)
    at = 'taskOffsets'
    const taskOffsets = readTaskOffsetList(reader, version)
    at = 'taskEndOffsets'
    const taskEndOffsets = readTaskOffsetList(reader, version)
    at = 'assignment'
    const assignment = readAssignment(reader, version)
    at = 'targetAssignment'
    const targetAssignment = readAssignment(reader, version)
    at = 'isClassic'
    const isClassic = reader.readBoolean()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { memberId, memberEpoch, instanceId, rackId, clientId, clientHost, topologyEpoch, processId, userEndpoint, clientTags, taskOffsets, taskEndOffsets, assignment, targetAssignment, isClassic, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeMember(writer: Writer, value: Encodable<StreamsGroupDescribeResponseMember>, version: number): void {
  let at = ''
  try {
    at = 'memberId'
    writer.writeString(value.memberId, true)
    at = 'memberEpoch'
    writer.writeInt32(value.memberEpoch)
    at = 'instanceId'
    writer.writeNullableString(value.instanceId ?? null, true)
    at = 'rackId'
    writer.writeNullableString(value.rackId ?? null, true)
    at = 'clientId'
    writer.writeString(value.clientId, true)
    at = 'clientHost'
    writer.writeString(value.clientHost, true)
    at = 'topologyEpoch'
    writer.writeInt32(value.topologyEpoch)
    at = 'processId'
    writer.writeString(value.processId, true)
    at = 'userEndpoint'
    const given_userEndpoint = value.userEndpoint ?? null
    writer.writeInt8(given_userEndpoint === null ? -1 : 1)
    if (given_userEndpoint !== null) writeEndpoint(writer, given_userEndpoint, version)
    at = 'clientTags'
    writeKeyValueList(writer, value.clientTags === undefined ? NO_ITEMS : value.clientTags, version)
    at = 'taskOffsets'
    writeTaskOffsetList(writer, value.taskOffsets === undefined ? NO_ITEMS : value.taskOffsets, version)
    at = 'taskEndOffsets'
    writeTaskOffsetList(writer, value.taskEndOffsets === undefined ? NO_ITEMS : value.taskEndOffsets, version)
    at = 'assignment'
    writeAssignment(writer, value.assignment === undefined ? DEFAULT_ASSIGNMENT : value.assignment, version)
    at = 'targetAssignment'
    writeAssignment(writer, value.targetAssignment === undefined ? DEFAULT_ASSIGNMENT : value.targetAssignment, version)
    at = 'isClassic'
    writer.writeBoolean(value.isClassic)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readMemberList(reader: Reader, version: number): StreamsGroupDescribeResponseMember[] {
  const count = reader.readArrayLength(true, 28)
  const items: StreamsGroupDescribeResponseMember[] = []
  try {
    while (items.length < count) items.push(readMember(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeMemberList(writer: Writer, items: readonly Encodable<StreamsGroupDescribeResponseMember>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeMember(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readStreamsGroupDescribeResponse(reader: Reader, version: number): StreamsGroupDescribeResponse {
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

function writeStreamsGroupDescribeResponse(writer: Writer, value: Encodable<StreamsGroupDescribeResponse>, version: number): void {
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

/** Reads and writes {@link StreamsGroupDescribeResponse}. */
export const streamsGroupDescribeResponse = /* @__PURE__ */ messageCodec(
  { name: 'StreamsGroupDescribeResponse', apiKey: 89, kind: 'response', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readStreamsGroupDescribeResponse,
  writeStreamsGroupDescribeResponse,
)
