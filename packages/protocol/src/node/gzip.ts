import { gunzipSync, gzipSync } from 'node:zlib'
import { type Decompress, refusing, tooLarge } from '../compression/refusal.ts'

/** Decompresses gzip, one member or several, and stops at the limit: nothing more is decompressed or kept then. */
export const decompressGzip: Decompress = /* @__PURE__ */ refusing('gzip', (bytes, decompressedBytesMax) => {
  try {
    return gunzipSync(bytes, { maxOutputLength: decompressedBytesMax })
  } catch (error) {
    if (hasCode(error, 'ERR_BUFFER_TOO_LARGE')) throw tooLarge('gzip', decompressedBytesMax, error)
    throw error
  }
})

/** Compresses with gzip, in one member. */
export function compressGzip(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes)
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
