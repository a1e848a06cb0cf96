// Generated from schema/messages/ReadShareGroupStateSummaryResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * A summary of each partition. Versions 0 to 1.
 *
 * - 1: adds `deliveryCompleteCount` (KIP-1226)
 */
export interface ReadShareGroupStateSummaryResponse {
  /** `[]ReadStateSummaryResult`. */
  readonly results: readonly ReadShareGroupStateSummaryResponseReadStateSummaryResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ReadShareGroupStateSummaryResponse}. */
export interface ReadShareGroupStateSummaryResponseReadStateSummaryResult {
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`.
   */
  readonly topicId: string
  /** `[]PartitionResult`. */
  readonly partitions: readonly ReadShareGroupStateSummaryResponsePartitionResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ReadShareGroupStateSummaryResponse}. */
export interface ReadShareGroupStateSummaryResponsePartitionResult {
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
   * Counts the leaders that the partition has had; -1 when it is not known.
   *
   * `int32`.
   */
  readonly leaderEpoch: number
  /**
   * First offset of the share partition that is still in flight; -1 when there is none yet.
   *
   * `int64`.
   */
  readonly startOffset: Int64
  /**
   * How many records past the start offset are done with, for the group's lag; -1 when it is not known (KIP-1226).
   *
   * `int32`, in version 1 only, by default -1, dropped silently where a version lacks it.
   */
  readonly deliveryCompleteCount: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readReadStateSummaryResult(reader: Reader, version: number): ReadShareGroupStateSummaryResponseReadStateSummaryResult {
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

function writeReadStateSummaryResult(writer: Writer, value: Encodable<ReadShareGroupStateSummaryResponseReadStateSummaryResult>, version: number): void {
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

function readReadStateSummaryResultList(reader: Reader, version: number): ReadShareGroupStateSummaryResponseReadStateSummaryResult[] {
  const count = reader.readArrayLength(true, 18)
  const items: ReadShareGroupStateSummaryResponseReadStateSummaryResult[] = []
  try {
    while (items.length < count) items.push(readReadStateSummaryResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeReadStateSummaryResultList(writer: Writer, items: readonly Encodable<ReadShareGroupStateSummaryResponseReadStateSummaryResult>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeReadStateSummaryResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readPartitionResult(reader: Reader, version: number): ReadShareGroupStateSummaryResponsePartitionResult {
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
    at = 'leaderEpoch'
    const leaderEpoch = reader.readInt32()
    at = 'startOffset'
    const startOffset = reader.readInt64()
    at = 'deliveryCompleteCount'
    const deliveryCompleteCount = version >= 1 ? reader.readInt32() : -1
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { partition, errorCode, errorMessage, stateEpoch, leaderEpoch, startOffset, deliveryCompleteCount, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writePartitionResult(writer: Writer, value: Encodable<ReadShareGroupStateSummaryResponsePartitionResult>, version: number): void {
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
    at = 'leaderEpoch'
    writer.writeInt32(value.leaderEpoch)
    at = 'startOffset'
    writer.writeInt64(value.startOffset)
    at = 'deliveryCompleteCount'
    if (version >= 1) {
      writer.writeInt32(value.deliveryCompleteCount === undefined ? -1 : value.deliveryCompleteCount)
    }
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readPartitionResultList(reader: Reader, version: number): ReadShareGroupStateSummaryResponsePartitionResult[] {
  const count = reader.readArrayLength(true, 24)
  const items: ReadShareGroupStateSummaryResponsePartitionResult[] = []
  try {
    while (items.length < count) items.push(readPartitionResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writePartitionResultList(writer: Writer, items: readonly Encodable<ReadShareGroupStateSummaryResponsePartitionResult>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writePartitionResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readReadShareGroupStateSummaryResponse(reader: Reader, version: number): ReadShareGroupStateSummaryResponse {
  let at = ''
  try {
    at = 'results'
    const results = readReadStateSummaryResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { results, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeReadShareGroupStateSummaryResponse(writer: Writer, value: Encodable<ReadShareGroupStateSummaryResponse>, version: number): void {
  let at = ''
  try {
    at = 'results'
    writeReadStateSummaryResultList(writer, value.results === undefined ? NO_ITEMS : value.results, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ReadShareGroupStateSummaryResponse}. */
export const readShareGroupStateSummaryResponse = /* @__PURE__ */ messageCodec(
  { name: 'ReadShareGroupStateSummaryResponse', apiKey: 87, kind: 'response', versionMin: 0, versionMax: 1, flexibleFrom: 0 },
  readReadShareGroupStateSummaryResponse,
  writeReadShareGroupStateSummaryResponse,
)
