// Generated from schema/messages/AlterUserScramCredentialsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Says for each user whether they were changed. Version 0. */
export interface AlterUserScramCredentialsResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /** `[]AlterUserScramCredentialsResult`. */
  readonly results: readonly AlterUserScramCredentialsResponseAlterUserScramCredentialsResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AlterUserScramCredentialsResponse}. */
export interface AlterUserScramCredentialsResponseAlterUserScramCredentialsResult {
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
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readAlterUserScramCredentialsResult(reader: Reader, _version: number): AlterUserScramCredentialsResponseAlterUserScramCredentialsResult {
  let at = ''
  try {
    at = 'user'
    const user = reader.readString(true)
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { user, errorCode, errorMessage, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAlterUserScramCredentialsResult(writer: Writer, value: Encodable<AlterUserScramCredentialsResponseAlterUserScramCredentialsResult>, _version: number): void {
  let at = ''
  try {
    at = 'user'
    writer.writeString(value.user, true)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage === undefined ? '' : value.errorMessage, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readAlterUserScramCredentialsResultList(reader: Reader, version: number): AlterUserScramCredentialsResponseAlterUserScramCredentialsResult[] {
  const count = reader.readArrayLength(true, 5)
  const items: AlterUserScramCredentialsResponseAlterUserScramCredentialsResult[] = []
  try {
    while (items.length < count) items.push(readAlterUserScramCredentialsResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAlterUserScramCredentialsResultList(writer: Writer, items: readonly Encodable<AlterUserScramCredentialsResponseAlterUserScramCredentialsResult>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAlterUserScramCredentialsResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAlterUserScramCredentialsResponse(reader: Reader, version: number): AlterUserScramCredentialsResponse {
  let at = ''
  try {
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'results'
    const results = readAlterUserScramCredentialsResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { throttleTimeMs, results, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAlterUserScramCredentialsResponse(writer: Writer, value: Encodable<AlterUserScramCredentialsResponse>, version: number): void {
  let at = ''
  try {
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'results'
    writeAlterUserScramCredentialsResultList(writer, value.results === undefined ? NO_ITEMS : value.results, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link AlterUserScramCredentialsResponse}. */
export const alterUserScramCredentialsResponse = /* @__PURE__ */ messageCodec(
  { name: 'AlterUserScramCredentialsResponse', apiKey: 51, kind: 'response', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readAlterUserScramCredentialsResponse,
  writeAlterUserScramCredentialsResponse,
)
