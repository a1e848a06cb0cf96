// Generated from schema/messages/DescribeProducersResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Their state in each partition. Version 0. */
export interface DescribeProducersResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /** `[]TopicResponse`. */
  readonly topics: readonly DescribeProducersResponseTopicResponse[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeProducersResponse}. */
export interface DescribeProducersResponseTopicResponse {
  /** `string`. */
  readonly name: string
  /** `[]PartitionResponse`. */
  readonly partitions: readonly DescribeProducersResponsePartitionResponse[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeProducersResponse}. */
export interface DescribeProducersResponsePartitionResponse {
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
  /** `[]ProducerState`. */
  readonly activeProducers: readonly DescribeProducersResponseProducerState[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeProducersResponse}. */
export interface DescribeProducersResponseProducerState {
  /**
   * Id of an idempotent or transactional producer; -1 for none.
   *
   * `int64`.
   */
  readonly producerId: Int64
  /**
   * Counts the incarnations of a producer; those with a lower one are fenced. -1 for none.
   *
   * `int32`.
   */
  readonly producerEpoch: number
  /**
   * Sequence number of the last record; -1 for none.
   *
   * `int32`, by default -1.
   */
  readonly lastSequence: number
  /**
   * Time of the last batch, in milliseconds since 1970; -1 for none.
   *
   * `int64`, by default -1.
   */
  readonly lastTimestamp: Int64
  /**
   * Epoch of the transaction coordinator that wrote the marker.
   *
   * `int32`.
   */
  readonly coordinatorEpoch: number
  /**
   * First offset of the open transaction; -1 for none.
   *
   * `int64`, by default -1.
   */
  readonly currentTxnStartOffset: Int64
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readTopicResponse(reader: Reader, version: number): DescribeProducersResponseTopicResponse {
  let at = ''
  try {
    at = 'name'
    const name = reader.readString(true)
    at = 'partitions'
    const partitions = readPartitionResponseList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { name, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTopicResponse(writer: Writer, value: Encodable<DescribeProducersResponseTopicResponse>, version: number): void {
  let at = ''
  try {
    at = 'name'
    writer.writeString(value.name, true)
    at = 'partitions'
    writePartitionResponseList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readTopicResponseList(reader: Reader, version: number): DescribeProducersResponseTopicResponse[] {
  const count = reader.readArrayLength(true, 3)
  const items: DescribeProducersResponseTopicResponse[] = []
  try {
    while (items.length < count) items.push(readTopicResponse(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeTopicResponseList(writer: Writer, items: readonly Encodable<DescribeProducersResponseTopicResponse>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTopicResponse(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readPartitionResponse(reader: Reader, version: number): DescribeProducersResponsePartitionResponse {
  let at = ''
  try {
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(true)
    at = 'activeProducers'
    const activeProducers = readProducerStateList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { partitionIndex, errorCode, errorMessage, activeProducers, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writePartitionResponse(writer: Writer, value: Encodable<DescribeProducersResponsePartitionResponse>, version: number): void {
  let at = ''
  try {
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage ?? null, true)
    at = 'activeProducers'
    writeProducerStateList(writer, value.activeProducers === undefined ? NO_ITEMS : value.activeProducers, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readPartitionResponseList(reader: Reader, version: number): DescribeProducersResponsePartitionResponse[] {
  const count = reader.readArrayLength(true, 9)
  const items: DescribeProducersResponsePartitionResponse[] = []
  try {
    while (items.length < count) items.push(readPartitionResponse(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writePartitionResponseList(writer: Writer, items: readonly Encodable<DescribeProducersResponsePartitionResponse>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writePartitionResponse(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readProducerState(reader: Reader, _version: number): DescribeProducersResponseProducerState {
  let at = ''
  try {
    at = 'producerId'
    const producerId = reader.readInt64()
    at = 'producerEpoch'
    const producerEpoch = reader.readInt32()
    at = 'lastSequence'
    const lastSequence = reader.readInt32()
    at = 'lastTimestamp'
    const lastTimestamp = reader.readInt64()
    at = 'coordinatorEpoch'
    const coordinatorEpoch = reader.readInt32()
    at = 'currentTxnStartOffset'
    const currentTxnStartOffset = reader.readInt64()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { producerId, producerEpoch, lastSequence, lastTimestamp, coordinatorEpoch, currentTxnStartOffset, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeProducerState(writer: Writer, value: Encodable<DescribeProducersResponseProducerState>, _version: number): void {
  let at = ''
  try {
    at = 'producerId'
    writer.writeInt64(value.producerId)
    at = 'producerEpoch'
    writer.writeInt32(value.producerEpoch)
    at = 'lastSequence'
    writer.writeInt32(value.lastSequence === undefined ? -1 : value.lastSequence)
    at = 'lastTimestamp'
    writer.writeInt64(value.lastTimestamp === undefined ? -1 : value.lastTimestamp)
    at = 'coordinatorEpoch'
    writer.writeInt32(value.coordinatorEpoch)
    at = 'currentTxnStartOffset'
    writer.writeInt64(value.currentTxnStartOffset === undefined ? -1 : value.currentTxnStartOffset)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readProducerStateList(reader: Reader, version: number): DescribeProducersResponseProducerState[] {
  const count = reader.readArrayLength(true, 37)
  const items: DescribeProducersResponseProducerState[] = []
  try {
    while (items.length < count) items.push(readProducerState(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeProducerStateList(writer: Writer, items: readonly Encodable<DescribeProducersResponseProducerState>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeProducerState(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeProducersResponse(reader: Reader, version: number): DescribeProducersResponse {
  let at = ''
  try {
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'topics'
    const topics = readTopicResponseList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { throttleTimeMs, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeProducersResponse(writer: Writer, value: Encodable<DescribeProducersResponse>, version: number): void {
  let at = ''
  try {
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'topics'
    writeTopicResponseList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DescribeProducersResponse}. */
export const describeProducersResponse = /* @__PURE__ */ messageCodec(
  { name: 'DescribeProducersResponse', apiKey: 61, kind: 'response', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readDescribeProducersResponse,
  writeDescribeProducersResponse,
)
