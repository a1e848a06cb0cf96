// Generated from schema/messages/DescribeConfigsRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Asks for settings of topics, brokers, groups and others (KIP-133). Versions 0 to 4.
 *
 * - 1: adds synonyms and sources (KIP-226)
 * - 2: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 3: adds types and descriptions (KIP-569)
 * - 4: compact lengths and tagged fields (KIP-482)
 */
export interface DescribeConfigsRequest {
  /** `[]DescribeConfigsResource`. */
  readonly resources: readonly DescribeConfigsRequestDescribeConfigsResource[]
  /**
   * Whether to list all settings that the value may come from.
   *
   * `bool`, since version 1.
   */
  readonly includeSynonyms: boolean
  /** `bool`, since version 3. */
  readonly includeDocumentation: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeConfigsRequest}. */
export interface DescribeConfigsRequestDescribeConfigsResource {
  /**
   * Kind of resource: 2 topic, 4 broker, 8 broker logger, 16 client metrics, 32 group.
   *
   * `int8`.
   */
  readonly resourceType: number
  /**
   * Name of the topic or group, id of the broker; empty for the default of all brokers.
   *
   * `string`.
   */
  readonly resourceName: string
  /**
   * Names of the settings wanted; null for all.
   *
   * `[]string`, may be null.
   */
  readonly configurationKeys: readonly string[] | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDescribeConfigsResource(reader: Reader, version: number): DescribeConfigsRequestDescribeConfigsResource {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'resourceType'
    const resourceType = reader.readInt8()
    at = 'resourceName'
    const resourceName = reader.readString(flexible)
    at = 'configurationKeys'
    const configurationKeys = reader.readNullableStringArray(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { resourceType, resourceName, configurationKeys, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeConfigsResource(writer: Writer, value: Encodable<DescribeConfigsRequestDescribeConfigsResource>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'resourceType'
    writer.writeInt8(value.resourceType)
    at = 'resourceName'
    writer.writeString(value.resourceName, flexible)
    at = 'configurationKeys'
    writer.writeNullableStringArray(value.configurationKeys === undefined ? NO_ITEMS : value.configurationKeys, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDescribeConfigsResourceList(reader: Reader, version: number): DescribeConfigsRequestDescribeConfigsResource[] {
  const count = reader.readArrayLength(version >= 4, 4)
  const items: DescribeConfigsRequestDescribeConfigsResource[] = []
  try {
    while (items.length < count) items.push(readDescribeConfigsResource(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDescribeConfigsResourceList(writer: Writer, items: readonly Encodable<DescribeConfigsRequestDescribeConfigsResource>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 4)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribeConfigsResource(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeConfigsRequest(reader: Reader, version: number): DescribeConfigsRequest {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'resources'
    const resources = readDescribeConfigsResourceList(reader, version)
    at = 'includeSynonyms'
    const includeSynonyms = version >= 1 ? reader.readBoolean() : false
    at = 'includeDocumentation'
    const includeDocumentation = version >= 3 ? reader.readBoolean() : false
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { resources, includeSynonyms, includeDocumentation, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeConfigsRequest(writer: Writer, value: Encodable<DescribeConfigsRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'resources'
    writeDescribeConfigsResourceList(writer, value.resources === undefined ? NO_ITEMS : value.resources, version)
    at = 'includeSynonyms'
    if (version >= 1) {
      writer.writeBoolean(value.includeSynonyms)
    }
    else rejectUnlessDefault(value.includeSynonyms, false, 'includeSynonyms')
    at = 'includeDocumentation'
    if (version >= 3) {
      writer.writeBoolean(value.includeDocumentation)
    }
    else rejectUnlessDefault(value.includeDocumentation, false, 'includeDocumentation')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DescribeConfigsRequest}. */
export const describeConfigsRequest = /* @__PURE__ */ messageCodec(
  { name: 'DescribeConfigsRequest', apiKey: 32, kind: 'request', versionMin: 0, versionMax: 4, flexibleFrom: 4 },
  readDescribeConfigsRequest,
  writeDescribeConfigsRequest,
)
