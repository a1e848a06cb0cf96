// Generated from schema/messages/AlterConfigsRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Replaces all settings of topics and brokers; what is not named falls back to its default (KIP-133). IncrementalAlterConfigs is the better one. Versions 0 to 2.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: compact lengths and tagged fields (KIP-482)
 */
export interface AlterConfigsRequest {
  /** `[]AlterConfigsResource`. */
  readonly resources: readonly AlterConfigsRequestAlterConfigsResource[]
  /**
   * Whether to check the request and change nothing.
   *
   * `bool`.
   */
  readonly validateOnly: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AlterConfigsRequest}. */
export interface AlterConfigsRequestAlterConfigsResource {
  /**
   * Kind of resource: 2 topic, 4 broker, 8 broker logger, 16 client metrics, 32 group.
   *
   * `int8`.
   */
  readonly resourceType: number
  /** `string`. */
  readonly resourceName: string
  /** `[]AlterableConfig`. */
  readonly configs: readonly AlterConfigsRequestAlterableConfig[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AlterConfigsRequest}. */
export interface AlterConfigsRequestAlterableConfig {
  /** `string`. */
  readonly name: string
  /**
   * The new value; null for the default.
   *
   * `string`, may be null.
   */
  readonly value: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readAlterConfigsResource(reader: Reader, version: number): AlterConfigsRequestAlterConfigsResource {
  let at = ''
  try {
    const flexible = version >= 2
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

function writeAlterConfigsResource(writer: Writer, value: Encodable<AlterConfigsRequestAlterConfigsResource>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
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

function readAlterConfigsResourceList(reader: Reader, version: number): AlterConfigsRequestAlterConfigsResource[] {
  const count = reader.readArrayLength(version >= 2, 4)
  const items: AlterConfigsRequestAlterConfigsResource[] = []
  try {
    while (items.length < count) items.push(readAlterConfigsResource(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAlterConfigsResourceList(writer: Writer, items: readonly Encodable<AlterConfigsRequestAlterConfigsResource>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAlterConfigsResource(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAlterableConfig(reader: Reader, version: number): AlterConfigsRequestAlterableConfig {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'name'
    const name = reader.readString(flexible)
    at = 'value'
    const value = reader.readNullableString(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, value, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAlterableConfig(writer: Writer, value: Encodable<AlterConfigsRequestAlterableConfig>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'name'
    writer.writeString(value.name, flexible)
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

function readAlterableConfigList(reader: Reader, version: number): AlterConfigsRequestAlterableConfig[] {
  const count = reader.readArrayLength(version >= 2, 3)
  const items: AlterConfigsRequestAlterableConfig[] = []
  try {
    while (items.length < count) items.push(readAlterableConfig(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAlterableConfigList(writer: Writer, items: readonly Encodable<AlterConfigsRequestAlterableConfig>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAlterableConfig(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAlterConfigsRequest(reader: Reader, version: number): AlterConfigsRequest {
  let at = ''
  try {
    const flexible = version >= 2
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

function writeAlterConfigsRequest(writer: Writer, value: Encodable<AlterConfigsRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
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

/** Reads and writes {@link AlterConfigsRequest}. */
export const alterConfigsRequest = /* @__PURE__ */ messageCodec(
  { name: 'AlterConfigsRequest', apiKey: 33, kind: 'request', versionMin: 0, versionMax: 2, flexibleFrom: 2 },
  readAlterConfigsRequest,
  writeAlterConfigsRequest,
)
