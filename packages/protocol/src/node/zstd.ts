import * as zlib from 'node:zlib'
import { type Decompress } from '../compression/refusal.ts'
import { createZstdDecompressor } from '../compression/zstd.ts'

/** What Node.js 22.15 and 23.8 added, which the types of Node.js 20 do not know. */
interface ZstdOfNode {
  readonly zstdCompressSync?: (bytes: Uint8Array) => Uint8Array
  readonly zstdDecompressSync?: (bytes: Uint8Array, options: { maxOutputLength: number }) => Uint8Array
}

const { zstdCompressSync, zstdDecompressSync } = zlib as ZstdOfNode

/** Decompresses zstd, one frame or several, within the limit; undefined where this Node.js has no zstd. */
export const decompressZstd: Decompress | undefined =
  zstdDecompressSync &&
  createZstdDecompressor((frame, maxOutputLength) => zstdDecompressSync(frame, { maxOutputLength }))

/** Compresses with zstd, in one frame; undefined where this Node.js has no zstd. */
export const compressZstd: ((bytes: Uint8Array) => Uint8Array) | undefined =
  zstdCompressSync && ((bytes) => zstdCompressSync(bytes))
