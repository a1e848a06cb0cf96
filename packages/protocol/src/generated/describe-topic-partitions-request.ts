// Generated from schema/messages/DescribeTopicPartitionsRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Asks for partitions of topics page by page (KIP-966). Version 0. */
export interface DescribeTopicPartitionsRequest {
  /** `[]TopicRequest`. */
  readonly topics: readonly DescribeTopicPartitionsRequestTopicRequest[]
  /**
   * The most partitions of one page; brokers may give fewer.
   *
   * `int32`, by default 2000.
   */
  readonly responsePartitionLimit: number
  /**
   * Where to go on, as the page before said; null for the start.
   *
   * `Cursor`, may be null, by default null.
   */
  readonly cursor: DescribeTopicPartitionsRequestCursor | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeTopicPartitionsRequest}. */
export interface DescribeTopicPartitionsRequestTopicRequest {
  /** `string`. */
  readonly name: string
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeTopicPartitionsRequest}. */
export interface DescribeTopicPartitionsRequestCursor {
  /** `string`. */
  readonly topicName: string
  /** `int32`. */
  readonly partitionIndex: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readTopicRequest(reader: Reader, _version: number): DescribeTopicPartitionsRequestTopicRequest {
  let at = ''
  try {
    at = 'name'
    const name = reader.readString(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { name, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTopicRequest(writer: Writer, value: Encodable<DescribeTopicPartitionsRequestTopicRequest>, _version: number): void {
  let at = ''
  try {
    at = 'name'
    writer.writeString(value.name, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readTopicRequestList(reader: Reader, version: number): DescribeTopicPartitionsRequestTopicRequest[] {
  const count = reader.readArrayLength(true, 2)
  const items: DescribeTopicPartitionsRequestTopicRequest[] = []
  try {
    while (items.length < count) items.push(readTopicRequest(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeTopicRequestList(writer: Writer, items: readonly Encodable<DescribeTopicPartitionsRequestTopicRequest>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTopicRequest(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readCursor(reader: Reader, _version: number): DescribeTopicPartitionsRequestCursor {
  let at = ''
  try {
    at = 'topicName'
    const topicName = reader.readString(true)
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { topicName, partitionIndex, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeCursor(writer: Writer, value: Encodable<DescribeTopicPartitionsRequestCursor>, _version: number): void {
  let at = ''
  try {
    at = 'topicName'
    writer.writeString(value.topicName, true)
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDescribeTopicPartitionsRequest(reader: Reader, version: number): DescribeTopicPartitionsRequest {
  let at = ''
  try {
    at = 'topics'
    const topics = readTopicRequestList(reader, version)
    at = 'responsePartitionLimit'
    const responsePartitionLimit = reader.readInt32()
    at = 'cursor'
    const cursor = reader.readPresence() ? readCursor(reader, version) : null
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { topics, responsePartitionLimit, cursor, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeTopicPartitionsRequest(writer: Writer, value: Encodable<DescribeTopicPartitionsRequest>, version: number): void {
  let at = ''
  try {
    at = 'topics'
    writeTopicRequestList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'responsePartitionLimit'
    writer.writeInt32(value.responsePartitionLimit === undefined ? 2000 : value.responsePartitionLimit)
    at = 'cursor'
    const given_cursor = value.cursor ?? null
    writer.writeInt8(given_cursor === null ? -1 : 1)
    if (given_cursor !== null) writeCursor(writer, given_cursor, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DescribeTopicPartitionsRequest}. */
export const describeTopicPartitionsRequest = /* @__PURE__ */ messageCodec(
  { name: 'DescribeTopicPartitionsRequest', apiKey: 75, kind: 'request', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readDescribeTopicPartitionsRequest,
  writeDescribeTopicPartitionsRequest,
)
