// Generated from schema/messages/ListOffsetsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, rejectUnlessEmpty, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Kafka's ListOffsetsResponse. Versions 0 to 11. */
export interface ListOffsetsResponse {
  /** `int32`, since version 2, dropped silently where a version lacks it. */
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
  /** `int16`. */
  readonly errorCode: number
  /** `[]int64`, in version 0 only. */
  readonly oldStyleOffsets: readonly Int64[]
  /** `int64`, since version 1, by default -1. */
  readonly timestamp: Int64
  /** `int64`, since version 1, by default -1. */
  readonly offset: Int64
  /** `int32`, since version 4, by default -1. */
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
