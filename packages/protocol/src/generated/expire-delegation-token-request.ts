// Generated from schema/messages/ExpireDelegationTokenRequest.json by `npm run generate`. Do not edit.
import { NO_TAGGED_FIELDS, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Lets a delegation token expire (KIP-48). Versions 0 to 2.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: compact lengths and tagged fields (KIP-482)
 */
export interface ExpireDelegationTokenRequest {
  /**
   * Secret of the delegation token.
   *
   * `bytes`.
   */
  readonly hmac: Uint8Array
  /**
   * In how long from now, in milliseconds; negative for at once.
   *
   * `int64`.
   */
  readonly expiryTimePeriodMs: Int64
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readExpireDelegationTokenRequest(reader: Reader, version: number): ExpireDelegationTokenRequest {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'hmac'
    const hmac = reader.readBytes(flexible)
    at = 'expiryTimePeriodMs'
    const expiryTimePeriodMs = reader.readInt64()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { hmac, expiryTimePeriodMs, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeExpireDelegationTokenRequest(writer: Writer, value: Encodable<ExpireDelegationTokenRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'hmac'
    writer.writeBytes(value.hmac, flexible)
    at = 'expiryTimePeriodMs'
    writer.writeInt64(value.expiryTimePeriodMs)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ExpireDelegationTokenRequest}. */
export const expireDelegationTokenRequest = /* @__PURE__ */ messageCodec(
  { name: 'ExpireDelegationTokenRequest', apiKey: 40, kind: 'request', versionMin: 0, versionMax: 2, flexibleFrom: 2 },
  readExpireDelegationTokenRequest,
  writeExpireDelegationTokenRequest,
)
