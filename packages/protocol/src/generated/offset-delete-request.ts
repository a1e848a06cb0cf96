// Generated from schema/messages/OffsetDeleteRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type Writer } from '../codec-runtime.ts'

/** Deletes committed offsets of a group (KIP-496). Version 0. */
export interface OffsetDeleteRequest {
  /**
   * Name of the group.
   *
   * `string`.
   */
  readonly groupId: string
  /** `[]OffsetDeleteRequestTopic`. */
  readonly topics: readonly OffsetDeleteRequestTopic[]
}

/** Part of {@link OffsetDeleteRequest}. */
export interface OffsetDeleteRequestTopic {
  /** `string`. */
  readonly name: string
  /** `[]OffsetDeleteRequestPartition`. */
  readonly partitions: readonly OffsetDeleteRequestPartition[]
}

/** Part of {@link OffsetDeleteRequest}. */
export interface OffsetDeleteRequestPartition {
  /** `int32`. */
  readonly partitionIndex: number
}

function readOffsetDeleteRequestTopic(reader: Reader, version: number): OffsetDeleteRequestTopic {
  let at = ''
  try {
    at = 'name'
    const name = reader.readString(false)
    at = 'partitions'
    const partitions = readOffsetDeleteRequestPartitionList(reader, version)
    return { name, partitions }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetDeleteRequestTopic(writer: Writer, value: Encodable<OffsetDeleteRequestTopic>, version: number): void {
  let at = ''
  try {
    at = 'name'
    writer.writeString(value.name, false)
    at = 'partitions'
    writeOffsetDeleteRequestPartitionList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readOffsetDeleteRequestTopicList(reader: Reader, version: number): OffsetDeleteRequestTopic[] {
  const count = reader.readArrayLength(false, 6)
  const items: OffsetDeleteRequestTopic[] = []
  try {
    while (items.length < count) items.push(readOffsetDeleteRequestTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeOffsetDeleteRequestTopicList(writer: Writer, items: readonly Encodable<OffsetDeleteRequestTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, false)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeOffsetDeleteRequestTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readOffsetDeleteRequestPartition(reader: Reader, _version: number): OffsetDeleteRequestPartition {
  let at = ''
  try {
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    return { partitionIndex }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetDeleteRequestPartition(writer: Writer, value: Encodable<OffsetDeleteRequestPartition>, _version: number): void {
  let at = ''
  try {
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readOffsetDeleteRequestPartitionList(reader: Reader, version: number): OffsetDeleteRequestPartition[] {
  const count = reader.readArrayLength(false, 4)
  const items: OffsetDeleteRequestPartition[] = []
  try {
    while (items.length < count) items.push(readOffsetDeleteRequestPartition(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeOffsetDeleteRequestPartitionList(writer: Writer, items: readonly Encodable<OffsetDeleteRequestPartition>[] | null, version: number): void {
  writer.writeArrayLength(items, false)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeOffsetDeleteRequestPartition(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readOffsetDeleteRequest(reader: Reader, version: number): OffsetDeleteRequest {
  let at = ''
  try {
    at = 'groupId'
    const groupId = reader.readString(false)
    at = 'topics'
    const topics = readOffsetDeleteRequestTopicList(reader, version)
    return { groupId, topics }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetDeleteRequest(writer: Writer, value: Encodable<OffsetDeleteRequest>, version: number): void {
  let at = ''
  try {
    at = 'groupId'
    writer.writeString(value.groupId, false)
    at = 'topics'
    writeOffsetDeleteRequestTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link OffsetDeleteRequest}. */
export const offsetDeleteRequest = /* @__PURE__ */ messageCodec(
  { name: 'OffsetDeleteRequest', apiKey: 47, kind: 'request', versionMin: 0, versionMax: 0, flexibleFrom: Number.POSITIVE_INFINITY },
  readOffsetDeleteRequest,
  writeOffsetDeleteRequest,
)
