// Generated from schema/messages/OffsetDeleteResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type Writer } from '../codec-runtime.ts'

/** Says for each partition whether its offset was deleted. Version 0. */
export interface OffsetDeleteResponse {
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`, dropped silently where a version lacks it.
   */
  readonly throttleTimeMs: number
  /** `[]OffsetDeleteResponseTopic`. */
  readonly topics: readonly OffsetDeleteResponseTopic[]
}

/** Part of {@link OffsetDeleteResponse}. */
export interface OffsetDeleteResponseTopic {
  /** `string`. */
  readonly name: string
  /** `[]OffsetDeleteResponsePartition`. */
  readonly partitions: readonly OffsetDeleteResponsePartition[]
}

/** Part of {@link OffsetDeleteResponse}. */
export interface OffsetDeleteResponsePartition {
  /** `int32`. */
  readonly partitionIndex: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
}

function readOffsetDeleteResponseTopic(reader: Reader, version: number): OffsetDeleteResponseTopic {
  let at = ''
  try {
    at = 'name'
    const name = reader.readString(false)
    at = 'partitions'
    const partitions = readOffsetDeleteResponsePartitionList(reader, version)
    return { name, partitions }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetDeleteResponseTopic(writer: Writer, value: Encodable<OffsetDeleteResponseTopic>, version: number): void {
  let at = ''
  try {
    at = 'name'
    writer.writeString(value.name, false)
    at = 'partitions'
    writeOffsetDeleteResponsePartitionList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readOffsetDeleteResponseTopicList(reader: Reader, version: number): OffsetDeleteResponseTopic[] {
  const count = reader.readArrayLength(false, 6)
  const items: OffsetDeleteResponseTopic[] = []
  try {
    while (items.length < count) items.push(readOffsetDeleteResponseTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeOffsetDeleteResponseTopicList(writer: Writer, items: readonly Encodable<OffsetDeleteResponseTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, false)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeOffsetDeleteResponseTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readOffsetDeleteResponsePartition(reader: Reader, _version: number): OffsetDeleteResponsePartition {
  let at = ''
  try {
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    return { partitionIndex, errorCode }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetDeleteResponsePartition(writer: Writer, value: Encodable<OffsetDeleteResponsePartition>, _version: number): void {
  let at = ''
  try {
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readOffsetDeleteResponsePartitionList(reader: Reader, version: number): OffsetDeleteResponsePartition[] {
  const count = reader.readArrayLength(false, 6)
  const items: OffsetDeleteResponsePartition[] = []
  try {
    while (items.length < count) items.push(readOffsetDeleteResponsePartition(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeOffsetDeleteResponsePartitionList(writer: Writer, items: readonly Encodable<OffsetDeleteResponsePartition>[] | null, version: number): void {
  writer.writeArrayLength(items, false)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeOffsetDeleteResponsePartition(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readOffsetDeleteResponse(reader: Reader, version: number): OffsetDeleteResponse {
  let at = ''
  try {
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'topics'
    const topics = readOffsetDeleteResponseTopicList(reader, version)
    return { errorCode, throttleTimeMs, topics }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetDeleteResponse(writer: Writer, value: Encodable<OffsetDeleteResponse>, version: number): void {
  let at = ''
  try {
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'topics'
    writeOffsetDeleteResponseTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link OffsetDeleteResponse}. */
export const offsetDeleteResponse = /* @__PURE__ */ messageCodec(
  { name: 'OffsetDeleteResponse', apiKey: 47, kind: 'response', versionMin: 0, versionMax: 0, flexibleFrom: Number.POSITIVE_INFINITY },
  readOffsetDeleteResponse,
  writeOffsetDeleteResponse,
)
