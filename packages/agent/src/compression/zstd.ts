import { type Decompress, malformed } from './refusal.ts'

/** Decompresses all frames into at most `bytesMax` bytes; an empty array when it cannot. */
export type DecodeZstd = (bytes: Uint8Array, bytesMax: number) => Uint8Array

/**
 * A decompressor on top of zstd's one-pass decoder. It writes into memory of exactly the size it is given, which is its
 * window too: neither a window nor a content size that a frame announces makes it take more. It decodes every frame of
 * several.
 */
export function createZstdDecompressor(decode: DecodeZstd): Decompress {
  return (bytes, decompressedBytesMax) => {
    const records = decode(bytes, decompressedBytesMax)
    // The library reports a failure as nothing, and memory that it did not get as more than was asked for.
    if (records.length > 0 && records.length <= decompressedBytesMax) return records
    throw malformed(`zstd data that is damaged, or more than ${decompressedBytesMax} bytes (decompressedBytesMax)`)
  }
}
