// Generated from schema/messages/InitializeShareGroupStateRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Begins the stored state of share partitions; from group to share coordinator (KIP-932). Version 0. */
export interface InitializeShareGroupStateRequest {
  /**
   * Name of the group.
   *
   * `string`.
   */
  readonly groupId: string
  /** `[]InitializeStateData`. */
  readonly topics: readonly InitializeShareGroupStateRequestInitializeStateData[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link InitializeShareGroupStateRequest}. */
export interface InitializeShareGroupStateRequestInitializeStateData {
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`.
   */
  readonly topicId: string
  /** `[]PartitionData`. */
  readonly partitions: readonly InitializeShareGroupStateRequestPartitionData[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link InitializeShareGroupStateRequest}. */
export interface InitializeShareGroupStateRequestPartitionData {
  /** `int32`. */
  readonly partition: number
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
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readInitializeStateData(reader: Reader, version: number): InitializeShareGroupStateRequestInitializeStateData {
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

function writeInitializeStateData(writer: Writer, value: Encodable<InitializeShareGroupStateRequestInitializeStateData>, version: number): void {
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

function readInitializeStateDataList(reader: Reader, version: number): InitializeShareGroupStateRequestInitializeStateData[] {
  const count = reader.readArrayLength(true, 18)
  const items: InitializeShareGroupStateRequestInitializeStateData[] = []
  try {
    while (items.length < count) items.push(readInitializeStateData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeInitializeStateDataList(writer: Writer, items: readonly Encodable<InitializeShareGroupStateRequestInitializeStateData>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeInitializeStateData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readPartitionData(reader: Reader, _version: number): InitializeShareGroupStateRequestPartitionData {
  let at = ''
  try {
    at = 'partition'
    const partition = reader.readInt32()
    at = 'stateEpoch'
    const stateEpoch = reader.readInt32()
    at = 'startOffset'
    const startOffset = reader.readInt64()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { partition, stateEpoch, startOffset, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writePartitionData(writer: Writer, value: Encodable<InitializeShareGroupStateRequestPartitionData>, _version: number): void {
  let at = ''
  try {
    at = 'partition'
    writer.writeInt32(value.partition)
    at = 'stateEpoch'
    writer.writeInt32(value.stateEpoch)
    at = 'startOffset'
    writer.writeInt64(value.startOffset)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readPartitionDataList(reader: Reader, version: number): InitializeShareGroupStateRequestPartitionData[] {
  const count = reader.readArrayLength(true, 17)
  const items: InitializeShareGroupStateRequestPartitionData[] = []
  try {
    while (items.length < count) items.push(readPartitionData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writePartitionDataList(writer: Writer, items: readonly Encodable<InitializeShareGroupStateRequestPartitionData>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writePartitionData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readInitializeShareGroupStateRequest(reader: Reader, version: number): InitializeShareGroupStateRequest {
  let at = ''
  try {
    at = 'groupId'
    const groupId = reader.readString(true)
    at = 'topics'
    const topics = readInitializeStateDataList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { groupId, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeInitializeShareGroupStateRequest(writer: Writer, value: Encodable<InitializeShareGroupStateRequest>, version: number): void {
  let at = ''
  try {
    at = 'groupId'
    writer.writeString(value.groupId, true)
    at = 'topics'
    writeInitializeStateDataList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link InitializeShareGroupStateRequest}. */
export const initializeShareGroupStateRequest = /* @__PURE__ */ messageCodec(
  { name: 'InitializeShareGroupStateRequest', apiKey: 83, kind: 'request', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readInitializeShareGroupStateRequest,
  writeInitializeShareGroupStateRequest,
)
