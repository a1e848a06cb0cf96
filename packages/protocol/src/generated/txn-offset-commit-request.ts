// Generated from schema/messages/TxnOffsetCommitRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Stores how far a group has consumed as part of a transaction. Versions 0 to 5.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: adds leader epochs (KIP-320)
 * - 3: compact lengths and tagged fields (KIP-482); belongs to a member and a generation (KIP-447)
 * - 4: the answer may be TRANSACTION_ABORTABLE (KIP-890)
 * - 5: the group need not be added with AddOffsetsToTxn before (KIP-890)
 */
export interface TxnOffsetCommitRequest {
  /**
   * Name of a transactional producer, kept over its restarts.
   *
   * `string`.
   */
  readonly transactionalId: string
  /**
   * Name of the group.
   *
   * `string`.
   */
  readonly groupId: string
  /**
   * Id of an idempotent or transactional producer; -1 for none.
   *
   * `int64`.
   */
  readonly producerId: Int64
  /**
   * Counts the incarnations of a producer; those with a lower one are fenced. -1 for none.
   *
   * `int16`.
   */
  readonly producerEpoch: number
  /**
   * Counts the rebalances of a classic group; -1 for who commits without being a member.
   *
   * `int32`, since version 3, by default -1.
   */
  readonly generationId: number
  /**
   * Id of the member: given by the coordinator in classic groups, made by the member itself in the newer kinds.
   *
   * `string`, since version 3.
   */
  readonly memberId: string
  /**
   * Name of a static member, which keeps its place over restarts; null for a dynamic member (KIP-345).
   *
   * `string`, since version 3, may be null, by default null.
   */
  readonly groupInstanceId: string | null
  /** `[]TxnOffsetCommitRequestTopic`. */
  readonly topics: readonly TxnOffsetCommitRequestTopic[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link TxnOffsetCommitRequest}. */
export interface TxnOffsetCommitRequestTopic {
  /** `string`. */
  readonly name: string
  /** `[]TxnOffsetCommitRequestPartition`. */
  readonly partitions: readonly TxnOffsetCommitRequestPartition[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link TxnOffsetCommitRequest}. */
export interface TxnOffsetCommitRequestPartition {
  /** `int32`. */
  readonly partitionIndex: number
  /**
   * Offset of the next record to be consumed; -1 when none was committed.
   *
   * `int64`.
   */
  readonly committedOffset: Int64
  /**
   * Leader epoch of the last record consumed; -1 when it is not known (KIP-320).
   *
   * `int32`, since version 2, by default -1, dropped silently where a version lacks it.
   */
  readonly committedLeaderEpoch: number
  /**
   * Any text that the client keeps beside the offset.
   *
   * `string`, may be null.
   */
  readonly committedMetadata: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readTxnOffsetCommitRequestTopic(reader: Reader, version: number): TxnOffsetCommitRequestTopic {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'name'
    const name = reader.readString(flexible)
    at = 'partitions'
    const partitions = readTxnOffsetCommitRequestPartitionList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTxnOffsetCommitRequestTopic(writer: Writer, value: Encodable<TxnOffsetCommitRequestTopic>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'name'
    writer.writeString(value.name, flexible)
    at = 'partitions'
    writeTxnOffsetCommitRequestPartitionList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readTxnOffsetCommitRequestTopicList(reader: Reader, version: number): TxnOffsetCommitRequestTopic[] {
  const count = reader.readArrayLength(version >= 3, 3)
  const items: TxnOffsetCommitRequestTopic[] = []
  try {
    while (items.length < count) items.push(readTxnOffsetCommitRequestTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeTxnOffsetCommitRequestTopicList(writer: Writer, items: readonly Encodable<TxnOffsetCommitRequestTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 3)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTxnOffsetCommitRequestTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readTxnOffsetCommitRequestPartition(reader: Reader, version: number): TxnOffsetCommitRequestPartition {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'committedOffset'
    const committedOffset = reader.readInt64()
    at = 'committedLeaderEpoch'
    const committedLeaderEpoch = version >= 2 ? reader.readInt32() : -1
    at = 'committedMetadata'
    const committedMetadata = reader.readNullableString(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { partitionIndex, committedOffset, committedLeaderEpoch, committedMetadata, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTxnOffsetCommitRequestPartition(writer: Writer, value: Encodable<TxnOffsetCommitRequestPartition>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'committedOffset'
    writer.writeInt64(value.committedOffset)
    at = 'committedLeaderEpoch'
    if (version >= 2) {
      writer.writeInt32(value.committedLeaderEpoch === undefined ? -1 : value.committedLeaderEpoch)
    }
    at = 'committedMetadata'
    writer.writeNullableString(value.committedMetadata === undefined ? '' : value.committedMetadata, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readTxnOffsetCommitRequestPartitionList(reader: Reader, version: number): TxnOffsetCommitRequestPartition[] {
  const count = reader.readArrayLength(version >= 3, 14)
  const items: TxnOffsetCommitRequestPartition[] = []
  try {
    while (items.length < count) items.push(readTxnOffsetCommitRequestPartition(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeTxnOffsetCommitRequestPartitionList(writer: Writer, items: readonly Encodable<TxnOffsetCommitRequestPartition>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 3)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTxnOffsetCommitRequestPartition(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readTxnOffsetCommitRequest(reader: Reader, version: number): TxnOffsetCommitRequest {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'transactionalId'
    const transactionalId = reader.readString(flexible)
    at = 'groupId'
    const groupId = reader.readString(flexible)
    at = 'producerId'
    const producerId = reader.readInt64()
    at = 'producerEpoch'
    const producerEpoch = reader.readInt16()
    at = 'generationId'
    const generationId = version >= 3 ? reader.readInt32() : -1
    at = 'memberId'
    const memberId = version >= 3 ? reader.readString(true) : ''
    at = 'groupInstanceId'
    const groupInstanceId = version >= 3 ? reader.readNullableString(true) : null
    at = 'topics'
    const topics = readTxnOffsetCommitRequestTopicList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { transactionalId, groupId, producerId, producerEpoch, generationId, memberId, groupInstanceId, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTxnOffsetCommitRequest(writer: Writer, value: Encodable<TxnOffsetCommitRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'transactionalId'
    writer.writeString(value.transactionalId, flexible)
    at = 'groupId'
    writer.writeString(value.groupId, flexible)
    at = 'producerId'
    writer.writeInt64(value.producerId)
    at = 'producerEpoch'
    writer.writeInt16(value.producerEpoch)
    at = 'generationId'
    if (version >= 3) {
      writer.writeInt32(value.generationId === undefined ? -1 : value.generationId)
    }
    else rejectUnlessDefault(value.generationId, -1, 'generationId')
    at = 'memberId'
    if (version >= 3) {
      writer.writeString(value.memberId, true)
    }
    else rejectUnlessDefault(value.memberId, '', 'memberId')
    at = 'groupInstanceId'
    if (version >= 3) {
      writer.writeNullableString(value.groupInstanceId ?? null, true)
    }
    else rejectUnlessDefault(value.groupInstanceId, null, 'groupInstanceId')
    at = 'topics'
    writeTxnOffsetCommitRequestTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link TxnOffsetCommitRequest}. */
export const txnOffsetCommitRequest = /* @__PURE__ */ messageCodec(
  { name: 'TxnOffsetCommitRequest', apiKey: 28, kind: 'request', versionMin: 0, versionMax: 5, flexibleFrom: 3 },
  readTxnOffsetCommitRequest,
  writeTxnOffsetCommitRequest,
)
