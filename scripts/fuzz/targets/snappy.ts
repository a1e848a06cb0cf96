/** Snappy, raw and in xerial's framing. */
import { compressionTarget } from '../compression-target.ts'

/** The target. */
export const target = await compressionTarget('snappy', [
  Uint8Array.of(0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0, 0, 0, 0, 1, 0, 0, 0, 1),
  Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x0f),
])
