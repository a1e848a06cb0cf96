import type { Random } from './random.ts'

/** Hyphenated positions of a UUID in text form. */
const UUID_TEXT_LENGTH = 36

/**
 * A UUID version 7 (RFC 9562) in lower-case text form: 48 bits of time, then 74 random bits.
 *
 * Sorts by time as text, and is unguessable when `random` is.
 */
export function createUuidV7(nowMs: number, random: Random): string {
  const bytes = random.fill(new Uint8Array(16))
  const view = new DataView(bytes.buffer)
  view.setUint16(0, Math.floor(nowMs / 4_294_967_296))
  view.setUint32(2, nowMs % 4_294_967_296)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return formatUuid(bytes)
}

/** The time in a UUID version 7, in milliseconds since the Unix epoch; undefined when `text` is not one. */
export function uuidV7TimeMs(text: string): number | undefined {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text)) return undefined
  return Number.parseInt(text.slice(0, 8) + text.slice(9, 13), 16)
}

/** The 16 bytes of a UUID in text form; throws a `TypeError` when `text` is not one. */
export function parseUuid(text: string): Uint8Array {
  const hex = text.replaceAll('-', '')
  if (text.length !== UUID_TEXT_LENGTH || !/^[0-9a-f]{32}$/i.test(hex)) throw new TypeError(`not a UUID: ${text}`)
  return Uint8Array.from({ length: 16 }, (_, index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16))
}

/** The lower-case text form of 16 bytes. */
export function formatUuid(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}
