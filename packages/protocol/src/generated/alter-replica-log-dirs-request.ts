// Generated from schema/messages/AlterReplicaLogDirsRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Moves replicas to other directories of their broker (KIP-113). Versions 0 to 2.
 *
 * - 1: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 2: compact lengths and tagged fields (KIP-482)
 */
export interface AlterReplicaLogDirsRequest {
  /** `[]AlterReplicaLogDir`. */
  readonly dirs: readonly AlterReplicaLogDirsRequestAlterReplicaLogDir[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AlterReplicaLogDirsRequest}. */
export interface AlterReplicaLogDirsRequestAlterReplicaLogDir {
  /**
   * Absolute path of the directory.
   *
   * `string`.
   */
  readonly path: string
  /** `[]AlterReplicaLogDirTopic`. */
  readonly topics: readonly AlterReplicaLogDirsRequestAlterReplicaLogDirTopic[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link AlterReplicaLogDirsRequest}. */
export interface AlterReplicaLogDirsRequestAlterReplicaLogDirTopic {
  /** `string`. */
  readonly name: string
  /** `[]int32`. */
  readonly partitions: readonly number[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readAlterReplicaLogDir(reader: Reader, version: number): AlterReplicaLogDirsRequestAlterReplicaLogDir {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'path'
    const path = reader.readString(flexible)
    at = 'topics'
    const topics = readAlterReplicaLogDirTopicList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { path, topics, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAlterReplicaLogDir(writer: Writer, value: Encodable<AlterReplicaLogDirsRequestAlterReplicaLogDir>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'path'
    writer.writeString(value.path, flexible)
    at = 'topics'
    writeAlterReplicaLogDirTopicList(writer, value.topics === undefined ? NO_ITEMS : value.topics, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readAlterReplicaLogDirList(reader: Reader, version: number): AlterReplicaLogDirsRequestAlterReplicaLogDir[] {
  const count = reader.readArrayLength(version >= 2, 3)
  const items: AlterReplicaLogDirsRequestAlterReplicaLogDir[] = []
  try {
    while (items.length < count) items.push(readAlterReplicaLogDir(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAlterReplicaLogDirList(writer: Writer, items: readonly Encodable<AlterReplicaLogDirsRequestAlterReplicaLogDir>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAlterReplicaLogDir(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAlterReplicaLogDirTopic(reader: Reader, version: number): AlterReplicaLogDirsRequestAlterReplicaLogDirTopic {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'name'
    const name = reader.readString(flexible)
    at = 'partitions'
    const partitions = reader.readInt32Array(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, partitions, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAlterReplicaLogDirTopic(writer: Writer, value: Encodable<AlterReplicaLogDirsRequestAlterReplicaLogDirTopic>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'name'
    writer.writeString(value.name, flexible)
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

function readAlterReplicaLogDirTopicList(reader: Reader, version: number): AlterReplicaLogDirsRequestAlterReplicaLogDirTopic[] {
  const count = reader.readArrayLength(version >= 2, 3)
  const items: AlterReplicaLogDirsRequestAlterReplicaLogDirTopic[] = []
  try {
    while (items.length < count) items.push(readAlterReplicaLogDirTopic(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeAlterReplicaLogDirTopicList(writer: Writer, items: readonly Encodable<AlterReplicaLogDirsRequestAlterReplicaLogDirTopic>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 2)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeAlterReplicaLogDirTopic(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readAlterReplicaLogDirsRequest(reader: Reader, version: number): AlterReplicaLogDirsRequest {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'dirs'
    const dirs = readAlterReplicaLogDirList(reader, version)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { dirs, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeAlterReplicaLogDirsRequest(writer: Writer, value: Encodable<AlterReplicaLogDirsRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'dirs'
    writeAlterReplicaLogDirList(writer, value.dirs === undefined ? NO_ITEMS : value.dirs, version)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link AlterReplicaLogDirsRequest}. */
export const alterReplicaLogDirsRequest = /* @__PURE__ */ messageCodec(
  { name: 'AlterReplicaLogDirsRequest', apiKey: 34, kind: 'request', versionMin: 0, versionMax: 2, flexibleFrom: 2 },
  readAlterReplicaLogDirsRequest,
  writeAlterReplicaLogDirsRequest,
)
