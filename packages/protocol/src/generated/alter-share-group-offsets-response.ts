// Generated from schema/messages/AlterShareGroupOffsetsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Says for each partition whether it was set. Version 0. */
export interface AlterShareGroupOffsetsResponse {
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
   * `string`, may be null, by default null.
   */
  readonly errorMessage: string | null
  /** `[]AlterShareGroupOffsetsResponseTopic`. */
  readonly responses: readonly AlterShareGroupOffsetsResponseTopic[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AlterShareGroupOffsetsResponse}. */
export interface AlterShareGroupOffsetsResponseTopic {
  /** `string`. */
  readonly topicName: string
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`.
   */
  readonly topicId: string
  /** `[]AlterShareGroupOffsetsResponsePartition`. */
  readonly partitions: readonly AlterShareGroupOffsetsResponsePartition[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AlterShareGroupOffsetsResponse}. */
export interface AlterShareGroupOffsetsResponsePartition {
  /** `int32`. */
  readonly partitionIndex: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * What went wrong, in words for people; null when nothing did, or when the broker says no more.
   *
   * `string`, may be null, by default null.
   */
  readonly errorMessage: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readAlterShareGroupOffsetsResponseTopic(reader: Reader, version: number): AlterShareGroupOffsetsResponseTopic {
  let at = ''
  try {
    at = 'topicName'
    const topicName = reader.readString(true)
    at = 'topicId'
    const topicId = reader.readUuid()
    at = 'partitions'
    const partitions = readAlterShareGroupOffsetsResponsePartitionList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { topicName, topicId, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAlterShareGroupOffsetsResponseTopic(writer: Writer, value: Encodable<AlterShareGroupOffsetsResponseTopic>, version: number): void {
  let at = ''
  try {
    at = 'topicName'
    writer.writeString(value.topicName, true)
    at = 'topicId'
    writer.writeUuid(value.topicId)
    at = 'partitions'
    writeAlterShareGroupOffsetsResponsePartitionList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readAlterShareGroupOffsetsResponseTopicList(reader: Reader, version: number): AlterShareGroupOffsetsResponseTopic[] {
  const count = reader.readArrayLength(true, 19)
  const items: AlterShareGroupOffsetsResponseTopic[] = []
  try {
    while (items.length < count) items.push(readAlterShareGroupOffsetsResponseTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAlterShareGroupOffsetsResponseTopicList(writer: Writer, items: readonly Encodable<AlterShareGroupOffsetsResponseTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAlterShareGroupOffsetsResponseTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAlterShareGroupOffsetsResponsePartition(reader: Reader, _version: number): AlterShareGroupOffsetsResponsePartition {
  let at = ''
  try {
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { partitionIndex, errorCode, errorMessage, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAlterShareGroupOffsetsResponsePartition(writer: Writer, value: Encodable<AlterShareGroupOffsetsResponsePartition>, _version: number): void {
  let at = ''
  try {
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage ?? null, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readAlterShareGroupOffsetsResponsePartitionList(reader: Reader, version: number): AlterShareGroupOffsetsResponsePartition[] {
  const count = reader.readArrayLength(true, 8)
  const items: AlterShareGroupOffsetsResponsePartition[] = []
  try {
    while (items.length < count) items.push(readAlterShareGroupOffsetsResponsePartition(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAlterShareGroupOffsetsResponsePartitionList(writer: Writer, items: readonly Encodable<AlterShareGroupOffsetsResponsePartition>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAlterShareGroupOffsetsResponsePartition(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAlterShareGroupOffsetsResponse(reader: Reader, version: number): AlterShareGroupOffsetsResponse {
  let at = ''
  try {
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(true)
    at = 'responses'
    const responses = readAlterShareGroupOffsetsResponseTopicList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { throttleTimeMs, errorCode, errorMessage, responses, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAlterShareGroupOffsetsResponse(writer: Writer, value: Encodable<AlterShareGroupOffsetsResponse>, version: number): void {
  let at = ''
  try {
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage ?? null, true)
    at = 'responses'
    writeAlterShareGroupOffsetsResponseTopicList(writer, value.responses === undefined ? NO_ITEMS : value.responses, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link AlterShareGroupOffsetsResponse}. */
export const alterShareGroupOffsetsResponse = /* @__PURE__ */ messageCodec(
  { name: 'AlterShareGroupOffsetsResponse', apiKey: 91, kind: 'response', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readAlterShareGroupOffsetsResponse,
  writeAlterShareGroupOffsetsResponse,
)
