export { createLz4Decompressor, type UncompressLz4Block } from './lz4.ts'
export type { BlockLimits, Decompress } from './refusal.ts'
export {
  createSnappyCompressor,
  createSnappyDecompressor,
  type CompressSnappyBlock,
  type SnappyCompressorOptions,
  type UncompressSnappyBlock,
} from './snappy.ts'
export { createZstdDecompressor, type DecodeZstdFrame } from './zstd.ts'
