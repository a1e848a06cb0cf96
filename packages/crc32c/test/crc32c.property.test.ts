import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crc32c, crc32cCombine, crc32cOfChunks } from '../src/index.ts'
import { engines } from './engines.ts'

// A linear congruential generator: the same noise in every run.
let state = 20_261_123
const noise = Uint8Array.from({ length: 700_000 }, () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state >>> 24
})

/** The definition, bit by bit: shares nothing with any engine. */
function referenceCrc(bytes: Uint8Array, previous: number): number {
  let crc = ~previous
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1
  }
  return ~crc >>> 0
}

describe.each(engines)('the $name engine', ({ calculate }) => {
  it('agrees with the definition for every length up to 2000, at every alignment', () => {
    for (let length = 0; length <= 2000; length++) {
      const bytes = noise.subarray(length % 16, (length % 16) + length)
      expect(calculate(bytes, length * 77_777), `length ${length}`).toBe(referenceCrc(bytes, length * 77_777))
    }
    for (let start = 0; start < 64; start++) {
      for (const length of [64, 65, 255, 256, 257, 367, 368, 1024]) {
        const bytes = noise.subarray(start, start + length)
        expect(calculate(bytes, 0), `length ${length} at ${start}`).toBe(referenceCrc(bytes, 0))
      }
    }
  })

  it('agrees with the definition around the lengths where its method changes', () => {
    for (const around of [8192, 12_288, 262_144, 524_288]) {
      for (let length = around - 20; length <= around + 20; length++) {
        const bytes = noise.subarray(length % 7, (length % 7) + length)
        // The bit-by-bit definition is too slow for so many long ones; the table engine is checked above.
        const expected = around > 20_000 ? engines.at(-1)!.calculate(bytes, 5) : referenceCrc(bytes, 5)
        expect(calculate(bytes, 5), `length ${length}`).toBe(expected)
      }
    }
  })

  it('agrees with the other engines on any input, start and previous CRC', () => {
    const table = engines.at(-1)!.calculate
    const slices = fc.tuple(fc.nat(100_000), fc.oneof(fc.nat(600), fc.nat(30_000), fc.nat(600_000)), fc.nat(0xffffffff))
    fc.assert(
      fc.property(slices, ([start, length, previous]) => {
        const bytes = noise.subarray(start, start + length)
        expect(calculate(bytes, previous)).toBe(table(bytes, previous))
      }),
      { numRuns: 300 },
    )
  })

  it('gives a prefix continued the CRC of the whole', () => {
    fc.assert(
      fc.property(fc.nat(40_000), fc.nat(40_000), (first, second) => {
        const whole = noise.subarray(0, first + second)
        const prefix = calculate(whole.subarray(0, first), 0)
        expect(calculate(whole.subarray(first), prefix)).toBe(calculate(whole, 0))
      }),
      { numRuns: 100 },
    )
  })
})

it('the CRC of any chunks is the CRC of their concatenation', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 700 }), { maxLength: 12 }), (chunks) => {
      expect(crc32cOfChunks(chunks)).toBe(crc32c(Buffer.concat(chunks)))
    }),
  )
})

it('the CRC combined of two parts is that of both together, whatever their lengths', () => {
  fc.assert(
    fc.property(fc.nat(60_000), fc.nat(600_000), (first, second) => {
      const [head, tail] = [noise.subarray(0, first), noise.subarray(first, first + second)]
      expect(crc32cCombine(crc32c(head), crc32c(tail), tail.length)).toBe(crc32c(tail, crc32c(head)))
    }),
    { numRuns: 300 },
  )
})

it('CRCs combine over lengths past 32 bits', () => {
  // Zeros double: the CRC of 2^k of them twice is that of 2^(k+1).
  let [zeros, length] = [crc32c(new Uint8Array(1)), 1]
  const afterOne = (count: number) => crc32cCombine(crc32c(Uint8Array.of(1)), zeros, count)
  for (; length < 2 ** 40; length *= 2) zeros = crc32cCombine(zeros, zeros, length)
  const half = 2 ** 39
  let halfZeros = crc32c(new Uint8Array(1))
  for (let count = 1; count < half; count *= 2) halfZeros = crc32cCombine(halfZeros, halfZeros, count)
  const inTwoSteps = crc32cCombine(crc32cCombine(crc32c(Uint8Array.of(1)), halfZeros, half), halfZeros, half)
  expect(afterOne(2 ** 40)).toBe(inTwoSteps)
})
