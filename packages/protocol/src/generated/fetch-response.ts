// Generated from schema/messages/FetchResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, ZERO_UUID, inItem, inReadField, inWrittenField, isInt64, messageCodec, rejectTaggedFields, rejectUnlessDefault, rejectUnlessEmpty, type Encodable, type Int64, type Reader, type Records, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Records of each partition, with how far its log reaches. Versions 0 to 18.
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
export interface FetchResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`, since version 1, dropped silently where a version lacks it.
   */
  readonly throttleTimeMs: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`, since version 7, dropped silently where a version lacks it.
   */
  readonly errorCode: number
  /**
   * The fetch session; 0 for none, or for a new one.
   *
   * `int32`, since version 7.
   */
  readonly sessionId: number
  /** `[]FetchableTopicResponse`. */
  readonly responses: readonly FetchResponseFetchableTopicResponse[]
  /**
   * Addresses of the leaders that `currentLeader` names (KIP-951).
   *
   * `[]NodeEndpoint`, since version 16, tag 0.
   */
  readonly nodeEndpoints: readonly FetchResponseNodeEndpoint[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link FetchResponse}. */
export interface FetchResponseFetchableTopicResponse {
  /** `string`, in versions 0 to 12, dropped silently where a version lacks it. */
  readonly topic: string
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`, since version 13, dropped silently where a version lacks it.
   */
  readonly topicId: string
  /** `[]PartitionData`. */
  readonly partitions: readonly FetchResponsePartitionData[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link FetchResponse}. */
export interface FetchResponsePartitionData {
  /** `int32`. */
  readonly partitionIndex: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * Offset up to which all replicas in sync have the log: consumers see what lies below.
   *
   * `int64`.
   */
  readonly highWatermark: Int64
  /**
   * Offset below which every transaction is decided; -1 when it is not known.
   *
   * `int64`, since version 4, by default -1, dropped silently where a version lacks it.
   */
  readonly lastStableOffset: Int64
  /**
   * Lowest offset that the log still has; -1 when it is not known.
   *
   * `int64`, since version 5, by default -1, dropped silently where a version lacks it.
   */
  readonly logStartOffset: Int64
  /**
   * Where the follower's log parts from the leader's: the follower cuts its own there (KIP-595).
   *
   * `EpochEndOffset`, since version 12, tag 0.
   */
  readonly divergingEpoch: FetchResponseEpochEndOffset
  /**
   * Who leads the partition, in an answer that says that this broker does not: the client need not ask for metadata (KIP-951).
   *
   * `LeaderIdAndEpoch`, since version 12, tag 1.
   */
  readonly currentLeader: FetchResponseLeaderIdAndEpoch
  /**
   * The snapshot to fetch in place of records that are gone; of KRaft logs only.
   *
   * `SnapshotId`, since version 12, tag 2.
   */
  readonly snapshotId: FetchResponseSnapshotId
  /**
   * Transactions among these records that were aborted, for `isolationLevel` 1: the consumer leaves their records out. Null otherwise.
   *
   * `[]AbortedTransaction`, since version 4, may be null, dropped silently where a version lacks it.
   */
  readonly abortedTransactions: readonly FetchResponseAbortedTransaction[] | null
  /**
   * Broker to read this partition from instead; -1 to stay (KIP-392).
   *
   * `int32`, since version 11, by default -1.
   */
  readonly preferredReadReplica: number
  /**
   * Record batches; the last one may be cut short. Null for none in old versions.
   *
   * `records`, may be null.
   */
  readonly records: Records | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link FetchResponse}. */
export interface FetchResponseEpochEndOffset {
  /**
   * A leader epoch; -1 when not known.
   *
   * `int32`, since version 12, by default -1.
   */
  readonly epoch: number
  /**
   * Offset after the last record of that epoch; -1 when not known.
   *
   * `int64`, since version 12, by default -1.
   */
  readonly endOffset: Int64
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link FetchResponse}. */
export interface FetchResponseLeaderIdAndEpoch {
  /**
   * Node id of the leader; -1 when there is none or it is not known.
   *
   * `int32`, since version 12, by default -1.
   */
  readonly leaderId: number
  /**
   * Counts the leaders that the partition has had; -1 when it is not known.
   *
   * `int32`, since version 12, by default -1.
   */
  readonly leaderEpoch: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link FetchResponse}. */
export interface FetchResponseSnapshotId {
  /**
   * Offset after the last record of that epoch; -1 when not known.
   *
   * `int64`, by default -1.
   */
  readonly endOffset: Int64
  /**
   * A leader epoch; -1 when not known.
   *
   * `int32`, by default -1.
   */
  readonly epoch: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link FetchResponse}. */
export interface FetchResponseAbortedTransaction {
  /**
   * Id of an idempotent or transactional producer; -1 for none.
   *
   * `int64`, since version 4.
   */
  readonly producerId: Int64
  /**
   * Offset of the transaction's first record.
   *
   * `int64`, since version 4.
   */
  readonly firstOffset: Int64
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link FetchResponse}. */
export interface FetchResponseNodeEndpoint {
  /**
   * Id of the broker.
   *
   * `int32`, since version 16.
   */
  readonly nodeId: number
  /** `string`, since version 16. */
  readonly host: string
  /** `int32`, since version 16. */
  readonly port: number
  /**
   * Rack of the broker; null when it was given none.
   *
   * `string`, since version 16, may be null, by default null.
   */
  readonly rack: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

const DEFAULT_EPOCH_END_OFFSET: FetchResponseEpochEndOffset = /* @__PURE__ */ Object.freeze({
  epoch: -1,
  endOffset: -1,
  unknownTaggedFields: NO_TAGGED_FIELDS,
})

function isDefaultEpochEndOffset(value: Encodable<FetchResponseEpochEndOffset>): boolean {
  return (
    !(value.epoch !== undefined && value.epoch !== -1) &&
    !(!isInt64(value.endOffset, -1)) &&
    (value.unknownTaggedFields === undefined || value.unknownTaggedFields.length === 0)
  )
}

const DEFAULT_LEADER_ID_AND_EPOCH: FetchResponseLeaderIdAndEpoch = /* @__PURE__ */ Object.freeze({
  leaderId: -1,
  leaderEpoch: -1,
  unknownTaggedFields: NO_TAGGED_FIELDS,
})

function isDefaultLeaderIdAndEpoch(value: Encodable<FetchResponseLeaderIdAndEpoch>): boolean {
  return (
    !(value.leaderId !== undefined && value.leaderId !== -1) &&
    !(value.leaderEpoch !== undefined && value.leaderEpoch !== -1) &&
    (value.unknownTaggedFields === undefined || value.unknownTaggedFields.length === 0)
  )
}

const DEFAULT_SNAPSHOT_ID: FetchResponseSnapshotId = /* @__PURE__ */ Object.freeze({
  endOffset: -1,
  epoch: -1,
  unknownTaggedFields: NO_TAGGED_FIELDS,
})

function isDefaultSnapshotId(value: Encodable<FetchResponseSnapshotId>): boolean {
  return (
    !(!isInt64(value.endOffset, -1)) &&
    !(value.epoch !== undefined && value.epoch !== -1) &&
    (value.unknownTaggedFields === undefined || value.unknownTaggedFields.length === 0)
  )
}

function readFetchableTopicResponse(reader: Reader, version: number): FetchResponseFetchableTopicResponse {
  let at = ''
  try {
    const flexible = version >= 12
    at = 'topic'
    const topic = version <= 12 ? reader.readString(flexible) : ''
    at = 'topicId'
    const topicId = version >= 13 ? reader.readUuid() : ZERO_UUID
    at = 'partitions'
    const partitions = readPartitionDataList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { topic, topicId, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeFetchableTopicResponse(writer: Writer, value: Encodable<FetchResponseFetchableTopicResponse>, version: number): void {
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
    writePartitionDataList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readFetchableTopicResponseList(reader: Reader, version: number): FetchResponseFetchableTopicResponse[] {
  const count = reader.readArrayLength(version >= 12, 3)
  const items: FetchResponseFetchableTopicResponse[] = []
  try {
    while (items.length < count) items.push(readFetchableTopicResponse(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeFetchableTopicResponseList(writer: Writer, items: readonly Encodable<FetchResponseFetchableTopicResponse>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 12)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeFetchableTopicResponse(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readPartitionData(reader: Reader, version: number): FetchResponsePartitionData {
  let at = ''
  try {
    const flexible = version >= 12
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'highWatermark'
    const highWatermark = reader.readInt64()
    at = 'lastStableOffset'
    const lastStableOffset = version >= 4 ? reader.readInt64() : -1
    at = 'logStartOffset'
    const logStartOffset = version >= 5 ? reader.readInt64() : -1
    let divergingEpoch: FetchResponseEpochEndOffset = DEFAULT_EPOCH_END_OFFSET
    let currentLeader: FetchResponseLeaderIdAndEpoch = DEFAULT_LEADER_ID_AND_EPOCH
    let snapshotId: FetchResponseSnapshotId = DEFAULT_SNAPSHOT_ID
    at = 'abortedTransactions'
    const abortedTransactions = version >= 4 ? readNullableAbortedTransactionList(reader, version) : NO_ITEMS
    at = 'preferredReadReplica'
    const preferredReadReplica = version >= 11 ? reader.readInt32() : -1
    at = 'records'
    const records = reader.readNullableRecords(flexible)
    at = 'unknownTaggedFields'
    let unknownTaggedFields: UnknownTaggedField[] = NO_TAGGED_FIELDS
    for (let left = flexible ? reader.readTaggedFieldCount() : 0; left > 0; left--) {
      const tag = reader.readVaruint()
      if (tag === 0) {
        at = 'divergingEpoch'
        const rest = reader.beginTaggedField()
        divergingEpoch = readEpochEndOffset(reader, version)
        reader.endTaggedField(rest)
      }
      else if (tag === 1) {
        at = 'currentLeader'
        const rest = reader.beginTaggedField()
        currentLeader = readLeaderIdAndEpoch(reader, version)
        reader.endTaggedField(rest)
      }
      else if (tag === 2) {
        at = 'snapshotId'
        const rest = reader.beginTaggedField()
        snapshotId = readSnapshotId(reader, version)
        reader.endTaggedField(rest)
      }
      else unknownTaggedFields = reader.readUnknownTaggedField(unknownTaggedFields, tag)
    }
    return { partitionIndex, errorCode, highWatermark, lastStableOffset, logStartOffset, divergingEpoch, currentLeader, snapshotId, abortedTransactions, preferredReadReplica, records, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writePartitionData(writer: Writer, value: Encodable<FetchResponsePartitionData>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 12
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'highWatermark'
    writer.writeInt64(value.highWatermark)
    at = 'lastStableOffset'
    if (version >= 4) {
      writer.writeInt64(value.lastStableOffset === undefined ? -1 : value.lastStableOffset)
    }
    at = 'logStartOffset'
    if (version >= 5) {
      writer.writeInt64(value.logStartOffset === undefined ? -1 : value.logStartOffset)
    }
    at = 'abortedTransactions'
    if (version >= 4) {
      writeNullableAbortedTransactionList(writer, value.abortedTransactions === undefined ? NO_ITEMS : value.abortedTransactions, version)
    }
    at = 'preferredReadReplica'
    if (version >= 11) {
      writer.writeInt32(value.preferredReadReplica === undefined ? -1 : value.preferredReadReplica)
    }
    else rejectUnlessDefault(value.preferredReadReplica, -1, 'preferredReadReplica')
    at = 'records'
    writer.writeNullableRecords(value.records ?? null, flexible)
    at = 'divergingEpoch'
    if (!(version >= 12)) if (value.divergingEpoch !== undefined && !isDefaultEpochEndOffset(value.divergingEpoch)) rejectUnlessDefault(value.divergingEpoch, undefined, 'divergingEpoch')
    at = 'currentLeader'
    if (!(version >= 12)) if (value.currentLeader !== undefined && !isDefaultLeaderIdAndEpoch(value.currentLeader)) rejectUnlessDefault(value.currentLeader, undefined, 'currentLeader')
    at = 'snapshotId'
    if (!(version >= 12)) if (value.snapshotId !== undefined && !isDefaultSnapshotId(value.snapshotId)) rejectUnlessDefault(value.snapshotId, undefined, 'snapshotId')
    at = 'unknownTaggedFields'
    if (flexible) {
      const unknown = value.unknownTaggedFields ?? NO_TAGGED_FIELDS
      const has_divergingEpoch = value.divergingEpoch !== undefined && !isDefaultEpochEndOffset(value.divergingEpoch)
      const has_currentLeader = value.currentLeader !== undefined && !isDefaultLeaderIdAndEpoch(value.currentLeader)
      const has_snapshotId = value.snapshotId !== undefined && !isDefaultSnapshotId(value.snapshotId)
      writer.writeVaruint(unknown.length + (has_divergingEpoch ? 1 : 0) + (has_currentLeader ? 1 : 0) + (has_snapshotId ? 1 : 0))
      let next = 0
      if (has_divergingEpoch) {
        next = writer.writeUnknownTaggedFields(unknown, next, 0)
        at = 'divergingEpoch'
        const begin = writer.beginTaggedField(0)
        writeEpochEndOffset(writer, value.divergingEpoch === undefined ? DEFAULT_EPOCH_END_OFFSET : value.divergingEpoch, version)
        writer.endTaggedField(begin)
      }
      if (has_currentLeader) {
        next = writer.writeUnknownTaggedFields(unknown, next, 1)
        at = 'currentLeader'
        const begin = writer.beginTaggedField(1)
        writeLeaderIdAndEpoch(writer, value.currentLeader === undefined ? DEFAULT_LEADER_ID_AND_EPOCH : value.currentLeader, version)
        writer.endTaggedField(begin)
      }
      if (has_snapshotId) {
        next = writer.writeUnknownTaggedFields(unknown, next, 2)
        at = 'snapshotId'
        const begin = writer.beginTaggedField(2)
        writeSnapshotId(writer, value.snapshotId === undefined ? DEFAULT_SNAPSHOT_ID : value.snapshotId, version)
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

function readPartitionDataList(reader: Reader, version: number): FetchResponsePartitionData[] {
  const count = reader.readArrayLength(version >= 12, 18)
  const items: FetchResponsePartitionData[] = []
  try {
    while (items.length < count) items.push(readPartitionData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writePartitionDataList(writer: Writer, items: readonly Encodable<FetchResponsePartitionData>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 12)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writePartitionData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readEpochEndOffset(reader: Reader, version: number): FetchResponseEpochEndOffset {
  let at = ''
  try {
    const flexible = version >= 12
    at = 'epoch'
    const epoch = version >= 12 ? reader.readInt32() : -1
    at = 'endOffset'
    const endOffset = version >= 12 ? reader.readInt64() : -1
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { epoch, endOffset, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeEpochEndOffset(writer: Writer, value: Encodable<FetchResponseEpochEndOffset>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 12
    at = 'epoch'
    if (version >= 12) {
      writer.writeInt32(value.epoch === undefined ? -1 : value.epoch)
    }
    else rejectUnlessDefault(value.epoch, -1, 'epoch')
    at = 'endOffset'
    if (version >= 12) {
      writer.writeInt64(value.endOffset === undefined ? -1 : value.endOffset)
    }
    else rejectUnlessDefault(value.endOffset, -1, 'endOffset')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readLeaderIdAndEpoch(reader: Reader, version: number): FetchResponseLeaderIdAndEpoch {
  let at = ''
  try {
    const flexible = version >= 12
    at = 'leaderId'
    const leaderId = version >= 12 ? reader.readInt32() : -1
    at = 'leaderEpoch'
    const leaderEpoch = version >= 12 ? reader.readInt32() : -1
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { leaderId, leaderEpoch, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeLeaderIdAndEpoch(writer: Writer, value: Encodable<FetchResponseLeaderIdAndEpoch>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 12
    at = 'leaderId'
    if (version >= 12) {
      writer.writeInt32(value.leaderId === undefined ? -1 : value.leaderId)
    }
    else rejectUnlessDefault(value.leaderId, -1, 'leaderId')
    at = 'leaderEpoch'
    if (version >= 12) {
      writer.writeInt32(value.leaderEpoch === undefined ? -1 : value.leaderEpoch)
    }
    else rejectUnlessDefault(value.leaderEpoch, -1, 'leaderEpoch')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readSnapshotId(reader: Reader, version: number): FetchResponseSnapshotId {
  let at = ''
  try {
    const flexible = version >= 12
    at = 'endOffset'
    const endOffset = reader.readInt64()
    at = 'epoch'
    const epoch = reader.readInt32()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { endOffset, epoch, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeSnapshotId(writer: Writer, value: Encodable<FetchResponseSnapshotId>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 12
    at = 'endOffset'
    writer.writeInt64(value.endOffset === undefined ? -1 : value.endOffset)
    at = 'epoch'
    writer.writeInt32(value.epoch === undefined ? -1 : value.epoch)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readAbortedTransaction(reader: Reader, version: number): FetchResponseAbortedTransaction {
  let at = ''
  try {
    const flexible = version >= 12
    at = 'producerId'
    const producerId = version >= 4 ? reader.readInt64() : 0
    at = 'firstOffset'
    const firstOffset = version >= 4 ? reader.readInt64() : 0
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { producerId, firstOffset, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAbortedTransaction(writer: Writer, value: Encodable<FetchResponseAbortedTransaction>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 12
    at = 'producerId'
    if (version >= 4) {
      writer.writeInt64(value.producerId)
    }
    else rejectUnlessDefault(value.producerId, 0, 'producerId')
    at = 'firstOffset'
    if (version >= 4) {
      writer.writeInt64(value.firstOffset)
    }
    else rejectUnlessDefault(value.firstOffset, 0, 'firstOffset')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readNullableAbortedTransactionList(reader: Reader, version: number): FetchResponseAbortedTransaction[] | null {
  const count = reader.readNullableArrayLength(version >= 12, 16)
  if (count < 0) return null
  const items: FetchResponseAbortedTransaction[] = []
  try {
    while (items.length < count) items.push(readAbortedTransaction(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNullableAbortedTransactionList(writer: Writer, items: readonly Encodable<FetchResponseAbortedTransaction>[] | null, version: number): void {
  writer.writeNullableArrayLength(items, version >= 12)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAbortedTransaction(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readNodeEndpoint(reader: Reader, version: number): FetchResponseNodeEndpoint {
  let at = ''
  try {
    const flexible = version >= 12
    at = 'nodeId'
    const nodeId = version >= 16 ? reader.readInt32() : 0
    at = 'host'
    const host = version >= 16 ? reader.readString(true) : ''
    at = 'port'
    const port = version >= 16 ? reader.readInt32() : 0
    at = 'rack'
    const rack = version >= 16 ? reader.readNullableString(true) : null
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { nodeId, host, port, rack, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeNodeEndpoint(writer: Writer, value: Encodable<FetchResponseNodeEndpoint>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 12
    at = 'nodeId'
    if (version >= 16) {
      writer.writeInt32(value.nodeId)
    }
    else rejectUnlessDefault(value.nodeId, 0, 'nodeId')
    at = 'host'
    if (version >= 16) {
      writer.writeString(value.host, true)
    }
    else rejectUnlessDefault(value.host, '', 'host')
    at = 'port'
    if (version >= 16) {
      writer.writeInt32(value.port)
    }
    else rejectUnlessDefault(value.port, 0, 'port')
    at = 'rack'
    if (version >= 16) {
      writer.writeNullableString(value.rack ?? null, true)
    }
    else rejectUnlessDefault(value.rack, null, 'rack')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readNodeEndpointList(reader: Reader, version: number): FetchResponseNodeEndpoint[] {
  const count = reader.readArrayLength(version >= 12, 1)
  const items: FetchResponseNodeEndpoint[] = []
  try {
    while (items.length < count) items.push(readNodeEndpoint(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNodeEndpointList(writer: Writer, items: readonly Encodable<FetchResponseNodeEndpoint>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 12)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeNodeEndpoint(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readFetchResponse(reader: Reader, version: number): FetchResponse {
  let at = ''
  try {
    const flexible = version >= 12
    at = 'throttleTimeMs'
    const throttleTimeMs = version >= 1 ? reader.readInt32() : 0
    at = 'errorCode'
    const errorCode = version >= 7 ? reader.readInt16() : 0
    at = 'sessionId'
    const sessionId = version >= 7 ? reader.readInt32() : 0
    at = 'responses'
    const responses = readFetchableTopicResponseList(reader, version)
    let nodeEndpoints: readonly FetchResponseNodeEndpoint[] = NO_ITEMS
    at = 'unknownTaggedFields'
    let unknownTaggedFields: UnknownTaggedField[] = NO_TAGGED_FIELDS
    for (let left = flexible ? reader.readTaggedFieldCount() : 0; left > 0; left--) {
      const tag = reader.readVaruint()
      if (tag === 0 && version >= 16) {
        at = 'nodeEndpoints'
        const rest = reader.beginTaggedField()
        nodeEndpoints = readNodeEndpointList(reader, version)
        reader.endTaggedField(rest)
      }
      else unknownTaggedFields = reader.readUnknownTaggedField(unknownTaggedFields, tag)
    }
    return { throttleTimeMs, errorCode, sessionId, responses, nodeEndpoints, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeFetchResponse(writer: Writer, value: Encodable<FetchResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 12
    at = 'throttleTimeMs'
    if (version >= 1) {
      writer.writeInt32(value.throttleTimeMs)
    }
    at = 'errorCode'
    if (version >= 7) {
      writer.writeInt16(value.errorCode)
    }
    at = 'sessionId'
    if (version >= 7) {
      writer.writeInt32(value.sessionId)
    }
    else rejectUnlessDefault(value.sessionId, 0, 'sessionId')
    at = 'responses'
    writeFetchableTopicResponseList(writer, value.responses === undefined ? NO_ITEMS : value.responses, version)
    at = 'nodeEndpoints'
    if (!(version >= 16)) rejectUnlessEmpty(value.nodeEndpoints, 'nodeEndpoints')
    at = 'unknownTaggedFields'
    if (flexible) {
      const unknown = value.unknownTaggedFields ?? NO_TAGGED_FIELDS
      const has_nodeEndpoints = version >= 16 && value.nodeEndpoints !== undefined && value.nodeEndpoints.length > 0
      writer.writeVaruint(unknown.length + (has_nodeEndpoints ? 1 : 0))
      let next = 0
      if (has_nodeEndpoints) {
        next = writer.writeUnknownTaggedFields(unknown, next, 0)
        at = 'nodeEndpoints'
        const begin = writer.beginTaggedField(0)
        writeNodeEndpointList(writer, value.nodeEndpoints === undefined ? NO_ITEMS : value.nodeEndpoints, version)
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

/** Reads and writes {@link FetchResponse}. */
export const fetchResponse = /* @__PURE__ */ messageCodec(
  { name: 'FetchResponse', apiKey: 1, kind: 'response', versionMin: 0, versionMax: 18, flexibleFrom: 12 },
  readFetchResponse,
  writeFetchResponse,
)
