// Generated from schema/messages/AlterClientQuotasRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Changes quotas (KIP-546). Versions 0 to 1.
 *
 * - 1: compact lengths and tagged fields (KIP-482)
 */
export interface AlterClientQuotasRequest {
  /** `[]EntryData`. */
  readonly entries: readonly AlterClientQuotasRequestEntryData[]
  /**
   * Whether to check the request and change nothing.
   *
   * `bool`.
   */
  readonly validateOnly: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AlterClientQuotasRequest}. */
export interface AlterClientQuotasRequestEntryData {
  /** `[]EntityData`. */
  readonly entity: readonly AlterClientQuotasRequestEntityData[]
  /** `[]OpData`. */
  readonly ops: readonly AlterClientQuotasRequestOpData[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AlterClientQuotasRequest}. */
export interface AlterClientQuotasRequestEntityData {
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

/** Part of {@link AlterClientQuotasRequest}. */
export interface AlterClientQuotasRequestOpData {
  /**
   * Name of the quota, `producer_byte_rate`, …
   *
   * `string`.
   */
  readonly key: string
  /** `float64`. */
  readonly value: number
  /**
   * Whether to remove the setting instead of giving it the value.
   *
   * `bool`.
   */
  readonly remove: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readEntryData(reader: Reader, version: number): AlterClientQuotasRequestEntryData {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'entity'
    const entity = readEntityDataList(reader, version)
    at = 'ops'
    const ops = readOpDataList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { entity, ops, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeEntryData(writer: Writer, value: Encodable<AlterClientQuotasRequestEntryData>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'entity'
    writeEntityDataList(writer, value.entity === undefined ? NO_ITEMS : value.entity, version)
    at = 'ops'
    writeOpDataList(writer, value.ops === undefined ? NO_ITEMS : value.ops, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readEntryDataList(reader: Reader, version: number): AlterClientQuotasRequestEntryData[] {
  const count = reader.readArrayLength(version >= 1, 3)
  const items: AlterClientQuotasRequestEntryData[] = []
  try {
    while (items.length < count) items.push(readEntryData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeEntryDataList(writer: Writer, items: readonly Encodable<AlterClientQuotasRequestEntryData>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 1)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeEntryData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readEntityData(reader: Reader, version: number): AlterClientQuotasRequestEntityData {
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

function writeEntityData(writer: Writer, value: Encodable<AlterClientQuotasRequestEntityData>, version: number): void {
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

function readEntityDataList(reader: Reader, version: number): AlterClientQuotasRequestEntityData[] {
  const count = reader.readArrayLength(version >= 1, 3)
  const items: AlterClientQuotasRequestEntityData[] = []
  try {
    while (items.length < count) items.push(readEntityData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeEntityDataList(writer: Writer, items: readonly Encodable<AlterClientQuotasRequestEntityData>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 1)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeEntityData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readOpData(reader: Reader, version: number): AlterClientQuotasRequestOpData {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'key'
    const key = reader.readString(flexible)
    at = 'value'
    const value = reader.readFloat64()
    at = 'remove'
    const remove = reader.readBoolean()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { key, value, remove, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOpData(writer: Writer, value: Encodable<AlterClientQuotasRequestOpData>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'key'
    writer.writeString(value.key, flexible)
    at = 'value'
    writer.writeFloat64(value.value)
    at = 'remove'
    writer.writeBoolean(value.remove)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readOpDataList(reader: Reader, version: number): AlterClientQuotasRequestOpData[] {
  const count = reader.readArrayLength(version >= 1, 11)
  const items: AlterClientQuotasRequestOpData[] = []
  try {
    while (items.length < count) items.push(readOpData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeOpDataList(writer: Writer, items: readonly Encodable<AlterClientQuotasRequestOpData>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 1)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeOpData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAlterClientQuotasRequest(reader: Reader, version: number): AlterClientQuotasRequest {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'entries'
    const entries = readEntryDataList(reader, version)
    at = 'validateOnly'
    const validateOnly = reader.readBoolean()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { entries, validateOnly, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAlterClientQuotasRequest(writer: Writer, value: Encodable<AlterClientQuotasRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'entries'
    writeEntryDataList(writer, value.entries === undefined ? NO_ITEMS : value.entries, version)
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

/** Reads and writes {@link AlterClientQuotasRequest}. */
export const alterClientQuotasRequest = /* @__PURE__ */ messageCodec(
  { name: 'AlterClientQuotasRequest', apiKey: 49, kind: 'request', versionMin: 0, versionMax: 1, flexibleFrom: 1 },
  readAlterClientQuotasRequest,
  writeAlterClientQuotasRequest,
)
