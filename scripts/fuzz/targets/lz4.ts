/** LZ4 frames, one or several, with linked blocks or not. */
import { compressionTarget } from '../compression-target.ts'

/** The target. */
export const target = await compressionTarget('lz4', [
  Uint8Array.of(0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82),
  Uint8Array.of(0x04, 0x22, 0x4d, 0x18, 0x40, 0x40, 0xc0),
  Uint8Array.of(0, 0, 0, 0),
])
