// Generated from schema/messages/InitializeShareGroupStateResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Says for each partition whether it was begun. Version 0. */
export interface InitializeShareGroupStateResponse {
  /** `[]InitializeStateResult`. */
  readonly results: readonly InitializeShareGroupStateResponseInitializeStateResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link InitializeShareGroupStateResponse}. */
export interface InitializeShareGroupStateResponseInitializeStateResult {
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`.
   */
  readonly topicId: string
  /** `[]PartitionResult`. */
  readonly partitions: readonly InitializeShareGroupStateResponsePartitionResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link InitializeShareGroupStateResponse}. */
export interface InitializeShareGroupStateResponsePartitionResult {
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

function readInitializeStateResult(reader: Reader, version: number): InitializeShareGroupStateResponseInitializeStateResult {
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

function writeInitializeStateResult(writer: Writer, value: Encodable<InitializeShareGroupStateResponseInitializeStateResult>, version: number): void {
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

function readInitializeStateResultList(reader: Reader, version: number): InitializeShareGroupStateResponseInitializeStateResult[] {
  const count = reader.readArrayLength(true, 18)
  const items: InitializeShareGroupStateResponseInitializeStateResult[] = []
  try {
    while (items.length < count) items.push(readInitializeStateResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeInitializeStateResultList(writer: Writer, items: readonly Encodable<InitializeShareGroupStateResponseInitializeStateResult>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeInitializeStateResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readPartitionResult(reader: Reader, _version: number): InitializeShareGroupStateResponsePartitionResult {
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

function writePartitionResult(writer: Writer, value: Encodable<InitializeShareGroupStateResponsePartitionResult>, _version: number): void {
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

function readPartitionResultList(reader: Reader, version: number): InitializeShareGroupStateResponsePartitionResult[] {
  const count = reader.readArrayLength(true, 8)
  const items: InitializeShareGroupStateResponsePartitionResult[] = []
  try {
    while (items.length < count) items.push(readPartitionResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writePartitionResultList(writer: Writer, items: readonly Encodable<InitializeShareGroupStateResponsePartitionResult>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writePartitionResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readInitializeShareGroupStateResponse(reader: Reader, version: number): InitializeShareGroupStateResponse {
  let at = ''
  try {
    at = 'results'
    const results = readInitializeStateResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { results, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeInitializeShareGroupStateResponse(writer: Writer, value: Encodable<InitializeShareGroupStateResponse>, version: number): void {
  let at = ''
  try {
    at = 'results'
    writeInitializeStateResultList(writer, value.results === undefined ? NO_ITEMS : value.results, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link InitializeShareGroupStateResponse}. */
export const initializeShareGroupStateResponse = /* @__PURE__ */ messageCodec(
  { name: 'InitializeShareGroupStateResponse', apiKey: 83, kind: 'response', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readInitializeShareGroupStateResponse,
  writeInitializeShareGroupStateResponse,
)
