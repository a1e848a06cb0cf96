import { describe, expect, it } from 'vitest'
import { GROUPS_BUGS, type GroupsBug, simulateGroupsSeed } from '../src/simulator/index.ts'

/** A seed that catches each bug; `npm run simulate -- --planted --world groups` finds the first one. */
const CAUGHT_BY = {
  'lease-counted-from-answer': 11,
  'claim-ignores-lease': 9,
  'renewal-after-claim': 22,
  'lease-not-looked-at': 4,
  'claim-does-not-fence': 6,
  'lost-call-sent-again': 1,
} as const satisfies Record<GroupsBug, number>

/** What must have come about, or the seeds show nothing. */
const NEEDED = [
  'agent.paused',
  'agent.suspended',
  'agent.paused-renewing',
  'agent.killed',
  'agent.closed',
  'agent.wall-clock-set',
  'store.cut',
  'peer.cut',
  'member.left',
  'member.vanished',
  'store.failed',
  'store.slow',
  'store.request-lost',
  'store.answer-lost',
  'store.doubled',
  'peer.slow',
  'peer.request-lost',
  'peer.answer-lost',
  'client.slow',
  'client.request-lost',
  'client.answer-lost',
  'claim.held',
  'claim.takeover',
  'lease.lapsed',
  'write.fenced',
  'call.forwarded',
  'both-believe.begun',
  'both-believe.past-holder-asked',
]

describe('the simulation of group leases', () => {
  it('finds nothing broken in sixty seeds, in which every fault fired and two holders believed at once', async () => {
    const happened = new Map<string, number>()
    let acknowledgedCount = 0
    for (let seed = 1; seed <= 60; seed++) {
      const result = await simulateGroupsSeed({ seed })
      expect({ seed, violations: result.violations }).toEqual({ seed, violations: [] })
      acknowledgedCount += result.acknowledgedCount
      for (const [name, count] of result.counts) happened.set(name, (happened.get(name) ?? 0) + count)
    }
    expect(acknowledgedCount).toBeGreaterThan(10_000)
    expect(NEEDED.filter((name) => !happened.has(name))).toEqual([])
  })

  it('takes the same path for the same seed', async () => {
    const [first, second] = [await simulateGroupsSeed({ seed: 7 }), await simulateGroupsSeed({ seed: 7 })]
    expect(second).toEqual(first)
    expect((await simulateGroupsSeed({ seed: 8 })).eventCount).not.toBe(first.eventCount)
  })

  for (const bug of GROUPS_BUGS) {
    it(`catches ${bug} with seed ${CAUGHT_BY[bug]}, which finds nothing without it`, async () => {
      const seed = CAUGHT_BY[bug]
      expect((await simulateGroupsSeed({ seed, bug })).violations).not.toEqual([])
      expect((await simulateGroupsSeed({ seed })).violations).toEqual([])
    })
  }
})
