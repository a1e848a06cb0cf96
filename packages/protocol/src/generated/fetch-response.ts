// Generated from schema/messages/FetchResponse.json by `npm run generate`. Do not edit.
import { type Int64 } from '../int64.ts'
import { isInt64, messageCodec, rejectTaggedFields, rejectUnlessDefault, rejectUnlessEmpty, type MessageCodec } from '../message-codec.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import { NO_ITEMS, NO_TAGGED_FIELDS, type Encodable, type Records, type UnknownTaggedField } from '../values.ts'
import type { Writer } from '../writer.ts'

/** Kafka's FetchResponse. Versions 0 to 18. */
export interface FetchResponse {
  /** `int32`, since version 1, dropped silently where a version lacks it. */
  readonly throttleTimeMs: number
  /** `int16`, since version 7, dropped silently where a version lacks it. */
  readonly errorCode: number
  /** `int32`, since version 7. */
  readonly sessionId: number
  /** `[]FetchableTopicResponse`. */
  readonly responses: readonly FetchResponseFetchableTopicResponse[]
  /** `[]NodeEndpoint`, since version 16, tag 0. */
  readonly nodeEndpoints: readonly FetchResponseNodeEndpoint[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link FetchResponse}. */
export interface FetchResponseFetchableTopicResponse {
  /** `string`, in versions 0 to 12, dropped silently where a version lacks it. */
  readonly topic: string
  /** `uuid`, since version 13, dropped silently where a version lacks it. */
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
  /** `int16`. */
  readonly errorCode: number
  /** `int64`. */
  readonly highWatermark: Int64
  /** `int64`, since version 4, by default -1, dropped silently where a version lacks it. */
  readonly lastStableOffset: Int64
  /** `int64`, since version 5, by default -1, dropped silently where a version lacks it. */
  readonly logStartOffset: Int64
  /** `EpochEndOffset`, since version 12, tag 0. */
  readonly divergingEpoch: FetchResponseEpochEndOffset
  /** `LeaderIdAndEpoch`, since version 12, tag 1. */
  readonly currentLeader: FetchResponseLeaderIdAndEpoch
  /** `SnapshotId`, since version 12, tag 2. */
  readonly snapshotId: FetchResponseSnapshotId
  /** `[]AbortedTransaction`, since version 4, may be null, dropped silently where a version lacks it. */
  readonly abortedTransactions: readonly FetchResponseAbortedTransaction[] | null
  /** `int32`, since version 11, by default -1. */
  readonly preferredReadReplica: number
  /** `records`, may be null. */
  readonly records: Records | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link FetchResponse}. */
export interface FetchResponseEpochEndOffset {
  /** `int32`, since version 12, by default -1. */
  readonly epoch: number
  /** `int64`, since version 12, by default -1. */
  readonly endOffset: Int64
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link FetchResponse}. */
export interface FetchResponseLeaderIdAndEpoch {
  /** `int32`, since version 12, by default -1. */
  readonly leaderId: number
  /** `int32`, since version 12, by default -1. */
  readonly leaderEpoch: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link FetchResponse}. */
export interface FetchResponseSnapshotId {
  /** `int64`, by default -1. */
  readonly endOffset: Int64
  /** `int32`, by default -1. */
  readonly epoch: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link FetchResponse}. */
export interface FetchResponseAbortedTransaction {
  /** `int64`, since version 4. */
  readonly producerId: Int64
  /** `int64`, since version 4. */
  readonly firstOffset: Int64
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link FetchResponse}. */
export interface FetchResponseNodeEndpoint {
  /** `int32`, since version 16. */
  readonly nodeId: number
  /** `string`, since version 16. */
  readonly host: string
  /** `int32`, since version 16. */
  readonly port: number
  /** `string`, since version 16, may be null, by default null. */
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
  const flexible = version >= 12
  const topic = version <= 12 ? reader.readString(flexible) : ''
  const topicId = version >= 13 ? reader.readUuid() : ZERO_UUID
  const partitions = readPartitionDataList(reader, version)
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { topic, topicId, partitions, unknownTaggedFields }
}

function writeFetchableTopicResponse(writer: Writer, value: Encodable<FetchResponseFetchableTopicResponse>, version: number): void {
  const flexible = version >= 12
  if (version <= 12) {
    writer.writeString(value.topic, flexible)
  }
  if (version >= 13) {
    writer.writeUuid(value.topicId)
  }
  writePartitionDataList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readFetchableTopicResponseList(reader: Reader, version: number): FetchResponseFetchableTopicResponse[] {
  const count = reader.readArrayLength(version >= 12, 3)
  const items: FetchResponseFetchableTopicResponse[] = []
  for (let left = count; left > 0; left--) items.push(readFetchableTopicResponse(reader, version))
  return items
}

function writeFetchableTopicResponseList(writer: Writer, items: readonly Encodable<FetchResponseFetchableTopicResponse>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 12)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writeFetchableTopicResponse(writer, items[index]!, version)
}

function readPartitionData(reader: Reader, version: number): FetchResponsePartitionData {
  const flexible = version >= 12
  const partitionIndex = reader.readInt32()
  const errorCode = reader.readInt16()
  const highWatermark = reader.readInt64()
  const lastStableOffset = version >= 4 ? reader.readInt64() : -1
  const logStartOffset = version >= 5 ? reader.readInt64() : -1
  let divergingEpoch: FetchResponseEpochEndOffset = DEFAULT_EPOCH_END_OFFSET
  let currentLeader: FetchResponseLeaderIdAndEpoch = DEFAULT_LEADER_ID_AND_EPOCH
  let snapshotId: FetchResponseSnapshotId = DEFAULT_SNAPSHOT_ID
  const abortedTransactions = version >= 4 ? readNullableAbortedTransactionList(reader, version) : NO_ITEMS
  const preferredReadReplica = version >= 11 ? reader.readInt32() : -1
  const records = reader.readNullableRecords(flexible)
  let unknownTaggedFields: UnknownTaggedField[] = NO_TAGGED_FIELDS
  for (let left = flexible ? reader.readTaggedFieldCount() : 0; left > 0; left--) {
    const tag = reader.readVaruint()
    if (tag === 0) {
      const rest = reader.beginTaggedField()
      divergingEpoch = readEpochEndOffset(reader, version)
      reader.endTaggedField(rest)
    }
    else if (tag === 1) {
      const rest = reader.beginTaggedField()
      currentLeader = readLeaderIdAndEpoch(reader, version)
      reader.endTaggedField(rest)
    }
    else if (tag === 2) {
      const rest = reader.beginTaggedField()
      snapshotId = readSnapshotId(reader, version)
      reader.endTaggedField(rest)
    }
    else unknownTaggedFields = reader.readUnknownTaggedField(unknownTaggedFields, tag)
  }
  return { partitionIndex, errorCode, highWatermark, lastStableOffset, logStartOffset, divergingEpoch, currentLeader, snapshotId, abortedTransactions, preferredReadReplica, records, unknownTaggedFields }
}

function writePartitionData(writer: Writer, value: Encodable<FetchResponsePartitionData>, version: number): void {
  const flexible = version >= 12
  writer.writeInt32(value.partitionIndex)
  writer.writeInt16(value.errorCode)
  writer.writeInt64(value.highWatermark)
  if (version >= 4) {
    writer.writeInt64(value.lastStableOffset === undefined ? -1 : value.lastStableOffset)
  }
  if (version >= 5) {
    writer.writeInt64(value.logStartOffset === undefined ? -1 : value.logStartOffset)
  }
  if (version >= 4) {
    writeNullableAbortedTransactionList(writer, value.abortedTransactions === undefined ? NO_ITEMS : value.abortedTransactions, version)
  }
  if (version >= 11) {
    writer.writeInt32(value.preferredReadReplica === undefined ? -1 : value.preferredReadReplica)
  }
  else rejectUnlessDefault(value.preferredReadReplica, -1, 'preferredReadReplica')
  writer.writeNullableRecords(value.records ?? null, flexible)
  if (!(version >= 12)) if (value.divergingEpoch !== undefined && !isDefaultEpochEndOffset(value.divergingEpoch)) rejectUnlessDefault(value.divergingEpoch, undefined, 'divergingEpoch')
  if (!(version >= 12)) if (value.currentLeader !== undefined && !isDefaultLeaderIdAndEpoch(value.currentLeader)) rejectUnlessDefault(value.currentLeader, undefined, 'currentLeader')
  if (!(version >= 12)) if (value.snapshotId !== undefined && !isDefaultSnapshotId(value.snapshotId)) rejectUnlessDefault(value.snapshotId, undefined, 'snapshotId')
  if (flexible) {
    const unknown = value.unknownTaggedFields ?? NO_TAGGED_FIELDS
    const has_divergingEpoch = value.divergingEpoch !== undefined && !isDefaultEpochEndOffset(value.divergingEpoch)
    const has_currentLeader = value.currentLeader !== undefined && !isDefaultLeaderIdAndEpoch(value.currentLeader)
    const has_snapshotId = value.snapshotId !== undefined && !isDefaultSnapshotId(value.snapshotId)
    writer.writeVaruint(unknown.length + (has_divergingEpoch ? 1 : 0) + (has_currentLeader ? 1 : 0) + (has_snapshotId ? 1 : 0))
    let next = 0
    if (has_divergingEpoch) {
      next = writer.writeUnknownTaggedFields(unknown, next, 0)
      const begin = writer.beginTaggedField(0)
      writeEpochEndOffset(writer, value.divergingEpoch === undefined ? DEFAULT_EPOCH_END_OFFSET : value.divergingEpoch, version)
      writer.endTaggedField(begin)
    }
    if (has_currentLeader) {
      next = writer.writeUnknownTaggedFields(unknown, next, 1)
      const begin = writer.beginTaggedField(1)
      writeLeaderIdAndEpoch(writer, value.currentLeader === undefined ? DEFAULT_LEADER_ID_AND_EPOCH : value.currentLeader, version)
      writer.endTaggedField(begin)
    }
    if (has_snapshotId) {
      next = writer.writeUnknownTaggedFields(unknown, next, 2)
      const begin = writer.beginTaggedField(2)
      writeSnapshotId(writer, value.snapshotId === undefined ? DEFAULT_SNAPSHOT_ID : value.snapshotId, version)
      writer.endTaggedField(begin)
    }
    writer.writeUnknownTaggedFields(unknown, next, Number.POSITIVE_INFINITY)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readPartitionDataList(reader: Reader, version: number): FetchResponsePartitionData[] {
  const count = reader.readArrayLength(version >= 12, 18)
  const items: FetchResponsePartitionData[] = []
  for (let left = count; left > 0; left--) items.push(readPartitionData(reader, version))
  return items
}

function writePartitionDataList(writer: Writer, items: readonly Encodable<FetchResponsePartitionData>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 12)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writePartitionData(writer, items[index]!, version)
}

function readEpochEndOffset(reader: Reader, version: number): FetchResponseEpochEndOffset {
  const flexible = version >= 12
  const epoch = version >= 12 ? reader.readInt32() : -1
  const endOffset = version >= 12 ? reader.readInt64() : -1
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { epoch, endOffset, unknownTaggedFields }
}

function writeEpochEndOffset(writer: Writer, value: Encodable<FetchResponseEpochEndOffset>, version: number): void {
  const flexible = version >= 12
  if (version >= 12) {
    writer.writeInt32(value.epoch === undefined ? -1 : value.epoch)
  }
  else rejectUnlessDefault(value.epoch, -1, 'epoch')
  if (version >= 12) {
    writer.writeInt64(value.endOffset === undefined ? -1 : value.endOffset)
  }
  else rejectUnlessDefault(value.endOffset, -1, 'endOffset')
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readLeaderIdAndEpoch(reader: Reader, version: number): FetchResponseLeaderIdAndEpoch {
  const flexible = version >= 12
  const leaderId = version >= 12 ? reader.readInt32() : -1
  const leaderEpoch = version >= 12 ? reader.readInt32() : -1
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { leaderId, leaderEpoch, unknownTaggedFields }
}

function writeLeaderIdAndEpoch(writer: Writer, value: Encodable<FetchResponseLeaderIdAndEpoch>, version: number): void {
  const flexible = version >= 12
  if (version >= 12) {
    writer.writeInt32(value.leaderId === undefined ? -1 : value.leaderId)
  }
  else rejectUnlessDefault(value.leaderId, -1, 'leaderId')
  if (version >= 12) {
    writer.writeInt32(value.leaderEpoch === undefined ? -1 : value.leaderEpoch)
  }
  else rejectUnlessDefault(value.leaderEpoch, -1, 'leaderEpoch')
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readSnapshotId(reader: Reader, version: number): FetchResponseSnapshotId {
  const flexible = version >= 12
  const endOffset = reader.readInt64()
  const epoch = reader.readInt32()
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { endOffset, epoch, unknownTaggedFields }
}

function writeSnapshotId(writer: Writer, value: Encodable<FetchResponseSnapshotId>, version: number): void {
  const flexible = version >= 12
  writer.writeInt64(value.endOffset === undefined ? -1 : value.endOffset)
  writer.writeInt32(value.epoch === undefined ? -1 : value.epoch)
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readAbortedTransaction(reader: Reader, version: number): FetchResponseAbortedTransaction {
  const flexible = version >= 12
  const producerId = version >= 4 ? reader.readInt64() : 0
  const firstOffset = version >= 4 ? reader.readInt64() : 0
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { producerId, firstOffset, unknownTaggedFields }
}

function writeAbortedTransaction(writer: Writer, value: Encodable<FetchResponseAbortedTransaction>, version: number): void {
  const flexible = version >= 12
  if (version >= 4) {
    writer.writeInt64(value.producerId)
  }
  else rejectUnlessDefault(value.producerId, 0, 'producerId')
  if (version >= 4) {
    writer.writeInt64(value.firstOffset)
  }
  else rejectUnlessDefault(value.firstOffset, 0, 'firstOffset')
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readNullableAbortedTransactionList(reader: Reader, version: number): FetchResponseAbortedTransaction[] | null {
  const count = reader.readNullableArrayLength(version >= 12, 16)
  if (count < 0) return null
  const items: FetchResponseAbortedTransaction[] = []
  for (let left = count; left > 0; left--) items.push(readAbortedTransaction(reader, version))
  return items
}

function writeNullableAbortedTransactionList(writer: Writer, items: readonly Encodable<FetchResponseAbortedTransaction>[] | null, version: number): void {
  writer.writeNullableArrayLength(items, version >= 12)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writeAbortedTransaction(writer, items[index]!, version)
}

function readNodeEndpoint(reader: Reader, version: number): FetchResponseNodeEndpoint {
  const flexible = version >= 12
  const nodeId = version >= 16 ? reader.readInt32() : 0
  const host = version >= 16 ? reader.readString(true) : ''
  const port = version >= 16 ? reader.readInt32() : 0
  const rack = version >= 16 ? reader.readNullableString(true) : null
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { nodeId, host, port, rack, unknownTaggedFields }
}

function writeNodeEndpoint(writer: Writer, value: Encodable<FetchResponseNodeEndpoint>, version: number): void {
  const flexible = version >= 12
  if (version >= 16) {
    writer.writeInt32(value.nodeId)
  }
  else rejectUnlessDefault(value.nodeId, 0, 'nodeId')
  if (version >= 16) {
    writer.writeString(value.host, true)
  }
  else rejectUnlessDefault(value.host, '', 'host')
  if (version >= 16) {
    writer.writeInt32(value.port)
  }
  else rejectUnlessDefault(value.port, 0, 'port')
  if (version >= 16) {
    writer.writeNullableString(value.rack ?? null, true)
  }
  else rejectUnlessDefault(value.rack, null, 'rack')
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readNodeEndpointList(reader: Reader, version: number): FetchResponseNodeEndpoint[] {
  const count = reader.readArrayLength(version >= 12, 1)
  const items: FetchResponseNodeEndpoint[] = []
  for (let left = count; left > 0; left--) items.push(readNodeEndpoint(reader, version))
  return items
}

function writeNodeEndpointList(writer: Writer, items: readonly Encodable<FetchResponseNodeEndpoint>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 12)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writeNodeEndpoint(writer, items[index]!, version)
}

function readFetchResponse(reader: Reader, version: number): FetchResponse {
  const flexible = version >= 12
  const throttleTimeMs = version >= 1 ? reader.readInt32() : 0
  const errorCode = version >= 7 ? reader.readInt16() : 0
  const sessionId = version >= 7 ? reader.readInt32() : 0
  const responses = readFetchableTopicResponseList(reader, version)
  let nodeEndpoints: readonly FetchResponseNodeEndpoint[] = NO_ITEMS
  let unknownTaggedFields: UnknownTaggedField[] = NO_TAGGED_FIELDS
  for (let left = flexible ? reader.readTaggedFieldCount() : 0; left > 0; left--) {
    const tag = reader.readVaruint()
    if (tag === 0 && version >= 16) {
      const rest = reader.beginTaggedField()
      nodeEndpoints = readNodeEndpointList(reader, version)
      reader.endTaggedField(rest)
    }
    else unknownTaggedFields = reader.readUnknownTaggedField(unknownTaggedFields, tag)
  }
  return { throttleTimeMs, errorCode, sessionId, responses, nodeEndpoints, unknownTaggedFields }
}

function writeFetchResponse(writer: Writer, value: Encodable<FetchResponse>, version: number): void {
  const flexible = version >= 12
  if (version >= 1) {
    writer.writeInt32(value.throttleTimeMs)
  }
  if (version >= 7) {
    writer.writeInt16(value.errorCode)
  }
  if (version >= 7) {
    writer.writeInt32(value.sessionId)
  }
  else rejectUnlessDefault(value.sessionId, 0, 'sessionId')
  writeFetchableTopicResponseList(writer, value.responses === undefined ? NO_ITEMS : value.responses, version)
  if (!(version >= 16)) rejectUnlessEmpty(value.nodeEndpoints, 'nodeEndpoints')
  if (flexible) {
    const unknown = value.unknownTaggedFields ?? NO_TAGGED_FIELDS
    const has_nodeEndpoints = version >= 16 && value.nodeEndpoints !== undefined && value.nodeEndpoints.length > 0
    writer.writeVaruint(unknown.length + (has_nodeEndpoints ? 1 : 0))
    let next = 0
    if (has_nodeEndpoints) {
      next = writer.writeUnknownTaggedFields(unknown, next, 0)
      const begin = writer.beginTaggedField(0)
      writeNodeEndpointList(writer, value.nodeEndpoints === undefined ? NO_ITEMS : value.nodeEndpoints, version)
      writer.endTaggedField(begin)
    }
    writer.writeUnknownTaggedFields(unknown, next, Number.POSITIVE_INFINITY)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

/** Reads and writes {@link FetchResponse}. */
export const fetchResponse: MessageCodec<FetchResponse> = /* @__PURE__ */ messageCodec(
  { name: 'FetchResponse', apiKey: 1, kind: 'response', versionMin: 0, versionMax: 18, flexibleFrom: 12 },
  readFetchResponse,
  writeFetchResponse,
)
