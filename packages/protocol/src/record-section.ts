import { joinChunks } from './chunk-walk.ts'
import { type CompressionCodec, type Decompressors, refuseCodec } from './compression.ts'
import { ProtocolError } from './errors.ts'
import { RECORD_BATCH_HEADER_BYTES } from './record-batch-header.ts'
import type { RecordBatch } from './record-batch.ts'

/** Settings and limits of what reads records. */
export interface RecordReadOptions {
  /** Functions for compressed batches, by codec. */
  readonly decompress?: Decompressors | undefined
  /**
   * How many bytes the records of one batch may have once decompressed.
   *
   * @defaultValue 67,108,864 (64 MiB): sixty times what a producer's default batch can hold, still no danger to a heap
   */
  readonly decompressedBytesMax?: number | undefined
  /**
   * How many headers one record may have.
   *
   * @defaultValue 10,000
   */
  readonly headersMax?: number | undefined
}

/** Of {@link RecordReadOptions.decompressedBytesMax}. */
const DEFAULT_DECOMPRESSED_BYTES_MAX = 67_108_864
/** Of {@link RecordReadOptions.headersMax}. */
export const DEFAULT_HEADERS_MAX = 10_000

/** Runs the function for a codec other than `none`, and holds it to the limit. */
export function decompressBytes(
  codec: Exclude<CompressionCodec, 'none'> | 'unknown',
  bytes: Uint8Array,
  options: RecordReadOptions,
): Uint8Array {
  const decompress = codec === 'unknown' ? undefined : options.decompress?.[codec]
  if (decompress === undefined) return refuseCodec(codec, 'decompress')
  const bytesMax = options.decompressedBytesMax ?? DEFAULT_DECOMPRESSED_BYTES_MAX
  const records = decompress(bytes, bytesMax)
  if (records.length <= bytesMax) return records
  throw new ProtocolError(
    'LIMIT_EXCEEDED',
    `records of ${records.length} bytes; at most ${bytesMax} (decompressedBytesMax)`,
  )
}

/**
 * The records of a batch in one piece, decompressed; copied only when they lie in several chunks. A `Uint8Array` and no
 * subclass: views of a `Buffer` are Buffers, which cost a quarter more each.
 */
export function decompressSection(batch: RecordBatch, options: RecordReadOptions): Uint8Array {
  const section = joinChunks(batch.chunks, RECORD_BATCH_HEADER_BYTES)
  const bytes = batch.codec === 'none' ? section : decompressBytes(batch.codec, section, options)
  return bytes.constructor === Uint8Array ? bytes : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
}
