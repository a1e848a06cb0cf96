// Generated from schema/messages/DescribeClientQuotasRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Asks for quotas (KIP-546). Versions 0 to 1.
 *
 * - 1: compact lengths and tagged fields (KIP-482)
 */
export interface DescribeClientQuotasRequest {
  /** `[]ComponentData`. */
  readonly components: readonly DescribeClientQuotasRequestComponentData[]
  /**
   * Whether entities with further components are left out.
   *
   * `bool`.
   */
  readonly strict: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeClientQuotasRequest}. */
export interface DescribeClientQuotasRequestComponentData {
  /**
   * `user`, `client-id` or `ip`.
   *
   * `string`.
   */
  readonly entityType: string
  /**
   * 0 the entity of this name, 1 the default, 2 any that has a name.
   *
   * `int8`.
   */
  readonly matchType: number
  /**
   * The name to match; null for match types without one.
   *
   * `string`, may be null.
   */
  readonly match: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readComponentData(reader: Reader, version: number): DescribeClientQuotasRequestComponentData {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'entityType'
    const entityType = reader.readString(flexible)
    at = 'matchType'
    const matchType = reader.readInt8()
    at = 'match'
    const match = reader.readNullableString(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { entityType, matchType, match, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeComponentData(writer: Writer, value: Encodable<DescribeClientQuotasRequestComponentData>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'entityType'
    writer.writeString(value.entityType, flexible)
    at = 'matchType'
    writer.writeInt8(value.matchType)
    at = 'match'
    writer.writeNullableString(value.match === undefined ? '' : value.match, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readComponentDataList(reader: Reader, version: number): DescribeClientQuotasRequestComponentData[] {
  const count = reader.readArrayLength(version >= 1, 4)
  const items: DescribeClientQuotasRequestComponentData[] = []
  try {
    while (items.length < count) items.push(readComponentData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeComponentDataList(writer: Writer, items: readonly Encodable<DescribeClientQuotasRequestComponentData>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 1)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeComponentData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeClientQuotasRequest(reader: Reader, version: number): DescribeClientQuotasRequest {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'components'
    const components = readComponentDataList(reader, version)
    at = 'strict'
    const strict = reader.readBoolean()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { components, strict, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeClientQuotasRequest(writer: Writer, value: Encodable<DescribeClientQuotasRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'components'
    writeComponentDataList(writer, value.components === undefined ? NO_ITEMS : value.components, version)
    at = 'strict'
    writer.writeBoolean(value.strict)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DescribeClientQuotasRequest}. */
export const describeClientQuotasRequest = /* @__PURE__ */ messageCodec(
  { name: 'DescribeClientQuotasRequest', apiKey: 48, kind: 'request', versionMin: 0, versionMax: 1, flexibleFrom: 1 },
  readDescribeClientQuotasRequest,
  writeDescribeClientQuotasRequest,
)
