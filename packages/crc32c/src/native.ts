import { type Crc32cFunction, type LoadedEngine, passesCheck } from './engine.ts'

/**
 * fast-crc32c, if it runs on the CPU's CRC instruction here.
 *
 * fast-crc32c turns to a table of its own, slower than ours, without a word when its native part sse4_crc32 was not
 * compiled; and sse4_crc32 does the same on a CPU without SSE 4.2. So the native part is asked for by name, the way
 * fast-crc32c asks for it, and for what it found. Nothing here is imported statically: a browser has no such modules.
 */
export function loadNative(): LoadedEngine {
  // A browser has no process, and Node.js before 20.16 no getBuiltinModule.
  const nodeModule = typeof process === 'undefined' ? undefined : process.getBuiltinModule?.('node:module')
  if (nodeModule === undefined) return { ok: false, reason: 'not running on Node.js' }
  try {
    const require = nodeModule.createRequire(import.meta.url)
    const nativePart: unknown = nodeModule.createRequire(require.resolve('fast-crc32c'))('sse4_crc32')
    if (!hasHardwareSupport(nativePart)) return { ok: false, reason: 'the CPU has no SSE 4.2' }
    const fastCrc32c: unknown = require('fast-crc32c')
    if (!canCalculate(fastCrc32c)) return { ok: false, reason: 'fast-crc32c has no calculate()' }
    const calculate: Crc32cFunction = (bytes, previous) => fastCrc32c.calculate(bytes, previous)
    return passesCheck(calculate) ? { ok: true, calculate } : { ok: false, reason: 'fast-crc32c gives wrong results' }
  } catch (error) {
    return { ok: false, reason: `the native part of fast-crc32c did not load: ${firstLine(error)}` }
  }
}

function hasHardwareSupport(nativePart: unknown): boolean {
  return (
    typeof nativePart === 'object' &&
    nativePart !== null &&
    'hardware_support' in nativePart &&
    nativePart.hardware_support === true
  )
}

function canCalculate(module: unknown): module is { calculate: Crc32cFunction } {
  return (
    typeof module === 'object' && module !== null && 'calculate' in module && typeof module.calculate === 'function'
  )
}

function firstLine(error: unknown): string {
  const [line] = String(error instanceof Error ? error.message : error).split('\n')
  return line ?? ''
}
