// Generated from schema/messages/ListTransactionsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Name, producer and state of each. Versions 0 to 2.
 *
 * - 1: by age (KIP-994)
 * - 2: by a pattern of names (KIP-1152)
 */
export interface ListTransactionsResponse {
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
   * States asked for that the broker does not know.
   *
   * `[]string`.
   */
  readonly unknownStateFilters: readonly string[]
  /** `[]TransactionState`. */
  readonly transactionStates: readonly ListTransactionsResponseTransactionState[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ListTransactionsResponse}. */
export interface ListTransactionsResponseTransactionState {
  /**
   * Name of a transactional producer, kept over its restarts.
   *
   * `string`.
   */
  readonly transactionalId: string
  /**
   * Id of an idempotent or transactional producer; -1 for none.
   *
   * `int64`.
   */
  readonly producerId: Int64
  /**
   * State as Kafka prints it: `Ongoing`, `PrepareCommit`, `CompleteAbort`, …
   *
   * `string`.
   */
  readonly transactionState: string
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readTransactionState(reader: Reader, _version: number): ListTransactionsResponseTransactionState {
  let at = ''
  try {
    at = 'transactionalId'
    const transactionalId = reader.readString(true)
    at = 'producerId'
    const producerId = reader.readInt64()
    at = 'transactionState'
    const transactionState = reader.readString(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { transactionalId, producerId, transactionState, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTransactionState(writer: Writer, value: Encodable<ListTransactionsResponseTransactionState>, _version: number): void {
  let at = ''
  try {
    at = 'transactionalId'
    writer.writeString(value.transactionalId, true)
    at = 'producerId'
    writer.writeInt64(value.producerId)
    at = 'transactionState'
    writer.writeString(value.transactionState, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readTransactionStateList(reader: Reader, version: number): ListTransactionsResponseTransactionState[] {
  const count = reader.readArrayLength(true, 11)
  const items: ListTransactionsResponseTransactionState[] = []
  try {
    while (items.length < count) items.push(readTransactionState(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeTransactionStateList(writer: Writer, items: readonly Encodable<ListTransactionsResponseTransactionState>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTransactionState(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readListTransactionsResponse(reader: Reader, version: number): ListTransactionsResponse {
  let at = ''
  try {
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'unknownStateFilters'
    const unknownStateFilters = reader.readStringArray(true)
    at = 'transactionStates'
    const transactionStates = readTransactionStateList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { throttleTimeMs, errorCode, unknownStateFilters, transactionStates, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeListTransactionsResponse(writer: Writer, value: Encodable<ListTransactionsResponse>, version: number): void {
  let at = ''
  try {
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'unknownStateFilters'
    writer.writeStringArray(value.unknownStateFilters, true)
    at = 'transactionStates'
    writeTransactionStateList(writer, value.transactionStates === undefined ? NO_ITEMS : value.transactionStates, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ListTransactionsResponse}. */
export const listTransactionsResponse = /* @__PURE__ */ messageCodec(
  { name: 'ListTransactionsResponse', apiKey: 66, kind: 'response', versionMin: 0, versionMax: 2, flexibleFrom: 0 },
  readListTransactionsResponse,
  writeListTransactionsResponse,
)
