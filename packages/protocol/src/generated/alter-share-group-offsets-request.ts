// Generated from schema/messages/AlterShareGroupOffsetsRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Sets how far a share group without members has consumed (KIP-932). Version 0. */
export interface AlterShareGroupOffsetsRequest {
  /**
   * Name of the group.
   *
   * `string`.
   */
  readonly groupId: string
  /** `[]AlterShareGroupOffsetsRequestTopic`. */
  readonly topics: readonly AlterShareGroupOffsetsRequestTopic[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AlterShareGroupOffsetsRequest}. */
export interface AlterShareGroupOffsetsRequestTopic {
  /** `string`. */
  readonly topicName: string
  /** `[]AlterShareGroupOffsetsRequestPartition`. */
  readonly partitions: readonly AlterShareGroupOffsetsRequestPartition[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AlterShareGroupOffsetsRequest}. */
export interface AlterShareGroupOffsetsRequestPartition {
  /** `int32`. */
  readonly partitionIndex: number
  /**
   * First offset to deliver.
   *
   * `int64`.
   */
  readonly startOffset: Int64
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readAlterShareGroupOffsetsRequestTopic(reader: Reader, version: number): AlterShareGroupOffsetsRequestTopic {
  let at = ''
  try {
    at = 'topicName'
    const topicName = reader.readString(true)
    at = 'partitions'
    const partitions = readAlterShareGroupOffsetsRequestPartitionList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { topicName, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAlterShareGroupOffsetsRequestTopic(writer: Writer, value: Encodable<AlterShareGroupOffsetsRequestTopic>, version: number): void {
  let at = ''
  try {
    at = 'topicName'
    writer.writeString(value.topicName, true)
    at = 'partitions'
    writeAlterShareGroupOffsetsRequestPartitionList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readAlterShareGroupOffsetsRequestTopicList(reader: Reader, version: number): AlterShareGroupOffsetsRequestTopic[] {
  const count = reader.readArrayLength(true, 3)
  const items: AlterShareGroupOffsetsRequestTopic[] = []
  try {
    while (items.length < count) items.push(readAlterShareGroupOffsetsRequestTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAlterShareGroupOffsetsRequestTopicList(writer: Writer, items: readonly Encodable<AlterShareGroupOffsetsRequestTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAlterShareGroupOffsetsRequestTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAlterShareGroupOffsetsRequestPartition(reader: Reader, _version: number): AlterShareGroupOffsetsRequestPartition {
  let at = ''
  try {
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'startOffset'
    const startOffset = reader.readInt64()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { partitionIndex, startOffset, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAlterShareGroupOffsetsRequestPartition(writer: Writer, value: Encodable<AlterShareGroupOffsetsRequestPartition>, _version: number): void {
  let at = ''
  try {
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'startOffset'
    writer.writeInt64(value.startOffset)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readAlterShareGroupOffsetsRequestPartitionList(reader: Reader, version: number): AlterShareGroupOffsetsRequestPartition[] {
  const count = reader.readArrayLength(true, 13)
  const items: AlterShareGroupOffsetsRequestPartition[] = []
  try {
    while (items.length < count) items.push(readAlterShareGroupOffsetsRequestPartition(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAlterShareGroupOffsetsRequestPartitionList(writer: Writer, items: readonly Encodable<AlterShareGroupOffsetsRequestPartition>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAlterShareGroupOffsetsRequestPartition(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAlterShareGroupOffsetsRequest(reader: Reader, version: number): AlterShareGroupOffsetsRequest {
  let at = ''
  try {
    at = 'groupId'
    const groupId = reader.readString(true)
    at = 'topics'
    const topics = readAlterShareGroupOffsetsRequestTopicList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { groupId, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAlterShareGroupOffsetsRequest(writer: Writer, value: Encodable<AlterShareGroupOffsetsRequest>, version: number): void {
  let at = ''
  try {
    at = 'groupId'
    writer.writeString(value.groupId, true)
    at = 'topics'
    writeAlterShareGroupOffsetsRequestTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link AlterShareGroupOffsetsRequest}. */
export const alterShareGroupOffsetsRequest = /* @__PURE__ */ messageCodec(
  { name: 'AlterShareGroupOffsetsRequest', apiKey: 91, kind: 'request', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readAlterShareGroupOffsetsRequest,
  writeAlterShareGroupOffsetsRequest,
)
