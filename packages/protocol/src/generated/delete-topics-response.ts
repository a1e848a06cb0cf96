// Generated from schema/messages/DeleteTopicsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, ZERO_UUID, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Says for each topic whether it was deleted. Versions 0 to 6.
 *
 * - 1: adds `throttleTimeMs` (KIP-124)
 * - 2: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 3: the answer may be TOPIC_DELETION_DISABLED
 * - 4: compact lengths and tagged fields (KIP-482)
 * - 5: adds messages, and THROTTLING_QUOTA_EXCEEDED (KIP-599)
 * - 6: topics may go by id (KIP-516)
 */
export interface DeleteTopicsResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`, since version 1, dropped silently where a version lacks it.
   */
  readonly throttleTimeMs: number
  /** `[]DeletableTopicResult`. */
  readonly responses: readonly DeleteTopicsResponseDeletableTopicResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DeleteTopicsResponse}. */
export interface DeleteTopicsResponseDeletableTopicResult {
  /**
   * Name of the topic; null when it goes by id.
   *
   * `string`, may be null in version 6 only.
   */
  readonly name: string | null
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`, in version 6 only, dropped silently where a version lacks it.
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
   * `string`, since version 5, may be null, by default null, dropped silently where a version lacks it.
   */
  readonly errorMessage: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDeletableTopicResult(reader: Reader, version: number): DeleteTopicsResponseDeletableTopicResult {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'name'
    const name = version >= 6 ? reader.readNullableString(flexible) : reader.readString(flexible)
    at = 'topicId'
    const topicId = version >= 6 ? reader.readUuid() : ZERO_UUID
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = version >= 5 ? reader.readNullableString(true) : null
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, topicId, errorCode, errorMessage, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDeletableTopicResult(writer: Writer, value: Encodable<DeleteTopicsResponseDeletableTopicResult>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'name'
    if (version >= 6) {
      writer.writeNullableString(value.name === undefined ? '' : value.name, flexible)
    }
    else writer.writeString(value.name, flexible)
    at = 'topicId'
    if (version >= 6) {
      writer.writeUuid(value.topicId)
    }
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    if (version >= 5) {
      writer.writeNullableString(value.errorMessage ?? null, true)
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

function readDeletableTopicResultList(reader: Reader, version: number): DeleteTopicsResponseDeletableTopicResult[] {
  const count = reader.readArrayLength(version >= 4, 4)
  const items: DeleteTopicsResponseDeletableTopicResult[] = []
  try {
    while (items.length < count) items.push(readDeletableTopicResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDeletableTopicResultList(writer: Writer, items: readonly Encodable<DeleteTopicsResponseDeletableTopicResult>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 4)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDeletableTopicResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDeleteTopicsResponse(reader: Reader, version: number): DeleteTopicsResponse {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'throttleTimeMs'
    const throttleTimeMs = version >= 1 ? reader.readInt32() : 0
    at = 'responses'
    const responses = readDeletableTopicResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, responses, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDeleteTopicsResponse(writer: Writer, value: Encodable<DeleteTopicsResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'throttleTimeMs'
    if (version >= 1) {
      writer.writeInt32(value.throttleTimeMs)
    }
    at = 'responses'
    writeDeletableTopicResultList(writer, value.responses === undefined ? NO_ITEMS : value.responses, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DeleteTopicsResponse}. */
export const deleteTopicsResponse = /* @__PURE__ */ messageCodec(
  { name: 'DeleteTopicsResponse', apiKey: 20, kind: 'response', versionMin: 0, versionMax: 6, flexibleFrom: 4 },
  readDeleteTopicsResponse,
  writeDeleteTopicsResponse,
)
