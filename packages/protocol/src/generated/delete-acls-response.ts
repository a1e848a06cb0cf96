// Generated from schema/messages/DeleteAclsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * The ACLs that each filter deleted. Versions 0 to 3.
 *
 * - 1: adds patterns of names (KIP-290)
 * - 2: compact lengths and tagged fields (KIP-482)
 * - 3: adds users as resources (KIP-373)
 */
export interface DeleteAclsResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /** `[]DeleteAclsFilterResult`. */
  readonly filterResults: readonly DeleteAclsResponseDeleteAclsFilterResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DeleteAclsResponse}. */
export interface DeleteAclsResponseDeleteAclsFilterResult {
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
  /** `[]DeleteAclsMatchingAcl`. */
  readonly matchingAcls: readonly DeleteAclsResponseDeleteAclsMatchingAcl[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DeleteAclsResponse}. */
export interface DeleteAclsResponseDeleteAclsMatchingAcl {
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
  /**
   * Kind of resource: 1 any, 2 topic, 3 group, 4 cluster, 5 transactional id, 6 delegation token, 7 user.
   *
   * `int8`.
   */
  readonly resourceType: number
  /** `string`. */
  readonly resourceName: string
  /**
   * How the name is meant: 1 any, 2 every pattern that matches the name, 3 the name itself, 4 what begins so (KIP-290).
   *
   * `int8`, since version 1, by default 3.
   */
  readonly patternType: number
  /**
   * Who, as `User:name`.
   *
   * `string`.
   */
  readonly principal: string
  /**
   * Address that it holds for; `*` for all.
   *
   * `string`.
   */
  readonly host: string
  /**
   * What is allowed or forbidden: 1 any, 2 all, 3 read, 4 write, 5 create, 6 delete, 7 alter, 8 describe, 9 cluster action, 10 describe configs, 11 alter configs, 12 idempotent write, 13 create tokens, 14 describe tokens, 15 two-phase commit.
   *
   * `int8`.
   */
  readonly operation: number
  /**
   * 1 any, 2 deny, 3 allow.
   *
   * `int8`.
   */
  readonly permissionType: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDeleteAclsFilterResult(reader: Reader, version: number): DeleteAclsResponseDeleteAclsFilterResult {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(flexible)
    at = 'matchingAcls'
    const matchingAcls = readDeleteAclsMatchingAclList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { errorCode, errorMessage, matchingAcls, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDeleteAclsFilterResult(writer: Writer, value: Encodable<DeleteAclsResponseDeleteAclsFilterResult>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage === undefined ? '' : value.errorMessage, flexible)
    at = 'matchingAcls'
    writeDeleteAclsMatchingAclList(writer, value.matchingAcls === undefined ? NO_ITEMS : value.matchingAcls, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDeleteAclsFilterResultList(reader: Reader, version: number): DeleteAclsResponseDeleteAclsFilterResult[] {
  const count = reader.readArrayLength(version >= 2, 5)
  const items: DeleteAclsResponseDeleteAclsFilterResult[] = []
  try {
    while (items.length < count) items.push(readDeleteAclsFilterResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDeleteAclsFilterResultList(writer: Writer, items: readonly Encodable<DeleteAclsResponseDeleteAclsFilterResult>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDeleteAclsFilterResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDeleteAclsMatchingAcl(reader: Reader, version: number): DeleteAclsResponseDeleteAclsMatchingAcl {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(flexible)
    at = 'resourceType'
    const resourceType = reader.readInt8()
    at = 'resourceName'
    const resourceName = reader.readString(flexible)
    at = 'patternType'
    const patternType = version >= 1 ? reader.readInt8() : 3
    at = 'principal'
    const principal = reader.readString(flexible)
    at = 'host'
    const host = reader.readString(flexible)
    at = 'operation'
    const operation = reader.readInt8()
    at = 'permissionType'
    const permissionType = reader.readInt8()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { errorCode, errorMessage, resourceType, resourceName, patternType, principal, host, operation, permissionType, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDeleteAclsMatchingAcl(writer: Writer, value: Encodable<DeleteAclsResponseDeleteAclsMatchingAcl>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage === undefined ? '' : value.errorMessage, flexible)
    at = 'resourceType'
    writer.writeInt8(value.resourceType)
    at = 'resourceName'
    writer.writeString(value.resourceName, flexible)
    at = 'patternType'
    if (version >= 1) {
      writer.writeInt8(value.patternType === undefined ? 3 : value.patternType)
    }
    else rejectUnlessDefault(value.patternType, 3, 'patternType')
    at = 'principal'
    writer.writeString(value.principal, flexible)
    at = 'host'
    writer.writeString(value.host, flexible)
    at = 'operation'
    writer.writeInt8(value.operation)
    at = 'permissionType'
    writer.writeInt8(value.permissionType)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDeleteAclsMatchingAclList(reader: Reader, version: number): DeleteAclsResponseDeleteAclsMatchingAcl[] {
  const count = reader.readArrayLength(version >= 2, 11)
  const items: DeleteAclsResponseDeleteAclsMatchingAcl[] = []
  try {
    while (items.length < count) items.push(readDeleteAclsMatchingAcl(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDeleteAclsMatchingAclList(writer: Writer, items: readonly Encodable<DeleteAclsResponseDeleteAclsMatchingAcl>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDeleteAclsMatchingAcl(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDeleteAclsResponse(reader: Reader, version: number): DeleteAclsResponse {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'filterResults'
    const filterResults = readDeleteAclsFilterResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, filterResults, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDeleteAclsResponse(writer: Writer, value: Encodable<DeleteAclsResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'filterResults'
    writeDeleteAclsFilterResultList(writer, value.filterResults === undefined ? NO_ITEMS : value.filterResults, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DeleteAclsResponse}. */
export const deleteAclsResponse = /* @__PURE__ */ messageCodec(
  { name: 'DeleteAclsResponse', apiKey: 31, kind: 'response', versionMin: 0, versionMax: 3, flexibleFrom: 2 },
  readDeleteAclsResponse,
  writeDeleteAclsResponse,
)
