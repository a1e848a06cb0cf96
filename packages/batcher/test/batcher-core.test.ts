import { describe, expect, it } from 'vitest'
import { type BatcherCoreOptions, createBatcherCore } from '../src/batcher-core.ts'

const OPTIONS: BatcherCoreOptions = {
  batchMaxSizeBytes: 100,
  batchItemCountMax: 10,
  batchTimeoutMs: 250,
  lingerMs: 2,
  putBudgetBytes: 25,
  sealTokensMax: 8,
  uploadsInFlightMax: 2,
  undecidedSegmentsMax: 4,
  putsCost: true,
}

function createCore(overrides: Partial<BatcherCoreOptions> = {}) {
  return createBatcherCore<string>({ ...OPTIONS, ...overrides }, 0)
}

describe('sealing', () => {
  it('lets a lone item go at once when nothing is in flight', () => {
    const core = createCore()
    core.append('a', 1, 10)
    expect(core.nextUpload(10)).toMatchObject({ items: ['a'], reason: 'allowed', sealedAtMs: 10 })
  })

  it('waits lingerMs for company while an upload is in flight', () => {
    const core = createCore()
    core.append('a', 1, 0)
    core.nextUpload(0)
    core.append('b', 1, 5)
    expect(core.nextUpload(5)).toBeUndefined()
    expect(core.wakeAtMs(5)).toBe(7)
    core.append('c', 1, 6)
    expect(core.nextUpload(7)).toMatchObject({ items: ['b', 'c'], reason: 'allowed' })
  })

  it('waits for the next token once the budget is used up, and no longer than it is due', () => {
    const core = createCore({ uploadsInFlightMax: 100, undecidedSegmentsMax: 100, putBudgetBytes: 1_000_000 })
    for (let index = 0; index < 8; index++) {
      core.append('x', 1, index * 10)
      expect(core.nextUpload(index * 10 + 2)).toBeDefined()
    }
    core.append('late', 1, 80)
    expect(core.nextUpload(82)).toBeUndefined()
    const wakeAtMs = core.wakeAtMs(82)!
    expect(wakeAtMs).toBeGreaterThan(200)
    expect(wakeAtMs).toBeLessThanOrEqual(330)
    expect(core.nextUpload(wakeAtMs)).toMatchObject({ items: ['late'] })
  })

  it('closes a full batch at once, keeps it while no slot is free, and opens a new one behind it', () => {
    const core = createCore()
    for (const name of ['a', 'b', 'c']) core.append(name, 100, 0)
    core.append('d', 1, 0)
    expect(core.undecidedSegments).toBe(3)
    const first = core.nextUpload(0)!
    expect(core.nextUpload(0)).toMatchObject({ items: ['b'], reason: 'full' })
    expect(core.nextUpload(0)).toBeUndefined()
    expect(core.wakeAtMs(0)).toBeUndefined()
    core.uploadEnded(first, 'stored')
    expect(core.nextUpload(900)).toMatchObject({ items: ['c'], reason: 'full', sealedAtMs: 0 })
    expect(core.nextUpload(900)).toBeUndefined()
  })

  it('closes the open batch when the next item does not fit, and gives a giant a batch of its own', () => {
    const core = createCore({ uploadsInFlightMax: 9 })
    core.append('small', 60, 0)
    core.append('other', 60, 0)
    core.append('giant', 500, 0)
    const items = [core.nextUpload(0), core.nextUpload(0), core.nextUpload(0)].map((batch) => batch?.items)
    expect(items).toEqual([['small'], ['other'], ['giant']])
  })

  it('closes a batch that holds as many items as one commit may have', () => {
    const core = createCore({ batchItemCountMax: 2 })
    for (const name of ['a', 'b', 'c']) core.append(name, 1, 0)
    expect(core.nextUpload(0)).toMatchObject({ items: ['a', 'b'], reason: 'full' })
  })

  it('gathers while too many segments are undecided, so that an outage does not shred the log', () => {
    const core = createCore({ undecidedSegmentsMax: 1 })
    core.append('a', 1, 0)
    const batch = core.nextUpload(0)!
    core.uploadEnded(batch, 'stored')
    core.append('b', 1, 1)
    expect(core.nextUpload(5_000)).toBeUndefined()
    expect(core.wakeAtMs(5_000)).toBeUndefined()
    core.decided(core.nextDecision()!, 5_000)
    expect(core.nextUpload(5_000)).toMatchObject({ items: ['b'] })
  })

  it('seals what is open when asked to flush', () => {
    const core = createCore({ putBudgetBytes: 0 })
    core.append('a', 1, 0)
    expect(core.nextUpload(0)).toBeUndefined()
    core.flush(1)
    expect(core.nextUpload(1)).toMatchObject({ items: ['a'], reason: 'flush' })
  })
})

describe('the order of decisions', () => {
  it('is that of the seals even when a later upload ends first', () => {
    const core = createCore()
    core.append('a', 100, 0)
    core.append('b', 100, 0)
    const [first, second] = [core.nextUpload(0)!, core.nextUpload(0)!]
    core.uploadEnded(second, 'stored')
    expect(core.nextDecision()).toBeUndefined()
    core.uploadEnded(first, 'failed')
    expect(core.nextDecision()).toBe(first)
    expect(core.nextDecision()).toBe(first)
    core.decided(first, 0)
    expect(core.nextDecision()).toBe(second)
  })
})
