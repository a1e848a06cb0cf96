import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BatcherCoreOptions, createBatcherCore } from '../src/batcher-core.ts'
import type { SealedBatch } from '../src/stages.ts'

const OPTIONS: BatcherCoreOptions = {
  batchMaxSizeBytes: 1000,
  batchItemCountMax: 50,
  batchTimeoutMs: 250,
  lingerMs: 2,
  putBudgetBytes: 250,
  sealTokensMax: 8,
  uploadsInFlightMax: 4,
  undecidedSegmentsMax: 64,
  putsCost: true,
}

type Step =
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'append'; readonly bytes: number }
  | { readonly kind: 'uploaded'; readonly pick: number; readonly result: 'stored' | 'failed' }
  | { readonly kind: 'flush' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.double({ min: 0, max: 120, noNaN: true }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('append' as const), bytes: fc.integer({ min: 1, max: 400 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('append' as const), bytes: fc.integer({ min: 400, max: 3000 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('uploaded' as const),
      pick: fc.nat(3),
      result: fc.constantFrom('stored' as const, 'failed' as const),
    }),
  },
)
const steps = fc.array(step, { minLength: 1, maxLength: 300 })

/** Short items in quick succession: what uses the budget up. */
const busySteps = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.double({ min: 0, max: 30, noNaN: true }) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('append' as const), bytes: fc.integer({ min: 1, max: 40 }) }),
    },
  ),
  { minLength: 100, maxLength: 400 },
)

/** Slots and segments never hold a batch back. */
const NEVER_BUSY: BatcherCoreOptions = { ...OPTIONS, uploadsInFlightMax: 10_000, undecidedSegmentsMax: 10_000 }

/** Runs steps the way the driver does: timers fire when the core asked for them, decisions take no time. */
function run(options: BatcherCoreOptions, script: readonly Step[]) {
  const core = createBatcherCore<number>(options, 0)
  const appends: { atMs: number; bytes: number }[] = []
  const seals: SealedBatch<number>[] = []
  const decided: number[] = []
  const flying: SealedBatch<number>[] = []
  const startedAtMs: number[] = []
  const undecidedBefore: number[] = []
  let nowMs = 0

  function pump(): void {
    for (let batch = core.nextUpload(nowMs); batch !== undefined; batch = core.nextUpload(nowMs)) {
      seals.push(batch)
      startedAtMs.push(nowMs)
      undecidedBefore.push(core.undecidedSegments - 1)
      flying.push(batch)
    }
    for (let batch = core.nextDecision(); batch !== undefined; batch = core.nextDecision()) {
      decided.push(...batch.items)
      core.decided(batch, nowMs)
      pump()
    }
  }

  function waitUntil(endMs: number): void {
    for (let wakeMs = core.wakeAtMs(nowMs); wakeMs !== undefined && wakeMs <= endMs; wakeMs = core.wakeAtMs(nowMs)) {
      nowMs = Math.max(nowMs, wakeMs)
      pump()
    }
    nowMs = endMs
  }

  function take(next: Step): void {
    if (next.kind === 'wait') waitUntil(nowMs + next.ms)
    if (next.kind === 'append') {
      core.append(appends.length, next.bytes, nowMs)
      appends.push({ atMs: nowMs, bytes: next.bytes })
    }
    if (next.kind === 'flush') core.flush(nowMs)
    if (next.kind === 'uploaded') {
      const batch = flying.splice(next.pick % Math.max(1, flying.length), 1)[0]
      if (batch !== undefined) core.uploadEnded(batch, next.result)
    }
    pump()
  }

  for (const next of script) take(next)
  function drain(): void {
    waitUntil(nowMs + 10 * options.batchTimeoutMs)
    while (flying.length > 0) take({ kind: 'uploaded', pick: 0, result: 'stored' })
    if (decided.length < appends.length) drain()
  }
  drain()
  return { appends, seals, startedAtMs, undecidedBefore, decided }
}

/** Counts what lies in each window that starts at a seal and ends at a later one. */
function expectCeiling(options: BatcherCoreOptions, { appends, seals }: ReturnType<typeof run>): void {
  const early = seals.filter((batch) => batch.reason === 'due' || batch.reason === 'allowed')
  for (let first = 0; first < early.length; first++) {
    for (let last = first; last < early.length; last++) {
      const [fromMs, toMs] = [early[first]!.sealedAtMs, early[last]!.sealedAtMs]
      const bytes = appends.reduce((sum, { atMs, bytes }) => sum + (atMs >= fromMs && atMs <= toMs ? bytes : 0), 0)
      const ceiling = options.sealTokensMax + (toMs - fromMs) / options.batchTimeoutMs + bytes / options.putBudgetBytes
      expect(last - first + 1).toBeLessThanOrEqual(ceiling + 0.01)
    }
  }
}

describe('the core of the batcher', () => {
  it('never seals more over any window than tokens, time and bytes pay for, plus the full ones', () => {
    fc.assert(
      fc.property(steps, (script) => {
        expectCeiling(OPTIONS, run(OPTIONS, script))
      }),
      { numRuns: 100 },
    )
    fc.assert(
      fc.property(busySteps, (script) => {
        const options = { ...NEVER_BUSY, sealTokensMax: 1 }
        expectCeiling(options, run(options, script))
      }),
      { numRuns: 100 },
    )
  })

  it('keeps no batch past its time while a slot is free', () => {
    fc.assert(
      fc.property(steps, (script) => {
        const core = createBatcherCore<number>(OPTIONS, 0)
        const flying: SealedBatch<number>[] = []
        let nowMs = 0
        for (const next of script) {
          if (next.kind === 'wait') nowMs += next.ms
          if (next.kind === 'append') core.append(0, next.bytes, nowMs)
          if (next.kind === 'uploaded' && flying.length > 0) core.uploadEnded(flying.shift()!, next.result)
          for (let batch = core.nextUpload(nowMs); batch !== undefined; batch = core.nextUpload(nowMs))
            flying.push(batch)
          for (let batch = core.nextDecision(); batch !== undefined; batch = core.nextDecision())
            core.decided(batch, nowMs)
          const wakeAtMs = core.wakeAtMs(nowMs)
          // What is open with a slot free has an alarm, not in the past and never later than it is due.
          if (wakeAtMs === undefined) continue
          expect(core.uploadsInFlight).toBeLessThan(OPTIONS.uploadsInFlightMax)
          expect(wakeAtMs).toBeGreaterThan(nowMs)
          expect(wakeAtMs).toBeLessThanOrEqual(nowMs + OPTIONS.batchTimeoutMs)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('starts the upload of a batch that was not full at most batchTimeout after its first item when slots are free', () => {
    fc.assert(
      fc.property(steps, (script) => {
        const { seals, startedAtMs } = run(NEVER_BUSY, script)
        for (const [index, batch] of seals.entries()) {
          expect(startedAtMs[index]! - batch.openedAtMs).toBeLessThanOrEqual(OPTIONS.batchTimeoutMs + 0.01)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('decides every item once and in the order of the appends, whatever the order of the uploads', () => {
    fc.assert(
      fc.property(steps, (script) => {
        const { appends, decided } = run(OPTIONS, script)
        expect(decided).toEqual(appends.map((_, index) => index))
      }),
      { numRuns: 200 },
    )
  })

  it('never makes a batch larger than its limit unless it is one item', () => {
    fc.assert(
      fc.property(steps, (script) => {
        for (const batch of run(OPTIONS, script).seals) {
          if (batch.items.length > 1) expect(batch.byteLength).toBeLessThanOrEqual(OPTIONS.batchMaxSizeBytes)
          expect(batch.items.length).toBeLessThanOrEqual(OPTIONS.batchItemCountMax)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('is a plain timer when the PUT budget is 0', () => {
    for (const putsCost of [true, false]) {
      fc.assert(
        fc.property(steps, (script) => {
          const { seals } = run({ ...NEVER_BUSY, putBudgetBytes: 0, putsCost }, script)
          for (const batch of seals) {
            expect(['full', 'due']).toContain(batch.reason)
            if (batch.reason === 'due') expect(batch.sealedAtMs - batch.openedAtMs).toBeCloseTo(250, 2)
          }
        }),
        { numRuns: 150 },
      )
    }
  })

  it('seals behind a decision, with enough bytes or after its time when PUTs cost nothing', () => {
    const free = { ...NEVER_BUSY, putsCost: false }
    fc.assert(
      fc.property(steps, (script) => {
        const { seals, startedAtMs, undecidedBefore } = run(free, script)
        for (const [index, batch] of seals.entries()) {
          const waitedMs = startedAtMs[index]! - batch.openedAtMs
          const isPaidFor = batch.reason === 'full' || batch.byteLength >= 250
          expect(isPaidFor || undecidedBefore[index] === 0 || waitedMs >= 249.99).toBe(true)
          expect(waitedMs).toBeLessThan(250.01)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('has one segment under way, and what came meanwhile in the next, when PUTs cost nothing and items are short', () => {
    const core = createBatcherCore<string>({ ...OPTIONS, putsCost: false }, 0)
    core.append('a', 10, 0)
    const first = core.nextUpload(0)!
    core.append('b', 10, 1)
    core.append('c', 10, 2)
    expect(core.nextUpload(2)).toBeUndefined()
    core.uploadEnded(first, 'stored')
    expect(core.nextUpload(3)).toBeUndefined()
    core.decided(core.nextDecision()!, 4)
    expect(core.nextUpload(4)?.items).toEqual(['b', 'c'])
  })

  it('waits a moment for company behind a large segment, and not behind a small one, when PUTs cost nothing', () => {
    const core = createBatcherCore<string>({ ...OPTIONS, putsCost: false }, 0)
    const decide = (nowMs: number) => core.decided(core.nextDecision()!, nowMs)
    core.append('large', 200, 0)
    core.uploadEnded(core.nextUpload(0)!, 'stored')
    core.append('early', 10, 1)
    decide(5)
    expect(core.nextUpload(5)).toBeUndefined()
    expect(core.wakeAtMs(5)).toBe(7)
    core.append('company', 10, 6)
    const second = core.nextUpload(7)!
    expect(second.items).toEqual(['early', 'company'])
    core.uploadEnded(second, 'stored')
    core.append('next', 10, 8)
    decide(9)
    expect(core.nextUpload(9)?.items).toEqual(['next'])
  })
})
