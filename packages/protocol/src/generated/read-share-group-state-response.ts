// Generated from schema/messages/ReadShareGroupStateResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** State of each partition. Version 0. */
export interface ReadShareGroupStateResponse {
  /** `[]ReadStateResult`. */
  readonly results: readonly ReadShareGroupStateResponseReadStateResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ReadShareGroupStateResponse}. */
export interface ReadShareGroupStateResponseReadStateResult {
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`.
   */
  readonly topicId: string
  /** `[]PartitionResult`. */
  readonly partitions: readonly ReadShareGroupStateResponsePartitionResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ReadShareGroupStateResponse}. */
export interface ReadShareGroupStateResponsePartitionResult {
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
  /**
   * Counts the initialisations of a share partition's state; older writers are fenced.
   *
   * `int32`.
   */
  readonly stateEpoch: number
  /**
   * First offset of the share partition that is still in flight; -1 when there is none yet.
   *
   * `int64`.
   */
  readonly startOffset: Int64
  /** `[]StateBatch`. */
  readonly stateBatches: readonly ReadShareGroupStateResponseStateBatch[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ReadShareGroupStateResponse}. */
export interface ReadShareGroupStateResponseStateBatch {
  /** `int64`. */
  readonly firstOffset: Int64
  /** `int64`. */
  readonly lastOffset: Int64
  /**
   * State of the records: 0 available, 2 acknowledged, 4 archived.
   *
   * `int8`.
   */
  readonly deliveryState: number
  /**
   * How often the records were delivered.
   *
   * `int16`.
   */
  readonly deliveryCount: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readReadStateResult(reader: Reader, version: number): ReadShareGroupStateResponseReadStateResult {
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

function writeReadStateResult(writer: Writer, value: Encodable<ReadShareGroupStateResponseReadStateResult>, version: number): void {
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

function readReadStateResultList(reader: Reader, version: number): ReadShareGroupStateResponseReadStateResult[] {
  const count = reader.readArrayLength(true, 18)
  const items: ReadShareGroupStateResponseReadStateResult[] = []
  try {
    while (items.length < count) items.push(readReadStateResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeReadStateResultList(writer: Writer, items: readonly Encodable<ReadShareGroupStateResponseReadStateResult>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeReadStateResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readPartitionResult(reader: Reader, version: number): ReadShareGroupStateResponsePartitionResult {
  let at = ''
  try {
    at = 'partition'
    const partition = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(true)
    at = 'stateEpoch'
    const stateEpoch = reader.readInt32()
    at = 'startOffset'
    const startOffset = reader.readInt64()
    at = 'stateBatches'
    const stateBatches = readStateBatchList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { partition, errorCode, errorMessage, stateEpoch, startOffset, stateBatches, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writePartitionResult(writer: Writer, value: Encodable<ReadShareGroupStateResponsePartitionResult>, version: number): void {
  let at = ''
  try {
    at = 'partition'
    writer.writeInt32(value.partition)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage ?? null, true)
    at = 'stateEpoch'
    writer.writeInt32(value.stateEpoch)
    at = 'startOffset'
    writer.writeInt64(value.startOffset)
    at = 'stateBatches'
    writeStateBatchList(writer, value.stateBatches === undefined ? NO_ITEMS : value.stateBatches, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readPartitionResultList(reader: Reader, version: number): ReadShareGroupStateResponsePartitionResult[] {
  const count = reader.readArrayLength(true, 21)
  const items: ReadShareGroupStateResponsePartitionResult[] = []
  try {
    while (items.length < count) items.push(readPartitionResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writePartitionResultList(writer: Writer, items: readonly Encodable<ReadShareGroupStateResponsePartitionResult>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writePartitionResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readStateBatch(reader: Reader, _version: number): ReadShareGroupStateResponseStateBatch {
  let at = ''
  try {
    at = 'firstOffset'
    const firstOffset = reader.readInt64()
    at = 'lastOffset'
    const lastOffset = reader.readInt64()
    at = 'deliveryState'
    const deliveryState = reader.readInt8()
    at = 'deliveryCount'
    const deliveryCount = reader.readInt16()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { firstOffset, lastOffset, deliveryState, deliveryCount, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeStateBatch(writer: Writer, value: Encodable<ReadShareGroupStateResponseStateBatch>, _version: number): void {
  let at = ''
  try {
    at = 'firstOffset'
    writer.writeInt64(value.firstOffset)
    at = 'lastOffset'
    writer.writeInt64(value.lastOffset)
    at = 'deliveryState'
    writer.writeInt8(value.deliveryState)
    at = 'deliveryCount'
    writer.writeInt16(value.deliveryCount)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readStateBatchList(reader: Reader, version: number): ReadShareGroupStateResponseStateBatch[] {
  const count = reader.readArrayLength(true, 20)
  const items: ReadShareGroupStateResponseStateBatch[] = []
  try {
    while (items.length < count) items.push(readStateBatch(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeStateBatchList(writer: Writer, items: readonly Encodable<ReadShareGroupStateResponseStateBatch>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeStateBatch(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readReadShareGroupStateResponse(reader: Reader, version: number): ReadShareGroupStateResponse {
  let at = ''
  try {
    at = 'results'
    const results = readReadStateResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { results, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeReadShareGroupStateResponse(writer: Writer, value: Encodable<ReadShareGroupStateResponse>, version: number): void {
  let at = ''
  try {
    at = 'results'
    writeReadStateResultList(writer, value.results === undefined ? NO_ITEMS : value.results, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ReadShareGroupStateResponse}. */
export const readShareGroupStateResponse = /* @__PURE__ */ messageCodec(
  { name: 'ReadShareGroupStateResponse', apiKey: 84, kind: 'response', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readReadShareGroupStateResponse,
  writeReadShareGroupStateResponse,
)
