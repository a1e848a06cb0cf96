// Generated from schema/messages/StreamsGroupHeartbeatResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** The member's epoch and, when they changed, its tasks. Version 0. */
export interface StreamsGroupHeartbeatResponse {
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
   * How often the member shall send this request, in milliseconds.
   *
   * `int32`.
   */
  readonly heartbeatIntervalMs: number
  /**
   * How many records a warm-up task may lag behind and still count as caught up.
   *
   * `int32`.
   */
  readonly acceptableRecoveryLag: number
  /**
   * How often the member shall send `taskOffsets`, in milliseconds.
   *
   * `int32`.
   */
  readonly taskOffsetIntervalMs: number
  /**
   * What keeps the group from working; null when it did not change.
   *
   * `[]Status`, may be null.
   */
  readonly status: readonly StreamsGroupHeartbeatResponseStatus[] | null
  /**
   * Tasks that process; null when they did not change.
   *
   * `[]TaskIds`, may be null, by default null.
   */
  readonly activeTasks: readonly StreamsGroupHeartbeatResponseTaskIds[] | null
  /**
   * Tasks that keep a copy of a state; null when they did not change.
   *
   * `[]TaskIds`, may be null, by default null.
   */
  readonly standbyTasks: readonly StreamsGroupHeartbeatResponseTaskIds[] | null
  /**
   * Tasks that build a state up, to become active; null when they did not change.
   *
   * `[]TaskIds`, may be null, by default null.
   */
  readonly warmupTasks: readonly StreamsGroupHeartbeatResponseTaskIds[] | null
  /**
   * Which state of `partitionsByUserEndpoint` the member has, or is sent.
   *
   * `int32`.
   */
  readonly endpointInformationEpoch: number
  /**
   * Which process has which partitions, for queries of state; null when it did not change.
   *
   * `[]EndpointToPartitions`, may be null, by default null.
   */
  readonly partitionsByUserEndpoint: readonly StreamsGroupHeartbeatResponseEndpointToPartitions[] | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link StreamsGroupHeartbeatResponse}. */
export interface StreamsGroupHeartbeatResponseStatus {
  /**
   * 0 the topology is older than the group's, 1 source topics are missing, 2 numbers of partitions do not fit, 3 internal topics are missing, 4 the application shall end; newer brokers may send others.
   *
   * `int8`.
   */
  readonly statusCode: number
  /** `string`. */
  readonly statusDetail: string
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link StreamsGroupHeartbeatResponse}. */
export interface StreamsGroupHeartbeatResponseTopicPartition {
  /** `string`. */
  readonly topic: string
  /** `[]int32`. */
  readonly partitions: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link StreamsGroupHeartbeatResponse}. */
export interface StreamsGroupHeartbeatResponseTaskIds {
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

/** Part of {@link StreamsGroupHeartbeatResponse}. */
export interface StreamsGroupHeartbeatResponseEndpoint {
  /** `string`. */
  readonly host: string
  /** `uint16`. */
  readonly port: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link StreamsGroupHeartbeatResponse}. */
export interface StreamsGroupHeartbeatResponseEndpointToPartitions {
  /**
   * Where a process answers queries of its state.
   *
   * `Endpoint`.
   */
  readonly userEndpoint: StreamsGroupHeartbeatResponseEndpoint
  /** `[]TopicPartition`. */
  readonly activePartitions: readonly StreamsGroupHeartbeatResponseTopicPartition[]
  /** `[]TopicPartition`. */
  readonly standbyPartitions: readonly StreamsGroupHeartbeatResponseTopicPartition[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

const DEFAULT_ENDPOINT: StreamsGroupHeartbeatResponseEndpoint = /* @__PURE__ */ Object.freeze({
  host: '',
  port: 0,
  unknownTaggedFields: NO_TAGGED_FIELDS,
})

function readStatus(reader: Reader, _version: number): StreamsGroupHeartbeatResponseStatus {
  let at = ''
  try {
    at = 'statusCode'
    const statusCode = reader.readInt8()
    at = 'statusDetail'
    const statusDetail = reader.readString(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { statusCode, statusDetail, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeStatus(writer: Writer, value: Encodable<StreamsGroupHeartbeatResponseStatus>, _version: number): void {
  let at = ''
  try {
    at = 'statusCode'
    writer.writeInt8(value.statusCode)
    at = 'statusDetail'
    writer.writeString(value.statusDetail, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readNullableStatusList(reader: Reader, version: number): StreamsGroupHeartbeatResponseStatus[] | null {
  const count = reader.readNullableArrayLength(true, 3)
  if (count < 0) return null
  const items: StreamsGroupHeartbeatResponseStatus[] = []
  try {
    while (items.length < count) items.push(readStatus(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNullableStatusList(writer: Writer, items: readonly Encodable<StreamsGroupHeartbeatResponseStatus>[] | null, version: number): void {
  writer.writeNullableArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeStatus(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readTopicPartition(reader: Reader, _version: number): StreamsGroupHeartbeatResponseTopicPartition {
  let at = ''
  try {
    at = 'topic'
    const topic = reader.readString(true)
    at = 'partitions'
    const partitions = reader.readInt32Array(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { topic, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTopicPartition(writer: Writer, value: Encodable<StreamsGroupHeartbeatResponseTopicPartition>, _version: number): void {
  let at = ''
  try {
    at = 'topic'
    writer.writeString(value.topic, true)
    at = 'partitions'
    writer.writeInt32Array(value.partitions, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readTopicPartitionList(reader: Reader, version: number): StreamsGroupHeartbeatResponseTopicPartition[] {
  const count = reader.readArrayLength(true, 3)
  const items: StreamsGroupHeartbeatResponseTopicPartition[] = []
  try {
    while (items.length < count) items.push(readTopicPartition(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeTopicPartitionList(writer: Writer, items: readonly Encodable<StreamsGroupHeartbeatResponseTopicPartition>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTopicPartition(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readTaskIds(reader: Reader, _version: number): StreamsGroupHeartbeatResponseTaskIds {
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

function writeTaskIds(writer: Writer, value: Encodable<StreamsGroupHeartbeatResponseTaskIds>, _version: number): void {
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

function readNullableTaskIdsList(reader: Reader, version: number): StreamsGroupHeartbeatResponseTaskIds[] | null {
  const count = reader.readNullableArrayLength(true, 3)
  if (count < 0) return null
  const items: StreamsGroupHeartbeatResponseTaskIds[] = []
  try {
    while (items.length < count) items.push(readTaskIds(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNullableTaskIdsList(writer: Writer, items: readonly Encodable<StreamsGroupHeartbeatResponseTaskIds>[] | null, version: number): void {
  writer.writeNullableArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTaskIds(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readEndpoint(reader: Reader, _version: number): StreamsGroupHeartbeatResponseEndpoint {
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

function writeEndpoint(writer: Writer, value: Encodable<StreamsGroupHeartbeatResponseEndpoint>, _version: number): void {
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

function readEndpointToPartitions(reader: Reader, version: number): StreamsGroupHeartbeatResponseEndpointToPartitions {
  let at = ''
  try {
    at = 'userEndpoint'
    const userEndpoint = readEndpoint(reader, version)
    at = 'activePartitions'
    const activePartitions = readTopicPartitionList(reader, version)
    at = 'standbyPartitions'
    const standbyPartitions = readTopicPartitionList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { userEndpoint, activePartitions, standbyPartitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeEndpointToPartitions(writer: Writer, value: Encodable<StreamsGroupHeartbeatResponseEndpointToPartitions>, version: number): void {
  let at = ''
  try {
    at = 'userEndpoint'
    writeEndpoint(writer, value.userEndpoint === undefined ? DEFAULT_ENDPOINT : value.userEndpoint, version)
    at = 'activePartitions'
    writeTopicPartitionList(writer, value.activePartitions === undefined ? NO_ITEMS : value.activePartitions, version)
    at = 'standbyPartitions'
    writeTopicPartitionList(writer, value.standbyPartitions === undefined ? NO_ITEMS : value.standbyPartitions, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readNullableEndpointToPartitionsList(reader: Reader, version: number): StreamsGroupHeartbeatResponseEndpointToPartitions[] | null {
  const count = reader.readNullableArrayLength(true, 7)
  if (count < 0) return null
  const items: StreamsGroupHeartbeatResponseEndpointToPartitions[] = []
  try {
    while (items.length < count) items.push(readEndpointToPartitions(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNullableEndpointToPartitionsList(writer: Writer, items: readonly Encodable<StreamsGroupHeartbeatResponseEndpointToPartitions>[] | null, version: number): void {
  writer.writeNullableArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeEndpointToPartitions(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readStreamsGroupHeartbeatResponse(reader: Reader, version: number): StreamsGroupHeartbeatResponse {
  let at = ''
  try {
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(true)
    at = 'memberId'
    const memberId = reader.readString(true)
    at = 'memberEpoch'
    const memberEpoch = reader.readInt32()
    at = 'heartbeatIntervalMs'
    const heartbeatIntervalMs = reader.readInt32()
    at = 'acceptableRecoveryLag'
    const acceptableRecoveryLag = reader.readInt32()
    at = 'taskOffsetIntervalMs'
    const taskOffsetIntervalMs = reader.readInt32()
    at = 'status'
    const status = readNullableStatusList(reader, version)
    at = 'activeTasks'
    const activeTasks = readNullableTaskIdsList(reader, version)
    at = 'standbyTasks'
    const standbyTasks = readNullableTaskIdsList(reader, version)
    at = 'warmupTasks'
    const warmupTasks = readNullableTaskIdsList(reader, version)
    at = 'endpointInformationEpoch'
    const endpointInformationEpoch = reader.readInt32()
    at = 'partitionsByUserEndpoint'
    const partitionsByUserEndpoint = readNullableEndpointToPartitionsList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { throttleTimeMs, errorCode, errorMessage, memberId, memberEpoch, heartbeatIntervalMs, acceptableRecoveryLag, taskOffsetIntervalMs, status, activeTasks, standbyTasks, warmupTasks, endpointInformationEpoch, partitionsByUserEndpoint, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeStreamsGroupHeartbeatResponse(writer: Writer, value: Encodable<StreamsGroupHeartbeatResponse>, version: number): void {
  let at = ''
  try {
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage ?? null, true)
    at = 'memberId'
    writer.writeString(value.memberId, true)
    at = 'memberEpoch'
    writer.writeInt32(value.memberEpoch)
    at = 'heartbeatIntervalMs'
    writer.writeInt32(value.heartbeatIntervalMs)
    at = 'acceptableRecoveryLag'
    writer.writeInt32(value.acceptableRecoveryLag)
    at = 'taskOffsetIntervalMs'
    writer.writeInt32(value.taskOffsetIntervalMs)
    at = 'status'
    writeNullableStatusList(writer, value.status === undefined ? NO_ITEMS : value.status, version)
    at = 'activeTasks'
    writeNullableTaskIdsList(writer, value.activeTasks ?? null, version)
    at = 'standbyTasks'
    writeNullableTaskIdsList(writer, value.standbyTasks ?? null, version)
    at = 'warmupTasks'
    writeNullableTaskIdsList(writer, value.warmupTasks ?? null, version)
    at = 'endpointInformationEpoch'
    writer.writeInt32(value.endpointInformationEpoch)
    at = 'partitionsByUserEndpoint'
    writeNullableEndpointToPartitionsList(writer, value.partitionsByUserEndpoint ?? null, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link StreamsGroupHeartbeatResponse}. */
export const streamsGroupHeartbeatResponse = /* @__PURE__ */ messageCodec(
  { name: 'StreamsGroupHeartbeatResponse', apiKey: 88, kind: 'response', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readStreamsGroupHeartbeatResponse,
  writeStreamsGroupHeartbeatResponse,
)
