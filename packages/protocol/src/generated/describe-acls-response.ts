// Generated from schema/messages/DescribeAclsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * The ACLs, by resource. Versions 0 to 3.
 *
 * - 1: adds patterns of names (KIP-290)
 * - 2: compact lengths and tagged fields (KIP-482)
 * - 3: adds users as resources (KIP-373)
 */
export interface DescribeAclsResponse {
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
  /** `[]DescribeAclsResource`. */
  readonly resources: readonly DescribeAclsResponseDescribeAclsResource[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeAclsResponse}. */
export interface DescribeAclsResponseDescribeAclsResource {
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
  /** `[]AclDescription`. */
  readonly acls: readonly DescribeAclsResponseAclDescription[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeAclsResponse}. */
export interface DescribeAclsResponseAclDescription {
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

function readDescribeAclsResource(reader: Reader, version: number): DescribeAclsResponseDescribeAclsResource {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'resourceType'
    const resourceType = reader.readInt8()
    at = 'resourceName'
    const resourceName = reader.readString(flexible)
    at = 'patternType'
    const patternType = version >= 1 ? reader.readInt8() : 3
    at = 'acls'
    const acls = readAclDescriptionList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { resourceType, resourceName, patternType, acls, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeAclsResource(writer: Writer, value: Encodable<DescribeAclsResponseDescribeAclsResource>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'resourceType'
    writer.writeInt8(value.resourceType)
    at = 'resourceName'
    writer.writeString(value.resourceName, flexible)
    at = 'patternType'
    if (version >= 1) {
      writer.writeInt8(value.patternType === undefined ? 3 : value.patternType)
    }
    else rejectUnlessDefault(value.patternType, 3, 'patternType')
    at = 'acls'
    writeAclDescriptionList(writer, value.acls === undefined ? NO_ITEMS : value.acls, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDescribeAclsResourceList(reader: Reader, version: number): DescribeAclsResponseDescribeAclsResource[] {
  const count = reader.readArrayLength(version >= 2, 5)
  const items: DescribeAclsResponseDescribeAclsResource[] = []
  try {
    while (items.length < count) items.push(readDescribeAclsResource(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDescribeAclsResourceList(writer: Writer, items: readonly Encodable<DescribeAclsResponseDescribeAclsResource>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribeAclsResource(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAclDescription(reader: Reader, version: number): DescribeAclsResponseAclDescription {
  let at = ''
  try {
    const flexible = version >= 2
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
    return { principal, host, operation, permissionType, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAclDescription(writer: Writer, value: Encodable<DescribeAclsResponseAclDescription>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
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

function readAclDescriptionList(reader: Reader, version: number): DescribeAclsResponseAclDescription[] {
  const count = reader.readArrayLength(version >= 2, 5)
  const items: DescribeAclsResponseAclDescription[] = []
  try {
    while (items.length < count) items.push(readAclDescription(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAclDescriptionList(writer: Writer, items: readonly Encodable<DescribeAclsResponseAclDescription>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAclDescription(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeAclsResponse(reader: Reader, version: number): DescribeAclsResponse {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(flexible)
    at = 'resources'
    const resources = readDescribeAclsResourceList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, errorCode, errorMessage, resources, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeAclsResponse(writer: Writer, value: Encodable<DescribeAclsResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage === undefined ? '' : value.errorMessage, flexible)
    at = 'resources'
    writeDescribeAclsResourceList(writer, value.resources === undefined ? NO_ITEMS : value.resources, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DescribeAclsResponse}. */
export const describeAclsResponse = /* @__PURE__ */ messageCodec(
  { name: 'DescribeAclsResponse', apiKey: 29, kind: 'response', versionMin: 0, versionMax: 3, flexibleFrom: 2 },
  readDescribeAclsResponse,
  writeDescribeAclsResponse,
)
