// Generated from schema/messages/ReadShareGroupStateSummaryRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Reads offsets and epochs of share partitions without their records' states (KIP-932). Versions 0 to 1.
 *
 * - 1: adds `deliveryCompleteCount` (KIP-1226)
 */
export interface ReadShareGroupStateSummaryRequest {
  /**
   * Name of the group.
   *
   * `string`.
   */
  readonly groupId: string
  /** `[]ReadStateSummaryData`. */
  readonly topics: readonly ReadShareGroupStateSummaryRequestReadStateSummaryData[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ReadShareGroupStateSummaryRequest}. */
export interface ReadShareGroupStateSummaryRequestReadStateSummaryData {
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`.
   */
  readonly topicId: string
  /** `[]PartitionData`. */
  readonly partitions: readonly ReadShareGroupStateSummaryRequestPartitionData[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ReadShareGroupStateSummaryRequest}. */
export interface ReadShareGroupStateSummaryRequestPartitionData {
  /** `int32`. */
  readonly partition: number
  /**
   * Counts the leaders that the partition has had; -1 when it is not known.
   *
   * `int32`.
   */
  readonly leaderEpoch: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readReadStateSummaryData(reader: Reader, version: number): ReadShareGroupStateSummaryRequestReadStateSummaryData {
  let at = ''
  try {
    at = 'topicId'
    const topicId = reader.readUuid()
    at = 'partitions'
    const partitions = readPartitionDataList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { topicId, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeReadStateSummaryData(writer: Writer, value: Encodable<ReadShareGroupStateSummaryRequestReadStateSummaryData>, version: number): void {
  let at = ''
  try {
    at = 'topicId'
    writer.writeUuid(value.topicId)
    at = 'partitions'
    writePartitionDataList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readReadStateSummaryDataList(reader: Reader, version: number): ReadShareGroupStateSummaryRequestReadStateSummaryData[] {
  const count = reader.readArrayLength(true, 18)
  const items: ReadShareGroupStateSummaryRequestReadStateSummaryData[] = []
  try {
    while (items.length < count) items.push(readReadStateSummaryData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeReadStateSummaryDataList(writer: Writer, items: readonly Encodable<ReadShareGroupStateSummaryRequestReadStateSummaryData>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeReadStateSummaryData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readPartitionData(reader: Reader, _version: number): ReadShareGroupStateSummaryRequestPartitionData {
  let at = ''
  try {
    at = 'partition'
    const partition = reader.readInt32()
    at = 'leaderEpoch'
    const leaderEpoch = reader.readInt32()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { partition, leaderEpoch, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writePartitionData(writer: Writer, value: Encodable<ReadShareGroupStateSummaryRequestPartitionData>, _version: number): void {
  let at = ''
  try {
    at = 'partition'
    writer.writeInt32(value.partition)
    at = 'leaderEpoch'
    writer.writeInt32(value.leaderEpoch)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readPartitionDataList(reader: Reader, version: number): ReadShareGroupStateSummaryRequestPartitionData[] {
  const count = reader.readArrayLength(true, 9)
  const items: ReadShareGroupStateSummaryRequestPartitionData[] = []
  try {
    while (items.length < count) items.push(readPartitionData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writePartitionDataList(writer: Writer, items: readonly Encodable<ReadShareGroupStateSummaryRequestPartitionData>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writePartitionData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readReadShareGroupStateSummaryRequest(reader: Reader, version: number): ReadShareGroupStateSummaryRequest {
  let at = ''
  try {
    at = 'groupId'
    const groupId = reader.readString(true)
    at = 'topics'
    const topics = readReadStateSummaryDataList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { groupId, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeReadShareGroupStateSummaryRequest(writer: Writer, value: Encodable<ReadShareGroupStateSummaryRequest>, version: number): void {
  let at = ''
  try {
    at = 'groupId'
    writer.writeString(value.groupId, true)
    at = 'topics'
    writeReadStateSummaryDataList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ReadShareGroupStateSummaryRequest}. */
export const readShareGroupStateSummaryRequest = /* @__PURE__ */ messageCodec(
  { name: 'ReadShareGroupStateSummaryRequest', apiKey: 87, kind: 'request', versionMin: 0, versionMax: 1, flexibleFrom: 0 },
  readReadShareGroupStateSummaryRequest,
  writeReadShareGroupStateSummaryRequest,
)
