import { createContext, runInContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../compat/random.ts'
import { createCoverage } from '../fuzz/coverage.ts'
import { instrument } from '../fuzz/instrument.mjs'
import { mutate } from '../fuzz/mutate.ts'

/** Runs an instrumented program that ends in an expression; answers its value and the counters. */
function run(program: string): { value: unknown; counted: number[] } {
  const { code, counters } = instrument(program)
  const context = createContext({ fuzzCounters: new Uint32Array(counters) })
  const value: unknown = runInContext(code, context)
  return { value, counted: [...(context.fuzzCounters as Uint32Array)] }
}

describe('an instrumented program', () => {
  it('does what it did before', () => {
    const program = `
      const f = (x) => x > 1 ? { big: x } : undefined
      function* g(n) { for (let i = 0; i < n; i++) if (i % 2) yield i; else continue }
      class C { #v = 1; get v() { return this.#v ?? 2 } static make() { return new C() } }
      const caught = () => { try { null.x } catch { return 'caught' } }
      let a; a ??= 5
      const kind = (v) => { switch (v) { case 1: case 2: return 'few'; default: } return 'many' }
      JSON.stringify([f(1), f(2), [...g(6)], C.make().v, caught(), a, kind(2), kind(3), (() => ({ in: 1 }))()])`
    expect(run(program).value).toBe(runInContext(program, createContext({})))
  })

  it.each([
    'if (X) 1',
    'if (X) 1; else 2',
    'X ? 1 : 2',
    'X && 1',
    'let y; X || (y ??= 1)',
    'for (let i = 0; i < X; i++) i',
    'switch (X) { case 1: 1 }',
    '(() => { if (X) throw 1 })()',
    'const f = () => 1; if (X) f()',
  ])('counts otherwise when it goes another way: %s', (program) => {
    const counted = (value: number) => run(`try { ${program.replaceAll('X', String(value))} } catch {}`).counted
    expect(counted(1)).not.toEqual(counted(0))
    expect(counted(1)).toEqual(counted(1))
  })
})

describe('coverage', () => {
  it('calls a counter new when it moves first, and when it moves a step more often', () => {
    const counters = new Uint32Array(3)
    const coverage = createCoverage(counters)
    const after = (count: number): boolean => {
      coverage.reset()
      counters[1] = count
      return coverage.merge()
    }
    const answers = [1, 1, 2, 3, 4, 7, 8, 31, 32, 127, 128, 5_000].map(after)
    expect(answers).toEqual([true, false, true, true, true, false, true, true, true, false, true, false])
    expect(coverage.counters).toBe(1)
  })
})

describe('a mutation', () => {
  it('leaves its input as it was, keeps to the limit, and comes again with the same seed', () => {
    const input = Uint8Array.from({ length: 40 }, (_, index) => index)
    const changedWith = (seed: number): string[] => {
      const random = createRandom(seed)
      const material = { random, other: () => Uint8Array.of(1, 2, 3), dictionary: [], bytesMax: 48 }
      return Array.from({ length: 500 }, () => {
        const changed = mutate(input, material)
        expect(changed.length).toBeLessThanOrEqual(48)
        return Buffer.from(changed).toString('hex')
      })
    }
    const changed = changedWith(1)
    expect(changedWith(1)).toEqual(changed)
    expect(changedWith(2)).not.toEqual(changed)
    expect(new Set(changed).size).toBeGreaterThan(400)
    expect([...input]).toEqual(Array.from({ length: 40 }, (_, index) => index))
  })
})
