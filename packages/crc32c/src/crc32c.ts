import type { Crc32cEngine, Crc32cFunction } from './engine.ts'
import { loadNative } from './native.ts'
import { calculateInJavaScript } from './software.ts'
import { loadWasm } from './wasm.ts'

interface Selection {
  readonly engine: Crc32cEngine
  readonly calculate: Crc32cFunction
}

// Chosen at the first use, so that importing this package does nothing.
let selection: Selection | undefined
let calculate: Crc32cFunction = (bytes, previous) => select().calculate(bytes, previous)

function select(): Selection {
  selection ??= chooseEngine()
  calculate = selection.calculate
  return selection
}

function chooseEngine(): Selection {
  const native = loadNative()
  if (native.ok) return chosen('native', "fast-crc32c's native part loaded and the CPU has SSE 4.2", native.calculate)
  const wasm = loadWasm()
  if (wasm.ok) return chosen('wasm', native.reason, wasm.calculate)
  return chosen('javascript', `${native.reason}; ${wasm.reason}`, calculateInJavaScript)
}

function chosen(name: Crc32cEngine['name'], reason: string, calculate: Crc32cFunction): Selection {
  return { engine: Object.freeze({ name, reason }), calculate }
}

/**
 * CRC-32C (Castagnoli) of `bytes`: what Kafka's record batches, iSCSI and S3's `x-amz-checksum-crc32c` use.
 *
 * @param bytes - Read only; a `Buffer` will do. May lie in a `SharedArrayBuffer`.
 * @param previous - What an earlier call returned, to continue over data that comes in pieces.
 * @returns An unsigned 32-bit integer.
 * @defaultValue `previous` is 0, the CRC of nothing.
 *
 * @example
 * ```ts
 * crc32c(new TextEncoder().encode('123456789')) // 0xe3069283
 * ```
 * @see docs/decisions/0005-crc32c.md
 */
export function crc32c(bytes: Uint8Array, previous = 0): number {
  return calculate(bytes, previous)
}

/**
 * CRC-32C of the concatenation of `chunks`, without concatenating them.
 *
 * @param previous - As in {@link crc32c}.
 */
export function crc32cOfChunks(chunks: Iterable<Uint8Array>, previous = 0): number {
  let crc = previous
  for (const chunk of chunks) crc = calculate(chunk, crc)
  return crc >>> 0
}

/** Says which implementation computes checksums in this process, and why; constant once asked. */
export function crc32cEngine(): Crc32cEngine {
  return select().engine
}
