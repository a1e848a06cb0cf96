// Generated from schema/messages/ListOffsetsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, rejectUnlessEmpty, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * An offset and its record's time for each partition. Versions 0 to 11.
 *
 * - 1: one offset for a time, no list of segments (KIP-79)
 * - 2: adds `isolationLevel` (KIP-98)
 * - 3: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 4: adds leader epochs (KIP-320)
 * - 5: the answer may be OFFSET_NOT_AVAILABLE (KIP-207)
 * - 6: compact lengths and tagged fields (KIP-482)
 * - 7: the time -3: the record with the highest timestamp (KIP-734)
 * - 8: the time -4: the first offset on the broker's own disk (KIP-405)
 * - 9: the time -5: the last offset in remote storage (KIP-1005)
 * - 10: adds `timeoutMs` (KIP-1075)
 * - 11: the time -6: the first offset that still has to go to remote storage (KIP-1023)
 */
export interface ListOffsetsResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`, since version 2, dropped silently where a version lacks it.
   */
  readonly throttleTimeMs: number
  /** `[]ListOffsetsTopicResponse`. */
  readonly topics: readonly ListOffsetsResponseListOffsetsTopicResponse[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ListOffsetsResponse}. */
export interface ListOffsetsResponseListOffsetsTopicResponse {
  /** `string`. */
  readonly name: string
  /** `[]ListOffsetsPartitionResponse`. */
  readonly partitions: readonly ListOffsetsResponseListOffsetsPartitionResponse[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ListOffsetsResponse}. */
export interface ListOffsetsResponseListOffsetsPartitionResponse {
  /** `int32`. */
  readonly partitionIndex: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * First offsets of segments, newest first.
   *
   * `[]int64`, in version 0 only.
   */
  readonly oldStyleOffsets: readonly Int64[]
  /**
   * Time of the record found; -1 for an end of the log.
   *
   * `int64`, since version 1, by default -1.
   */
  readonly timestamp: Int64
  /**
   * The offset found; -1 for none.
   *
   * `int64`, since version 1, by default -1.
   */
  readonly offset: Int64
  /**
   * Counts the leaders that the partition has had; -1 when it is not known.
   *
   * `int32`, since version 4, by default -1.
   */
  readonly leaderEpoch: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readListOffsetsTopicResponse(reader: Reader, version: number): ListOffsetsResponseListOffsetsTopicResponse {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'name'
    const name = reader.readString(flexible)
    at = 'partitions'
    const partitions = readListOffsetsPartitionResponseList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeListOffsetsTopicResponse(writer: Writer, value: Encodable<ListOffsetsResponseListOffsetsTopicResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'name'
    writer.writeString(value.name, flexible)
    at = 'partitions'
    writeListOffsetsPartitionResponseList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readListOffsetsTopicResponseList(reader: Reader, version: number): ListOffsetsResponseListOffsetsTopicResponse[] {
  const count = reader.readArrayLength(version >= 6, 3)
  const items: ListOffsetsResponseListOffsetsTopicResponse[] = []
  try {
    while (items.length < count) items.push(readListOffsetsTopicResponse(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeListOffsetsTopicResponseList(writer: Writer, items: readonly Encodable<ListOffsetsResponseListOffsetsTopicResponse>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 6)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeListOffsetsTopicResponse(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readListOffsetsPartitionResponse(reader: Reader, version: number): ListOffsetsResponseListOffsetsPartitionResponse {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'oldStyleOffsets'
    const oldStyleOffsets = version <= 0 ? reader.readInt64Array(false) : NO_ITEMS
    at = 'timestamp'
    const timestamp = version >= 1 ? reader.readInt64() : -1
    at = 'offset'
    const offset = version >= 1 ? reader.readInt64() : -1
    at = 'leaderEpoch'
    const leaderEpoch = version >= 4 ? reader.readInt32() : -1
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { partitionIndex, errorCode, oldStyleOffsets, timestamp, offset, leaderEpoch, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeListOffsetsPartitionResponse(writer: Writer, value: Encodable<ListOffsetsResponseListOffsetsPartitionResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'oldStyleOffsets'
    if (version <= 0) {
      writer.writeInt64Array(value.oldStyleOffsets, false)
    }
    else rejectUnlessEmpty(value.oldStyleOffsets, 'oldStyleOffsets')
    at = 'timestamp'
    if (version >= 1) {
      writer.writeInt64(value.timestamp === undefined ? -1 : value.timestamp)
    }
    else rejectUnlessDefault(value.timestamp, -1, 'timestamp')
    at = 'offset'
    if (version >= 1) {
      writer.writeInt64(value.offset === undefined ? -1 : value.offset)
    }
    else rejectUnlessDefault(value.offset, -1, 'offset')
    at = 'leaderEpoch'
    if (version >= 4) {
      writer.writeInt32(value.leaderEpoch === undefined ? -1 : value.leaderEpoch)
    }
    else rejectUnlessDefault(value.leaderEpoch, -1, 'leaderEpoch')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readListOffsetsPartitionResponseList(reader: Reader, version: number): ListOffsetsResponseListOffsetsPartitionResponse[] {
  const count = reader.readArrayLength(version >= 6, 10)
  const items: ListOffsetsResponseListOffsetsPartitionResponse[] = []
  try {
    while (items.length < count) items.push(readListOffsetsPartitionResponse(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeListOffsetsPartitionResponseList(writer: Writer, items: readonly Encodable<ListOffsetsResponseListOffsetsPartitionResponse>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 6)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeListOffsetsPartitionResponse(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readListOffsetsResponse(reader: Reader, version: number): ListOffsetsResponse {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'throttleTimeMs'
    const throttleTimeMs = version >= 2 ? reader.readInt32() : 0
    at = 'topics'
    const topics = readListOffsetsTopicResponseList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeListOffsetsResponse(writer: Writer, value: Encodable<ListOffsetsResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'throttleTimeMs'
    if (version >= 2) {
      writer.writeInt32(value.throttleTimeMs)
    }
    at = 'topics'
    writeListOffsetsTopicResponseList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ListOffsetsResponse}. */
export const listOffsetsResponse = /* @__PURE__ */ messageCodec(
  { name: 'ListOffsetsResponse', apiKey: 2, kind: 'response', versionMin: 0, versionMax: 11, flexibleFrom: 6 },
  readListOffsetsResponse,
  writeListOffsetsResponse,
)
