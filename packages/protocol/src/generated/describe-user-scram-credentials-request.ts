// Generated from schema/messages/DescribeUserScramCredentialsRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Asks which SCRAM credentials users have (KIP-554). Version 0. */
export interface DescribeUserScramCredentialsRequest {
  /**
   * The users; null or none for all.
   *
   * `[]UserName`, may be null.
   */
  readonly users: readonly DescribeUserScramCredentialsRequestUserName[] | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeUserScramCredentialsRequest}. */
export interface DescribeUserScramCredentialsRequestUserName {
  /** `string`. */
  readonly name: string
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readUserName(reader: Reader, _version: number): DescribeUserScramCredentialsRequestUserName {
  let at = ''
  try {
    at = 'name'
    const name = reader.readString(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { name, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeUserName(writer: Writer, value: Encodable<DescribeUserScramCredentialsRequestUserName>, _version: number): void {
  let at = ''
  try {
    at = 'name'
    writer.writeString(value.name, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readNullableUserNameList(reader: Reader, version: number): DescribeUserScramCredentialsRequestUserName[] | null {
  const count = reader.readNullableArrayLength(true, 2)
  if (count < 0) return null
  const items: DescribeUserScramCredentialsRequestUserName[] = []
  try {
    while (items.length < count) items.push(readUserName(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNullableUserNameList(writer: Writer, items: readonly Encodable<DescribeUserScramCredentialsRequestUserName>[] | null, version: number): void {
  writer.writeNullableArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeUserName(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeUserScramCredentialsRequest(reader: Reader, version: number): DescribeUserScramCredentialsRequest {
  let at = ''
  try {
    at = 'users'
    const users = readNullableUserNameList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { users, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeUserScramCredentialsRequest(writer: Writer, value: Encodable<DescribeUserScramCredentialsRequest>, version: number): void {
  let at = ''
  try {
    at = 'users'
    writeNullableUserNameList(writer, value.users === undefined ? NO_ITEMS : value.users, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DescribeUserScramCredentialsRequest}. */
export const describeUserScramCredentialsRequest = /* @__PURE__ */ messageCodec(
  { name: 'DescribeUserScramCredentialsRequest', apiKey: 50, kind: 'request', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readDescribeUserScramCredentialsRequest,
  writeDescribeUserScramCredentialsRequest,
)
