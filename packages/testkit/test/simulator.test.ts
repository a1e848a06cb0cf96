import { describe, expect, it } from 'vitest'
import { PLANTED_BUGS, type PlantedBug, simulateSeed } from '../src/simulator/index.ts'

/** A seed that catches each bug; `npm run simulate -- --planted` finds the first one. */
const CAUGHT_BY = {
  'ack-before-commit': 1,
  'answer-without-aborted-row': 2,
  'delete-without-aborted-row': 7,
  '412-taken-as-success': 2,
  'wake-up-lost': 9,
  'commit-order-not-kept': 1,
  'may-be-first-ignored': 14,
  'later-batches-not-left-out': 67,
  'record-too-many-deleted': 2,
} as const satisfies Record<PlantedBug, number>

describe('the simulation', () => {
  it('finds nothing broken in a hundred seeds, in which every important fault fired', async () => {
    const fired = new Map<string, number>()
    let acknowledgedCount = 0
    let trimmedCount = 0
    for (let seed = 1; seed <= 100; seed++) {
      const result = await simulateSeed({ seed })
      expect({ seed, violations: result.violations }).toEqual({ seed, violations: [] })
      acknowledgedCount += result.acknowledgedCount
      trimmedCount += result.trimmedCount
      for (const [name, count] of result.faults) fired.set(name, (fired.get(name) ?? 0) + count)
    }
    expect(acknowledgedCount).toBeGreaterThan(10_000)
    expect(trimmedCount).toBeGreaterThan(300)
    for (const call of ['put', 'commit', 'abort']) {
      for (const fault of [
        'slow',
        'failed',
        'request-lost',
        'reply-lost',
        'doubled',
        'killed-before',
        'killed-after',
      ]) {
        expect(fired.get(`${call}.${fault}`), `${call}.${fault}`).toBeGreaterThan(0)
      }
    }
    for (const fault of ['agent.paused', 'agent.killed', 'connection.cut', 'put.occupied', 'wake-up.lost']) {
      expect(fired.get(fault), fault).toBeGreaterThan(0)
    }
  })

  it('takes the same path for the same seed', async () => {
    const [first, second] = [await simulateSeed({ seed: 7 }), await simulateSeed({ seed: 7 })]
    expect(second).toEqual(first)
    expect((await simulateSeed({ seed: 8 })).eventCount).not.toBe(first.eventCount)
  })

  for (const bug of PLANTED_BUGS) {
    it(`catches ${bug} with seed ${CAUGHT_BY[bug]}, which finds nothing without it`, async () => {
      const seed = CAUGHT_BY[bug]
      expect((await simulateSeed({ seed, bug })).violations).not.toEqual([])
      expect((await simulateSeed({ seed })).violations).toEqual([])
    })
  }
})
