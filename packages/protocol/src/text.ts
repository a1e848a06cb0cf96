/** Texts up to this many bytes are decoded by hand: a call into the platform's decoder costs more than they do. */
const SHORT_TEXT_BYTES = 32

const decoder = /* @__PURE__ */ new TextDecoder('utf-8', { ignoreBOM: true })
const encoder = /* @__PURE__ */ new TextEncoder()

/** Decodes UTF-8; bytes that are none become U+FFFD, as in Java. */
export function decodeText(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > SHORT_TEXT_BYTES) return decoder.decode(bytes.subarray(start, end))
  let text = ''
  for (let index = start; index < end; index++) {
    const byte = bytes[index]!
    if (byte > 127) return decoder.decode(bytes.subarray(start, end))
    text += String.fromCharCode(byte)
  }
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
