// Generated from schema/messages/AlterReplicaLogDirsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Says for each partition whether it will move. Versions 0 to 2.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: compact lengths and tagged fields (KIP-482)
 */
export interface AlterReplicaLogDirsResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /** `[]AlterReplicaLogDirTopicResult`. */
  readonly results: readonly AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AlterReplicaLogDirsResponse}. */
export interface AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult {
  /** `string`. */
  readonly topicName: string
  /** `[]AlterReplicaLogDirPartitionResult`. */
  readonly partitions: readonly AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AlterReplicaLogDirsResponse}. */
export interface AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult {
  /** `int32`. */
  readonly partitionIndex: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readAlterReplicaLogDirTopicResult(reader: Reader, version: number): AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'topicName'
    const topicName = reader.readString(flexible)
    at = 'partitions'
    const partitions = readAlterReplicaLogDirPartitionResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { topicName, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAlterReplicaLogDirTopicResult(writer: Writer, value: Encodable<AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'topicName'
    writer.writeString(value.topicName, flexible)
    at = 'partitions'
    writeAlterReplicaLogDirPartitionResultList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readAlterReplicaLogDirTopicResultList(reader: Reader, version: number): AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult[] {
  const count = reader.readArrayLength(version >= 2, 3)
  const items: AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult[] = []
  try {
    while (items.length < count) items.push(readAlterReplicaLogDirTopicResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAlterReplicaLogDirTopicResultList(writer: Writer, items: readonly Encodable<AlterReplicaLogDirsResponseAlterReplicaLogDirTopicResult>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAlterReplicaLogDirTopicResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAlterReplicaLogDirPartitionResult(reader: Reader, version: number): AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { partitionIndex, errorCode, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAlterReplicaLogDirPartitionResult(writer: Writer, value: Encodable<AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readAlterReplicaLogDirPartitionResultList(reader: Reader, version: number): AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult[] {
  const count = reader.readArrayLength(version >= 2, 6)
  const items: AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult[] = []
  try {
    while (items.length < count) items.push(readAlterReplicaLogDirPartitionResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAlterReplicaLogDirPartitionResultList(writer: Writer, items: readonly Encodable<AlterReplicaLogDirsResponseAlterReplicaLogDirPartitionResult>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAlterReplicaLogDirPartitionResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAlterReplicaLogDirsResponse(reader: Reader, version: number): AlterReplicaLogDirsResponse {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'results'
    const results = readAlterReplicaLogDirTopicResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, results, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAlterReplicaLogDirsResponse(writer: Writer, value: Encodable<AlterReplicaLogDirsResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'results'
    writeAlterReplicaLogDirTopicResultList(writer, value.results === undefined ? NO_ITEMS : value.results, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link AlterReplicaLogDirsResponse}. */
export const alterReplicaLogDirsResponse = /* @__PURE__ */ messageCodec(
  { name: 'AlterReplicaLogDirsResponse', apiKey: 34, kind: 'response', versionMin: 0, versionMax: 2, flexibleFrom: 2 },
  readAlterReplicaLogDirsResponse,
  writeAlterReplicaLogDirsResponse,
)
