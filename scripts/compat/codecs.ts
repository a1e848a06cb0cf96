/** Compression for the comparisons: what decompresses is the product's, what compresses is a library's or ours. */
import { compress as zstdCompress, init as initZstd } from '@bokuweb/zstd-wasm'
import { compressFrameSync } from 'lz4-napi'
import { compressSync } from 'snappy'
import { loadDecompressors } from '../../packages/agent/src/compression/decompressors.ts'
import { createSnappyCompressor } from '../../packages/protocol/src/compression/index.ts'
import { compressGzip } from '../../packages/protocol/src/node/index.ts'
import {
  COMPRESSION_CODECS,
  type CompressionCodec,
  type Compressors,
  type Decompressors,
} from '../../packages/protocol/src/index.ts'

/** Functions by codec. */
export interface Codecs {
  readonly compress: Required<Compressors>
  readonly decompress: Decompressors
}

/** Loads every codec. */
export async function loadCodecs(): Promise<Codecs> {
  await initZstd()
  const decompress = await Promise.all(COMPRESSION_CODECS.map((codec: CompressionCodec) => loadDecompressors(codec)))
  return {
    compress: {
      gzip: compressGzip,
      snappy: createSnappyCompressor((block) => compressSync(Buffer.from(block))),
      lz4: (bytes) => compressFrameSync(Buffer.from(bytes)),
      zstd: (bytes) => zstdCompress(Buffer.from(bytes), 3),
    },
    decompress: Object.assign({}, ...decompress),
  }
}
