// Generated from schema/messages/WriteTxnMarkersResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Says for each partition whether the marker was written. Versions 0 to 2.
 *
 * - 1: compact lengths and tagged fields (KIP-482)
 * - 2: adds `transactionVersion` (KIP-1228)
 */
export interface WriteTxnMarkersResponse {
  /** `[]WritableTxnMarkerResult`. */
  readonly markers: readonly WriteTxnMarkersResponseWritableTxnMarkerResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link WriteTxnMarkersResponse}. */
export interface WriteTxnMarkersResponseWritableTxnMarkerResult {
  /**
   * Id of an idempotent or transactional producer; -1 for none.
   *
   * `int64`.
   */
  readonly producerId: Int64
  /** `[]WritableTxnMarkerTopicResult`. */
  readonly topics: readonly WriteTxnMarkersResponseWritableTxnMarkerTopicResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link WriteTxnMarkersResponse}. */
export interface WriteTxnMarkersResponseWritableTxnMarkerTopicResult {
  /** `string`. */
  readonly name: string
  /** `[]WritableTxnMarkerPartitionResult`. */
  readonly partitions: readonly WriteTxnMarkersResponseWritableTxnMarkerPartitionResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link WriteTxnMarkersResponse}. */
export interface WriteTxnMarkersResponseWritableTxnMarkerPartitionResult {
  /** `int32`. */
  readonly partitionIndex: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readWritableTxnMarkerResult(reader: Reader, version: number): WriteTxnMarkersResponseWritableTxnMarkerResult {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'producerId'
    const producerId = reader.readInt64()
    at = 'topics'
    const topics = readWritableTxnMarkerTopicResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { producerId, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeWritableTxnMarkerResult(writer: Writer, value: Encodable<WriteTxnMarkersResponseWritableTxnMarkerResult>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'producerId'
    writer.writeInt64(value.producerId)
    at = 'topics'
    writeWritableTxnMarkerTopicResultList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readWritableTxnMarkerResultList(reader: Reader, version: number): WriteTxnMarkersResponseWritableTxnMarkerResult[] {
  const count = reader.readArrayLength(version >= 1, 10)
  const items: WriteTxnMarkersResponseWritableTxnMarkerResult[] = []
  try {
    while (items.length < count) items.push(readWritableTxnMarkerResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeWritableTxnMarkerResultList(writer: Writer, items: readonly Encodable<WriteTxnMarkersResponseWritableTxnMarkerResult>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 1)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeWritableTxnMarkerResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readWritableTxnMarkerTopicResult(reader: Reader, version: number): WriteTxnMarkersResponseWritableTxnMarkerTopicResult {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'name'
    const name = reader.readString(flexible)
    at = 'partitions'
    const partitions = readWritableTxnMarkerPartitionResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeWritableTxnMarkerTopicResult(writer: Writer, value: Encodable<WriteTxnMarkersResponseWritableTxnMarkerTopicResult>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'name'
    writer.writeString(value.name, flexible)
    at = 'partitions'
    writeWritableTxnMarkerPartitionResultList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readWritableTxnMarkerTopicResultList(reader: Reader, version: number): WriteTxnMarkersResponseWritableTxnMarkerTopicResult[] {
  const count = reader.readArrayLength(version >= 1, 3)
  const items: WriteTxnMarkersResponseWritableTxnMarkerTopicResult[] = []
  try {
    while (items.length < count) items.push(readWritableTxnMarkerTopicResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeWritableTxnMarkerTopicResultList(writer: Writer, items: readonly Encodable<WriteTxnMarkersResponseWritableTxnMarkerTopicResult>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 1)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeWritableTxnMarkerTopicResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readWritableTxnMarkerPartitionResult(reader: Reader, version: number): WriteTxnMarkersResponseWritableTxnMarkerPartitionResult {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { partitionIndex, errorCode, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeWritableTxnMarkerPartitionResult(writer: Writer, value: Encodable<WriteTxnMarkersResponseWritableTxnMarkerPartitionResult>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
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

function readWritableTxnMarkerPartitionResultList(reader: Reader, version: number): WriteTxnMarkersResponseWritableTxnMarkerPartitionResult[] {
  const count = reader.readArrayLength(version >= 1, 6)
  const items: WriteTxnMarkersResponseWritableTxnMarkerPartitionResult[] = []
  try {
    while (items.length < count) items.push(readWritableTxnMarkerPartitionResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeWritableTxnMarkerPartitionResultList(writer: Writer, items: readonly Encodable<WriteTxnMarkersResponseWritableTxnMarkerPartitionResult>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 1)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeWritableTxnMarkerPartitionResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readWriteTxnMarkersResponse(reader: Reader, version: number): WriteTxnMarkersResponse {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'markers'
    const markers = readWritableTxnMarkerResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { markers, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeWriteTxnMarkersResponse(writer: Writer, value: Encodable<WriteTxnMarkersResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'markers'
    writeWritableTxnMarkerResultList(writer, value.markers === undefined ? NO_ITEMS : value.markers, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link WriteTxnMarkersResponse}. */
export const writeTxnMarkersResponse = /* @__PURE__ */ messageCodec(
  { name: 'WriteTxnMarkersResponse', apiKey: 27, kind: 'response', versionMin: 0, versionMax: 2, flexibleFrom: 1 },
  readWriteTxnMarkersResponse,
  writeWriteTxnMarkersResponse,
)
