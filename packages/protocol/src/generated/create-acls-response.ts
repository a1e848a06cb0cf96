// Generated from schema/messages/CreateAclsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Says for each whether it was created, in order. Versions 0 to 3.
 *
 * - 1: adds patterns of names (KIP-290)
 * - 2: compact lengths and tagged fields (KIP-482)
 * - 3: adds users as resources (KIP-373)
 */
export interface CreateAclsResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /** `[]AclCreationResult`. */
  readonly results: readonly CreateAclsResponseAclCreationResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link CreateAclsResponse}. */
export interface CreateAclsResponseAclCreationResult {
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

function readAclCreationResult(reader: Reader, version: number): CreateAclsResponseAclCreationResult {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { errorCode, errorMessage, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAclCreationResult(writer: Writer, value: Encodable<CreateAclsResponseAclCreationResult>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage === undefined ? '' : value.errorMessage, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readAclCreationResultList(reader: Reader, version: number): CreateAclsResponseAclCreationResult[] {
  const count = reader.readArrayLength(version >= 2, 4)
  const items: CreateAclsResponseAclCreationResult[] = []
  try {
    while (items.length < count) items.push(readAclCreationResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAclCreationResultList(writer: Writer, items: readonly Encodable<CreateAclsResponseAclCreationResult>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAclCreationResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readCreateAclsResponse(reader: Reader, version: number): CreateAclsResponse {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'results'
    const results = readAclCreationResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, results, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeCreateAclsResponse(writer: Writer, value: Encodable<CreateAclsResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'results'
    writeAclCreationResultList(writer, value.results === undefined ? NO_ITEMS : value.results, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link CreateAclsResponse}. */
export const createAclsResponse = /* @__PURE__ */ messageCodec(
  { name: 'CreateAclsResponse', apiKey: 30, kind: 'response', versionMin: 0, versionMax: 3, flexibleFrom: 2 },
  readCreateAclsResponse,
  writeCreateAclsResponse,
)
