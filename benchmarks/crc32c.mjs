// Throughput of every CRC-32C engine, and of the WebAssembly designs that were tried, in MB/s.
// usage: node scripts/run-ts.mjs benchmarks/crc32c.mjs
import { createRequire } from 'node:module'
import { createModule, layout } from '../packages/crc32c/scripts/crc32c-module.mjs'
import { passesCheck } from '../packages/crc32c/src/engine.ts'
import { loadNative } from '../packages/crc32c/src/native.ts'
import { calculateInJavaScript, slicingTables } from '../packages/crc32c/src/software.ts'
import { loadWasm } from '../packages/crc32c/src/wasm.ts'

const sizes = [16, 64, 256, 1024, 4096, 16_384, 131_072, 1_048_576]
const ROUNDS = 9
const ROUND_BYTES = 16_000_000
const NEVER = 1_000_000_000

const engines = new Map()
const native = loadNative()
if (native.ok) engines.set('fast-crc32c, native', native.calculate)
else console.log(`no native engine: ${native.reason}`)
const wasm = loadWasm()
if (wasm.ok) engines.set('wasm (ours)', wasm.calculate)
engines.set('javascript (ours)', calculateInJavaScript)
engines.set('fast-crc32c, its table', createRequire(import.meta.url)('fast-crc32c/impls/js_crc32c').calculate)
engines.set('wasm: slicing by 8 only', design({ longFrom: NEVER, shortFrom: NEVER }))
engines.set('wasm: 7 terms, no long', design({ longFrom: NEVER }))
engines.set('wasm: 5 terms, no long', design({ longFrom: NEVER, shortFrom: 512, distances: [25, 144, 169, 198, 210] }))
engines.set('wasm: 5 terms and long', design({ shortFrom: 512, distances: [25, 144, 169, 198, 210] }))
for (const [name, calculate] of engines) if (!passesCheck(calculate)) throw new Error(`${name} is wrong`)
const target = new Uint8Array(sizes.at(-1))
engines.set('(a copy alone)', (bytes) => target.set(bytes))

console.log(['MB/s'.padEnd(24), ...sizes.map((size) => String(size).padStart(9))].join(''))
for (const [name, calculate] of engines) {
  console.log([name.padEnd(24), ...sizes.map((size) => String(measure(calculate, size)).padStart(9))].join(''))
}

/** A variant of the module, used the way src/wasm.ts uses the one that was kept. */
function design(options) {
  const { memory, update } = new WebAssembly.Instance(new WebAssembly.Module(createModule(options))).exports
  const inside = new Uint8Array(memory.buffer)
  const view = new DataView(memory.buffer)
  slicingTables.forEach((word, index) => view.setUint32(layout.tablesAt + 4 * index, word, true))
  return (bytes, previous) => {
    let crc = ~previous
    for (let from = 0; from < bytes.length; from += layout.chunkBytes) {
      const chunk = bytes.length <= layout.chunkBytes ? bytes : bytes.subarray(from, from + layout.chunkBytes)
      const at = layout.dataAt + 16 - (chunk.length % 16)
      inside.set(chunk, at)
      crc = update(crc, at, chunk.length)
    }
    return ~crc >>> 0
  }
}

/** The best of several rounds: noise only ever slows a round down. */
function measure(calculate, size) {
  const bytes = Buffer.alloc(size, 'millrace')
  const times = Math.ceil(ROUND_BYTES / (size + 200))
  let bestNs = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round++) {
    const startedMs = performance.now()
    for (let time = 0; time < times; time++) calculate(bytes, time)
    bestNs = Math.min(bestNs, ((performance.now() - startedMs) * 1e6) / times)
  }
  return Math.round((size / bestNs) * 1000)
}
