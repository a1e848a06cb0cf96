// Generated from schema/messages/DeleteShareGroupOffsetsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, inItem, inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Says for each topic whether it was forgotten. Version 0. */
export interface DeleteShareGroupOffsetsResponse {
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
  /** `[]DeleteShareGroupOffsetsResponseTopic`. */
  readonly responses: readonly DeleteShareGroupOffsetsResponseTopic[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DeleteShareGroupOffsetsResponse}. */
export interface DeleteShareGroupOffsetsResponseTopic {
  /** `string`. */
  readonly topicName: string
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`.
   */
  readonly topicId: string
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
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDeleteShareGroupOffsetsResponseTopic(reader: Reader, _version: number): DeleteShareGroupOffsetsResponseTopic {
  let at = ''
  try {
    at = 'topicName'
    const topicName = reader.readString(true)
    at = 'topicId'
    const topicId = reader.readUuid()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { topicName, topicId, errorCode, errorMessage, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDeleteShareGroupOffsetsResponseTopic(writer: Writer, value: Encodable<DeleteShareGroupOffsetsResponseTopic>, _version: number): void {
  let at = ''
  try {
    at = 'topicName'
    writer.writeString(value.topicName, true)
    at = 'topicId'
    writer.writeUuid(value.topicId)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage ?? null, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDeleteShareGroupOffsetsResponseTopicList(reader: Reader, version: number): DeleteShareGroupOffsetsResponseTopic[] {
  const count = reader.readArrayLength(true, 21)
  const items: DeleteShareGroupOffsetsResponseTopic[] = []
  try {
    while (items.length < count) items.push(readDeleteShareGroupOffsetsResponseTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDeleteShareGroupOffsetsResponseTopicList(writer: Writer, items: readonly Encodable<DeleteShareGroupOffsetsResponseTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, true)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDeleteShareGroupOffsetsResponseTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDeleteShareGroupOffsetsResponse(reader: Reader, version: number): DeleteShareGroupOffsetsResponse {
  let at = ''
  try {
    at = 'throttleTimeMs'
    const throttleTimeMs = reader.readInt32()
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(true)
    at = 'responses'
    const responses = readDeleteShareGroupOffsetsResponseTopicList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { throttleTimeMs, errorCode, errorMessage, responses, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDeleteShareGroupOffsetsResponse(writer: Writer, value: Encodable<DeleteShareGroupOffsetsResponse>, version: number): void {
  let at = ''
  try {
    at = 'throttleTimeMs'
    writer.writeInt32(value.throttleTimeMs)
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage ?? null, true)
    at = 'responses'
    writeDeleteShareGroupOffsetsResponseTopicList(writer, value.responses === undefined ? NO_ITEMS : value.responses, version)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DeleteShareGroupOffsetsResponse}. */
export const deleteShareGroupOffsetsResponse = /* @__PURE__ */ messageCodec(
  { name: 'DeleteShareGroupOffsetsResponse', apiKey: 92, kind: 'response', versionMin: 0, versionMax: 0, flexibleFrom: 0 },
  readDeleteShareGroupOffsetsResponse,
  writeDeleteShareGroupOffsetsResponse,
)
