// Generated from schema/messages/DescribeConfigsRequest.json by `npm run generate`. Do not edit.
import { messageCodec, rejectTaggedFields, rejectUnlessDefault, type MessageCodec } from '../message-codec.ts'
import type { Reader } from '../reader.ts'
import { NO_ITEMS, NO_TAGGED_FIELDS, type Encodable, type UnknownTaggedField } from '../values.ts'
import type { Writer } from '../writer.ts'

/** Kafka's DescribeConfigsRequest. Versions 0 to 4. */
export interface DescribeConfigsRequest {
  /** `[]DescribeConfigsResource`. */
  readonly resources: readonly DescribeConfigsRequestDescribeConfigsResource[]
  /** `bool`, since version 1. */
  readonly includeSynonyms: boolean
  /** `bool`, since version 3. */
  readonly includeDocumentation: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeConfigsRequest}. */
export interface DescribeConfigsRequestDescribeConfigsResource {
  /** `int8`. */
  readonly resourceType: number
  /** `string`. */
  readonly resourceName: string
  /** `[]string`, may be null. */
  readonly configurationKeys: readonly string[] | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDescribeConfigsResource(reader: Reader, version: number): DescribeConfigsRequestDescribeConfigsResource {
  const flexible = version >= 4
  const resourceType = reader.readInt8()
  const resourceName = reader.readString(flexible)
  const configurationKeys = reader.readNullableStringArray(flexible)
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { resourceType, resourceName, configurationKeys, unknownTaggedFields }
}

function writeDescribeConfigsResource(writer: Writer, value: Encodable<DescribeConfigsRequestDescribeConfigsResource>, version: number): void {
  const flexible = version >= 4
  writer.writeInt8(value.resourceType)
  writer.writeString(value.resourceName, flexible)
  writer.writeNullableStringArray(value.configurationKeys === undefined ? NO_ITEMS : value.configurationKeys, flexible)
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readDescribeConfigsResourceList(reader: Reader, version: number): DescribeConfigsRequestDescribeConfigsResource[] {
  const count = reader.readArrayLength(version >= 4, 4)
  const items: DescribeConfigsRequestDescribeConfigsResource[] = []
  for (let left = count; left > 0; left--) items.push(readDescribeConfigsResource(reader, version))
  return items
}

function writeDescribeConfigsResourceList(writer: Writer, items: readonly Encodable<DescribeConfigsRequestDescribeConfigsResource>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 4)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writeDescribeConfigsResource(writer, items[index]!, version)
}

function readDescribeConfigsRequest(reader: Reader, version: number): DescribeConfigsRequest {
  const flexible = version >= 4
  const resources = readDescribeConfigsResourceList(reader, version)
  const includeSynonyms = version >= 1 ? reader.readBoolean() : false
  const includeDocumentation = version >= 3 ? reader.readBoolean() : false
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { resources, includeSynonyms, includeDocumentation, unknownTaggedFields }
}

function writeDescribeConfigsRequest(writer: Writer, value: Encodable<DescribeConfigsRequest>, version: number): void {
  const flexible = version >= 4
  writeDescribeConfigsResourceList(writer, value.resources === undefined ? NO_ITEMS : value.resources, version)
  if (version >= 1) {
    writer.writeBoolean(value.includeSynonyms)
  }
  else rejectUnlessDefault(value.includeSynonyms, false, 'includeSynonyms')
  if (version >= 3) {
    writer.writeBoolean(value.includeDocumentation)
  }
  else rejectUnlessDefault(value.includeDocumentation, false, 'includeDocumentation')
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

/** Reads and writes {@link DescribeConfigsRequest}. */
export const describeConfigsRequest: MessageCodec<DescribeConfigsRequest> = /* @__PURE__ */ messageCodec(
  { name: 'DescribeConfigsRequest', apiKey: 32, kind: 'request', versionMin: 0, versionMax: 4, flexibleFrom: 4 },
  readDescribeConfigsRequest,
  writeDescribeConfigsRequest,
)
