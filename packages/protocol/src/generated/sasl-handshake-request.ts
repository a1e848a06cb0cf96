// Generated from schema/messages/SaslHandshakeRequest.json by `npm run generate`. Do not edit.
import { inReadField, inWrittenField, messageCodec, type Encodable, type Reader, type Writer } from '../codec-runtime.ts'

/**
 * Chooses the SASL mechanism of a connection. Versions 0 to 1.
 *
 * - 1: tokens follow in SaslAuthenticate requests, no longer bare (KIP-152)
 */
export interface SaslHandshakeRequest {
  /**
   * Name of the mechanism: `PLAIN`, `SCRAM-SHA-256`, …
   *
   * `string`.
   */
  readonly mechanism: string
}

function readSaslHandshakeRequest(reader: Reader, _version: number): SaslHandshakeRequest {
  let at = ''
  try {
    at = 'mechanism'
    const mechanism = reader.readString(false)
    return { mechanism }
  } catch (error) {
    throw inReadField(error, at)
  }
}

function writeSaslHandshakeRequest(writer: Writer, value: Encodable<SaslHandshakeRequest>, _version: number): void {
  let at = ''
  try {
    at = 'mechanism'
    writer.writeString(value.mechanism, false)
  } catch (error) {
    throw inWrittenField(error, at)
  }
}

/** Reads and writes {@link SaslHandshakeRequest}. */
export const saslHandshakeRequest = /* @__PURE__ */ messageCodec(
  { name: 'SaslHandshakeRequest', apiKey: 17, kind: 'request', versionMin: 0, versionMax: 1, flexibleFrom: Number.POSITIVE_INFINITY },
  readSaslHandshakeRequest,
  writeSaslHandshakeRequest,
)
