// Generated from schema/messages/DescribeConfigsResponse.json by `npm run generate`. Do not edit.
import { messageCodec, rejectTaggedFields, rejectUnlessDefault, type MessageCodec } from '../message-codec.ts'
import type { Reader } from '../reader.ts'
import { NO_ITEMS, NO_TAGGED_FIELDS, type Encodable, type UnknownTaggedField } from '../values.ts'
import type { Writer } from '../writer.ts'

/** Kafka's DescribeConfigsResponse. Versions 0 to 4. */
export interface DescribeConfigsResponse {
  /** `int32`. */
  readonly throttleTimeMs: number
  /** `[]DescribeConfigsResult`. */
  readonly results: readonly DescribeConfigsResponseDescribeConfigsResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeConfigsResponse}. */
export interface DescribeConfigsResponseDescribeConfigsResult {
  /** `int16`. */
  readonly errorCode: number
  /** `string`, may be null. */
  readonly errorMessage: string | null
  /** `int8`. */
  readonly resourceType: number
  /** `string`. */
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
  /** `string`, may be null. */
  readonly value: string | null
  /** `bool`. */
  readonly readOnly: boolean
  /** `bool`, in version 0 only. */
  readonly isDefault: boolean
  /** `int8`, since version 1, by default -1, dropped silently where a version lacks it. */
  readonly configSource: number
  /** `bool`. */
  readonly isSensitive: boolean
  /** `[]DescribeConfigsSynonym`, since version 1, dropped silently where a version lacks it. */
  readonly synonyms: readonly DescribeConfigsResponseDescribeConfigsSynonym[]
  /** `int8`, since version 3, dropped silently where a version lacks it. */
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
  /** `string`, since version 1, may be null. */
  readonly value: string | null
  /** `int8`, since version 1. */
  readonly source: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDescribeConfigsResult(reader: Reader, version: number): DescribeConfigsResponseDescribeConfigsResult {
  const flexible = version >= 4
  const errorCode = reader.readInt16()
  const errorMessage = reader.readNullableString(flexible)
  const resourceType = reader.readInt8()
  const resourceName = reader.readString(flexible)
  const configs = readDescribeConfigsResourceResultList(reader, version)
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { errorCode, errorMessage, resourceType, resourceName, configs, unknownTaggedFields }
}

function writeDescribeConfigsResult(writer: Writer, value: Encodable<DescribeConfigsResponseDescribeConfigsResult>, version: number): void {
  const flexible = version >= 4
  writer.writeInt16(value.errorCode)
  writer.writeNullableString(value.errorMessage === undefined ? '' : value.errorMessage, flexible)
  writer.writeInt8(value.resourceType)
  writer.writeString(value.resourceName, flexible)
  writeDescribeConfigsResourceResultList(writer, value.configs === undefined ? NO_ITEMS : value.configs, version)
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readDescribeConfigsResultList(reader: Reader, version: number): DescribeConfigsResponseDescribeConfigsResult[] {
  const count = reader.readArrayLength(version >= 4, 7)
  const items: DescribeConfigsResponseDescribeConfigsResult[] = []
  for (let left = count; left > 0; left--) items.push(readDescribeConfigsResult(reader, version))
  return items
}

function writeDescribeConfigsResultList(writer: Writer, items: readonly Encodable<DescribeConfigsResponseDescribeConfigsResult>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 4)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writeDescribeConfigsResult(writer, items[index]!, version)
}

function readDescribeConfigsResourceResult(reader: Reader, version: number): DescribeConfigsResponseDescribeConfigsResourceResult {
  const flexible = version >= 4
  const name = reader.readString(flexible)
  const value = reader.readNullableString(flexible)
  const readOnly = reader.readBoolean()
  const isDefault = version <= 0 ? reader.readBoolean() : false
  const configSource = version >= 1 ? reader.readInt8() : -1
  const isSensitive = reader.readBoolean()
  const synonyms = version >= 1 ? readDescribeConfigsSynonymList(reader, version) : NO_ITEMS
  const configType = version >= 3 ? reader.readInt8() : 0
  const documentation = version >= 3 ? reader.readNullableString(flexible) : ''
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { name, value, readOnly, isDefault, configSource, isSensitive, synonyms, configType, documentation, unknownTaggedFields }
}

function writeDescribeConfigsResourceResult(writer: Writer, value: Encodable<DescribeConfigsResponseDescribeConfigsResourceResult>, version: number): void {
  const flexible = version >= 4
  writer.writeString(value.name, flexible)
  writer.writeNullableString(value.value === undefined ? '' : value.value, flexible)
  writer.writeBoolean(value.readOnly)
  if (version <= 0) {
    writer.writeBoolean(value.isDefault)
  }
  else rejectUnlessDefault(value.isDefault, false, 'isDefault')
  if (version >= 1) {
    writer.writeInt8(value.configSource === undefined ? -1 : value.configSource)
  }
  writer.writeBoolean(value.isSensitive)
  if (version >= 1) {
    writeDescribeConfigsSynonymList(writer, value.synonyms === undefined ? NO_ITEMS : value.synonyms, version)
  }
  if (version >= 3) {
    writer.writeInt8(value.configType)
  }
  if (version >= 3) {
    writer.writeNullableString(value.documentation === undefined ? '' : value.documentation, flexible)
  }
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readDescribeConfigsResourceResultList(reader: Reader, version: number): DescribeConfigsResponseDescribeConfigsResourceResult[] {
  const count = reader.readArrayLength(version >= 4, 7)
  const items: DescribeConfigsResponseDescribeConfigsResourceResult[] = []
  for (let left = count; left > 0; left--) items.push(readDescribeConfigsResourceResult(reader, version))
  return items
}

function writeDescribeConfigsResourceResultList(writer: Writer, items: readonly Encodable<DescribeConfigsResponseDescribeConfigsResourceResult>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 4)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writeDescribeConfigsResourceResult(writer, items[index]!, version)
}

function readDescribeConfigsSynonym(reader: Reader, version: number): DescribeConfigsResponseDescribeConfigsSynonym {
  const flexible = version >= 4
  const name = version >= 1 ? reader.readString(flexible) : ''
  const value = version >= 1 ? reader.readNullableString(flexible) : ''
  const source = version >= 1 ? reader.readInt8() : 0
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { name, value, source, unknownTaggedFields }
}

function writeDescribeConfigsSynonym(writer: Writer, value: Encodable<DescribeConfigsResponseDescribeConfigsSynonym>, version: number): void {
  const flexible = version >= 4
  if (version >= 1) {
    writer.writeString(value.name, flexible)
  }
  else rejectUnlessDefault(value.name, '', 'name')
  if (version >= 1) {
    writer.writeNullableString(value.value === undefined ? '' : value.value, flexible)
  }
  else rejectUnlessDefault(value.value, '', 'value')
  if (version >= 1) {
    writer.writeInt8(value.source)
  }
  else rejectUnlessDefault(value.source, 0, 'source')
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readDescribeConfigsSynonymList(reader: Reader, version: number): DescribeConfigsResponseDescribeConfigsSynonym[] {
  const count = reader.readArrayLength(version >= 4, 4)
  const items: DescribeConfigsResponseDescribeConfigsSynonym[] = []
  for (let left = count; left > 0; left--) items.push(readDescribeConfigsSynonym(reader, version))
  return items
}

function writeDescribeConfigsSynonymList(writer: Writer, items: readonly Encodable<DescribeConfigsResponseDescribeConfigsSynonym>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 4)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writeDescribeConfigsSynonym(writer, items[index]!, version)
}

function readDescribeConfigsResponse(reader: Reader, version: number): DescribeConfigsResponse {
  const flexible = version >= 4
  const throttleTimeMs = reader.readInt32()
  const results = readDescribeConfigsResultList(reader, version)
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { throttleTimeMs, results, unknownTaggedFields }
}

function writeDescribeConfigsResponse(writer: Writer, value: Encodable<DescribeConfigsResponse>, version: number): void {
  const flexible = version >= 4
  writer.writeInt32(value.throttleTimeMs)
  writeDescribeConfigsResultList(writer, value.results === undefined ? NO_ITEMS : value.results, version)
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

/** Reads and writes {@link DescribeConfigsResponse}. */
export const describeConfigsResponse: MessageCodec<DescribeConfigsResponse> = /* @__PURE__ */ messageCodec(
  { name: 'DescribeConfigsResponse', apiKey: 32, kind: 'response', versionMin: 0, versionMax: 4, flexibleFrom: 4 },
  readDescribeConfigsResponse,
  writeDescribeConfigsResponse,
)
