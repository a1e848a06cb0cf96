// Generated from schema/messages/ElectLeadersRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Elects leaders of partitions (KIP-183). Versions 0 to 2.
 *
 * - 1: elects replicas that are not in sync, too (KIP-460)
 * - 2: compact lengths and tagged fields (KIP-482)
 */
export interface ElectLeadersRequest {
  /**
   * 0 the preferred replica, 1 any replica, also one that is not in sync and loses records.
   *
   * `int8`, since version 1.
   */
  readonly electionType: number
  /**
   * The partitions; null for all.
   *
   * `[]TopicPartitions`, may be null.
   */
  readonly topicPartitions: readonly ElectLeadersRequestTopicPartitions[] | null
  /**
   * How long the broker may work before it answers REQUEST_TIMED_OUT, in milliseconds.
   *
   * `int32`, by default 60000.
   */
  readonly timeoutMs: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link ElectLeadersRequest}. */
export interface ElectLeadersRequestTopicPartitions {
  /** `string`. */
  readonly topic: string
  /** `[]int32`. */
  readonly partitions: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readTopicPartitions(reader: Reader, version: number): ElectLeadersRequestTopicPartitions {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'topic'
    const topic = reader.readString(flexible)
    at = 'partitions'
    const partitions = reader.readInt32Array(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { topic, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeTopicPartitions(writer: Writer, value: Encodable<ElectLeadersRequestTopicPartitions>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'topic'
    writer.writeString(value.topic, flexible)
    at = 'partitions'
    writer.writeInt32Array(value.partitions, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readNullableTopicPartitionsList(reader: Reader, version: number): ElectLeadersRequestTopicPartitions[] | null {
  const count = reader.readNullableArrayLength(version >= 2, 3)
  if (count < 0) return null
  const items: ElectLeadersRequestTopicPartitions[] = []
  try {
    while (items.length < count) items.push(readTopicPartitions(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNullableTopicPartitionsList(writer: Writer, items: readonly Encodable<ElectLeadersRequestTopicPartitions>[] | null, version: number): void {
  writer.writeNullableArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeTopicPartitions(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readElectLeadersRequest(reader: Reader, version: number): ElectLeadersRequest {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'electionType'
    const electionType = version >= 1 ? reader.readInt8() : 0
    at = 'topicPartitions'
    const topicPartitions = readNullableTopicPartitionsList(reader, version)
    at = 'timeoutMs'
    const timeoutMs = reader.readInt32()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { electionType, topicPartitions, timeoutMs, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeElectLeadersRequest(writer: Writer, value: Encodable<ElectLeadersRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'electionType'
    if (version >= 1) {
      writer.writeInt8(value.electionType)
    }
    else rejectUnlessDefault(value.electionType, 0, 'electionType')
    at = 'topicPartitions'
    writeNullableTopicPartitionsList(writer, value.topicPartitions === undefined ? NO_ITEMS : value.topicPartitions, version)
    at = 'timeoutMs'
    writer.writeInt32(value.timeoutMs === undefined ? 60000 : value.timeoutMs)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ElectLeadersRequest}. */
export const electLeadersRequest = /* @__PURE__ */ messageCodec(
  { name: 'ElectLeadersRequest', apiKey: 43, kind: 'request', versionMin: 0, versionMax: 2, flexibleFrom: 2 },
  readElectLeadersRequest,
  writeElectLeadersRequest,
)
