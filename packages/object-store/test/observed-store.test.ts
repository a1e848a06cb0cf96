import { systemClock } from '@millrace/runtime'
import { describeObjectStore } from '@millrace/testkit'
import { describe, expect, it } from 'vitest'
import { createMemoryObjectStore, type ObservedStoreCall, observedObjectStore } from '../src/index.ts'

describeObjectStore({
  name: 'an observed store',
  create: async () => ({
    store: observedObjectStore(createMemoryObjectStore(), { clock: systemClock, observer: () => {} }),
    destroy: async () => {},
  }),
})

function observe() {
  const calls: ObservedStoreCall[] = []
  // Every look at the clock is one millisecond later.
  let nowMs = 0
  const clock = { ...systemClock, monotonicMs: () => nowMs++ }
  const store = observedObjectStore(createMemoryObjectStore(), { clock, observer: (call) => void calls.push(call) })
  return { store, calls }
}

describe('the observer of a store', () => {
  it('is told of every call: what it was, how it ended, its bytes and its time', async () => {
    const { store, calls } = observe()
    await store.put('a', [Buffer.from('one'), Buffer.from('two')])
    await store.get('a', { range: { start: 0, end: 4 } })
    await store.head('b')
    await store.list({ prefix: '' })
    await store.delete('a')
    expect(calls).toEqual([
      { operation: 'put', result: 'OK', bytes: 6, durationMs: 1 },
      { operation: 'get', result: 'OK', bytes: 4, durationMs: 1 },
      { operation: 'head', result: 'OK', bytes: 0, durationMs: 1 },
      { operation: 'list', result: 'OK', bytes: 0, durationMs: 1 },
      { operation: 'delete', result: 'OK', bytes: 0, durationMs: 1 },
    ])
  })

  it('is told why a call failed, and of one that its caller stopped', async () => {
    const { store, calls } = observe()
    await expect(store.get('missing')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const reason = new Error('not needed any more')
    await expect(store.put('a', [Buffer.from('x')], { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(calls.map(({ operation, result, bytes }) => [operation, result, bytes])).toEqual([
      ['get', 'NOT_FOUND', 0],
      ['put', 'ABORTED', 0],
    ])
  })
})
