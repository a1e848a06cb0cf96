// Generated from schema/messages/DescribeDelegationTokenResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * The tokens that the client may see. Versions 0 to 3.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: compact lengths and tagged fields (KIP-482)
 * - 3: adds who asked for the token (KIP-373)
 */
export interface DescribeDelegationTokenResponse {
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /** `[]DescribedDelegationToken`. */
  readonly tokens: readonly DescribeDelegationTokenResponseDescribedDelegationToken[]
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeDelegationTokenResponse}. */
export interface DescribeDelegationTokenResponseDescribedDelegationToken {
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
  readonly issueTimestamp: Int64
  /**
   * When it expires unless renewed, in milliseconds since 1970.
   *
   * `int64`.
   */
  readonly expiryTimestamp: Int64
  /**
   * When it expires at the latest, in milliseconds since 1970.
   *
   * `int64`.
   */
  readonly maxTimestamp: Int64
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
  /** `[]DescribedDelegationTokenRenewer`. */
  readonly renewers: readonly DescribeDelegationTokenResponseDescribedDelegationTokenRenewer[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeDelegationTokenResponse}. */
export interface DescribeDelegationTokenResponseDescribedDelegationTokenRenewer {
  /**
   * Type of the principal, usually `User`.
   *
   * `string`.
   */
  readonly principalType: string
  /** `string`. */
  readonly principalName: string
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDescribedDelegationToken(reader: Reader, version: number): DescribeDelegationTokenResponseDescribedDelegationToken {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'principalType'
    const principalType = reader.readString(flexible)
    at = 'principalName'
    const principalName = reader.readString(flexible)
    at = 'tokenRequesterPrincipalType'
    const tokenRequesterPrincipalType = version >= 3 ? reader.readString(true) : ''
    at = 'tokenRequesterPrincipalName'
    const tokenRequesterPrincipalName = version >= 3 ? reader.readString(true) : ''
    at = 'issueTimestamp'
    const issueTimestamp = reader.readInt64()
    at = 'expiryTimestamp'
    const expiryTimestamp = reader.readInt64()
    at = 'maxTimestamp'
    const maxTimestamp = reader.readInt64()
    at = 'tokenId'
    const tokenId = reader.readString(flexible)
    at = 'hmac'
    const hmac = reader.readBytes(flexible)
    at = 'renewers'
    const renewers = readDescribedDelegationTokenRenewerList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { principalType, principalName, tokenRequesterPrincipalType, tokenRequesterPrincipalName, issueTimestamp, expiryTimestamp, maxTimestamp, tokenId, hmac, renewers, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribedDelegationToken(writer: Writer, value: Encodable<DescribeDelegationTokenResponseDescribedDelegationToken>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
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
    at = 'issueTimestamp'
    writer.writeInt64(value.issueTimestamp)
    at = 'expiryTimestamp'
    writer.writeInt64(value.expiryTimestamp)
    at = 'maxTimestamp'
    writer.writeInt64(value.maxTimestamp)
    at = 'tokenId'
    writer.writeString(value.tokenId, flexible)
    at = 'hmac'
    writer.writeBytes(value.hmac, flexible)
    at = 'renewers'
    writeDescribedDelegationTokenRenewerList(writer, value.renewers === undefined ? NO_ITEMS : value.renewers, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDescribedDelegationTokenList(reader: Reader, version: number): DescribeDelegationTokenResponseDescribedDelegationToken[] {
  const count = reader.readArrayLength(version >= 2, 30)
  const items: DescribeDelegationTokenResponseDescribedDelegationToken[] = []
  try {
    while (items.length < count) items.push(readDescribedDelegationToken(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDescribedDelegationTokenList(writer: Writer, items: readonly Encodable<DescribeDelegationTokenResponseDescribedDelegationToken>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribedDelegationToken(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribedDelegationTokenRenewer(reader: Reader, version: number): DescribeDelegationTokenResponseDescribedDelegationTokenRenewer {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'principalType'
    const principalType = reader.readString(flexible)
    at = 'principalName'
    const principalName = reader.readString(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { principalType, principalName, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribedDelegationTokenRenewer(writer: Writer, value: Encodable<DescribeDelegationTokenResponseDescribedDelegationTokenRenewer>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'principalType'
    writer.writeString(value.principalType, flexible)
    at = 'principalName'
    writer.writeString(value.principalName, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDescribedDelegationTokenRenewerList(reader: Reader, version: number): DescribeDelegationTokenResponseDescribedDelegationTokenRenewer[] {
  const count = reader.readArrayLength(version >= 2, 3)
  const items: DescribeDelegationTokenResponseDescribedDelegationTokenRenewer[] = []
  try {
    while (items.length < count) items.push(readDescribedDelegationTokenRenewer(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDescribedDelegationTokenRenewerList(writer: Writer, items: readonly Encodable<DescribeDelegationTokenResponseDescribedDelegationTokenRenewer>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribedDelegationTokenRenewer(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeDelegationTokenResponse(reader: Reader, version: number): DescribeDelegationTokenResponse {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'tokens'
    const tokens = readDescribedDelegationTokenList(reader, version)
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { errorCode, tokens, throttleTimeMs, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeDelegationTokenResponse(writer: Writer, value: Encodable<DescribeDelegationTokenResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'tokens'
    writeDescribedDelegationTokenList(writer, value.tokens === undefined ? NO_ITEMS : value.tokens, version)
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

/** Reads and writes {@link DescribeDelegationTokenResponse}. */
export const describeDelegationTokenResponse = /* @__PURE__ */ messageCodec(
  { name: 'DescribeDelegationTokenResponse', apiKey: 41, kind: 'response', versionMin: 0, versionMax: 3, flexibleFrom: 2 },
  readDescribeDelegationTokenResponse,
  writeDescribeDelegationTokenResponse,
)
