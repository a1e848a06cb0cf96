import { crc32c } from '@millrace/crc32c'
import { createSeededRandom, type Logger, noopLogger } from '@millrace/runtime'
import { describe, expect, it } from 'vitest'
import {
  createDurablePut,
  createMemoryObjectStore,
  type DurablePutOptions,
  type ObjectStore,
  ObjectStoreError,
  type ObjectStoreErrorCode,
  resolveDurablePutOptions,
} from '../src/index.ts'
import { createManualClock, settle } from './manual-clock.ts'

const body = [new TextEncoder().encode('the object')]
const expected = { byteLength: 10, crc32c: crc32c(body[0]!) }

type PutAnswer = 'store' | 'hang' | 'store and hang' | 'deaf' | ObjectStoreErrorCode | 'store and UNAVAILABLE'

/** A memory store whose puts go as the test says, one after the other; the last goes on for ever. */
function setup(answers: readonly PutAnswer[], options: DurablePutOptions = {}) {
  const clock = createManualClock()
  const memory = createMemoryObjectStore({ clock })
  const logged: string[] = []
  const log = (level: string) => (event: string) => void logged.push(`${level} ${event}`)
  const logger: Logger = { ...noopLogger, warn: log('warn'), error: log('error'), debug: log('debug') }
  const state = { putCount: 0, inFlight: 0, inFlightMost: 0 }
  const headAnswers: ('UNAVAILABLE' | 'gone')[] = []

  async function answer(key: string, chunks: readonly Uint8Array[], signal?: AbortSignal): Promise<void> {
    const kind = answers[Math.min(state.putCount++, answers.length - 1)]!
    if (kind.startsWith('store')) await memory.put(key, chunks)
    if (kind === 'deaf') return new Promise(() => {})
    if (kind === 'hang' || kind === 'store and hang') {
      return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
    }
    if (kind === 'store') return undefined
    const code = kind === 'store and UNAVAILABLE' ? 'UNAVAILABLE' : kind
    throw new ObjectStoreError(code, `planted ${code}`)
  }

  const store: ObjectStore = {
    ...memory,
    async put(key, chunks, { signal } = {}) {
      state.inFlight++
      state.inFlightMost = Math.max(state.inFlightMost, state.inFlight)
      await answer(key, chunks, signal).finally(() => state.inFlight--)
    },
    async head(key, options) {
      const next = headAnswers.shift()
      if (next === 'UNAVAILABLE') throw new ObjectStoreError('UNAVAILABLE', 'planted')
      return next === 'gone' ? null : memory.head(key, options)
    },
  }
  const putDurably = createDurablePut({ store, clock, random: createSeededRandom(1), logger }, options)
  return { clock, memory, logged, state, headAnswers, putDurably }
}

/** What became of a promise so far. */
function watch(promise: Promise<void>): { outcome: string; error: unknown } {
  const watched = { outcome: 'pending', error: undefined as unknown }
  void promise.then(
    () => Object.assign(watched, { outcome: 'stored' }),
    (error: unknown) =>
      Object.assign(watched, { outcome: ObjectStoreError.is(error) ? error.code : 'rejected', error }),
  )
  return watched
}

describe('a durable put', () => {
  it('is one put when all goes well, and leaves no timer', async () => {
    const { putDurably, state, clock } = setup(['store'])
    await putDurably('k', body, expected)
    expect(state.putCount).toBe(1)
    expect(clock.timerCount).toBe(0)
  })

  it.each(['UNAVAILABLE', 'THROTTLED', 'CONFLICT', 'FULL'] as const)('asks again after %s', async (code) => {
    const { putDurably, clock, state, logged } = setup([code, code, 'store'])
    const put = watch(putDurably('k', body, expected))
    await clock.advance(1000)
    expect(put.outcome).toBe('stored')
    expect(state.putCount).toBe(3)
    expect(logged).toEqual(['warn object.put_retry', 'warn object.put_retry'])
    expect(clock.timerCount).toBe(0)
  })

  it('waits longer from retry to retry', async () => {
    const { putDurably, clock, state } = setup(['UNAVAILABLE'], { backoff: { initialMs: 100, maxMs: 1000 } })
    const put = watch(putDurably('k', body, expected))
    await clock.advance(40)
    expect(state.putCount).toBe(1)
    await clock.advance(10_000)
    // The first waits are at most 100, 200, 400 and 800 ms, then 500 to 1,000.
    expect(state.putCount).toBeGreaterThanOrEqual(10)
    expect(state.putCount).toBeLessThanOrEqual(25)
    await clock.advance(120_000)
    expect(put.outcome).toBe('UNAVAILABLE')
  })

  it.each(['ACCESS_DENIED', 'NOT_FOUND', 'INVALID', 'CLOSED'] as const)('gives up at once on %s', async (code) => {
    const { putDurably, clock, state } = setup([code])
    const put = watch(putDurably('k', body, expected))
    await settle()
    expect(put.outcome).toBe(code)
    expect(state.putCount).toBe(1)
    expect(clock.timerCount).toBe(0)
  })

  it('takes a key that holds the very object for stored: the reply was lost', async () => {
    const { putDurably, clock, state, logged } = setup(['store and UNAVAILABLE', 'PRECONDITION_FAILED'])
    const put = watch(putDurably('k', body, expected))
    await clock.advance(100)
    expect(put.outcome).toBe('stored')
    expect(state.putCount).toBe(2)
    expect(logged).not.toContain('error object.put_mismatch')
  })

  it.each([
    ['of another length', 'another object'],
    ['of the same length', 'THE OBJECT'],
  ])('raises the alarm when the key holds an object %s', async (_name, text) => {
    const { putDurably, memory, logged } = setup(['PRECONDITION_FAILED'])
    await memory.put('k', [new TextEncoder().encode(text)])
    await expect(putDurably('k', body, expected)).rejects.toMatchObject({ code: 'CONTENT_MISMATCH' })
    expect(logged).toEqual(['error object.put_mismatch'])
  })

  it('asks again when it cannot look at what the key holds, and when that is gone', async () => {
    const { putDurably, clock, memory, headAnswers, state } = setup(['PRECONDITION_FAILED'])
    await memory.put('k', body)
    headAnswers.push('UNAVAILABLE', 'gone')
    const put = watch(putDurably('k', body, expected))
    await clock.advance(1000)
    expect(put.outcome).toBe('stored')
    expect(state.putCount).toBe(3)
  })

  it('sends a second attempt while the first is slow, and takes whichever is stored', async () => {
    const { putDurably, clock, state } = setup(['hang', 'store'], { hedgeDelayMs: 500 })
    const put = watch(putDurably('k', body, expected))
    await clock.advance(499)
    expect(state.putCount).toBe(1)
    await clock.advance(1)
    expect(put.outcome).toBe('stored')
    expect(state.inFlight).toBe(0)
    expect(clock.timerCount).toBe(0)
  })

  it('recognises its own object when the slow attempt had stored it', async () => {
    const { putDurably, clock } = setup(['store and hang', 'PRECONDITION_FAILED'])
    const put = watch(putDurably('k', body, expected))
    await clock.advance(1000)
    expect(put.outcome).toBe('stored')
  })

  it('sends no more hedges than allowed, and never more attempts at once', async () => {
    const { putDurably, clock, state } = setup(['hang'], { hedgesMax: 2, attemptsInFlightMax: 3 })
    watch(putDurably('k', body, expected))
    await clock.advance(29_999)
    expect(state.putCount).toBe(3)
    await clock.advance(80_000)
    expect(state.inFlightMost).toBe(3)
  })

  it('shares one limit of hedges under way among all puts', async () => {
    const { putDurably, clock, state } = setup(['hang'], { hedgesInFlightMax: 3 })
    for (let index = 0; index < 10; index++) watch(putDurably(`k${index}`, body, expected))
    await clock.advance(29_999)
    expect(state.putCount).toBe(13)
  })

  it('does not hedge where hedging is off', async () => {
    const { putDurably, clock, state } = setup(['hang'], { hedgesMax: 0 })
    watch(putDurably('k', body, expected))
    await clock.advance(29_999)
    expect(state.putCount).toBe(1)
  })

  it('does not hedge against a store that asked to slow down', async () => {
    const { putDurably, clock, state } = setup(['THROTTLED', 'hang'], { hedgeDelayMs: 100 })
    watch(putDurably('k', body, expected))
    await clock.advance(20_000)
    expect(state.putCount).toBe(2)
  })

  it('lets attempts that are under way finish when another one failed for good', async () => {
    const { putDurably, clock, state } = setup(['hang', 'ACCESS_DENIED'], { attemptTimeoutMs: 5000 })
    const put = watch(putDurably('k', body, expected))
    await clock.advance(4999)
    expect(put.outcome).toBe('pending')
    expect(state.putCount).toBe(2)
    await clock.advance(1)
    expect(put.outcome).toBe('ACCESS_DENIED')
  })

  it('gives an attempt up after its time, also when the store is deaf to signals', async () => {
    const { putDurably, clock } = setup(['deaf', 'store'], { attemptTimeoutMs: 300, hedgesMax: 0 })
    const put = watch(putDurably('k', body, expected))
    await clock.advance(299)
    expect(put.outcome).toBe('pending')
    await clock.advance(100)
    expect(put.outcome).toBe('stored')
  })

  it('rejects at its overall limit with the last failure', async () => {
    const { putDurably, clock } = setup(['FULL'], { overallLimitMs: 60_000 })
    const put = watch(putDurably('k', body, expected))
    await clock.advance(59_999)
    expect(put.outcome).toBe('pending')
    await clock.advance(1)
    expect(put.outcome).toBe('FULL')
    expect(String(put.error)).toMatch(/put of k \(10 bytes\) not done within 60000 ms and \d+ attempts: planted FULL/)
    expect(clock.timerCount).toBe(0)
  })

  it('rejects at its overall limit with UNAVAILABLE when nothing was ever answered', async () => {
    const { putDurably, clock, state } = setup(['hang'], { overallLimitMs: 1000 })
    const put = watch(putDurably('k', body, expected))
    await clock.advance(1000)
    expect(put.outcome).toBe('UNAVAILABLE')
    await settle()
    expect(state.inFlight).toBe(0)
  })

  it("rejects with the caller's reason at once, and stops its attempts", async () => {
    const { putDurably, clock, state } = setup(['hang'])
    const controller = new AbortController()
    const put = watch(putDurably('k', body, expected, { signal: controller.signal }))
    await clock.advance(2500)
    controller.abort(new Error('enough'))
    await settle()
    expect(put.error).toBe(controller.signal.reason)
    expect(state.inFlight).toBe(0)
    expect(clock.timerCount).toBe(0)
  })

  it('rejects with what a store throws that is no error of a store', async () => {
    const bug = new TypeError('a bug')
    const store = { ...createMemoryObjectStore(), put: () => Promise.reject(bug) }
    const put = createDurablePut({ store, clock: createManualClock(), random: createSeededRandom(1) })
    await expect(put('k', body, expected)).rejects.toBe(bug)
  })
})

describe('options of a durable put', () => {
  it('are named all at once when they are wrong', () => {
    const options = { attemptTimeoutMs: 0, hedgesMax: -1, backoff: { initialMs: 5, maxMs: 1 } }
    expect(() => resolveDurablePutOptions(options)).toThrow(/attemptTimeoutMs.*hedgesMax.*backoff/)
  })
})
