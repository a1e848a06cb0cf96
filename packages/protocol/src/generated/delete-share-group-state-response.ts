// Generated from schema/messages/DeleteShareGroupStateResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Says for each partition whether it was deleted. Version 0. */
export interface DeleteShareGroupStateResponse {
  /** `[]DeleteStateResult`. */
  readonly results: readonly DeleteShareGroupStateResponseDeleteStateResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DeleteShareGroupStateResponse}. */
export interface DeleteShareGroupStateResponseDeleteStateResult {
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`.
   */
  readonly topicId: string
  /** `[]PartitionResult`. */
  readonly partitions: readonly DeleteShareGroupStateResponsePartitionResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DeleteShareGroupStateResponse}. */
export interface DeleteShareGroupStateResponsePartitionResult {
  /** `int32`. */
  readonly partition: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * What went wrong, in words for people; null when nothing did, or when the broker says no more.
   *
   * `string`, may be null, by default null.
   */
  readonly errorMessage: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDeleteStateResult(reader: Reader, version: number): DeleteShareGroupStateResponseDeleteStateResult {
  let at = ''
  try {
    at = 'topicId'
    const topicId = reader.readUuid()
    at = 'partitions'
    const partitions = readPartitionResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { topicId, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDeleteStateResult(writer: Writer, value: Encodable<DeleteShareGroupStateResponseDeleteStateResult>, version: number): void {
  let at = ''
  try {
    at = 'topicId'
    writer.writeUuid(value.topicId)
    at = 'partitions'
    writePartitionResultList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDeleteStateResultList(reader: Reader, version: number): DeleteShareGroupStateResponseDeleteStateResult[] {
  const count = reader.readArrayLength(true, 18)
  const items: DeleteShareGroupStateResponseDeleteStateResult[] = []
  try {
    while (items.length < count) items.push(readDeleteStateResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDeleteStateResultList(writer: Writer, items: readonly Encodable<DeleteShareGroupStateResponseDeleteStateResult>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDeleteStateResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readPartitionResult(reader: Reader, _version: number): DeleteShareGroupStateResponsePartitionResult {
  let at = ''
  try {
    at = 'partition'
    const partition = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { partition, errorCode, errorMessage, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writePartitionResult(writer: Writer, value: Encodable<DeleteShareGroupStateResponsePartitionResult>, _version: number): void {
  let at = ''
  try {
    at = 'partition'
    writer.writeInt32(value.partition)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage ?? null, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readPartitionResultList(reader: Reader, version: number): DeleteShareGroupStateResponsePartitionResult[] {
  const count = reader.readArrayLength(true, 8)
  const items: DeleteShareGroupStateResponsePartitionResult[] = []
  try {
    while (items.length < count) items.push(readPartitionResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writePartitionResultList(writer: Writer, items: readonly Encodable<DeleteShareGroupStateResponsePartitionResult>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writePartitionResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDeleteShareGroupStateResponse(reader: Reader, version: number): DeleteShareGroupStateResponse {
  let at = ''
  try {
    at = 'results'
    const results = readDeleteStateResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { results, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDeleteShareGroupStateResponse(writer: Writer, value: Encodable<DeleteShareGroupStateResponse>, version: number): void {
  let at = ''
  try {
    at = 'results'
    writeDeleteStateResultList(writer, value.results === undefined ? NO_ITEMS : value.results, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DeleteShareGroupStateResponse}. */
export const deleteShareGroupStateResponse = /* @__PURE__ */ messageCodec(
  { name: 'DeleteShareGroupStateResponse', apiKey: 86, kind: 'response', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readDeleteShareGroupStateResponse,
  writeDeleteShareGroupStateResponse,
)
