// Generated from schema/messages/DescribeProducersRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Asks which producers have written to partitions (KIP-664). Version 0. */
export interface DescribeProducersRequest {
  /** `[]TopicRequest`. */
  readonly topics: readonly DescribeProducersRequestTopicRequest[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeProducersRequest}. */
export interface DescribeProducersRequestTopicRequest {
  /** `string`. */
  readonly name: string
  /** `[]int32`. */
  readonly partitionIndexes: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readTopicRequest(reader: Reader, _version: number): DescribeProducersRequestTopicRequest {
  let at = ''
  try {
    at = 'name'
    const name = reader.readString(true)
    at = 'partitionIndexes'
    const partitionIndexes = reader.readInt32Array(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { name, partitionIndexes, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTopicRequest(writer: Writer, value: Encodable<DescribeProducersRequestTopicRequest>, _version: number): void {
  let at = ''
  try {
    at = 'name'
    writer.writeString(value.name, true)
    at = 'partitionIndexes'
    writer.writeInt32Array(value.partitionIndexes, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readTopicRequestList(reader: Reader, version: number): DescribeProducersRequestTopicRequest[] {
  const count = reader.readArrayLength(true, 3)
  const items: DescribeProducersRequestTopicRequest[] = []
  try {
    while (items.length < count) items.push(readTopicRequest(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeTopicRequestList(writer: Writer, items: readonly Encodable<DescribeProducersRequestTopicRequest>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTopicRequest(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeProducersRequest(reader: Reader, version: number): DescribeProducersRequest {
  let at = ''
  try {
    at = 'topics'
    const topics = readTopicRequestList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeProducersRequest(writer: Writer, value: Encodable<DescribeProducersRequest>, version: number): void {
  let at = ''
  try {
    at = 'topics'
    writeTopicRequestList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DescribeProducersRequest}. */
export const describeProducersRequest = /* @__PURE__ */ messageCodec(
  { name: 'DescribeProducersRequest', apiKey: 61, kind: 'request', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readDescribeProducersRequest,
  writeDescribeProducersRequest,
)
