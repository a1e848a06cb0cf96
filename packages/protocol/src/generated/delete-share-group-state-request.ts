// Generated from schema/messages/DeleteShareGroupStateRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Deletes the stored state of share partitions; from group to share coordinator (KIP-932). Version 0. */
export interface DeleteShareGroupStateRequest {
  /**
   * Name of the group.
   *
   * `string`.
   */
  readonly groupId: string
  /** `[]DeleteStateData`. */
  readonly topics: readonly DeleteShareGroupStateRequestDeleteStateData[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DeleteShareGroupStateRequest}. */
export interface DeleteShareGroupStateRequestDeleteStateData {
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`.
   */
  readonly topicId: string
  /** `[]PartitionData`. */
  readonly partitions: readonly DeleteShareGroupStateRequestPartitionData[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DeleteShareGroupStateRequest}. */
export interface DeleteShareGroupStateRequestPartitionData {
  /** `int32`. */
  readonly partition: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDeleteStateData(reader: Reader, version: number): DeleteShareGroupStateRequestDeleteStateData {
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

function writeDeleteStateData(writer: Writer, value: Encodable<DeleteShareGroupStateRequestDeleteStateData>, version: number): void {
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

function readDeleteStateDataList(reader: Reader, version: number): DeleteShareGroupStateRequestDeleteStateData[] {
  const count = reader.readArrayLength(true, 18)
  const items: DeleteShareGroupStateRequestDeleteStateData[] = []
  try {
    while (items.length < count) items.push(readDeleteStateData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDeleteStateDataList(writer: Writer, items: readonly Encodable<DeleteShareGroupStateRequestDeleteStateData>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDeleteStateData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readPartitionData(reader: Reader, _version: number): DeleteShareGroupStateRequestPartitionData {
  let at = ''
  try {
    at = 'partition'
    const partition = reader.readInt32()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { partition, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writePartitionData(writer: Writer, value: Encodable<DeleteShareGroupStateRequestPartitionData>, _version: number): void {
  let at = ''
  try {
    at = 'partition'
    writer.writeInt32(value.partition)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readPartitionDataList(reader: Reader, version: number): DeleteShareGroupStateRequestPartitionData[] {
  const count = reader.readArrayLength(true, 5)
  const items: DeleteShareGroupStateRequestPartitionData[] = []
  try {
    while (items.length < count) items.push(readPartitionData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writePartitionDataList(writer: Writer, items: readonly Encodable<DeleteShareGroupStateRequestPartitionData>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writePartitionData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDeleteShareGroupStateRequest(reader: Reader, version: number): DeleteShareGroupStateRequest {
  let at = ''
  try {
    at = 'groupId'
    const groupId = reader.readString(true)
    at = 'topics'
    const topics = readDeleteStateDataList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { groupId, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDeleteShareGroupStateRequest(writer: Writer, value: Encodable<DeleteShareGroupStateRequest>, version: number): void {
  let at = ''
  try {
    at = 'groupId'
    writer.writeString(value.groupId, true)
    at = 'topics'
    writeDeleteStateDataList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DeleteShareGroupStateRequest}. */
export const deleteShareGroupStateRequest = /* @__PURE__ */ messageCodec(
  { name: 'DeleteShareGroupStateRequest', apiKey: 86, kind: 'request', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readDeleteShareGroupStateRequest,
  writeDeleteShareGroupStateRequest,
)
