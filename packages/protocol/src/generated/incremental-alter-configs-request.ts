// Generated from schema/messages/IncrementalAlterConfigsRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Changes single settings of topics, brokers, groups and others (KIP-339). Versions 0 to 1.
 *
 * - 1: compact lengths and tagged fields (KIP-482)
 */
export interface IncrementalAlterConfigsRequest {
  /** `[]AlterConfigsResource`. */
  readonly resources: readonly IncrementalAlterConfigsRequestAlterConfigsResource[]
  /**
   * Whether to check the request and change nothing.
   *
   * `bool`.
   */
  readonly validateOnly: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link IncrementalAlterConfigsRequest}. */
export interface IncrementalAlterConfigsRequestAlterConfigsResource {
  /**
   * Kind of resource: 2 topic, 4 broker, 8 broker logger, 16 client metrics, 32 group.
   *
   * `int8`.
   */
  readonly resourceType: number
  /** `string`. */
  readonly resourceName: string
  /** `[]AlterableConfig`. */
  readonly configs: readonly IncrementalAlterConfigsRequestAlterableConfig[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link IncrementalAlterConfigsRequest}. */
export interface IncrementalAlterConfigsRequestAlterableConfig {
  /** `string`. */
  readonly name: string
  /**
   * What to do: 0 set, 1 delete, 2 append to a list, 3 take from a list.
   *
   * `int8`.
   */
  readonly configOperation: number
  /**
   * The value; null for a deletion.
   *
   * `string`, may be null.
   */
  readonly value: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readAlterConfigsResource(reader: Reader, version: number): IncrementalAlterConfigsRequestAlterConfigsResource {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'resourceType'
    const resourceType = reader.readInt8()
    at = 'resourceName'
    const resourceName = reader.readString(flexible)
    at = 'configs'
    const configs = readAlterableConfigList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { resourceType, resourceName, configs, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAlterConfigsResource(writer: Writer, value: Encodable<IncrementalAlterConfigsRequestAlterConfigsResource>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'resourceType'
    writer.writeInt8(value.resourceType)
    at = 'resourceName'
    writer.writeString(value.resourceName, flexible)
    at = 'configs'
    writeAlterableConfigList(writer, value.configs === undefined ? NO_ITEMS : value.configs, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readAlterConfigsResourceList(reader: Reader, version: number): IncrementalAlterConfigsRequestAlterConfigsResource[] {
  const count = reader.readArrayLength(version >= 1, 4)
  const items: IncrementalAlterConfigsRequestAlterConfigsResource[] = []
  try {
    while (items.length < count) items.push(readAlterConfigsResource(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAlterConfigsResourceList(writer: Writer, items: readonly Encodable<IncrementalAlterConfigsRequestAlterConfigsResource>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 1)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAlterConfigsResource(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAlterableConfig(reader: Reader, version: number): IncrementalAlterConfigsRequestAlterableConfig {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'name'
    const name = reader.readString(flexible)
    at = 'configOperation'
    const configOperation = reader.readInt8()
    at = 'value'
    const value = reader.readNullableString(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, configOperation, value, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAlterableConfig(writer: Writer, value: Encodable<IncrementalAlterConfigsRequestAlterableConfig>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'name'
    writer.writeString(value.name, flexible)
    at = 'configOperation'
    writer.writeInt8(value.configOperation)
    at = 'value'
    writer.writeNullableString(value.value === undefined ? '' : value.value, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readAlterableConfigList(reader: Reader, version: number): IncrementalAlterConfigsRequestAlterableConfig[] {
  const count = reader.readArrayLength(version >= 1, 4)
  const items: IncrementalAlterConfigsRequestAlterableConfig[] = []
  try {
    while (items.length < count) items.push(readAlterableConfig(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAlterableConfigList(writer: Writer, items: readonly Encodable<IncrementalAlterConfigsRequestAlterableConfig>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 1)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAlterableConfig(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readIncrementalAlterConfigsRequest(reader: Reader, version: number): IncrementalAlterConfigsRequest {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'resources'
    const resources = readAlterConfigsResourceList(reader, version)
    at = 'validateOnly'
    const validateOnly = reader.readBoolean()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { resources, validateOnly, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeIncrementalAlterConfigsRequest(writer: Writer, value: Encodable<IncrementalAlterConfigsRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'resources'
    writeAlterConfigsResourceList(writer, value.resources === undefined ? NO_ITEMS : value.resources, version)
    at = 'validateOnly'
    writer.writeBoolean(value.validateOnly)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link IncrementalAlterConfigsRequest}. */
export const incrementalAlterConfigsRequest = /* @__PURE__ */ messageCodec(
  { name: 'IncrementalAlterConfigsRequest', apiKey: 44, kind: 'request', versionMin: 0, versionMax: 1, flexibleFrom: 1 },
  readIncrementalAlterConfigsRequest,
  writeIncrementalAlterConfigsRequest,
)
