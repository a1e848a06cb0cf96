/**
 * Snappy as Kafka clients write it: one raw block (librdkafka, franz-go), or the framing of the xerial library that
 * Java clients use: a header of 16 bytes, then blocks of `int32 length, raw block`.
 *
 * A raw block begins with its decompressed length, and libraries take that much memory before they look further. So
 * the lengths of all blocks are added up first.
 */
import {
  type BlockLimits,
  checkBlockCount,
  type Decompress,
  DEFAULT_BLOCKS_MAX,
  malformed,
  refusing,
  tooLarge,
} from './refusal.ts'

/** Decompresses one raw snappy block; takes as much memory as the block says and no more. */
export type UncompressSnappyBlock = (block: Uint8Array) => Uint8Array

/** Compresses bytes into one raw snappy block. */
export type CompressSnappyBlock = (bytes: Uint8Array) => Uint8Array

/** Settings of {@link createSnappyCompressor}. */
export interface SnappyCompressorOptions {
  /**
   * `xerial`: the framing of Java clients; every client reads it, old brokers read nothing else. `raw`: one block, a few
   * bytes shorter.
   *
   * @defaultValue `xerial`
   */
  readonly framing?: 'xerial' | 'raw' | undefined
  /**
   * How many bytes a block of the xerial framing stands for.
   *
   * @defaultValue 32,768, as the Java library does
   */
  readonly blockBytes?: number | undefined
}

/** What xerial's header begins with; two version numbers of 4 bytes follow. */
const XERIAL_MAGIC = [0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]
const XERIAL_HEADER_BYTES = 16
const XERIAL_VERSION = 1
const LENGTH_BYTES = 4
const DEFAULT_BLOCK_BYTES = 32_768
/** A length of 32 bits takes at most this many bytes of seven. */
const PREAMBLE_BYTES_MAX = 5

/**
 * A decompressor of both forms on top of one of raw blocks, for `Decompressors`. What the blocks say that they become is
 * held to the limit before the function is called at all.
 */
export function createSnappyDecompressor(uncompressBlock: UncompressSnappyBlock, limits: BlockLimits = {}): Decompress {
  const blocksMax = limits.blocksMax ?? DEFAULT_BLOCKS_MAX
  return refusing('snappy', (bytes, decompressedBytesMax) => {
    const blocks = isXerialHeader(bytes, 0) ? xerialBlocks(bytes, blocksMax) : [bytes]
    let byteLength = 0
    for (const block of blocks) {
      byteLength += decompressedLength(block)
      if (byteLength > decompressedBytesMax) throw tooLarge('snappy', decompressedBytesMax)
    }
    if (blocks.length === 1) return uncompressBlock(blocks[0]!)
    const records = new Uint8Array(byteLength)
    let filled = 0
    for (const block of blocks) {
      const part = uncompressBlock(block)
      if (filled + part.length > byteLength) throw malformed(`snappy blocks of more than ${byteLength} bytes`)
      records.set(part, filled)
      filled += part.length
    }
    if (filled !== byteLength) throw malformed(`snappy blocks of ${filled} bytes instead of ${byteLength}`)
    return records
  })
}

/** A compressor on top of one of raw blocks, for `Compressors`. */
export function createSnappyCompressor(
  compressBlock: CompressSnappyBlock,
  options: SnappyCompressorOptions = {},
): (bytes: Uint8Array) => Uint8Array {
  const { framing = 'xerial', blockBytes = DEFAULT_BLOCK_BYTES } = options
  return framing === 'raw' ? compressBlock : (bytes) => xerialOf(bytes, compressBlock, blockBytes)
}

function xerialOf(bytes: Uint8Array, compressBlock: CompressSnappyBlock, blockBytes: number): Uint8Array {
  const blocks: Uint8Array[] = []
  let byteLength = XERIAL_HEADER_BYTES
  for (let at = 0; at < bytes.length; at += blockBytes) {
    const block = compressBlock(bytes.subarray(at, at + blockBytes))
    blocks.push(block)
    byteLength += LENGTH_BYTES + block.length
  }
  const framed = new Uint8Array(byteLength)
  const view = new DataView(framed.buffer)
  framed.set(XERIAL_MAGIC)
  // The version that writes, and the oldest that can read it.
  view.setInt32(XERIAL_MAGIC.length, XERIAL_VERSION)
  view.setInt32(XERIAL_MAGIC.length + 4, XERIAL_VERSION)
  let at = XERIAL_HEADER_BYTES
  for (const block of blocks) {
    view.setInt32(at, block.length)
    framed.set(block, at + LENGTH_BYTES)
    at += LENGTH_BYTES + block.length
  }
  return framed
}

function isXerialHeader(bytes: Uint8Array, position: number): boolean {
  return XERIAL_MAGIC.every((byte, index) => bytes[position + index] === byte)
}

/** The raw blocks inside the framing. Streams may follow one another, each with a header. */
function xerialBlocks(bytes: Uint8Array, blocksMax: number): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const blocks: Uint8Array[] = []
  let position = 0
  while (position < bytes.length) {
    if (isXerialHeader(bytes, position)) {
      position += XERIAL_HEADER_BYTES
      continue
    }
    if (position + LENGTH_BYTES > bytes.length) throw malformed('snappy data that ends inside a length')
    const length = view.getInt32(position)
    const start = position + LENGTH_BYTES
    if (length < 0 || start + length > bytes.length) throw malformed(`a snappy block of ${length} bytes`)
    position = start + length
    blocks.push(bytes.subarray(start, position))
    checkBlockCount('snappy', blocks.length, blocksMax)
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
