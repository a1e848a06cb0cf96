// Generated from schema/messages/ListOffsetsResponse.json by `npm run generate`. Do not edit.
import { type Int64 } from '../int64.ts'
import { messageCodec, rejectTaggedFields, rejectUnlessDefault, rejectUnlessEmpty, type MessageCodec } from '../message-codec.ts'
import type { Reader } from '../reader.ts'
import { NO_ITEMS, NO_TAGGED_FIELDS, type Encodable, type UnknownTaggedField } from '../values.ts'
import type { Writer } from '../writer.ts'

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
  const flexible = version >= 6
  const name = reader.readString(flexible)
  const partitions = readListOffsetsPartitionResponseList(reader, version)
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { name, partitions, unknownTaggedFields }
}

function writeListOffsetsTopicResponse(writer: Writer, value: Encodable<ListOffsetsResponseListOffsetsTopicResponse>, version: number): void {
  const flexible = version >= 6
  writer.writeString(value.name, flexible)
  writeListOffsetsPartitionResponseList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readListOffsetsTopicResponseList(reader: Reader, version: number): ListOffsetsResponseListOffsetsTopicResponse[] {
  const count = reader.readArrayLength(version >= 6, 3)
  const items: ListOffsetsResponseListOffsetsTopicResponse[] = []
  for (let left = count; left > 0; left--) items.push(readListOffsetsTopicResponse(reader, version))
  return items
}

function writeListOffsetsTopicResponseList(writer: Writer, items: readonly Encodable<ListOffsetsResponseListOffsetsTopicResponse>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 6)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writeListOffsetsTopicResponse(writer, items[index]!, version)
}

function readListOffsetsPartitionResponse(reader: Reader, version: number): ListOffsetsResponseListOffsetsPartitionResponse {
  const flexible = version >= 6
  const partitionIndex = reader.readInt32()
  const errorCode = reader.readInt16()
  const oldStyleOffsets = version <= 0 ? reader.readInt64Array(false) : NO_ITEMS
  const timestamp = version >= 1 ? reader.readInt64() : -1
  const offset = version >= 1 ? reader.readInt64() : -1
  const leaderEpoch = version >= 4 ? reader.readInt32() : -1
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { partitionIndex, errorCode, oldStyleOffsets, timestamp, offset, leaderEpoch, unknownTaggedFields }
}

function writeListOffsetsPartitionResponse(writer: Writer, value: Encodable<ListOffsetsResponseListOffsetsPartitionResponse>, version: number): void {
  const flexible = version >= 6
  writer.writeInt32(value.partitionIndex)
  writer.writeInt16(value.errorCode)
  if (version <= 0) {
    writer.writeInt64Array(value.oldStyleOffsets, false)
  }
  else rejectUnlessEmpty(value.oldStyleOffsets, 'oldStyleOffsets')
  if (version >= 1) {
    writer.writeInt64(value.timestamp === undefined ? -1 : value.timestamp)
  }
  else rejectUnlessDefault(value.timestamp, -1, 'timestamp')
  if (version >= 1) {
    writer.writeInt64(value.offset === undefined ? -1 : value.offset)
  }
  else rejectUnlessDefault(value.offset, -1, 'offset')
  if (version >= 4) {
    writer.writeInt32(value.leaderEpoch === undefined ? -1 : value.leaderEpoch)
  }
  else rejectUnlessDefault(value.leaderEpoch, -1, 'leaderEpoch')
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readListOffsetsPartitionResponseList(reader: Reader, version: number): ListOffsetsResponseListOffsetsPartitionResponse[] {
  const count = reader.readArrayLength(version >= 6, 10)
  const items: ListOffsetsResponseListOffsetsPartitionResponse[] = []
  for (let left = count; left > 0; left--) items.push(readListOffsetsPartitionResponse(reader, version))
  return items
}

function writeListOffsetsPartitionResponseList(writer: Writer, items: readonly Encodable<ListOffsetsResponseListOffsetsPartitionResponse>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 6)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writeListOffsetsPartitionResponse(writer, items[index]!, version)
}

function readListOffsetsResponse(reader: Reader, version: number): ListOffsetsResponse {
  const flexible = version >= 6
  const throttleTimeMs = version >= 2 ? reader.readInt32() : 0
  const topics = readListOffsetsTopicResponseList(reader, version)
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { throttleTimeMs, topics, unknownTaggedFields }
}

function writeListOffsetsResponse(writer: Writer, value: Encodable<ListOffsetsResponse>, version: number): void {
  const flexible = version >= 6
  if (version >= 2) {
    writer.writeInt32(value.throttleTimeMs)
  }
  writeListOffsetsTopicResponseList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

/** Reads and writes {@link ListOffsetsResponse}. */
export const listOffsetsResponse: MessageCodec<ListOffsetsResponse> = /* @__PURE__ */ messageCodec(
  { name: 'ListOffsetsResponse', apiKey: 2, kind: 'response', versionMin: 0, versionMax: 11, flexibleFrom: 6 },
  readListOffsetsResponse,
  writeListOffsetsResponse,
)
