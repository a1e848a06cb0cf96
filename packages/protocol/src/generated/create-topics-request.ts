// Generated from schema/messages/CreateTopicsRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Creates topics. Versions 0 to 7.
 *
 * - 1: adds `validateOnly` and error messages
 * - 2: adds `throttleTimeMs` (KIP-124)
 * - 3: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 4: -1 asks for the broker's defaults of partitions and replicas (KIP-464)
 * - 5: compact lengths and tagged fields (KIP-482); the answer has the topic's settings (KIP-525)
 * - 6: the answer may be THROTTLING_QUOTA_EXCEEDED (KIP-599)
 * - 7: the answer has topic ids (KIP-516)
 */
export interface CreateTopicsRequest {
  /** `[]CreatableTopic`. */
  readonly topics: readonly CreateTopicsRequestCreatableTopic[]
  /**
   * How long the broker may work before it answers REQUEST_TIMED_OUT, in milliseconds.
   *
   * `int32`, by default 60000.
   */
  readonly timeoutMs: number
  /**
   * Whether to check the request and change nothing.
   *
   * `bool`, since version 1.
   */
  readonly validateOnly: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link CreateTopicsRequest}. */
export interface CreateTopicsRequestCreatableTopic {
  /** `string`. */
  readonly name: string
  /**
   * Number of partitions; -1 for the broker's default, or where `assignments` say it.
   *
   * `int32`.
   */
  readonly numPartitions: number
  /**
   * Number of replicas; -1 for the broker's default, or where `assignments` say it.
   *
   * `int16`.
   */
  readonly replicationFactor: number
  /**
   * Brokers of each partition; empty to let the controller choose.
   *
   * `[]CreatableReplicaAssignment`.
   */
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
  let at = ''
  try {
    const flexible = version >= 5
    at = 'name'
    const name = reader.readString(flexible)
    at = 'numPartitions'
    const numPartitions = reader.readInt32()
    at = 'replicationFactor'
    const replicationFactor = reader.readInt16()
    at = 'assignments'
    const assignments = readCreatableReplicaAssignmentList(reader, version)
    at = 'configs'
    const configs = readCreatableTopicConfigList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, numPartitions, replicationFactor, assignments, configs, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeCreatableTopic(writer: Writer, value: Encodable<CreateTopicsRequestCreatableTopic>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 5
    at = 'name'
    writer.writeString(value.name, flexible)
    at = 'numPartitions'
    writer.writeInt32(value.numPartitions)
    at = 'replicationFactor'
    writer.writeInt16(value.replicationFactor)
    at = 'assignments'
    writeCreatableReplicaAssignmentList(writer, value.assignments === undefined ? NO_ITEMS : value.assignments, version)
    at = 'configs'
    writeCreatableTopicConfigList(writer, value.configs === undefined ? NO_ITEMS : value.configs, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readCreatableTopicList(reader: Reader, version: number): CreateTopicsRequestCreatableTopic[] {
  const count = reader.readArrayLength(version >= 5, 10)
  const items: CreateTopicsRequestCreatableTopic[] = []
  try {
    while (items.length < count) items.push(readCreatableTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeCreatableTopicList(writer: Writer, items: readonly Encodable<CreateTopicsRequestCreatableTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 5)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeCreatableTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readCreatableReplicaAssignment(reader: Reader, version: number): CreateTopicsRequestCreatableReplicaAssignment {
  let at = ''
  try {
    const flexible = version >= 5
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'brokerIds'
    const brokerIds = reader.readInt32Array(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { partitionIndex, brokerIds, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeCreatableReplicaAssignment(writer: Writer, value: Encodable<CreateTopicsRequestCreatableReplicaAssignment>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 5
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'brokerIds'
    writer.writeInt32Array(value.brokerIds, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readCreatableReplicaAssignmentList(reader: Reader, version: number): CreateTopicsRequestCreatableReplicaAssignment[] {
  const count = reader.readArrayLength(version >= 5, 6)
  const items: CreateTopicsRequestCreatableReplicaAssignment[] = []
  try {
    while (items.length < count) items.push(readCreatableReplicaAssignment(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeCreatableReplicaAssignmentList(writer: Writer, items: readonly Encodable<CreateTopicsRequestCreatableReplicaAssignment>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 5)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeCreatableReplicaAssignment(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readCreatableTopicConfig(reader: Reader, version: number): CreateTopicsRequestCreatableTopicConfig {
  let at = ''
  try {
    const flexible = version >= 5
    at = 'name'
    const name = reader.readString(flexible)
    at = 'value'
    const value = reader.readNullableString(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, value, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeCreatableTopicConfig(writer: Writer, value: Encodable<CreateTopicsRequestCreatableTopicConfig>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 5
    at = 'name'
    writer.writeString(value.name, flexible)
    at = 'value'
    writer.writeNullableString(value.value === undefined ? '' : value.value, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readCreatableTopicConfigList(reader: Reader, version: number): CreateTopicsRequestCreatableTopicConfig[] {
  const count = reader.readArrayLength(version >= 5, 3)
  const items: CreateTopicsRequestCreatableTopicConfig[] = []
  try {
    while (items.length < count) items.push(readCreatableTopicConfig(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeCreatableTopicConfigList(writer: Writer, items: readonly Encodable<CreateTopicsRequestCreatableTopicConfig>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 5)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeCreatableTopicConfig(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readCreateTopicsRequest(reader: Reader, version: number): CreateTopicsRequest {
  let at = ''
  try {
    const flexible = version >= 5
    at = 'topics'
    const topics = readCreatableTopicList(reader, version)
    at = 'timeoutMs'
    const timeoutMs = reader.readInt32()
    at = 'validateOnly'
    const validateOnly = version >= 1 ? reader.readBoolean() : false
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { topics, timeoutMs, validateOnly, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeCreateTopicsRequest(writer: Writer, value: Encodable<CreateTopicsRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 5
    at = 'topics'
    writeCreatableTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'timeoutMs'
    writer.writeInt32(value.timeoutMs === undefined ? 60000 : value.timeoutMs)
    at = 'validateOnly'
    if (version >= 1) {
      writer.writeBoolean(value.validateOnly)
    }
    else rejectUnlessDefault(value.validateOnly, false, 'validateOnly')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link CreateTopicsRequest}. */
export const createTopicsRequest = /* @__PURE__ */ messageCodec(
  { name: 'CreateTopicsRequest', apiKey: 19, kind: 'request', versionMin: 0, versionMax: 7, flexibleFrom: 5 },
  readCreateTopicsRequest,
  writeCreateTopicsRequest,
)
