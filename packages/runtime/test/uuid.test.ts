import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backoffMs } from '../src/backoff.ts'
import { createSeededRandom } from '../src/random.ts'
import { createUuidV7, formatUuid, parseUuid, uuidV7TimeMs } from '../src/uuid.ts'

describe('a UUID version 7', () => {
  it('carries its time and sorts by it as text', () => {
    const random = createSeededRandom(1)
    fc.assert(
      fc.property(fc.nat(2 ** 48 - 2), (timeMs) => {
        const earlier = createUuidV7(timeMs, random)
        const later = createUuidV7(timeMs + 1, random)
        expect(uuidV7TimeMs(earlier)).toBe(timeMs)
        expect(earlier < later).toBe(true)
      }),
    )
  })

  it('is the same as bytes and as text', () => {
    const text = createUuidV7(1_700_000_000_000, createSeededRandom(2))
    expect(formatUuid(parseUuid(text))).toBe(text)
  })

  it.each(['', 'x', '018bcfe5-6800-4000-8000-000000000000', '018BCFE5-6800-7000-8000-000000000000'])(
    'is not read out of %j',
    (text) => {
      expect(uuidV7TimeMs(text)).toBeUndefined()
    },
  )

  it('refuses to parse what is no UUID', () => {
    expect(() => parseUuid('../../etc/passwd')).toThrow(TypeError)
  })
})

describe('seeded randomness', () => {
  it('repeats itself for one seed and differs for another', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, createSeededRandom(seed).next)
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7)).not.toEqual(draw(8))
  })
})

describe('backoff', () => {
  it('doubles up to its limit, with between half and the whole of each step', () => {
    const random = createSeededRandom(3)
    for (let retry = 0; retry < 50; retry++) {
      const step = Math.min(1_000, 10 * 2 ** retry)
      const wait = backoffMs({ initialMs: 10, maxMs: 1_000 }, retry, random)
      expect(wait).toBeGreaterThanOrEqual(step / 2)
      expect(wait).toBeLessThanOrEqual(step)
    }
  })
})
