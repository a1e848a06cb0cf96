/**
 * The LZ4 frame format, taken apart into blocks. What is read of a frame:
 *
 * - magic 0x184D2204, a flags byte (version, linked blocks, checksums, content size, dictionary), a block size byte,
 *   the content size when the flags say so, a header checksum;
 * - blocks: a little-endian length whose highest bit says "not compressed", the bytes, a checksum when the flags say so;
 * - a length of zero, then a checksum of the content when the flags say so.
 *
 * Checksums are passed over, since a record batch has a CRC of its own; so is the content size, which nothing is
 * allocated by. Frames may follow one another.
 */
import { checkBlockCount, malformed } from './refusal.ts'

/** One block of a frame. */
export interface Lz4Block {
  /** Its bytes, as they are in the frame. */
  readonly bytes: Uint8Array
  /** False when the bytes are the content itself. */
  readonly isCompressed: boolean
  /** The most bytes that it can become. */
  readonly decompressedBytesMax: number
  /** Whether it may refer to what the blocks before it in its frame became. */
  readonly isLinked: boolean
}

const MAGIC = 0x184d2204
const VERSION = 1
const NOT_COMPRESSED = 0x80000000
const FLAG = { dictionaryId: 1, contentChecksum: 4, contentSize: 8, blockChecksum: 16, independentBlocks: 32 } as const
const CONTENT_SIZE_BYTES = 8
const CHECKSUM_BYTES = 4
/** By the number in the block size byte. */
const BLOCK_BYTES_MAX: Readonly<Record<number, number>> = { 4: 65_536, 5: 262_144, 6: 1_048_576, 7: 4_194_304 }
/** No byte of a compressed block stands for more than this. */
const EXPANSION_MAX = 255

/**
 * The blocks of all frames, in order.
 *
 * @throws {@link ProtocolError} `MALFORMED` or `LIMIT_EXCEEDED`.
 */
export function readLz4Blocks(bytes: Uint8Array, blocksMax: number): readonly Lz4Block[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const blocks: Lz4Block[] = []
  let position = 0
  while (position < bytes.length) position = readFrame(view, position, blocks, blocksMax)
  return blocks
}

/** Adds the blocks of the frame at `position`; answers where it ends. */
function readFrame(view: DataView, position: number, blocks: Lz4Block[], blocksMax: number): number {
  const { flags, blockBytesMax, end } = readFrameHeader(view, position)
  const checksumBytes = (flags & FLAG.blockChecksum) === 0 ? 0 : CHECKSUM_BYTES
  const firstBlock = blocks.length
  let next = end
  for (;;) {
    const word = uint32At(view, next)
    next += 4
    if (word === 0) break
    const isCompressed = word < NOT_COMPRESSED
    const length = isCompressed ? word : word - NOT_COMPRESSED
    if (length > blockBytesMax || next + length + checksumBytes > view.byteLength)
      throw malformed(`an LZ4 block of ${length} bytes`)
    blocks.push({
      bytes: new Uint8Array(view.buffer, view.byteOffset + next, length),
      isCompressed,
      decompressedBytesMax: isCompressed ? Math.min(blockBytesMax, length * EXPANSION_MAX) : length,
      isLinked: (flags & FLAG.independentBlocks) === 0 && blocks.length > firstBlock,
    })
    checkBlockCount('LZ4', blocks.length, blocksMax)
    next += length + checksumBytes
  }
  return (flags & FLAG.contentChecksum) === 0 ? next : next + CHECKSUM_BYTES
}

function readFrameHeader(view: DataView, position: number) {
  if (uint32At(view, position) !== MAGIC) throw malformed('LZ4 data that begins no frame')
  const descriptor = position + 4
  if (descriptor + 3 > view.byteLength) throw malformed('LZ4 data that ends inside a header')
  const flags = view.getUint8(descriptor)
  const blockBytesMax = BLOCK_BYTES_MAX[(view.getUint8(descriptor + 1) >>> 4) & 7]
  if (flags >>> 6 !== VERSION || blockBytesMax === undefined || (flags & FLAG.dictionaryId) !== 0)
    throw malformed('an LZ4 frame of an unknown version, block size or dictionary')
  const contentSizeBytes = (flags & FLAG.contentSize) === 0 ? 0 : CONTENT_SIZE_BYTES
  // Flags, block size, content size, header checksum.
  return { flags, blockBytesMax, end: descriptor + 3 + contentSizeBytes }
}

function uint32At(view: DataView, position: number): number {
  if (position + 4 > view.byteLength) throw malformed('LZ4 data that ends inside a length')
  return view.getUint32(position, true)
}
