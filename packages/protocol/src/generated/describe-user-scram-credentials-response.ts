// Generated from schema/messages/DescribeUserScramCredentialsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Mechanism and iterations of each, no secrets. Version 0. */
export interface DescribeUserScramCredentialsResponse {
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
   * What went wrong, in words for people; null when nothing did, or when the broker says no more.
   *
   * `string`, may be null.
   */
  readonly errorMessage: string | null
  /** `[]DescribeUserScramCredentialsResult`. */
  readonly results: readonly DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeUserScramCredentialsResponse}. */
export interface DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult {
  /** `string`. */
  readonly user: string
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * What went wrong, in words for people; null when nothing did, or when the broker says no more.
   *
   * `string`, may be null.
   */
  readonly errorMessage: string | null
  /** `[]CredentialInfo`. */
  readonly credentialInfos: readonly DescribeUserScramCredentialsResponseCredentialInfo[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeUserScramCredentialsResponse}. */
export interface DescribeUserScramCredentialsResponseCredentialInfo {
  /**
   * 1 SCRAM-SHA-256, 2 SCRAM-SHA-512.
   *
   * `int8`.
   */
  readonly mechanism: number
  /**
   * How often the password was hashed.
   *
   * `int32`.
   */
  readonly iterations: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDescribeUserScramCredentialsResult(reader: Reader, version: number): DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult {
  let at = ''
  try {
    at = 'user'
    const user = reader.readString(true)
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(true)
    at = 'credentialInfos'
    const credentialInfos = readCredentialInfoList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { user, errorCode, errorMessage, credentialInfos, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeUserScramCredentialsResult(writer: Writer, value: Encodable<DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult>, version: number): void {
  let at = ''
  try {
    at = 'user'
    writer.writeString(value.user, true)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage === undefined ? '' : value.errorMessage, true)
    at = 'credentialInfos'
    writeCredentialInfoList(writer, value.credentialInfos === undefined ? NO_ITEMS : value.credentialInfos, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDescribeUserScramCredentialsResultList(reader: Reader, version: number): DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult[] {
  const count = reader.readArrayLength(true, 6)
  const items: DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult[] = []
  try {
    while (items.length < count) items.push(readDescribeUserScramCredentialsResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDescribeUserScramCredentialsResultList(writer: Writer, items: readonly Encodable<DescribeUserScramCredentialsResponseDescribeUserScramCredentialsResult>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribeUserScramCredentialsResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readCredentialInfo(reader: Reader, _version: number): DescribeUserScramCredentialsResponseCredentialInfo {
  let at = ''
  try {
    at = 'mechanism'
    const mechanism = reader.readInt8()
    at = 'iterations'
    const iterations = reader.readInt32()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { mechanism, iterations, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeCredentialInfo(writer: Writer, value: Encodable<DescribeUserScramCredentialsResponseCredentialInfo>, _version: number): void {
  let at = ''
  try {
    at = 'mechanism'
    writer.writeInt8(value.mechanism)
    at = 'iterations'
    writer.writeInt32(value.iterations)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readCredentialInfoList(reader: Reader, version: number): DescribeUserScramCredentialsResponseCredentialInfo[] {
  const count = reader.readArrayLength(true, 6)
  const items: DescribeUserScramCredentialsResponseCredentialInfo[] = []
  try {
    while (items.length < count) items.push(readCredentialInfo(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeCredentialInfoList(writer: Writer, items: readonly Encodable<DescribeUserScramCredentialsResponseCredentialInfo>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeCredentialInfo(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeUserScramCredentialsResponse(reader: Reader, version: number): DescribeUserScramCredentialsResponse {
  let at = ''
  try {
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(true)
    at = 'results'
    const results = readDescribeUserScramCredentialsResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { throttleTimeMs, errorCode, errorMessage, results, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeUserScramCredentialsResponse(writer: Writer, value: Encodable<DescribeUserScramCredentialsResponse>, version: number): void {
  let at = ''
  try {
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage === undefined ? '' : value.errorMessage, true)
    at = 'results'
    writeDescribeUserScramCredentialsResultList(writer, value.results === undefined ? NO_ITEMS : value.results, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DescribeUserScramCredentialsResponse}. */
export const describeUserScramCredentialsResponse = /* @__PURE__ */ messageCodec(
  { name: 'DescribeUserScramCredentialsResponse', apiKey: 50, kind: 'response', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readDescribeUserScramCredentialsResponse,
  writeDescribeUserScramCredentialsResponse,
)
