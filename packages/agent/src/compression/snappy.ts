/**
 * Snappy as Kafka clients write it: one raw block (librdkafka, franz-go), or the framing of the xerial library that
 * Java clients use: a header of 16 bytes, then blocks of `int32 length, raw block`.
 *
 * A raw block begins with its decompressed length, and the library takes that much memory before it looks further. So
 * the lengths of all blocks are added up first.
 */
import { checkBlockCount, type Decompress, malformed, tooLarge } from './refusal.ts'

/** Decompresses one raw block; takes as much memory as the block says and no more. */
export type UncompressSnappyBlock = (block: Uint8Array) => Uint8Array

/** What xerial's header begins with; two version numbers of 4 bytes follow. */
const XERIAL_MAGIC = [0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]
const XERIAL_HEADER_BYTES = 16
/** A length of 32 bits takes at most this many bytes of seven. */
const PREAMBLE_BYTES_MAX = 5

/** A decompressor of both forms on top of one of raw blocks. */
export function createSnappyDecompressor(uncompressBlock: UncompressSnappyBlock): Decompress {
  return (bytes, decompressedBytesMax) => {
    const blocks = isXerialHeader(bytes, 0) ? xerialBlocks(bytes) : [bytes]
    let byteLength = 0
    for (const block of blocks) {
      byteLength += decompressedLength(block)
      if (byteLength > decompressedBytesMax) throw tooLarge('snappy', decompressedBytesMax)
    }
    if (blocks.length === 1) return uncompressBlock(blocks[0]!)
    const records = Buffer.allocUnsafe(byteLength)
    let filled = 0
    for (const block of blocks) {
      const part = uncompressBlock(block)
      records.set(part, filled)
      filled += part.length
    }
    if (filled !== byteLength) throw malformed(`snappy blocks of ${filled} bytes instead of ${byteLength}`)
    return records
  }
}

function isXerialHeader(bytes: Uint8Array, position: number): boolean {
  return XERIAL_MAGIC.every((byte, index) => bytes[position + index] === byte)
}

/** The raw blocks inside the framing. Streams may follow one another, each with a header. */
function xerialBlocks(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const blocks: Uint8Array[] = []
  let position = 0
  while (position < bytes.length) {
    if (isXerialHeader(bytes, position)) {
      position += XERIAL_HEADER_BYTES
      continue
    }
    if (position + 4 > bytes.length) throw malformed('snappy data that ends inside a length')
    const length = view.getInt32(position)
    const start = position + 4
    if (length < 0 || start + length > bytes.length) throw malformed(`a snappy block of ${length} bytes`)
    position = start + length
    blocks.push(bytes.subarray(start, position))
    checkBlockCount('snappy', blocks.length)
  }
  return blocks
}

/** What a raw block says that it becomes: a little-endian varint. */
function decompressedLength(block: Uint8Array): number {
  let length = 0
  let scale = 1
  for (let index = 0; index < PREAMBLE_BYTES_MAX; index++) {
    const byte = block[index]
    if (byte === undefined) break
    length += (byte & 127) * scale
    if (byte < 128) return length
    scale *= 128
  }
  throw malformed('a snappy block without a length')
}
