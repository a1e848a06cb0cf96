// Generated from schema/messages/StreamsGroupHeartbeatRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Joins a streams group, stays in it, leaves it, and learns of its tasks (KIP-1071). Version 0. */
export interface StreamsGroupHeartbeatRequest {
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
   * Which state of `partitionsByUserEndpoint` the member has, or is sent.
   *
   * `int32`.
   */
  readonly endpointInformationEpoch: number
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
   * How long the member may take to give up tasks, in milliseconds; -1 when it did not change.
   *
   * `int32`, by default -1.
   */
  readonly rebalanceTimeoutMs: number
  /**
   * The application's topology, when joining; null otherwise.
   *
   * `Topology`, may be null, by default null.
   */
  readonly topology: StreamsGroupHeartbeatRequestTopology | null
  /**
   * Tasks that process; null when they did not change.
   *
   * `[]TaskIds`, may be null, by default null.
   */
  readonly activeTasks: readonly StreamsGroupHeartbeatRequestTaskIds[] | null
  /**
   * Tasks that keep a copy of a state; null when they did not change.
   *
   * `[]TaskIds`, may be null, by default null.
   */
  readonly standbyTasks: readonly StreamsGroupHeartbeatRequestTaskIds[] | null
  /**
   * Tasks that build a state up, to become active; null when they did not change.
   *
   * `[]TaskIds`, may be null, by default null.
   */
  readonly warmupTasks: readonly StreamsGroupHeartbeatRequestTaskIds[] | null
  /**
   * Id of the process, which may hold many members; null when it did not change.
   *
   * `string`, may be null, by default null.
   */
  readonly processId: string | null
  /**
   * Where the process answers queries of its state; null for nowhere, or no change.
   *
   * `Endpoint`, may be null, by default null.
   */
  readonly userEndpoint: StreamsGroupHeartbeatRequestEndpoint | null
  /**
   * Tags for standby tasks on other racks or zones; null when they did not change.
   *
   * `[]KeyValue`, may be null, by default null.
   */
  readonly clientTags: readonly StreamsGroupHeartbeatRequestKeyValue[] | null
  /**
   * How far the member has the changelogs of its tasks; null when not sent.
   *
   * `[]TaskOffset`, may be null, by default null.
   */
  readonly taskOffsets: readonly StreamsGroupHeartbeatRequestTaskOffset[] | null
  /**
   * How far those changelogs reach; null when not sent.
   *
   * `[]TaskOffset`, may be null, by default null.
   */
  readonly taskEndOffsets: readonly StreamsGroupHeartbeatRequestTaskOffset[] | null
  /**
   * Whether every member of the group shall end.
   *
   * `bool`.
   */
  readonly shutdownApplication: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link StreamsGroupHeartbeatRequest}. */
export interface StreamsGroupHeartbeatRequestKeyValue {
  /** `string`. */
  readonly key: string
  /** `string`. */
  readonly value: string
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link StreamsGroupHeartbeatRequest}. */
export interface StreamsGroupHeartbeatRequestTopicInfo {
  /** `string`. */
  readonly name: string
  /**
   * Number of partitions; 0 when the coordinator derives it.
   *
   * `int32`.
   */
  readonly partitions: number
  /**
   * Number of replicas; 0 for the broker's default.
   *
   * `int16`.
   */
  readonly replicationFactor: number
  /** `[]KeyValue`. */
  readonly topicConfigs: readonly StreamsGroupHeartbeatRequestKeyValue[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link StreamsGroupHeartbeatRequest}. */
export interface StreamsGroupHeartbeatRequestEndpoint {
  /** `string`. */
  readonly host: string
  /** `uint16`. */
  readonly port: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link StreamsGroupHeartbeatRequest}. */
export interface StreamsGroupHeartbeatRequestTaskOffset {
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

/** Part of {@link StreamsGroupHeartbeatRequest}. */
export interface StreamsGroupHeartbeatRequestTaskIds {
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

/** Part of {@link StreamsGroupHeartbeatRequest}. */
export interface StreamsGroupHeartbeatRequestTopology {
  /** `int32`. */
  readonly epoch: number
  /** `[]Subtopology`. */
  readonly subtopologies: readonly StreamsGroupHeartbeatRequestSubtopology[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link StreamsGroupHeartbeatRequest}. */
export interface StreamsGroupHeartbeatRequestSubtopology {
  /**
   * Name of the subtopology.
   *
   * `string`.
   */
  readonly subtopologyId: string
  /** `[]string`. */
  readonly sourceTopics: readonly string[]
  /**
   * Patterns of the topics that the subtopology reads from.
   *
   * `[]string`.
   */
  readonly sourceTopicRegex: readonly string[]
  /** `[]TopicInfo`. */
  readonly stateChangelogTopics: readonly StreamsGroupHeartbeatRequestTopicInfo[]
  /** `[]string`. */
  readonly repartitionSinkTopics: readonly string[]
  /** `[]TopicInfo`. */
  readonly repartitionSourceTopics: readonly StreamsGroupHeartbeatRequestTopicInfo[]
  /**
   * Topics that must have equally many partitions, as places in the lists of the subtopology.
   *
   * `[]CopartitionGroup`.
   */
  readonly copartitionGroups: readonly StreamsGroupHeartbeatRequestCopartitionGroup[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link StreamsGroupHeartbeatRequest}. */
export interface StreamsGroupHeartbeatRequestCopartitionGroup {
  /**
   * Places in `sourceTopics` of the subtopology, from 0.
   *
   * `[]int16`.
   */
  readonly sourceTopics: readonly number[]
  /**
   * Places in `sourceTopicRegex` of the subtopology, from 0.
   *
   * `[]int16`.
   */
  readonly sourceTopicRegex: readonly number[]
  /**
   * Places in `repartitionSourceTopics` of the subtopology, from 0.
   *
   * `[]int16`.
   */
  readonly repartitionSourceTopics: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readKeyValue(reader: Reader, _version: number): StreamsGroupHeartbeatRequestKeyValue {
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

function writeKeyValue(writer: Writer, value: Encodable<StreamsGroupHeartbeatRequestKeyValue>, _version: number): void {
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

function readKeyValueList(reader: Reader, version: number): StreamsGroupHeartbeatRequestKeyValue[] {
  const count = reader.readArrayLength(true, 3)
  const items: StreamsGroupHeartbeatRequestKeyValue[] = []
  try {
    while (items.length < count) items.push(readKeyValue(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeKeyValueList(writer: Writer, items: readonly Encodable<StreamsGroupHeartbeatRequestKeyValue>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeKeyValue(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readNullableKeyValueList(reader: Reader, version: number): StreamsGroupHeartbeatRequestKeyValue[] | null {
  const count = reader.readNullableArrayLength(true, 3)
  if (count < 0) return null
  const items: StreamsGroupHeartbeatRequestKeyValue[] = []
  try {
    while (items.length < count) items.push(readKeyValue(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNullableKeyValueList(writer: Writer, items: readonly Encodable<StreamsGroupHeartbeatRequestKeyValue>[] | null, version: number): void {
  writer.writeNullableArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeKeyValue(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readTopicInfo(reader: Reader, version: number): StreamsGroupHeartbeatRequestTopicInfo {
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

function writeTopicInfo(writer: Writer, value: Encodable<StreamsGroupHeartbeatRequestTopicInfo>, version: number): void {
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

function readTopicInfoList(reader: Reader, version: number): StreamsGroupHeartbeatRequestTopicInfo[] {
  const count = reader.readArrayLength(true, 9)
  const items: StreamsGroupHeartbeatRequestTopicInfo[] = []
  try {
    while (items.length < count) items.push(readTopicInfo(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeTopicInfoList(writer: Writer, items: readonly Encodable<StreamsGroupHeartbeatRequestTopicInfo>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTopicInfo(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readEndpoint(reader: Reader, _version: number): StreamsGroupHeartbeatRequestEndpoint {
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

function writeEndpoint(writer: Writer, value: Encodable<StreamsGroupHeartbeatRequestEndpoint>, _version: number): void {
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

function readTaskOffset(reader: Reader, _version: number): StreamsGroupHeartbeatRequestTaskOffset {
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

function writeTaskOffset(writer: Writer, value: Encodable<StreamsGroupHeartbeatRequestTaskOffset>, _version: number): void {
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

function readNullableTaskOffsetList(reader: Reader, version: number): StreamsGroupHeartbeatRequestTaskOffset[] | null {
  const count = reader.readNullableArrayLength(true, 14)
  if (count < 0) return null
  const items: StreamsGroupHeartbeatRequestTaskOffset[] = []
  try {
    while (items.length < count) items.push(readTaskOffset(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNullableTaskOffsetList(writer: Writer, items: readonly Encodable<StreamsGroupHeartbeatRequestTaskOffset>[] | null, version: number): void {
  writer.writeNullableArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTaskOffset(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readTaskIds(reader: Reader, _version: number): StreamsGroupHeartbeatRequestTaskIds {
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

function writeTaskIds(writer: Writer, value: Encodable<StreamsGroupHeartbeatRequestTaskIds>, _version: number): void {
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

function readNullableTaskIdsList(reader: Reader, version: number): StreamsGroupHeartbeatRequestTaskIds[] | null {
  const count = reader.readNullableArrayLength(true, 3)
  if (count < 0) return null
  const items: StreamsGroupHeartbeatRequestTaskIds[] = []
  try {
    while (items.length < count) items.push(readTaskIds(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNullableTaskIdsList(writer: Writer, items: readonly Encodable<StreamsGroupHeartbeatRequestTaskIds>[] | null, version: number): void {
  writer.writeNullableArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTaskIds(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readTopology(reader: Reader, version: number): StreamsGroupHeartbeatRequestTopology {
  let at = ''
  try {
    at = 'epoch'
    const epoch = reader.readInt32()
    at = 'subtopologies'
    const subtopologies = readSubtopologyList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { epoch, subtopologies, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTopology(writer: Writer, value: Encodable<StreamsGroupHeartbeatRequestTopology>, version: number): void {
  let at = ''
  try {
    at = 'epoch'
    writer.writeInt32(value.epoch)
    at = 'subtopologies'
    writeSubtopologyList(writer, value.subtopologies === undefined ? NO_ITEMS : value.subtopologies, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readSubtopology(reader: Reader, version: number): StreamsGroupHeartbeatRequestSubtopology {
  let at = ''
  try {
    at = 'subtopologyId'
    const subtopologyId = reader.readString(true)
    at = 'sourceTopics'
    const sourceTopics = reader.readStringArray(true)
    at = 'sourceTopicRegex'
    const sourceTopicRegex = reader.readStringArray(true)
    at = 'stateChangelogTopics'
    const stateChangelogTopics = readTopicInfoList(reader, version)
    at = 'repartitionSinkTopics'
    const repartitionSinkTopics = reader.readStringArray(true)
    at = 'repartitionSourceTopics'
    const repartitionSourceTopics = readTopicInfoList(reader, version)
    at = 'copartitionGroups'
    const copartitionGroups = readCopartitionGroupList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { subtopologyId, sourceTopics, sourceTopicRegex, stateChangelogTopics, repartitionSinkTopics, repartitionSourceTopics, copartitionGroups, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeSubtopology(writer: Writer, value: Encodable<StreamsGroupHeartbeatRequestSubtopology>, version: number): void {
  let at = ''
  try {
    at = 'subtopologyId'
    writer.writeString(value.subtopologyId, true)
    at = 'sourceTopics'
    writer.writeStringArray(value.sourceTopics, true)
    at = 'sourceTopicRegex'
    writer.writeStringArray(value.sourceTopicRegex, true)
    at = 'stateChangelogTopics'
    writeTopicInfoList(writer, value.stateChangelogTopics === undefined ? NO_ITEMS : value.stateChangelogTopics, version)
    at = 'repartitionSinkTopics'
    writer.writeStringArray(value.repartitionSinkTopics, true)
    at = 'repartitionSourceTopics'
    writeTopicInfoList(writer, value.repartitionSourceTopics === undefined ? NO_ITEMS : value.repartitionSourceTopics, version)
    at = 'copartitionGroups'
    writeCopartitionGroupList(writer, value.copartitionGroups === undefined ? NO_ITEMS : value.copartitionGroups, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readSubtopologyList(reader: Reader, version: number): StreamsGroupHeartbeatRequestSubtopology[] {
  const count = reader.readArrayLength(true, 8)
  const items: StreamsGroupHeartbeatRequestSubtopology[] = []
  try {
    while (items.length < count) items.push(readSubtopology(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeSubtopologyList(writer: Writer, items: readonly Encodable<StreamsGroupHeartbeatRequestSubtopology>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeSubtopology(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readCopartitionGroup(reader: Reader, _version: number): StreamsGroupHeartbeatRequestCopartitionGroup {
  let at = ''
  try {
    at = 'sourceTopics'
    const sourceTopics = reader.readInt16Array(true)
    at = 'sourceTopicRegex'
    const sourceTopicRegex = reader.readInt16Array(true)
    at = 'repartitionSourceTopics'
    const repartitionSourceTopics = reader.readInt16Array(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { sourceTopics, sourceTopicRegex, repartitionSourceTopics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeCopartitionGroup(writer: Writer, value: Encodable<StreamsGroupHeartbeatRequestCopartitionGroup>, _version: number): void {
  let at = ''
  try {
    at = 'sourceTopics'
    writer.writeInt16Array(value.sourceTopics, true)
    at = 'sourceTopicRegex'
    writer.writeInt16Array(value.sourceTopicRegex, true)
    at = 'repartitionSourceTopics'
    writer.writeInt16Array(value.repartitionSourceTopics, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readCopartitionGroupList(reader: Reader, version: number): StreamsGroupHeartbeatRequestCopartitionGroup[] {
  const count = reader.readArrayLength(true, 4)
  const items: StreamsGroupHeartbeatRequestCopartitionGroup[] = []
  try {
    while (items.length < count) items.push(readCopartitionGroup(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeCopartitionGroupList(writer: Writer, items: readonly Encodable<StreamsGroupHeartbeatRequestCopartitionGroup>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeCopartitionGroup(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readStreamsGroupHeartbeatRequest(reader: Reader, version: number): StreamsGroupHeartbeatRequest {
  let at = ''
  try {
    at = 'groupId'
    const groupId = reader.readString(true)
    at = 'memberId'
    const memberId = reader.readString(true)
    at = 'memberEpoch'
    const memberEpoch = reader.readInt32()
    at = 'endpointInformationEpoch'
    const endpointInformationEpoch = reader.readInt32()
    at = 'instanceId'
    const instanceId = reader.readNullableString(true)
    at = 'rackId'
    const rackId = reader.readNullableString(true)
    at = 'rebalanceTimeoutMs'
    const rebalanceTimeoutMs = reader.readInt32()
    at = 'topology'
    const topology = reader.readPresence() ? readTopology(reader, version) : null
    at = 'activeTasks'
    const activeTasks = readNullableTaskIdsList(reader, version)
    at = 'standbyTasks'
    const standbyTasks = readNullableTaskIdsList(reader, version)
    at = 'warmupTasks'
    const warmupTasks = readNullableTaskIdsList(reader, version)
    at = 'processId'
    const processId = reader.readNullableString(true)
    at = 'userEndpoint'
    const userEndpoint = reader.readPresence() ? readEndpoint(reader, version) : null
    at = 'clientTags'
    const clientTags = readNullableKeyValueList(reader, version)
    at = 'taskOffsets'
    const taskOffsets = readNullableTaskOffsetList(reader, version)
    at = 'taskEndOffsets'
    const taskEndOffsets = readNullableTaskOffsetList(reader, version)
    at = 'shutdownApplication'
    const shutdownApplication = reader.readBoolean()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { groupId, memberId, memberEpoch, endpointInformationEpoch, instanceId, rackId, rebalanceTimeoutMs, topology, activeTasks, standbyTasks, warmupTasks, processId, userEndpoint, clientTags, taskOffsets, taskEndOffsets, shutdownApplication, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeStreamsGroupHeartbeatRequest(writer: Writer, value: Encodable<StreamsGroupHeartbeatRequest>, version: number): void {
  let at = ''
  try {
    at = 'groupId'
    writer.writeString(value.groupId, true)
    at = 'memberId'
    writer.writeString(value.memberId, true)
    at = 'memberEpoch'
    writer.writeInt32(value.memberEpoch)
    at = 'endpointInformationEpoch'
    writer.writeInt32(value.endpointInformationEpoch)
    at = 'instanceId'
    writer.writeNullableString(value.instanceId ?? null, true)
    at = 'rackId'
    writer.writeNullableString(value.rackId ?? null, true)
    at = 'rebalanceTimeoutMs'
    writer.writeInt32(value.rebalanceTimeoutMs === undefined ? -1 : value.rebalanceTimeoutMs)
    at = 'topology'
    const given_topology = value.topology ?? null
    writer.writeInt8(given_topology === null ? -1 : 1)
    if (given_topology !== null) writeTopology(writer, given_topology, version)
    at = 'activeTasks'
    writeNullableTaskIdsList(writer, value.activeTasks ?? null, version)
    at = 'standbyTasks'
    writeNullableTaskIdsList(writer, value.standbyTasks ?? null, version)
    at = 'warmupTasks'
    writeNullableTaskIdsList(writer, value.warmupTasks ?? null, version)
    at = 'processId'
    writer.writeNullableString(value.processId ?? null, true)
    at = 'userEndpoint'
    const given_userEndpoint = value.userEndpoint ?? null
    writer.writeInt8(given_userEndpoint === null ? -1 : 1)
    if (given_userEndpoint !== null) writeEndpoint(writer, given_userEndpoint, version)
    at = 'clientTags'
    writeNullableKeyValueList(writer, value.clientTags ?? null, version)
    at = 'taskOffsets'
    writeNullableTaskOffsetList(writer, value.taskOffsets ?? null, version)
    at = 'taskEndOffsets'
    writeNullableTaskOffsetList(writer, value.taskEndOffsets ?? null, version)
    at = 'shutdownApplication'
    writer.writeBoolean(value.shutdownApplication)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link StreamsGroupHeartbeatRequest}. */
export const streamsGroupHeartbeatRequest = /* @__PURE__ */ messageCodec(
  { name: 'StreamsGroupHeartbeatRequest', apiKey: 88, kind: 'request', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readStreamsGroupHeartbeatRequest,
  writeStreamsGroupHeartbeatRequest,
)
