import { type Lz4Block, readLz4Blocks } from './lz4-blocks.ts'
import { type Decompress, malformed, tooLarge } from './refusal.ts'

/**
 * Decompresses one block that stands behind its decompressed length (4 bytes, little-endian), which is the most that it
 * may become. The dictionary is what stood before it.
 */
export type UncompressLz4Block = (sizedBlock: Uint8Array, dictionary?: Uint8Array) => Uint8Array

/** How far back a linked block may refer. */
const WINDOW_BYTES = 65_536

/**
 * A decompressor of LZ4 frames on top of one of blocks. Libraries that take whole frames answer only the first of
 * several, and have no limit.
 */
export function createLz4Decompressor(uncompressBlock: UncompressLz4Block): Decompress {
  return (bytes, decompressedBytesMax) => {
    const blocks = readLz4Blocks(bytes)
    const bytesMax = blocks.reduce((sum, block) => sum + block.decompressedBytesMax, 0)
    const records = Buffer.allocUnsafe(Math.min(bytesMax, decompressedBytesMax))
    let filled = 0
    for (const block of blocks) {
      const window = block.isLinked ? records.subarray(Math.max(0, filled - WINDOW_BYTES), filled) : undefined
      const part = block.isCompressed ? uncompressBlock(sized(block), window) : block.bytes
      if (part.length > block.decompressedBytesMax) throw malformed('an LZ4 block that is larger than its frame allows')
      if (filled + part.length > decompressedBytesMax) throw tooLarge('LZ4', decompressedBytesMax)
      records.set(part, filled)
      filled += part.length
    }
    return records.subarray(0, filled)
  }
}

function sized({ bytes, decompressedBytesMax }: Lz4Block): Buffer {
  const block = Buffer.allocUnsafe(4 + bytes.length)
  block.writeUInt32LE(decompressedBytesMax)
  block.set(bytes, 4)
  return block
}
