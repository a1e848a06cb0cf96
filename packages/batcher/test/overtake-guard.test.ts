import { describe, expect, it } from 'vitest'
import { createOvertakeGuard } from '../src/overtake-guard.ts'
import { item, sequenced } from './batcher-fixture.ts'

const OPTIONS = { overtakeGuardEntriesMax: 3, overtakeGuardItemsMax: 16, overtakeHoldMs: 100 }
const ACCEPTED = { verdict: { kind: 'committed', baseOffset: 0, logStartOffset: 0 }, nowMs: 0 } as const
const REJECTED = { verdict: { kind: 'rejected', reason: 'OUT_OF_ORDER' }, nowMs: 0 } as const

/** Where an aborted item was. */
const at = (appendIndex: number) => ({ fromIndex: appendIndex, retryFromIndex: appendIndex + 1 })

describe('the overtake guard', () => {
  it('concerns neither plain producers nor other partitions, epochs and producers', () => {
    const guard = createOvertakeGuard(OPTIONS)
    guard.hold(item(), at(0), 0)
    guard.hold(sequenced(0), at(1), 0)
    expect(guard.size).toBe(1)
    expect(guard.admit(item(), 2, 0)).toBe('commit')
    expect(guard.admit(sequenced(1, { partition: 1 }), 3, 0)).toBe('commit')
    expect(guard.admit(sequenced(1, { producerEpoch: 1 }), 4, 0)).toBe('commit')
    expect(guard.admit(sequenced(1, { producerId: 8 }), 5, 0)).toBe('commit')
    expect(guard.admit(sequenced(1), 6, 0)).toBe('leave-out')
  })

  it('lets pass what took its place before the refused one', () => {
    const guard = createOvertakeGuard(OPTIONS)
    guard.hold(sequenced(3), { fromIndex: 5, retryFromIndex: 5 }, 0)
    expect(guard.admit(sequenced(1), 4, 0)).toBe('commit')
    expect(guard.admit(sequenced(4), 5, 0)).toBe('leave-out')
    expect(guard.admit(sequenced(3), 6, 0)).toBe('commit')
  })

  it('waits for each that has to come again, whatever the order in which they failed', () => {
    const guard = createOvertakeGuard(OPTIONS)
    guard.hold(sequenced(6), at(3), 0)
    guard.hold(sequenced(0), at(9), 0)
    expect(guard.admit(sequenced(6), 10, 0)).toBe('leave-out')
    expect(guard.admit(sequenced(0), 11, 0)).toBe('commit')
    expect(guard.admit(sequenced(7), 12, 0)).toBe('leave-out')
    expect(guard.admit(sequenced(6), 13, 0)).toBe('commit-not-first')
    expect(guard.admit(sequenced(7), 14, 0)).toBe('commit-not-first')
  })

  it('lets nobody pass whom it left out itself, until each came again', () => {
    const guard = createOvertakeGuard(OPTIONS)
    guard.hold(sequenced(0), at(0), 0)
    expect(guard.admit(sequenced(1), 1, 0)).toBe('leave-out')
    expect(guard.admit(sequenced(0), 2, 0)).toBe('commit')
    expect(guard.admit(sequenced(2), 3, 0)).toBe('leave-out')
    expect(guard.admit(sequenced(1), 4, 0)).toBe('commit-not-first')
    expect(guard.admit(sequenced(2), 5, 0)).toBe('commit-not-first')
  })

  it('knows that 0 follows the largest sequence', () => {
    const guard = createOvertakeGuard(OPTIONS)
    guard.hold(sequenced(2_147_483_647), at(0), 0)
    expect(guard.admit(sequenced(0), 1, 0)).toBe('leave-out')
    expect(guard.admit(sequenced(2_147_483_646), 2, 0)).toBe('commit')
  })

  it('does not take a copy for the retry whose sender gave up waiting', () => {
    const guard = createOvertakeGuard(OPTIONS)
    guard.hold(sequenced(0), at(0), 0)
    guard.hold(sequenced(0), at(4), 0)
    expect(guard.admit(sequenced(0), 4, 0)).toBe('commit')
    expect(guard.admit(sequenced(1), 5, 0)).toBe('leave-out')
    expect(guard.admit(sequenced(0), 6, 0)).toBe('commit')
    expect(guard.admit(sequenced(1), 7, 0)).toBe('commit-not-first')
  })

  it('does not mind news of an older copy once the retry is here', () => {
    const guard = createOvertakeGuard(OPTIONS)
    guard.hold(sequenced(0), at(0), 0)
    guard.admit(sequenced(0), 3, 0)
    guard.hold(sequenced(0), at(2), 0)
    expect(guard.admit(sequenced(1), 4, 0)).toBe('commit-not-first')
  })

  it('is done once the retry was taken, and waits again when it was aborted or rejected', () => {
    const guard = createOvertakeGuard(OPTIONS)
    guard.hold(sequenced(0), at(0), 0)
    guard.admit(sequenced(0), 1, 0)
    guard.answered(sequenced(0), 1, REJECTED)
    expect(guard.admit(sequenced(1), 2, 0)).toBe('leave-out')
    guard.admit(sequenced(0), 3, 0)
    guard.hold(sequenced(0), at(3), 0)
    expect(guard.admit(sequenced(1), 4, 0)).toBe('leave-out')
    for (const [sequence, place] of [
      [0, 5],
      [1, 6],
    ] as const) {
      guard.admit(sequenced(sequence), place, 0)
      guard.answered(sequenced(sequence), place, ACCEPTED)
    }
    expect(guard.size).toBe(0)
    expect(guard.admit(sequenced(2), 7, 0)).toBe('commit')
  })

  it('lets later ones go after a while, but never as the first, until one was taken', () => {
    const guard = createOvertakeGuard(OPTIONS)
    guard.hold(sequenced(0), at(0), 0)
    expect(guard.admit(sequenced(1), 1, 99)).toBe('leave-out')
    expect(guard.admit(sequenced(1), 2, 100)).toBe('commit-not-first')
    guard.answered(sequenced(1), 2, { ...REJECTED, nowMs: 100 })
    expect(guard.admit(sequenced(1), 3, 100)).toBe('commit-not-first')
    expect(guard.admit(sequenced(0), 4, 100)).toBe('commit')
    guard.answered(sequenced(1), 5, { ...ACCEPTED, nowMs: 300 })
    expect(guard.size).toBe(0)
  })

  it('remembers a bounded number of items of a producer, those with the lowest sequences', () => {
    const guard = createOvertakeGuard(OPTIONS)
    for (let sequence = 40; sequence > 0; sequence--) guard.hold(sequenced(sequence), at(40 - sequence), 0)
    for (let sequence = 1; sequence <= OPTIONS.overtakeGuardItemsMax; sequence++)
      guard.admit(sequenced(sequence), 40 + sequence, 0)
    expect(guard.admit(sequenced(41), 99, 0)).toBe('commit-not-first')
  })

  it('forgets the oldest when it is full', () => {
    const guard = createOvertakeGuard(OPTIONS)
    for (let producerId = 0; producerId < 5; producerId++) guard.hold(sequenced(0, { producerId }), at(producerId), 0)
    expect(guard.size).toBe(3)
    expect(guard.admit(sequenced(1, { producerId: 1 }), 9, 0)).toBe('commit')
    expect(guard.admit(sequenced(1, { producerId: 2 }), 9, 0)).toBe('leave-out')
  })
})
