// Generated from schema/messages/ProduceResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, ZERO_UUID, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, rejectUnlessEmpty, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Says for each partition where its records were put, or why not. With `acks` 0 there is no response. Versions 0 to 13.
 *
 * - 1: adds `throttleTimeMs` (KIP-13)
 * - 2: records may carry timestamps, and the answer has the time of append (KIP-32)
 * - 3: record batches of format 2, and transactions (KIP-98)
 * - 4: the answer may be KAFKA_STORAGE_ERROR (KIP-112)
 * - 5: the answer has the log's first offset
 * - 6: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 7: records may be compressed with zstd (KIP-110)
 * - 8: the answer names the records that were refused (KIP-467)
 * - 9: compact lengths and tagged fields (KIP-482)
 * - 10: the answer names the new leader (KIP-951)
 * - 11: the answer may be TRANSACTION_ABORTABLE (KIP-890)
 * - 12: a transaction takes in its partitions by producing to them (KIP-890)
 * - 13: topics go by id (KIP-516)
 */
export interface ProduceResponse {
  /** `[]TopicProduceResponse`. */
  readonly responses: readonly ProduceResponseTopicProduceResponse[]
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`, since version 1, dropped silently where a version lacks it.
   */
  readonly throttleTimeMs: number
  /**
   * Addresses of the leaders that `currentLeader` names (KIP-951).
   *
   * `[]NodeEndpoint`, since version 10, tag 0.
   */
  readonly nodeEndpoints: readonly ProduceResponseNodeEndpoint[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ProduceResponse}. */
export interface ProduceResponseTopicProduceResponse {
  /** `string`, in versions 0 to 12, dropped silently where a version lacks it. */
  readonly name: string
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`, in version 13 only, dropped silently where a version lacks it.
   */
  readonly topicId: string
  /** `[]PartitionProduceResponse`. */
  readonly partitionResponses: readonly ProduceResponsePartitionProduceResponse[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ProduceResponse}. */
export interface ProduceResponsePartitionProduceResponse {
  /**
   * The partition.
   *
   * `int32`.
   */
  readonly index: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * Offset of the first record; -1 after an error.
   *
   * `int64`.
   */
  readonly baseOffset: Int64
  /**
   * When the broker appended the records, where the topic takes its time; -1 where it takes the producer's.
   *
   * `int64`, since version 2, by default -1, dropped silently where a version lacks it.
   */
  readonly logAppendTimeMs: Int64
  /**
   * Lowest offset that the log still has; -1 when it is not known.
   *
   * `int64`, since version 5, by default -1, dropped silently where a version lacks it.
   */
  readonly logStartOffset: Int64
  /**
   * The records that made the batch be refused.
   *
   * `[]BatchIndexAndErrorMessage`, since version 8, dropped silently where a version lacks it.
   */
  readonly recordErrors: readonly ProduceResponseBatchIndexAndErrorMessage[]
  /**
   * What went wrong, in words for people; null when nothing did, or when the broker says no more.
   *
   * `string`, since version 8, may be null, by default null, dropped silently where a version lacks it.
   */
  readonly errorMessage: string | null
  /**
   * Who leads the partition, in an answer that says that this broker does not: the client need not ask for metadata (KIP-951).
   *
   * `LeaderIdAndEpoch`, since version 10, tag 0.
   */
  readonly currentLeader: ProduceResponseLeaderIdAndEpoch
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ProduceResponse}. */
export interface ProduceResponseBatchIndexAndErrorMessage {
  /**
   * Place of the record in the batch, from 0.
   *
   * `int32`, since version 8.
   */
  readonly batchIndex: number
  /** `string`, since version 8, may be null, by default null. */
  readonly batchIndexErrorMessage: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ProduceResponse}. */
export interface ProduceResponseLeaderIdAndEpoch {
  /**
   * Node id of the leader; -1 when there is none or it is not known.
   *
   * `int32`, since version 10, by default -1.
   */
  readonly leaderId: number
  /**
   * Counts the leaders that the partition has had; -1 when it is not known.
   *
   * `int32`, since version 10, by default -1.
   */
  readonly leaderEpoch: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ProduceResponse}. */
export interface ProduceResponseNodeEndpoint {
  /**
   * Id of the broker.
   *
   * `int32`, since version 10.
   */
  readonly nodeId: number
  /** `string`, since version 10. */
  readonly host: string
  /** `int32`, since version 10. */
  readonly port: number
  /**
   * Rack of the broker; null when it was given none.
   *
   * `string`, since version 10, may be null, by default null.
   */
  readonly rack: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

const DEFAULT_LEADER_ID_AND_EPOCH: ProduceResponseLeaderIdAndEpoch = /* @__PURE__ */ Object.freeze({
  leaderId: -1,
  leaderEpoch: -1,
  unknownTaggedFields: NO_TAGGED_FIELDS,
})

function isDefaultLeaderIdAndEpoch(value: Encodable<ProduceResponseLeaderIdAndEpoch>): boolean {
  return (
    !(value.leaderId !== undefined && value.leaderId !== -1) &&
    !(value.leaderEpoch !== undefined && value.leaderEpoch !== -1) &&
    (value.unknownTaggedFields === undefined || value.unknownTaggedFields.length === 0)
  )
}

function readTopicProduceResponse(reader: Reader, version: number): ProduceResponseTopicProduceResponse {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'name'
    const name = version <= 12 ? reader.readString(flexible) : ''
    at = 'topicId'
    const topicId = version >= 13 ? reader.readUuid() : ZERO_UUID
    at = 'partitionResponses'
    const partitionResponses = readPartitionProduceResponseList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, topicId, partitionResponses, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTopicProduceResponse(writer: Writer, value: Encodable<ProduceResponseTopicProduceResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'name'
    if (version <= 12) {
      writer.writeString(value.name, flexible)
    }
    at = 'topicId'
    if (version >= 13) {
      writer.writeUuid(value.topicId)
    }
    at = 'partitionResponses'
    writePartitionProduceResponseList(writer, value.partitionResponses === undefined ? NO_ITEMS : value.partitionResponses, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readTopicProduceResponseList(reader: Reader, version: number): ProduceResponseTopicProduceResponse[] {
  const count = reader.readArrayLength(version >= 9, 3)
  const items: ProduceResponseTopicProduceResponse[] = []
  try {
    while (items.length < count) items.push(readTopicProduceResponse(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeTopicProduceResponseList(writer: Writer, items: readonly Encodable<ProduceResponseTopicProduceResponse>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 9)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTopicProduceResponse(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readPartitionProduceResponse(reader: Reader, version: number): ProduceResponsePartitionProduceResponse {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'index'
    const index = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'baseOffset'
    const baseOffset = reader.readInt64()
    at = 'logAppendTimeMs'
    const logAppendTimeMs = version >= 2 ? reader.readInt64() : -1
    at = 'logStartOffset'
    const logStartOffset = version >= 5 ? reader.readInt64() : -1
    at = 'recordErrors'
    const recordErrors = version >= 8 ? readBatchIndexAndErrorMessageList(reader, version) : NO_ITEMS
    at = 'errorMessage'
    const errorMessage = version >= 8 ? reader.readNullableString(flexible) : null
    let currentLeader: ProduceResponseLeaderIdAndEpoch = DEFAULT_LEADER_ID_AND_EPOCH
    at = 'unknownTaggedFields'
    let unknownTaggedFields: UnknownTaggedField[] = NO_TAGGED_FIELDS
    for (let left = flexible ? reader.readTaggedFieldCount() : 0; left > 0; left--) {
      const tag = reader.readVaruint()
      if (tag === 0 && version >= 10) {
        at = 'currentLeader'
        const rest = reader.beginTaggedField()
        currentLeader = readLeaderIdAndEpoch(reader, version)
        reader.endTaggedField(rest)
      }
      else unknownTaggedFields = reader.readUnknownTaggedField(unknownTaggedFields, tag)
    }
    return { index, errorCode, baseOffset, logAppendTimeMs, logStartOffset, recordErrors, errorMessage, currentLeader, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writePartitionProduceResponse(writer: Writer, value: Encodable<ProduceResponsePartitionProduceResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'index'
    writer.writeInt32(value.index)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'baseOffset'
    writer.writeInt64(value.baseOffset)
    at = 'logAppendTimeMs'
    if (version >= 2) {
      writer.writeInt64(value.logAppendTimeMs === undefined ? -1 : value.logAppendTimeMs)
    }
    at = 'logStartOffset'
    if (version >= 5) {
      writer.writeInt64(value.logStartOffset === undefined ? -1 : value.logStartOffset)
    }
    at = 'recordErrors'
    if (version >= 8) {
      writeBatchIndexAndErrorMessageList(writer, value.recordErrors === undefined ? NO_ITEMS : value.recordErrors, version)
    }
    at = 'errorMessage'
    if (version >= 8) {
      writer.writeNullableString(value.errorMessage ?? null, flexible)
    }
    at = 'currentLeader'
    if (!(version >= 10)) if (value.currentLeader !== undefined && !isDefaultLeaderIdAndEpoch(value.currentLeader)) rejectUnlessDefault(value.currentLeader, undefined, 'currentLeader')
    at = 'unknownTaggedFields'
    if (flexible) {
      const unknown = value.unknownTaggedFields ?? NO_TAGGED_FIELDS
      const has_currentLeader = version >= 10 && value.currentLeader !== undefined && !isDefaultLeaderIdAndEpoch(value.currentLeader)
      writer.writeVaruint(unknown.length + (has_currentLeader ? 1 : 0))
      let next = 0
      if (has_currentLeader) {
        next = writer.writeUnknownTaggedFields(unknown, next, 0)
        at = 'currentLeader'
        const begin = writer.beginTaggedField(0)
        writeLeaderIdAndEpoch(writer, value.currentLeader === undefined ? DEFAULT_LEADER_ID_AND_EPOCH : value.currentLeader, version)
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

function readPartitionProduceResponseList(reader: Reader, version: number): ProduceResponsePartitionProduceResponse[] {
  const count = reader.readArrayLength(version >= 9, 14)
  const items: ProduceResponsePartitionProduceResponse[] = []
  try {
    while (items.length < count) items.push(readPartitionProduceResponse(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writePartitionProduceResponseList(writer: Writer, items: readonly Encodable<ProduceResponsePartitionProduceResponse>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 9)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writePartitionProduceResponse(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readBatchIndexAndErrorMessage(reader: Reader, version: number): ProduceResponseBatchIndexAndErrorMessage {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'batchIndex'
    const batchIndex = version >= 8 ? reader.readInt32() : 0
    at = 'batchIndexErrorMessage'
    const batchIndexErrorMessage = version >= 8 ? reader.readNullableString(flexible) : null
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { batchIndex, batchIndexErrorMessage, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeBatchIndexAndErrorMessage(writer: Writer, value: Encodable<ProduceResponseBatchIndexAndErrorMessage>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'batchIndex'
    if (version >= 8) {
      writer.writeInt32(value.batchIndex)
    }
    else rejectUnlessDefault(value.batchIndex, 0, 'batchIndex')
    at = 'batchIndexErrorMessage'
    if (version >= 8) {
      writer.writeNullableString(value.batchIndexErrorMessage ?? null, flexible)
    }
    else rejectUnlessDefault(value.batchIndexErrorMessage, null, 'batchIndexErrorMessage')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readBatchIndexAndErrorMessageList(reader: Reader, version: number): ProduceResponseBatchIndexAndErrorMessage[] {
  const count = reader.readArrayLength(version >= 9, 6)
  const items: ProduceResponseBatchIndexAndErrorMessage[] = []
  try {
    while (items.length < count) items.push(readBatchIndexAndErrorMessage(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeBatchIndexAndErrorMessageList(writer: Writer, items: readonly Encodable<ProduceResponseBatchIndexAndErrorMessage>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 9)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeBatchIndexAndErrorMessage(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readLeaderIdAndEpoch(reader: Reader, version: number): ProduceResponseLeaderIdAndEpoch {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'leaderId'
    const leaderId = version >= 10 ? reader.readInt32() : -1
    at = 'leaderEpoch'
    const leaderEpoch = version >= 10 ? reader.readInt32() : -1
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { leaderId, leaderEpoch, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeLeaderIdAndEpoch(writer: Writer, value: Encodable<ProduceResponseLeaderIdAndEpoch>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'leaderId'
    if (version >= 10) {
      writer.writeInt32(value.leaderId === undefined ? -1 : value.leaderId)
    }
    else rejectUnlessDefault(value.leaderId, -1, 'leaderId')
    at = 'leaderEpoch'
    if (version >= 10) {
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

function readNodeEndpoint(reader: Reader, version: number): ProduceResponseNodeEndpoint {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'nodeId'
    const nodeId = version >= 10 ? reader.readInt32() : 0
    at = 'host'
    const host = version >= 10 ? reader.readString(true) : ''
    at = 'port'
    const port = version >= 10 ? reader.readInt32() : 0
    at = 'rack'
    const rack = version >= 10 ? reader.readNullableString(true) : null
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { nodeId, host, port, rack, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeNodeEndpoint(writer: Writer, value: Encodable<ProduceResponseNodeEndpoint>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'nodeId'
    if (version >= 10) {
      writer.writeInt32(value.nodeId)
    }
    else rejectUnlessDefault(value.nodeId, 0, 'nodeId')
    at = 'host'
    if (version >= 10) {
      writer.writeString(value.host, true)
    }
    else rejectUnlessDefault(value.host, '', 'host')
    at = 'port'
    if (version >= 10) {
      writer.writeInt32(value.port)
    }
    else rejectUnlessDefault(value.port, 0, 'port')
    at = 'rack'
    if (version >= 10) {
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

function readNodeEndpointList(reader: Reader, version: number): ProduceResponseNodeEndpoint[] {
  const count = reader.readArrayLength(version >= 9, 1)
  const items: ProduceResponseNodeEndpoint[] = []
  try {
    while (items.length < count) items.push(readNodeEndpoint(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNodeEndpointList(writer: Writer, items: readonly Encodable<ProduceResponseNodeEndpoint>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 9)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeNodeEndpoint(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readProduceResponse(reader: Reader, version: number): ProduceResponse {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'responses'
    const responses = readTopicProduceResponseList(reader, version)
    at = 'throttleTimeMs'
    const throttleTimeMs = version >= 1 ? reader.readInt32() : 0
    let nodeEndpoints: readonly ProduceResponseNodeEndpoint[] = NO_ITEMS
    at = 'unknownTaggedFields'
    let unknownTaggedFields: UnknownTaggedField[] = NO_TAGGED_FIELDS
    for (let left = flexible ? reader.readTaggedFieldCount() : 0; left > 0; left--) {
      const tag = reader.readVaruint()
      if (tag === 0 && version >= 10) {
        at = 'nodeEndpoints'
        const rest = reader.beginTaggedField()
        nodeEndpoints = readNodeEndpointList(reader, version)
        reader.endTaggedField(rest)
      }
      else unknownTaggedFields = reader.readUnknownTaggedField(unknownTaggedFields, tag)
    }
    return { responses, throttleTimeMs, nodeEndpoints, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeProduceResponse(writer: Writer, value: Encodable<ProduceResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'responses'
    writeTopicProduceResponseList(writer, value.responses === undefined ? NO_ITEMS : value.responses, version)
    at = 'throttleTimeMs'
    if (version >= 1) {
      writer.writeInt32(value.throttleTimeMs)
    }
    at = 'nodeEndpoints'
    if (!(version >= 10)) rejectUnlessEmpty(value.nodeEndpoints, 'nodeEndpoints')
    at = 'unknownTaggedFields'
    if (flexible) {
      const unknown = value.unknownTaggedFields ?? NO_TAGGED_FIELDS
      const has_nodeEndpoints = version >= 10 && value.nodeEndpoints !== undefined && value.nodeEndpoints.length > 0
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

/** Reads and writes {@link ProduceResponse}. */
export const produceResponse = /* @__PURE__ */ messageCodec(
  { name: 'ProduceResponse', apiKey: 0, kind: 'response', versionMin: 0, versionMax: 13, flexibleFrom: 9 },
  readProduceResponse,
  writeProduceResponse,
)
