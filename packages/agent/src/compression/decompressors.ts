import { type CompressionCodec, type Decompressors, ProtocolError } from '@millrace/protocol'
import { decompressGzip } from './gzip.ts'
import { createLz4Decompressor } from './lz4.ts'
import { refusing } from './refusal.ts'
import { createSnappyDecompressor } from './snappy.ts'
import { createZstdDecompressor } from './zstd.ts'

/** How each library is loaded. An agent that is never asked for a record by its time loads none. */
const loaders = {
  none: async () => ({}),
  gzip: async () => ({ gzip: refusing('gzip', decompressGzip) }),
  snappy: async () => {
    const { uncompressSync } = await import('snappy')
    // The library answers a string only when it is asked to.
    const uncompressBlock = (block: Uint8Array) => uncompressSync(block, { asBuffer: true }) as Buffer
    return { snappy: refusing('snappy', createSnappyDecompressor(uncompressBlock)) }
  },
  lz4: async () => {
    const { uncompressSync } = await import('lz4-napi')
    return { lz4: refusing('LZ4', createLz4Decompressor(uncompressSync)) }
  },
  zstd: async () => {
    const { ZSTDDecoder } = await import('zstddec')
    const decoder = new ZSTDDecoder()
    await decoder.init()
    return {
      zstd: refusing(
        'zstd',
        createZstdDecompressor((bytes, bytesMax) => decoder.decode(bytes, bytesMax)),
      ),
    }
  },
} satisfies Record<CompressionCodec, () => Promise<Decompressors>>

/**
 * The function that decompresses a codec; loads its library at first use.
 *
 * What it answers throws nothing but `ProtocolError`, and takes at most about twice as much memory as the limit it is
 * given: gzip and zstd copy what they made.
 *
 * @throws `ProtocolError` `UNKNOWN_CODEC` when there is no such codec or its library does not load on this platform.
 */
export async function loadDecompressors(codec: CompressionCodec | 'unknown'): Promise<Decompressors> {
  if (codec === 'unknown') return {}
  try {
    return await loaders[codec]()
  } catch (error) {
    throw new ProtocolError('UNKNOWN_CODEC', `the library for ${codec} cannot be loaded`, { cause: error })
  }
}
