// Generated from schema/messages/OffsetForLeaderEpochRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Asks where a leader epoch ends, to find out whether logs have parted (KIP-101). Versions 0 to 4.
 *
 * - 1: the answer says which epoch it speaks of (KIP-279)
 * - 2: adds the leader epoch known to the client (KIP-320)
 * - 3: followers give their id (KIP-392)
 * - 4: compact lengths and tagged fields (KIP-482)
 */
export interface OffsetForLeaderEpochRequest {
  /**
   * Broker id of a follower; -1 from a consumer, -2 where the version does not say.
   *
   * `int32`, since version 3, by default -2, dropped silently where a version lacks it.
   */
  readonly replicaId: number
  /** `[]OffsetForLeaderTopic`. */
  readonly topics: readonly OffsetForLeaderEpochRequestOffsetForLeaderTopic[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link OffsetForLeaderEpochRequest}. */
export interface OffsetForLeaderEpochRequestOffsetForLeaderTopic {
  /** `string`. */
  readonly topic: string
  /** `[]OffsetForLeaderPartition`. */
  readonly partitions: readonly OffsetForLeaderEpochRequestOffsetForLeaderPartition[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link OffsetForLeaderEpochRequest}. */
export interface OffsetForLeaderEpochRequestOffsetForLeaderPartition {
  /** `int32`. */
  readonly partition: number
  /**
   * The leader epoch that the client knows, so that whoever is behind notices; -1 leaves the check out (KIP-320).
   *
   * `int32`, since version 2, by default -1, dropped silently where a version lacks it.
   */
  readonly currentLeaderEpoch: number
  /**
   * The epoch whose end is asked for.
   *
   * `int32`.
   */
  readonly leaderEpoch: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readOffsetForLeaderTopic(reader: Reader, version: number): OffsetForLeaderEpochRequestOffsetForLeaderTopic {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'topic'
    const topic = reader.readString(flexible)
    at = 'partitions'
    const partitions = readOffsetForLeaderPartitionList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { topic, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetForLeaderTopic(writer: Writer, value: Encodable<OffsetForLeaderEpochRequestOffsetForLeaderTopic>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'topic'
    writer.writeString(value.topic, flexible)
    at = 'partitions'
    writeOffsetForLeaderPartitionList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readOffsetForLeaderTopicList(reader: Reader, version: number): OffsetForLeaderEpochRequestOffsetForLeaderTopic[] {
  const count = reader.readArrayLength(version >= 4, 3)
  const items: OffsetForLeaderEpochRequestOffsetForLeaderTopic[] = []
  try {
    while (items.length < count) items.push(readOffsetForLeaderTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeOffsetForLeaderTopicList(writer: Writer, items: readonly Encodable<OffsetForLeaderEpochRequestOffsetForLeaderTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 4)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeOffsetForLeaderTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readOffsetForLeaderPartition(reader: Reader, version: number): OffsetForLeaderEpochRequestOffsetForLeaderPartition {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'partition'
    const partition = reader.readInt32()
    at = 'currentLeaderEpoch'
    const currentLeaderEpoch = version >= 2 ? reader.readInt32() : -1
    at = 'leaderEpoch'
    const leaderEpoch = reader.readInt32()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { partition, currentLeaderEpoch, leaderEpoch, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetForLeaderPartition(writer: Writer, value: Encodable<OffsetForLeaderEpochRequestOffsetForLeaderPartition>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'partition'
    writer.writeInt32(value.partition)
    at = 'currentLeaderEpoch'
    if (version >= 2) {
      writer.writeInt32(value.currentLeaderEpoch === undefined ? -1 : value.currentLeaderEpoch)
    }
    at = 'leaderEpoch'
    writer.writeInt32(value.leaderEpoch)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readOffsetForLeaderPartitionList(reader: Reader, version: number): OffsetForLeaderEpochRequestOffsetForLeaderPartition[] {
  const count = reader.readArrayLength(version >= 4, 8)
  const items: OffsetForLeaderEpochRequestOffsetForLeaderPartition[] = []
  try {
    while (items.length < count) items.push(readOffsetForLeaderPartition(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeOffsetForLeaderPartitionList(writer: Writer, items: readonly Encodable<OffsetForLeaderEpochRequestOffsetForLeaderPartition>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 4)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeOffsetForLeaderPartition(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readOffsetForLeaderEpochRequest(reader: Reader, version: number): OffsetForLeaderEpochRequest {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'replicaId'
    const replicaId = version >= 3 ? reader.readInt32() : -2
    at = 'topics'
    const topics = readOffsetForLeaderTopicList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { replicaId, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetForLeaderEpochRequest(writer: Writer, value: Encodable<OffsetForLeaderEpochRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'replicaId'
    if (version >= 3) {
      writer.writeInt32(value.replicaId === undefined ? -2 : value.replicaId)
    }
    at = 'topics'
    writeOffsetForLeaderTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link OffsetForLeaderEpochRequest}. */
export const offsetForLeaderEpochRequest = /* @__PURE__ */ messageCodec(
  { name: 'OffsetForLeaderEpochRequest', apiKey: 23, kind: 'request', versionMin: 0, versionMax: 4, flexibleFrom: 4 },
  readOffsetForLeaderEpochRequest,
  writeOffsetForLeaderEpochRequest,
)
