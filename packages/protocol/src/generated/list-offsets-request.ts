// Generated from schema/messages/ListOffsetsRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Finds offsets by time, and the ends of logs. Versions 0 to 11.
 *
 * - 1: one offset for a time, no list of segments (KIP-79)
 * - 2: adds `isolationLevel` (KIP-98)
 * - 3: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 4: adds leader epochs (KIP-320)
 * - 5: the answer may be OFFSET_NOT_AVAILABLE (KIP-207)
 * - 6: compact lengths and tagged fields (KIP-482)
 * - 7: the time -3: the record with the highest timestamp (KIP-734)
 * - 8: the time -4: the first offset on the broker's own disk (KIP-405)
 * - 9: the time -5: the last offset in remote storage (KIP-1005)
 * - 10: adds `timeoutMs` (KIP-1075)
 * - 11: the time -6: the first offset that still has to go to remote storage (KIP-1023)
 */
export interface ListOffsetsRequest {
  /**
   * Broker id of a follower that asks; -1 from a client.
   *
   * `int32`.
   */
  readonly replicaId: number
  /**
   * 0 reads all records; 1 leaves out those of open and of aborted transactions.
   *
   * `int8`, since version 2.
   */
  readonly isolationLevel: number
  /** `[]ListOffsetsTopic`. */
  readonly topics: readonly ListOffsetsRequestListOffsetsTopic[]
  /**
   * How long the broker may work before it answers REQUEST_TIMED_OUT, in milliseconds.
   *
   * `int32`, since version 10, dropped silently where a version lacks it.
   */
  readonly timeoutMs: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ListOffsetsRequest}. */
export interface ListOffsetsRequestListOffsetsTopic {
  /** `string`. */
  readonly name: string
  /** `[]ListOffsetsPartition`. */
  readonly partitions: readonly ListOffsetsRequestListOffsetsPartition[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ListOffsetsRequest}. */
export interface ListOffsetsRequestListOffsetsPartition {
  /** `int32`. */
  readonly partitionIndex: number
  /**
   * The leader epoch that the client knows, so that whoever is behind notices; -1 leaves the check out (KIP-320).
   *
   * `int32`, since version 4, by default -1, dropped silently where a version lacks it.
   */
  readonly currentLeaderEpoch: number
  /**
   * The first record at or after this time, in milliseconds since 1970; or -1 the end of the log, -2 its start, -3 the highest timestamp, -4 the local start, -5 the last in remote storage, -6 the first waiting to go there.
   *
   * `int64`.
   */
  readonly timestamp: Int64
  /**
   * How many offsets to give at most.
   *
   * `int32`, in version 0 only, by default 1.
   */
  readonly maxNumOffsets: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readListOffsetsTopic(reader: Reader, version: number): ListOffsetsRequestListOffsetsTopic {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'name'
    const name = reader.readString(flexible)
    at = 'partitions'
    const partitions = readListOffsetsPartitionList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeListOffsetsTopic(writer: Writer, value: Encodable<ListOffsetsRequestListOffsetsTopic>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'name'
    writer.writeString(value.name, flexible)
    at = 'partitions'
    writeListOffsetsPartitionList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readListOffsetsTopicList(reader: Reader, version: number): ListOffsetsRequestListOffsetsTopic[] {
  const count = reader.readArrayLength(version >= 6, 3)
  const items: ListOffsetsRequestListOffsetsTopic[] = []
  try {
    while (items.length < count) items.push(readListOffsetsTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeListOffsetsTopicList(writer: Writer, items: readonly Encodable<ListOffsetsRequestListOffsetsTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 6)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeListOffsetsTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readListOffsetsPartition(reader: Reader, version: number): ListOffsetsRequestListOffsetsPartition {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'currentLeaderEpoch'
    const currentLeaderEpoch = version >= 4 ? reader.readInt32() : -1
    at = 'timestamp'
    const timestamp = reader.readInt64()
    at = 'maxNumOffsets'
    const maxNumOffsets = version <= 0 ? reader.readInt32() : 1
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { partitionIndex, currentLeaderEpoch, timestamp, maxNumOffsets, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeListOffsetsPartition(writer: Writer, value: Encodable<ListOffsetsRequestListOffsetsPartition>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'currentLeaderEpoch'
    if (version >= 4) {
      writer.writeInt32(value.currentLeaderEpoch === undefined ? -1 : value.currentLeaderEpoch)
    }
    at = 'timestamp'
    writer.writeInt64(value.timestamp)
    at = 'maxNumOffsets'
    if (version <= 0) {
      writer.writeInt32(value.maxNumOffsets === undefined ? 1 : value.maxNumOffsets)
    }
    else rejectUnlessDefault(value.maxNumOffsets, 1, 'maxNumOffsets')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readListOffsetsPartitionList(reader: Reader, version: number): ListOffsetsRequestListOffsetsPartition[] {
  const count = reader.readArrayLength(version >= 6, 12)
  const items: ListOffsetsRequestListOffsetsPartition[] = []
  try {
    while (items.length < count) items.push(readListOffsetsPartition(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeListOffsetsPartitionList(writer: Writer, items: readonly Encodable<ListOffsetsRequestListOffsetsPartition>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 6)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeListOffsetsPartition(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readListOffsetsRequest(reader: Reader, version: number): ListOffsetsRequest {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'replicaId'
    const replicaId = reader.readInt32()
    at = 'isolationLevel'
    const isolationLevel = version >= 2 ? reader.readInt8() : 0
    at = 'topics'
    const topics = readListOffsetsTopicList(reader, version)
    at = 'timeoutMs'
    const timeoutMs = version >= 10 ? reader.readInt32() : 0
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { replicaId, isolationLevel, topics, timeoutMs, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeListOffsetsRequest(writer: Writer, value: Encodable<ListOffsetsRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'replicaId'
    writer.writeInt32(value.replicaId)
    at = 'isolationLevel'
    if (version >= 2) {
      writer.writeInt8(value.isolationLevel)
    }
    else rejectUnlessDefault(value.isolationLevel, 0, 'isolationLevel')
    at = 'topics'
    writeListOffsetsTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'timeoutMs'
    if (version >= 10) {
      writer.writeInt32(value.timeoutMs)
    }
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ListOffsetsRequest}. */
export const listOffsetsRequest = /* @__PURE__ */ messageCodec(
  { name: 'ListOffsetsRequest', apiKey: 2, kind: 'request', versionMin: 0, versionMax: 11, flexibleFrom: 6 },
  readListOffsetsRequest,
  writeListOffsetsRequest,
)
