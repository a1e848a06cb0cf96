// Generated from schema/messages/ShareFetchRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, rejectUnlessDefault, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Acquires records for a member of a share group, and acknowledges others (KIP-932). Versions 1 to 2.
 *
 * - 1: the first stable version (KIP-932)
 * - 2: adds `shareAcquireMode` (KIP-1206), and acquired records can be kept for longer (KIP-1222)
 */
export interface ShareFetchRequest {
  /**
   * Name of the group.
   *
   * `string`, may be null, by default null.
   */
  readonly groupId: string | null
  /**
   * Id of the member: given by the coordinator in classic groups, made by the member itself in the newer kinds.
   *
   * `string`, may be null.
   */
  readonly memberId: string | null
  /**
   * 0 opens a share session, -1 closes it; otherwise one more with every request.
   *
   * `int32`.
   */
  readonly shareSessionEpoch: number
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
   * The most bytes wanted in all.
   *
   * `int32`, by default 2147483647.
   */
  readonly maxBytes: number
  /**
   * The most records to acquire; whole batches may make it more, unless `shareAcquireMode` is 1.
   *
   * `int32`.
   */
  readonly maxRecords: number
  /**
   * How many records batches of acquired ones shall have, at best.
   *
   * `int32`.
   */
  readonly batchSize: number
  /**
   * 0 may acquire whole batches past `maxRecords`, 1 keeps to it (KIP-1206).
   *
   * `int8`, in version 2 only, dropped silently where a version lacks it.
   */
  readonly shareAcquireMode: number
  /**
   * Whether any acknowledgement here renews the time for its records (KIP-1222).
   *
   * `bool`, in version 2 only.
   */
  readonly isRenewAck: boolean
  /** `[]FetchTopic`. */
  readonly topics: readonly ShareFetchRequestFetchTopic[]
  /**
   * Partitions that leave the session.
   *
   * `[]ForgottenTopic`.
   */
  readonly forgottenTopicsData: readonly ShareFetchRequestForgottenTopic[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ShareFetchRequest}. */
export interface ShareFetchRequestFetchTopic {
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`.
   */
  readonly topicId: string
  /** `[]FetchPartition`. */
  readonly partitions: readonly ShareFetchRequestFetchPartition[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ShareFetchRequest}. */
export interface ShareFetchRequestFetchPartition {
  /** `int32`. */
  readonly partitionIndex: number
  /**
   * Which records the member is done with.
   *
   * `[]AcknowledgementBatch`.
   */
  readonly acknowledgementBatches: readonly ShareFetchRequestAcknowledgementBatch[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ShareFetchRequest}. */
export interface ShareFetchRequestAcknowledgementBatch {
  /** `int64`. */
  readonly firstOffset: Int64
  /**
   * Last offset of the range, which belongs to it.
   *
   * `int64`.
   */
  readonly lastOffset: Int64
  /**
   * What became of the records, one for all or one for each: 0 gap, 1 accept, 2 release, 3 reject, 4 renew.
   *
   * `[]int8`.
   */
  readonly acknowledgeTypes: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ShareFetchRequest}. */
export interface ShareFetchRequestForgottenTopic {
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`.
   */
  readonly topicId: string
  /** `[]int32`. */
  readonly partitions: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readFetchTopic(reader: Reader, version: number): ShareFetchRequestFetchTopic {
  let at = ''
  try {
    at = 'topicId'
    const topicId = reader.readUuid()
    at = 'partitions'
    const partitions = readFetchPartitionList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { topicId, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeFetchTopic(writer: Writer, value: Encodable<ShareFetchRequestFetchTopic>, version: number): void {
  let at = ''
  try {
    at = 'topicId'
    writer.writeUuid(value.topicId)
    at = 'partitions'
    writeFetchPartitionList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readFetchTopicList(reader: Reader, version: number): ShareFetchRequestFetchTopic[] {
  const count = reader.readArrayLength(true, 18)
  const items: ShareFetchRequestFetchTopic[] = []
  try {
    while (items.length < count) items.push(readFetchTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeFetchTopicList(writer: Writer, items: readonly Encodable<ShareFetchRequestFetchTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeFetchTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readFetchPartition(reader: Reader, version: number): ShareFetchRequestFetchPartition {
  let at = ''
  try {
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'acknowledgementBatches'
    const acknowledgementBatches = readAcknowledgementBatchList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { partitionIndex, acknowledgementBatches, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeFetchPartition(writer: Writer, value: Encodable<ShareFetchRequestFetchPartition>, version: number): void {
  let at = ''
  try {
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'acknowledgementBatches'
    writeAcknowledgementBatchList(writer, value.acknowledgementBatches === undefined ? NO_ITEMS : value.acknowledgementBatches, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readFetchPartitionList(reader: Reader, version: number): ShareFetchRequestFetchPartition[] {
  const count = reader.readArrayLength(true, 6)
  const items: ShareFetchRequestFetchPartition[] = []
  try {
    while (items.length < count) items.push(readFetchPartition(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeFetchPartitionList(writer: Writer, items: readonly Encodable<ShareFetchRequestFetchPartition>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeFetchPartition(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAcknowledgementBatch(reader: Reader, _version: number): ShareFetchRequestAcknowledgementBatch {
  let at = ''
  try {
    at = 'firstOffset'
    const firstOffset = reader.readInt64()
    at = 'lastOffset'
    const lastOffset = reader.readInt64()
    at = 'acknowledgeTypes'
    const acknowledgeTypes = reader.readInt8Array(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { firstOffset, lastOffset, acknowledgeTypes, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAcknowledgementBatch(writer: Writer, value: Encodable<ShareFetchRequestAcknowledgementBatch>, _version: number): void {
  let at = ''
  try {
    at = 'firstOffset'
    writer.writeInt64(value.firstOffset)
    at = 'lastOffset'
    writer.writeInt64(value.lastOffset)
    at = 'acknowledgeTypes'
    writer.writeInt8Array(value.acknowledgeTypes, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readAcknowledgementBatchList(reader: Reader, version: number): ShareFetchRequestAcknowledgementBatch[] {
  const count = reader.readArrayLength(true, 18)
  const items: ShareFetchRequestAcknowledgementBatch[] = []
  try {
    while (items.length < count) items.push(readAcknowledgementBatch(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAcknowledgementBatchList(writer: Writer, items: readonly Encodable<ShareFetchRequestAcknowledgementBatch>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAcknowledgementBatch(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readForgottenTopic(reader: Reader, _version: number): ShareFetchRequestForgottenTopic {
  let at = ''
  try {
    at = 'topicId'
    const topicId = reader.readUuid()
    at = 'partitions'
    const partitions = reader.readInt32Array(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { topicId, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeForgottenTopic(writer: Writer, value: Encodable<ShareFetchRequestForgottenTopic>, _version: number): void {
  let at = ''
  try {
    at = 'topicId'
    writer.writeUuid(value.topicId)
    at = 'partitions'
    writer.writeInt32Array(value.partitions, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readForgottenTopicList(reader: Reader, version: number): ShareFetchRequestForgottenTopic[] {
  const count = reader.readArrayLength(true, 18)
  const items: ShareFetchRequestForgottenTopic[] = []
  try {
    while (items.length < count) items.push(readForgottenTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeForgottenTopicList(writer: Writer, items: readonly Encodable<ShareFetchRequestForgottenTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeForgottenTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readShareFetchRequest(reader: Reader, version: number): ShareFetchRequest {
  let at = ''
  try {
    at = 'groupId'
    const groupId = reader.readNullableString(true)
    at = 'memberId'
    const memberId = reader.readNullableString(true)
    at = 'shareSessionEpoch'
    const shareSessionEpoch = reader.readInt32()
    at = 'maxWaitMs'
    const maxWaitMs = reader.readInt32()
    at = 'minBytes'
    const minBytes = reader.readInt32()
    at = 'maxBytes'
    const maxBytes = reader.readInt32()
    at = 'maxRecords'
    const maxRecords = reader.readInt32()
    at = 'batchSize'
    const batchSize = reader.readInt32()
    at = 'shareAcquireMode'
    const shareAcquireMode = version >= 2 ? reader.readInt8() : 0
    at = 'isRenewAck'
    const isRenewAck = version >= 2 ? reader.readBoolean() : false
    at = 'topics'
    const topics = readFetchTopicList(reader, version)
    at = 'forgottenTopicsData'
    const forgottenTopicsData = readForgottenTopicList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { groupId, memberId, shareSessionEpoch, maxWaitMs, minBytes, maxBytes, maxRecords, batchSize, shareAcquireMode, isRenewAck, topics, forgottenTopicsData, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeShareFetchRequest(writer: Writer, value: Encodable<ShareFetchRequest>, version: number): void {
  let at = ''
  try {
    at = 'groupId'
    writer.writeNullableString(value.groupId ?? null, true)
    at = 'memberId'
    writer.writeNullableString(value.memberId === undefined ? '' : value.memberId, true)
    at = 'shareSessionEpoch'
    writer.writeInt32(value.shareSessionEpoch)
    at = 'maxWaitMs'
    writer.writeInt32(value.maxWaitMs)
    at = 'minBytes'
    writer.writeInt32(value.minBytes)
    at = 'maxBytes'
    writer.writeInt32(value.maxBytes === undefined ? 2147483647 : value.maxBytes)
    at = 'maxRecords'
    writer.writeInt32(value.maxRecords)
    at = 'batchSize'
    writer.writeInt32(value.batchSize)
    at = 'shareAcquireMode'
    if (version >= 2) {
      writer.writeInt8(value.shareAcquireMode)
    }
    at = 'isRenewAck'
    if (version >= 2) {
      writer.writeBoolean(value.isRenewAck)
    }
    else rejectUnlessDefault(value.isRenewAck, false, 'isRenewAck')
    at = 'topics'
    writeFetchTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'forgottenTopicsData'
    writeForgottenTopicList(writer, value.forgottenTopicsData === undefined ? NO_ITEMS : value.forgottenTopicsData, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ShareFetchRequest}. */
export const shareFetchRequest = /* @__PURE__ */ messageCodec(
  { name: 'ShareFetchRequest', apiKey: 78, kind: 'request', versionMin: 1, versionMax: 2, flexibleFrom: 0 },
  readShareFetchRequest,
  writeShareFetchRequest,
)
