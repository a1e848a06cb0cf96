// Generated from schema/messages/MetadataResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, ZERO_UUID, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * The cluster as this broker knows it. Versions 0 to 13.
 *
 * - 1: adds the controller, racks and internal topics; null asks for all topics, an empty list for none
 * - 2: adds the cluster's id (KIP-78)
 * - 3: adds `throttleTimeMs` (KIP-124)
 * - 4: adds `allowAutoTopicCreation`
 * - 5: adds replicas that are offline (KIP-112)
 * - 6: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 7: adds leader epochs (KIP-320)
 * - 8: adds authorized operations (KIP-430)
 * - 9: compact lengths and tagged fields (KIP-482)
 * - 10: adds topic ids to the answer (KIP-516)
 * - 11: authorized operations of the cluster moved to DescribeCluster (KIP-700)
 * - 12: topics may be asked for by id (KIP-516)
 * - 13: adds an error of the whole answer, which may send clients back to their bootstrap servers (KIP-1102)
 */
export interface MetadataResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`, since version 3, dropped silently where a version lacks it.
   */
  readonly throttleTimeMs: number
  /** `[]MetadataResponseBroker`. */
  readonly brokers: readonly MetadataResponseBroker[]
  /**
   * Id of the cluster.
   *
   * `string`, since version 2, may be null, by default null, dropped silently where a version lacks it.
   */
  readonly clusterId: string | null
  /**
   * Node id to send what is meant for the controller; -1 when it is not known. Under KRaft it is any running broker, which forwards.
   *
   * `int32`, since version 1, by default -1, dropped silently where a version lacks it.
   */
  readonly controllerId: number
  /** `[]MetadataResponseTopic`. */
  readonly topics: readonly MetadataResponseTopic[]
  /**
   * Bit set of what the client may do to the cluster, bit n for ACL operation n; -2147483648 when it was not asked for.
   *
   * `int32`, in versions 8 to 10, by default -2147483648.
   */
  readonly clusterAuthorizedOperations: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`, in version 13 only, dropped silently where a version lacks it.
   */
  readonly errorCode: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link MetadataResponse}. */
export interface MetadataResponseBroker {
  /**
   * Id of the broker.
   *
   * `int32`.
   */
  readonly nodeId: number
  /** `string`. */
  readonly host: string
  /** `int32`. */
  readonly port: number
  /**
   * Rack of the broker; null when it was given none.
   *
   * `string`, since version 1, may be null, by default null, dropped silently where a version lacks it.
   */
  readonly rack: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link MetadataResponse}. */
export interface MetadataResponseTopic {
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * Name of the topic; null when an id was asked for that nobody knows.
   *
   * `string`, may be null since version 12.
   */
  readonly name: string | null
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`, since version 10, dropped silently where a version lacks it.
   */
  readonly topicId: string
  /**
   * Whether the topic is one of Kafka's own.
   *
   * `bool`, since version 1, dropped silently where a version lacks it.
   */
  readonly isInternal: boolean
  /** `[]MetadataResponsePartition`. */
  readonly partitions: readonly MetadataResponsePartition[]
  /**
   * Bit set of what the client may do to the topic, bit n for ACL operation n; -2147483648 when it was not asked for.
   *
   * `int32`, since version 8, by default -2147483648.
   */
  readonly topicAuthorizedOperations: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link MetadataResponse}. */
export interface MetadataResponsePartition {
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /** `int32`. */
  readonly partitionIndex: number
  /**
   * Node id of the leader; -1 when there is none or it is not known.
   *
   * `int32`.
   */
  readonly leaderId: number
  /**
   * Counts the leaders that the partition has had; -1 when it is not known.
   *
   * `int32`, since version 7, by default -1, dropped silently where a version lacks it.
   */
  readonly leaderEpoch: number
  /**
   * Broker ids of all replicas, the preferred leader first.
   *
   * `[]int32`.
   */
  readonly replicaNodes: readonly number[]
  /**
   * Broker ids of the replicas that are in sync.
   *
   * `[]int32`.
   */
  readonly isrNodes: readonly number[]
  /**
   * Broker ids of the replicas that are not running.
   *
   * `[]int32`, since version 5, dropped silently where a version lacks it.
   */
  readonly offlineReplicas: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readMetadataResponseBroker(reader: Reader, version: number): MetadataResponseBroker {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'nodeId'
    const nodeId = reader.readInt32()
    at = 'host'
    const host = reader.readString(flexible)
    at = 'port'
    const port = reader.readInt32()
    at = 'rack'
    const rack = version >= 1 ? reader.readNullableString(flexible) : null
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { nodeId, host, port, rack, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeMetadataResponseBroker(writer: Writer, value: Encodable<MetadataResponseBroker>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'nodeId'
    writer.writeInt32(value.nodeId)
    at = 'host'
    writer.writeString(value.host, flexible)
    at = 'port'
    writer.writeInt32(value.port)
    at = 'rack'
    if (version >= 1) {
      writer.writeNullableString(value.rack ?? null, flexible)
    }
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readMetadataResponseBrokerList(reader: Reader, version: number): MetadataResponseBroker[] {
  const count = reader.readArrayLength(version >= 9, 10)
  const items: MetadataResponseBroker[] = []
  try {
    while (items.length < count) items.push(readMetadataResponseBroker(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeMetadataResponseBrokerList(writer: Writer, items: readonly Encodable<MetadataResponseBroker>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 9)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeMetadataResponseBroker(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readMetadataResponseTopic(reader: Reader, version: number): MetadataResponseTopic {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'name'
    const name = version >= 12 ? reader.readNullableString(flexible) : reader.readString(flexible)
    at = 'topicId'
    const topicId = version >= 10 ? reader.readUuid() : ZERO_UUID
    at = 'isInternal'
    const isInternal = version >= 1 ? reader.readBoolean() : false
    at = 'partitions'
    const partitions = readMetadataResponsePartitionList(reader, version)
    at = 'topicAuthorizedOperations'
    const topicAuthorizedOperations = version >= 8 ? reader.readInt32() : -2147483648
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { errorCode, name, topicId, isInternal, partitions, topicAuthorizedOperations, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeMetadataResponseTopic(writer: Writer, value: Encodable<MetadataResponseTopic>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'name'
    if (version >= 12) {
      writer.writeNullableString(value.name === undefined ? '' : value.name, flexible)
    }
    else writer.writeString(value.name, flexible)
    at = 'topicId'
    if (version >= 10) {
      writer.writeUuid(value.topicId)
    }
    at = 'isInternal'
    if (version >= 1) {
      writer.writeBoolean(value.isInternal)
    }
    at = 'partitions'
    writeMetadataResponsePartitionList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'topicAuthorizedOperations'
    if (version >= 8) {
      writer.writeInt32(value.topicAuthorizedOperations === undefined ? -2147483648 : value.topicAuthorizedOperations)
    }
    else rejectUnlessDefault(value.topicAuthorizedOperations, -2147483648, 'topicAuthorizedOperations')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readMetadataResponseTopicList(reader: Reader, version: number): MetadataResponseTopic[] {
  const count = reader.readArrayLength(version >= 9, 8)
  const items: MetadataResponseTopic[] = []
  try {
    while (items.length < count) items.push(readMetadataResponseTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeMetadataResponseTopicList(writer: Writer, items: readonly Encodable<MetadataResponseTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 9)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeMetadataResponseTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readMetadataResponsePartition(reader: Reader, version: number): MetadataResponsePartition {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'leaderId'
    const leaderId = reader.readInt32()
    at = 'leaderEpoch'
    const leaderEpoch = version >= 7 ? reader.readInt32() : -1
    at = 'replicaNodes'
    const replicaNodes = reader.readInt32Array(flexible)
    at = 'isrNodes'
    const isrNodes = reader.readInt32Array(flexible)
    at = 'offlineReplicas'
    const offlineReplicas = version >= 5 ? reader.readInt32Array(flexible) : NO_ITEMS
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { errorCode, partitionIndex, leaderId, leaderEpoch, replicaNodes, isrNodes, offlineReplicas, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeMetadataResponsePartition(writer: Writer, value: Encodable<MetadataResponsePartition>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'leaderId'
    writer.writeInt32(value.leaderId)
    at = 'leaderEpoch'
    if (version >= 7) {
      writer.writeInt32(value.leaderEpoch === undefined ? -1 : value.leaderEpoch)
    }
    at = 'replicaNodes'
    writer.writeInt32Array(value.replicaNodes, flexible)
    at = 'isrNodes'
    writer.writeInt32Array(value.isrNodes, flexible)
    at = 'offlineReplicas'
    if (version >= 5) {
      writer.writeInt32Array(value.offlineReplicas, flexible)
    }
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readMetadataResponsePartitionList(reader: Reader, version: number): MetadataResponsePartition[] {
  const count = reader.readArrayLength(version >= 9, 18)
  const items: MetadataResponsePartition[] = []
  try {
    while (items.length < count) items.push(readMetadataResponsePartition(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeMetadataResponsePartitionList(writer: Writer, items: readonly Encodable<MetadataResponsePartition>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 9)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeMetadataResponsePartition(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readMetadataResponse(reader: Reader, version: number): MetadataResponse {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'throttleTimeMs'
    const throttleTimeMs = version >= 3 ? reader.readInt32() : 0
    at = 'brokers'
    const brokers = readMetadataResponseBrokerList(reader, version)
    at = 'clusterId'
    const clusterId = version >= 2 ? reader.readNullableString(flexible) : null
    at = 'controllerId'
    const controllerId = version >= 1 ? reader.readInt32() : -1
    at = 'topics'
    const topics = readMetadataResponseTopicList(reader, version)
    at = 'clusterAuthorizedOperations'
    const clusterAuthorizedOperations = version >= 8 && version <= 10 ? reader.readInt32() : -2147483648
    at = 'errorCode'
    const errorCode = version >= 13 ? reader.readInt16() : 0
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, brokers, clusterId, controllerId, topics, clusterAuthorizedOperations, errorCode, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeMetadataResponse(writer: Writer, value: Encodable<MetadataResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'throttleTimeMs'
    if (version >= 3) {
      writer.writeInt32(value.throttleTimeMs)
    }
    at = 'brokers'
    writeMetadataResponseBrokerList(writer, value.brokers === undefined ? NO_ITEMS : value.brokers, version)
    at = 'clusterId'
    if (version >= 2) {
      writer.writeNullableString(value.clusterId ?? null, flexible)
    }
    at = 'controllerId'
    if (version >= 1) {
      writer.writeInt32(value.controllerId === undefined ? -1 : value.controllerId)
    }
    at = 'topics'
    writeMetadataResponseTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'clusterAuthorizedOperations'
    if (version >= 8 && version <= 10) {
      writer.writeInt32(value.clusterAuthorizedOperations === undefined ? -2147483648 : value.clusterAuthorizedOperations)
    }
    else rejectUnlessDefault(value.clusterAuthorizedOperations, -2147483648, 'clusterAuthorizedOperations')
    at = 'errorCode'
    if (version >= 13) {
      writer.writeInt16(value.errorCode)
    }
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link MetadataResponse}. */
export const metadataResponse = /* @__PURE__ */ messageCodec(
  { name: 'MetadataResponse', apiKey: 3, kind: 'response', versionMin: 0, versionMax: 13, flexibleFrom: 9 },
  readMetadataResponse,
  writeMetadataResponse,
)
