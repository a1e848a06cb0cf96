// Generated from schema/messages/TxnOffsetCommitResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Says for each partition whether the offset was stored. Versions 0 to 5.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: adds leader epochs (KIP-320)
 * - 3: compact lengths and tagged fields (KIP-482); belongs to a member and a generation (KIP-447)
 * - 4: the answer may be TRANSACTION_ABORTABLE (KIP-890)
 * - 5: the group need not be added with AddOffsetsToTxn before (KIP-890)
 */
export interface TxnOffsetCommitResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /** `[]TxnOffsetCommitResponseTopic`. */
  readonly topics: readonly TxnOffsetCommitResponseTopic[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link TxnOffsetCommitResponse}. */
export interface TxnOffsetCommitResponseTopic {
  /** `string`. */
  readonly name: string
  /** `[]TxnOffsetCommitResponsePartition`. */
  readonly partitions: readonly TxnOffsetCommitResponsePartition[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link TxnOffsetCommitResponse}. */
export interface TxnOffsetCommitResponsePartition {
  /** `int32`. */
  readonly partitionIndex: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readTxnOffsetCommitResponseTopic(reader: Reader, version: number): TxnOffsetCommitResponseTopic {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'name'
    const name = reader.readString(flexible)
    at = 'partitions'
    const partitions = readTxnOffsetCommitResponsePartitionList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTxnOffsetCommitResponseTopic(writer: Writer, value: Encodable<TxnOffsetCommitResponseTopic>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'name'
    writer.writeString(value.name, flexible)
    at = 'partitions'
    writeTxnOffsetCommitResponsePartitionList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readTxnOffsetCommitResponseTopicList(reader: Reader, version: number): TxnOffsetCommitResponseTopic[] {
  const count = reader.readArrayLength(version >= 3, 3)
  const items: TxnOffsetCommitResponseTopic[] = []
  try {
    while (items.length < count) items.push(readTxnOffsetCommitResponseTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeTxnOffsetCommitResponseTopicList(writer: Writer, items: readonly Encodable<TxnOffsetCommitResponseTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 3)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTxnOffsetCommitResponseTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readTxnOffsetCommitResponsePartition(reader: Reader, version: number): TxnOffsetCommitResponsePartition {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { partitionIndex, errorCode, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTxnOffsetCommitResponsePartition(writer: Writer, value: Encodable<TxnOffsetCommitResponsePartition>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readTxnOffsetCommitResponsePartitionList(reader: Reader, version: number): TxnOffsetCommitResponsePartition[] {
  const count = reader.readArrayLength(version >= 3, 6)
  const items: TxnOffsetCommitResponsePartition[] = []
  try {
    while (items.length < count) items.push(readTxnOffsetCommitResponsePartition(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeTxnOffsetCommitResponsePartitionList(writer: Writer, items: readonly Encodable<TxnOffsetCommitResponsePartition>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 3)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTxnOffsetCommitResponsePartition(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readTxnOffsetCommitResponse(reader: Reader, version: number): TxnOffsetCommitResponse {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'topics'
    const topics = readTxnOffsetCommitResponseTopicList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTxnOffsetCommitResponse(writer: Writer, value: Encodable<TxnOffsetCommitResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'topics'
    writeTxnOffsetCommitResponseTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link TxnOffsetCommitResponse}. */
export const txnOffsetCommitResponse = /* @__PURE__ */ messageCodec(
  { name: 'TxnOffsetCommitResponse', apiKey: 28, kind: 'response', versionMin: 0, versionMax: 5, flexibleFrom: 3 },
  readTxnOffsetCommitResponse,
  writeTxnOffsetCommitResponse,
)
