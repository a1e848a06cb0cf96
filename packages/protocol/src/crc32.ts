/** The generator polynomial of CRC-32 (IEEE 802.3), x^32 left out, lowest power in the highest bit. */
const POLYNOMIAL = 0xedb88320
/** Bytes that one turn of the loop takes. */
const SLICE_BYTES = 4

let tables: Uint32Array | undefined

/** Four tables of 256 words, made at the first use. Table `k` has what a byte adds once `k` more bytes follow. */
function slicingTables(): Uint32Array {
  if (tables !== undefined) return tables
  tables = new Uint32Array(SLICE_BYTES * 256)
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

/**
 * CRC-32 (IEEE), what messages of format 0 and 1 and gzip carry; batches of format 2 have CRC-32C instead.
 *
 * @param previous - What an earlier call returned, to continue over data that comes in pieces.
 */
export function crc32(bytes: Uint8Array, previous = 0): number {
  const words = slicingTables()
  const wholeEnd = bytes.length - (bytes.length % SLICE_BYTES)
  let crc = ~previous
  let at = 0
  for (; at < wholeEnd; at += SLICE_BYTES) {
    crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    crc =
      words[768 + (crc & 0xff)]! ^
      words[512 + ((crc >>> 8) & 0xff)]! ^
      words[256 + ((crc >>> 16) & 0xff)]! ^
      words[crc >>> 24]!
  }
  for (; at < bytes.length; at++) crc = words[(crc ^ bytes[at]!) & 0xff]! ^ (crc >>> 8)
  return ~crc >>> 0
}
