// Generated from schema/messages/ShareGroupHeartbeatRequest.json by `npm run generate`. Do not edit.
import { inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Joins a share group, stays in it, leaves it, and learns of its assignment (KIP-932). Version 1.
 *
 * - 1: the first stable version (KIP-932)
 */
export interface ShareGroupHeartbeatRequest {
  /**
   * Name of the group.
   *
   * `string`.
   */
  readonly groupId: string
  /**
   * Id of the member: given by the coordinator in classic groups, made by the member itself in the newer kinds.
   *
   * `string`.
   */
  readonly memberId: string
  /**
   * 0 joins, -1 leaves; otherwise the epoch that the member has.
   *
   * `int32`.
   */
  readonly memberEpoch: number
  /**
   * Rack of the client or member, so that it may be served near by.
   *
   * `string`, may be null, by default null.
   */
  readonly rackId: string | null
  /**
   * Topics wanted; null when they did not change.
   *
   * `[]string`, may be null, by default null.
   */
  readonly subscribedTopicNames: readonly string[] | null
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readShareGroupHeartbeatRequest(reader: Reader, _version: number): ShareGroupHeartbeatRequest {
  let at = ''
  try {
    at = 'groupId'
    const groupId = reader.readString(true)
    at = 'memberId'
    const memberId = reader.readString(true)
    at = 'memberEpoch'
    const memberEpoch = reader.readInt32()
    at = 'rackId'
    const rackId = reader.readNullableString(true)
    at = 'subscribedTopicNames'
    const subscribedTopicNames = reader.readNullableStringArray(true)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = reader.readUnknownTaggedFields()
    return { groupId, memberId, memberEpoch, rackId, subscribedTopicNames, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeShareGroupHeartbeatRequest(writer: Writer, value: Encodable<ShareGroupHeartbeatRequest>, _version: number): void {
  let at = ''
  try {
    at = 'groupId'
    writer.writeString(value.groupId, true)
    at = 'memberId'
    writer.writeString(value.memberId, true)
    at = 'memberEpoch'
    writer.writeInt32(value.memberEpoch)
    at = 'rackId'
    writer.writeNullableString(value.rackId ?? null, true)
    at = 'subscribedTopicNames'
    writer.writeNullableStringArray(value.subscribedTopicNames ?? null, true)
    at = 'unknownTaggedFields'
    writer.writeTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link ShareGroupHeartbeatRequest}. */
export const shareGroupHeartbeatRequest = /* @__PURE__ */ messageCodec(
  { name: 'ShareGroupHeartbeatRequest', apiKey: 76, kind: 'request', versionMin: 1, versionMax: 1, flexibleFrom: 0 },
  readShareGroupHeartbeatRequest,
  writeShareGroupHeartbeatRequest,
)
