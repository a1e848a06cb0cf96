// Generated from schema/messages/SaslHandshakeResponse.json by `npm run generate`. Do not edit.
import { inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type Writer } from '../codec-runtime.ts'

/**
 * The mechanisms that the broker offers. Versions 0 to 1.
 *
 * - 1: tokens follow in SaslAuthenticate requests, no longer bare (KIP-152)
 */
export interface SaslHandshakeResponse {
  /**
   * 0 when all went well; `errorName` and `errorText` say what else it means.
   *
   * `int16`.
   */
  readonly errorCode: number
  /** `[]string`. */
  readonly mechanisms: readonly string[]
}

function readSaslHandshakeResponse(reader: Reader, _version: number): SaslHandshakeResponse {
  let at = ''
  try {
    at = 'errorCode'
    const errorCode = reader.readInt16()
    at = 'mechanisms'
    const mechanisms = reader.readStringArray(false)
    return { errorCode, mechanisms }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeSaslHandshakeResponse(writer: Writer, value: Encodable<SaslHandshakeResponse>, _version: number): void {
  let at = ''
  try {
    at = 'errorCode'
    writer.writeInt16(value.errorCode)
    at = 'mechanisms'
    writer.writeStringArray(value.mechanisms, false)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link SaslHandshakeResponse}. */
export const saslHandshakeResponse = /* @__PURE__ */ messageCodec(
  { name: 'SaslHandshakeResponse', apiKey: 17, kind: 'response', versionMin: 0, versionMax: 1, flexibleFrom: Number.POSITIVE_INFINITY },
  readSaslHandshakeResponse,
  writeSaslHandshakeResponse,
)
