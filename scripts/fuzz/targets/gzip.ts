/** gzip, one member or several. */
import { compressionTarget } from '../compression-target.ts'

/** The target. */
export const target = await compressionTarget('gzip', [Uint8Array.of(0x1f, 0x8b, 8, 0)])
