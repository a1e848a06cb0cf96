// Generated from schema/messages/WriteShareGroupStateRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Stores the state of share partitions; from a partition's leader to the share coordinator (KIP-932). Versions 0 to 1.
 *
 * - 1: adds `deliveryCompleteCount` (KIP-1226)
 */
export interface WriteShareGroupStateRequest {
  /**
   * Name of the group.
   *
   * `string`.
   */
  readonly groupId: string
  /** `[]WriteStateData`. */
  readonly topics: readonly WriteShareGroupStateRequestWriteStateData[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link WriteShareGroupStateRequest}. */
export interface WriteShareGroupStateRequestWriteStateData {
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`.
   */
  readonly topicId: string
  /** `[]PartitionData`. */
  readonly partitions: readonly WriteShareGroupStateRequestPartitionData[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link WriteShareGroupStateRequest}. */
export interface WriteShareGroupStateRequestPartitionData {
  /** `int32`. */
  readonly partition: number
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
   * First offset still in flight; -1 when it did not change.
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
  /** `[]StateBatch`. */
  readonly stateBatches: readonly WriteShareGroupStateRequestStateBatch[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link WriteShareGroupStateRequest}. */
export interface WriteShareGroupStateRequestStateBatch {
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

function readWriteStateData(reader: Reader, version: number): WriteShareGroupStateRequestWriteStateData {
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

function writeWriteStateData(writer: Writer, value: Encodable<WriteShareGroupStateRequestWriteStateData>, version: number): void {
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

function readWriteStateDataList(reader: Reader, version: number): WriteShareGroupStateRequestWriteStateData[] {
  const count = reader.readArrayLength(true, 18)
  const items: WriteShareGroupStateRequestWriteStateData[] = []
  try {
    while (items.length < count) items.push(readWriteStateData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeWriteStateDataList(writer: Writer, items: readonly Encodable<WriteShareGroupStateRequestWriteStateData>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeWriteStateData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readPartitionData(reader: Reader, version: number): WriteShareGroupStateRequestPartitionData {
  let at = ''
  try {
    at = 'partition'
    const partition = reader.readInt32()
    at = 'stateEpoch'
    const stateEpoch = reader.readInt32()
    at = 'leaderEpoch'
    const leaderEpoch = reader.readInt32()
    at = 'startOffset'
    const startOffset = reader.readInt64()
    at = 'deliveryCompleteCount'
    const deliveryCompleteCount = version >= 1 ? reader.readInt32() : -1
    at = 'stateBatches'
    const stateBatches = readStateBatchList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { partition, stateEpoch, leaderEpoch, startOffset, deliveryCompleteCount, stateBatches, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writePartitionData(writer: Writer, value: Encodable<WriteShareGroupStateRequestPartitionData>, version: number): void {
  let at = ''
  try {
    at = 'partition'
    writer.writeInt32(value.partition)
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
    at = 'stateBatches'
    writeStateBatchList(writer, value.stateBatches === undefined ? NO_ITEMS : value.stateBatches, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readPartitionDataList(reader: Reader, version: number): WriteShareGroupStateRequestPartitionData[] {
  const count = reader.readArrayLength(true, 22)
  const items: WriteShareGroupStateRequestPartitionData[] = []
  try {
    while (items.length < count) items.push(readPartitionData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writePartitionDataList(writer: Writer, items: readonly Encodable<WriteShareGroupStateRequestPartitionData>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writePartitionData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readStateBatch(reader: Reader, _version: number): WriteShareGroupStateRequestStateBatch {
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

function writeStateBatch(writer: Writer, value: Encodable<WriteShareGroupStateRequestStateBatch>, _version: number): void {
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

function readStateBatchList(reader: Reader, version: number): WriteShareGroupStateRequestStateBatch[] {
  const count = reader.readArrayLength(true, 20)
  const items: WriteShareGroupStateRequestStateBatch[] = []
  try {
    while (items.length < count) items.push(readStateBatch(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeStateBatchList(writer: Writer, items: readonly Encodable<WriteShareGroupStateRequestStateBatch>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeStateBatch(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readWriteShareGroupStateRequest(reader: Reader, version: number): WriteShareGroupStateRequest {
  let at = ''
  try {
    at = 'groupId'
    const groupId = reader.readString(true)
    at = 'topics'
    const topics = readWriteStateDataList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { groupId, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeWriteShareGroupStateRequest(writer: Writer, value: Encodable<WriteShareGroupStateRequest>, version: number): void {
  let at = ''
  try {
    at = 'groupId'
    writer.writeString(value.groupId, true)
    at = 'topics'
    writeWriteStateDataList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link WriteShareGroupStateRequest}. */
export const writeShareGroupStateRequest = /* @__PURE__ */ messageCodec(
  { name: 'WriteShareGroupStateRequest', apiKey: 85, kind: 'request', versionMin: 0, versionMax: 1, flexibleFrom: 0 },
  readWriteShareGroupStateRequest,
  writeWriteShareGroupStateRequest,
)
