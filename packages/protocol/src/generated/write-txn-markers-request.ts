// Generated from schema/messages/WriteTxnMarkersRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Writes the end of transactions into partitions; sent by transaction coordinators. Versions 0 to 2.
 *
 * - 1: compact lengths and tagged fields (KIP-482)
 * - 2: adds `transactionVersion` (KIP-1228)
 */
export interface WriteTxnMarkersRequest {
  /** `[]WritableTxnMarker`. */
  readonly markers: readonly WriteTxnMarkersRequestWritableTxnMarker[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link WriteTxnMarkersRequest}. */
export interface WriteTxnMarkersRequestWritableTxnMarker {
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
   * true for committed, false for aborted.
   *
   * `bool`.
   */
  readonly transactionResult: boolean
  /** `[]WritableTxnMarkerTopic`. */
  readonly topics: readonly WriteTxnMarkersRequestWritableTxnMarkerTopic[]
  /**
   * Epoch of the transaction coordinator that wrote the marker.
   *
   * `int32`.
   */
  readonly coordinatorEpoch: number
  /**
   * Version of the transaction protocol that the producer follows: markers of version 2 must have a higher epoch.
   *
   * `int8`, in version 2 only, dropped silently where a version lacks it.
   */
  readonly transactionVersion: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link WriteTxnMarkersRequest}. */
export interface WriteTxnMarkersRequestWritableTxnMarkerTopic {
  /** `string`. */
  readonly name: string
  /** `[]int32`. */
  readonly partitionIndexes: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readWritableTxnMarker(reader: Reader, version: number): WriteTxnMarkersRequestWritableTxnMarker {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'producerId'
    const producerId = reader.readInt64()
    at = 'producerEpoch'
    const producerEpoch = reader.readInt16()
    at = 'transactionResult'
    const transactionResult = reader.readBoolean()
    at = 'topics'
    const topics = readWritableTxnMarkerTopicList(reader, version)
    at = 'coordinatorEpoch'
    const coordinatorEpoch = reader.readInt32()
    at = 'transactionVersion'
    const transactionVersion = version >= 2 ? reader.readInt8() : 0
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { producerId, producerEpoch, transactionResult, topics, coordinatorEpoch, transactionVersion, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeWritableTxnMarker(writer: Writer, value: Encodable<WriteTxnMarkersRequestWritableTxnMarker>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'producerId'
    writer.writeInt64(value.producerId)
    at = 'producerEpoch'
    writer.writeInt16(value.producerEpoch)
    at = 'transactionResult'
    writer.writeBoolean(value.transactionResult)
    at = 'topics'
    writeWritableTxnMarkerTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'coordinatorEpoch'
    writer.writeInt32(value.coordinatorEpoch)
    at = 'transactionVersion'
    if (version >= 2) {
      writer.writeInt8(value.transactionVersion)
    }
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readWritableTxnMarkerList(reader: Reader, version: number): WriteTxnMarkersRequestWritableTxnMarker[] {
  const count = reader.readArrayLength(version >= 1, 17)
  const items: WriteTxnMarkersRequestWritableTxnMarker[] = []
  try {
    while (items.length < count) items.push(readWritableTxnMarker(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeWritableTxnMarkerList(writer: Writer, items: readonly Encodable<WriteTxnMarkersRequestWritableTxnMarker>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 1)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeWritableTxnMarker(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readWritableTxnMarkerTopic(reader: Reader, version: number): WriteTxnMarkersRequestWritableTxnMarkerTopic {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'name'
    const name = reader.readString(flexible)
    at = 'partitionIndexes'
    const partitionIndexes = reader.readInt32Array(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, partitionIndexes, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeWritableTxnMarkerTopic(writer: Writer, value: Encodable<WriteTxnMarkersRequestWritableTxnMarkerTopic>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'name'
    writer.writeString(value.name, flexible)
    at = 'partitionIndexes'
    writer.writeInt32Array(value.partitionIndexes, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readWritableTxnMarkerTopicList(reader: Reader, version: number): WriteTxnMarkersRequestWritableTxnMarkerTopic[] {
  const count = reader.readArrayLength(version >= 1, 3)
  const items: WriteTxnMarkersRequestWritableTxnMarkerTopic[] = []
  try {
    while (items.length < count) items.push(readWritableTxnMarkerTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeWritableTxnMarkerTopicList(writer: Writer, items: readonly Encodable<WriteTxnMarkersRequestWritableTxnMarkerTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 1)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeWritableTxnMarkerTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readWriteTxnMarkersRequest(reader: Reader, version: number): WriteTxnMarkersRequest {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'markers'
    const markers = readWritableTxnMarkerList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { markers, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeWriteTxnMarkersRequest(writer: Writer, value: Encodable<WriteTxnMarkersRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 1
    at = 'markers'
    writeWritableTxnMarkerList(writer, value.markers === undefined ? NO_ITEMS : value.markers, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link WriteTxnMarkersRequest}. */
export const writeTxnMarkersRequest = /* @__PURE__ */ messageCodec(
  { name: 'WriteTxnMarkersRequest', apiKey: 27, kind: 'request', versionMin: 0, versionMax: 2, flexibleFrom: 1 },
  readWriteTxnMarkersRequest,
  writeWriteTxnMarkersRequest,
)
