// Generated from schema/messages/OffsetFetchRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, ZERO_UUID, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, rejectUnlessEmpty, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Asks how far groups have consumed. Versions 0 to 10.
 *
 * - 1: offsets are Kafka's own, not ZooKeeper's
 * - 2: adds an error of the whole answer; null asks for all topics (KIP-88)
 * - 3: adds `throttleTimeMs` (KIP-124)
 * - 4: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 5: adds leader epochs (KIP-320)
 * - 6: compact lengths and tagged fields (KIP-482)
 * - 7: adds `requireStable` (KIP-447)
 * - 8: many groups in one request (KIP-709)
 * - 9: members of the newer kind give their epoch (KIP-848)
 * - 10: topics go by id (KIP-848)
 */
export interface OffsetFetchRequest {
  /**
   * Name of the group.
   *
   * `string`, in versions 0 to 7.
   */
  readonly groupId: string
  /**
   * The topics; in a request, null for all that have offsets.
   *
   * `[]OffsetFetchRequestTopic`, in versions 0 to 7, may be null in versions 2 to 7.
   */
  readonly topics: readonly OffsetFetchRequestTopic[] | null
  /** `[]OffsetFetchRequestGroup`, since version 8. */
  readonly groups: readonly OffsetFetchRequestGroup[]
  /**
   * Whether to answer UNSTABLE_OFFSET_COMMIT while a transaction is about to commit offsets, rather than older ones (KIP-447).
   *
   * `bool`, since version 7.
   */
  readonly requireStable: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link OffsetFetchRequest}. */
export interface OffsetFetchRequestTopic {
  /** `string`, in versions 0 to 7. */
  readonly name: string
  /** `[]int32`, in versions 0 to 7. */
  readonly partitionIndexes: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link OffsetFetchRequest}. */
export interface OffsetFetchRequestGroup {
  /**
   * Name of the group.
   *
   * `string`, since version 8.
   */
  readonly groupId: string
  /**
   * Id of the member; null for who is none.
   *
   * `string`, since version 9, may be null, by default null, dropped silently where a version lacks it.
   */
  readonly memberId: string | null
  /**
   * Epoch of the member; -1 for who is none or is a classic one.
   *
   * `int32`, since version 9, by default -1, dropped silently where a version lacks it.
   */
  readonly memberEpoch: number
  /**
   * The topics; in a request, null for all that have offsets.
   *
   * `[]OffsetFetchRequestTopics`, since version 8, may be null.
   */
  readonly topics: readonly OffsetFetchRequestTopics[] | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link OffsetFetchRequest}. */
export interface OffsetFetchRequestTopics {
  /** `string`, in versions 8 to 9, dropped silently where a version lacks it. */
  readonly name: string
  /**
   * Id of the topic, which a topic made anew under the same name does not share; `ZERO_UUID` for none (KIP-516).
   *
   * `uuid`, in version 10 only, dropped silently where a version lacks it.
   */
  readonly topicId: string
  /** `[]int32`, since version 8. */
  readonly partitionIndexes: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readOffsetFetchRequestTopic(reader: Reader, version: number): OffsetFetchRequestTopic {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'name'
    const name = version <= 7 ? reader.readString(flexible) : ''
    at = 'partitionIndexes'
    const partitionIndexes = version <= 7 ? reader.readInt32Array(flexible) : NO_ITEMS
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, partitionIndexes, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetFetchRequestTopic(writer: Writer, value: Encodable<OffsetFetchRequestTopic>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'name'
    if (version <= 7) {
      writer.writeString(value.name, flexible)
    }
    else rejectUnlessDefault(value.name, '', 'name')
    at = 'partitionIndexes'
    if (version <= 7) {
      writer.writeInt32Array(value.partitionIndexes, flexible)
    }
    else rejectUnlessEmpty(value.partitionIndexes, 'partitionIndexes')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readOffsetFetchRequestTopicList(reader: Reader, version: number): OffsetFetchRequestTopic[] {
  const count = reader.readArrayLength(version >= 6, 1)
  const items: OffsetFetchRequestTopic[] = []
  try {
    while (items.length < count) items.push(readOffsetFetchRequestTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeOffsetFetchRequestTopicList(writer: Writer, items: readonly Encodable<OffsetFetchRequestTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 6)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeOffsetFetchRequestTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readNullableOffsetFetchRequestTopicList(reader: Reader, version: number): OffsetFetchRequestTopic[] | null {
  const count = reader.readNullableArrayLength(version >= 6, 1)
  if (count < 0) return null
  const items: OffsetFetchRequestTopic[] = []
  try {
    while (items.length < count) items.push(readOffsetFetchRequestTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNullableOffsetFetchRequestTopicList(writer: Writer, items: readonly Encodable<OffsetFetchRequestTopic>[] | null, version: number): void {
  writer.writeNullableArrayLength(items, version >= 6)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeOffsetFetchRequestTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readOffsetFetchRequestGroup(reader: Reader, version: number): OffsetFetchRequestGroup {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'groupId'
    const groupId = version >= 8 ? reader.readString(true) : ''
    at = 'memberId'
    const memberId = version >= 9 ? reader.readNullableString(true) : null
    at = 'memberEpoch'
    const memberEpoch = version >= 9 ? reader.readInt32() : -1
    at = 'topics'
    const topics = version >= 8 ? readNullableOffsetFetchRequestTopicsList(reader, version) : NO_ITEMS
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { groupId, memberId, memberEpoch, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetFetchRequestGroup(writer: Writer, value: Encodable<OffsetFetchRequestGroup>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'groupId'
    if (version >= 8) {
      writer.writeString(value.groupId, true)
    }
    else rejectUnlessDefault(value.groupId, '', 'groupId')
    at = 'memberId'
    if (version >= 9) {
      writer.writeNullableString(value.memberId ?? null, true)
    }
    at = 'memberEpoch'
    if (version >= 9) {
      writer.writeInt32(value.memberEpoch === undefined ? -1 : value.memberEpoch)
    }
    at = 'topics'
    if (version >= 8) {
      writeNullableOffsetFetchRequestTopicsList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    }
    else rejectUnlessEmpty(value.topics, 'topics')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readOffsetFetchRequestGroupList(reader: Reader, version: number): OffsetFetchRequestGroup[] {
  const count = reader.readArrayLength(version >= 6, 1)
  const items: OffsetFetchRequestGroup[] = []
  try {
    while (items.length < count) items.push(readOffsetFetchRequestGroup(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeOffsetFetchRequestGroupList(writer: Writer, items: readonly Encodable<OffsetFetchRequestGroup>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 6)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeOffsetFetchRequestGroup(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readOffsetFetchRequestTopics(reader: Reader, version: number): OffsetFetchRequestTopics {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'name'
    const name = version >= 8 && version <= 9 ? reader.readString(true) : ''
    at = 'topicId'
    const topicId = version >= 10 ? reader.readUuid() : ZERO_UUID
    at = 'partitionIndexes'
    const partitionIndexes = version >= 8 ? reader.readInt32Array(true) : NO_ITEMS
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, topicId, partitionIndexes, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetFetchRequestTopics(writer: Writer, value: Encodable<OffsetFetchRequestTopics>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'name'
    if (version >= 8 && version <= 9) {
      writer.writeString(value.name, true)
    }
    at = 'topicId'
    if (version >= 10) {
      writer.writeUuid(value.topicId)
    }
    at = 'partitionIndexes'
    if (version >= 8) {
      writer.writeInt32Array(value.partitionIndexes, true)
    }
    else rejectUnlessEmpty(value.partitionIndexes, 'partitionIndexes')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readNullableOffsetFetchRequestTopicsList(reader: Reader, version: number): OffsetFetchRequestTopics[] | null {
  const count = reader.readNullableArrayLength(version >= 6, 1)
  if (count < 0) return null
  const items: OffsetFetchRequestTopics[] = []
  try {
    while (items.length < count) items.push(readOffsetFetchRequestTopics(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNullableOffsetFetchRequestTopicsList(writer: Writer, items: readonly Encodable<OffsetFetchRequestTopics>[] | null, version: number): void {
  writer.writeNullableArrayLength(items, version >= 6)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeOffsetFetchRequestTopics(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readOffsetFetchRequest(reader: Reader, version: number): OffsetFetchRequest {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'groupId'
    const groupId = version <= 7 ? reader.readString(flexible) : ''
    at = 'topics'
    const topics = version <= 7 ? (version >= 2 ? readNullableOffsetFetchRequestTopicList(reader, version) : readOffsetFetchRequestTopicList(reader, version)) : NO_ITEMS
    at = 'groups'
    const groups = version >= 8 ? readOffsetFetchRequestGroupList(reader, version) : NO_ITEMS
    at = 'requireStable'
    const requireStable = version >= 7 ? reader.readBoolean() : false
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { groupId, topics, groups, requireStable, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeOffsetFetchRequest(writer: Writer, value: Encodable<OffsetFetchRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'groupId'
    if (version <= 7) {
      writer.writeString(value.groupId, flexible)
    }
    else rejectUnlessDefault(value.groupId, '', 'groupId')
    at = 'topics'
    if (version <= 7) {
      if (version >= 2) {
        writeNullableOffsetFetchRequestTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
      }
      else writeOffsetFetchRequestTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    }
    else rejectUnlessEmpty(value.topics, 'topics')
    at = 'groups'
    if (version >= 8) {
      writeOffsetFetchRequestGroupList(writer, value.groups === undefined ? NO_ITEMS : value.groups, version)
    }
    else rejectUnlessEmpty(value.groups, 'groups')
    at = 'requireStable'
    if (version >= 7) {
      writer.writeBoolean(value.requireStable)
    }
    else rejectUnlessDefault(value.requireStable, false, 'requireStable')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link OffsetFetchRequest}. */
export const offsetFetchRequest = /* @__PURE__ */ messageCodec(
  { name: 'OffsetFetchRequest', apiKey: 9, kind: 'request', versionMin: 0, versionMax: 10, flexibleFrom: 6 },
  readOffsetFetchRequest,
  writeOffsetFetchRequest,
)
