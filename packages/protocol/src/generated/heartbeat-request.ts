// Generated from schema/messages/HeartbeatRequest.json by `npm run generate`. Do not edit.
import { NO_TAGGED_FIELDS, inReadField, inWrittenField, messageCodec, rejectTaggedFields, rejectUnlessDefault, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Says that a member of a classic group is alive, and learns of rebalances. Versions 0 to 4.
 *
 * - 1: adds `throttleTimeMs` (KIP-124)
 * - 2: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 3: adds static members (KIP-345)
 * - 4: compact lengths and tagged fields (KIP-482)
 */
export interface HeartbeatRequest {
  /**
   * Name of the group.
   *
   * `string`.
   */
  readonly groupId: string
  /**
   * Counts the rebalances of a classic group; -1 for who commits without being a member.
   *
   * `int32`.
   */
  readonly generationId: number
  /**
   * Id of the member: given by the coordinator in classic groups, made by the member itself in the newer kinds.
   *
   * `string`.
   */
  readonly memberId: string
  /**
   * Name of a static member, which keeps its place over restarts; null for a dynamic member (KIP-345).
   *
   * `string`, since version 3, may be null, by default null.
   */
  readonly groupInstanceId: string | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readHeartbeatRequest(reader: Reader, version: number): HeartbeatRequest {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'groupId'
    const groupId = reader.readString(flexible)
    at = 'generationId'
    const generationId = reader.readInt32()
    at = 'memberId'
    const memberId = reader.readString(flexible)
    at = 'groupInstanceId'
    const groupInstanceId = version >= 3 ? reader.readNullableString(flexible) : null
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { groupId, generationId, memberId, groupInstanceId, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeHeartbeatRequest(writer: Writer, value: Encodable<HeartbeatRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'groupId'
    writer.writeString(value.groupId, flexible)
    at = 'generationId'
    writer.writeInt32(value.generationId)
    at = 'memberId'
    writer.writeString(value.memberId, flexible)
    at = 'groupInstanceId'
    if (version >= 3) {
      writer.writeNullableString(value.groupInstanceId ?? null, flexible)
    }
    else rejectUnlessDefault(value.groupInstanceId, null, 'groupInstanceId')
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link HeartbeatRequest}. */
export const heartbeatRequest = /* @__PURE__ */ messageCodec(
  { name: 'HeartbeatRequest', apiKey: 12, kind: 'request', versionMin: 0, versionMax: 4, flexibleFrom: 4 },
  readHeartbeatRequest,
  writeHeartbeatRequest,
)
