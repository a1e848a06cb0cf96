// Generated from schema/messages/ListPartitionReassignmentsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Current, coming and going brokers of each. Version 0. */
export interface ListPartitionReassignmentsResponse {
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
   * `string`, may be null.
   */
  readonly errorMessage: string | null
  /** `[]OngoingTopicReassignment`. */
  readonly topics: readonly ListPartitionReassignmentsResponseOngoingTopicReassignment[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ListPartitionReassignmentsResponse}. */
export interface ListPartitionReassignmentsResponseOngoingTopicReassignment {
  /** `string`. */
  readonly name: string
  /** `[]OngoingPartitionReassignment`. */
  readonly partitions: readonly ListPartitionReassignmentsResponseOngoingPartitionReassignment[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ListPartitionReassignmentsResponse}. */
export interface ListPartitionReassignmentsResponseOngoingPartitionReassignment {
  /** `int32`. */
  readonly partitionIndex: number
  /**
   * Brokers of the partition now, coming and going ones included.
   *
   * `[]int32`.
   */
  readonly replicas: readonly number[]
  /**
   * Brokers that are coming.
   *
   * `[]int32`.
   */
  readonly addingReplicas: readonly number[]
  /**
   * Brokers that are going.
   *
   * `[]int32`.
   */
  readonly removingReplicas: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readOngoingTopicReassignment(reader: Reader, version: number): ListPartitionReassignmentsResponseOngoingTopicReassignment {
  let at = ''
  try {
    at = 'name'
    const name = reader.readString(true)
    at = 'partitions'
    const partitions = readOngoingPartitionReassignmentList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { name, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOngoingTopicReassignment(writer: Writer, value: Encodable<ListPartitionReassignmentsResponseOngoingTopicReassignment>, version: number): void {
  let at = ''
  try {
    at = 'name'
    writer.writeString(value.name, true)
    at = 'partitions'
    writeOngoingPartitionReassignmentList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readOngoingTopicReassignmentList(reader: Reader, version: number): ListPartitionReassignmentsResponseOngoingTopicReassignment[] {
  const count = reader.readArrayLength(true, 3)
  const items: ListPartitionReassignmentsResponseOngoingTopicReassignment[] = []
  try {
    while (items.length < count) items.push(readOngoingTopicReassignment(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeOngoingTopicReassignmentList(writer: Writer, items: readonly Encodable<ListPartitionReassignmentsResponseOngoingTopicReassignment>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeOngoingTopicReassignment(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readOngoingPartitionReassignment(reader: Reader, _version: number): ListPartitionReassignmentsResponseOngoingPartitionReassignment {
  let at = ''
  try {
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'replicas'
    const replicas = reader.readInt32Array(true)
    at = 'addingReplicas'
    const addingReplicas = reader.readInt32Array(true)
    at = 'removingReplicas'
    const removingReplicas = reader.readInt32Array(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { partitionIndex, replicas, addingReplicas, removingReplicas, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOngoingPartitionReassignment(writer: Writer, value: Encodable<ListPartitionReassignmentsResponseOngoingPartitionReassignment>, _version: number): void {
  let at = ''
  try {
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'replicas'
    writer.writeInt32Array(value.replicas, true)
    at = 'addingReplicas'
    writer.writeInt32Array(value.addingReplicas, true)
    at = 'removingReplicas'
    writer.writeInt32Array(value.removingReplicas, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readOngoingPartitionReassignmentList(reader: Reader, version: number): ListPartitionReassignmentsResponseOngoingPartitionReassignment[] {
  const count = reader.readArrayLength(true, 8)
  const items: ListPartitionReassignmentsResponseOngoingPartitionReassignment[] = []
  try {
    while (items.length < count) items.push(readOngoingPartitionReassignment(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeOngoingPartitionReassignmentList(writer: Writer, items: readonly Encodable<ListPartitionReassignmentsResponseOngoingPartitionReassignment>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeOngoingPartitionReassignment(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readListPartitionReassignmentsResponse(reader: Reader, version: number): ListPartitionReassignmentsResponse {
  let at = ''
  try {
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(true)
    at = 'topics'
    const topics = readOngoingTopicReassignmentList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { throttleTimeMs, errorCode, errorMessage, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeListPartitionReassignmentsResponse(writer: Writer, value: Encodable<ListPartitionReassignmentsResponse>, version: number): void {
  let at = ''
  try {
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage === undefined ? '' : value.errorMessage, true)
    at = 'topics'
    writeOngoingTopicReassignmentList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ListPartitionReassignmentsResponse}. */
export const listPartitionReassignmentsResponse = /* @__PURE__ */ messageCodec(
  { name: 'ListPartitionReassignmentsResponse', apiKey: 46, kind: 'response', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readListPartitionReassignmentsResponse,
  writeListPartitionReassignmentsResponse,
)
