// Generated from schema/messages/HeartbeatResponse.json by `npm run generate`. Do not edit.
import { NO_TAGGED_FIELDS, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * REBALANCE_IN_PROGRESS asks the member to join again. Versions 0 to 4.
 *
 * - 1: adds `throttleTimeMs` (KIP-124)
 * - 2: a throttled answer comes at once and the client does the waiting (KIP-219)
 * - 3: adds static members (KIP-345)
 * - 4: compact lengths and tagged fields (KIP-482)
 */
export interface HeartbeatResponse {
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
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readHeartbeatResponse(reader: Reader, version: number): HeartbeatResponse {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'throttleTimeMs'
    const throttleTimeMs = version >= 1 ? reader.readInt32() : 0
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { throttleTimeMs, errorCode, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeHeartbeatResponse(writer: Writer, value: Encodable<HeartbeatResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 4
    at = 'throttleTimeMs'
    if (version >= 1) {
      writer.writeInt32(value.throttleTimeMs)
    }
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link HeartbeatResponse}. */
export const heartbeatResponse = /* @__PURE__ */ messageCodec(
  { name: 'HeartbeatResponse', apiKey: 12, kind: 'response', versionMin: 0, versionMax: 4, flexibleFrom: 4 },
  readHeartbeatResponse,
  writeHeartbeatResponse,
)
