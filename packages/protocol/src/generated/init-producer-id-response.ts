// Generated from schema/messages/InitProducerIdResponse.json by `npm run generate`. Do not edit.
import { NO_TAGGED_FIELDS, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * The id and epoch. Versions 0 to 6.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: compact lengths and tagged fields (KIP-482)
 * - 3: a producer asks for a higher epoch of the id it has (KIP-360)
 * - 4: the answer may be PRODUCER_FENCED (KIP-588)
 * - 5: the answer may be TRANSACTION_ABORTABLE (KIP-890)
 * - 6: two-phase commit (KIP-939)
 */
export interface InitProducerIdResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`, dropped silently where a version lacks it.
   */
  readonly throttleTimeMs: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * Id of an idempotent or transactional producer; -1 for none.
   *
   * `int64`, by default -1.
   */
  readonly producerId: Int64
  /**
   * Counts the incarnations of a producer; those with a lower one are fenced. -1 for none.
   *
   * `int16`.
   */
  readonly producerEpoch: number
  /**
   * Producer id of the transaction that was kept; -1 for none.
   *
   * `int64`, in version 6 only, by default -1.
   */
  readonly ongoingTxnProducerId: Int64
  /**
   * Producer epoch of the transaction that was kept; -1 for none.
   *
   * `int16`, in version 6 only, by default -1.
   */
  readonly ongoingTxnProducerEpoch: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readInitProducerIdResponse(reader: Reader, version: number): InitProducerIdResponse {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'producerId'
    const producerId = reader.readInt64()
    at = 'producerEpoch'
    const producerEpoch = reader.readInt16()
    at = 'ongoingTxnProducerId'
    const ongoingTxnProducerId = version >= 6 ? reader.readInt64() : -1
    at = 'ongoingTxnProducerEpoch'
    const ongoingTxnProducerEpoch = version >= 6 ? reader.readInt16() : -1
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, errorCode, producerId, producerEpoch, ongoingTxnProducerId, ongoingTxnProducerEpoch, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeInitProducerIdResponse(writer: Writer, value: Encodable<InitProducerIdResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'producerId'
    writer.writeInt64(value.producerId === undefined ? -1 : value.producerId)
    at = 'producerEpoch'
    writer.writeInt16(value.producerEpoch)
    at = 'ongoingTxnProducerId'
    if (version >= 6) {
      writer.writeInt64(value.ongoingTxnProducerId === undefined ? -1 : value.ongoingTxnProducerId)
    }
    else rejectUnlessDefault(value.ongoingTxnProducerId, -1, 'ongoingTxnProducerId')
    at = 'ongoingTxnProducerEpoch'
    if (version >= 6) {
      writer.writeInt16(value.ongoingTxnProducerEpoch === undefined ? -1 : value.ongoingTxnProducerEpoch)
    }
    else rejectUnlessDefault(value.ongoingTxnProducerEpoch, -1, 'ongoingTxnProducerEpoch')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link InitProducerIdResponse}. */
export const initProducerIdResponse = /* @__PURE__ */ messageCodec(
  { name: 'InitProducerIdResponse', apiKey: 22, kind: 'response', versionMin: 0, versionMax: 6, flexibleFrom: 2 },
  readInitProducerIdResponse,
  writeInitProducerIdResponse,
)
