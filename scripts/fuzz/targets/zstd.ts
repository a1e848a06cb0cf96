/** Zstandard frames, one or several. */
import { compressionTarget } from '../compression-target.ts'

/** The target. */
export const target = await compressionTarget('zstd', [
  Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd),
  Uint8Array.of(0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0),
])
