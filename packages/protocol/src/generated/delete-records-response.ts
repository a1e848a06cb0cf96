// Generated from schema/messages/DeleteRecordsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * The lowest offset of each partition then. Versions 0 to 2.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: compact lengths and tagged fields (KIP-482)
 */
export interface DeleteRecordsResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /** `[]DeleteRecordsTopicResult`. */
  readonly topics: readonly DeleteRecordsResponseDeleteRecordsTopicResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DeleteRecordsResponse}. */
export interface DeleteRecordsResponseDeleteRecordsTopicResult {
  /** `string`. */
  readonly name: string
  /** `[]DeleteRecordsPartitionResult`. */
  readonly partitions: readonly DeleteRecordsResponseDeleteRecordsPartitionResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DeleteRecordsResponse}. */
export interface DeleteRecordsResponseDeleteRecordsPartitionResult {
  /** `int32`. */
  readonly partitionIndex: number
  /**
   * Lowest offset that is left; -1 after an error.
   *
   * `int64`.
   */
  readonly lowWatermark: Int64
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDeleteRecordsTopicResult(reader: Reader, version: number): DeleteRecordsResponseDeleteRecordsTopicResult {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'name'
    const name = reader.readString(flexible)
    at = 'partitions'
    const partitions = readDeleteRecordsPartitionResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDeleteRecordsTopicResult(writer: Writer, value: Encodable<DeleteRecordsResponseDeleteRecordsTopicResult>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'name'
    writer.writeString(value.name, flexible)
    at = 'partitions'
    writeDeleteRecordsPartitionResultList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDeleteRecordsTopicResultList(reader: Reader, version: number): DeleteRecordsResponseDeleteRecordsTopicResult[] {
  const count = reader.readArrayLength(version >= 2, 3)
  const items: DeleteRecordsResponseDeleteRecordsTopicResult[] = []
  try {
    while (items.length < count) items.push(readDeleteRecordsTopicResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDeleteRecordsTopicResultList(writer: Writer, items: readonly Encodable<DeleteRecordsResponseDeleteRecordsTopicResult>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDeleteRecordsTopicResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDeleteRecordsPartitionResult(reader: Reader, version: number): DeleteRecordsResponseDeleteRecordsPartitionResult {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'lowWatermark'
    const lowWatermark = reader.readInt64()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { partitionIndex, lowWatermark, errorCode, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDeleteRecordsPartitionResult(writer: Writer, value: Encodable<DeleteRecordsResponseDeleteRecordsPartitionResult>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'lowWatermark'
    writer.writeInt64(value.lowWatermark)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDeleteRecordsPartitionResultList(reader: Reader, version: number): DeleteRecordsResponseDeleteRecordsPartitionResult[] {
  const count = reader.readArrayLength(version >= 2, 14)
  const items: DeleteRecordsResponseDeleteRecordsPartitionResult[] = []
  try {
    while (items.length < count) items.push(readDeleteRecordsPartitionResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDeleteRecordsPartitionResultList(writer: Writer, items: readonly Encodable<DeleteRecordsResponseDeleteRecordsPartitionResult>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDeleteRecordsPartitionResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDeleteRecordsResponse(reader: Reader, version: number): DeleteRecordsResponse {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'topics'
    const topics = readDeleteRecordsTopicResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDeleteRecordsResponse(writer: Writer, value: Encodable<DeleteRecordsResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'topics'
    writeDeleteRecordsTopicResultList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DeleteRecordsResponse}. */
export const deleteRecordsResponse = /* @__PURE__ */ messageCodec(
  { name: 'DeleteRecordsResponse', apiKey: 21, kind: 'response', versionMin: 0, versionMax: 2, flexibleFrom: 2 },
  readDeleteRecordsResponse,
  writeDeleteRecordsResponse,
)
