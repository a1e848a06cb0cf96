import { TOPIC_ID_BYTES } from './segment-layout.ts'

const TOPIC_ID_TEXT = /^[A-Za-z0-9_-]{21}[AQgw]$/

/** The 16 bytes of a topic id in its 22-character base64url form; throws a `TypeError` when `text` is not one. */
export function parseTopicId(text: string): Uint8Array {
  // The last character carries only two bits, hence its small set: every id has exactly one text form.
  if (!TOPIC_ID_TEXT.test(text)) throw new TypeError(`not a topic id of 22 base64url characters: ${text.slice(0, 40)}`)
  return Buffer.from(text, 'base64url')
}

/** The text form of the topic id at `offset`. */
export function formatTopicId(bytes: Uint8Array, offset: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + offset, TOPIC_ID_BYTES).toString('base64url')
}
