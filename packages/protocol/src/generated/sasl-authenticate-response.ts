// Generated from schema/messages/SaslAuthenticateResponse.json by `npm run generate`. Do not edit.
import { NO_TAGGED_FIELDS, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Int64, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * The token that answers it. Versions 0 to 2.
 *
 * - 1: sessions may end (KIP-368)
 * - 2: compact lengths and tagged fields (KIP-482)
 */
export interface SaslAuthenticateResponse {
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /**
   * What went wrong, in words for people; null when nothing did, or when the broker says no more.
   *
   * `string`, may be null.
   */
  readonly errorMessage: string | null
  /**
   * Token of the mechanism.
   *
   * `bytes`.
   */
  readonly authBytes: Uint8Array
  /**
   * After how long the client must authenticate again, in milliseconds; 0 for never (KIP-368).
   *
   * `int64`, since version 1, dropped silently where a version lacks it.
   */
  readonly sessionLifetimeMs: Int64
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readSaslAuthenticateResponse(reader: Reader, version: number): SaslAuthenticateResponse {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'errorMessage'
    const errorMessage = reader.readNullableString(flexible)
    at = 'authBytes'
    const authBytes = reader.readBytes(flexible)
    at = 'sessionLifetimeMs'
    const sessionLifetimeMs = version >= 1 ? reader.readInt64() : 0
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { errorCode, errorMessage, authBytes, sessionLifetimeMs, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeSaslAuthenticateResponse(writer: Writer, value: Encodable<SaslAuthenticateResponse>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'errorMessage'
    writer.writeNullableString(value.errorMessage === undefined ? '' : value.errorMessage, flexible)
    at = 'authBytes'
    writer.writeBytes(value.authBytes, flexible)
    at = 'sessionLifetimeMs'
    if (version >= 1) {
      writer.writeInt64(value.sessionLifetimeMs)
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

/** Reads and writes {@link SaslAuthenticateResponse}. */
export const saslAuthenticateResponse = /* @__PURE__ */ messageCodec(
  { name: 'SaslAuthenticateResponse', apiKey: 36, kind: 'response', versionMin: 0, versionMax: 2, flexibleFrom: 2 },
  readSaslAuthenticateResponse,
  writeSaslAuthenticateResponse,
)
