// Generated from schema/messages/ProduceRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, ZERO_UUID, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Reader, type Records, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Appends record batches to partitions. Versions 0 to 13.
 *
 * - 1: adds `throttleTimeMs` (KIP-13)
 * - 2: records may carry timestamps, and the answer has the time of append (KIP-32)
 * - 3: record batches of format 2, and transactions (KIP-98)
 * - 4: the answer may be KAFKA_STORAGE_ERROR (KIP-112)
 * - 5: the answer has the log's first offset
 * - 6: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 7: records may be compressed with zstd (KIP-110)
 * - 8: the answer names the records that were refused (KIP-467)
 * - 9: compact lengths and tagged fields (KIP-482)
 * - 10: the answer names the new leader (KIP-951)
 * - 11: the answer may be TRANSACTION_ABORTABLE (KIP-890)
 * - 12: a transaction takes in its partitions by producing to them (KIP-890)
 * - 13: topics go by id (KIP-516)
 */
export interface ProduceRequest {
  /**
   * Name of the transactional producer; null outside of transactions.
   *
   * `string`, since version 3, may be null, by default null.
   */
  readonly transactionalId: string | null
  /**
   * How many replicas must have the records before the answer: -1 all in sync, 1 the leader, 0 no answer at all.
   *
   * `int16`.
   */
  readonly acks: number
  /**
   * How long the broker may work before it answers REQUEST_TIMED_OUT, in milliseconds.
   *
   * `int32`.
   */
  readonly timeoutMs: number
  /** `[]TopicProduceData`. */
  readonly topicData: readonly ProduceRequestTopicProduceData[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ProduceRequest}. */
export interface ProduceRequestTopicProduceData {
  /** `string`, in versions 0 to 12, dropped silently where a version lacks it. */
  readonly name: string
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`, in version 13 only, dropped silently where a version lacks it.
   */
  readonly topicId: string
  /** `[]PartitionProduceData`. */
  readonly partitionData: readonly ProduceRequestPartitionProduceData[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ProduceRequest}. */
export interface ProduceRequestPartitionProduceData {
  /**
   * The partition.
   *
   * `int32`.
   */
  readonly index: number
  /**
   * One record batch, since version 3; before that, a message set. Null is refused by brokers.
   *
   * `records`, may be null.
   */
  readonly records: Records | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readTopicProduceData(reader: Reader, version: number): ProduceRequestTopicProduceData {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'name'
    const name = version <= 12 ? reader.readString(flexible) : ''
    at = 'topicId'
    const topicId = version >= 13 ? reader.readUuid() : ZERO_UUID
    at = 'partitionData'
    const partitionData = readPartitionProduceDataList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, topicId, partitionData, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTopicProduceData(writer: Writer, value: Encodable<ProduceRequestTopicProduceData>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'name'
    if (version <= 12) {
      writer.writeString(value.name, flexible)
    }
    at = 'topicId'
    if (version >= 13) {
      writer.writeUuid(value.topicId)
    }
    at = 'partitionData'
    writePartitionProduceDataList(writer, value.partitionData === undefined ? NO_ITEMS : value.partitionData, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readTopicProduceDataList(reader: Reader, version: number): ProduceRequestTopicProduceData[] {
  const count = reader.readArrayLength(version >= 9, 3)
  const items: ProduceRequestTopicProduceData[] = []
  try {
    while (items.length < count) items.push(readTopicProduceData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeTopicProduceDataList(writer: Writer, items: readonly Encodable<ProduceRequestTopicProduceData>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 9)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTopicProduceData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readPartitionProduceData(reader: Reader, version: number): ProduceRequestPartitionProduceData {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'index'
    const index = reader.readInt32()
    at = 'records'
    const records = reader.readNullableRecords(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { index, records, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writePartitionProduceData(writer: Writer, value: Encodable<ProduceRequestPartitionProduceData>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'index'
    writer.writeInt32(value.index)
    at = 'records'
    writer.writeNullableRecords(value.records ?? null, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readPartitionProduceDataList(reader: Reader, version: number): ProduceRequestPartitionProduceData[] {
  const count = reader.readArrayLength(version >= 9, 6)
  const items: ProduceRequestPartitionProduceData[] = []
  try {
    while (items.length < count) items.push(readPartitionProduceData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writePartitionProduceDataList(writer: Writer, items: readonly Encodable<ProduceRequestPartitionProduceData>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 9)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writePartitionProduceData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readProduceRequest(reader: Reader, version: number): ProduceRequest {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'transactionalId'
    const transactionalId = version >= 3 ? reader.readNullableString(flexible) : null
    at = 'acks'
    const acks = reader.readInt16()
    at = 'timeoutMs'
    const timeoutMs = reader.readInt32()
    at = 'topicData'
    const topicData = readTopicProduceDataList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { transactionalId, acks, timeoutMs, topicData, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeProduceRequest(writer: Writer, value: Encodable<ProduceRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'transactionalId'
    if (version >= 3) {
      writer.writeNullableString(value.transactionalId ?? null, flexible)
    }
    else rejectUnlessDefault(value.transactionalId, null, 'transactionalId')
    at = 'acks'
    writer.writeInt16(value.acks)
    at = 'timeoutMs'
    writer.writeInt32(value.timeoutMs)
    at = 'topicData'
    writeTopicProduceDataList(writer, value.topicData === undefined ? NO_ITEMS : value.topicData, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ProduceRequest}. */
export const produceRequest = /* @__PURE__ */ messageCodec(
  { name: 'ProduceRequest', apiKey: 0, kind: 'request', versionMin: 0, versionMax: 13, flexibleFrom: 9 },
  readProduceRequest,
  writeProduceRequest,
)
