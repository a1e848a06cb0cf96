// Generated from schema/messages/CreateDelegationTokenResponse.json by `npm run generate`. Do not edit.
import { NO_TAGGED_FIELDS, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * The token and its secret. Versions 0 to 3.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: compact lengths and tagged fields (KIP-482)
 * - 3: a token for somebody else (KIP-373)
 */
export interface CreateDelegationTokenResponse {
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * Type of the principal, usually `User`.
   *
   * `string`.
   */
  readonly principalType: string
  /** `string`. */
  readonly principalName: string
  /** `string`, in version 3 only. */
  readonly tokenRequesterPrincipalType: string
  /** `string`, in version 3 only. */
  readonly tokenRequesterPrincipalName: string
  /**
   * When it was issued, in milliseconds since 1970.
   *
   * `int64`.
   */
  readonly issueTimestampMs: Int64
  /**
   * When it expires unless renewed, in milliseconds since 1970.
   *
   * `int64`.
   */
  readonly expiryTimestampMs: Int64
  /**
   * When it expires at the latest, in milliseconds since 1970.
   *
   * `int64`.
   */
  readonly maxTimestampMs: Int64
  /**
   * Id of the delegation token.
   *
   * `string`.
   */
  readonly tokenId: string
  /**
   * Secret of the delegation token.
   *
   * `bytes`.
   */
  readonly hmac: Uint8Array
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readCreateDelegationTokenResponse(reader: Reader, version: number): CreateDelegationTokenResponse {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'principalType'
    const principalType = reader.readString(flexible)
    at = 'principalName'
    const principalName = reader.readString(flexible)
    at = 'tokenRequesterPrincipalType'
    const tokenRequesterPrincipalType = version >= 3 ? reader.readString(true) : ''
    at = 'tokenRequesterPrincipalName'
    const tokenRequesterPrincipalName = version >= 3 ? reader.readString(true) : ''
    at = 'issueTimestampMs'
    const issueTimestampMs = reader.readInt64()
    at = 'expiryTimestampMs'
    const expiryTimestampMs = reader.readInt64()
    at = 'maxTimestampMs'
    const maxTimestampMs = reader.readInt64()
    at = 'tokenId'
    const tokenId = reader.readString(flexible)
    at = 'hmac'
    const hmac = reader.readBytes(flexible)
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { errorCode, principalType, principalName, tokenRequesterPrincipalType, tokenRequesterPrincipalName, issueTimestampMs, expiryTimestampMs, maxTimestampMs, tokenId, hmac, throttleTimeMs, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeCreateDelegationTokenResponse(writer: Writer, value: Encodable<CreateDelegationTokenResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'principalType'
    writer.writeString(value.principalType, flexible)
    at = 'principalName'
    writer.writeString(value.principalName, flexible)
    at = 'tokenRequesterPrincipalType'
    if (version >= 3) {
      writer.writeString(value.tokenRequesterPrincipalType, true)
    }
    else rejectUnlessDefault(value.tokenRequesterPrincipalType, '', 'tokenRequesterPrincipalType')
    at = 'tokenRequesterPrincipalName'
    if (version >= 3) {
      writer.writeString(value.tokenRequesterPrincipalName, true)
    }
    else rejectUnlessDefault(value.tokenRequesterPrincipalName, '', 'tokenRequesterPrincipalName')
    at = 'issueTimestampMs'
    writer.writeInt64(value.issueTimestampMs)
    at = 'expiryTimestampMs'
    writer.writeInt64(value.expiryTimestampMs)
    at = 'maxTimestampMs'
    writer.writeInt64(value.maxTimestampMs)
    at = 'tokenId'
    writer.writeString(value.tokenId, flexible)
    at = 'hmac'
    writer.writeBytes(value.hmac, flexible)
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

/** Reads and writes {@link CreateDelegationTokenResponse}. */
export const createDelegationTokenResponse = /* @__PURE__ */ messageCodec(
  { name: 'CreateDelegationTokenResponse', apiKey: 38, kind: 'response', versionMin: 0, versionMax: 3, flexibleFrom: 2 },
  readCreateDelegationTokenResponse,
  writeCreateDelegationTokenResponse,
)
