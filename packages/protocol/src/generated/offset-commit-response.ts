// Generated from schema/messages/OffsetCommitResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, ZERO_UUID, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Says for each partition whether the offset was stored. Versions 0 to 10.
 *
 * - 1: commits belong to a member and a generation; a time for each offset
 * - 2: one retention time for all offsets, no times of their own
 * - 3: adds `throttleTimeMs` (KIP-124)
 * - 4: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 5: offsets live as long as their group, no retention time (KIP-211)
 * - 6: adds leader epochs (KIP-320)
 * - 7: adds static members (KIP-345)
 * - 8: compact lengths and tagged fields (KIP-482)
 * - 9: members of the newer kind commit with their epoch (KIP-848)
 * - 10: topics go by id (KIP-848)
 */
export interface OffsetCommitResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`, since version 3, dropped silently where a version lacks it.
   */
  readonly throttleTimeMs: number
  /** `[]OffsetCommitResponseTopic`. */
  readonly topics: readonly OffsetCommitResponseTopic[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link OffsetCommitResponse}. */
export interface OffsetCommitResponseTopic {
  /** `string`, in versions 0 to 9, dropped silently where a version lacks it. */
  readonly name: string
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`, in version 10 only, dropped silently where a version lacks it.
   */
  readonly topicId: string
  /** `[]OffsetCommitResponsePartition`. */
  readonly partitions: readonly OffsetCommitResponsePartition[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link OffsetCommitResponse}. */
export interface OffsetCommitResponsePartition {
  /** `int32`. */
  readonly partitionIndex: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readOffsetCommitResponseTopic(reader: Reader, version: number): OffsetCommitResponseTopic {
  let at = ''
  try {
    const flexible = version >= 8
    at = 'name'
    const name = version <= 9 ? reader.readString(flexible) : ''
    at = 'topicId'
    const topicId = version >= 10 ? reader.readUuid() : ZERO_UUID
    at = 'partitions'
    const partitions = readOffsetCommitResponsePartitionList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, topicId, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetCommitResponseTopic(writer: Writer, value: Encodable<OffsetCommitResponseTopic>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 8
    at = 'name'
    if (version <= 9) {
      writer.writeString(value.name, flexible)
    }
    at = 'topicId'
    if (version >= 10) {
      writer.writeUuid(value.topicId)
    }
    at = 'partitions'
    writeOffsetCommitResponsePartitionList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readOffsetCommitResponseTopicList(reader: Reader, version: number): OffsetCommitResponseTopic[] {
  const count = reader.readArrayLength(version >= 8, 3)
  const items: OffsetCommitResponseTopic[] = []
  try {
    while (items.length < count) items.push(readOffsetCommitResponseTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeOffsetCommitResponseTopicList(writer: Writer, items: readonly Encodable<OffsetCommitResponseTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 8)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeOffsetCommitResponseTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readOffsetCommitResponsePartition(reader: Reader, version: number): OffsetCommitResponsePartition {
  let at = ''
  try {
    const flexible = version >= 8
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { partitionIndex, errorCode, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetCommitResponsePartition(writer: Writer, value: Encodable<OffsetCommitResponsePartition>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 8
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readOffsetCommitResponsePartitionList(reader: Reader, version: number): OffsetCommitResponsePartition[] {
  const count = reader.readArrayLength(version >= 8, 6)
  const items: OffsetCommitResponsePartition[] = []
  try {
    while (items.length < count) items.push(readOffsetCommitResponsePartition(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeOffsetCommitResponsePartitionList(writer: Writer, items: readonly Encodable<OffsetCommitResponsePartition>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 8)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeOffsetCommitResponsePartition(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readOffsetCommitResponse(reader: Reader, version: number): OffsetCommitResponse {
  let at = ''
  try {
    const flexible = version >= 8
    at = 'throttleTimeMs'
    const throttleTimeMs = version >= 3 ? reader.readInt32() : 0
    at = 'topics'
    const topics = readOffsetCommitResponseTopicList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetCommitResponse(writer: Writer, value: Encodable<OffsetCommitResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 8
    at = 'throttleTimeMs'
    if (version >= 3) {
      writer.writeInt32(value.throttleTimeMs)
    }
    at = 'topics'
    writeOffsetCommitResponseTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link OffsetCommitResponse}. */
export const offsetCommitResponse = /* @__PURE__ */ messageCodec(
  { name: 'OffsetCommitResponse', apiKey: 8, kind: 'response', versionMin: 0, versionMax: 10, flexibleFrom: 8 },
  readOffsetCommitResponse,
  writeOffsetCommitResponse,
)
