// Generated from schema/messages/RenewDelegationTokenResponse.json by `npm run generate`. Do not edit.
import { NO_TAGGED_FIELDS, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * When it expires now. Versions 0 to 2.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: compact lengths and tagged fields (KIP-482)
 */
export interface RenewDelegationTokenResponse {
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * When it expires unless renewed, in milliseconds since 1970.
   *
   * `int64`.
   */
  readonly expiryTimestampMs: Int64
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readRenewDelegationTokenResponse(reader: Reader, version: number): RenewDelegationTokenResponse {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'expiryTimestampMs'
    const expiryTimestampMs = reader.readInt64()
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { errorCode, expiryTimestampMs, throttleTimeMs, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeRenewDelegationTokenResponse(writer: Writer, value: Encodable<RenewDelegationTokenResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'expiryTimestampMs'
    writer.writeInt64(value.expiryTimestampMs)
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link RenewDelegationTokenResponse}. */
export const renewDelegationTokenResponse = /* @__PURE__ */ messageCodec(
  { name: 'RenewDelegationTokenResponse', apiKey: 39, kind: 'response', versionMin: 0, versionMax: 2, flexibleFrom: 2 },
  readRenewDelegationTokenResponse,
  writeRenewDelegationTokenResponse,
)
