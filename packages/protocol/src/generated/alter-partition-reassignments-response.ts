// Generated from schema/messages/AlterPartitionReassignmentsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Says for each partition whether the move was begun. Versions 0 to 1.
 *
 * - 1: adds `allowReplicationFactorChange` (KIP-860)
 */
export interface AlterPartitionReassignmentsResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /**
   * Whether the number of replicas may change (KIP-860).
   *
   * `bool`, in version 1 only, by default true, dropped silently where a version lacks it.
   */
  readonly allowReplicationFactorChange: boolean
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
  /** `[]ReassignableTopicResponse`. */
  readonly responses: readonly AlterPartitionReassignmentsResponseReassignableTopicResponse[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AlterPartitionReassignmentsResponse}. */
export interface AlterPartitionReassignmentsResponseReassignableTopicResponse {
  /** `string`. */
  readonly name: string
  /** `[]ReassignablePartitionResponse`. */
  readonly partitions: readonly AlterPartitionReassignmentsResponseReassignablePartitionResponse[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AlterPartitionReassignmentsResponse}. */
export interface AlterPartitionReassignmentsResponseReassignablePartitionResponse {
  /** `int32`. */
  readonly partitionIndex: number
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
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readReassignableTopicResponse(reader: Reader, version: number): AlterPartitionReassignmentsResponseReassignableTopicResponse {
  let at = ''
  try {
    at = 'name'
    const name = reader.readString(true)
    at = 'partitions'
    const partitions = readReassignablePartitionResponseList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { name, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeReassignableTopicResponse(writer: Writer, value: Encodable<AlterPartitionReassignmentsResponseReassignableTopicResponse>, version: number): void {
  let at = ''
  try {
    at = 'name'
    writer.writeString(value.name, true)
    at = 'partitions'
    writeReassignablePartitionResponseList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readReassignableTopicResponseList(reader: Reader, version: number): AlterPartitionReassignmentsResponseReassignableTopicResponse[] {
  const count = reader.readArrayLength(true, 3)
  const items: AlterPartitionReassignmentsResponseReassignableTopicResponse[] = []
  try {
    while (items.length < count) items.push(readReassignableTopicResponse(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeReassignableTopicResponseList(writer: Writer, items: readonly Encodable<AlterPartitionReassignmentsResponseReassignableTopicResponse>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeReassignableTopicResponse(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readReassignablePartitionResponse(reader: Reader, _version: number): AlterPartitionReassignmentsResponseReassignablePartitionResponse {
  let at = ''
  try {
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { partitionIndex, errorCode, errorMessage, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeReassignablePartitionResponse(writer: Writer, value: Encodable<AlterPartitionReassignmentsResponseReassignablePartitionResponse>, _version: number): void {
  let at = ''
  try {
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage === undefined ? '' : value.errorMessage, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readReassignablePartitionResponseList(reader: Reader, version: number): AlterPartitionReassignmentsResponseReassignablePartitionResponse[] {
  const count = reader.readArrayLength(true, 8)
  const items: AlterPartitionReassignmentsResponseReassignablePartitionResponse[] = []
  try {
    while (items.length < count) items.push(readReassignablePartitionResponse(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeReassignablePartitionResponseList(writer: Writer, items: readonly Encodable<AlterPartitionReassignmentsResponseReassignablePartitionResponse>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeReassignablePartitionResponse(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAlterPartitionReassignmentsResponse(reader: Reader, version: number): AlterPartitionReassignmentsResponse {
  let at = ''
  try {
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'allowReplicationFactorChange'
    const allowReplicationFactorChange = version >= 1 ? reader.readBoolean() : true
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(true)
    at = 'responses'
    const responses = readReassignableTopicResponseList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { throttleTimeMs, allowReplicationFactorChange, errorCode, errorMessage, responses, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAlterPartitionReassignmentsResponse(writer: Writer, value: Encodable<AlterPartitionReassignmentsResponse>, version: number): void {
  let at = ''
  try {
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'allowReplicationFactorChange'
    if (version >= 1) {
      writer.writeBoolean(value.allowReplicationFactorChange === undefined ? true : value.allowReplicationFactorChange)
    }
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage === undefined ? '' : value.errorMessage, true)
    at = 'responses'
    writeReassignableTopicResponseList(writer, value.responses === undefined ? NO_ITEMS : value.responses, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link AlterPartitionReassignmentsResponse}. */
export const alterPartitionReassignmentsResponse = /* @__PURE__ */ messageCodec(
  { name: 'AlterPartitionReassignmentsResponse', apiKey: 45, kind: 'response', versionMin: 0, versionMax: 1, flexibleFrom: 0 },
  readAlterPartitionReassignmentsResponse,
  writeAlterPartitionReassignmentsResponse,
)
