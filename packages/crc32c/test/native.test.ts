import { afterEach, describe, expect, it, vi } from 'vitest'
import { loadNative } from '../src/native.ts'
import { calculateInJavaScript } from '../src/software.ts'

/** A process whose `require` knows these modules and no others. */
function processWith(modules: Record<string, unknown>): object {
  const require = Object.assign(
    (name: string) => {
      if (name in modules) return modules[name]
      throw new Error(`Cannot find module '${name}'\nRequire stack:\n- here`)
    },
    { resolve: (name: string) => `/node_modules/${name}/loader.js` },
  )
  return { getBuiltinModule: () => ({ createRequire: () => require }) }
}

function loadIn(process: object | undefined) {
  vi.stubGlobal('process', process)
  try {
    return loadNative()
  } finally {
    vi.unstubAllGlobals()
  }
}

const right = { calculate: calculateInJavaScript }

describe('the native engine', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('is used when its native part loads and found the instruction', () => {
    const loaded = loadIn(processWith({ sse4_crc32: { hardware_support: true }, 'fast-crc32c': right }))
    expect(loaded.ok && loaded.calculate(new TextEncoder().encode('123456789'), 0)).toBe(0xe3069283)
  })

  it.each<[string, object | undefined, string]>([
    ['outside Node.js', undefined, 'not running on Node.js'],
    ['in a Node.js without getBuiltinModule', {}, 'not running on Node.js'],
    [
      'when only fast-crc32c is there, which would compute with its table',
      processWith({ 'fast-crc32c': right }),
      "the native part of fast-crc32c did not load: Cannot find module 'sse4_crc32'",
    ],
    [
      'on a CPU without the instruction',
      processWith({ sse4_crc32: { hardware_support: false }, 'fast-crc32c': right }),
      'the CPU has no SSE 4.2',
    ],
    [
      'when it gives wrong results',
      processWith({ sse4_crc32: { hardware_support: true }, 'fast-crc32c': { calculate: () => 1 } }),
      'fast-crc32c gives wrong results',
    ],
    [
      'when fast-crc32c is something else',
      processWith({ sse4_crc32: { hardware_support: true }, 'fast-crc32c': {} }),
      'fast-crc32c has no calculate()',
    ],
  ])('is not used %s, and says so', (_, process, reason) => {
    expect(loadIn(process)).toEqual({ ok: false, reason })
  })
})
