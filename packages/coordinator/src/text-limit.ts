/** Kafka's strings have a length of 16 bits, with a sign. */
const TEXT_BYTES_MAX = 32_767

/** The most bytes that one UTF-16 code unit takes in UTF-8. */
const BYTES_PER_UNIT_MAX = 3

/**
 * Whether a text can be written as a Kafka string. One that was read can fail to: each byte that is no UTF-8 becomes a
 * character of three.
 */
export function fitsText(text: string | null): boolean {
  if (text === null || text.length * BYTES_PER_UNIT_MAX <= TEXT_BYTES_MAX) return true
  return Buffer.byteLength(text) <= TEXT_BYTES_MAX
}
