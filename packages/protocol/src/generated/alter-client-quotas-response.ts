// Generated from schema/messages/AlterClientQuotasResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Says for each entity whether it was changed. Versions 0 to 1.
 *
 * - 1: compact lengths and tagged fields (KIP-482)
 */
export interface AlterClientQuotasResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /** `[]EntryData`. */
  readonly entries: readonly AlterClientQuotasResponseEntryData[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AlterClientQuotasResponse}. */
export interface AlterClientQuotasResponseEntryData {
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
  /** `[]EntityData`. */
  readonly entity: readonly AlterClientQuotasResponseEntityData[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AlterClientQuotasResponse}. */
export interface AlterClientQuotasResponseEntityData {
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

function readEntryData(reader: Reader, version: number): AlterClientQuotasResponseEntryData {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(flexible)
    at = 'entity'
    const entity = readEntityDataList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { errorCode, errorMessage, entity, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeEntryData(writer: Writer, value: Encodable<AlterClientQuotasResponseEntryData>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage === undefined ? '' : value.errorMessage, flexible)
    at = 'entity'
    writeEntityDataList(writer, value.entity === undefined ? NO_ITEMS : value.entity, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readEntryDataList(reader: Reader, version: number): AlterClientQuotasResponseEntryData[] {
  const count = reader.readArrayLength(version >= 1, 5)
  const items: AlterClientQuotasResponseEntryData[] = []
  try {
    while (items.length < count) items.push(readEntryData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeEntryDataList(writer: Writer, items: readonly Encodable<AlterClientQuotasResponseEntryData>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 1)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeEntryData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readEntityData(reader: Reader, version: number): AlterClientQuotasResponseEntityData {
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

function writeEntityData(writer: Writer, value: Encodable<AlterClientQuotasResponseEntityData>, version: number): void {
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

function readEntityDataList(reader: Reader, version: number): AlterClientQuotasResponseEntityData[] {
  const count = reader.readArrayLength(version >= 1, 3)
  const items: AlterClientQuotasResponseEntityData[] = []
  try {
    while (items.length < count) items.push(readEntityData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeEntityDataList(writer: Writer, items: readonly Encodable<AlterClientQuotasResponseEntityData>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 1)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeEntityData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAlterClientQuotasResponse(reader: Reader, version: number): AlterClientQuotasResponse {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'entries'
    const entries = readEntryDataList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, entries, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAlterClientQuotasResponse(writer: Writer, value: Encodable<AlterClientQuotasResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'entries'
    writeEntryDataList(writer, value.entries === undefined ? NO_ITEMS : value.entries, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link AlterClientQuotasResponse}. */
export const alterClientQuotasResponse = /* @__PURE__ */ messageCodec(
  { name: 'AlterClientQuotasResponse', apiKey: 49, kind: 'response', versionMin: 0, versionMax: 1, flexibleFrom: 1 },
  readAlterClientQuotasResponse,
  writeAlterClientQuotasResponse,
)
