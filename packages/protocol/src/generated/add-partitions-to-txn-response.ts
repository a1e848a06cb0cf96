// Generated from schema/messages/AddPartitionsToTxnResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, rejectUnlessEmpty, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Says for each partition whether it is part of it. Versions 0 to 5.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: the answer may be PRODUCER_FENCED (KIP-588)
 * - 3: compact lengths and tagged fields (KIP-482)
 * - 4: many transactions in one request, from brokers that check them (KIP-890)
 * - 5: the answer may be TRANSACTION_ABORTABLE (KIP-890)
 */
export interface AddPartitionsToTxnResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`, since version 4, dropped silently where a version lacks it.
   */
  readonly errorCode: number
  /** `[]AddPartitionsToTxnResult`, since version 4. */
  readonly resultsByTransaction: readonly AddPartitionsToTxnResponseAddPartitionsToTxnResult[]
  /**
   * Results, in the versions for one transaction.
   *
   * `[]AddPartitionsToTxnTopicResult`, in versions 0 to 3.
   */
  readonly resultsByTopicV3AndBelow: readonly AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AddPartitionsToTxnResponse}. */
export interface AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult {
  /** `string`. */
  readonly name: string
  /** `[]AddPartitionsToTxnPartitionResult`. */
  readonly resultsByPartition: readonly AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AddPartitionsToTxnResponse}. */
export interface AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult {
  /** `int32`. */
  readonly partitionIndex: number
  /** `int16`. */
  readonly partitionErrorCode: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AddPartitionsToTxnResponse}. */
export interface AddPartitionsToTxnResponseAddPartitionsToTxnResult {
  /**
   * Name of a transactional producer, kept over its restarts.
   *
   * `string`, since version 4.
   */
  readonly transactionalId: string
  /** `[]AddPartitionsToTxnTopicResult`, since version 4. */
  readonly topicResults: readonly AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readAddPartitionsToTxnTopicResult(reader: Reader, version: number): AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'name'
    const name = reader.readString(flexible)
    at = 'resultsByPartition'
    const resultsByPartition = readAddPartitionsToTxnPartitionResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, resultsByPartition, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAddPartitionsToTxnTopicResult(writer: Writer, value: Encodable<AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'name'
    writer.writeString(value.name, flexible)
    at = 'resultsByPartition'
    writeAddPartitionsToTxnPartitionResultList(writer, value.resultsByPartition === undefined ? NO_ITEMS : value.resultsByPartition, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readAddPartitionsToTxnTopicResultList(reader: Reader, version: number): AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult[] {
  const count = reader.readArrayLength(version >= 3, 3)
  const items: AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult[] = []
  try {
    while (items.length < count) items.push(readAddPartitionsToTxnTopicResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAddPartitionsToTxnTopicResultList(writer: Writer, items: readonly Encodable<AddPartitionsToTxnResponseAddPartitionsToTxnTopicResult>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 3)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAddPartitionsToTxnTopicResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAddPartitionsToTxnPartitionResult(reader: Reader, version: number): AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'partitionErrorCode'
    const partitionErrorCode = reader.readInt16()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { partitionIndex, partitionErrorCode, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAddPartitionsToTxnPartitionResult(writer: Writer, value: Encodable<AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'partitionErrorCode'
    writer.writeInt16(value.partitionErrorCode)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readAddPartitionsToTxnPartitionResultList(reader: Reader, version: number): AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult[] {
  const count = reader.readArrayLength(version >= 3, 6)
  const items: AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult[] = []
  try {
    while (items.length < count) items.push(readAddPartitionsToTxnPartitionResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAddPartitionsToTxnPartitionResultList(writer: Writer, items: readonly Encodable<AddPartitionsToTxnResponseAddPartitionsToTxnPartitionResult>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 3)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAddPartitionsToTxnPartitionResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAddPartitionsToTxnResult(reader: Reader, version: number): AddPartitionsToTxnResponseAddPartitionsToTxnResult {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'transactionalId'
    const transactionalId = version >= 4 ? reader.readString(true) : ''
    at = 'topicResults'
    const topicResults = version >= 4 ? readAddPartitionsToTxnTopicResultList(reader, version) : NO_ITEMS
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { transactionalId, topicResults, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAddPartitionsToTxnResult(writer: Writer, value: Encodable<AddPartitionsToTxnResponseAddPartitionsToTxnResult>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'transactionalId'
    if (version >= 4) {
      writer.writeString(value.transactionalId, true)
    }
    else rejectUnlessDefault(value.transactionalId, '', 'transactionalId')
    at = 'topicResults'
    if (version >= 4) {
      writeAddPartitionsToTxnTopicResultList(writer, value.topicResults === undefined ? NO_ITEMS : value.topicResults, version)
    }
    else rejectUnlessEmpty(value.topicResults, 'topicResults')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readAddPartitionsToTxnResultList(reader: Reader, version: number): AddPartitionsToTxnResponseAddPartitionsToTxnResult[] {
  const count = reader.readArrayLength(version >= 3, 1)
  const items: AddPartitionsToTxnResponseAddPartitionsToTxnResult[] = []
  try {
    while (items.length < count) items.push(readAddPartitionsToTxnResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAddPartitionsToTxnResultList(writer: Writer, items: readonly Encodable<AddPartitionsToTxnResponseAddPartitionsToTxnResult>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 3)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAddPartitionsToTxnResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAddPartitionsToTxnResponse(reader: Reader, version: number): AddPartitionsToTxnResponse {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'errorCode'
    const errorCode = version >= 4 ? reader.readInt16() : 0
    at = 'resultsByTransaction'
    const resultsByTransaction = version >= 4 ? readAddPartitionsToTxnResultList(reader, version) : NO_ITEMS
    at = 'resultsByTopicV3AndBelow'
    const resultsByTopicV3AndBelow = version <= 3 ? readAddPartitionsToTxnTopicResultList(reader, version) : NO_ITEMS
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, errorCode, resultsByTransaction, resultsByTopicV3AndBelow, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAddPartitionsToTxnResponse(writer: Writer, value: Encodable<AddPartitionsToTxnResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'errorCode'
    if (version >= 4) {
      writer.writeInt16(value.errorCode)
    }
    at = 'resultsByTransaction'
    if (version >= 4) {
      writeAddPartitionsToTxnResultList(writer, value.resultsByTransaction === undefined ? NO_ITEMS : value.resultsByTransaction, version)
    }
    else rejectUnlessEmpty(value.resultsByTransaction, 'resultsByTransaction')
    at = 'resultsByTopicV3AndBelow'
    if (version <= 3) {
      writeAddPartitionsToTxnTopicResultList(writer, value.resultsByTopicV3AndBelow === undefined ? NO_ITEMS : value.resultsByTopicV3AndBelow, version)
    }
    else rejectUnlessEmpty(value.resultsByTopicV3AndBelow, 'resultsByTopicV3AndBelow')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link AddPartitionsToTxnResponse}. */
export const addPartitionsToTxnResponse = /* @__PURE__ */ messageCodec(
  { name: 'AddPartitionsToTxnResponse', apiKey: 24, kind: 'response', versionMin: 0, versionMax: 5, flexibleFrom: 3 },
  readAddPartitionsToTxnResponse,
  writeAddPartitionsToTxnResponse,
)
