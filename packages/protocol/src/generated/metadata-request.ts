// Generated from schema/messages/MetadataRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, ZERO_UUID, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Asks for brokers, topics, partitions and their leaders. Versions 0 to 13.
 *
 * - 1: adds the controller, racks and internal topics; null asks for all topics, an empty list for none
 * - 2: adds the cluster's id (KIP-78)
 * - 3: adds `throttleTimeMs` (KIP-124)
 * - 4: adds `allowAutoTopicCreation`
 * - 5: adds replicas that are offline (KIP-112)
 * - 6: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 7: adds leader epochs (KIP-320)
 * - 8: adds authorized operations (KIP-430)
 * - 9: compact lengths and tagged fields (KIP-482)
 * - 10: adds topic ids to the answer (KIP-516)
 * - 11: authorized operations of the cluster moved to DescribeCluster (KIP-700)
 * - 12: topics may be asked for by id (KIP-516)
 * - 13: adds an error of the whole answer, which may send clients back to their bootstrap servers (KIP-1102)
 */
export interface MetadataRequest {
  /**
   * The topics wanted; null for all. In version 0 an empty list means all.
   *
   * `[]MetadataRequestTopic`, may be null since version 1.
   */
  readonly topics: readonly MetadataRequestTopic[] | null
  /**
   * Whether the broker may make topics that there are not, where its settings let it.
   *
   * `bool`, since version 4, by default true.
   */
  readonly allowAutoTopicCreation: boolean
  /**
   * Whether the answer shall say what the client may do to the cluster (KIP-430).
   *
   * `bool`, in versions 8 to 10.
   */
  readonly includeClusterAuthorizedOperations: boolean
  /**
   * Whether the answer shall say what the client may do to each topic (KIP-430).
   *
   * `bool`, since version 8.
   */
  readonly includeTopicAuthorizedOperations: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link MetadataRequest}. */
export interface MetadataRequestTopic {
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`, since version 10, dropped silently where a version lacks it.
   */
  readonly topicId: string
  /**
   * Name of the topic; null when it is asked for by id.
   *
   * `string`, may be null since version 10.
   */
  readonly name: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readMetadataRequestTopic(reader: Reader, version: number): MetadataRequestTopic {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'topicId'
    const topicId = version >= 10 ? reader.readUuid() : ZERO_UUID
    at = 'name'
    const name = version >= 10 ? reader.readNullableString(flexible) : reader.readString(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { topicId, name, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeMetadataRequestTopic(writer: Writer, value: Encodable<MetadataRequestTopic>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'topicId'
    if (version >= 10) {
      writer.writeUuid(value.topicId)
    }
    at = 'name'
    if (version >= 10) {
      writer.writeNullableString(value.name === undefined ? '' : value.name, flexible)
    }
    else writer.writeString(value.name, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readMetadataRequestTopicList(reader: Reader, version: number): MetadataRequestTopic[] {
  const count = reader.readArrayLength(version >= 9, 2)
  const items: MetadataRequestTopic[] = []
  try {
    while (items.length < count) items.push(readMetadataRequestTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeMetadataRequestTopicList(writer: Writer, items: readonly Encodable<MetadataRequestTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 9)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeMetadataRequestTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readNullableMetadataRequestTopicList(reader: Reader, version: number): MetadataRequestTopic[] | null {
  const count = reader.readNullableArrayLength(version >= 9, 2)
  if (count < 0) return null
  const items: MetadataRequestTopic[] = []
  try {
    while (items.length < count) items.push(readMetadataRequestTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNullableMetadataRequestTopicList(writer: Writer, items: readonly Encodable<MetadataRequestTopic>[] | null, version: number): void {
  writer.writeNullableArrayLength(items, version >= 9)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeMetadataRequestTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readMetadataRequest(reader: Reader, version: number): MetadataRequest {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'topics'
    const topics = version >= 1 ? readNullableMetadataRequestTopicList(reader, version) : readMetadataRequestTopicList(reader, version)
    at = 'allowAutoTopicCreation'
    const allowAutoTopicCreation = version >= 4 ? reader.readBoolean() : true
    at = 'includeClusterAuthorizedOperations'
    const includeClusterAuthorizedOperations = version >= 8 && version <= 10 ? reader.readBoolean() : false
    at = 'includeTopicAuthorizedOperations'
    const includeTopicAuthorizedOperations = version >= 8 ? reader.readBoolean() : false
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { topics, allowAutoTopicCreation, includeClusterAuthorizedOperations, includeTopicAuthorizedOperations, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeMetadataRequest(writer: Writer, value: Encodable<MetadataRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 9
    at = 'topics'
    if (version >= 1) {
      writeNullableMetadataRequestTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    }
    else writeMetadataRequestTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'allowAutoTopicCreation'
    if (version >= 4) {
      writer.writeBoolean(value.allowAutoTopicCreation === undefined ? true : value.allowAutoTopicCreation)
    }
    else rejectUnlessDefault(value.allowAutoTopicCreation, true, 'allowAutoTopicCreation')
    at = 'includeClusterAuthorizedOperations'
    if (version >= 8 && version <= 10) {
      writer.writeBoolean(value.includeClusterAuthorizedOperations)
    }
    else rejectUnlessDefault(value.includeClusterAuthorizedOperations, false, 'includeClusterAuthorizedOperations')
    at = 'includeTopicAuthorizedOperations'
    if (version >= 8) {
      writer.writeBoolean(value.includeTopicAuthorizedOperations)
    }
    else rejectUnlessDefault(value.includeTopicAuthorizedOperations, false, 'includeTopicAuthorizedOperations')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link MetadataRequest}. */
export const metadataRequest = /* @__PURE__ */ messageCodec(
  { name: 'MetadataRequest', apiKey: 3, kind: 'request', versionMin: 0, versionMax: 13, flexibleFrom: 9 },
  readMetadataRequest,
  writeMetadataRequest,
)
