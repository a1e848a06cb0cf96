// Generated from schema/messages/ElectLeadersResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Says for each partition whether it has the leader wanted. Versions 0 to 2.
 *
 * - 1: elects replicas that are not in sync, too (KIP-460)
 * - 2: compact lengths and tagged fields (KIP-482)
 */
export interface ElectLeadersResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`, since version 1.
   */
  readonly errorCode: number
  /** `[]ReplicaElectionResult`. */
  readonly replicaElectionResults: readonly ElectLeadersResponseReplicaElectionResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ElectLeadersResponse}. */
export interface ElectLeadersResponseReplicaElectionResult {
  /** `string`. */
  readonly topic: string
  /** `[]PartitionResult`. */
  readonly partitionResult: readonly ElectLeadersResponsePartitionResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ElectLeadersResponse}. */
export interface ElectLeadersResponsePartitionResult {
  /** `int32`. */
  readonly partitionId: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * What went wrong, in words for people; null when nothing did, or when the broker says no more.
   *
   * `string`, may be null.
   */
  readonly errorMessage: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readReplicaElectionResult(reader: Reader, version: number): ElectLeadersResponseReplicaElectionResult {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'topic'
    const topic = reader.readString(flexible)
    at = 'partitionResult'
    const partitionResult = readPartitionResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { topic, partitionResult, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeReplicaElectionResult(writer: Writer, value: Encodable<ElectLeadersResponseReplicaElectionResult>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'topic'
    writer.writeString(value.topic, flexible)
    at = 'partitionResult'
    writePartitionResultList(writer, value.partitionResult === undefined ? NO_ITEMS : value.partitionResult, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readReplicaElectionResultList(reader: Reader, version: number): ElectLeadersResponseReplicaElectionResult[] {
  const count = reader.readArrayLength(version >= 2, 3)
  const items: ElectLeadersResponseReplicaElectionResult[] = []
  try {
    while (items.length < count) items.push(readReplicaElectionResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeReplicaElectionResultList(writer: Writer, items: readonly Encodable<ElectLeadersResponseReplicaElectionResult>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeReplicaElectionResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readPartitionResult(reader: Reader, version: number): ElectLeadersResponsePartitionResult {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'partitionId'
    const partitionId = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { partitionId, errorCode, errorMessage, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writePartitionResult(writer: Writer, value: Encodable<ElectLeadersResponsePartitionResult>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'partitionId'
    writer.writeInt32(value.partitionId)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage === undefined ? '' : value.errorMessage, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readPartitionResultList(reader: Reader, version: number): ElectLeadersResponsePartitionResult[] {
  const count = reader.readArrayLength(version >= 2, 8)
  const items: ElectLeadersResponsePartitionResult[] = []
  try {
    while (items.length < count) items.push(readPartitionResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writePartitionResultList(writer: Writer, items: readonly Encodable<ElectLeadersResponsePartitionResult>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writePartitionResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readElectLeadersResponse(reader: Reader, version: number): ElectLeadersResponse {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'errorCode'
    const errorCode = version >= 1 ? reader.readInt16() : 0
    at = 'replicaElectionResults'
    const replicaElectionResults = readReplicaElectionResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, errorCode, replicaElectionResults, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeElectLeadersResponse(writer: Writer, value: Encodable<ElectLeadersResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'errorCode'
    if (version >= 1) {
      writer.writeInt16(value.errorCode)
    }
    else rejectUnlessDefault(value.errorCode, 0, 'errorCode')
    at = 'replicaElectionResults'
    writeReplicaElectionResultList(writer, value.replicaElectionResults === undefined ? NO_ITEMS : value.replicaElectionResults, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ElectLeadersResponse}. */
export const electLeadersResponse = /* @__PURE__ */ messageCodec(
  { name: 'ElectLeadersResponse', apiKey: 43, kind: 'response', versionMin: 0, versionMax: 2, flexibleFrom: 2 },
  readElectLeadersResponse,
  writeElectLeadersResponse,
)
