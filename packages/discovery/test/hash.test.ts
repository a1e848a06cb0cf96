import { describe, expect, it } from 'vitest'
import { combine, hashText, mix, toUnit } from '../src/hash.ts'
import { chooseByHash, rankByHash } from '../src/rendezvous.ts'

describe('hashes', () => {
  it('are the same for ever, or agents of two versions would not agree on a leader', () => {
    expect([mix(0), mix(1), mix(-1), mix(1_073_741_823)]).toEqual([0, 1_364_076_727, 2_180_083_513, 3_289_563_040])
    expect([hashText(''), hashText('a'), hashText('Grüße 💾')]).toEqual([2_872_998_923, 444_641_715, 4_028_810_913])
    expect([combine(1, 2), combine(2, 1)]).toEqual([692_526_958, 293_188_643])
  })

  it('become numbers from 0 and below 1', () => {
    expect([toUnit(0), toUnit(2 ** 31), toUnit(2 ** 32 - 1) < 1]).toEqual([0, 0.5, true])
  })
})

describe('rendezvous hashing', () => {
  const candidates = Array.from({ length: 12 }, (_, index) => ({ nodeId: 1000 + 17 * index }))
  const keys = Array.from({ length: 500 }, (_, index) => hashText(`key ${index}`))

  it('chooses the first of the ranks, in whatever order the candidates come', () => {
    for (const key of keys) {
      const ranked = rankByHash(key, candidates)
      expect(chooseByHash(key, candidates)).toBe(ranked[0])
      expect(chooseByHash(key, [...candidates].reverse())).toBe(ranked[0])
      expect(chooseByHash(key, candidates, ({ nodeId }) => nodeId !== ranked[0]!.nodeId)).toBe(ranked[1])
    }
  })

  it('moves a key only from one that goes or to one that comes', () => {
    const fewer = candidates.filter((_, index) => index !== 5)
    for (const key of keys) {
      const before = chooseByHash(key, candidates)!
      if (before.nodeId !== candidates[5]!.nodeId) expect(chooseByHash(key, fewer)).toBe(before)
    }
  })

  it('settles equal scores by the lower id', () => {
    const twins = [
      { nodeId: 5, name: 'x' },
      { nodeId: 5, name: 'y' },
    ]
    expect(chooseByHash(1, twins)).toBe(twins[0])
    expect(rankByHash(1, twins)).toEqual(twins)
  })

  it('has nobody where nobody is', () => {
    expect(chooseByHash(1, [])).toBeUndefined()
    expect(chooseByHash(1, candidates, () => false)).toBeUndefined()
  })
})
