/** The generator polynomial of CRC-32C, x^32 left out, lowest power in the highest bit. */
const POLYNOMIAL = 0x82f63b78

/** Below this a byte at a time costs less than setting up anything. */
const SLICE_BYTES = 8

/**
 * Eight tables of 256 words. Table `k` at `256 * k + byte` is what `byte` adds to the CRC once `k` more bytes follow.
 */
export const slicingTables: Uint32Array = createTables()

function createTables(): Uint32Array {
  const tables = new Uint32Array(SLICE_BYTES * 256)
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1
    tables[byte] = crc
  }
  for (let index = 256; index < tables.length; index++) {
    const earlier = tables[index - 256]!
    tables[index] = tables[earlier & 0xff]! ^ (earlier >>> 8)
  }
  return tables
}

/** CRC-32C in plain JavaScript, eight lookups per eight bytes; runs everywhere. */
export function calculateInJavaScript(bytes: Uint8Array, previous: number): number {
  const tables = slicingTables
  const wholeEnd = bytes.length - (bytes.length % SLICE_BYTES)
  let crc = ~previous
  let at = 0
  for (; at < wholeEnd; at += SLICE_BYTES) {
    crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    crc =
      tables[1792 + (crc & 0xff)]! ^
      tables[1536 + ((crc >>> 8) & 0xff)]! ^
      tables[1280 + ((crc >>> 16) & 0xff)]! ^
      tables[1024 + (crc >>> 24)]! ^
      tables[768 + bytes[at + 4]!]! ^
      tables[512 + bytes[at + 5]!]! ^
      tables[256 + bytes[at + 6]!]! ^
      tables[bytes[at + 7]!]!
  }
  for (; at < bytes.length; at++) crc = tables[(crc ^ bytes[at]!) & 0xff]! ^ (crc >>> 8)
  return ~crc >>> 0
}
