import { expect, it } from 'vitest'
import { createCommitSignal } from '../src/index.ts'

const orders = { topicId: 'orders', partition: 0 }
const clicks = { topicId: 'clicks', partition: 0 }

it('wakes every subscriber of a partition, and nobody else', () => {
  const signal = createCommitSignal()
  const woken: string[] = []
  signal.subscribe([orders], () => woken.push('first'))
  signal.subscribe([orders], () => woken.push('second'))
  signal.subscribe([clicks, { topicId: 'orders', partition: 1 }], () => woken.push('other'))
  signal.notify([orders])
  expect(woken).toEqual(['first', 'second'])
})

it('wakes a subscriber once per notification, however many of its partitions are named', () => {
  const signal = createCommitSignal()
  let count = 0
  signal.subscribe([orders, clicks, orders], () => count++)
  signal.notify([orders, clicks])
  expect(count).toBe(1)
  signal.notify([clicks])
  expect(count).toBe(2)
})

it('wakes before notify returns, so that a commit after the subscription is never missed', () => {
  const signal = createCommitSignal()
  let highWatermark = 0
  let isWoken = false
  signal.subscribe([orders], () => {
    isWoken = true
  })
  const seen = highWatermark
  highWatermark = 10
  signal.notify([orders])
  expect(seen === highWatermark || isWoken).toBe(true)
})

it('does not wake a closed subscription, not even one closed by a wake of the same notification', () => {
  const signal = createCommitSignal()
  const woken: string[] = []
  signal.subscribe([orders], () => {
    woken.push('first')
    second.close()
  })
  const second = signal.subscribe([orders], () => woken.push('second'))
  signal.notify([orders])
  second.close()
  expect(woken).toEqual(['first'])
  expect(signal.subscriptionCount).toBe(1)
})

it('does not wake a subscription made by a wake of the same notification', () => {
  const signal = createCommitSignal()
  let count = 0
  const first = signal.subscribe([orders], () => {
    first.close()
    signal.subscribe([orders], () => count++)
  })
  signal.notify([orders])
  expect(count).toBe(0)
  signal.notify([orders])
  expect(count).toBe(1)
})

it('wakes the others when one throws, and then throws what it threw', () => {
  const signal = createCommitSignal()
  let count = 0
  signal.subscribe([orders], () => {
    throw new Error('broken waiter')
  })
  signal.subscribe([orders], () => count++)
  expect(() => signal.notify([orders])).toThrow('broken waiter')
  expect(count).toBe(1)
})

it('holds many waiters of one partition and lets go of all of them', () => {
  const signal = createCommitSignal()
  let count = 0
  const subscriptions = Array.from({ length: 10_000 }, () => signal.subscribe([orders], () => count++))
  signal.notify([orders])
  expect(count).toBe(10_000)
  for (const subscription of subscriptions) subscription.close()
  signal.notify([orders])
  expect(count).toBe(10_000)
  expect(signal.subscriptionCount).toBe(0)
})
