/**
 * Zstandard (RFC 8878), taken apart into frames and measured without decoding. What is read of a frame:
 *
 * - magic 0xFD2FB528, a descriptor byte (sizes of the fields that follow, checksum), a window byte unless the frame is a
 *   single segment, a dictionary id, the content size;
 * - blocks: three little-endian bytes with last bit, type and size. A raw block is so many bytes long and stands for so
 *   many, a run of one byte takes one, a compressed one stands for at most 128 KiB;
 * - a checksum of the content when the descriptor says so.
 *
 * Skippable frames (magic 0x184D2A50 to 5F) stand for nothing.
 */
import { checkBlockCount, malformed } from './refusal.ts'

/** One frame. */
export interface ZstdFrame {
  /** All of its bytes. */
  readonly bytes: Uint8Array
  /** What it surely becomes at least: the content size that it announces, or its raw blocks and runs. */
  readonly decompressedBytesMin: number
  /** What it can become at most. */
  readonly decompressedBytesMax: number
}

const MAGIC = 0xfd2fb528
const SKIPPABLE_MAGIC = 0x184d2a50
const SKIPPABLE_HEADER_BYTES = 8
const BLOCK_HEADER_BYTES = 3
const CHECKSUM_BYTES = 4
/** A block never stands for more, whatever the window is. */
const BLOCK_BYTES_MAX = 131_072
const BLOCK = { raw: 0, run: 1, compressed: 2 } as const
const DESCRIPTOR = { singleSegment: 32, reserved: 8, checksum: 4, dictionaryMask: 3 } as const
/** By the two highest bits of the descriptor. */
const CONTENT_SIZE_BYTES = [0, 2, 4, 8] as const
/** A content size of two bytes counts from here. */
const SHORT_CONTENT_SIZE_FROM = 256

/**
 * The frames in order, skippable ones left out.
 *
 * @throws {@link ProtocolError} `MALFORMED` or `LIMIT_EXCEEDED`.
 */
export function readZstdFrames(bytes: Uint8Array, blocksMax: number): readonly ZstdFrame[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const frames: ZstdFrame[] = []
  for (let position = 0; position < bytes.length; ) {
    const magic = uint32At(view, position)
    if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE_MAGIC) {
      position += SKIPPABLE_HEADER_BYTES + uint32At(view, position + 4)
      if (position > bytes.length) throw malformed('zstd data that ends inside a skippable frame')
      continue
    }
    if (magic !== MAGIC) throw malformed('zstd data that begins no frame')
    const header = readFrameHeader(view, position)
    const blocks = readBlocks(view, header.end)
    const end = blocks.end + (header.hasChecksum ? CHECKSUM_BYTES : 0)
    if (end > bytes.length) throw malformed('zstd data that ends inside a checksum')
    const { contentSize = blocks.bytesMin } = header
    if (contentSize < blocks.bytesMin || contentSize > blocks.bytesMax)
      throw malformed(`a zstd frame of ${contentSize} bytes in blocks of ${blocks.bytesMin} to ${blocks.bytesMax}`)
    frames.push({
      bytes: bytes.subarray(position, end),
      decompressedBytesMin: contentSize,
      decompressedBytesMax: header.contentSize ?? blocks.bytesMax,
    })
    checkBlockCount('zstd', frames.length, blocksMax)
    position = end
  }
  return frames
}

function readFrameHeader(view: DataView, position: number) {
  const at = position + 4
  const descriptor = uint8At(view, at)
  if ((descriptor & DESCRIPTOR.reserved) !== 0) throw malformed('a zstd frame with a reserved bit')
  if ((descriptor & DESCRIPTOR.dictionaryMask) !== 0) throw malformed('a zstd frame with a dictionary')
  const isSingleSegment = (descriptor & DESCRIPTOR.singleSegment) !== 0
  const contentSizeAt = at + (isSingleSegment ? 1 : 2)
  const sizeBytes = descriptor >>> 6 === 0 && isSingleSegment ? 1 : CONTENT_SIZE_BYTES[descriptor >>> 6]!
  const end = contentSizeAt + sizeBytes
  if (end > view.byteLength) throw malformed('zstd data that ends inside a header')
  return {
    hasChecksum: (descriptor & DESCRIPTOR.checksum) !== 0,
    contentSize: contentSizeOf(view, contentSizeAt, sizeBytes),
    end,
  }
}

function contentSizeOf(view: DataView, at: number, sizeBytes: number): number | undefined {
  if (sizeBytes === 0) return undefined
  if (sizeBytes === 1) return view.getUint8(at)
  if (sizeBytes === 2) return view.getUint16(at, true) + SHORT_CONTENT_SIZE_FROM
  if (sizeBytes === 4) return view.getUint32(at, true)
  return view.getUint32(at + 4, true) * 4_294_967_296 + view.getUint32(at, true)
}

function readBlocks(view: DataView, position: number) {
  let at = position
  let bytesMin = 0
  let bytesMax = 0
  for (;;) {
    if (at + BLOCK_HEADER_BYTES > view.byteLength) throw malformed('zstd data that ends inside a block header')
    const word = view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
    const size = word >>> 3
    const type = (word >>> 1) & 3
    if (type > BLOCK.compressed || size > BLOCK_BYTES_MAX) throw malformed('a zstd block of no known type or size')
    at += BLOCK_HEADER_BYTES + (type === BLOCK.run ? 1 : size)
    if (at > view.byteLength) throw malformed('zstd data that ends inside a block')
    bytesMin += type === BLOCK.compressed ? 0 : size
    bytesMax += type === BLOCK.compressed ? BLOCK_BYTES_MAX : size
    if ((word & 1) !== 0) return { end: at, bytesMin, bytesMax }
  }
}

function uint8At(view: DataView, position: number): number {
  if (position >= view.byteLength) throw malformed('zstd data that ends inside a header')
  return view.getUint8(position)
}

function uint32At(view: DataView, position: number): number {
  if (position + 4 > view.byteLength) throw malformed('zstd data that ends inside a header')
  return view.getUint32(position, true)
}
