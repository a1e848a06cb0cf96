// Generated from schema/messages/CreateTopicsRequest.json by `npm run generate`. Do not edit.
import { messageCodec, rejectTaggedFields, rejectUnlessDefault, type MessageCodec } from '../message-codec.ts'
import type { Reader } from '../reader.ts'
import { NO_ITEMS, NO_TAGGED_FIELDS, type Encodable, type UnknownTaggedField } from '../values.ts'
import type { Writer } from '../writer.ts'

/** Kafka's CreateTopicsRequest. Versions 0 to 7. */
export interface CreateTopicsRequest {
  /** `[]CreatableTopic`. */
  readonly topics: readonly CreateTopicsRequestCreatableTopic[]
  /** `int32`, by default 60000. */
  readonly timeoutMs: number
  /** `bool`, since version 1. */
  readonly validateOnly: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link CreateTopicsRequest}. */
export interface CreateTopicsRequestCreatableTopic {
  /** `string`. */
  readonly name: string
  /** `int32`. */
  readonly numPartitions: number
  /** `int16`. */
  readonly replicationFactor: number
  /** `[]CreatableReplicaAssignment`. */
  readonly assignments: readonly CreateTopicsRequestCreatableReplicaAssignment[]
  /** `[]CreatableTopicConfig`. */
  readonly configs: readonly CreateTopicsRequestCreatableTopicConfig[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link CreateTopicsRequest}. */
export interface CreateTopicsRequestCreatableReplicaAssignment {
  /** `int32`. */
  readonly partitionIndex: number
  /** `[]int32`. */
  readonly brokerIds: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link CreateTopicsRequest}. */
export interface CreateTopicsRequestCreatableTopicConfig {
  /** `string`. */
  readonly name: string
  /** `string`, may be null. */
  readonly value: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readCreatableTopic(reader: Reader, version: number): CreateTopicsRequestCreatableTopic {
  const flexible = version >= 5
  const name = reader.readString(flexible)
  const numPartitions = reader.readInt32()
  const replicationFactor = reader.readInt16()
  const assignments = readCreatableReplicaAssignmentList(reader, version)
  const configs = readCreatableTopicConfigList(reader, version)
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { name, numPartitions, replicationFactor, assignments, configs, unknownTaggedFields }
}

function writeCreatableTopic(writer: Writer, value: Encodable<CreateTopicsRequestCreatableTopic>, version: number): void {
  const flexible = version >= 5
  writer.writeString(value.name, flexible)
  writer.writeInt32(value.numPartitions)
  writer.writeInt16(value.replicationFactor)
  writeCreatableReplicaAssignmentList(writer, value.assignments === undefined ? NO_ITEMS : value.assignments, version)
  writeCreatableTopicConfigList(writer, value.configs === undefined ? NO_ITEMS : value.configs, version)
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readCreatableTopicList(reader: Reader, version: number): CreateTopicsRequestCreatableTopic[] {
  const count = reader.readArrayLength(version >= 5, 10)
  const items: CreateTopicsRequestCreatableTopic[] = []
  for (let left = count; left > 0; left--) items.push(readCreatableTopic(reader, version))
  return items
}

function writeCreatableTopicList(writer: Writer, items: readonly Encodable<CreateTopicsRequestCreatableTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 5)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writeCreatableTopic(writer, items[index]!, version)
}

function readCreatableReplicaAssignment(reader: Reader, version: number): CreateTopicsRequestCreatableReplicaAssignment {
  const flexible = version >= 5
  const partitionIndex = reader.readInt32()
  const brokerIds = reader.readInt32Array(flexible)
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { partitionIndex, brokerIds, unknownTaggedFields }
}

function writeCreatableReplicaAssignment(writer: Writer, value: Encodable<CreateTopicsRequestCreatableReplicaAssignment>, version: number): void {
  const flexible = version >= 5
  writer.writeInt32(value.partitionIndex)
  writer.writeInt32Array(value.brokerIds, flexible)
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readCreatableReplicaAssignmentList(reader: Reader, version: number): CreateTopicsRequestCreatableReplicaAssignment[] {
  const count = reader.readArrayLength(version >= 5, 6)
  const items: CreateTopicsRequestCreatableReplicaAssignment[] = []
  for (let left = count; left > 0; left--) items.push(readCreatableReplicaAssignment(reader, version))
  return items
}

function writeCreatableReplicaAssignmentList(writer: Writer, items: readonly Encodable<CreateTopicsRequestCreatableReplicaAssignment>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 5)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writeCreatableReplicaAssignment(writer, items[index]!, version)
}

function readCreatableTopicConfig(reader: Reader, version: number): CreateTopicsRequestCreatableTopicConfig {
  const flexible = version >= 5
  const name = reader.readString(flexible)
  const value = reader.readNullableString(flexible)
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { name, value, unknownTaggedFields }
}

function writeCreatableTopicConfig(writer: Writer, value: Encodable<CreateTopicsRequestCreatableTopicConfig>, version: number): void {
  const flexible = version >= 5
  writer.writeString(value.name, flexible)
  writer.writeNullableString(value.value === undefined ? '' : value.value, flexible)
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readCreatableTopicConfigList(reader: Reader, version: number): CreateTopicsRequestCreatableTopicConfig[] {
  const count = reader.readArrayLength(version >= 5, 3)
  const items: CreateTopicsRequestCreatableTopicConfig[] = []
  for (let left = count; left > 0; left--) items.push(readCreatableTopicConfig(reader, version))
  return items
}

function writeCreatableTopicConfigList(writer: Writer, items: readonly Encodable<CreateTopicsRequestCreatableTopicConfig>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 5)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writeCreatableTopicConfig(writer, items[index]!, version)
}

function readCreateTopicsRequest(reader: Reader, version: number): CreateTopicsRequest {
  const flexible = version >= 5
  const topics = readCreatableTopicList(reader, version)
  const timeoutMs = reader.readInt32()
  const validateOnly = version >= 1 ? reader.readBoolean() : false
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { topics, timeoutMs, validateOnly, unknownTaggedFields }
}

function writeCreateTopicsRequest(writer: Writer, value: Encodable<CreateTopicsRequest>, version: number): void {
  const flexible = version >= 5
  writeCreatableTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
  writer.writeInt32(value.timeoutMs === undefined ? 60000 : value.timeoutMs)
  if (version >= 1) {
    writer.writeBoolean(value.validateOnly)
  }
  else rejectUnlessDefault(value.validateOnly, false, 'validateOnly')
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

/** Reads and writes {@link CreateTopicsRequest}. */
export const createTopicsRequest: MessageCodec<CreateTopicsRequest> = /* @__PURE__ */ messageCodec(
  { name: 'CreateTopicsRequest', apiKey: 19, kind: 'request', versionMin: 0, versionMax: 7, flexibleFrom: 5 },
  readCreateTopicsRequest,
  writeCreateTopicsRequest,
)
