// Generated from schema/messages/AlterUserScramCredentialsRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Sets and deletes SCRAM credentials of users (KIP-554). Version 0. */
export interface AlterUserScramCredentialsRequest {
  /** `[]ScramCredentialDeletion`. */
  readonly deletions: readonly AlterUserScramCredentialsRequestScramCredentialDeletion[]
  /** `[]ScramCredentialUpsertion`. */
  readonly upsertions: readonly AlterUserScramCredentialsRequestScramCredentialUpsertion[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AlterUserScramCredentialsRequest}. */
export interface AlterUserScramCredentialsRequestScramCredentialDeletion {
  /** `string`. */
  readonly name: string
  /**
   * 1 SCRAM-SHA-256, 2 SCRAM-SHA-512.
   *
   * `int8`.
   */
  readonly mechanism: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AlterUserScramCredentialsRequest}. */
export interface AlterUserScramCredentialsRequestScramCredentialUpsertion {
  /** `string`. */
  readonly name: string
  /**
   * 1 SCRAM-SHA-256, 2 SCRAM-SHA-512.
   *
   * `int8`.
   */
  readonly mechanism: number
  /**
   * How often the password was hashed.
   *
   * `int32`.
   */
  readonly iterations: number
  /**
   * Salt that the password was hashed with.
   *
   * `bytes`.
   */
  readonly salt: Uint8Array
  /**
   * The password, salted and hashed: it does not travel itself.
   *
   * `bytes`.
   */
  readonly saltedPassword: Uint8Array
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readScramCredentialDeletion(reader: Reader, _version: number): AlterUserScramCredentialsRequestScramCredentialDeletion {
  let at = ''
  try {
    at = 'name'
    const name = reader.readString(true)
    at = 'mechanism'
    const mechanism = reader.readInt8()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { name, mechanism, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeScramCredentialDeletion(writer: Writer, value: Encodable<AlterUserScramCredentialsRequestScramCredentialDeletion>, _version: number): void {
  let at = ''
  try {
    at = 'name'
    writer.writeString(value.name, true)
    at = 'mechanism'
    writer.writeInt8(value.mechanism)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readScramCredentialDeletionList(reader: Reader, version: number): AlterUserScramCredentialsRequestScramCredentialDeletion[] {
  const count = reader.readArrayLength(true, 3)
  const items: AlterUserScramCredentialsRequestScramCredentialDeletion[] = []
  try {
    while (items.length < count) items.push(readScramCredentialDeletion(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeScramCredentialDeletionList(writer: Writer, items: readonly Encodable<AlterUserScramCredentialsRequestScramCredentialDeletion>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeScramCredentialDeletion(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readScramCredentialUpsertion(reader: Reader, _version: number): AlterUserScramCredentialsRequestScramCredentialUpsertion {
  let at = ''
  try {
    at = 'name'
    const name = reader.readString(true)
    at = 'mechanism'
    const mechanism = reader.readInt8()
    at = 'iterations'
    const iterations = reader.readInt32()
    at = 'salt'
    const salt = reader.readBytes(true)
    at = 'saltedPassword'
    const saltedPassword = reader.readBytes(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { name, mechanism, iterations, salt, saltedPassword, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeScramCredentialUpsertion(writer: Writer, value: Encodable<AlterUserScramCredentialsRequestScramCredentialUpsertion>, _version: number): void {
  let at = ''
  try {
    at = 'name'
    writer.writeString(value.name, true)
    at = 'mechanism'
    writer.writeInt8(value.mechanism)
    at = 'iterations'
    writer.writeInt32(value.iterations)
    at = 'salt'
    writer.writeBytes(value.salt, true)
    at = 'saltedPassword'
    writer.writeBytes(value.saltedPassword, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readScramCredentialUpsertionList(reader: Reader, version: number): AlterUserScramCredentialsRequestScramCredentialUpsertion[] {
  const count = reader.readArrayLength(true, 9)
  const items: AlterUserScramCredentialsRequestScramCredentialUpsertion[] = []
  try {
    while (items.length < count) items.push(readScramCredentialUpsertion(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeScramCredentialUpsertionList(writer: Writer, items: readonly Encodable<AlterUserScramCredentialsRequestScramCredentialUpsertion>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeScramCredentialUpsertion(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAlterUserScramCredentialsRequest(reader: Reader, version: number): AlterUserScramCredentialsRequest {
  let at = ''
  try {
    at = 'deletions'
    const deletions = readScramCredentialDeletionList(reader, version)
    at = 'upsertions'
    const upsertions = readScramCredentialUpsertionList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { deletions, upsertions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAlterUserScramCredentialsRequest(writer: Writer, value: Encodable<AlterUserScramCredentialsRequest>, version: number): void {
  let at = ''
  try {
    at = 'deletions'
    writeScramCredentialDeletionList(writer, value.deletions === undefined ? NO_ITEMS : value.deletions, version)
    at = 'upsertions'
    writeScramCredentialUpsertionList(writer, value.upsertions === undefined ? NO_ITEMS : value.upsertions, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link AlterUserScramCredentialsRequest}. */
export const alterUserScramCredentialsRequest = /* @__PURE__ */ messageCodec(
  { name: 'AlterUserScramCredentialsRequest', apiKey: 51, kind: 'request', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readAlterUserScramCredentialsRequest,
  writeAlterUserScramCredentialsRequest,
)
