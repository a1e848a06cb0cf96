// Generated from schema/messages/DescribeQuorumRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Asks for the state of the KRaft quorum (KIP-595). Versions 0 to 2.
 *
 * - 1: adds times of fetches (KIP-836)
 * - 2: adds directories, addresses and messages (KIP-853)
 */
export interface DescribeQuorumRequest {
  /** `[]TopicData`. */
  readonly topics: readonly DescribeQuorumRequestTopicData[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeQuorumRequest}. */
export interface DescribeQuorumRequestTopicData {
  /** `string`. */
  readonly topicName: string
  /** `[]PartitionData`. */
  readonly partitions: readonly DescribeQuorumRequestPartitionData[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeQuorumRequest}. */
export interface DescribeQuorumRequestPartitionData {
  /** `int32`. */
  readonly partitionIndex: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readTopicData(reader: Reader, version: number): DescribeQuorumRequestTopicData {
  let at = ''
  try {
    at = 'topicName'
    const topicName = reader.readString(true)
    at = 'partitions'
    const partitions = readPartitionDataList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { topicName, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTopicData(writer: Writer, value: Encodable<DescribeQuorumRequestTopicData>, version: number): void {
  let at = ''
  try {
    at = 'topicName'
    writer.writeString(value.topicName, true)
    at = 'partitions'
    writePartitionDataList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readTopicDataList(reader: Reader, version: number): DescribeQuorumRequestTopicData[] {
  const count = reader.readArrayLength(true, 3)
  const items: DescribeQuorumRequestTopicData[] = []
  try {
    while (items.length < count) items.push(readTopicData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeTopicDataList(writer: Writer, items: readonly Encodable<DescribeQuorumRequestTopicData>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTopicData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readPartitionData(reader: Reader, _version: number): DescribeQuorumRequestPartitionData {
  let at = ''
  try {
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { partitionIndex, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writePartitionData(writer: Writer, value: Encodable<DescribeQuorumRequestPartitionData>, _version: number): void {
  let at = ''
  try {
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readPartitionDataList(reader: Reader, version: number): DescribeQuorumRequestPartitionData[] {
  const count = reader.readArrayLength(true, 5)
  const items: DescribeQuorumRequestPartitionData[] = []
  try {
    while (items.length < count) items.push(readPartitionData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writePartitionDataList(writer: Writer, items: readonly Encodable<DescribeQuorumRequestPartitionData>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writePartitionData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeQuorumRequest(reader: Reader, version: number): DescribeQuorumRequest {
  let at = ''
  try {
    at = 'topics'
    const topics = readTopicDataList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeQuorumRequest(writer: Writer, value: Encodable<DescribeQuorumRequest>, version: number): void {
  let at = ''
  try {
    at = 'topics'
    writeTopicDataList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DescribeQuorumRequest}. */
export const describeQuorumRequest = /* @__PURE__ */ messageCodec(
  { name: 'DescribeQuorumRequest', apiKey: 55, kind: 'request', versionMin: 0, versionMax: 2, flexibleFrom: 0 },
  readDescribeQuorumRequest,
  writeDescribeQuorumRequest,
)
