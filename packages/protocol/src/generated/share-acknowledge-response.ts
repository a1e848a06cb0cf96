// Generated from schema/messages/ShareAcknowledgeResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Says for each partition whether that counts. Versions 1 to 2.
 *
 * - 1: the first stable version (KIP-932)
 * - 2: acquired records can be kept for longer (KIP-1222)
 */
export interface ShareAcknowledgeResponse {
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
   * `int32`, in version 2 only, dropped silently where a version lacks it.
   */
  readonly acquisitionLockTimeoutMs: number
  /** `[]ShareAcknowledgeTopicResponse`. */
  readonly responses: readonly ShareAcknowledgeResponseShareAcknowledgeTopicResponse[]
  /**
   * Addresses of the leaders that `currentLeader` names (KIP-951).
   *
   * `[]NodeEndpoint`.
   */
  readonly nodeEndpoints: readonly ShareAcknowledgeResponseNodeEndpoint[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ShareAcknowledgeResponse}. */
export interface ShareAcknowledgeResponseShareAcknowledgeTopicResponse {
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`.
   */
  readonly topicId: string
  /** `[]PartitionData`. */
  readonly partitions: readonly ShareAcknowledgeResponsePartitionData[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ShareAcknowledgeResponse}. */
export interface ShareAcknowledgeResponsePartitionData {
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
   * Who leads the partition, in an answer that says that this broker does not: the client need not ask for metadata (KIP-951).
   *
   * `LeaderIdAndEpoch`.
   */
  readonly currentLeader: ShareAcknowledgeResponseLeaderIdAndEpoch
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ShareAcknowledgeResponse}. */
export interface ShareAcknowledgeResponseLeaderIdAndEpoch {
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

/** Part of {@link ShareAcknowledgeResponse}. */
export interface ShareAcknowledgeResponseNodeEndpoint {
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

const DEFAULT_LEADER_ID_AND_EPOCH: ShareAcknowledgeResponseLeaderIdAndEpoch = /* @__PURE__ */ Object.freeze({
  leaderId: 0,
  leaderEpoch: 0,
  unknownTaggedFields: NO_TAGGED_FIELDS,
})

function readShareAcknowledgeTopicResponse(reader: Reader, version: number): ShareAcknowledgeResponseShareAcknowledgeTopicResponse {
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

function writeShareAcknowledgeTopicResponse(writer: Writer, value: Encodable<ShareAcknowledgeResponseShareAcknowledgeTopicResponse>, version: number): void {
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

function readShareAcknowledgeTopicResponseList(reader: Reader, version: number): ShareAcknowledgeResponseShareAcknowledgeTopicResponse[] {
  const count = reader.readArrayLength(true, 18)
  const items: ShareAcknowledgeResponseShareAcknowledgeTopicResponse[] = []
  try {
    while (items.length < count) items.push(readShareAcknowledgeTopicResponse(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeShareAcknowledgeTopicResponseList(writer: Writer, items: readonly Encodable<ShareAcknowledgeResponseShareAcknowledgeTopicResponse>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeShareAcknowledgeTopicResponse(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readPartitionData(reader: Reader, version: number): ShareAcknowledgeResponsePartitionData {
  let at = ''
  try {
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(true)
    at = 'currentLeader'
    const currentLeader = readLeaderIdAndEpoch(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { partitionIndex, errorCode, errorMessage, currentLeader, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writePartitionData(writer: Writer, value: Encodable<ShareAcknowledgeResponsePartitionData>, version: number): void {
  let at = ''
  try {
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage ?? null, true)
    at = 'currentLeader'
    writeLeaderIdAndEpoch(writer, value.currentLeader === undefined ? DEFAULT_LEADER_ID_AND_EPOCH : value.currentLeader, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readPartitionDataList(reader: Reader, version: number): ShareAcknowledgeResponsePartitionData[] {
  const count = reader.readArrayLength(true, 17)
  const items: ShareAcknowledgeResponsePartitionData[] = []
  try {
    while (items.length < count) items.push(readPartitionData(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writePartitionDataList(writer: Writer, items: readonly Encodable<ShareAcknowledgeResponsePartitionData>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writePartitionData(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readLeaderIdAndEpoch(reader: Reader, _version: number): ShareAcknowledgeResponseLeaderIdAndEpoch {
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

function writeLeaderIdAndEpoch(writer: Writer, value: Encodable<ShareAcknowledgeResponseLeaderIdAndEpoch>, _version: number): void {
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

function readNodeEndpoint(reader: Reader, _version: number): ShareAcknowledgeResponseNodeEndpoint {
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

function writeNodeEndpoint(writer: Writer, value: Encodable<ShareAcknowledgeResponseNodeEndpoint>, _version: number): void {
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

function readNodeEndpointList(reader: Reader, version: number): ShareAcknowledgeResponseNodeEndpoint[] {
  const count = reader.readArrayLength(true, 11)
  const items: ShareAcknowledgeResponseNodeEndpoint[] = []
  try {
    while (items.length < count) items.push(readNodeEndpoint(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNodeEndpointList(writer: Writer, items: readonly Encodable<ShareAcknowledgeResponseNodeEndpoint>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeNodeEndpoint(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readShareAcknowledgeResponse(reader: Reader, version: number): ShareAcknowledgeResponse {
  let at = ''
  try {
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(true)
    at = 'acquisitionLockTimeoutMs'
    const acquisitionLockTimeoutMs = version >= 2 ? reader.readInt32() : 0
    at = 'responses'
    const responses = readShareAcknowledgeTopicResponseList(reader, version)
    at = 'nodeEndpoints'
    const nodeEndpoints = readNodeEndpointList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { throttleTimeMs, errorCode, errorMessage, acquisitionLockTimeoutMs, responses, nodeEndpoints, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeShareAcknowledgeResponse(writer: Writer, value: Encodable<ShareAcknowledgeResponse>, version: number): void {
  let at = ''
  try {
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage ?? null, true)
    at = 'acquisitionLockTimeoutMs'
    if (version >= 2) {
      writer.writeInt32(value.acquisitionLockTimeoutMs)
    }
    at = 'responses'
    writeShareAcknowledgeTopicResponseList(writer, value.responses === undefined ? NO_ITEMS : value.responses, version)
    at = 'nodeEndpoints'
    writeNodeEndpointList(writer, value.nodeEndpoints === undefined ? NO_ITEMS : value.nodeEndpoints, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ShareAcknowledgeResponse}. */
export const shareAcknowledgeResponse = /* @__PURE__ */ messageCodec(
  { name: 'ShareAcknowledgeResponse', apiKey: 79, kind: 'response', versionMin: 1, versionMax: 2, flexibleFrom: 0 },
  readShareAcknowledgeResponse,
  writeShareAcknowledgeResponse,
)
