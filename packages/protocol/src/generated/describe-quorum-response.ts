// Generated from schema/messages/DescribeQuorumResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, ZERO_UUID, inItem, inReadField, inWrittenField, messageCodec, rejectUnlessDefault, rejectUnlessEmpty, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Leader, voters and observers with how far they are. Versions 0 to 2.
 *
 * - 1: adds times of fetches (KIP-836)
 * - 2: adds directories, addresses and messages (KIP-853)
 */
export interface DescribeQuorumResponse {
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * What went wrong, in words for people; null when nothing did, or when the broker says no more.
   *
   * `string`, in version 2 only, may be null, dropped silently where a version lacks it.
   */
  readonly errorMessage: string | null
  /** `[]TopicData`. */
  readonly topics: readonly DescribeQuorumResponseTopicData[]
  /** `[]Node`, in version 2 only. */
  readonly nodes: readonly DescribeQuorumResponseNode[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeQuorumResponse}. */
export interface DescribeQuorumResponseReplicaState {
  /**
   * Node id of the replica.
   *
   * `int32`.
   */
  readonly replicaId: number
  /** `uuid`, in version 2 only. */
  readonly replicaDirectoryId: string
  /**
   * How far the replica has the log; -1 when not known.
   *
   * `int64`.
   */
  readonly logEndOffset: Int64
  /**
   * When it last fetched, by the leader's clock, in milliseconds since 1970; -1 when not known.
   *
   * `int64`, since version 1, by default -1, dropped silently where a version lacks it.
   */
  readonly lastFetchTimestamp: Int64
  /**
   * When it last had all of the log, by the leader's clock, in milliseconds since 1970; -1 when not known.
   *
   * `int64`, since version 1, by default -1, dropped silently where a version lacks it.
   */
  readonly lastCaughtUpTimestamp: Int64
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeQuorumResponse}. */
export interface DescribeQuorumResponseTopicData {
  /** `string`. */
  readonly topicName: string
  /** `[]PartitionData`. */
  readonly partitions: readonly DescribeQuorumResponsePartitionData[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeQuorumResponse}. */
export interface DescribeQuorumResponsePartitionData {
  /** `int32`. */
  readonly partitionIndex: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * What went wrong, in words for people; null when nothing did, or when the broker says no more.
   *
   * `string`, in version 2 only, may be null, dropped silently where a version lacks it.
   */
  readonly errorMessage: string | null
  /**
   * Node id of the leader; -1 when there is none or it is not known.
   *
   * `int32`.
   */
  readonly leaderId: number
  /**
   * Counts the leaders that the partition has had; -1 when it is not known.
   *
   * `int32`.
   */
  readonly leaderEpoch: number
  /**
   * Offset up to which all replicas in sync have the log: consumers see what lies below.
   *
   * `int64`.
   */
  readonly highWatermark: Int64
  /** `[]ReplicaState`. */
  readonly currentVoters: readonly DescribeQuorumResponseReplicaState[]
  /**
   * Replicas without a vote, such as brokers.
   *
   * `[]ReplicaState`.
   */
  readonly observers: readonly DescribeQuorumResponseReplicaState[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeQuorumResponse}. */
export interface DescribeQuorumResponseNode {
  /**
   * Id of the node.
   *
   * `int32`, in version 2 only.
   */
  readonly nodeId: number
  /** `[]Listener`, in version 2 only. */
  readonly listeners: readonly DescribeQuorumResponseListener[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeQuorumResponse}. */
export interface DescribeQuorumResponseListener {
  /** `string`, in version 2 only. */
  readonly name: string
  /** `string`, in version 2 only. */
  readonly host: string
  /** `uint16`, in version 2 only. */
  readonly port: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readReplicaState(reader: Reader, version: number): DescribeQuorumResponseReplicaState {
  let at = ''
  try {
    at = 'replicaId'
    const replicaId = reader.readInt32()
    at = 'replicaDirectoryId'
    const replicaDirectoryId = version >= 2 ? reader.readUuid() : ZERO_UUID
    at = 'logEndOffset'
    const logEndOffset = reader.readInt64()
    at = 'lastFetchTimestamp'
    const lastFetchTimestamp = version >= 1 ? reader.readInt64() : -1
    at = 'lastCaughtUpTimestamp'
    const lastCaughtUpTimestamp = version >= 1 ? reader.readInt64() : -1
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { replicaId, replicaDirectoryId, logEndOffset, lastFetchTimestamp, lastCaughtUpTimestamp, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeReplicaState(writer: Writer, value: Encodable<DescribeQuorumResponseReplicaState>, version: number): void {
  let at = ''
  try {
    at = 'replicaId'
    writer.writeInt32(value.replicaId)
    at = 'replicaDirectoryId'
    if (version >= 2) {
      writer.writeUuid(value.replicaDirectoryId)
    }
    else rejectUnlessDefault(value.replicaDirectoryId, ZERO_UUID, 'replicaDirectoryId')
    at = 'logEndOffset'
    writer.writeInt64(value.logEndOffset)
    at = 'lastFetchTimestamp'
    if (version >= 1) {
      writer.writeInt64(value.lastFetchTimestamp === undefined ? -1 : value.lastFetchTimestamp)
    }
    at = 'lastCaughtUpTimestamp'
    if (version >= 1) {
      writer.writeInt64(value.lastCaughtUpTimestamp === undefined ? -1 : value.lastCaughtUpTimestamp)
    }
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readReplicaStateList(reader: Reader, version: number): DescribeQuorumResponseReplicaState[] {
  const count = reader.readArrayLength(true, 13)
  const items: DescribeQuorumResponseReplicaState[] = []
  try {
    while (items.length < count) items.push(readReplicaState(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeReplicaStateList(writer: Writer, items: readonly Encodable<DescribeQuorumResponseReplicaState>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeReplicaState(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readTopicData(reader: Reader, version: number): DescribeQuorumResponseTopicData {
  let at = ''
  try {
    at = 'topicName'
    const topicName = reader.readString(true)
    at = 'partitions'
    const partitions = readPartitionDataList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { topicName, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTopicData(writer: Writer, value: Encodable<DescribeQuorumResponseTopicData>, version: number): void {
  let at = ''
  try {
    at = 'topicName'
    writer.writeString(value.topicName, true)
    at = 'partitions'
    writePartitionDataList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readTopicDataList(reader: Reader, version: number): DescribeQuorumResponseTopicData[] {
  const count = reader.readArrayLength(true, 3)
  const items: DescribeQuorumResponseTopicData[] = []
  try {
    while (items.length < count) items.push(readTopicData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeTopicDataList(writer: Writer, items: readonly Encodable<DescribeQuorumResponseTopicData>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTopicData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readPartitionData(reader: Reader, version: number): DescribeQuorumResponsePartitionData {
  let at = ''
  try {
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = version >= 2 ? reader.readNullableString(true) : ''
    at = 'leaderId'
    const leaderId = reader.readInt32()
    at = 'leaderEpoch'
    const leaderEpoch = reader.readInt32()
    at = 'highWatermark'
    const highWatermark = reader.readInt64()
    at = 'currentVoters'
    const currentVoters = readReplicaStateList(reader, version)
    at = 'observers'
    const observers = readReplicaStateList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { partitionIndex, errorCode, errorMessage, leaderId, leaderEpoch, highWatermark, currentVoters, observers, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writePartitionData(writer: Writer, value: Encodable<DescribeQuorumResponsePartitionData>, version: number): void {
  let at = ''
  try {
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    if (version >= 2) {
      writer.writeNullableString(value.errorMessage === undefined ? '' : value.errorMessage, true)
    }
    at = 'leaderId'
    writer.writeInt32(value.leaderId)
    at = 'leaderEpoch'
    writer.writeInt32(value.leaderEpoch)
    at = 'highWatermark'
    writer.writeInt64(value.highWatermark)
    at = 'currentVoters'
    writeReplicaStateList(writer, value.currentVoters === undefined ? NO_ITEMS : value.currentVoters, version)
    at = 'observers'
    writeReplicaStateList(writer, value.observers === undefined ? NO_ITEMS : value.observers, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readPartitionDataList(reader: Reader, version: number): DescribeQuorumResponsePartitionData[] {
  const count = reader.readArrayLength(true, 25)
  const items: DescribeQuorumResponsePartitionData[] = []
  try {
    while (items.length < count) items.push(readPartitionData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writePartitionDataList(writer: Writer, items: readonly Encodable<DescribeQuorumResponsePartitionData>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writePartitionData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readNode(reader: Reader, version: number): DescribeQuorumResponseNode {
  let at = ''
  try {
    at = 'nodeId'
    const nodeId = version >= 2 ? reader.readInt32() : 0
    at = 'listeners'
    const listeners = version >= 2 ? readListenerList(reader, version) : NO_ITEMS
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { nodeId, listeners, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeNode(writer: Writer, value: Encodable<DescribeQuorumResponseNode>, version: number): void {
  let at = ''
  try {
    at = 'nodeId'
    if (version >= 2) {
      writer.writeInt32(value.nodeId)
    }
    else rejectUnlessDefault(value.nodeId, 0, 'nodeId')
    at = 'listeners'
    if (version >= 2) {
      writeListenerList(writer, value.listeners === undefined ? NO_ITEMS : value.listeners, version)
    }
    else rejectUnlessEmpty(value.listeners, 'listeners')
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readNodeList(reader: Reader, version: number): DescribeQuorumResponseNode[] {
  const count = reader.readArrayLength(true, 1)
  const items: DescribeQuorumResponseNode[] = []
  try {
    while (items.length < count) items.push(readNode(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNodeList(writer: Writer, items: readonly Encodable<DescribeQuorumResponseNode>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeNode(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readListener(reader: Reader, version: number): DescribeQuorumResponseListener {
  let at = ''
  try {
    at = 'name'
    const name = version >= 2 ? reader.readString(true) : ''
    at = 'host'
    const host = version >= 2 ? reader.readString(true) : ''
    at = 'port'
    const port = version >= 2 ? reader.readUint16() : 0
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { name, host, port, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeListener(writer: Writer, value: Encodable<DescribeQuorumResponseListener>, version: number): void {
  let at = ''
  try {
    at = 'name'
    if (version >= 2) {
      writer.writeString(value.name, true)
    }
    else rejectUnlessDefault(value.name, '', 'name')
    at = 'host'
    if (version >= 2) {
      writer.writeString(value.host, true)
    }
    else rejectUnlessDefault(value.host, '', 'host')
    at = 'port'
    if (version >= 2) {
      writer.writeUint16(value.port)
    }
    else rejectUnlessDefault(value.port, 0, 'port')
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readListenerList(reader: Reader, version: number): DescribeQuorumResponseListener[] {
  const count = reader.readArrayLength(true, 1)
  const items: DescribeQuorumResponseListener[] = []
  try {
    while (items.length < count) items.push(readListener(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeListenerList(writer: Writer, items: readonly Encodable<DescribeQuorumResponseListener>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeListener(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeQuorumResponse(reader: Reader, version: number): DescribeQuorumResponse {
  let at = ''
  try {
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = version >= 2 ? reader.readNullableString(true) : ''
    at = 'topics'
    const topics = readTopicDataList(reader, version)
    at = 'nodes'
    const nodes = version >= 2 ? readNodeList(reader, version) : NO_ITEMS
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { errorCode, errorMessage, topics, nodes, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeQuorumResponse(writer: Writer, value: Encodable<DescribeQuorumResponse>, version: number): void {
  let at = ''
  try {
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    if (version >= 2) {
      writer.writeNullableString(value.errorMessage === undefined ? '' : value.errorMessage, true)
    }
    at = 'topics'
    writeTopicDataList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'nodes'
    if (version >= 2) {
      writeNodeList(writer, value.nodes === undefined ? NO_ITEMS : value.nodes, version)
    }
    else rejectUnlessEmpty(value.nodes, 'nodes')
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DescribeQuorumResponse}. */
export const describeQuorumResponse = /* @__PURE__ */ messageCodec(
  { name: 'DescribeQuorumResponse', apiKey: 55, kind: 'response', versionMin: 0, versionMax: 2, flexibleFrom: 0 },
  readDescribeQuorumResponse,
  writeDescribeQuorumResponse,
)
