// Generated from schema/messages/FetchRequest.json by `npm run generate`. Do not edit.
import { type Int64 } from '../int64.ts'
import { isInt64, messageCodec, rejectTaggedFields, rejectUnlessDefault, rejectUnlessEmpty, type MessageCodec } from '../message-codec.ts'
import type { Reader } from '../reader.ts'
import { ZERO_UUID } from '../uuid.ts'
import { NO_ITEMS, NO_TAGGED_FIELDS, type Encodable, type UnknownTaggedField } from '../values.ts'
import type { Writer } from '../writer.ts'

/** Kafka's FetchRequest. Versions 0 to 18. */
export interface FetchRequest {
  /** `string`, since version 12, may be null, tag 0, by default null, dropped silently where a version lacks it. */
  readonly clusterId: string | null
  /** `int32`, in versions 0 to 14, by default -1. */
  readonly replicaId: number
  /** `ReplicaState`, since version 15, tag 1. */
  readonly replicaState: FetchRequestReplicaState
  /** `int32`. */
  readonly maxWaitMs: number
  /** `int32`. */
  readonly minBytes: number
  /** `int32`, since version 3, by default 2147483647, dropped silently where a version lacks it. */
  readonly maxBytes: number
  /** `int8`, since version 4, dropped silently where a version lacks it. */
  readonly isolationLevel: number
  /** `int32`, since version 7, dropped silently where a version lacks it. */
  readonly sessionId: number
  /** `int32`, since version 7, by default -1, dropped silently where a version lacks it. */
  readonly sessionEpoch: number
  /** `[]FetchTopic`. */
  readonly topics: readonly FetchRequestFetchTopic[]
  /** `[]ForgottenTopic`, since version 7. */
  readonly forgottenTopicsData: readonly FetchRequestForgottenTopic[]
  /** `string`, since version 11, dropped silently where a version lacks it. */
  readonly rackId: string
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link FetchRequest}. */
export interface FetchRequestReplicaState {
  /** `int32`, since version 15, by default -1. */
  readonly replicaId: number
  /** `int64`, since version 15, by default -1. */
  readonly replicaEpoch: Int64
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link FetchRequest}. */
export interface FetchRequestFetchTopic {
  /** `string`, in versions 0 to 12, dropped silently where a version lacks it. */
  readonly topic: string
  /** `uuid`, since version 13, dropped silently where a version lacks it. */
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
  /** `int32`, since version 9, by default -1, dropped silently where a version lacks it. */
  readonly currentLeaderEpoch: number
  /** `int64`. */
  readonly fetchOffset: Int64
  /** `int32`, since version 12, by default -1. */
  readonly lastFetchedEpoch: number
  /** `int64`, since version 5, by default -1, dropped silently where a version lacks it. */
  readonly logStartOffset: Int64
  /** `int32`. */
  readonly partitionMaxBytes: number
  /** `uuid`, since version 17, tag 0, dropped silently where a version lacks it. */
  readonly replicaDirectoryId: string
  /** `int64`, in version 18 only, tag 1, by default 9223372036854775807, dropped silently where a version lacks it. */
  readonly highWatermark: Int64
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link FetchRequest}. */
export interface FetchRequestForgottenTopic {
  /** `string`, in versions 7 to 12, dropped silently where a version lacks it. */
  readonly topic: string
  /** `uuid`, since version 13, dropped silently where a version lacks it. */
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
  const flexible = version >= 12
  const replicaId = version >= 15 ? reader.readInt32() : -1
  const replicaEpoch = version >= 15 ? reader.readInt64() : -1
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { replicaId, replicaEpoch, unknownTaggedFields }
}

function writeReplicaState(writer: Writer, value: Encodable<FetchRequestReplicaState>, version: number): void {
  const flexible = version >= 12
  if (version >= 15) {
    writer.writeInt32(value.replicaId === undefined ? -1 : value.replicaId)
  }
  else rejectUnlessDefault(value.replicaId, -1, 'replicaId')
  if (version >= 15) {
    writer.writeInt64(value.replicaEpoch === undefined ? -1 : value.replicaEpoch)
  }
  else rejectUnlessDefault(value.replicaEpoch, -1, 'replicaEpoch')
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readFetchTopic(reader: Reader, version: number): FetchRequestFetchTopic {
  const flexible = version >= 12
  const topic = version <= 12 ? reader.readString(flexible) : ''
  const topicId = version >= 13 ? reader.readUuid() : ZERO_UUID
  const partitions = readFetchPartitionList(reader, version)
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { topic, topicId, partitions, unknownTaggedFields }
}

function writeFetchTopic(writer: Writer, value: Encodable<FetchRequestFetchTopic>, version: number): void {
  const flexible = version >= 12
  if (version <= 12) {
    writer.writeString(value.topic, flexible)
  }
  if (version >= 13) {
    writer.writeUuid(value.topicId)
  }
  writeFetchPartitionList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readFetchTopicList(reader: Reader, version: number): FetchRequestFetchTopic[] {
  const count = reader.readArrayLength(version >= 12, 3)
  const items: FetchRequestFetchTopic[] = []
  for (let left = count; left > 0; left--) items.push(readFetchTopic(reader, version))
  return items
}

function writeFetchTopicList(writer: Writer, items: readonly Encodable<FetchRequestFetchTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 12)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writeFetchTopic(writer, items[index]!, version)
}

function readFetchPartition(reader: Reader, version: number): FetchRequestFetchPartition {
  const flexible = version >= 12
  const partition = reader.readInt32()
  const currentLeaderEpoch = version >= 9 ? reader.readInt32() : -1
  const fetchOffset = reader.readInt64()
  const lastFetchedEpoch = version >= 12 ? reader.readInt32() : -1
  const logStartOffset = version >= 5 ? reader.readInt64() : -1
  const partitionMaxBytes = reader.readInt32()
  let replicaDirectoryId: string = ZERO_UUID
  let highWatermark: Int64 = 9223372036854775807n
  let unknownTaggedFields: UnknownTaggedField[] = NO_TAGGED_FIELDS
  for (let left = flexible ? reader.readTaggedFieldCount() : 0; left > 0; left--) {
    const tag = reader.readVaruint()
    if (tag === 0 && version >= 17) {
      const rest = reader.beginTaggedField()
      replicaDirectoryId = reader.readUuid()
      reader.endTaggedField(rest)
    }
    else if (tag === 1 && version >= 18) {
      const rest = reader.beginTaggedField()
      highWatermark = reader.readInt64()
      reader.endTaggedField(rest)
    }
    else unknownTaggedFields = reader.readUnknownTaggedField(unknownTaggedFields, tag)
  }
  return { partition, currentLeaderEpoch, fetchOffset, lastFetchedEpoch, logStartOffset, partitionMaxBytes, replicaDirectoryId, highWatermark, unknownTaggedFields }
}

function writeFetchPartition(writer: Writer, value: Encodable<FetchRequestFetchPartition>, version: number): void {
  const flexible = version >= 12
  writer.writeInt32(value.partition)
  if (version >= 9) {
    writer.writeInt32(value.currentLeaderEpoch === undefined ? -1 : value.currentLeaderEpoch)
  }
  writer.writeInt64(value.fetchOffset)
  if (version >= 12) {
    writer.writeInt32(value.lastFetchedEpoch === undefined ? -1 : value.lastFetchedEpoch)
  }
  else rejectUnlessDefault(value.lastFetchedEpoch, -1, 'lastFetchedEpoch')
  if (version >= 5) {
    writer.writeInt64(value.logStartOffset === undefined ? -1 : value.logStartOffset)
  }
  writer.writeInt32(value.partitionMaxBytes)
  if (flexible) {
    const unknown = value.unknownTaggedFields ?? NO_TAGGED_FIELDS
    const has_replicaDirectoryId = version >= 17 && value.replicaDirectoryId !== undefined && value.replicaDirectoryId !== ZERO_UUID
    const has_highWatermark = version >= 18 && !isInt64(value.highWatermark, 9223372036854775807n)
    writer.writeVaruint(unknown.length + (has_replicaDirectoryId ? 1 : 0) + (has_highWatermark ? 1 : 0))
    let next = 0
    if (has_replicaDirectoryId) {
      next = writer.writeUnknownTaggedFields(unknown, next, 0)
      const begin = writer.beginTaggedField(0)
      writer.writeUuid(value.replicaDirectoryId)
      writer.endTaggedField(begin)
    }
    if (has_highWatermark) {
      next = writer.writeUnknownTaggedFields(unknown, next, 1)
      const begin = writer.beginTaggedField(1)
      writer.writeInt64(value.highWatermark === undefined ? 9223372036854775807n : value.highWatermark)
      writer.endTaggedField(begin)
    }
    writer.writeUnknownTaggedFields(unknown, next, Number.POSITIVE_INFINITY)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readFetchPartitionList(reader: Reader, version: number): FetchRequestFetchPartition[] {
  const count = reader.readArrayLength(version >= 12, 16)
  const items: FetchRequestFetchPartition[] = []
  for (let left = count; left > 0; left--) items.push(readFetchPartition(reader, version))
  return items
}

function writeFetchPartitionList(writer: Writer, items: readonly Encodable<FetchRequestFetchPartition>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 12)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writeFetchPartition(writer, items[index]!, version)
}

function readForgottenTopic(reader: Reader, version: number): FetchRequestForgottenTopic {
  const flexible = version >= 12
  const topic = version >= 7 && version <= 12 ? reader.readString(flexible) : ''
  const topicId = version >= 13 ? reader.readUuid() : ZERO_UUID
  const partitions = version >= 7 ? reader.readInt32Array(flexible) : NO_ITEMS
  const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
  return { topic, topicId, partitions, unknownTaggedFields }
}

function writeForgottenTopic(writer: Writer, value: Encodable<FetchRequestForgottenTopic>, version: number): void {
  const flexible = version >= 12
  if (version >= 7 && version <= 12) {
    writer.writeString(value.topic, flexible)
  }
  if (version >= 13) {
    writer.writeUuid(value.topicId)
  }
  if (version >= 7) {
    writer.writeInt32Array(value.partitions, flexible)
  }
  else rejectUnlessEmpty(value.partitions, 'partitions')
  if (flexible) {
    writer.writeTaggedFields(value.unknownTaggedFields)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

function readForgottenTopicList(reader: Reader, version: number): FetchRequestForgottenTopic[] {
  const count = reader.readArrayLength(version >= 12, 3)
  const items: FetchRequestForgottenTopic[] = []
  for (let left = count; left > 0; left--) items.push(readForgottenTopic(reader, version))
  return items
}

function writeForgottenTopicList(writer: Writer, items: readonly Encodable<FetchRequestForgottenTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 12)
  if (items === null) return
  for (let index = 0; index < items.length; index++) writeForgottenTopic(writer, items[index]!, version)
}

function readFetchRequest(reader: Reader, version: number): FetchRequest {
  const flexible = version >= 12
  let clusterId: string | null = null
  const replicaId = version <= 14 ? reader.readInt32() : -1
  let replicaState: FetchRequestReplicaState = DEFAULT_REPLICA_STATE
  const maxWaitMs = reader.readInt32()
  const minBytes = reader.readInt32()
  const maxBytes = version >= 3 ? reader.readInt32() : 2147483647
  const isolationLevel = version >= 4 ? reader.readInt8() : 0
  const sessionId = version >= 7 ? reader.readInt32() : 0
  const sessionEpoch = version >= 7 ? reader.readInt32() : -1
  const topics = readFetchTopicList(reader, version)
  const forgottenTopicsData = version >= 7 ? readForgottenTopicList(reader, version) : NO_ITEMS
  const rackId = version >= 11 ? reader.readString(flexible) : ''
  let unknownTaggedFields: UnknownTaggedField[] = NO_TAGGED_FIELDS
  for (let left = flexible ? reader.readTaggedFieldCount() : 0; left > 0; left--) {
    const tag = reader.readVaruint()
    if (tag === 0) {
      const rest = reader.beginTaggedField()
      clusterId = reader.readNullableString(true)
      reader.endTaggedField(rest)
    }
    else if (tag === 1 && version >= 15) {
      const rest = reader.beginTaggedField()
      replicaState = readReplicaState(reader, version)
      reader.endTaggedField(rest)
    }
    else unknownTaggedFields = reader.readUnknownTaggedField(unknownTaggedFields, tag)
  }
  return { clusterId, replicaId, replicaState, maxWaitMs, minBytes, maxBytes, isolationLevel, sessionId, sessionEpoch, topics, forgottenTopicsData, rackId, unknownTaggedFields }
}

function writeFetchRequest(writer: Writer, value: Encodable<FetchRequest>, version: number): void {
  const flexible = version >= 12
  if (version <= 14) {
    writer.writeInt32(value.replicaId === undefined ? -1 : value.replicaId)
  }
  else rejectUnlessDefault(value.replicaId, -1, 'replicaId')
  writer.writeInt32(value.maxWaitMs)
  writer.writeInt32(value.minBytes)
  if (version >= 3) {
    writer.writeInt32(value.maxBytes === undefined ? 2147483647 : value.maxBytes)
  }
  if (version >= 4) {
    writer.writeInt8(value.isolationLevel)
  }
  if (version >= 7) {
    writer.writeInt32(value.sessionId)
  }
  if (version >= 7) {
    writer.writeInt32(value.sessionEpoch === undefined ? -1 : value.sessionEpoch)
  }
  writeFetchTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
  if (version >= 7) {
    writeForgottenTopicList(writer, value.forgottenTopicsData === undefined ? NO_ITEMS : value.forgottenTopicsData, version)
  }
  else rejectUnlessEmpty(value.forgottenTopicsData, 'forgottenTopicsData')
  if (version >= 11) {
    writer.writeString(value.rackId, flexible)
  }
  if (!(version >= 15)) if (value.replicaState !== undefined && !isDefaultReplicaState(value.replicaState)) rejectUnlessDefault(value.replicaState, undefined, 'replicaState')
  if (flexible) {
    const unknown = value.unknownTaggedFields ?? NO_TAGGED_FIELDS
    const has_clusterId = value.clusterId !== undefined && value.clusterId !== null
    const has_replicaState = version >= 15 && value.replicaState !== undefined && !isDefaultReplicaState(value.replicaState)
    writer.writeVaruint(unknown.length + (has_clusterId ? 1 : 0) + (has_replicaState ? 1 : 0))
    let next = 0
    if (has_clusterId) {
      next = writer.writeUnknownTaggedFields(unknown, next, 0)
      const begin = writer.beginTaggedField(0)
      writer.writeNullableString(value.clusterId ?? null, true)
      writer.endTaggedField(begin)
    }
    if (has_replicaState) {
      next = writer.writeUnknownTaggedFields(unknown, next, 1)
      const begin = writer.beginTaggedField(1)
      writeReplicaState(writer, value.replicaState === undefined ? DEFAULT_REPLICA_STATE : value.replicaState, version)
      writer.endTaggedField(begin)
    }
    writer.writeUnknownTaggedFields(unknown, next, Number.POSITIVE_INFINITY)
  }
  else rejectTaggedFields(value.unknownTaggedFields)
}

/** Reads and writes {@link FetchRequest}. */
export const fetchRequest: MessageCodec<FetchRequest> = /* @__PURE__ */ messageCodec(
  { name: 'FetchRequest', apiKey: 1, kind: 'request', versionMin: 0, versionMax: 18, flexibleFrom: 12 },
  readFetchRequest,
  writeFetchRequest,
)
