// Generated from schema/messages/EndTxnResponse.json by `npm run generate`. Do not edit.
import { NO_TAGGED_FIELDS, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Says whether the decision stands. Versions 0 to 5.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: the answer may be PRODUCER_FENCED (KIP-588)
 * - 3: compact lengths and tagged fields (KIP-482)
 * - 4: the answer may be TRANSACTION_ABORTABLE (KIP-890)
 * - 5: every transaction ends with a higher producer epoch, which the answer has (KIP-890)
 */
export interface EndTxnResponse {
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
   * Producer id of the next transaction; -1 when it stays.
   *
   * `int64`, in version 5 only, by default -1, dropped silently where a version lacks it.
   */
  readonly producerId: Int64
  /**
   * Producer epoch of the next transaction; -1 when it stays.
   *
   * `int16`, in version 5 only, by default -1, dropped silently where a version lacks it.
   */
  readonly producerEpoch: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readEndTxnResponse(reader: Reader, version: number): EndTxnResponse {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'producerId'
    const producerId = version >= 5 ? reader.readInt64() : -1
    at = 'producerEpoch'
    const producerEpoch = version >= 5 ? reader.readInt16() : -1
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, errorCode, producerId, producerEpoch, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeEndTxnResponse(writer: Writer, value: Encodable<EndTxnResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'producerId'
    if (version >= 5) {
      writer.writeInt64(value.producerId === undefined ? -1 : value.producerId)
    }
    at = 'producerEpoch'
    if (version >= 5) {
      writer.writeInt16(value.producerEpoch === undefined ? -1 : value.producerEpoch)
    }
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link EndTxnResponse}. */
export const endTxnResponse = /* @__PURE__ */ messageCodec(
  { name: 'EndTxnResponse', apiKey: 26, kind: 'response', versionMin: 0, versionMax: 5, flexibleFrom: 3 },
  readEndTxnResponse,
  writeEndTxnResponse,
)
