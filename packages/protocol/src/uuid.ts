import { ProtocolError } from './errors.ts'

/** The uuid that means "none": sixteen zero bytes, 22 letters `A`. */
export const ZERO_UUID = 'AAAAAAAAAAAAAAAAAAAAAA'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const UUID_CHARACTERS = 22
const UUID_BYTES = 16

/** The six bits of each letter, 255 for what is none. */
const BITS = /* @__PURE__ */ (() => {
  const bits = new Uint8Array(128).fill(255)
  for (let index = 0; index < 64; index++) bits[ALPHABET.charCodeAt(index)] = index
  return bits
})()

/** Character codes of the letters, so that a uuid is made by one call. */
const LETTERS = /* @__PURE__ */ (() => Uint8Array.from(ALPHABET, (letter) => letter.charCodeAt(0)))()

/** The 16 bytes at `position` as unpadded base64url, the form that Kafka's Java client prints. */
export function uuidFromBytes(bytes: Uint8Array, position: number): string {
  const codes: number[] = []
  for (let index = 0; index < 15; index += 3) {
    const at = position + index
    const group = (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!
    codes.push(LETTERS[group >> 18]!, LETTERS[(group >> 12) & 63]!, LETTERS[(group >> 6) & 63]!, LETTERS[group & 63]!)
  }
  const last = bytes[position + 15]!
  codes.push(LETTERS[last >> 2]!, LETTERS[(last & 3) << 4]!)
  return String.fromCharCode(...codes)
}

/** Writes the 16 bytes of a uuid in unpadded base64url; refuses any other string. */
export function uuidToBytes(uuid: string, bytes: Uint8Array, position: number): void {
  let invalid = uuid.length === UUID_CHARACTERS ? 0 : 255
  let held = 0
  let at = position
  for (let index = 0; index < UUID_CHARACTERS && invalid < 64; index++) {
    const code = uuid.charCodeAt(index)
    const bits = code < 128 ? BITS[code]! : 255
    invalid |= bits & 192
    held = (held << 6) | bits
    const phase = index & 3
    if (phase !== 0) bytes[at++] = (held >> (6 - 2 * phase)) & 255
  }
  // 22 letters hold 132 bits: the last four must be zero, or two strings would mean the same uuid.
  if (invalid !== 0 || at !== position + UUID_BYTES || (held & 15) !== 0) {
    throw new ProtocolError(
      'INVALID_VALUE',
      `${JSON.stringify(uuid)?.slice(0, 40)} is no uuid of 22 base64url characters`,
    )
  }
}
