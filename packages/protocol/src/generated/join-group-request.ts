// Generated from schema/messages/JoinGroupRequest.json by `npm run generate`. Do not edit.
import { NO_ITEMS, NO_TAGGED_FIELDS, inItem, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Joins a classic group, or joins it again after a change; the answer comes when all members have. Versions 0 to 9.
 *
 * - 1: adds `rebalanceTimeoutMs` (KIP-62)
 * - 2: adds `throttleTimeMs` (KIP-124)
 * - 3: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 4: a new member is given its id first, with MEMBER_ID_REQUIRED (KIP-394)
 * - 5: adds static members (KIP-345)
 * - 6: compact lengths and tagged fields (KIP-482)
 * - 7: the answer has the protocol's type (KIP-559)
 * - 8: adds `reason` (KIP-800)
 * - 9: adds `skipAssignment` (KIP-814)
 */
export interface JoinGroupRequest {
  /**
   * Name of the group.
   *
   * `string`.
   */
  readonly groupId: string
  /**
   * After how long without a heartbeat the member is removed, in milliseconds.
   *
   * `int32`.
   */
  readonly sessionTimeoutMs: number
  /**
   * How long members have to join again in a rebalance, in milliseconds; -1 in version 0, where the session timeout counts.
   *
   * `int32`, since version 1, by default -1, dropped silently where a version lacks it.
   */
  readonly rebalanceTimeoutMs: number
  /**
   * Id of the member; empty for a new one.
   *
   * `string`.
   */
  readonly memberId: string
  /**
   * Name of a static member, which keeps its place over restarts; null for a dynamic member (KIP-345).
   *
   * `string`, since version 5, may be null, by default null.
   */
  readonly groupInstanceId: string | null
  /**
   * What the members of a classic group agree on: `consumer` for consumers, `connect` for workers of Kafka Connect.
   *
   * `string`.
   */
  readonly protocolType: string
  /**
   * The assignors that the member knows, best first.
   *
   * `[]JoinGroupRequestProtocol`.
   */
  readonly protocols: readonly JoinGroupRequestProtocol[]
  /**
   * Why the member joins, for the broker's log.
   *
   * `string`, since version 8, may be null, by default null, dropped silently where a version lacks it.
   */
  readonly reason: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

/** Part of {@link JoinGroupRequest}. */
export interface JoinGroupRequestProtocol {
  /** `string`. */
  readonly name: string
  /**
   * What the member tells the leader; a consumer's subscription: see `readConsumerSubscription`.
   *
   * `bytes`.
   */
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
