import { gunzipSync } from 'node:zlib'
import { type Decompress, tooLarge } from './refusal.ts'

/** Decompresses gzip, one member or several, and stops at the limit. */
export const decompressGzip: Decompress = (bytes, decompressedBytesMax) => {
  try {
    return gunzipSync(bytes, { maxOutputLength: decompressedBytesMax })
  } catch (error) {
    if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw tooLarge('gzip', decompressedBytesMax, error)
    throw error
  }
}
