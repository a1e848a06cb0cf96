// Generated from schema/messages/DeleteTopicsRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, ZERO_UUID, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, rejectUnlessEmpty, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Deletes topics. Versions 0 to 6.
 *
 * - 1: adds `throttleTimeMs` (KIP-124)
 * - 2: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 3: the answer may be TOPIC_DELETION_DISABLED
 * - 4: compact lengths and tagged fields (KIP-482)
 * - 5: adds messages, and THROTTLING_QUOTA_EXCEEDED (KIP-599)
 * - 6: topics may go by id (KIP-516)
 */
export interface DeleteTopicsRequest {
  /** `[]DeleteTopicState`, in version 6 only. */
  readonly topics: readonly DeleteTopicsRequestDeleteTopicState[]
  /** `[]string`, in versions 0 to 5, dropped silently where a version lacks it. */
  readonly topicNames: readonly string[]
  /**
   * How long the broker may work before it answers REQUEST_TIMED_OUT, in milliseconds.
   *
   * `int32`.
   */
  readonly timeoutMs: number
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link DeleteTopicsRequest}. */
export interface DeleteTopicsRequestDeleteTopicState {
  /**
   * Name of the topic; null when it goes by id.
   *
   * `string`, in version 6 only, may be null, by default null.
   */
  readonly name: string | null
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`, in version 6 only.
   */
  readonly topicId: string
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readDeleteTopicState(reader: Reader, version: number): DeleteTopicsRequestDeleteTopicState {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'name'
    const name = version >= 6 ? reader.readNullableString(true) : null
    at = 'topicId'
    const topicId = version >= 6 ? reader.readUuid() : ZERO_UUID
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, topicId, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDeleteTopicState(writer: Writer, value: Encodable<DeleteTopicsRequestDeleteTopicState>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'name'
    if (version >= 6) {
      writer.writeNullableString(value.name ?? null, true)
    }
    else rejectUnlessDefault(value.name, null, 'name')
    at = 'topicId'
    if (version >= 6) {
      writer.writeUuid(value.topicId)
    }
    else rejectUnlessDefault(value.topicId, ZERO_UUID, 'topicId')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readDeleteTopicStateList(reader: Reader, version: number): DeleteTopicsRequestDeleteTopicState[] {
  const count = reader.readArrayLength(version >= 4, 1)
  const items: DeleteTopicsRequestDeleteTopicState[] = []
  try {
    while (items.length < count) items.push(readDeleteTopicState(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeDeleteTopicStateList(writer: Writer, items: readonly Encodable<DeleteTopicsRequestDeleteTopicState>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 4)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeDeleteTopicState(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readDeleteTopicsRequest(reader: Reader, version: number): DeleteTopicsRequest {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'topics'
    const topics = version >= 6 ? readDeleteTopicStateList(reader, version) : NO_ITEMS
    at = 'topicNames'
    const topicNames = version <= 5 ? reader.readStringArray(flexible) : NO_ITEMS
    at = 'timeoutMs'
    const timeoutMs = reader.readInt32()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { topics, topicNames, timeoutMs, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeDeleteTopicsRequest(writer: Writer, value: Encodable<DeleteTopicsRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'topics'
    if (version >= 6) {
      writeDeleteTopicStateList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    }
    else rejectUnlessEmpty(value.topics, 'topics')
    at = 'topicNames'
    if (version <= 5) {
      writer.writeStringArray(value.topicNames, flexible)
    }
    at = 'timeoutMs'
    writer.writeInt32(value.timeoutMs)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link DeleteTopicsRequest}. */
export const deleteTopicsRequest = /* @__PURE__ */ messageCodec(
  { name: 'DeleteTopicsRequest', apiKey: 20, kind: 'request', versionMin: 0, versionMax: 6, flexibleFrom: 4 },
  readDeleteTopicsRequest,
  writeDeleteTopicsRequest,
)
