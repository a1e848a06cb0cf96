import { joinChunks } from '../chunk-walk.ts'
import { type BlockLimits, type Decompress, DEFAULT_BLOCKS_MAX, malformed, refusing, tooLarge } from './refusal.ts'
import { readZstdFrames } from './zstd-frames.ts'

/**
 * Decompresses one zstd frame into at most `decompressedBytesMax` bytes; throws, or answers nothing or more, when it
 * cannot. A decoder that writes into memory of exactly that size (zstd's one-pass decoder) takes no window beside it,
 * whatever the frame announces.
 */
export type DecodeZstdFrame = (frame: Uint8Array, decompressedBytesMax: number) => Uint8Array

/**
 * A decompressor on top of one of frames, for `Decompressors`. Frames are measured by their headers first: what says of
 * itself that it becomes more than the limit is refused before the function is called, and the function is given no
 * more room than a frame can fill. All frames are read, one behind the other.
 */
export function createZstdDecompressor(decodeFrame: DecodeZstdFrame, limits: BlockLimits = {}): Decompress {
  const blocksMax = limits.blocksMax ?? DEFAULT_BLOCKS_MAX
  return refusing('zstd', (bytes, decompressedBytesMax) => {
    const frames = readZstdFrames(bytes, blocksMax)
    if (frames.length === 0) throw malformed('zstd data without a frame')
    const least = frames.reduce((sum, frame) => sum + frame.decompressedBytesMin, 0)
    if (least > decompressedBytesMax) throw tooLarge('zstd', decompressedBytesMax)
    const parts: Uint8Array[] = []
    let left = decompressedBytesMax
    for (const frame of frames) {
      if (frame.decompressedBytesMax === 0) continue
      const part =
        left === 0 ? undefined : decoded(frame.bytes, Math.min(left, frame.decompressedBytesMax), decodeFrame)
      // A frame that might have become more than is left, and did not decode into that, is taken for too large.
      if (part === undefined && frame.decompressedBytesMax > left) throw tooLarge('zstd', decompressedBytesMax)
      if (part === undefined) throw malformed('zstd data that is damaged')
      parts.push(part)
      left -= part.length
    }
    return joinChunks(parts)
  })
}

/** Undefined when the frame cannot be decoded into so much room. */
function decoded(frame: Uint8Array, room: number, decodeFrame: DecodeZstdFrame): Uint8Array | undefined {
  try {
    const part = decodeFrame(frame, room)
    // Libraries report a failure as nothing, and memory that they did not get as more than was asked for.
    return part.length > 0 && part.length <= room ? part : undefined
  } catch {
    return undefined
  }
}
