// Generated from schema/messages/FindCoordinatorResponse.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, rejectUnlessEmpty, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * The coordinator's address. Versions 0 to 6.
 *
 * - 1: coordinators of transactions (KIP-98), and `throttleTimeMs` (KIP-124)
 * - 2: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 3: compact lengths and tagged fields (KIP-482)
 * - 4: many keys in one request (KIP-699)
 * - 5: the answer may be TRANSACTION_ABORTABLE (KIP-890)
 * - 6: coordinators of share partitions (KIP-932)
 */
export interface FindCoordinatorResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`, since version 1, dropped silently where a version lacks it.
   */
  readonly throttleTimeMs: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`, in versions 0 to 3.
   */
  readonly errorCode: number
  /**
   * What went wrong, in words for people; null when nothing did, or when the broker says no more.
   *
   * `string`, in versions 1 to 3, may be null, dropped silently where a version lacks it.
   */
  readonly errorMessage: string | null
  /**
   * Id of the coordinator; -1 after an error.
   *
   * `int32`, in versions 0 to 3.
   */
  readonly nodeId: number
  /** `string`, in versions 0 to 3. */
  readonly host: string
  /** `int32`, in versions 0 to 3. */
  readonly port: number
  /** `[]Coordinator`, since version 4. */
  readonly coordinators: readonly FindCoordinatorResponseCoordinator[]
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link FindCoordinatorResponse}. */
export interface FindCoordinatorResponseCoordinator {
  /**
   * The group or transactional id; of a share partition `group:topicId:partition`.
   *
   * `string`, since version 4.
   */
  readonly key: string
  /**
   * Id of the coordinator; -1 after an error.
   *
   * `int32`, since version 4.
   */
  readonly nodeId: number
  /** `string`, since version 4. */
  readonly host: string
  /** `int32`, since version 4. */
  readonly port: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`, since version 4.
   */
  readonly errorCode: number
  /**
   * What went wrong, in words for people; null when nothing did, or when the broker says no more.
   *
   * `string`, since version 4, may be null, dropped silently where a version lacks it.
   */
  readonly errorMessage: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readCoordinator(reader: Reader, version: number): FindCoordinatorResponseCoordinator {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'key'
    const key = version >= 4 ? reader.readString(true) : ''
    at = 'nodeId'
    const nodeId = version >= 4 ? reader.readInt32() : 0
    at = 'host'
    const host = version >= 4 ? reader.readString(true) : ''
    at = 'port'
    const port = version >= 4 ? reader.readInt32() : 0
    at = 'errorCode'
    const errorCode = version >= 4 ? reader.readInt16() : 0
    at = 'errorMessage'
    const errorMessage = version >= 4 ? reader.readNullableString(true) : ''
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { key, nodeId, host, port, errorCode, errorMessage, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeCoordinator(writer: Writer, value: Encodable<FindCoordinatorResponseCoordinator>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'key'
    if (version >= 4) {
      writer.writeString(value.key, true)
    }
    else rejectUnlessDefault(value.key, '', 'key')
    at = 'nodeId'
    if (version >= 4) {
      writer.writeInt32(value.nodeId)
    }
    else rejectUnlessDefault(value.nodeId, 0, 'nodeId')
    at = 'host'
    if (version >= 4) {
      writer.writeString(value.host, true)
    }
    else rejectUnlessDefault(value.host, '', 'host')
    at = 'port'
    if (version >= 4) {
      writer.writeInt32(value.port)
    }
    else rejectUnlessDefault(value.port, 0, 'port')
    at = 'errorCode'
    if (version >= 4) {
      writer.writeInt16(value.errorCode)
    }
    else rejectUnlessDefault(value.errorCode, 0, 'errorCode')
    at = 'errorMessage'
    if (version >= 4) {
      writer.writeNullableString(value.errorMessage === undefined ? '' : value.errorMessage, true)
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

function readCoordinatorList(reader: Reader, version: number): FindCoordinatorResponseCoordinator[] {
  const count = reader.readArrayLength(version >= 3, 1)
  const items: FindCoordinatorResponseCoordinator[] = []
  try {
    while (items.length < count) items.push(readCoordinator(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeCoordinatorList(writer: Writer, items: readonly Encodable<FindCoordinatorResponseCoordinator>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 3)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeCoordinator(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readFindCoordinatorResponse(reader: Reader, version: number): FindCoordinatorResponse {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'throttleTimeMs'
    const throttleTimeMs = version >= 1 ? reader.readInt32() : 0
    at = 'errorCode'
    const errorCode = version <= 3 ? reader.readInt16() : 0
    at = 'errorMessage'
    const errorMessage = version >= 1 && version <= 3 ? reader.readNullableString(flexible) : ''
    at = 'nodeId'
    const nodeId = version <= 3 ? reader.readInt32() : 0
    at = 'host'
    const host = version <= 3 ? reader.readString(flexible) : ''
    at = 'port'
    const port = version <= 3 ? reader.readInt32() : 0
    at = 'coordinators'
    const coordinators = version >= 4 ? readCoordinatorList(reader, version) : NO_ITEMS
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, errorCode, errorMessage, nodeId, host, port, coordinators, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeFindCoordinatorResponse(writer: Writer, value: Encodable<FindCoordinatorResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 3
    at = 'throttleTimeMs'
    if (version >= 1) {
      writer.writeInt32(value.throttleTimeMs)
    }
    at = 'errorCode'
    if (version <= 3) {
      writer.writeInt16(value.errorCode)
    }
    else rejectUnlessDefault(value.errorCode, 0, 'errorCode')
    at = 'errorMessage'
    if (version >= 1 && version <= 3) {
      writer.writeNullableString(value.errorMessage === undefined ? '' : value.errorMessage, flexible)
    }
    at = 'nodeId'
    if (version <= 3) {
      writer.writeInt32(value.nodeId)
    }
    else rejectUnlessDefault(value.nodeId, 0, 'nodeId')
    at = 'host'
    if (version <= 3) {
      writer.writeString(value.host, flexible)
    }
    else rejectUnlessDefault(value.host, '', 'host')
    at = 'port'
    if (version <= 3) {
      writer.writeInt32(value.port)
    }
    else rejectUnlessDefault(value.port, 0, 'port')
    at = 'coordinators'
    if (version >= 4) {
      writeCoordinatorList(writer, value.coordinators === undefined ? NO_ITEMS : value.coordinators, version)
    }
    else rejectUnlessEmpty(value.coordinators, 'coordinators')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link FindCoordinatorResponse}. */
export const findCoordinatorResponse = /* @__PURE__ */ messageCodec(
  { name: 'FindCoordinatorResponse', apiKey: 10, kind: 'response', versionMin: 0, versionMax: 6, flexibleFrom: 3 },
  readFindCoordinatorResponse,
  writeFindCoordinatorResponse,
)
