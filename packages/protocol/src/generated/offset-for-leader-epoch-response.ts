// Generated from schema/messages/OffsetForLeaderEpochResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * The end of each epoch. Versions 0 to 4.
 *
 * - 1: the answer says which epoch it speaks of (KIP-279)
 * - 2: adds the leader epoch known to the client (KIP-320)
 * - 3: followers give their id (KIP-392)
 * - 4: compact lengths and tagged fields (KIP-482)
 */
export interface OffsetForLeaderEpochResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`, since version 2, dropped silently where a version lacks it.
   */
  readonly throttleTimeMs: number
  /** `[]OffsetForLeaderTopicResult`. */
  readonly topics: readonly OffsetForLeaderEpochResponseOffsetForLeaderTopicResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link OffsetForLeaderEpochResponse}. */
export interface OffsetForLeaderEpochResponseOffsetForLeaderTopicResult {
  /** `string`. */
  readonly topic: string
  /** `[]EpochEndOffset`. */
  readonly partitions: readonly OffsetForLeaderEpochResponseEpochEndOffset[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link OffsetForLeaderEpochResponse}. */
export interface OffsetForLeaderEpochResponseEpochEndOffset {
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /** `int32`. */
  readonly partition: number
  /**
   * The largest epoch up to the one asked for that the log has; -1 when there is none.
   *
   * `int32`, since version 1, by default -1, dropped silently where a version lacks it.
   */
  readonly leaderEpoch: number
  /**
   * Offset after the last record of the epoch; -1 when it is not known.
   *
   * `int64`, by default -1.
   */
  readonly endOffset: Int64
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readOffsetForLeaderTopicResult(reader: Reader, version: number): OffsetForLeaderEpochResponseOffsetForLeaderTopicResult {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'topic'
    const topic = reader.readString(flexible)
    at = 'partitions'
    const partitions = readEpochEndOffsetList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { topic, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetForLeaderTopicResult(writer: Writer, value: Encodable<OffsetForLeaderEpochResponseOffsetForLeaderTopicResult>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'topic'
    writer.writeString(value.topic, flexible)
    at = 'partitions'
    writeEpochEndOffsetList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readOffsetForLeaderTopicResultList(reader: Reader, version: number): OffsetForLeaderEpochResponseOffsetForLeaderTopicResult[] {
  const count = reader.readArrayLength(version >= 4, 3)
  const items: OffsetForLeaderEpochResponseOffsetForLeaderTopicResult[] = []
  try {
    while (items.length < count) items.push(readOffsetForLeaderTopicResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeOffsetForLeaderTopicResultList(writer: Writer, items: readonly Encodable<OffsetForLeaderEpochResponseOffsetForLeaderTopicResult>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 4)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeOffsetForLeaderTopicResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readEpochEndOffset(reader: Reader, version: number): OffsetForLeaderEpochResponseEpochEndOffset {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'partition'
    const partition = reader.readInt32()
    at = 'leaderEpoch'
    const leaderEpoch = version >= 1 ? reader.readInt32() : -1
    at = 'endOffset'
    const endOffset = reader.readInt64()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { errorCode, partition, leaderEpoch, endOffset, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeEpochEndOffset(writer: Writer, value: Encodable<OffsetForLeaderEpochResponseEpochEndOffset>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'partition'
    writer.writeInt32(value.partition)
    at = 'leaderEpoch'
    if (version >= 1) {
      writer.writeInt32(value.leaderEpoch === undefined ? -1 : value.leaderEpoch)
    }
    at = 'endOffset'
    writer.writeInt64(value.endOffset === undefined ? -1 : value.endOffset)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readEpochEndOffsetList(reader: Reader, version: number): OffsetForLeaderEpochResponseEpochEndOffset[] {
  const count = reader.readArrayLength(version >= 4, 14)
  const items: OffsetForLeaderEpochResponseEpochEndOffset[] = []
  try {
    while (items.length < count) items.push(readEpochEndOffset(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeEpochEndOffsetList(writer: Writer, items: readonly Encodable<OffsetForLeaderEpochResponseEpochEndOffset>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 4)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeEpochEndOffset(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readOffsetForLeaderEpochResponse(reader: Reader, version: number): OffsetForLeaderEpochResponse {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'throttleTimeMs'
    const throttleTimeMs = version >= 2 ? reader.readInt32() : 0
    at = 'topics'
    const topics = readOffsetForLeaderTopicResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetForLeaderEpochResponse(writer: Writer, value: Encodable<OffsetForLeaderEpochResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'throttleTimeMs'
    if (version >= 2) {
      writer.writeInt32(value.throttleTimeMs)
    }
    at = 'topics'
    writeOffsetForLeaderTopicResultList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link OffsetForLeaderEpochResponse}. */
export const offsetForLeaderEpochResponse = /* @__PURE__ */ messageCodec(
  { name: 'OffsetForLeaderEpochResponse', apiKey: 23, kind: 'response', versionMin: 0, versionMax: 4, flexibleFrom: 4 },
  readOffsetForLeaderEpochResponse,
  writeOffsetForLeaderEpochResponse,
)
