// Generated from schema/messages/DescribeDelegationTokenRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Asks for delegation tokens (KIP-48). Versions 0 to 3.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: compact lengths and tagged fields (KIP-482)
 * - 3: adds who asked for the token (KIP-373)
 */
export interface DescribeDelegationTokenRequest {
  /**
   * Whose tokens; null for all.
   *
   * `[]DescribeDelegationTokenOwner`, may be null.
   */
  readonly owners: readonly DescribeDelegationTokenRequestDescribeDelegationTokenOwner[] | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeDelegationTokenRequest}. */
export interface DescribeDelegationTokenRequestDescribeDelegationTokenOwner {
  /**
   * Type of the principal, usually `User`.
   *
   * `string`.
   */
  readonly principalType: string
  /** `string`. */
  readonly principalName: string
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDescribeDelegationTokenOwner(reader: Reader, version: number): DescribeDelegationTokenRequestDescribeDelegationTokenOwner {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'principalType'
    const principalType = reader.readString(flexible)
    at = 'principalName'
    const principalName = reader.readString(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { principalType, principalName, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeDelegationTokenOwner(writer: Writer, value: Encodable<DescribeDelegationTokenRequestDescribeDelegationTokenOwner>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'principalType'
    writer.writeString(value.principalType, flexible)
    at = 'principalName'
    writer.writeString(value.principalName, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readNullableDescribeDelegationTokenOwnerList(reader: Reader, version: number): DescribeDelegationTokenRequestDescribeDelegationTokenOwner[] | null {
  const count = reader.readNullableArrayLength(version >= 2, 3)
  if (count < 0) return null
  const items: DescribeDelegationTokenRequestDescribeDelegationTokenOwner[] = []
  try {
    while (items.length < count) items.push(readDescribeDelegationTokenOwner(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNullableDescribeDelegationTokenOwnerList(writer: Writer, items: readonly Encodable<DescribeDelegationTokenRequestDescribeDelegationTokenOwner>[] | null, version: number): void {
  writer.writeNullableArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribeDelegationTokenOwner(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeDelegationTokenRequest(reader: Reader, version: number): DescribeDelegationTokenRequest {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'owners'
    const owners = readNullableDescribeDelegationTokenOwnerList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { owners, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeDelegationTokenRequest(writer: Writer, value: Encodable<DescribeDelegationTokenRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'owners'
    writeNullableDescribeDelegationTokenOwnerList(writer, value.owners === undefined ? NO_ITEMS : value.owners, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DescribeDelegationTokenRequest}. */
export const describeDelegationTokenRequest = /* @__PURE__ */ messageCodec(
  { name: 'DescribeDelegationTokenRequest', apiKey: 41, kind: 'request', versionMin: 0, versionMax: 3, flexibleFrom: 2 },
  readDescribeDelegationTokenRequest,
  writeDescribeDelegationTokenRequest,
)
