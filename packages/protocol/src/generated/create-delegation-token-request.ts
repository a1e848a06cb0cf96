// Generated from schema/messages/CreateDelegationTokenRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Creates a delegation token (KIP-48). Versions 0 to 3.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: compact lengths and tagged fields (KIP-482)
 * - 3: a token for somebody else (KIP-373)
 */
export interface CreateDelegationTokenRequest {
  /**
   * Type of the owner; null for who asks.
   *
   * `string`, in version 3 only, may be null.
   */
  readonly ownerPrincipalType: string | null
  /**
   * Name of the owner; null for who asks.
   *
   * `string`, in version 3 only, may be null.
   */
  readonly ownerPrincipalName: string | null
  /**
   * Who else may renew the token.
   *
   * `[]CreatableRenewers`.
   */
  readonly renewers: readonly CreateDelegationTokenRequestCreatableRenewers[]
  /**
   * How long the token may live at most, in milliseconds; -1 for the broker's limit.
   *
   * `int64`.
   */
  readonly maxLifetimeMs: Int64
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link CreateDelegationTokenRequest}. */
export interface CreateDelegationTokenRequestCreatableRenewers {
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

function readCreatableRenewers(reader: Reader, version: number): CreateDelegationTokenRequestCreatableRenewers {
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

function writeCreatableRenewers(writer: Writer, value: Encodable<CreateDelegationTokenRequestCreatableRenewers>, version: number): void {
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

function readCreatableRenewersList(reader: Reader, version: number): CreateDelegationTokenRequestCreatableRenewers[] {
  const count = reader.readArrayLength(version >= 2, 3)
  const items: CreateDelegationTokenRequestCreatableRenewers[] = []
  try {
    while (items.length < count) items.push(readCreatableRenewers(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeCreatableRenewersList(writer: Writer, items: readonly Encodable<CreateDelegationTokenRequestCreatableRenewers>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeCreatableRenewers(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readCreateDelegationTokenRequest(reader: Reader, version: number): CreateDelegationTokenRequest {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'ownerPrincipalType'
    const ownerPrincipalType = version >= 3 ? reader.readNullableString(true) : ''
    at = 'ownerPrincipalName'
    const ownerPrincipalName = version >= 3 ? reader.readNullableString(true) : ''
    at = 'renewers'
    const renewers = readCreatableRenewersList(reader, version)
    at = 'maxLifetimeMs'
    const maxLifetimeMs = reader.readInt64()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { ownerPrincipalType, ownerPrincipalName, renewers, maxLifetimeMs, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeCreateDelegationTokenRequest(writer: Writer, value: Encodable<CreateDelegationTokenRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'ownerPrincipalType'
    if (version >= 3) {
      writer.writeNullableString(value.ownerPrincipalType === undefined ? '' : value.ownerPrincipalType, true)
    }
    else rejectUnlessDefault(value.ownerPrincipalType, '', 'ownerPrincipalType')
    at = 'ownerPrincipalName'
    if (version >= 3) {
      writer.writeNullableString(value.ownerPrincipalName === undefined ? '' : value.ownerPrincipalName, true)
    }
    else rejectUnlessDefault(value.ownerPrincipalName, '', 'ownerPrincipalName')
    at = 'renewers'
    writeCreatableRenewersList(writer, value.renewers === undefined ? NO_ITEMS : value.renewers, version)
    at = 'maxLifetimeMs'
    writer.writeInt64(value.maxLifetimeMs)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link CreateDelegationTokenRequest}. */
export const createDelegationTokenRequest = /* @__PURE__ */ messageCodec(
  { name: 'CreateDelegationTokenRequest', apiKey: 38, kind: 'request', versionMin: 0, versionMax: 3, flexibleFrom: 2 },
  readCreateDelegationTokenRequest,
  writeCreateDelegationTokenRequest,
)
