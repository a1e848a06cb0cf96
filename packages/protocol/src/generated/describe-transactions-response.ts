// Generated from schema/messages/DescribeTransactionsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** State, producer and partitions of each. Version 0. */
export interface DescribeTransactionsResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /** `[]TransactionState`. */
  readonly transactionStates: readonly DescribeTransactionsResponseTransactionState[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeTransactionsResponse}. */
export interface DescribeTransactionsResponseTransactionState {
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * Name of a transactional producer, kept over its restarts.
   *
   * `string`.
   */
  readonly transactionalId: string
  /**
   * State as Kafka prints it: `Ongoing`, `PrepareCommit`, `CompleteAbort`, …
   *
   * `string`.
   */
  readonly transactionState: string
  /**
   * After how long the coordinator aborts it, in milliseconds.
   *
   * `int32`.
   */
  readonly transactionTimeoutMs: number
  /**
   * When it began, in milliseconds since 1970; -1 when none is open.
   *
   * `int64`.
   */
  readonly transactionStartTimeMs: Int64
  /**
   * Id of an idempotent or transactional producer; -1 for none.
   *
   * `int64`.
   */
  readonly producerId: Int64
  /**
   * Counts the incarnations of a producer; those with a lower one are fenced. -1 for none.
   *
   * `int16`.
   */
  readonly producerEpoch: number
  /** `[]TopicData`. */
  readonly topics: readonly DescribeTransactionsResponseTopicData[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeTransactionsResponse}. */
export interface DescribeTransactionsResponseTopicData {
  /** `string`. */
  readonly topic: string
  /** `[]int32`. */
  readonly partitions: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readTransactionState(reader: Reader, version: number): DescribeTransactionsResponseTransactionState {
  let at = ''
  try {
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'transactionalId'
    const transactionalId = reader.readString(true)
    at = 'transactionState'
    const transactionState = reader.readString(true)
    at = 'transactionTimeoutMs'
    const transactionTimeoutMs = reader.readInt32()
    at = 'transactionStartTimeMs'
    const transactionStartTimeMs = reader.readInt64()
    at = 'producerId'
    const producerId = reader.readInt64()
    at = 'producerEpoch'
    const producerEpoch = reader.readInt16()
    at = 'topics'
    const topics = readTopicDataList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { errorCode, transactionalId, transactionState, transactionTimeoutMs, transactionStartTimeMs, producerId, producerEpoch, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTransactionState(writer: Writer, value: Encodable<DescribeTransactionsResponseTransactionState>, version: number): void {
  let at = ''
  try {
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'transactionalId'
    writer.writeString(value.transactionalId, true)
    at = 'transactionState'
    writer.writeString(value.transactionState, true)
    at = 'transactionTimeoutMs'
    writer.writeInt32(value.transactionTimeoutMs)
    at = 'transactionStartTimeMs'
    writer.writeInt64(value.transactionStartTimeMs)
    at = 'producerId'
    writer.writeInt64(value.producerId)
    at = 'producerEpoch'
    writer.writeInt16(value.producerEpoch)
    at = 'topics'
    writeTopicDataList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readTransactionStateList(reader: Reader, version: number): DescribeTransactionsResponseTransactionState[] {
  const count = reader.readArrayLength(true, 28)
  const items: DescribeTransactionsResponseTransactionState[] = []
  try {
    while (items.length < count) items.push(readTransactionState(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeTransactionStateList(writer: Writer, items: readonly Encodable<DescribeTransactionsResponseTransactionState>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTransactionState(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readTopicData(reader: Reader, _version: number): DescribeTransactionsResponseTopicData {
  let at = ''
  try {
    at = 'topic'
    const topic = reader.readString(true)
    at = 'partitions'
    const partitions = reader.readInt32Array(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { topic, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTopicData(writer: Writer, value: Encodable<DescribeTransactionsResponseTopicData>, _version: number): void {
  let at = ''
  try {
    at = 'topic'
    writer.writeString(value.topic, true)
    at = 'partitions'
    writer.writeInt32Array(value.partitions, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readTopicDataList(reader: Reader, version: number): DescribeTransactionsResponseTopicData[] {
  const count = reader.readArrayLength(true, 3)
  const items: DescribeTransactionsResponseTopicData[] = []
  try {
    while (items.length < count) items.push(readTopicData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeTopicDataList(writer: Writer, items: readonly Encodable<DescribeTransactionsResponseTopicData>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTopicData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeTransactionsResponse(reader: Reader, version: number): DescribeTransactionsResponse {
  let at = ''
  try {
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'transactionStates'
    const transactionStates = readTransactionStateList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { throttleTimeMs, transactionStates, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeTransactionsResponse(writer: Writer, value: Encodable<DescribeTransactionsResponse>, version: number): void {
  let at = ''
  try {
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'transactionStates'
    writeTransactionStateList(writer, value.transactionStates === undefined ? NO_ITEMS : value.transactionStates, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DescribeTransactionsResponse}. */
export const describeTransactionsResponse = /* @__PURE__ */ messageCodec(
  { name: 'DescribeTransactionsResponse', apiKey: 65, kind: 'response', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readDescribeTransactionsResponse,
  writeDescribeTransactionsResponse,
)
