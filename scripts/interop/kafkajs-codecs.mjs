// kafkajs brings gzip; the other codecs are registered with it, as its users do.
import { compress as zstdCompress, decompress as zstdDecompress, init as initZstd } from '@bokuweb/zstd-wasm'
import kafkajs from 'kafkajs'
import { compressFrame, decompressFrame } from 'lz4-napi'
import { compress, uncompress } from 'snappy'

const { CompressionCodecs, CompressionTypes } = kafkajs

/** What Java's clients put before the blocks of Snappy that they write. */
const xerialMagic = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0])
const xerialHeaderBytes = 16

const decompressSnappy = async (bytes) => {
  if (!bytes.subarray(0, xerialMagic.length).equals(xerialMagic)) return uncompress(bytes)
  const blocks = []
  for (let at = xerialHeaderBytes; at < bytes.length; ) {
    const length = bytes.readInt32BE(at)
    blocks.push(await uncompress(bytes.subarray(at + 4, at + 4 + length)))
    at += 4 + length
  }
  return Buffer.concat(blocks)
}

const codec = (encode, decode) => () => ({
  compress: async (encoder) => Buffer.from(await encode(encoder.buffer)),
  decompress: async (bytes) => Buffer.from(await decode(bytes)),
})

/** Teaches kafkajs Snappy, LZ4 and Zstandard. */
export const registerCodecs = async () => {
  await initZstd()
  CompressionCodecs[CompressionTypes.Snappy] = codec(compress, decompressSnappy)
  CompressionCodecs[CompressionTypes.LZ4] = codec(compressFrame, decompressFrame)
  CompressionCodecs[CompressionTypes.ZSTD] = codec((bytes) => zstdCompress(bytes, 3), zstdDecompress)
}

/** kafkajs's number of a codec. */
export const codecNumber = {
  none: CompressionTypes.None,
  gzip: CompressionTypes.GZIP,
  snappy: CompressionTypes.Snappy,
  lz4: CompressionTypes.LZ4,
  zstd: CompressionTypes.ZSTD,
}
