// Generated from schema/messages/SaslAuthenticateRequest.json by `npm run generate`. Do not edit.
import { NO_TAGGED_FIELDS, inReadField, inWrittenField, messageCodec, rejectTaggedFields, type Encodable, type Reader, type UnknownTaggedField, type Writer } from '../codec-runtime.ts'

/**
 * Carries one token of the chosen SASL mechanism. Versions 0 to 2.
 *
 * - 1: sessions may end (KIP-368)
 * - 2: compact lengths and tagged fields (KIP-482)
 */
export interface SaslAuthenticateRequest {
  /**
   * Token of the mechanism.
   *
   * `bytes`.
   */
  readonly authBytes: Uint8Array
  /** Tagged fields that the schema does not know, in order of their tags. */
  readonly unknownTaggedFields: readonly UnknownTaggedField[]
}

function readSaslAuthenticateRequest(reader: Reader, version: number): SaslAuthenticateRequest {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'authBytes'
    const authBytes = reader.readBytes(flexible)
    at = 'unknownTaggedFields'
    const unknownTaggedFields = flexible ? reader.readUnknownTaggedFields() : NO_TAGGED_FIELDS
    return { authBytes, unknownTaggedFields }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeSaslAuthenticateRequest(writer: Writer, value: Encodable<SaslAuthenticateRequest>, version: number): void {
  let at = ''
  try {
    const flexible = version >= 2
    at = 'authBytes'
    writer.writeBytes(value.authBytes, flexible)
    at = 'unknownTaggedFields'
    if (flexible) {
      writer.writeTaggedFields(value.unknownTaggedFields)
    }
    else rejectTaggedFields(value.unknownTaggedFields)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link SaslAuthenticateRequest}. */
export const saslAuthenticateRequest = /* @__PURE__ */ messageCodec(
  { name: 'SaslAuthenticateRequest', apiKey: 36, kind: 'request', versionMin: 0, versionMax: 2, flexibleFrom: 2 },
  readSaslAuthenticateRequest,
  writeSaslAuthenticateRequest,
)
