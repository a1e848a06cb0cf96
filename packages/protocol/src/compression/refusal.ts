import type { CompressionCodec } from '../compression.ts'
import { ProtocolError } from '../errors.ts'

/** A function that decompresses, as `Decompressors` wants it. */
export type Decompress = (bytes: Uint8Array, decompressedBytesMax: number) => Uint8Array

/** Limits of what cuts compressed data into blocks. */
export interface BlockLimits {
  /**
   * How many blocks one compressed batch may be cut into. Every block is a call into a library with a cost of its own.
   * Clients cut at 32 KiB (snappy) or 64 KiB (LZ4) and above, so that 64 MiB of records are 2,048 of them.
   *
   * @defaultValue 8,192
   */
  readonly blocksMax?: number | undefined
}

/** Of {@link BlockLimits.blocksMax}. */
export const DEFAULT_BLOCKS_MAX = 8_192

/** What is to be said about bytes that no compressor writes. */
export function malformed(message: string, cause?: unknown): ProtocolError {
  return new ProtocolError('MALFORMED', message, { cause })
}

/** What is to be said about bytes that would become more than they may. */
export function tooLarge(codec: string, decompressedBytesMax: number, cause?: unknown): ProtocolError {
  const message = `${codec} data of more than ${decompressedBytesMax} bytes decompressed (decompressedBytesMax)`
  return new ProtocolError('LIMIT_EXCEEDED', message, { cause })
}

/**
 * Refuses one block too many.
 *
 * @throws {@link ProtocolError} `LIMIT_EXCEEDED`.
 */
export function checkBlockCount(codec: string, blockCount: number, blocksMax: number): void {
  if (blockCount > blocksMax)
    throw new ProtocolError('LIMIT_EXCEEDED', `${codec} data in more than ${blocksMax} blocks (blocksMax)`)
}

/** The same function, whatever a library throws in it turned into a `ProtocolError`. */
export function refusing(codec: Exclude<CompressionCodec, 'none'>, decompress: Decompress): Decompress {
  return (bytes, decompressedBytesMax) => {
    try {
      return decompress(bytes, decompressedBytesMax)
    } catch (error) {
      throw ProtocolError.is(error) ? error : malformed(`${codec} data that cannot be decompressed`, error)
    }
  }
}
