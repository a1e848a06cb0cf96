import type { Crc32cEngineName, Crc32cFunction } from '../src/engine.ts'
import { loadNative } from '../src/native.ts'
import { calculateInJavaScript } from '../src/software.ts'
import { loadWasm } from '../src/wasm.ts'

/** The engines of this machine, best first. WebAssembly SIMD is on every Node.js we support, so it must load. */
export const engines: { name: Crc32cEngineName; calculate: Crc32cFunction }[] = []

const native = loadNative()
if (native.ok) engines.push({ name: 'native', calculate: native.calculate })
else process.stderr.write(`crc32c: the native engine is not tested here: ${native.reason}\n`)

const wasm = loadWasm()
if (!wasm.ok) throw new Error(wasm.reason)
engines.push({ name: 'wasm', calculate: wasm.calculate }, { name: 'javascript', calculate: calculateInJavaScript })
