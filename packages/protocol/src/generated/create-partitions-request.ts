// Generated from schema/messages/CreatePartitionsRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Gives topics more partitions (KIP-195). Versions 0 to 3.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: compact lengths and tagged fields (KIP-482)
 * - 3: the answer may be THROTTLING_QUOTA_EXCEEDED (KIP-599)
 */
export interface CreatePartitionsRequest {
  /** `[]CreatePartitionsTopic`. */
  readonly topics: readonly CreatePartitionsRequestCreatePartitionsTopic[]
  /**
   * How long the broker may work before it answers REQUEST_TIMED_OUT, in milliseconds.
   *
   * `int32`.
   */
  readonly timeoutMs: number
  /**
   * Whether to check the request and change nothing.
   *
   * `bool`.
   */
  readonly validateOnly: boolean
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link CreatePartitionsRequest}. */
export interface CreatePartitionsRequestCreatePartitionsTopic {
  /** `string`. */
  readonly name: string
  /**
   * Number of partitions that the topic shall have in all.
   *
   * `int32`.
   */
  readonly count: number
  /**
   * Brokers of each new partition; null to let the controller choose.
   *
   * `[]CreatePartitionsAssignment`, may be null.
   */
  readonly assignments: readonly CreatePartitionsRequestCreatePartitionsAssignment[] | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link CreatePartitionsRequest}. */
export interface CreatePartitionsRequestCreatePartitionsAssignment {
  /** `[]int32`. */
  readonly brokerIds: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readCreatePartitionsTopic(reader: Reader, version: number): CreatePartitionsRequestCreatePartitionsTopic {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'name'
    const name = reader.readString(flexible)
    at = 'count'
    const count = reader.readInt32()
    at = 'assignments'
    const assignments = readNullableCreatePartitionsAssignmentList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, count, assignments, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeCreatePartitionsTopic(writer: Writer, value: Encodable<CreatePartitionsRequestCreatePartitionsTopic>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'name'
    writer.writeString(value.name, flexible)
    at = 'count'
    writer.writeInt32(value.count)
    at = 'assignments'
    writeNullableCreatePartitionsAssignmentList(writer, value.assignments === undefined ? NO_ITEMS : value.assignments, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readCreatePartitionsTopicList(reader: Reader, version: number): CreatePartitionsRequestCreatePartitionsTopic[] {
  const count = reader.readArrayLength(version >= 2, 7)
  const items: CreatePartitionsRequestCreatePartitionsTopic[] = []
  try {
    while (items.length < count) items.push(readCreatePartitionsTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeCreatePartitionsTopicList(writer: Writer, items: readonly Encodable<CreatePartitionsRequestCreatePartitionsTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeCreatePartitionsTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readCreatePartitionsAssignment(reader: Reader, version: number): CreatePartitionsRequestCreatePartitionsAssignment {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'brokerIds'
    const brokerIds = reader.readInt32Array(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { brokerIds, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeCreatePartitionsAssignment(writer: Writer, value: Encodable<CreatePartitionsRequestCreatePartitionsAssignment>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'brokerIds'
    writer.writeInt32Array(value.brokerIds, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readNullableCreatePartitionsAssignmentList(reader: Reader, version: number): CreatePartitionsRequestCreatePartitionsAssignment[] | null {
  const count = reader.readNullableArrayLength(version >= 2, 2)
  if (count < 0) return null
  const items: CreatePartitionsRequestCreatePartitionsAssignment[] = []
  try {
    while (items.length < count) items.push(readCreatePartitionsAssignment(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeNullableCreatePartitionsAssignmentList(writer: Writer, items: readonly Encodable<CreatePartitionsRequestCreatePartitionsAssignment>[] | null, version: number): void {
  writer.writeNullableArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeCreatePartitionsAssignment(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readCreatePartitionsRequest(reader: Reader, version: number): CreatePartitionsRequest {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'topics'
    const topics = readCreatePartitionsTopicList(reader, version)
    at = 'timeoutMs'
    const timeoutMs = reader.readInt32()
    at = 'validateOnly'
    const validateOnly = reader.readBoolean()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { topics, timeoutMs, validateOnly, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeCreatePartitionsRequest(writer: Writer, value: Encodable<CreatePartitionsRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'topics'
    writeCreatePartitionsTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'timeoutMs'
    writer.writeInt32(value.timeoutMs)
    at = 'validateOnly'
    writer.writeBoolean(value.validateOnly)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link CreatePartitionsRequest}. */
export const createPartitionsRequest = /* @__PURE__ */ messageCodec(
  { name: 'CreatePartitionsRequest', apiKey: 37, kind: 'request', versionMin: 0, versionMax: 3, flexibleFrom: 2 },
  readCreatePartitionsRequest,
  writeCreatePartitionsRequest,
)
