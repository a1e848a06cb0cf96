import type { Compressors, Decompressors } from '../compression.ts'
import { compressGzip, decompressGzip } from './gzip.ts'
import { compressZstd, decompressZstd } from './zstd.ts'

export { compressGzip, compressZstd, decompressGzip, decompressZstd }

/**
 * What this Node.js decompresses by itself, for `readRecords` and its like: gzip, and zstd where it has it (22.15, 23.8
 * and later). Put your own functions for the other codecs beside them: `{ ...nodeDecompressors, lz4 }`.
 */
export const nodeDecompressors: Decompressors = /* @__PURE__ */ Object.freeze({
  gzip: decompressGzip,
  zstd: decompressZstd,
})

/** What this Node.js compresses by itself, for `encodeRecordBatch` and its like: gzip, and zstd where it has it. */
export const nodeCompressors: Compressors = /* @__PURE__ */ Object.freeze({ gzip: compressGzip, zstd: compressZstd })
