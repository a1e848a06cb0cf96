// Generated from schema/messages/FetchRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, ZERO_UUID, inItem, inReadField, inWrittenField, isInt64, messageCodec, rejectTaggedFields, rejectUnlessDefault, rejectUnlessEmpty, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Reads records from partitions; waits for them when there are too few. Versions 0 to 18.
 *
 * - 1: adds `throttleTimeMs` (KIP-13)
 * - 2: records may carry timestamps (KIP-32)
 * - 3: adds `maxBytes`, and partitions are served in the order asked for (KIP-74)
 * - 4: record batches of format 2, and transactions (KIP-98)
 * - 5: adds the log's first offset (KIP-107)
 * - 6: the answer may be KAFKA_STORAGE_ERROR (KIP-112)
 * - 7: fetch sessions: only what changed is sent (KIP-227)
 * - 8: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 9: adds the leader epoch known to the client (KIP-320)
 * - 10: records may be compressed with zstd (KIP-110)
 * - 11: consumers name their rack and may be sent to a replica near by (KIP-392)
 * - 12: compact lengths and tagged fields (KIP-482); finds out where logs part (KIP-595)
 * - 13: topics go by id (KIP-516)
 * - 14: the answer may be OFFSET_MOVED_TO_TIERED_STORAGE (KIP-405)
 * - 15: followers give id and epoch in `replicaState` (KIP-903)
 * - 16: the answer names the new leader (KIP-951)
 * - 17: followers name their directory (KIP-853)
 * - 18: followers say which high watermark they know (KIP-1166)
 */
export interface FetchRequest {
  /**
   * Id of the cluster, from members of a KRaft quorum; null from clients.
   *
   * `string`, since version 12, may be null, tag 0, by default null, dropped silently where a version lacks it.
   */
  readonly clusterId: string | null
  /**
   * Broker id of a follower that asks; -1 from a client.
   *
   * `int32`, in versions 0 to 14, by default -1.
   */
  readonly replicaId: number
  /**
   * Id and epoch of a follower; both -1 from a client.
   *
   * `ReplicaState`, since version 15, tag 1.
   */
  readonly replicaState: FetchRequestReplicaState
  /**
   * How long the broker may wait for `minBytes`, in milliseconds.
   *
   * `int32`.
   */
  readonly maxWaitMs: number
  /**
   * How many bytes to wait for before answering.
   *
   * `int32`.
   */
  readonly minBytes: number
  /**
   * The most bytes wanted in all; a first batch that is larger comes all the same (KIP-74).
   *
   * `int32`, since version 3, by default 2147483647, dropped silently where a version lacks it.
   */
  readonly maxBytes: number
  /**
   * 0 reads all records; 1 leaves out those of open and of aborted transactions.
   *
   * `int8`, since version 4, dropped silently where a version lacks it.
   */
  readonly isolationLevel: number
  /**
   * The fetch session; 0 for none, or for a new one.
   *
   * `int32`, since version 7, dropped silently where a version lacks it.
   */
  readonly sessionId: number
  /**
   * Counts the requests of a session: 0 opens one, -1 does without.
   *
   * `int32`, since version 7, by default -1, dropped silently where a version lacks it.
   */
  readonly sessionEpoch: number
  /** `[]FetchTopic`. */
  readonly topics: readonly FetchRequestFetchTopic[]
  /**
   * Partitions that leave the session.
   *
   * `[]ForgottenTopic`, since version 7.
   */
  readonly forgottenTopicsData: readonly FetchRequestForgottenTopic[]
  /**
   * Rack of the client or member, so that it may be served near by.
   *
   * `string`, since version 11, dropped silently where a version lacks it.
   */
  readonly rackId: string
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link FetchRequest}. */
export interface FetchRequestReplicaState {
  /**
   * Broker id of a follower that asks; -1 from a client.
   *
   * `int32`, since version 15, by default -1.
   */
  readonly replicaId: number
  /**
   * Epoch of the follower's registration; -1 from a client.
   *
   * `int64`, since version 15, by default -1.
   */
  readonly replicaEpoch: Int64
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link FetchRequest}. */
export interface FetchRequestFetchTopic {
  /** `string`, in versions 0 to 12, dropped silently where a version lacks it. */
  readonly topic: string
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`, since version 13, dropped silently where a version lacks it.
   */
  readonly topicId: string
  /** `[]FetchPartition`. */
  readonly partitions: readonly FetchRequestFetchPartition[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link FetchRequest}. */
export interface FetchRequestFetchPartition {
  /** `int32`. */
  readonly partition: number
  /**
   * The leader epoch that the client knows, so that whoever is behind notices; -1 leaves the check out (KIP-320).
   *
   * `int32`, since version 9, by default -1, dropped silently where a version lacks it.
   */
  readonly currentLeaderEpoch: number
  /**
   * First offset wanted.
   *
   * `int64`.
   */
  readonly fetchOffset: Int64
  /**
   * Leader epoch of the last record that the follower has; -1 from a client.
   *
   * `int32`, since version 12, by default -1.
   */
  readonly lastFetchedEpoch: number
  /**
   * First offset of the follower's log; -1 from a client.
   *
   * `int64`, since version 5, by default -1, dropped silently where a version lacks it.
   */
  readonly logStartOffset: Int64
  /**
   * The most bytes wanted of this partition; a first batch that is larger comes all the same (KIP-74).
   *
   * `int32`.
   */
  readonly partitionMaxBytes: number
  /**
   * Directory of the follower; `ZERO_UUID` from a client.
   *
   * `uuid`, since version 17, tag 0, dropped silently where a version lacks it.
   */
  readonly replicaDirectoryId: string
  /**
   * High watermark that the follower knows; the default says that it knows none and need not wait.
   *
   * `int64`, in version 18 only, tag 1, by default 9223372036854775807, dropped silently where a version lacks it.
   */
  readonly highWatermark: Int64
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link FetchRequest}. */
export interface FetchRequestForgottenTopic {
  /** `string`, in versions 7 to 12, dropped silently where a version lacks it. */
  readonly topic: string
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`, since version 13, dropped silently where a version lacks it.
   */
  readonly topicId: string
  /** `[]int32`, since version 7. */
  readonly partitions: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

const DEFAULT_REPLICA_STATE: FetchRequestReplicaState = /* @__PURE__ */ Object.freeze({
  replicaId: -1,
  replicaEpoch: -1,
  unknownTaggedFields: NO_TAGGED_FIELDS,
})

function isDefaultReplicaState(value: Encodable<FetchRequestReplicaState>): boolean {
  return (
    !(value.replicaId !== undefined && value.replicaId !== -1) &&
    !(!isInt64(value.replicaEpoch, -1)) &&
    (value.unknownTaggedFields === undefined || value.unknownTaggedFields.length === 0)
  )
}

function readReplicaState(reader: Reader, version: number): FetchRequestReplicaState {
  let at = ''
  try {
    const flexible = version >= 12
    at = 'replicaId'
    const replicaId = version >= 15 ? reader.readInt32() : -1
    at = 'replicaEpoch'
    const replicaEpoch = version >= 15 ? reader.readInt64() : -1
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { replicaId, replicaEpoch, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeReplicaState(writer: Writer, value: Encodable<FetchRequestReplicaState>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 12
    at = 'replicaId'
    if (version >= 15) {
      writer.writeInt32(value.replicaId === undefined ? -1 : value.replicaId)
    }
    else rejectUnlessDefault(value.replicaId, -1, 'replicaId')
    at = 'replicaEpoch'
    if (version >= 15) {
      writer.writeInt64(value.replicaEpoch === undefined ? -1 : value.replicaEpoch)
    }
    else rejectUnlessDefault(value.replicaEpoch, -1, 'replicaEpoch')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readFetchTopic(reader: Reader, version: number): FetchRequestFetchTopic {
  let at = ''
  try {
    const flexible = version >= 12
    at = 'topic'
    const topic = version <= 12 ? reader.readString(flexible) : ''
    at = 'topicId'
    const topicId = version >= 13 ? reader.readUuid() : ZERO_UUID
    at = 'partitions'
    const partitions = readFetchPartitionList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { topic, topicId, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeFetchTopic(writer: Writer, value: Encodable<FetchRequestFetchTopic>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 12
    at = 'topic'
    if (version <= 12) {
      writer.writeString(value.topic, flexible)
    }
    at = 'topicId'
    if (version >= 13) {
      writer.writeUuid(value.topicId)
    }
    at = 'partitions'
    writeFetchPartitionList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readFetchTopicList(reader: Reader, version: number): FetchRequestFetchTopic[] {
  const count = reader.readArrayLength(version >= 12, 3)
  const items: FetchRequestFetchTopic[] = []
  try {
    while (items.length < count) items.push(readFetchTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeFetchTopicList(writer: Writer, items: readonly Encodable<FetchRequestFetchTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 12)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeFetchTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readFetchPartition(reader: Reader, version: number): FetchRequestFetchPartition {
  let at = ''
  try {
    const flexible = version >= 12
    at = 'partition'
    const partition = reader.readInt32()
    at = 'currentLeaderEpoch'
    const currentLeaderEpoch = version >= 9 ? reader.readInt32() : -1
    at = 'fetchOffset'
    const fetchOffset = reader.readInt64()
    at = 'lastFetchedEpoch'
    const lastFetchedEpoch = version >= 12 ? reader.readInt32() : -1
    at = 'logStartOffset'
    const logStartOffset = version >= 5 ? reader.readInt64() : -1
    at = 'partitionMaxBytes'
    const partitionMaxBytes = reader.readInt32()
    let replicaDirectoryId: string = ZERO_UUID
    let highWatermark: Int64 = 9223372036854775807n
    at = 'unknownTaggedFields'
    let unknownTaggedFields: UnknownTaggedField[] = NO_TAGGED_FIELDS
    for (let left = flexible ? reader.readTaggedFieldCount() : 0; left > 0; left--) {
      const tag = reader.readVaruint()
      if (tag === 0 && version >= 17) {
        at = 'replicaDirectoryId'
        const rest = reader.beginTaggedField()
        replicaDirectoryId = reader.readUuid()
        reader.endTaggedField(rest)
      }
      else if (tag === 1 && version >= 18) {
        at = 'highWatermark'
        const rest = reader.beginTaggedField()
        highWatermark = reader.readInt64()
        reader.endTaggedField(rest)
      }
      else unknownTaggedFields = reader.readUnknownTaggedField(unknownTaggedFields, tag)
    }
    return { partition, currentLeaderEpoch, fetchOffset, lastFetchedEpoch, logStartOffset, partitionMaxBytes, replicaDirectoryId, highWatermark, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeFetchPartition(writer: Writer, value: Encodable<FetchRequestFetchPartition>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 12
    at = 'partition'
    writer.writeInt32(value.partition)
    at = 'currentLeaderEpoch'
    if (version >= 9) {
      writer.writeInt32(value.currentLeaderEpoch === undefined ? -1 : value.currentLeaderEpoch)
    }
    at = 'fetchOffset'
    writer.writeInt64(value.fetchOffset)
    at = 'lastFetchedEpoch'
    if (version >= 12) {
      writer.writeInt32(value.lastFetchedEpoch === undefined ? -1 : value.lastFetchedEpoch)
    }
    else rejectUnlessDefault(value.lastFetchedEpoch, -1, 'lastFetchedEpoch')
    at = 'logStartOffset'
    if (version >= 5) {
      writer.writeInt64(value.logStartOffset === undefined ? -1 : value.logStartOffset)
    }
    at = 'partitionMaxBytes'
    writer.writeInt32(value.partitionMaxBytes)
    at = 'unknownTaggedFields'
    if (flexible) {
      const unknown = value.unknownTaggedFields ?? NO_TAGGED_FIELDS
      const has_replicaDirectoryId = version >= 17 && value.replicaDirectoryId !== undefined && value.replicaDirectoryId !== ZERO_UUID
      const has_highWatermark = version >= 18 && !isInt64(value.highWatermark, 9223372036854775807n)
      writer.writeVaruint(unknown.length + (has_replicaDirectoryId ? 1 : 0) + (has_highWatermark ? 1 : 0))
      let next = 0
      if (has_replicaDirectoryId) {
        next = writer.writeUnknownTaggedFields(unknown, next, 0)
        at = 'replicaDirectoryId'
        const begin = writer.beginTaggedField(0)
        writer.writeUuid(value.replicaDirectoryId)
        writer.endTaggedField(begin)
      }
      if (has_highWatermark) {
        next = writer.writeUnknownTaggedFields(unknown, next, 1)
        at = 'highWatermark'
        const begin = writer.beginTaggedField(1)
        writer.writeInt64(value.highWatermark === undefined ? 9223372036854775807n : value.highWatermark)
        writer.endTaggedField(begin)
      }
      at = 'unknownTaggedFields'
      writer.writeUnknownTaggedFields(unknown, next, Number.POSITIVE_INFINITY)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readFetchPartitionList(reader: Reader, version: number): FetchRequestFetchPartition[] {
  const count = reader.readArrayLength(version >= 12, 16)
  const items: FetchRequestFetchPartition[] = []
  try {
    while (items.length < count) items.push(readFetchPartition(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeFetchPartitionList(writer: Writer, items: readonly Encodable<FetchRequestFetchPartition>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 12)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeFetchPartition(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readForgottenTopic(reader: Reader, version: number): FetchRequestForgottenTopic {
  let at = ''
  try {
    const flexible = version >= 12
    at = 'topic'
    const topic = version >= 7 && version <= 12 ? reader.readString(flexible) : ''
    at = 'topicId'
    const topicId = version >= 13 ? reader.readUuid() : ZERO_UUID
    at = 'partitions'
    const partitions = version >= 7 ? reader.readInt32Array(flexible) : NO_ITEMS
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { topic, topicId, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeForgottenTopic(writer: Writer, value: Encodable<FetchRequestForgottenTopic>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 12
    at = 'topic'
    if (version >= 7 && version <= 12) {
      writer.writeString(value.topic, flexible)
    }
    at = 'topicId'
    if (version >= 13) {
      writer.writeUuid(value.topicId)
    }
    at = 'partitions'
    if (version >= 7) {
      writer.writeInt32Array(value.partitions, flexible)
    }
    else rejectUnlessEmpty(value.partitions, 'partitions')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readForgottenTopicList(reader: Reader, version: number): FetchRequestForgottenTopic[] {
  const count = reader.readArrayLength(version >= 12, 3)
  const items: FetchRequestForgottenTopic[] = []
  try {
    while (items.length < count) items.push(readForgottenTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeForgottenTopicList(writer: Writer, items: readonly Encodable<FetchRequestForgottenTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 12)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeForgottenTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readFetchRequest(reader: Reader, version: number): FetchRequest {
  let at = ''
  try {
    const flexible = version >= 12
    let clusterId: string | null = null
    at = 'replicaId'
    const replicaId = version <= 14 ? reader.readInt32() : -1
    let replicaState: FetchRequestReplicaState = DEFAULT_REPLICA_STATE
    at = 'maxWaitMs'
    const maxWaitMs = reader.readInt32()
    at = 'minBytes'
    const minBytes = reader.readInt32()
    at = 'maxBytes'
    const maxBytes = version >= 3 ? reader.readInt32() : 2147483647
    at = 'isolationLevel'
    const isolationLevel = version >= 4 ? reader.readInt8() : 0
    at = 'sessionId'
    const sessionId = version >= 7 ? reader.readInt32() : 0
    at = 'sessionEpoch'
    const sessionEpoch = version >= 7 ? reader.readInt32() : -1
    at = 'topics'
    const topics = readFetchTopicList(reader, version)
    at = 'forgottenTopicsData'
    const forgottenTopicsData = version >= 7 ? readForgottenTopicList(reader, version) : NO_ITEMS
    at = 'rackId'
    const rackId = version >= 11 ? reader.readString(flexible) : ''
    at = 'unknownTaggedFields'
    let unknownTaggedFields: UnknownTaggedField[] = NO_TAGGED_FIELDS
    for (let left = flexible ? reader.readTaggedFieldCount() : 0; left > 0; left--) {
      const tag = reader.readVaruint()
      if (tag === 0) {
        at = 'clusterId'
        const rest = reader.beginTaggedField()
        clusterId = reader.readNullableString(true)
        reader.endTaggedField(rest)
      }
      else if (tag === 1 && version >= 15) {
        at = 'replicaState'
        const rest = reader.beginTaggedField()
        replicaState = readReplicaState(reader, version)
        reader.endTaggedField(rest)
      }
      else unknownTaggedFields = reader.readUnknownTaggedField(unknownTaggedFields, tag)
    }
    return { clusterId, replicaId, replicaState, maxWaitMs, minBytes, maxBytes, isolationLevel, sessionId, sessionEpoch, topics, forgottenTopicsData, rackId, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeFetchRequest(writer: Writer, value: Encodable<FetchRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 12
    at = 'replicaId'
    if (version <= 14) {
      writer.writeInt32(value.replicaId === undefined ? -1 : value.replicaId)
    }
    else rejectUnlessDefault(value.replicaId, -1, 'replicaId')
    at = 'maxWaitMs'
    writer.writeInt32(value.maxWaitMs)
    at = 'minBytes'
    writer.writeInt32(value.minBytes)
    at = 'maxBytes'
    if (version >= 3) {
      writer.writeInt32(value.maxBytes === undefined ? 2147483647 : value.maxBytes)
    }
    at = 'isolationLevel'
    if (version >= 4) {
      writer.writeInt8(value.isolationLevel)
    }
    at = 'sessionId'
    if (version >= 7) {
      writer.writeInt32(value.sessionId)
    }
    at = 'sessionEpoch'
    if (version >= 7) {
      writer.writeInt32(value.sessionEpoch === undefined ? -1 : value.sessionEpoch)
    }
    at = 'topics'
    writeFetchTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'forgottenTopicsData'
    if (version >= 7) {
      writeForgottenTopicList(writer, value.forgottenTopicsData === undefined ? NO_ITEMS : value.forgottenTopicsData, version)
    }
    else rejectUnlessEmpty(value.forgottenTopicsData, 'forgottenTopicsData')
    at = 'rackId'
    if (version >= 11) {
      writer.writeString(value.rackId, flexible)
    }
    at = 'replicaState'
    if (!(version >= 15)) if (value.replicaState !== undefined && !isDefaultReplicaState(value.replicaState)) rejectUnlessDefault(value.replicaState, undefined, 'replicaState')
    at = 'unknownTaggedFields'
    if (flexible) {
      const unknown = value.unknownTaggedFields ?? NO_TAGGED_FIELDS
      const has_clusterId = value.clusterId !== undefined && value.clusterId !== null
      const has_replicaState = version >= 15 && value.replicaState !== undefined && !isDefaultReplicaState(value.replicaState)
      writer.writeVaruint(unknown.length + (has_clusterId ? 1 : 0) + (has_replicaState ? 1 : 0))
      let next = 0
      if (has_clusterId) {
        next = writer.writeUnknownTaggedFields(unknown, next, 0)
        at = 'clusterId'
        const begin = writer.beginTaggedField(0)
        writer.writeNullableString(value.clusterId ?? null, true)
        writer.endTaggedField(begin)
      }
      if (has_replicaState) {
        next = writer.writeUnknownTaggedFields(unknown, next, 1)
        at = 'replicaState'
        const begin = writer.beginTaggedField(1)
        writeReplicaState(writer, value.replicaState === undefined ? DEFAULT_REPLICA_STATE : value.replicaState, version)
        writer.endTaggedField(begin)
      }
      at = 'unknownTaggedFields'
      writer.writeUnknownTaggedFields(unknown, next, Number.POSITIVE_INFINITY)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link FetchRequest}. */
export const fetchRequest = /* @__PURE__ */ messageCodec(
  { name: 'FetchRequest', apiKey: 1, kind: 'request', versionMin: 0, versionMax: 18, flexibleFrom: 12 },
  readFetchRequest,
  writeFetchRequest,
)
