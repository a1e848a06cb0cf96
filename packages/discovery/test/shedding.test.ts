import { describe, expect, it } from 'vitest'
import { HOT_BUSY_SHARE_MIN, HOT_RATIO, SHED_SHARE_MAX } from '../src/index.ts'
import { nextShedShare } from '../src/shedding.ts'

const after = (heartbeats: number, busyShare: number, othersBusyShares: readonly number[], start = 0) => {
  let share = start
  for (let count = 0; count < heartbeats; count++) share = nextShedShare(share, { busyShare, othersBusyShares })
  return share
}

describe('the share of clients that an agent sheds', () => {
  it('grows while it is much busier than the others, up to a limit', () => {
    expect(after(1, 0.9, [0.1, 0.3])).toBe(0.0625)
    expect(after(100, 0.9, [0.1, 0.3])).toBe(SHED_SHARE_MAX)
  })

  it('stays nothing for one that is not busy, not busier, or alone', () => {
    expect(after(10, HOT_BUSY_SHARE_MIN - 0.01, [0])).toBe(0)
    expect(after(10, HOT_RATIO * 0.6, [0.6])).toBe(0)
    expect(after(10, 1, [])).toBe(0)
  })

  it('shrinks slowly, and at once for one that is left alone', () => {
    expect(after(1, 0.5, [0.5], 0.5)).toBe(0.484375)
    expect(after(100, 0.5, [0.5], 0.5)).toBe(0)
    expect(after(1, 1, [], 0.5)).toBe(0)
  })
})
