// Generated from schema/messages/AlterPartitionReassignmentsRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Begins or cancels moving partitions to other brokers (KIP-455). Versions 0 to 1.
 *
 * - 1: adds `allowReplicationFactorChange` (KIP-860)
 */
export interface AlterPartitionReassignmentsRequest {
  /**
   * How long the broker may work before it answers REQUEST_TIMED_OUT, in milliseconds.
   *
   * `int32`, by default 60000.
   */
  readonly timeoutMs: number
  /**
   * Whether the number of replicas may change (KIP-860).
   *
   * `bool`, in version 1 only, by default true.
   */
  readonly allowReplicationFactorChange: boolean
  /** `[]ReassignableTopic`. */
  readonly topics: readonly AlterPartitionReassignmentsRequestReassignableTopic[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AlterPartitionReassignmentsRequest}. */
export interface AlterPartitionReassignmentsRequestReassignableTopic {
  /** `string`. */
  readonly name: string
  /** `[]ReassignablePartition`. */
  readonly partitions: readonly AlterPartitionReassignmentsRequestReassignablePartition[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AlterPartitionReassignmentsRequest}. */
export interface AlterPartitionReassignmentsRequestReassignablePartition {
  /** `int32`. */
  readonly partitionIndex: number
  /**
   * Brokers that the partition shall have; null to cancel a move.
   *
   * `[]int32`, may be null, by default null.
   */
  readonly replicas: readonly number[] | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readReassignableTopic(reader: Reader, version: number): AlterPartitionReassignmentsRequestReassignableTopic {
  let at = ''
  try {
    at = 'name'
    const name = reader.readString(true)
    at = 'partitions'
    const partitions = readReassignablePartitionList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { name, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeReassignableTopic(writer: Writer, value: Encodable<AlterPartitionReassignmentsRequestReassignableTopic>, version: number): void {
  let at = ''
  try {
    at = 'name'
    writer.writeString(value.name, true)
    at = 'partitions'
    writeReassignablePartitionList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readReassignableTopicList(reader: Reader, version: number): AlterPartitionReassignmentsRequestReassignableTopic[] {
  const count = reader.readArrayLength(true, 3)
  const items: AlterPartitionReassignmentsRequestReassignableTopic[] = []
  try {
    while (items.length < count) items.push(readReassignableTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeReassignableTopicList(writer: Writer, items: readonly Encodable<AlterPartitionReassignmentsRequestReassignableTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeReassignableTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readReassignablePartition(reader: Reader, _version: number): AlterPartitionReassignmentsRequestReassignablePartition {
  let at = ''
  try {
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'replicas'
    const replicas = reader.readNullableInt32Array(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { partitionIndex, replicas, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeReassignablePartition(writer: Writer, value: Encodable<AlterPartitionReassignmentsRequestReassignablePartition>, _version: number): void {
  let at = ''
  try {
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'replicas'
    writer.writeNullableInt32Array(value.replicas ?? null, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readReassignablePartitionList(reader: Reader, version: number): AlterPartitionReassignmentsRequestReassignablePartition[] {
  const count = reader.readArrayLength(true, 6)
  const items: AlterPartitionReassignmentsRequestReassignablePartition[] = []
  try {
    while (items.length < count) items.push(readReassignablePartition(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeReassignablePartitionList(writer: Writer, items: readonly Encodable<AlterPartitionReassignmentsRequestReassignablePartition>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeReassignablePartition(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAlterPartitionReassignmentsRequest(reader: Reader, version: number): AlterPartitionReassignmentsRequest {
  let at = ''
  try {
    at = 'timeoutMs'
    const timeoutMs = reader.readInt32()
    at = 'allowReplicationFactorChange'
    const allowReplicationFactorChange = version >= 1 ? reader.readBoolean() : true
    at = 'topics'
    const topics = readReassignableTopicList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { timeoutMs, allowReplicationFactorChange, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAlterPartitionReassignmentsRequest(writer: Writer, value: Encodable<AlterPartitionReassignmentsRequest>, version: number): void {
  let at = ''
  try {
    at = 'timeoutMs'
    writer.writeInt32(value.timeoutMs === undefined ? 60000 : value.timeoutMs)
    at = 'allowReplicationFactorChange'
    if (version >= 1) {
      writer.writeBoolean(value.allowReplicationFactorChange === undefined ? true : value.allowReplicationFactorChange)
    }
    else rejectUnlessDefault(value.allowReplicationFactorChange, true, 'allowReplicationFactorChange')
    at = 'topics'
    writeReassignableTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link AlterPartitionReassignmentsRequest}. */
export const alterPartitionReassignmentsRequest = /* @__PURE__ */ messageCodec(
  { name: 'AlterPartitionReassignmentsRequest', apiKey: 45, kind: 'request', versionMin: 0, versionMax: 1, flexibleFrom: 0 },
  readAlterPartitionReassignmentsRequest,
  writeAlterPartitionReassignmentsRequest,
)
