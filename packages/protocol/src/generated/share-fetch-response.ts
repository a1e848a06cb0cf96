// Generated from schema/messages/ShareFetchResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Int64, type Reader, type Records, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Records, and which of them the member has acquired. Versions 1 to 2.
 *
 * - 1: the first stable version (KIP-932)
 * - 2: adds `shareAcquireMode` (KIP-1206), and acquired records can be kept for longer (KIP-1222)
 */
export interface ShareFetchResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * What went wrong, in words for people; null when nothing did, or when the broker says no more.
   *
   * `string`, may be null, by default null.
   */
  readonly errorMessage: string | null
  /**
   * How long acquired records stay with the member, in milliseconds.
   *
   * `int32`.
   */
  readonly acquisitionLockTimeoutMs: number
  /** `[]ShareFetchableTopicResponse`. */
  readonly responses: readonly ShareFetchResponseShareFetchableTopicResponse[]
  /**
   * Addresses of the leaders that `currentLeader` names (KIP-951).
   *
   * `[]NodeEndpoint`.
   */
  readonly nodeEndpoints: readonly ShareFetchResponseNodeEndpoint[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ShareFetchResponse}. */
export interface ShareFetchResponseShareFetchableTopicResponse {
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`.
   */
  readonly topicId: string
  /** `[]PartitionData`. */
  readonly partitions: readonly ShareFetchResponsePartitionData[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ShareFetchResponse}. */
export interface ShareFetchResponsePartitionData {
  /** `int32`. */
  readonly partitionIndex: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * What went wrong, in words for people; null when nothing did, or when the broker says no more.
   *
   * `string`, may be null, by default null.
   */
  readonly errorMessage: string | null
  /**
   * What became of the acknowledgements for this partition; 0 when all went well.
   *
   * `int16`.
   */
  readonly acknowledgeErrorCode: number
  /** `string`, may be null, by default null. */
  readonly acknowledgeErrorMessage: string | null
  /**
   * Who leads the partition, in an answer that says that this broker does not: the client need not ask for metadata (KIP-951).
   *
   * `LeaderIdAndEpoch`.
   */
  readonly currentLeader: ShareFetchResponseLeaderIdAndEpoch
  /**
   * Record batches: see `readRecordBatchHeaders`.
   *
   * `records`.
   */
  readonly records: Records
  /**
   * Ranges of offsets that the member has acquired now.
   *
   * `[]AcquiredRecords`.
   */
  readonly acquiredRecords: readonly ShareFetchResponseAcquiredRecords[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ShareFetchResponse}. */
export interface ShareFetchResponseLeaderIdAndEpoch {
  /**
   * Node id of the leader; -1 when there is none or it is not known.
   *
   * `int32`.
   */
  readonly leaderId: number
  /**
   * Counts the leaders that the partition has had; -1 when it is not known.
   *
   * `int32`.
   */
  readonly leaderEpoch: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ShareFetchResponse}. */
export interface ShareFetchResponseAcquiredRecords {
  /** `int64`. */
  readonly firstOffset: Int64
  /**
   * Last offset of the range, which belongs to it.
   *
   * `int64`.
   */
  readonly lastOffset: Int64
  /**
   * How often the records were delivered.
   *
   * `int16`.
   */
  readonly deliveryCount: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ShareFetchResponse}. */
export interface ShareFetchResponseNodeEndpoint {
  /**
   * Id of the broker.
   *
   * `int32`.
   */
  readonly nodeId: number
  /** `string`. */
  readonly host: string
  /** `int32`. */
  readonly port: number
  /**
   * Rack of the broker; null when it was given none.
   *
   * `string`, may be null, by default null.
   */
  readonly rack: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

const DEFAULT_LEADER_ID_AND_EPOCH: ShareFetchResponseLeaderIdAndEpoch = /* @__PURE__ */ Object.freeze({
  leaderId: 0,
  leaderEpoch: 0,
  unknownTaggedFields: NO_TAGGED_FIELDS,
})

function readShareFetchableTopicResponse(reader: Reader, version: number): ShareFetchResponseShareFetchableTopicResponse {
  let at = ''
  try {
    at = 'topicId'
    const topicId = reader.readUuid()
    at = 'partitions'
    const partitions = readPartitionDataList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { topicId, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeShareFetchableTopicResponse(writer: Writer, value: Encodable<ShareFetchResponseShareFetchableTopicResponse>, version: number): void {
  let at = ''
  try {
    at = 'topicId'
    writer.writeUuid(value.topicId)
    at = 'partitions'
    writePartitionDataList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readShareFetchableTopicResponseList(reader: Reader, version: number): ShareFetchResponseShareFetchableTopicResponse[] {
  const count = reader.readArrayLength(true, 18)
  const items: ShareFetchResponseShareFetchableTopicResponse[] = []
  try {
    while (items.length < count) items.push(readShareFetchableTopicResponse(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeShareFetchableTopicResponseList(writer: Writer, items: readonly Encodable<ShareFetchResponseShareFetchableTopicResponse>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeShareFetchableTopicResponse(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readPartitionData(reader: Reader, version: number): ShareFetchResponsePartitionData {
  let at = ''
  try {
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(true)
    at = 'acknowledgeErrorCode'
    const acknowledgeErrorCode = reader.readInt16()
    at = 'acknowledgeErrorMessage'
    const acknowledgeErrorMessage = reader.readNullableString(true)
    at = 'currentLeader'
    const currentLeader = readLeaderIdAndEpoch(reader, version)
    at = 'records'
    const records = reader.readRecords(true)
    at = 'acquiredRecords'
    const acquiredRecords = readAcquiredRecordsList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { partitionIndex, errorCode, errorMessage, acknowledgeErrorCode, acknowledgeErrorMessage, currentLeader, records, acquiredRecords, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writePartitionData(writer: Writer, value: Encodable<ShareFetchResponsePartitionData>, version: number): void {
  let at = ''
  try {
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage ?? null, true)
    at = 'acknowledgeErrorCode'
    writer.writeInt16(value.acknowledgeErrorCode)
    at = 'acknowledgeErrorMessage'
    writer.writeNullableString(value.acknowledgeErrorMessage ?? null, true)
    at = 'currentLeader'
    writeLeaderIdAndEpoch(writer, value.currentLeader === undefined ? DEFAULT_LEADER_ID_AND_EPOCH : value.currentLeader, version)
    at = 'records'
    writer.writeRecords(value.records ?? null, true)
    at = 'acquiredRecords'
    writeAcquiredRecordsList(writer, value.acquiredRecords === undefined ? NO_ITEMS : value.acquiredRecords, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readPartitionDataList(reader: Reader, version: number): ShareFetchResponsePartitionData[] {
  const count = reader.readArrayLength(true, 22)
  const items: ShareFetchResponsePartitionData[] = []
  try {
    while (items.length < count) items.push(readPartitionData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writePartitionDataList(writer: Writer, items: readonly Encodable<ShareFetchResponsePartitionData>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writePartitionData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readLeaderIdAndEpoch(reader: Reader, _version: number): ShareFetchResponseLeaderIdAndEpoch {
  let at = ''
  try {
    at = 'leaderId'
    const leaderId = reader.readInt32()
    at = 'leaderEpoch'
    const leaderEpoch = reader.readInt32()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { leaderId, leaderEpoch, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeLeaderIdAndEpoch(writer: Writer, value: Encodable<ShareFetchResponseLeaderIdAndEpoch>, _version: number): void {
  let at = ''
  try {
    at = 'leaderId'
    writer.writeInt32(value.leaderId)
    at = 'leaderEpoch'
    writer.writeInt32(value.leaderEpoch)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readAcquiredRecords(reader: Reader, _version: number): ShareFetchResponseAcquiredRecords {
  let at = ''
  try {
    at = 'firstOffset'
    const firstOffset = reader.readInt64()
    at = 'lastOffset'
    const lastOffset = reader.readInt64()
    at = 'deliveryCount'
    const deliveryCount = reader.readInt16()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { firstOffset, lastOffset, deliveryCount, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAcquiredRecords(writer: Writer, value: Encodable<ShareFetchResponseAcquiredRecords>, _version: number): void {
  let at = ''
  try {
    at = 'firstOffset'
    writer.writeInt64(value.firstOffset)
    at = 'lastOffset'
    writer.writeInt64(value.lastOffset)
    at = 'deliveryCount'
    writer.writeInt16(value.deliveryCount)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readAcquiredRecordsList(reader: Reader, version: number): ShareFetchResponseAcquiredRecords[] {
  const count = reader.readArrayLength(true, 19)
  const items: ShareFetchResponseAcquiredRecords[] = []
  try {
    while (items.length < count) items.push(readAcquiredRecords(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAcquiredRecordsList(writer: Writer, items: readonly Encodable<ShareFetchResponseAcquiredRecords>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAcquiredRecords(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readNodeEndpoint(reader: Reader, _version: number): ShareFetchResponseNodeEndpoint {
  let at = ''
  try {
    at = 'nodeId'
    const nodeId = reader.readInt32()
    at = 'host'
    const host = reader.readString(true)
    at = 'port'
    const port = reader.readInt32()
    at = 'rack'
    const rack = reader.readNullableString(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { nodeId, host, port, rack, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeNodeEndpoint(writer: Writer, value: Encodable<ShareFetchResponseNodeEndpoint>, _version: number): void {
  let at = ''
  try {
    at = 'nodeId'
    writer.writeInt32(value.nodeId)
    at = 'host'
    writer.writeString(value.host, true)
    at = 'port'
    writer.writeInt32(value.port)
    at = 'rack'
    writer.writeNullableString(value.rack ?? null, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readNodeEndpointList(reader: Reader, version: number): ShareFetchResponseNodeEndpoint[] {
  const count = reader.readArrayLength(true, 11)
  const items: ShareFetchResponseNodeEndpoint[] = []
  try {
    while (items.length < count) items.push(readNodeEndpoint(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNodeEndpointList(writer: Writer, items: readonly Encodable<ShareFetchResponseNodeEndpoint>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeNodeEndpoint(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readShareFetchResponse(reader: Reader, version: number): ShareFetchResponse {
  let at = ''
  try {
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(true)
    at = 'acquisitionLockTimeoutMs'
    const acquisitionLockTimeoutMs = reader.readInt32()
    at = 'responses'
    const responses = readShareFetchableTopicResponseList(reader, version)
    at = 'nodeEndpoints'
    const nodeEndpoints = readNodeEndpointList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { throttleTimeMs, errorCode, errorMessage, acquisitionLockTimeoutMs, responses, nodeEndpoints, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeShareFetchResponse(writer: Writer, value: Encodable<ShareFetchResponse>, version: number): void {
  let at = ''
  try {
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage ?? null, true)
    at = 'acquisitionLockTimeoutMs'
    writer.writeInt32(value.acquisitionLockTimeoutMs)
    at = 'responses'
    writeShareFetchableTopicResponseList(writer, value.responses === undefined ? NO_ITEMS : value.responses, version)
    at = 'nodeEndpoints'
    writeNodeEndpointList(writer, value.nodeEndpoints === undefined ? NO_ITEMS : value.nodeEndpoints, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ShareFetchResponse}. */
export const shareFetchResponse = /* @__PURE__ */ messageCodec(
  { name: 'ShareFetchResponse', apiKey: 78, kind: 'response', versionMin: 1, versionMax: 2, flexibleFrom: 0 },
  readShareFetchResponse,
  writeShareFetchResponse,
)
