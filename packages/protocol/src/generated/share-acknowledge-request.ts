// Generated from schema/messages/ShareAcknowledgeRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, rejectUnlessDefault, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Says what became of records that a member of a share group had acquired (KIP-932). Versions 1 to 2.
 *
 * - 1: the first stable version (KIP-932)
 * - 2: acquired records can be kept for longer (KIP-1222)
 */
export interface ShareAcknowledgeRequest {
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
   * Whether any acknowledgement here renews the time for its records (KIP-1222).
   *
   * `bool`, in version 2 only.
   */
  readonly isRenewAck: boolean
  /** `[]AcknowledgeTopic`. */
  readonly topics: readonly ShareAcknowledgeRequestAcknowledgeTopic[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ShareAcknowledgeRequest}. */
export interface ShareAcknowledgeRequestAcknowledgeTopic {
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`.
   */
  readonly topicId: string
  /** `[]AcknowledgePartition`. */
  readonly partitions: readonly ShareAcknowledgeRequestAcknowledgePartition[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ShareAcknowledgeRequest}. */
export interface ShareAcknowledgeRequestAcknowledgePartition {
  /** `int32`. */
  readonly partitionIndex: number
  /**
   * Which records the member is done with.
   *
   * `[]AcknowledgementBatch`.
   */
  readonly acknowledgementBatches: readonly ShareAcknowledgeRequestAcknowledgementBatch[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ShareAcknowledgeRequest}. */
export interface ShareAcknowledgeRequestAcknowledgementBatch {
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

function readAcknowledgeTopic(reader: Reader, version: number): ShareAcknowledgeRequestAcknowledgeTopic {
  let at = ''
  try {
    at = 'topicId'
    const topicId = reader.readUuid()
    at = 'partitions'
    const partitions = readAcknowledgePartitionList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { topicId, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAcknowledgeTopic(writer: Writer, value: Encodable<ShareAcknowledgeRequestAcknowledgeTopic>, version: number): void {
  let at = ''
  try {
    at = 'topicId'
    writer.writeUuid(value.topicId)
    at = 'partitions'
    writeAcknowledgePartitionList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readAcknowledgeTopicList(reader: Reader, version: number): ShareAcknowledgeRequestAcknowledgeTopic[] {
  const count = reader.readArrayLength(true, 18)
  const items: ShareAcknowledgeRequestAcknowledgeTopic[] = []
  try {
    while (items.length < count) items.push(readAcknowledgeTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAcknowledgeTopicList(writer: Writer, items: readonly Encodable<ShareAcknowledgeRequestAcknowledgeTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAcknowledgeTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAcknowledgePartition(reader: Reader, version: number): ShareAcknowledgeRequestAcknowledgePartition {
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

function writeAcknowledgePartition(writer: Writer, value: Encodable<ShareAcknowledgeRequestAcknowledgePartition>, version: number): void {
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

function readAcknowledgePartitionList(reader: Reader, version: number): ShareAcknowledgeRequestAcknowledgePartition[] {
  const count = reader.readArrayLength(true, 6)
  const items: ShareAcknowledgeRequestAcknowledgePartition[] = []
  try {
    while (items.length < count) items.push(readAcknowledgePartition(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAcknowledgePartitionList(writer: Writer, items: readonly Encodable<ShareAcknowledgeRequestAcknowledgePartition>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAcknowledgePartition(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAcknowledgementBatch(reader: Reader, _version: number): ShareAcknowledgeRequestAcknowledgementBatch {
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

function writeAcknowledgementBatch(writer: Writer, value: Encodable<ShareAcknowledgeRequestAcknowledgementBatch>, _version: number): void {
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

function readAcknowledgementBatchList(reader: Reader, version: number): ShareAcknowledgeRequestAcknowledgementBatch[] {
  const count = reader.readArrayLength(true, 18)
  const items: ShareAcknowledgeRequestAcknowledgementBatch[] = []
  try {
    while (items.length < count) items.push(readAcknowledgementBatch(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAcknowledgementBatchList(writer: Writer, items: readonly Encodable<ShareAcknowledgeRequestAcknowledgementBatch>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAcknowledgementBatch(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readShareAcknowledgeRequest(reader: Reader, version: number): ShareAcknowledgeRequest {
  let at = ''
  try {
    at = 'groupId'
    const groupId = reader.readNullableString(true)
    at = 'memberId'
    const memberId = reader.readNullableString(true)
    at = 'shareSessionEpoch'
    const shareSessionEpoch = reader.readInt32()
    at = 'isRenewAck'
    const isRenewAck = version >= 2 ? reader.readBoolean() : false
    at = 'topics'
    const topics = readAcknowledgeTopicList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { groupId, memberId, shareSessionEpoch, isRenewAck, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeShareAcknowledgeRequest(writer: Writer, value: Encodable<ShareAcknowledgeRequest>, version: number): void {
  let at = ''
  try {
    at = 'groupId'
    writer.writeNullableString(value.groupId ?? null, true)
    at = 'memberId'
    writer.writeNullableString(value.memberId === undefined ? '' : value.memberId, true)
    at = 'shareSessionEpoch'
    writer.writeInt32(value.shareSessionEpoch)
    at = 'isRenewAck'
    if (version >= 2) {
      writer.writeBoolean(value.isRenewAck)
    }
    else rejectUnlessDefault(value.isRenewAck, false, 'isRenewAck')
    at = 'topics'
    writeAcknowledgeTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ShareAcknowledgeRequest}. */
export const shareAcknowledgeRequest = /* @__PURE__ */ messageCodec(
  { name: 'ShareAcknowledgeRequest', apiKey: 79, kind: 'request', versionMin: 1, versionMax: 2, flexibleFrom: 0 },
  readShareAcknowledgeRequest,
  writeShareAcknowledgeRequest,
)
