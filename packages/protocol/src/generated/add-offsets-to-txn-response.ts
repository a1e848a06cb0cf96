// Generated from schema/messages/AddOffsetsToTxnResponse.json by `npm run generate`. Do not edit.
import { NO_TAGGED_FIELDS, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Kafka's AddOffsetsToTxnResponse. Versions 0 to 4. */
export interface AddOffsetsToTxnResponse {
  /** `int32`. */
  readonly throttleTimeMs: number
  /** `int16`. */
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
