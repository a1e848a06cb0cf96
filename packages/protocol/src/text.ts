/** Texts up to this many bytes are decoded by hand: a call into the platform's decoder costs more than they do. */
const SHORT_TEXT_BYTES = 32

const decoder = /* @__PURE__ */ new TextDecoder('utf-8', { ignoreBOM: true })
const encoder = /* @__PURE__ */ new TextEncoder()

/**
 * Short texts decoded before, by a hash of their bytes. Topic names, client ids and hosts come again with every request:
 * finding one here makes no garbage, and gives back the very string whose hash a Map already knows.
 * Bounded: a text that falls on a taken slot replaces what was there.
 */
const RECENT_TEXTS_MAX = 1_024
const recent: string[] = /* @__PURE__ */ emptyTexts()

function emptyTexts(): string[] {
  return Array.from({ length: RECENT_TEXTS_MAX }, () => '')
}

/** Decodes UTF-8; bytes that are none become U+FFFD, as in Java. */
export function decodeText(bytes: Uint8Array, start: number, end: number): string {
  const length = end - start
  if (length > SHORT_TEXT_BYTES) return decoder.decode(bytes.subarray(start, end))
  let hash = length
  let seen = 0
  for (let index = start; index < end; index++) {
    const byte = bytes[index]!
    seen |= byte
    hash = (Math.imul(hash, 31) + byte) | 0
  }
  if (seen > 127) return decoder.decode(bytes.subarray(start, end))
  const slot = (hash ^ (hash >>> 15)) & (RECENT_TEXTS_MAX - 1)
  const known = recent[slot]!
  if (known.length === length && matches(known, bytes, start)) return known
  return (recent[slot] = decodeAscii(bytes, start, end))
}

function matches(text: string, bytes: Uint8Array, start: number): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) !== bytes[start + index]) return false
  return true
}

/** Eight characters per call: fewer pieces to be joined, no array for the arguments. */
function decodeAscii(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  let at = start
  for (; at + 8 <= end; at += 8) {
    text += String.fromCharCode(
      bytes[at]!,
      bytes[at + 1]!,
      bytes[at + 2]!,
      bytes[at + 3]!,
      bytes[at + 4]!,
      bytes[at + 5]!,
      bytes[at + 6]!,
      bytes[at + 7]!,
    )
  }
  for (; at < end; at++) text += String.fromCharCode(bytes[at]!)
  return text
}

/** Number of bytes of `text` in UTF-8. */
export function textBytes(text: string): number {
  let count = text.length
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 0x80) continue
    if (code < 0x800) count += 1
    // A surrogate pair takes four bytes for its two units; a lone surrogate is written as U+FFFD, three bytes.
    else if (code < 0xd800 || code > 0xdbff || !isLowSurrogate(text.charCodeAt(index + 1))) count += 2
    else {
      count += 2
      index++
    }
  }
  return count
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}

/** Writes `text` as UTF-8 into room that {@link textBytes} measured. */
export function encodeText(text: string, bytes: Uint8Array, position: number): void {
  encoder.encodeInto(text, position === 0 ? bytes : bytes.subarray(position))
}
