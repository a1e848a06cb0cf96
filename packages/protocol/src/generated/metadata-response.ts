// Generated from schema/messages/MetadataResponse.json by `npm run generate`. Do not edit.
import { messageCodec, rejectTaggedFields, rejectUnlessDefault, type MessageCodec } from '../message-codec.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import { NO_ITEMS, NO_TAGGED_FIELDS, type Encodable, type UnknownTaggedField } from '../values.ts'
import type { Writer } from '../writer.ts'

/** Kafka's MetadataResponse. Versions 0 to 13. */
export interface MetadataResponse {
  /** `int32`, since version 3, dropped silently where a version lacks it. */
  readonly throttleTimeMs: number
  /** `[]MetadataResponseBroker`. */
  readonly brokers: readonly MetadataResponseBroker[]
  /** `string`, since version 2, may be null, by default null, dropped silently where a version lacks it. */
  readonly clusterId: string | null
  /** `int32`, since version 1, by default -1, dropped silently where a version lacks it. */
  readonly controllerId: number
  /** `[]MetadataResponseTopic`. */
  readonly topics: readonly MetadataResponseTopic[]
  /** `int32`, in versions 8 to 10, by default -2147483648. */
  readonly clusterAuthorizedOperations: number
  /** `int16`, in version 13 only, dropped silently where a version lacks it. */
  readonly errorCode: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link MetadataResponse}. */
export interface MetadataResponseBroker {
  /** `int32`. */
  readonly nodeId: number
  /** `string`. */
  readonly host: string
  /** `int32`. */
  readonly port: number
  /** `string`, since version 1, may be null, by default null, dropped silently where a version lacks it. */
  readonly rack: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link MetadataResponse}. */
export interface MetadataResponseTopic {
  /** `int16`. */
  readonly errorCode: number
  /** `string`, may be null since version 12. */
  readonly name: string | null
  /** `uuid`, since version 10, dropped silently where a version lacks it. */
  readonly topicId: string
  /** `bool`, since version 1, dropped silently where a version lacks it. */
  readonly isInternal: boolean
  /** `[]MetadataResponsePartition`. */
  readonly partitions: readonly MetadataResponsePartition[]
  /** `int32`, since version 8, by default -2147483648. */
  readonly topicAuthorizedOperations: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link MetadataResponse}. */
export interface MetadataResponsePartition {
  /** `int16`. */
  readonly errorCode: number
  /** `int32`. */
  readonly partitionIndex: number
  /** `int32`. */
  readonly leaderId: number
  /** `int32`, since version 7, by default -1, dropped silently where a version lacks it. */
  readonly leaderEpoch: number
  /** `[]int32`. */
  readonly replicaNodes: readonly number[]
  /** `[]int32`. */
  readonly isrNodes: readonly number[]
  /** `[]int32`, since version 5, dropped silently where a version lacks it. */
  readonly offlineReplicas: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readMetadataResponseBroker(reader: Reader, version: number): MetadataResponseBroker {
  const flexible = version >= 9
  const nodeId = reader.readInt32()
  const host = reader.readString(flexible)
  const port = reader.readInt32()
  const rack = version >= 1 ? reader.readNullableString(flexible) : null
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { nodeId, host, port, rack, unknownTaggedFields }
}

function writeMetadataResponseBroker(writer: Writer, value: Encodable<MetadataResponseBroker>, version: number): void {
  const flexible = version >= 9
  writer.writeInt32(value.nodeId)
  writer.writeString(value.host, flexible)
  writer.writeInt32(value.port)
  if (version >= 1) {
    writer.writeNullableString(value.rack ?? null, flexible)
  }
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readMetadataResponseBrokerList(reader: Reader, version: number): MetadataResponseBroker[] {
  const count = reader.readArrayLength(version >= 9, 10)
  const items: MetadataResponseBroker[] = []
  for (let left = count; left > 0; left--) items.push(readMetadataResponseBroker(reader, version))
  return items
}

function writeMetadataResponseBrokerList(writer: Writer, items: readonly Encodable<MetadataResponseBroker>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 9)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writeMetadataResponseBroker(writer, items[index]!, version)
}

function readMetadataResponseTopic(reader: Reader, version: number): MetadataResponseTopic {
  const flexible = version >= 9
  const errorCode = reader.readInt16()
  const name = version >= 12 ? reader.readNullableString(flexible) : reader.readString(flexible)
  const topicId = version >= 10 ? reader.readUuid() : ZERO_UUID
  const isInternal = version >= 1 ? reader.readBoolean() : false
  const partitions = readMetadataResponsePartitionList(reader, version)
  const topicAuthorizedOperations = version >= 8 ? reader.readInt32() : -2147483648
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { errorCode, name, topicId, isInternal, partitions, topicAuthorizedOperations, unknownTaggedFields }
}

function writeMetadataResponseTopic(writer: Writer, value: Encodable<MetadataResponseTopic>, version: number): void {
  const flexible = version >= 9
  writer.writeInt16(value.errorCode)
  if (version >= 12) writer.writeNullableString(value.name === undefined ? '' : value.name, flexible)
  else writer.writeString(value.name, flexible)
  if (version >= 10) {
    writer.writeUuid(value.topicId)
  }
  if (version >= 1) {
    writer.writeBoolean(value.isInternal)
  }
  writeMetadataResponsePartitionList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
  if (version >= 8) {
    writer.writeInt32(value.topicAuthorizedOperations === undefined ? -2147483648 : value.topicAuthorizedOperations)
  }
  else rejectUnlessDefault(value.topicAuthorizedOperations, -2147483648, 'topicAuthorizedOperations')
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readMetadataResponseTopicList(reader: Reader, version: number): MetadataResponseTopic[] {
  const count = reader.readArrayLength(version >= 9, 8)
  const items: MetadataResponseTopic[] = []
  for (let left = count; left > 0; left--) items.push(readMetadataResponseTopic(reader, version))
  return items
}

function writeMetadataResponseTopicList(writer: Writer, items: readonly Encodable<MetadataResponseTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 9)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writeMetadataResponseTopic(writer, items[index]!, version)
}

function readMetadataResponsePartition(reader: Reader, version: number): MetadataResponsePartition {
  const flexible = version >= 9
  const errorCode = reader.readInt16()
  const partitionIndex = reader.readInt32()
  const leaderId = reader.readInt32()
  const leaderEpoch = version >= 7 ? reader.readInt32() : -1
  const replicaNodes = reader.readInt32Array(flexible)
  const isrNodes = reader.readInt32Array(flexible)
  const offlineReplicas = version >= 5 ? reader.readInt32Array(flexible) : NO_ITEMS
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { errorCode, partitionIndex, leaderId, leaderEpoch, replicaNodes, isrNodes, offlineReplicas, unknownTaggedFields }
}

function writeMetadataResponsePartition(writer: Writer, value: Encodable<MetadataResponsePartition>, version: number): void {
  const flexible = version >= 9
  writer.writeInt16(value.errorCode)
  writer.writeInt32(value.partitionIndex)
  writer.writeInt32(value.leaderId)
  if (version >= 7) {
    writer.writeInt32(value.leaderEpoch === undefined ? -1 : value.leaderEpoch)
  }
  writer.writeInt32Array(value.replicaNodes, flexible)
  writer.writeInt32Array(value.isrNodes, flexible)
  if (version >= 5) {
    writer.writeInt32Array(value.offlineReplicas, flexible)
  }
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readMetadataResponsePartitionList(reader: Reader, version: number): MetadataResponsePartition[] {
  const count = reader.readArrayLength(version >= 9, 18)
  const items: MetadataResponsePartition[] = []
  for (let left = count; left > 0; left--) items.push(readMetadataResponsePartition(reader, version))
  return items
}

function writeMetadataResponsePartitionList(writer: Writer, items: readonly Encodable<MetadataResponsePartition>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 9)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writeMetadataResponsePartition(writer, items[index]!, version)
}

function readMetadataResponse(reader: Reader, version: number): MetadataResponse {
  const flexible = version >= 9
  const throttleTimeMs = version >= 3 ? reader.readInt32() : 0
  const brokers = readMetadataResponseBrokerList(reader, version)
  const clusterId = version >= 2 ? reader.readNullableString(flexible) : null
  const controllerId = version >= 1 ? reader.readInt32() : -1
  const topics = readMetadataResponseTopicList(reader, version)
  const clusterAuthorizedOperations = version >= 8 && version <= 10 ? reader.readInt32() : -2147483648
  const errorCode = version >= 13 ? reader.readInt16() : 0
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { throttleTimeMs, brokers, clusterId, controllerId, topics, clusterAuthorizedOperations, errorCode, unknownTaggedFields }
}

function writeMetadataResponse(writer: Writer, value: Encodable<MetadataResponse>, version: number): void {
  const flexible = version >= 9
  if (version >= 3) {
    writer.writeInt32(value.throttleTimeMs)
  }
  writeMetadataResponseBrokerList(writer, value.brokers === undefined ? NO_ITEMS : value.brokers, version)
  if (version >= 2) {
    writer.writeNullableString(value.clusterId ?? null, flexible)
  }
  if (version >= 1) {
    writer.writeInt32(value.controllerId === undefined ? -1 : value.controllerId)
  }
  writeMetadataResponseTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
  if (version >= 8 && version <= 10) {
    writer.writeInt32(value.clusterAuthorizedOperations === undefined ? -2147483648 : value.clusterAuthorizedOperations)
  }
  else rejectUnlessDefault(value.clusterAuthorizedOperations, -2147483648, 'clusterAuthorizedOperations')
  if (version >= 13) {
    writer.writeInt16(value.errorCode)
  }
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

/** Reads and writes {@link MetadataResponse}. */
export const metadataResponse: MessageCodec<MetadataResponse> = /* @__PURE__ */ messageCodec(
  { name: 'MetadataResponse', apiKey: 3, kind: 'response', versionMin: 0, versionMax: 13, flexibleFrom: 9 },
  readMetadataResponse,
  writeMetadataResponse,
)
