import { ProtocolError } from './errors.ts'

/** Kafka's compression codecs, by their number in a batch's attributes. */
export const COMPRESSION_CODECS = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const

/** A compression codec of record batches. */
export type CompressionCodec = (typeof COMPRESSION_CODECS)[number]

/** Functions that compress the records section of a batch, by codec. Only `none` is built in. */
export type Compressors = {
  readonly [Codec in Exclude<CompressionCodec, 'none'>]?: ((bytes: Uint8Array) => Uint8Array) | undefined
}

/**
 * Functions that decompress the records section of a batch, by codec. Only `none` is built in.
 * Each is told how many bytes it may produce at most, and must throw rather than produce more.
 */
export type Decompressors = {
  readonly [Codec in Exclude<CompressionCodec, 'none'>]?:
    | ((bytes: Uint8Array, decompressedBytesMax: number) => Uint8Array)
    | undefined
}

/** Says which function is missing, and where it would go. */
export function refuseCodec(codec: string, option: string): never {
  throw new ProtocolError('UNKNOWN_CODEC', `no function for codec ${codec}; pass one in ${option}`)
}
