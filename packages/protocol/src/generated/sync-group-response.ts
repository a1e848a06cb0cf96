// Generated from schema/messages/SyncGroupResponse.json by `npm run generate`. Do not edit.
import { NO_TAGGED_FIELDS, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * What the member was assigned. Versions 0 to 5.
 *
 * - 1: adds `throttleTimeMs` (KIP-124)
 * - 2: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 3: adds static members (KIP-345)
 * - 4: compact lengths and tagged fields (KIP-482)
 * - 5: adds the protocol's type and name, to be checked (KIP-559)
 */
export interface SyncGroupResponse {
  /**
   * How long the client should wait before its next request because of a quota, in milliseconds; 0 when it need not.
   *
   * `int32`, since version 1, dropped silently where a version lacks it.
   */
  readonly throttleTimeMs: number
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * What the members of a classic group agree on: `consumer` for consumers, `connect` for workers of Kafka Connect.
   *
   * `string`, in version 5 only, may be null, by default null, dropped silently where a version lacks it.
   */
  readonly protocolType: string | null
  /**
   * Name of the protocol, that is of the assignor, that the group chose.
   *
   * `string`, in version 5 only, may be null, by default null, dropped silently where a version lacks it.
   */
  readonly protocolName: string | null
  /**
   * What the member gets; a consumer's: see `readConsumerAssignment`.
   *
   * `bytes`.
   */
  readonly assignment: Uint8Array
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readSyncGroupResponse(reader: Reader, version: number): SyncGroupResponse {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'throttleTimeMs'
    const throttleTimeMs = version >= 1 ? reader.readInt32() : 0
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'protocolType'
    const protocolType = version >= 5 ? reader.readNullableString(true) : null
    at = 'protocolName'
    const protocolName = version >= 5 ? reader.readNullableString(true) : null
    at = 'assignment'
    const assignment = reader.readBytes(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, errorCode, protocolType, protocolName, assignment, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeSyncGroupResponse(writer: Writer, value: Encodable<SyncGroupResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'throttleTimeMs'
    if (version >= 1) {
      writer.writeInt32(value.throttleTimeMs)
    }
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'protocolType'
    if (version >= 5) {
      writer.writeNullableString(value.protocolType ?? null, true)
    }
    at = 'protocolName'
    if (version >= 5) {
      writer.writeNullableString(value.protocolName ?? null, true)
    }
    at = 'assignment'
    writer.writeBytes(value.assignment, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link SyncGroupResponse}. */
export const syncGroupResponse = /* @__PURE__ */ messageCodec(
  { name: 'SyncGroupResponse', apiKey: 14, kind: 'response', versionMin: 0, versionMax: 5, flexibleFrom: 4 },
  readSyncGroupResponse,
  writeSyncGroupResponse,
)
