// Generated from schema/messages/DescribeClientQuotasResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * The quotas that match. Versions 0 to 1.
 *
 * - 1: compact lengths and tagged fields (KIP-482)
 */
export interface DescribeClientQuotasResponse {
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
  /**
   * The quotas; null after an error.
   *
   * `[]EntryData`, may be null.
   */
  readonly entries: readonly DescribeClientQuotasResponseEntryData[] | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeClientQuotasResponse}. */
export interface DescribeClientQuotasResponseEntryData {
  /** `[]EntityData`. */
  readonly entity: readonly DescribeClientQuotasResponseEntityData[]
  /** `[]ValueData`. */
  readonly values: readonly DescribeClientQuotasResponseValueData[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeClientQuotasResponse}. */
export interface DescribeClientQuotasResponseEntityData {
  /**
   * `user`, `client-id` or `ip`.
   *
   * `string`.
   */
  readonly entityType: string
  /**
   * Name of the entity; null for the default.
   *
   * `string`, may be null.
   */
  readonly entityName: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeClientQuotasResponse}. */
export interface DescribeClientQuotasResponseValueData {
  /**
   * Name of the quota, `producer_byte_rate`, …
   *
   * `string`.
   */
  readonly key: string
  /** `float64`. */
  readonly value: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readEntryData(reader: Reader, version: number): DescribeClientQuotasResponseEntryData {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'entity'
    const entity = readEntityDataList(reader, version)
    at = 'values'
    const values = readValueDataList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { entity, values, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeEntryData(writer: Writer, value: Encodable<DescribeClientQuotasResponseEntryData>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'entity'
    writeEntityDataList(writer, value.entity === undefined ? NO_ITEMS : value.entity, version)
    at = 'values'
    writeValueDataList(writer, value.values === undefined ? NO_ITEMS : value.values, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readNullableEntryDataList(reader: Reader, version: number): DescribeClientQuotasResponseEntryData[] | null {
  const count = reader.readNullableArrayLength(version >= 1, 3)
  if (count < 0) return null
  const items: DescribeClientQuotasResponseEntryData[] = []
  try {
    while (items.length < count) items.push(readEntryData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNullableEntryDataList(writer: Writer, items: readonly Encodable<DescribeClientQuotasResponseEntryData>[] | null, version: number): void {
  writer.writeNullableArrayLength(items, version >= 1)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeEntryData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readEntityData(reader: Reader, version: number): DescribeClientQuotasResponseEntityData {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'entityType'
    const entityType = reader.readString(flexible)
    at = 'entityName'
    const entityName = reader.readNullableString(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { entityType, entityName, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeEntityData(writer: Writer, value: Encodable<DescribeClientQuotasResponseEntityData>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'entityType'
    writer.writeString(value.entityType, flexible)
    at = 'entityName'
    writer.writeNullableString(value.entityName === undefined ? '' : value.entityName, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readEntityDataList(reader: Reader, version: number): DescribeClientQuotasResponseEntityData[] {
  const count = reader.readArrayLength(version >= 1, 3)
  const items: DescribeClientQuotasResponseEntityData[] = []
  try {
    while (items.length < count) items.push(readEntityData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeEntityDataList(writer: Writer, items: readonly Encodable<DescribeClientQuotasResponseEntityData>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 1)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeEntityData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readValueData(reader: Reader, version: number): DescribeClientQuotasResponseValueData {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'key'
    const key = reader.readString(flexible)
    at = 'value'
    const value = reader.readFloat64()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { key, value, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeValueData(writer: Writer, value: Encodable<DescribeClientQuotasResponseValueData>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'key'
    writer.writeString(value.key, flexible)
    at = 'value'
    writer.writeFloat64(value.value)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readValueDataList(reader: Reader, version: number): DescribeClientQuotasResponseValueData[] {
  const count = reader.readArrayLength(version >= 1, 10)
  const items: DescribeClientQuotasResponseValueData[] = []
  try {
    while (items.length < count) items.push(readValueData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeValueDataList(writer: Writer, items: readonly Encodable<DescribeClientQuotasResponseValueData>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 1)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeValueData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeClientQuotasResponse(reader: Reader, version: number): DescribeClientQuotasResponse {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(flexible)
    at = 'entries'
    const entries = readNullableEntryDataList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, errorCode, errorMessage, entries, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeClientQuotasResponse(writer: Writer, value: Encodable<DescribeClientQuotasResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage === undefined ? '' : value.errorMessage, flexible)
    at = 'entries'
    writeNullableEntryDataList(writer, value.entries === undefined ? NO_ITEMS : value.entries, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DescribeClientQuotasResponse}. */
export const describeClientQuotasResponse = /* @__PURE__ */ messageCodec(
  { name: 'DescribeClientQuotasResponse', apiKey: 48, kind: 'response', versionMin: 0, versionMax: 1, flexibleFrom: 1 },
  readDescribeClientQuotasResponse,
  writeDescribeClientQuotasResponse,
)
