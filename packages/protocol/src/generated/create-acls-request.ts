// Generated from schema/messages/CreateAclsRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Creates ACLs (KIP-140). Versions 0 to 3.
 *
 * - 1: adds patterns of names (KIP-290)
 * - 2: compact lengths and tagged fields (KIP-482)
 * - 3: adds users as resources (KIP-373)
 */
export interface CreateAclsRequest {
  /** `[]AclCreation`. */
  readonly creations: readonly CreateAclsRequestAclCreation[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link CreateAclsRequest}. */
export interface CreateAclsRequestAclCreation {
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
  readonly resourcePatternType: number
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

function readAclCreation(reader: Reader, version: number): CreateAclsRequestAclCreation {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'resourceType'
    const resourceType = reader.readInt8()
    at = 'resourceName'
    const resourceName = reader.readString(flexible)
    at = 'resourcePatternType'
    const resourcePatternType = version >= 1 ? reader.readInt8() : 3
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
    return { resourceType, resourceName, resourcePatternType, principal, host, operation, permissionType, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAclCreation(writer: Writer, value: Encodable<CreateAclsRequestAclCreation>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'resourceType'
    writer.writeInt8(value.resourceType)
    at = 'resourceName'
    writer.writeString(value.resourceName, flexible)
    at = 'resourcePatternType'
    if (version >= 1) {
      writer.writeInt8(value.resourcePatternType === undefined ? 3 : value.resourcePatternType)
    }
    else rejectUnlessDefault(value.resourcePatternType, 3, 'resourcePatternType')
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

function readAclCreationList(reader: Reader, version: number): CreateAclsRequestAclCreation[] {
  const count = reader.readArrayLength(version >= 2, 8)
  const items: CreateAclsRequestAclCreation[] = []
  try {
    while (items.length < count) items.push(readAclCreation(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAclCreationList(writer: Writer, items: readonly Encodable<CreateAclsRequestAclCreation>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAclCreation(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readCreateAclsRequest(reader: Reader, version: number): CreateAclsRequest {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'creations'
    const creations = readAclCreationList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { creations, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeCreateAclsRequest(writer: Writer, value: Encodable<CreateAclsRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'creations'
    writeAclCreationList(writer, value.creations === undefined ? NO_ITEMS : value.creations, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link CreateAclsRequest}. */
export const createAclsRequest = /* @__PURE__ */ messageCodec(
  { name: 'CreateAclsRequest', apiKey: 30, kind: 'request', versionMin: 0, versionMax: 3, flexibleFrom: 2 },
  readCreateAclsRequest,
  writeCreateAclsRequest,
)
