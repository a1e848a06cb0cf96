// Generated from schema/messages/DescribeAclsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Kafka's DescribeAclsResponse. Versions 0 to 3. */
export interface DescribeAclsResponse {
  /** `int32`. */
  readonly throttleTimeMs: number
  /** `int16`. */
  readonly errorCode: number
  /** `string`, may be null. */
  readonly errorMessage: string | null
  /** `[]DescribeAclsResource`. */
  readonly resources: readonly DescribeAclsResponseDescribeAclsResource[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeAclsResponse}. */
export interface DescribeAclsResponseDescribeAclsResource {
  /** `int8`. */
  readonly resourceType: number
  /** `string`. */
  readonly resourceName: string
  /** `int8`, since version 1, by default 3. */
  readonly patternType: number
  /** `[]AclDescription`. */
  readonly acls: readonly DescribeAclsResponseAclDescription[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeAclsResponse}. */
export interface DescribeAclsResponseAclDescription {
  /** `string`. */
  readonly principal: string
  /** `string`. */
  readonly host: string
  /** `int8`. */
  readonly operation: number
  /** `int8`. */
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
