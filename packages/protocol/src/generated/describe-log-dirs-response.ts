// Generated from schema/messages/DescribeLogDirsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Directories with their partitions and sizes. Versions 0 to 5.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: compact lengths and tagged fields (KIP-482)
 * - 3: adds an error of the whole answer
 * - 4: adds size and free space of the disk (KIP-827)
 * - 5: adds `isCordoned` (KIP-1066)
 */
export interface DescribeLogDirsResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`.
   */
  readonly throttleTimeMs: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`, since version 3, dropped silently where a version lacks it.
   */
  readonly errorCode: number
  /** `[]DescribeLogDirsResult`. */
  readonly results: readonly DescribeLogDirsResponseDescribeLogDirsResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeLogDirsResponse}. */
export interface DescribeLogDirsResponseDescribeLogDirsResult {
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /** `string`. */
  readonly logDir: string
  /** `[]DescribeLogDirsTopic`. */
  readonly topics: readonly DescribeLogDirsResponseDescribeLogDirsTopic[]
  /**
   * Size of the disk in bytes; -1 when not known.
   *
   * `int64`, since version 4, by default -1, dropped silently where a version lacks it.
   */
  readonly totalBytes: Int64
  /**
   * Free bytes of the disk; -1 when not known.
   *
   * `int64`, since version 4, by default -1, dropped silently where a version lacks it.
   */
  readonly usableBytes: Int64
  /**
   * Whether the directory takes no new partitions (KIP-1066).
   *
   * `bool`, in version 5 only, dropped silently where a version lacks it.
   */
  readonly isCordoned: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeLogDirsResponse}. */
export interface DescribeLogDirsResponseDescribeLogDirsTopic {
  /** `string`. */
  readonly name: string
  /** `[]DescribeLogDirsPartition`. */
  readonly partitions: readonly DescribeLogDirsResponseDescribeLogDirsPartition[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeLogDirsResponse}. */
export interface DescribeLogDirsResponseDescribeLogDirsPartition {
  /** `int32`. */
  readonly partitionIndex: number
  /**
   * Bytes of the partition's log.
   *
   * `int64`.
   */
  readonly partitionSize: Int64
  /**
   * How far a replica that moves lags behind the current one, or the replica behind the high watermark.
   *
   * `int64`.
   */
  readonly offsetLag: Int64
  /**
   * Whether this is the copy that will replace the current one.
   *
   * `bool`.
   */
  readonly isFutureKey: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDescribeLogDirsResult(reader: Reader, version: number): DescribeLogDirsResponseDescribeLogDirsResult {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'logDir'
    const logDir = reader.readString(flexible)
    at = 'topics'
    const topics = readDescribeLogDirsTopicList(reader, version)
    at = 'totalBytes'
    const totalBytes = version >= 4 ? reader.readInt64() : -1
    at = 'usableBytes'
    const usableBytes = version >= 4 ? reader.readInt64() : -1
    at = 'isCordoned'
    const isCordoned = version >= 5 ? reader.readBoolean() : false
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { errorCode, logDir, topics, totalBytes, usableBytes, isCordoned, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeLogDirsResult(writer: Writer, value: Encodable<DescribeLogDirsResponseDescribeLogDirsResult>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'logDir'
    writer.writeString(value.logDir, flexible)
    at = 'topics'
    writeDescribeLogDirsTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'totalBytes'
    if (version >= 4) {
      writer.writeInt64(value.totalBytes === undefined ? -1 : value.totalBytes)
    }
    at = 'usableBytes'
    if (version >= 4) {
      writer.writeInt64(value.usableBytes === undefined ? -1 : value.usableBytes)
    }
    at = 'isCordoned'
    if (version >= 5) {
      writer.writeBoolean(value.isCordoned)
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

function readDescribeLogDirsResultList(reader: Reader, version: number): DescribeLogDirsResponseDescribeLogDirsResult[] {
  const count = reader.readArrayLength(version >= 2, 5)
  const items: DescribeLogDirsResponseDescribeLogDirsResult[] = []
  try {
    while (items.length < count) items.push(readDescribeLogDirsResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDescribeLogDirsResultList(writer: Writer, items: readonly Encodable<DescribeLogDirsResponseDescribeLogDirsResult>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribeLogDirsResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeLogDirsTopic(reader: Reader, version: number): DescribeLogDirsResponseDescribeLogDirsTopic {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'name'
    const name = reader.readString(flexible)
    at = 'partitions'
    const partitions = readDescribeLogDirsPartitionList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeLogDirsTopic(writer: Writer, value: Encodable<DescribeLogDirsResponseDescribeLogDirsTopic>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'name'
    writer.writeString(value.name, flexible)
    at = 'partitions'
    writeDescribeLogDirsPartitionList(writer, value.partitions === undefined ? NO_ITEMS : value.partitions, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDescribeLogDirsTopicList(reader: Reader, version: number): DescribeLogDirsResponseDescribeLogDirsTopic[] {
  const count = reader.readArrayLength(version >= 2, 3)
  const items: DescribeLogDirsResponseDescribeLogDirsTopic[] = []
  try {
    while (items.length < count) items.push(readDescribeLogDirsTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDescribeLogDirsTopicList(writer: Writer, items: readonly Encodable<DescribeLogDirsResponseDescribeLogDirsTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribeLogDirsTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeLogDirsPartition(reader: Reader, version: number): DescribeLogDirsResponseDescribeLogDirsPartition {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'partitionIndex'
    const partitionIndex = reader.readInt32()
    at = 'partitionSize'
    const partitionSize = reader.readInt64()
    at = 'offsetLag'
    const offsetLag = reader.readInt64()
    at = 'isFutureKey'
    const isFutureKey = reader.readBoolean()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { partitionIndex, partitionSize, offsetLag, isFutureKey, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeLogDirsPartition(writer: Writer, value: Encodable<DescribeLogDirsResponseDescribeLogDirsPartition>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'partitionIndex'
    writer.writeInt32(value.partitionIndex)
    at = 'partitionSize'
    writer.writeInt64(value.partitionSize)
    at = 'offsetLag'
    writer.writeInt64(value.offsetLag)
    at = 'isFutureKey'
    writer.writeBoolean(value.isFutureKey)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDescribeLogDirsPartitionList(reader: Reader, version: number): DescribeLogDirsResponseDescribeLogDirsPartition[] {
  const count = reader.readArrayLength(version >= 2, 21)
  const items: DescribeLogDirsResponseDescribeLogDirsPartition[] = []
  try {
    while (items.length < count) items.push(readDescribeLogDirsPartition(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDescribeLogDirsPartitionList(writer: Writer, items: readonly Encodable<DescribeLogDirsResponseDescribeLogDirsPartition>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribeLogDirsPartition(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeLogDirsResponse(reader: Reader, version: number): DescribeLogDirsResponse {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'errorCode'
    const errorCode = version >= 3 ? reader.readInt16() : 0
    at = 'results'
    const results = readDescribeLogDirsResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, errorCode, results, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeLogDirsResponse(writer: Writer, value: Encodable<DescribeLogDirsResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'errorCode'
    if (version >= 3) {
      writer.writeInt16(value.errorCode)
    }
    at = 'results'
    writeDescribeLogDirsResultList(writer, value.results === undefined ? NO_ITEMS : value.results, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DescribeLogDirsResponse}. */
export const describeLogDirsResponse = /* @__PURE__ */ messageCodec(
  { name: 'DescribeLogDirsResponse', apiKey: 35, kind: 'response', versionMin: 0, versionMax: 5, flexibleFrom: 2 },
  readDescribeLogDirsResponse,
  writeDescribeLogDirsResponse,
)
