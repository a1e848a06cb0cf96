import { describe, expect, it } from 'vitest'
import { createByteBudget } from '../src/byte-budget.ts'

describe('a byte budget', () => {
  it('grants what is free and takes it back on release', () => {
    const budget = createByteBudget(10)
    const held = budget.tryReserve(7)
    expect(budget.bytesUsed).toBe(7)
    expect(budget.tryReserve(4)).toBeUndefined()
    held?.release()
    held?.release()
    expect(budget.bytesUsed).toBe(0)
  })

  it('grants waiters in arrival order, however small the later ones are', async () => {
    const budget = createByteBudget(10)
    const held = budget.tryReserve(10)
    const granted: string[] = []
    const large = budget.reserve(8).then((reservation) => {
      granted.push('large')
      return reservation
    })
    const small = budget.reserve(1).then(() => granted.push('small'))
    expect(budget.tryReserve(1)).toBeUndefined()
    held?.release()
    await Promise.all([large, small])
    expect(granted).toEqual(['large', 'small'])
    expect(budget.bytesUsed).toBe(9)
  })

  it('grants those behind a waiter that gave up', async () => {
    const budget = createByteBudget(10)
    budget.tryReserve(5)
    const controller = new AbortController()
    const large = budget.reserve(8, { signal: controller.signal })
    const small = budget.reserve(5)
    const reason = new Error('gone')
    controller.abort(reason)
    await expect(large).rejects.toBe(reason)
    expect((await small).bytes).toBe(5)
    expect(budget.waiterCount).toBe(0)
  })

  it('refuses what could never be granted', () => {
    expect(() => createByteBudget(10).reserve(11)).toThrow(RangeError)
  })

  it('rejects at once when the signal has aborted already', async () => {
    const reason = new Error('gone')
    await expect(createByteBudget(10).reserve(1, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })
})
