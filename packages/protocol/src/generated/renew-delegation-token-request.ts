// Generated from schema/messages/RenewDelegationTokenRequest.json by `npm run generate`. Do not edit.
import { NO_TAGGED_FIELDS, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Lets a delegation token live longer (KIP-48). Versions 0 to 2.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: compact lengths and tagged fields (KIP-482)
 */
export interface RenewDelegationTokenRequest {
  /**
   * Secret of the delegation token.
   *
   * `bytes`.
   */
  readonly hmac: Uint8Array
  /**
   * For how long from now, in milliseconds; -1 for the broker's default.
   *
   * `int64`.
   */
  readonly renewPeriodMs: Int64
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readRenewDelegationTokenRequest(reader: Reader, version: number): RenewDelegationTokenRequest {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'hmac'
    const hmac = reader.readBytes(flexible)
    at = 'renewPeriodMs'
    const renewPeriodMs = reader.readInt64()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { hmac, renewPeriodMs, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeRenewDelegationTokenRequest(writer: Writer, value: Encodable<RenewDelegationTokenRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'hmac'
    writer.writeBytes(value.hmac, flexible)
    at = 'renewPeriodMs'
    writer.writeInt64(value.renewPeriodMs)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link RenewDelegationTokenRequest}. */
export const renewDelegationTokenRequest = /* @__PURE__ */ messageCodec(
  { name: 'RenewDelegationTokenRequest', apiKey: 39, kind: 'request', versionMin: 0, versionMax: 2, flexibleFrom: 2 },
  readRenewDelegationTokenRequest,
  writeRenewDelegationTokenRequest,
)
