// Generated from schema/messages/AddOffsetsToTxnResponse.json by `npm run generate`. Do not edit.
import { NO_TAGGED_FIELDS, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Says whether they are part of it. Versions 0 to 4.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: the answer may be PRODUCER_FENCED (KIP-588)
 * - 3: compact lengths and tagged fields (KIP-482)
 * - 4: the answer may be TRANSACTION_ABORTABLE (KIP-890)
 */
export interface AddOffsetsToTxnResponse {
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
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readAddOffsetsToTxnResponse(reader: Reader, version: number): AddOffsetsToTxnResponse {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, errorCode, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAddOffsetsToTxnResponse(writer: Writer, value: Encodable<AddOffsetsToTxnResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
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

/** Reads and writes {@link AddOffsetsToTxnResponse}. */
export const addOffsetsToTxnResponse = /* @__PURE__ */ messageCodec(
  { name: 'AddOffsetsToTxnResponse', apiKey: 25, kind: 'response', versionMin: 0, versionMax: 4, flexibleFrom: 3 },
  readAddOffsetsToTxnResponse,
  writeAddOffsetsToTxnResponse,
)
