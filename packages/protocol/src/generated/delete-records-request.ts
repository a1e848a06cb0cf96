// Generated from schema/messages/DeleteRecordsRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Deletes what lies before an offset of a partition. Versions 0 to 2.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: compact lengths and tagged fields (KIP-482)
 */
export interface DeleteRecordsRequest {
  /** `[]DeleteRecordsTopic`. */
  readonly topics: readonly DeleteRecordsRequestDeleteRecordsTopic[]
  /**
   * How long the broker may work before it answers REQUEST_TIMED_OUT, in milliseconds.
   *
   * `int32`.
   */
  readonly timeoutMs: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DeleteRecordsRequest}. */
export interface DeleteRecordsRequestDeleteRecordsTopic {
  /** `string`. */
  readonly name: string
  /** `[]DeleteRecordsPartition`. */
  readonly partitions: readonly DeleteRecordsRequestDeleteRecordsPartition[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DeleteRecordsRequest}. */
export interface DeleteRecordsRequestDeleteRecordsPartition {
  /** `int32`. */
  readonly partitionIndex: number
  /**
   * First offset to keep; -1 deletes all up to the high watermark.
   *
   * `int64`.
   */
  readonly offset: Int64
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDeleteRecordsTopic(reader: Reader, version: number): DeleteRecordsRequestDeleteRecordsTopic {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'name'
    const name = reader.readString(flexible)
    at = 'partitions'
    const partitions = readDeleteRecordsPartitionList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDeleteRecordsTopic(writer: Writer, value: Encodable<DeleteRecordsRequestDeleteRecordsTopic>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'name'
    writer.writeString(value.name, flexible)
    at = 'partitions'
    writeDeleteRecordsPartitionList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDeleteRecordsTopicList(reader: Reader, version: number): DeleteRecordsRequestDeleteRecordsTopic[] {
  const count = reader.readArrayLength(version >= 2, 3)
  const items: DeleteRecordsRequestDeleteRecordsTopic[] = []
  try {
    while (items.length < count) items.push(readDeleteRecordsTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDeleteRecordsTopicList(writer: Writer, items: readonly Encodable<DeleteRecordsRequestDeleteRecordsTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDeleteRecordsTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDeleteRecordsPartition(reader: Reader, version: number): DeleteRecordsRequestDeleteRecordsPartition {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'offset'
    const offset = reader.readInt64()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { partitionIndex, offset, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDeleteRecordsPartition(writer: Writer, value: Encodable<DeleteRecordsRequestDeleteRecordsPartition>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'offset'
    writer.writeInt64(value.offset)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDeleteRecordsPartitionList(reader: Reader, version: number): DeleteRecordsRequestDeleteRecordsPartition[] {
  const count = reader.readArrayLength(version >= 2, 12)
  const items: DeleteRecordsRequestDeleteRecordsPartition[] = []
  try {
    while (items.length < count) items.push(readDeleteRecordsPartition(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDeleteRecordsPartitionList(writer: Writer, items: readonly Encodable<DeleteRecordsRequestDeleteRecordsPartition>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDeleteRecordsPartition(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDeleteRecordsRequest(reader: Reader, version: number): DeleteRecordsRequest {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'topics'
    const topics = readDeleteRecordsTopicList(reader, version)
    at = 'timeoutMs'
    const timeoutMs = reader.readInt32()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { topics, timeoutMs, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDeleteRecordsRequest(writer: Writer, value: Encodable<DeleteRecordsRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'topics'
    writeDeleteRecordsTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'timeoutMs'
    writer.writeInt32(value.timeoutMs)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DeleteRecordsRequest}. */
export const deleteRecordsRequest = /* @__PURE__ */ messageCodec(
  { name: 'DeleteRecordsRequest', apiKey: 21, kind: 'request', versionMin: 0, versionMax: 2, flexibleFrom: 2 },
  readDeleteRecordsRequest,
  writeDeleteRecordsRequest,
)
