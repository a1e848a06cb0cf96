import { type CompressionCodec, type Decompressors, ProtocolError } from '@millrace/protocol'
import { createLz4Decompressor, createSnappyDecompressor, createZstdDecompressor } from '@millrace/protocol/compression'
import { decompressGzip } from '@millrace/protocol/node'

/** How each library is loaded. An agent that is never asked for a record by its time loads none. */
const loaders = {
  none: async () => ({}),
  gzip: async () => ({ gzip: decompressGzip }),
  snappy: async () => {
    const { uncompressSync } = await import('snappy')
    // The library answers a string only when it is asked to.
    return { snappy: createSnappyDecompressor((block) => uncompressSync(block, { asBuffer: true }) as Buffer) }
  },
  lz4: async () => {
    const { uncompressSync } = await import('lz4-napi')
    return {
      lz4: createLz4Decompressor((block, bytesMax, dictionary) => uncompressSync(sized(block, bytesMax), dictionary)),
    }
  },
  zstd: async () => {
    const { ZSTDDecoder } = await import('zstddec')
    const decoder = new ZSTDDecoder()
    await decoder.init()
    return { zstd: createZstdDecompressor((frame, bytesMax) => decoder.decode(frame, bytesMax)) }
  },
} satisfies Record<CompressionCodec, () => Promise<Decompressors>>

/** A block as lz4-napi wants it: behind the most that it may become, which it takes memory for. */
function sized(block: Uint8Array, decompressedBytesMax: number): Buffer {
  const bytes = Buffer.allocUnsafe(4 + block.length)
  bytes.writeUInt32LE(decompressedBytesMax)
  bytes.set(block, 4)
  return bytes
}

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
