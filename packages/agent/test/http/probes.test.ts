import { createMemoryMetadataStore, MetadataError, type MetadataStore } from '@millrace/metadata'
import { createMemoryObjectStore, ObjectStoreError, type ObjectStore } from '@millrace/object-store'
import { systemClock } from '@millrace/runtime'
import { createVirtualClock } from '@millrace/testkit/simulator'
import { describe, expect, it } from 'vitest'
import { createAgentState } from '../../src/http/agent-state.ts'
import {
  createLivenessProbe,
  createReadinessProbe,
  PROBE_TIMEOUT_MS,
  STORE_ANSWER_AGE_MS_MAX,
} from '../../src/http/probes.ts'
import { createStoreHealth } from '../../src/http/store-health.ts'

const metadata = createMemoryMetadataStore({ clock: systemClock })
const allWell = { agent: 'ok', listener: 'ok', metadataStore: 'ok', objectStore: 'ok' }

/** A readiness probe in virtual time over stores that can be replaced. */
function createProbe(replaced: { nowMs?: MetadataStore['nowMs']; head?: ObjectStore['head'] } = {}) {
  const clock = createVirtualClock()
  const state = createAgentState()
  const storeHealth = createStoreHealth(clock)
  let headCount = 0
  const store = createMemoryObjectStore()
  const head = replaced.head ?? store.head
  const probe = createReadinessProbe({
    state,
    clock,
    storeHealth,
    metadata: { nowMs: replaced.nowMs ?? metadata.nowMs },
    objectStore: {
      head: (...args) => {
        headCount++
        return head(...args)
      },
    },
  })
  return { clock, state, storeHealth, probe, headCount: () => headCount }
}

const answered = { operation: 'put', result: 'OK', bytes: 1, durationMs: 1 } as const

describe('readiness', () => {
  it('holds when the listener accepts and both stores answer', async () => {
    const { probe } = createProbe()
    expect(await probe()).toEqual({ ok: true, checks: allWell })
  })

  it('does not ask an object store that has answered lately, and asks again when that is long ago or a call failed', async () => {
    const { probe, storeHealth, clock, headCount } = createProbe()
    storeHealth.observer(answered)
    await probe()
    expect(headCount()).toBe(0)
    await clock.run({ untilMs: STORE_ANSWER_AGE_MS_MAX + 1 })
    await probe()
    expect(headCount()).toBe(1)
    storeHealth.observer(answered)
    storeHealth.observer({ ...answered, result: 'THROTTLED' })
    await probe()
    expect(headCount()).toBe(2)
  })

  it('a reader that finds nothing is an answer, one that gave up says nothing', async () => {
    const { probe, storeHealth, headCount } = createProbe()
    storeHealth.observer({ ...answered, operation: 'get', result: 'NOT_FOUND' })
    storeHealth.observer({ ...answered, operation: 'get', result: 'ABORTED' })
    await probe()
    expect(headCount()).toBe(0)
  })

  it.each([
    [
      'metadataStore',
      { nowMs: () => Promise.reject(new MetadataError('UNAVAILABLE', 'the database is away')) },
      'the database is away',
    ],
    ['objectStore', { head: () => Promise.reject(new ObjectStoreError('ACCESS_DENIED', 'no rights')) }, 'no rights'],
  ])('fails with the reason when the %s refuses', async (check, replaced, reason) => {
    const { probe } = createProbe(replaced)
    expect(await probe()).toEqual({ ok: false, checks: { ...allWell, [check]: reason } })
  })

  it.each([
    ['metadataStore', { nowMs: () => new Promise<never>(() => {}) }],
    ['objectStore', { head: () => new Promise<never>(() => {}) }],
  ])('fails at its time limit when the %s does not answer', async (check, replaced) => {
    const { probe, clock } = createProbe(replaced)
    const result = probe()
    await clock.run({ untilMs: PROBE_TIMEOUT_MS })
    expect(await result).toEqual({
      ok: false,
      checks: { ...allWell, [check]: `no answer within ${PROBE_TIMEOUT_MS} ms` },
    })
  })

  it('fails while the agent closes, once the listener does not accept, and when the agent has failed', async () => {
    const { probe, state } = createProbe()
    state.isClosing = true
    expect(await probe()).toEqual({ ok: false, checks: { ...allWell, agent: 'closing' } })
    state.isAccepting = false
    expect(await probe()).toMatchObject({ ok: false, checks: { listener: 'not accepting' } })
    state.failure = 'an fsync failed'
    expect(await probe()).toMatchObject({ ok: false, checks: { agent: 'failed: an fsync failed' } })
  })

  it('is one look for all that ask at a time', async () => {
    const { probe, headCount } = createProbe()
    const results = await Promise.all([probe(), probe(), probe()])
    expect(results.every(({ ok }) => ok)).toBe(true)
    expect(headCount()).toBe(1)
  })
})

describe('liveness', () => {
  it('holds while the agent closes and ends when it has failed', async () => {
    const state = createAgentState()
    state.isClosing = true
    expect(await createLivenessProbe(state)()).toEqual({ ok: true, checks: { agent: 'ok' } })
    state.failure = 'the segment id has expired'
    expect(await createLivenessProbe(state)()).toEqual({
      ok: false,
      checks: { agent: 'failed: the segment id has expired' },
    })
  })
})
