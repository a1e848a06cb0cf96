import { describe, expect, it } from 'vitest'
import {
  advanceProducer,
  isProducerExpired,
  judgeBatch,
  type ProducerState,
  type SequencedBatch,
} from '../src/index.ts'

function batch(baseSequence: number, lastSequence: number, overrides: Partial<SequencedBatch> = {}): SequencedBatch {
  return { producerId: 7, producerEpoch: 3, baseSequence, lastSequence, mayBeFirst: true, ...overrides }
}

function stateAfter(...batches: SequencedBatch[]): ProducerState {
  let state: ProducerState | undefined
  batches.forEach((item, index) => {
    state = advanceProducer(state, item, { baseOffset: index * 100, nowMs: 1000 + index })
  })
  return state!
}

describe('judgeBatch', () => {
  it('accepts a batch of a producer that is not idempotent whatever else it says', () => {
    const plain = batch(-1, -1, { producerId: -1, producerEpoch: -1, mayBeFirst: false })
    expect(judgeBatch(undefined, plain)).toEqual({ kind: 'accept' })
  })

  it('accepts any first sequence of an unknown producer', () => {
    expect(judgeBatch(undefined, batch(41, 45))).toEqual({ kind: 'accept' })
  })

  it('refuses an unknown producer whose batch may not be the first', () => {
    expect(judgeBatch(undefined, batch(0, 4, { mayBeFirst: false }))).toEqual({
      kind: 'reject',
      reason: 'OUT_OF_ORDER',
    })
  })

  it('takes only sequence 0 of an unknown producer that must start there', () => {
    expect(judgeBatch(undefined, batch(0, 0, { mustStartAtZero: true }))).toEqual({ kind: 'accept' })
    expect(judgeBatch(undefined, batch(1, 1, { mustStartAtZero: true })).kind).toBe('reject')
  })

  it('accepts exactly the successor of the last sequence', () => {
    const state = stateAfter(batch(0, 4))
    expect(judgeBatch(state, batch(5, 5, { mayBeFirst: false })).kind).toBe('accept')
    expect(judgeBatch(state, batch(6, 6))).toEqual({ kind: 'reject', reason: 'OUT_OF_ORDER' })
    expect(judgeBatch(state, batch(4, 4))).toEqual({ kind: 'reject', reason: 'OUT_OF_ORDER' })
  })

  it('wraps from 2^31-1 to 0, between batches and inside one', () => {
    const atEnd = stateAfter(batch(2_147_483_640, 2_147_483_647))
    expect(judgeBatch(atEnd, batch(0, 3)).kind).toBe('accept')
    const across = stateAfter(batch(2_147_483_646, 1))
    expect(judgeBatch(across, batch(2, 2)).kind).toBe('accept')
    expect(judgeBatch(across, batch(2_147_483_646, 1))).toEqual({ kind: 'duplicate', baseOffset: 0 })
  })

  it('knows the last five batches again, and no older one', () => {
    const six = [0, 1, 2, 3, 4, 5].map((sequence) => batch(sequence, sequence))
    const state = stateAfter(...six)
    expect(judgeBatch(state, six[0]!)).toEqual({ kind: 'reject', reason: 'OUT_OF_ORDER' })
    expect(six.slice(1).map((item) => judgeBatch(state, item))).toEqual(
      [100, 200, 300, 400, 500].map((baseOffset) => ({ kind: 'duplicate', baseOffset })),
    )
  })

  it('does not take a batch with the same first and another last sequence for a duplicate', () => {
    expect(judgeBatch(stateAfter(batch(0, 4)), batch(0, 3))).toEqual({ kind: 'reject', reason: 'OUT_OF_ORDER' })
  })

  it('fences older epochs and starts newer ones at 0', () => {
    const state = stateAfter(batch(0, 4))
    expect(judgeBatch(state, batch(5, 5, { producerEpoch: 2 }))).toEqual({ kind: 'reject', reason: 'FENCED' })
    expect(judgeBatch(state, batch(5, 5, { producerEpoch: 4 })).kind).toBe('reject')
    expect(judgeBatch(state, batch(0, 0, { producerEpoch: 4 })).kind).toBe('accept')
    expect(judgeBatch(state, batch(0, 0, { producerEpoch: 4, mayBeFirst: false })).kind).toBe('reject')
  })

  it('forgets the batches of the epoch before', () => {
    const state = stateAfter(batch(0, 4), batch(0, 2, { producerEpoch: 4 }))
    expect(state.batches).toHaveLength(1)
    expect(judgeBatch(state, batch(0, 4, { producerEpoch: 4 })).kind).toBe('reject')
  })
})

describe('isProducerExpired', () => {
  it('is true only after more than the time named', () => {
    const state = stateAfter(batch(0, 0))
    expect(isProducerExpired(state, 1100, 100)).toBe(false)
    expect(isProducerExpired(state, 1101, 100)).toBe(true)
  })
})
