// Generated from schema/messages/ReadShareGroupStateRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Reads the stored state of share partitions; from a partition's leader to the share coordinator (KIP-932). Version 0. */
export interface ReadShareGroupStateRequest {
  /**
   * Name of the group.
   *
   * `string`.
   */
  readonly groupId: string
  /** `[]ReadStateData`. */
  readonly topics: readonly ReadShareGroupStateRequestReadStateData[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ReadShareGroupStateRequest}. */
export interface ReadShareGroupStateRequestReadStateData {
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`.
   */
  readonly topicId: string
  /** `[]PartitionData`. */
  readonly partitions: readonly ReadShareGroupStateRequestPartitionData[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ReadShareGroupStateRequest}. */
export interface ReadShareGroupStateRequestPartitionData {
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

function readReadStateData(reader: Reader, version: number): ReadShareGroupStateRequestReadStateData {
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

function writeReadStateData(writer: Writer, value: Encodable<ReadShareGroupStateRequestReadStateData>, version: number): void {
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

function readReadStateDataList(reader: Reader, version: number): ReadShareGroupStateRequestReadStateData[] {
  const count = reader.readArrayLength(true, 18)
  const items: ReadShareGroupStateRequestReadStateData[] = []
  try {
    while (items.length < count) items.push(readReadStateData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeReadStateDataList(writer: Writer, items: readonly Encodable<ReadShareGroupStateRequestReadStateData>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeReadStateData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readPartitionData(reader: Reader, _version: number): ReadShareGroupStateRequestPartitionData {
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

function writePartitionData(writer: Writer, value: Encodable<ReadShareGroupStateRequestPartitionData>, _version: number): void {
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

function readPartitionDataList(reader: Reader, version: number): ReadShareGroupStateRequestPartitionData[] {
  const count = reader.readArrayLength(true, 9)
  const items: ReadShareGroupStateRequestPartitionData[] = []
  try {
    while (items.length < count) items.push(readPartitionData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writePartitionDataList(writer: Writer, items: readonly Encodable<ReadShareGroupStateRequestPartitionData>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writePartitionData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readReadShareGroupStateRequest(reader: Reader, version: number): ReadShareGroupStateRequest {
  let at = ''
  try {
    at = 'groupId'
    const groupId = reader.readString(true)
    at = 'topics'
    const topics = readReadStateDataList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { groupId, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeReadShareGroupStateRequest(writer: Writer, value: Encodable<ReadShareGroupStateRequest>, version: number): void {
  let at = ''
  try {
    at = 'groupId'
    writer.writeString(value.groupId, true)
    at = 'topics'
    writeReadStateDataList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ReadShareGroupStateRequest}. */
export const readShareGroupStateRequest = /* @__PURE__ */ messageCodec(
  { name: 'ReadShareGroupStateRequest', apiKey: 84, kind: 'request', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readReadShareGroupStateRequest,
  writeReadShareGroupStateRequest,
)
