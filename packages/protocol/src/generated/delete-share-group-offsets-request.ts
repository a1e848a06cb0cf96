// Generated from schema/messages/DeleteShareGroupOffsetsRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Forgets how far a share group without members has consumed topics (KIP-932). Version 0. */
export interface DeleteShareGroupOffsetsRequest {
  /**
   * Name of the group.
   *
   * `string`.
   */
  readonly groupId: string
  /** `[]DeleteShareGroupOffsetsRequestTopic`. */
  readonly topics: readonly DeleteShareGroupOffsetsRequestTopic[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DeleteShareGroupOffsetsRequest}. */
export interface DeleteShareGroupOffsetsRequestTopic {
  /** `string`. */
  readonly topicName: string
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDeleteShareGroupOffsetsRequestTopic(reader: Reader, _version: number): DeleteShareGroupOffsetsRequestTopic {
  let at = ''
  try {
    at = 'topicName'
    const topicName = reader.readString(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { topicName, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDeleteShareGroupOffsetsRequestTopic(writer: Writer, value: Encodable<DeleteShareGroupOffsetsRequestTopic>, _version: number): void {
  let at = ''
  try {
    at = 'topicName'
    writer.writeString(value.topicName, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDeleteShareGroupOffsetsRequestTopicList(reader: Reader, version: number): DeleteShareGroupOffsetsRequestTopic[] {
  const count = reader.readArrayLength(true, 2)
  const items: DeleteShareGroupOffsetsRequestTopic[] = []
  try {
    while (items.length < count) items.push(readDeleteShareGroupOffsetsRequestTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDeleteShareGroupOffsetsRequestTopicList(writer: Writer, items: readonly Encodable<DeleteShareGroupOffsetsRequestTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDeleteShareGroupOffsetsRequestTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDeleteShareGroupOffsetsRequest(reader: Reader, version: number): DeleteShareGroupOffsetsRequest {
  let at = ''
  try {
    at = 'groupId'
    const groupId = reader.readString(true)
    at = 'topics'
    const topics = readDeleteShareGroupOffsetsRequestTopicList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { groupId, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDeleteShareGroupOffsetsRequest(writer: Writer, value: Encodable<DeleteShareGroupOffsetsRequest>, version: number): void {
  let at = ''
  try {
    at = 'groupId'
    writer.writeString(value.groupId, true)
    at = 'topics'
    writeDeleteShareGroupOffsetsRequestTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DeleteShareGroupOffsetsRequest}. */
export const deleteShareGroupOffsetsRequest = /* @__PURE__ */ messageCodec(
  { name: 'DeleteShareGroupOffsetsRequest', apiKey: 92, kind: 'request', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readDeleteShareGroupOffsetsRequest,
  writeDeleteShareGroupOffsetsRequest,
)
