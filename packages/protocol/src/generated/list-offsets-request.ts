// Generated from schema/messages/ListOffsetsRequest.json by `npm run generate`. Do not edit.
import { type Int64 } from '../int64.ts'
import { messageCodec, rejectTaggedFields, rejectUnlessDefault, type MessageCodec } from '../message-codec.ts'
import type { Reader } from '../reader.ts'
import { NO_ITEMS, NO_TAGGED_FIELDS, type Encodable, type UnknownTaggedField } from '../values.ts'
import type { Writer } from '../writer.ts'

/** Kafka's ListOffsetsRequest. Versions 0 to 11. */
export interface ListOffsetsRequest {
  /** `int32`. */
  readonly replicaId: number
  /** `int8`, since version 2. */
  readonly isolationLevel: number
  /** `[]ListOffsetsTopic`. */
  readonly topics: readonly ListOffsetsRequestListOffsetsTopic[]
  /** `int32`, since version 10, dropped silently where a version lacks it. */
  readonly timeoutMs: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ListOffsetsRequest}. */
export interface ListOffsetsRequestListOffsetsTopic {
  /** `string`. */
  readonly name: string
  /** `[]ListOffsetsPartition`. */
  readonly partitions: readonly ListOffsetsRequestListOffsetsPartition[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ListOffsetsRequest}. */
export interface ListOffsetsRequestListOffsetsPartition {
  /** `int32`. */
  readonly partitionIndex: number
  /** `int32`, since version 4, by default -1, dropped silently where a version lacks it. */
  readonly currentLeaderEpoch: number
  /** `int64`. */
  readonly timestamp: Int64
  /** `int32`, in version 0 only, by default 1. */
  readonly maxNumOffsets: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readListOffsetsTopic(reader: Reader, version: number): ListOffsetsRequestListOffsetsTopic {
  const flexible = version >= 6
  const name = reader.readString(flexible)
  const partitions = readListOffsetsPartitionList(reader, version)
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { name, partitions, unknownTaggedFields }
}

function writeListOffsetsTopic(writer: Writer, value: Encodable<ListOffsetsRequestListOffsetsTopic>, version: number): void {
  const flexible = version >= 6
  writer.writeString(value.name, flexible)
  writeListOffsetsPartitionList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readListOffsetsTopicList(reader: Reader, version: number): ListOffsetsRequestListOffsetsTopic[] {
  const count = reader.readArrayLength(version >= 6, 3)
  const items: ListOffsetsRequestListOffsetsTopic[] = []
  for (let left = count; left > 0; left--) items.push(readListOffsetsTopic(reader, version))
  return items
}

function writeListOffsetsTopicList(writer: Writer, items: readonly Encodable<ListOffsetsRequestListOffsetsTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 6)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writeListOffsetsTopic(writer, items[index]!, version)
}

function readListOffsetsPartition(reader: Reader, version: number): ListOffsetsRequestListOffsetsPartition {
  const flexible = version >= 6
  const partitionIndex = reader.readInt32()
  const currentLeaderEpoch = version >= 4 ? reader.readInt32() : -1
  const timestamp = reader.readInt64()
  const maxNumOffsets = version <= 0 ? reader.readInt32() : 1
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { partitionIndex, currentLeaderEpoch, timestamp, maxNumOffsets, unknownTaggedFields }
}

function writeListOffsetsPartition(writer: Writer, value: Encodable<ListOffsetsRequestListOffsetsPartition>, version: number): void {
  const flexible = version >= 6
  writer.writeInt32(value.partitionIndex)
  if (version >= 4) {
    writer.writeInt32(value.currentLeaderEpoch === undefined ? -1 : value.currentLeaderEpoch)
  }
  writer.writeInt64(value.timestamp)
  if (version <= 0) {
    writer.writeInt32(value.maxNumOffsets === undefined ? 1 : value.maxNumOffsets)
  }
  else rejectUnlessDefault(value.maxNumOffsets, 1, 'maxNumOffsets')
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readListOffsetsPartitionList(reader: Reader, version: number): ListOffsetsRequestListOffsetsPartition[] {
  const count = reader.readArrayLength(version >= 6, 12)
  const items: ListOffsetsRequestListOffsetsPartition[] = []
  for (let left = count; left > 0; left--) items.push(readListOffsetsPartition(reader, version))
  return items
}

function writeListOffsetsPartitionList(writer: Writer, items: readonly Encodable<ListOffsetsRequestListOffsetsPartition>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 6)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writeListOffsetsPartition(writer, items[index]!, version)
}

function readListOffsetsRequest(reader: Reader, version: number): ListOffsetsRequest {
  const flexible = version >= 6
  const replicaId = reader.readInt32()
  const isolationLevel = version >= 2 ? reader.readInt8() : 0
  const topics = readListOffsetsTopicList(reader, version)
  const timeoutMs = version >= 10 ? reader.readInt32() : 0
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { replicaId, isolationLevel, topics, timeoutMs, unknownTaggedFields }
}

function writeListOffsetsRequest(writer: Writer, value: Encodable<ListOffsetsRequest>, version: number): void {
  const flexible = version >= 6
  writer.writeInt32(value.replicaId)
  if (version >= 2) {
    writer.writeInt8(value.isolationLevel)
  }
  else rejectUnlessDefault(value.isolationLevel, 0, 'isolationLevel')
  writeListOffsetsTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
  if (version >= 10) {
    writer.writeInt32(value.timeoutMs)
  }
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

/** Reads and writes {@link ListOffsetsRequest}. */
export const listOffsetsRequest: MessageCodec<ListOffsetsRequest> = /* @__PURE__ */ messageCodec(
  { name: 'ListOffsetsRequest', apiKey: 2, kind: 'request', versionMin: 0, versionMax: 11, flexibleFrom: 6 },
  readListOffsetsRequest,
  writeListOffsetsRequest,
)
