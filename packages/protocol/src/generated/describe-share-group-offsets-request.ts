// Generated from schema/messages/DescribeShareGroupOffsetsRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Asks how far share groups have consumed (KIP-932). Versions 0 to 1.
 *
 * - 1: adds `lag` (KIP-1226)
 */
export interface DescribeShareGroupOffsetsRequest {
  /** `[]DescribeShareGroupOffsetsRequestGroup`. */
  readonly groups: readonly DescribeShareGroupOffsetsRequestGroup[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeShareGroupOffsetsRequest}. */
export interface DescribeShareGroupOffsetsRequestGroup {
  /**
   * Name of the group.
   *
   * `string`.
   */
  readonly groupId: string
  /**
   * The partitions; in a request, null for all.
   *
   * `[]DescribeShareGroupOffsetsRequestTopic`, may be null.
   */
  readonly topics: readonly DescribeShareGroupOffsetsRequestTopic[] | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DescribeShareGroupOffsetsRequest}. */
export interface DescribeShareGroupOffsetsRequestTopic {
  /** `string`. */
  readonly topicName: string
  /** `[]int32`. */
  readonly partitions: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDescribeShareGroupOffsetsRequestGroup(reader: Reader, version: number): DescribeShareGroupOffsetsRequestGroup {
  let at = ''
  try {
    at = 'groupId'
    const groupId = reader.readString(true)
    at = 'topics'
    const topics = readNullableDescribeShareGroupOffsetsRequestTopicList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { groupId, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeShareGroupOffsetsRequestGroup(writer: Writer, value: Encodable<DescribeShareGroupOffsetsRequestGroup>, version: number): void {
  let at = ''
  try {
    at = 'groupId'
    writer.writeString(value.groupId, true)
    at = 'topics'
    writeNullableDescribeShareGroupOffsetsRequestTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDescribeShareGroupOffsetsRequestGroupList(reader: Reader, version: number): DescribeShareGroupOffsetsRequestGroup[] {
  const count = reader.readArrayLength(true, 3)
  const items: DescribeShareGroupOffsetsRequestGroup[] = []
  try {
    while (items.length < count) items.push(readDescribeShareGroupOffsetsRequestGroup(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDescribeShareGroupOffsetsRequestGroupList(writer: Writer, items: readonly Encodable<DescribeShareGroupOffsetsRequestGroup>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribeShareGroupOffsetsRequestGroup(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeShareGroupOffsetsRequestTopic(reader: Reader, _version: number): DescribeShareGroupOffsetsRequestTopic {
  let at = ''
  try {
    at = 'topicName'
    const topicName = reader.readString(true)
    at = 'partitions'
    const partitions = reader.readInt32Array(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { topicName, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeShareGroupOffsetsRequestTopic(writer: Writer, value: Encodable<DescribeShareGroupOffsetsRequestTopic>, _version: number): void {
  let at = ''
  try {
    at = 'topicName'
    writer.writeString(value.topicName, true)
    at = 'partitions'
    writer.writeInt32Array(value.partitions, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readNullableDescribeShareGroupOffsetsRequestTopicList(reader: Reader, version: number): DescribeShareGroupOffsetsRequestTopic[] | null {
  const count = reader.readNullableArrayLength(true, 3)
  if (count < 0) return null
  const items: DescribeShareGroupOffsetsRequestTopic[] = []
  try {
    while (items.length < count) items.push(readDescribeShareGroupOffsetsRequestTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNullableDescribeShareGroupOffsetsRequestTopicList(writer: Writer, items: readonly Encodable<DescribeShareGroupOffsetsRequestTopic>[] | null, version: number): void {
  writer.writeNullableArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDescribeShareGroupOffsetsRequestTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDescribeShareGroupOffsetsRequest(reader: Reader, version: number): DescribeShareGroupOffsetsRequest {
  let at = ''
  try {
    at = 'groups'
    const groups = readDescribeShareGroupOffsetsRequestGroupList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { groups, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDescribeShareGroupOffsetsRequest(writer: Writer, value: Encodable<DescribeShareGroupOffsetsRequest>, version: number): void {
  let at = ''
  try {
    at = 'groups'
    writeDescribeShareGroupOffsetsRequestGroupList(writer, value.groups === undefined ? NO_ITEMS : value.groups, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DescribeShareGroupOffsetsRequest}. */
export const describeShareGroupOffsetsRequest = /* @__PURE__ */ messageCodec(
  { name: 'DescribeShareGroupOffsetsRequest', apiKey: 90, kind: 'request', versionMin: 0, versionMax: 1, flexibleFrom: 0 },
  readDescribeShareGroupOffsetsRequest,
  writeDescribeShareGroupOffsetsRequest,
)
