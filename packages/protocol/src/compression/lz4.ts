import { type Lz4Block, readLz4Blocks } from './lz4-blocks.ts'
import { type BlockLimits, type Decompress, DEFAULT_BLOCKS_MAX, malformed, refusing, tooLarge } from './refusal.ts'

/**
 * Decompresses one raw LZ4 block.
 *
 * @param block - The block alone, without a length.
 * @param decompressedBytesMax - What it may become at most; a function that would make more must throw.
 * @param dictionary - What stood before it, for blocks that refer back; at most 64 KiB.
 */
export type UncompressLz4Block = (
  block: Uint8Array,
  decompressedBytesMax: number,
  dictionary: Uint8Array | undefined,
) => Uint8Array

/** Memory to begin with; as much as most batches become. */
const FIRST_ROOM_BYTES = 1_048_576
/** How far back a linked block may refer. */
const WINDOW_BYTES = 65_536

/**
 * A decompressor of LZ4 frames on top of one of raw blocks, for `Decompressors`. Libraries that take whole frames answer
 * only the first of several, and have no limit.
 *
 * All frames are read, one behind the other, with blocks that stand alone or refer back. Checksums are passed over: a
 * batch has a CRC of its own, and the header's is wrong in message sets of format 0 (KIP-57). The memory taken grows with
 * what came out so far; the function is not called any more once that passes the limit.
 */
export function createLz4Decompressor(uncompressBlock: UncompressLz4Block, limits: BlockLimits = {}): Decompress {
  const blocksMax = limits.blocksMax ?? DEFAULT_BLOCKS_MAX
  return refusing('lz4', (bytes, decompressedBytesMax) => {
    const blocks = readLz4Blocks(bytes, blocksMax)
    const bytesMax = blocks.reduce((sum, block) => sum + block.decompressedBytesMax, 0)
    const room = Math.min(bytesMax, decompressedBytesMax)
    let records: Uint8Array = new Uint8Array(Math.min(room, FIRST_ROOM_BYTES))
    let filled = 0
    for (const block of blocks) {
      const part = uncompressed(block, records.subarray(Math.max(0, filled - WINDOW_BYTES), filled), uncompressBlock)
      if (filled + part.length > decompressedBytesMax) throw tooLarge('LZ4', decompressedBytesMax)
      if (filled + part.length > records.length) records = grown(records, filled + part.length, room)
      records.set(part, filled)
      filled += part.length
    }
    return records.subarray(0, filled)
  })
}

function uncompressed(block: Lz4Block, window: Uint8Array, uncompressBlock: UncompressLz4Block): Uint8Array {
  if (!block.isCompressed) return block.bytes
  const part = uncompressBlock(block.bytes, block.decompressedBytesMax, block.isLinked ? window : undefined)
  if (part.length > block.decompressedBytesMax) throw malformed('an LZ4 block that is larger than its frame allows')
  return part
}

/** A copy with room for twice as much, but no more than there can be. */
function grown(bytes: Uint8Array, need: number, room: number): Uint8Array {
  const copy = new Uint8Array(Math.min(room, Math.max(need, 2 * bytes.length)))
  copy.set(bytes)
  return copy
}
