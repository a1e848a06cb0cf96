// Generated from schema/messages/DescribeLogDirsRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Asks what lies in the directories of a broker (KIP-113). Versions 0 to 5.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: compact lengths and tagged fields (KIP-482)
 * - 3: adds an error of the whole answer
 * - 4: adds size and free space of the disk (KIP-827)
 * - 5: adds `isCordoned` (KIP-1066)
 */
export interface DescribeLogDirsRequest {
  /**
   * Partitions to look for; null for all.
   *
   * `[]DescribableLogDirTopic`, may be null.
   */
  readonly topics: readonly DescribeLogDirsRequestDescribableLogDirTopic[] | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeLogDirsRequest}. */
export interface DescribeLogDirsRequestDescribableLogDirTopic {
  /** `string`. */
  readonly topic: string
  /** `[]int32`. */
  readonly partitions: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDescribableLogDirTopic(reader: Reader, version: number): DescribeLogDirsRequestDescribableLogDirTopic {
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

function writeDescribableLogDirTopic(writer: Writer, value: Encodable<DescribeLogDirsRequestDescribableLogDirTopic>, version: number): void {
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

function readNullableDescribableLogDirTopicList(reader: Reader, version: number): DescribeLogDirsRequestDescribableLogDirTopic[] | null {
  const count = reader.readNullableArrayLength(version >= 2, 3)
  if (count < 0) return null
  const items: DescribeLogDirsRequestDescribableLogDirTopic[] = []
  try {
    while (items.length < count) items.push(readDescribableLogDirTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNullableDescribableLogDirTopicList(writer: Writer, items: readonly Encodable<DescribeLogDirsRequestDescribableLogDirTopic>[] | null, version: number): void {
  writer.writeNullableArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribableLogDirTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeLogDirsRequest(reader: Reader, version: number): DescribeLogDirsRequest {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'topics'
    const topics = readNullableDescribableLogDirTopicList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeLogDirsRequest(writer: Writer, value: Encodable<DescribeLogDirsRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'topics'
    writeNullableDescribableLogDirTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DescribeLogDirsRequest}. */
export const describeLogDirsRequest = /* @__PURE__ */ messageCodec(
  { name: 'DescribeLogDirsRequest', apiKey: 35, kind: 'request', versionMin: 0, versionMax: 5, flexibleFrom: 2 },
  readDescribeLogDirsRequest,
  writeDescribeLogDirsRequest,
)
