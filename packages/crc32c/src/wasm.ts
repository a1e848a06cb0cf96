import { type Crc32cFunction, type LoadedEngine, passesCheck } from './engine.ts'
import { CHUNK_BYTES, DATA_AT, TABLES_AT, wasmModuleBase64 } from './generated/wasm-module.ts'
import { calculateInJavaScript, slicingTables } from './software.ts'

/** Up to here the tables in JavaScript are done before a copy into WebAssembly's memory would be. */
const COPY_WORTHWHILE_BYTES = 64

declare global {
  // Neither ES2023 nor the types of Node 20 have this much of the namespace; the shape is that of our module.
  namespace WebAssembly {
    class Module {
      private readonly brand: never
      constructor(bytes: Uint8Array)
    }
    class Instance {
      constructor(module: Module)
      readonly exports: {
        readonly memory: { readonly buffer: ArrayBuffer }
        /** Continues a CRC that is not inverted yet over `length` bytes at `at`, which it overwrites. */
        readonly update: (crc: number, at: number, length: number) => number
      }
    }
  }
}

/** Our WebAssembly, if this engine has its SIMD instructions. Compiles three kilobytes, synchronously. */
export function loadWasm(): LoadedEngine {
  try {
    const calculate = instantiate()
    return passesCheck(calculate) ? { ok: true, calculate } : { ok: false, reason: 'WebAssembly gives wrong results' }
  } catch (error) {
    // No WebAssembly (a jitless engine, a content security policy) or no SIMD.
    return { ok: false, reason: `WebAssembly SIMD is not available: ${String(error)}` }
  }
}

function instantiate(): Crc32cFunction {
  const code = Uint8Array.from(atob(wasmModuleBase64), (character) => character.charCodeAt(0))
  const instance = new WebAssembly.Instance(new WebAssembly.Module(code))
  const { memory, update } = instance.exports
  const view = new DataView(memory.buffer)
  // WebAssembly's memory is little-endian whatever the machine is.
  slicingTables.forEach((word, index) => view.setUint32(TABLES_AT + 4 * index, word, true))
  const inside = new Uint8Array(memory.buffer)

  const updateWith = (crc: number, bytes: Uint8Array): number => {
    // The folds count from the end of the data, so its end is what gets aligned.
    const at = DATA_AT + 16 - (bytes.length % 16)
    inside.set(bytes, at)
    return update(crc, at, bytes.length)
  }
  return (bytes, previous) => {
    if (bytes.length <= COPY_WORTHWHILE_BYTES) return calculateInJavaScript(bytes, previous)
    if (bytes.length <= CHUNK_BYTES) return ~updateWith(~previous, bytes) >>> 0
    let crc = ~previous
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) crc = updateWith(crc, bytes.subarray(at, at + CHUNK_BYTES))
    return ~crc >>> 0
  }
}
