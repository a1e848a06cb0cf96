import { describe, expect, it } from 'vitest'
import { systemRandom } from '../src/index.ts'

describe('the machine’s randomness', () => {
  it('never hands out the same bytes twice, however they are asked for', () => {
    const seen = new Set<string>()
    const lengths = Array.from({ length: 3_000 }, (_, index) => [8, 16, 63, 64, 65, 300][index % 6]!)
    // Eight bytes of each tell it from all others.
    for (const length of lengths)
      seen.add(Buffer.from(systemRandom.fill(new Uint8Array(length)).subarray(-8)).toString('hex'))
    expect(seen.size).toBe(lengths.length)
  })

  it('fills all of an array, and returns it', () => {
    for (const length of [0, 1, 64, 65, 10_000]) {
      const bytes = new Uint8Array(length)
      expect(systemRandom.fill(bytes)).toBe(bytes)
    }
    const last = Array.from({ length: 100 }, () => systemRandom.fill(new Uint8Array(64))[63])
    const first = Array.from({ length: 100 }, () => systemRandom.fill(new Uint8Array(64))[0])
    expect(new Set(last).size).toBeGreaterThan(10)
    expect(new Set(first).size).toBeGreaterThan(10)
  })
})
