// Generated from schema/messages/CreateTopicsResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, ZERO_UUID, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Says for each topic whether it was created, and how. Versions 0 to 7.
 *
 * - 1: adds `validateOnly` and error messages
 * - 2: adds `throttleTimeMs` (KIP-124)
 * - 3: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 4: -1 asks for the broker's defaults of partitions and replicas (KIP-464)
 * - 5: compact lengths and tagged fields (KIP-482); the answer has the topic's settings (KIP-525)
 * - 6: the answer may be THROTTLING_QUOTA_EXCEEDED (KIP-599)
 * - 7: the answer has topic ids (KIP-516)
 */
export interface CreateTopicsResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`, since version 2, dropped silently where a version lacks it.
   */
  readonly throttleTimeMs: number
  /** `[]CreatableTopicResult`. */
  readonly topics: readonly CreateTopicsResponseCreatableTopicResult[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link CreateTopicsResponse}. */
export interface CreateTopicsResponseCreatableTopicResult {
  /** `string`. */
  readonly name: string
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`, in version 7 only, dropped silently where a version lacks it.
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
   * `string`, since version 1, may be null, dropped silently where a version lacks it.
   */
  readonly errorMessage: string | null
  /**
   * Why the settings are left out, when the client may not see them.
   *
   * `int16`, since version 5, tag 0, dropped silently where a version lacks it.
   */
  readonly topicConfigErrorCode: number
  /**
   * Number of partitions; -1 for the broker's default, or where `assignments` say it.
   *
   * `int32`, since version 5, by default -1, dropped silently where a version lacks it.
   */
  readonly numPartitions: number
  /**
   * Number of replicas; -1 for the broker's default, or where `assignments` say it.
   *
   * `int16`, since version 5, by default -1, dropped silently where a version lacks it.
   */
  readonly replicationFactor: number
  /** `[]CreatableTopicConfigs`, since version 5, may be null, dropped silently where a version lacks it. */
  readonly configs: readonly CreateTopicsResponseCreatableTopicConfigs[] | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link CreateTopicsResponse}. */
export interface CreateTopicsResponseCreatableTopicConfigs {
  /** `string`, since version 5. */
  readonly name: string
  /** `string`, since version 5, may be null. */
  readonly value: string | null
  /** `bool`, since version 5. */
  readonly readOnly: boolean
  /**
   * Where the value comes from: 1 topic, 2 broker, 3 all brokers, 4 file of the broker, 5 default, 6 broker logger, 7 client metrics, 8 group; 0 unknown.
   *
   * `int8`, since version 5, by default -1, dropped silently where a version lacks it.
   */
  readonly configSource: number
  /** `bool`, since version 5. */
  readonly isSensitive: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readCreatableTopicResult(reader: Reader, version: number): CreateTopicsResponseCreatableTopicResult {
  let at = ''
  try {
    const flexible = version >= 5
    at = 'name'
    const name = reader.readString(flexible)
    at = 'topicId'
    const topicId = version >= 7 ? reader.readUuid() : ZERO_UUID
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = version >= 1 ? reader.readNullableString(flexible) : ''
    let topicConfigErrorCode: number = 0
    at = 'numPartitions'
    const numPartitions = version >= 5 ? reader.readInt32() : -1
    at = 'replicationFactor'
    const replicationFactor = version >= 5 ? reader.readInt16() : -1
    at = 'configs'
    const configs = version >= 5 ? readNullableCreatableTopicConfigsList(reader, version) : NO_ITEMS
    at = 'unknownTaggedFields'
    let unknownTaggedFields: UnknownTaggedField[] = NO_TAGGED_FIELDS
    for (let left = flexible ? reader.readTaggedFieldCount() : 0; left > 0; left--) {
      const tag = reader.readVaruint()
      if (tag === 0) {
        at = 'topicConfigErrorCode'
        const rest = reader.beginTaggedField()
        topicConfigErrorCode = reader.readInt16()
        reader.endTaggedField(rest)
      }
      else unknownTaggedFields = reader.readUnknownTaggedField(unknownTaggedFields, tag)
    }
    return { name, topicId, errorCode, errorMessage, topicConfigErrorCode, numPartitions, replicationFactor, configs, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeCreatableTopicResult(writer: Writer, value: Encodable<CreateTopicsResponseCreatableTopicResult>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 5
    at = 'name'
    writer.writeString(value.name, flexible)
    at = 'topicId'
    if (version >= 7) {
      writer.writeUuid(value.topicId)
    }
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    if (version >= 1) {
      writer.writeNullableString(value.errorMessage === undefined ? '' : value.errorMessage, flexible)
    }
    at = 'numPartitions'
    if (version >= 5) {
      writer.writeInt32(value.numPartitions === undefined ? -1 : value.numPartitions)
    }
    at = 'replicationFactor'
    if (version >= 5) {
      writer.writeInt16(value.replicationFactor === undefined ? -1 : value.replicationFactor)
    }
    at = 'configs'
    if (version >= 5) {
      writeNullableCreatableTopicConfigsList(writer, value.configs === undefined ? NO_ITEMS : value.configs, version)
    }
    at = 'unknownTaggedFields'
    if (flexible) {
      const unknown = value.unknownTaggedFields ?? NO_TAGGED_FIELDS
      const has_topicConfigErrorCode = value.topicConfigErrorCode !== undefined && value.topicConfigErrorCode !== 0
      writer.writeVaruint(unknown.length + (has_topicConfigErrorCode ? 1 : 0))
      let next = 0
      if (has_topicConfigErrorCode) {
        next = writer.writeUnknownTaggedFields(unknown, next, 0)
        at = 'topicConfigErrorCode'
        const begin = writer.beginTaggedField(0)
        writer.writeInt16(value.topicConfigErrorCode)
        writer.endTaggedField(begin)
      }
      at = 'unknownTaggedFields'
      writer.writeUnknownTaggedFields(unknown, next, Number.POSITIVE_INFINITY)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readCreatableTopicResultList(reader: Reader, version: number): CreateTopicsResponseCreatableTopicResult[] {
  const count = reader.readArrayLength(version >= 5, 4)
  const items: CreateTopicsResponseCreatableTopicResult[] = []
  try {
    while (items.length < count) items.push(readCreatableTopicResult(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeCreatableTopicResultList(writer: Writer, items: readonly Encodable<CreateTopicsResponseCreatableTopicResult>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 5)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeCreatableTopicResult(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readCreatableTopicConfigs(reader: Reader, version: number): CreateTopicsResponseCreatableTopicConfigs {
  let at = ''
  try {
    const flexible = version >= 5
    at = 'name'
    const name = version >= 5 ? reader.readString(true) : ''
    at = 'value'
    const value = version >= 5 ? reader.readNullableString(true) : ''
    at = 'readOnly'
    const readOnly = version >= 5 ? reader.readBoolean() : false
    at = 'configSource'
    const configSource = version >= 5 ? reader.readInt8() : -1
    at = 'isSensitive'
    const isSensitive = version >= 5 ? reader.readBoolean() : false
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, value, readOnly, configSource, isSensitive, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeCreatableTopicConfigs(writer: Writer, value: Encodable<CreateTopicsResponseCreatableTopicConfigs>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 5
    at = 'name'
    if (version >= 5) {
      writer.writeString(value.name, true)
    }
    else rejectUnlessDefault(value.name, '', 'name')
    at = 'value'
    if (version >= 5) {
      writer.writeNullableString(value.value === undefined ? '' : value.value, true)
    }
    else rejectUnlessDefault(value.value, '', 'value')
    at = 'readOnly'
    if (version >= 5) {
      writer.writeBoolean(value.readOnly)
    }
    else rejectUnlessDefault(value.readOnly, false, 'readOnly')
    at = 'configSource'
    if (version >= 5) {
      writer.writeInt8(value.configSource === undefined ? -1 : value.configSource)
    }
    at = 'isSensitive'
    if (version >= 5) {
      writer.writeBoolean(value.isSensitive)
    }
    else rejectUnlessDefault(value.isSensitive, false, 'isSensitive')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readNullableCreatableTopicConfigsList(reader: Reader, version: number): CreateTopicsResponseCreatableTopicConfigs[] | null {
  const count = reader.readNullableArrayLength(version >= 5, 6)
  if (count < 0) return null
  const items: CreateTopicsResponseCreatableTopicConfigs[] = []
  try {
    while (items.length < count) items.push(readCreatableTopicConfigs(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNullableCreatableTopicConfigsList(writer: Writer, items: readonly Encodable<CreateTopicsResponseCreatableTopicConfigs>[] | null, version: number): void {
  writer.writeNullableArrayLength(items, version >= 5)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeCreatableTopicConfigs(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readCreateTopicsResponse(reader: Reader, version: number): CreateTopicsResponse {
  let at = ''
  try {
    const flexible = version >= 5
    at = 'throttleTimeMs'
    const throttleTimeMs = version >= 2 ? reader.readInt32() : 0
    at = 'topics'
    const topics = readCreatableTopicResultList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeCreateTopicsResponse(writer: Writer, value: Encodable<CreateTopicsResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 5
    at = 'throttleTimeMs'
    if (version >= 2) {
      writer.writeInt32(value.throttleTimeMs)
    }
    at = 'topics'
    writeCreatableTopicResultList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link CreateTopicsResponse}. */
export const createTopicsResponse = /* @__PURE__ */ messageCodec(
  { name: 'CreateTopicsResponse', apiKey: 19, kind: 'response', versionMin: 0, versionMax: 7, flexibleFrom: 5 },
  readCreateTopicsResponse,
  writeCreateTopicsResponse,
)
