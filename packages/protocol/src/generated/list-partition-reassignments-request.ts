// Generated from schema/messages/ListPartitionReassignmentsRequest.json by `npm run generate`. Do not edit.
import { inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Lists partitions on the move (KIP-455). Version 0. */
export interface ListPartitionReassignmentsRequest {
  /**
   * How long the broker may work before it answers REQUEST_TIMED_OUT, in milliseconds.
   *
   * `int32`, by default 60000.
   */
  readonly timeoutMs: number
  /**
   * The partitions asked about; null for all.
   *
   * `[]ListPartitionReassignmentsTopics`, may be null, by default null.
   */
  readonly topics: readonly ListPartitionReassignmentsRequestListPartitionReassignmentsTopics[] | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ListPartitionReassignmentsRequest}. */
export interface ListPartitionReassignmentsRequestListPartitionReassignmentsTopics {
  /** `string`. */
  readonly name: string
  /** `[]int32`. */
  readonly partitionIndexes: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readListPartitionReassignmentsTopics(reader: Reader, _version: number): ListPartitionReassignmentsRequestListPartitionReassignmentsTopics {
  let at = ''
  try {
    at = 'name'
    const name = reader.readString(true)
    at = 'partitionIndexes'
    const partitionIndexes = reader.readInt32Array(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { name, partitionIndexes, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeListPartitionReassignmentsTopics(writer: Writer, value: Encodable<ListPartitionReassignmentsRequestListPartitionReassignmentsTopics>, _version: number): void {
  let at = ''
  try {
    at = 'name'
    writer.writeString(value.name, true)
    at = 'partitionIndexes'
    writer.writeInt32Array(value.partitionIndexes, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readNullableListPartitionReassignmentsTopicsList(reader: Reader, version: number): ListPartitionReassignmentsRequestListPartitionReassignmentsTopics[] | null {
  const count = reader.readNullableArrayLength(true, 3)
  if (count < 0) return null
  const items: ListPartitionReassignmentsRequestListPartitionReassignmentsTopics[] = []
  try {
    while (items.length < count) items.push(readListPartitionReassignmentsTopics(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNullableListPartitionReassignmentsTopicsList(writer: Writer, items: readonly Encodable<ListPartitionReassignmentsRequestListPartitionReassignmentsTopics>[] | null, version: number): void {
  writer.writeNullableArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeListPartitionReassignmentsTopics(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readListPartitionReassignmentsRequest(reader: Reader, version: number): ListPartitionReassignmentsRequest {
  let at = ''
  try {
    at = 'timeoutMs'
    const timeoutMs = reader.readInt32()
    at = 'topics'
    const topics = readNullableListPartitionReassignmentsTopicsList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { timeoutMs, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeListPartitionReassignmentsRequest(writer: Writer, value: Encodable<ListPartitionReassignmentsRequest>, version: number): void {
  let at = ''
  try {
    at = 'timeoutMs'
    writer.writeInt32(value.timeoutMs === undefined ? 60000 : value.timeoutMs)
    at = 'topics'
    writeNullableListPartitionReassignmentsTopicsList(writer, value.topics ?? null, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ListPartitionReassignmentsRequest}. */
export const listPartitionReassignmentsRequest = /* @__PURE__ */ messageCodec(
  { name: 'ListPartitionReassignmentsRequest', apiKey: 46, kind: 'request', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readListPartitionReassignmentsRequest,
  writeListPartitionReassignmentsRequest,
)
