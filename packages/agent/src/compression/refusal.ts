import { ProtocolError } from '@millrace/protocol'

/** A function that decompresses, as `Decompressors` wants it. */
export type Decompress = (bytes: Uint8Array, decompressedBytesMax: number) => Uint8Array

/**
 * How many blocks one compressed batch may be cut into. Every block is a call into a library with a cost of its own.
 * Clients cut at 32 KiB (snappy) or 64 KiB (LZ4) and above, so that 64 MiB of records are 2,048 of them.
 */
const BLOCKS_MAX = 8_192

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
 * @throws `ProtocolError` `LIMIT_EXCEEDED`.
 */
export function checkBlockCount(codec: string, blockCount: number): void {
  if (blockCount > BLOCKS_MAX)
    throw new ProtocolError('LIMIT_EXCEEDED', `${codec} data in more than ${BLOCKS_MAX} blocks (BLOCKS_MAX)`)
}

/** The same function, whatever a library throws in it turned into a `ProtocolError`. */
export function refusing(codec: string, decompress: Decompress): Decompress {
  return (bytes, decompressedBytesMax) => {
    try {
      return decompress(bytes, decompressedBytesMax)
    } catch (error) {
      throw ProtocolError.is(error) ? error : malformed(`${codec} data that cannot be decompressed`, error)
    }
  }
}
