// Generated from schema/messages/DescribeConfigsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * The settings with where they come from. Versions 0 to 4.
 *
 * - 1: adds synonyms and sources (KIP-226)
 * - 2: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 3: adds types and descriptions (KIP-569)
 * - 4: compact lengths and tagged fields (KIP-482)
 */
export interface DescribeConfigsResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /** `[]DescribeConfigsResult`. */
  readonly results: readonly DescribeConfigsResponseDescribeConfigsResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeConfigsResponse}. */
export interface DescribeConfigsResponseDescribeConfigsResult {
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
  /** `[]DescribeConfigsResourceResult`. */
  readonly configs: readonly DescribeConfigsResponseDescribeConfigsResourceResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeConfigsResponse}. */
export interface DescribeConfigsResponseDescribeConfigsResourceResult {
  /** `string`. */
  readonly name: string
  /**
   * The value as text; null where it is secret or not set.
   *
   * `string`, may be null.
   */
  readonly value: string | null
  /**
   * Whether the setting cannot be changed while the broker runs.
   *
   * `bool`.
   */
  readonly readOnly: boolean
  /**
   * Whether the value is the default.
   *
   * `bool`, in version 0 only.
   */
  readonly isDefault: boolean
  /**
   * Where the value comes from: 1 topic, 2 broker, 3 all brokers, 4 file of the broker, 5 default, 6 broker logger, 7 client metrics, 8 group; 0 unknown.
   *
   * `int8`, since version 1, by default -1, dropped silently where a version lacks it.
   */
  readonly configSource: number
  /**
   * Whether the value is secret, and therefore null.
   *
   * `bool`.
   */
  readonly isSensitive: boolean
  /**
   * Settings that the value may come from, the one in force first.
   *
   * `[]DescribeConfigsSynonym`, since version 1, dropped silently where a version lacks it.
   */
  readonly synonyms: readonly DescribeConfigsResponseDescribeConfigsSynonym[]
  /**
   * Type of the value: 1 boolean, 2 string, 3 int, 4 short, 5 long, 6 double, 7 list, 8 class, 9 password; 0 unknown.
   *
   * `int8`, since version 3, dropped silently where a version lacks it.
   */
  readonly configType: number
  /** `string`, since version 3, may be null, dropped silently where a version lacks it. */
  readonly documentation: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeConfigsResponse}. */
export interface DescribeConfigsResponseDescribeConfigsSynonym {
  /** `string`, since version 1. */
  readonly name: string
  /**
   * The value as text; null where it is secret or not set.
   *
   * `string`, since version 1, may be null.
   */
  readonly value: string | null
  /**
   * Where the value comes from: 1 topic, 2 broker, 3 all brokers, 4 file of the broker, 5 default, 6 broker logger, 7 client metrics, 8 group; 0 unknown.
   *
   * `int8`, since version 1.
   */
  readonly source: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDescribeConfigsResult(reader: Reader, version: number): DescribeConfigsResponseDescribeConfigsResult {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(flexible)
    at = 'resourceType'
    const resourceType = reader.readInt8()
    at = 'resourceName'
    const resourceName = reader.readString(flexible)
    at = 'configs'
    const configs = readDescribeConfigsResourceResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { errorCode, errorMessage, resourceType, resourceName, configs, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeConfigsResult(writer: Writer, value: Encodable<DescribeConfigsResponseDescribeConfigsResult>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage === undefined ? '' : value.errorMessage, flexible)
    at = 'resourceType'
    writer.writeInt8(value.resourceType)
    at = 'resourceName'
    writer.writeString(value.resourceName, flexible)
    at = 'configs'
    writeDescribeConfigsResourceResultList(writer, value.configs === undefined ? NO_ITEMS : value.configs, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDescribeConfigsResultList(reader: Reader, version: number): DescribeConfigsResponseDescribeConfigsResult[] {
  const count = reader.readArrayLength(version >= 4, 7)
  const items: DescribeConfigsResponseDescribeConfigsResult[] = []
  try {
    while (items.length < count) items.push(readDescribeConfigsResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDescribeConfigsResultList(writer: Writer, items: readonly Encodable<DescribeConfigsResponseDescribeConfigsResult>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 4)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribeConfigsResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeConfigsResourceResult(reader: Reader, version: number): DescribeConfigsResponseDescribeConfigsResourceResult {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'name'
    const name = reader.readString(flexible)
    at = 'value'
    const value = reader.readNullableString(flexible)
    at = 'readOnly'
    const readOnly = reader.readBoolean()
    at = 'isDefault'
    const isDefault = version <= 0 ? reader.readBoolean() : false
    at = 'configSource'
    const configSource = version >= 1 ? reader.readInt8() : -1
    at = 'isSensitive'
    const isSensitive = reader.readBoolean()
    at = 'synonyms'
    const synonyms = version >= 1 ? readDescribeConfigsSynonymList(reader, version) : NO_ITEMS
    at = 'configType'
    const configType = version >= 3 ? reader.readInt8() : 0
    at = 'documentation'
    const documentation = version >= 3 ? reader.readNullableString(flexible) : ''
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, value, readOnly, isDefault, configSource, isSensitive, synonyms, configType, documentation, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeConfigsResourceResult(writer: Writer, value: Encodable<DescribeConfigsResponseDescribeConfigsResourceResult>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'name'
    writer.writeString(value.name, flexible)
    at = 'value'
    writer.writeNullableString(value.value === undefined ? '' : value.value, flexible)
    at = 'readOnly'
    writer.writeBoolean(value.readOnly)
    at = 'isDefault'
    if (version <= 0) {
      writer.writeBoolean(value.isDefault)
    }
    else rejectUnlessDefault(value.isDefault, false, 'isDefault')
    at = 'configSource'
    if (version >= 1) {
      writer.writeInt8(value.configSource === undefined ? -1 : value.configSource)
    }
    at = 'isSensitive'
    writer.writeBoolean(value.isSensitive)
    at = 'synonyms'
    if (version >= 1) {
      writeDescribeConfigsSynonymList(writer, value.synonyms === undefined ? NO_ITEMS : value.synonyms, version)
    }
    at = 'configType'
    if (version >= 3) {
      writer.writeInt8(value.configType)
    }
    at = 'documentation'
    if (version >= 3) {
      writer.writeNullableString(value.documentation === undefined ? '' : value.documentation, flexible)
    }
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDescribeConfigsResourceResultList(reader: Reader, version: number): DescribeConfigsResponseDescribeConfigsResourceResult[] {
  const count = reader.readArrayLength(version >= 4, 7)
  const items: DescribeConfigsResponseDescribeConfigsResourceResult[] = []
  try {
    while (items.length < count) items.push(readDescribeConfigsResourceResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDescribeConfigsResourceResultList(writer: Writer, items: readonly Encodable<DescribeConfigsResponseDescribeConfigsResourceResult>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 4)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribeConfigsResourceResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeConfigsSynonym(reader: Reader, version: number): DescribeConfigsResponseDescribeConfigsSynonym {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'name'
    const name = version >= 1 ? reader.readString(flexible) : ''
    at = 'value'
    const value = version >= 1 ? reader.readNullableString(flexible) : ''
    at = 'source'
    const source = version >= 1 ? reader.readInt8() : 0
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, value, source, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeConfigsSynonym(writer: Writer, value: Encodable<DescribeConfigsResponseDescribeConfigsSynonym>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'name'
    if (version >= 1) {
      writer.writeString(value.name, flexible)
    }
    else rejectUnlessDefault(value.name, '', 'name')
    at = 'value'
    if (version >= 1) {
      writer.writeNullableString(value.value === undefined ? '' : value.value, flexible)
    }
    else rejectUnlessDefault(value.value, '', 'value')
    at = 'source'
    if (version >= 1) {
      writer.writeInt8(value.source)
    }
    else rejectUnlessDefault(value.source, 0, 'source')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDescribeConfigsSynonymList(reader: Reader, version: number): DescribeConfigsResponseDescribeConfigsSynonym[] {
  const count = reader.readArrayLength(version >= 4, 4)
  const items: DescribeConfigsResponseDescribeConfigsSynonym[] = []
  try {
    while (items.length < count) items.push(readDescribeConfigsSynonym(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDescribeConfigsSynonymList(writer: Writer, items: readonly Encodable<DescribeConfigsResponseDescribeConfigsSynonym>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 4)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribeConfigsSynonym(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeConfigsResponse(reader: Reader, version: number): DescribeConfigsResponse {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'results'
    const results = readDescribeConfigsResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, results, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeConfigsResponse(writer: Writer, value: Encodable<DescribeConfigsResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'results'
    writeDescribeConfigsResultList(writer, value.results === undefined ? NO_ITEMS : value.results, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DescribeConfigsResponse}. */
export const describeConfigsResponse = /* @__PURE__ */ messageCodec(
  { name: 'DescribeConfigsResponse', apiKey: 32, kind: 'response', versionMin: 0, versionMax: 4, flexibleFrom: 4 },
  readDescribeConfigsResponse,
  writeDescribeConfigsResponse,
)
