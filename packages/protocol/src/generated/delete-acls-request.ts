// Generated from schema/messages/DeleteAclsRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Deletes the ACLs that match filters (KIP-140). Versions 0 to 3.
 *
 * - 1: adds patterns of names (KIP-290)
 * - 2: compact lengths and tagged fields (KIP-482)
 * - 3: adds users as resources (KIP-373)
 */
export interface DeleteAclsRequest {
  /** `[]DeleteAclsFilter`. */
  readonly filters: readonly DeleteAclsRequestDeleteAclsFilter[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DeleteAclsRequest}. */
export interface DeleteAclsRequestDeleteAclsFilter {
  /**
   * Kind of resource: 1 any, 2 topic, 3 group, 4 cluster, 5 transactional id, 6 delegation token, 7 user.
   *
   * `int8`.
   */
  readonly resourceTypeFilter: number
  /**
   * Name of the resource; null for any.
   *
   * `string`, may be null.
   */
  readonly resourceNameFilter: string | null
  /**
   * How the name is meant: 1 any, 2 every pattern that matches the name, 3 the name itself, 4 what begins so (KIP-290).
   *
   * `int8`, since version 1, by default 3.
   */
  readonly patternTypeFilter: number
  /**
   * Who, as `User:name`; null for anybody.
   *
   * `string`, may be null.
   */
  readonly principalFilter: string | null
  /**
   * Address; null for any.
   *
   * `string`, may be null.
   */
  readonly hostFilter: string | null
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

function readDeleteAclsFilter(reader: Reader, version: number): DeleteAclsRequestDeleteAclsFilter {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'resourceTypeFilter'
    const resourceTypeFilter = reader.readInt8()
    at = 'resourceNameFilter'
    const resourceNameFilter = reader.readNullableString(flexible)
    at = 'patternTypeFilter'
    const patternTypeFilter = version >= 1 ? reader.readInt8() : 3
    at = 'principalFilter'
    const principalFilter = reader.readNullableString(flexible)
    at = 'hostFilter'
    const hostFilter = reader.readNullableString(flexible)
    at = 'operation'
    const operation = reader.readInt8()
    at = 'permissionType'
    const permissionType = reader.readInt8()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { resourceTypeFilter, resourceNameFilter, patternTypeFilter, principalFilter, hostFilter, operation, permissionType, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDeleteAclsFilter(writer: Writer, value: Encodable<DeleteAclsRequestDeleteAclsFilter>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'resourceTypeFilter'
    writer.writeInt8(value.resourceTypeFilter)
    at = 'resourceNameFilter'
    writer.writeNullableString(value.resourceNameFilter === undefined ? '' : value.resourceNameFilter, flexible)
    at = 'patternTypeFilter'
    if (version >= 1) {
      writer.writeInt8(value.patternTypeFilter === undefined ? 3 : value.patternTypeFilter)
    }
    else rejectUnlessDefault(value.patternTypeFilter, 3, 'patternTypeFilter')
    at = 'principalFilter'
    writer.writeNullableString(value.principalFilter === undefined ? '' : value.principalFilter, flexible)
    at = 'hostFilter'
    writer.writeNullableString(value.hostFilter === undefined ? '' : value.hostFilter, flexible)
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

function readDeleteAclsFilterList(reader: Reader, version: number): DeleteAclsRequestDeleteAclsFilter[] {
  const count = reader.readArrayLength(version >= 2, 8)
  const items: DeleteAclsRequestDeleteAclsFilter[] = []
  try {
    while (items.length < count) items.push(readDeleteAclsFilter(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDeleteAclsFilterList(writer: Writer, items: readonly Encodable<DeleteAclsRequestDeleteAclsFilter>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDeleteAclsFilter(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDeleteAclsRequest(reader: Reader, version: number): DeleteAclsRequest {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'filters'
    const filters = readDeleteAclsFilterList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { filters, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDeleteAclsRequest(writer: Writer, value: Encodable<DeleteAclsRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'filters'
    writeDeleteAclsFilterList(writer, value.filters === undefined ? NO_ITEMS : value.filters, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DeleteAclsRequest}. */
export const deleteAclsRequest = /* @__PURE__ */ messageCodec(
  { name: 'DeleteAclsRequest', apiKey: 31, kind: 'request', versionMin: 0, versionMax: 3, flexibleFrom: 2 },
  readDeleteAclsRequest,
  writeDeleteAclsRequest,
)
