// Generated from schema/messages/JoinGroupRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/** Kafka's JoinGroupRequest. Versions 0 to 9. */
export interface JoinGroupRequest {
  /** `string`. */
  readonly groupId: string
  /** `int32`. */
  readonly sessionTimeoutMs: number
  /** `int32`, since version 1, by default -1, dropped silently where a version lacks it. */
  readonly rebalanceTimeoutMs: number
  /** `string`. */
  readonly memberId: string
  /** `string`, since version 5, may be null, by default null. */
  readonly groupInstanceId: string | null
  /** `string`. */
  readonly protocolType: string
  /** `[]JoinGroupRequestProtocol`. */
  readonly protocols: readonly JoinGroupRequestProtocol[]
  /** `string`, since version 8, may be null, by default null, dropped silently where a version lacks it. */
  readonly reason: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link JoinGroupRequest}. */
export interface JoinGroupRequestProtocol {
  /** `string`. */
  readonly name: string
  /** `bytes`. */
  readonly metadata: Uint8Array
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readJoinGroupRequestProtocol(reader: Reader, version: number): JoinGroupRequestProtocol {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'name'
    const name = reader.readString(flexible)
    at = 'metadata'
    const metadata = reader.readBytes(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { name, metadata, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeJoinGroupRequestProtocol(writer: Writer, value: Encodable<JoinGroupRequestProtocol>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'name'
    writer.writeString(value.name, flexible)
    at = 'metadata'
    writer.writeBytes(value.metadata, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

function readJoinGroupRequestProtocolList(reader: Reader, version: number): JoinGroupRequestProtocol[] {
  const count = reader.readArrayLength(version >= 6, 3)
  const items: JoinGroupRequestProtocol[] = []
  try {
    while (items.length < count) items.push(readJoinGroupRequestProtocol(reader, version))
  } catch (error) {
    throw inItem(error, items.length)
  }
  return items
}

function writeJoinGroupRequestProtocolList(writer: Writer, items: readonly Encodable<JoinGroupRequestProtocol>[] | null, version: number): void {
  writer.writeArrayLength(items, version >= 6)
  if (items === null) return
  let index = 0
  try {
    for (; index < items.length; index++) writeJoinGroupRequestProtocol(writer, items[index]!, version)
  } catch (error) {
    throw inItem(error, index)
  }
}

function readJoinGroupRequest(reader: Reader, version: number): JoinGroupRequest {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'groupId'
    const groupId = reader.readString(flexible)
    at = 'sessionTimeoutMs'
    const sessionTimeoutMs = reader.readInt32()
    at = 'rebalanceTimeoutMs'
    const rebalanceTimeoutMs = version >= 1 ? reader.readInt32() : -1
    at = 'memberId'
    const memberId = reader.readString(flexible)
    at = 'groupInstanceId'
    const groupInstanceId = version >= 5 ? reader.readNullableString(flexible) : null
    at = 'protocolType'
    const protocolType = reader.readString(flexible)
    at = 'protocols'
    const protocols = readJoinGroupRequestProtocolList(reader, version)
    at = 'reason'
    const reason = version >= 8 ? reader.readNullableString(true) : null
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { groupId, sessionTimeoutMs, rebalanceTimeoutMs, memberId, groupInstanceId, protocolType, protocols, reason, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeJoinGroupRequest(writer: Writer, value: Encodable<JoinGroupRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 6
    at = 'groupId'
    writer.writeString(value.groupId, flexible)
    at = 'sessionTimeoutMs'
    writer.writeInt32(value.sessionTimeoutMs)
    at = 'rebalanceTimeoutMs'
    if (version >= 1) {
      writer.writeInt32(value.rebalanceTimeoutMs === undefined ? -1 : value.rebalanceTimeoutMs)
    }
    at = 'memberId'
    writer.writeString(value.memberId, flexible)
    at = 'groupInstanceId'
    if (version >= 5) {
      writer.writeNullableString(value.groupInstanceId ?? null, flexible)
    }
    else rejectUnlessDefault(value.groupInstanceId, null, 'groupInstanceId')
    at = 'protocolType'
    writer.writeString(value.protocolType, flexible)
    at = 'protocols'
    writeJoinGroupRequestProtocolList(writer, value.protocols === undefined ? NO_ITEMS : value.protocols, version)
    at = 'reason'
    if (version >= 8) {
      writer.writeNullableString(value.reason ?? null, true)
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

/** Reads and writes {@link JoinGroupRequest}. */
export const joinGroupRequest = /* @__PURE__ */ messageCodec(
  { name: 'JoinGroupRequest', apiKey: 11, kind: 'request', versionMin: 0, versionMax: 9, flexibleFrom: 6 },
  readJoinGroupRequest,
  writeJoinGroupRequest,
)
