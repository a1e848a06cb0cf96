import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { MetadataError, type MetadataStore } from '@millrace/metadata'
import { verifySegment } from '@millrace/object-store'
import { describe, expect, it } from 'vitest'
import { type AppendItem, BatcherError } from '../src/index.ts'
import { createHarness, item, observe, sequenced, TOPIC_ID } from './batcher-fixture.ts'

const FULL = { batchMaxSizeBytes: 10, undecidedBytesMax: 1000 }

describe('append', () => {
  it('puts appends of one turn into one segment and answers them once it is stored and committed', async () => {
    const { batcher, puts, commits, stored, pass } = await createHarness()
    const first = observe(batcher.append([item({ text: 'one', partition: 1 }), item({ text: 'two' })]))
    const second = observe(batcher.append([item({ text: 'three', partition: 1 })]))
    await pass(1)
    expect(puts).toHaveLength(1)
    expect(batcher.undecidedBytes).toBe(11)
    expect([commits.length, first.state]).toEqual([0, 'pending'])
    puts[0]!.store()
    await pass(1)
    expect(first.value).toMatchObject([
      { kind: 'committed', baseOffset: 0 },
      { kind: 'committed', baseOffset: 0 },
    ])
    expect(second.value).toMatchObject([{ kind: 'committed', baseOffset: 1 }])
    expect(stored).toEqual([commits[0]!.segmentId])
    expect(batcher.undecidedBytes).toBe(0)
  })

  it('says in the commit where each item lies, in arrival order', async () => {
    const { batcher, puts, commits, pass } = await createHarness()
    const texts = ['bb', 'a', 'ccc']
    const appended = batcher.append([
      item({ text: 'bb', partition: 2 }),
      item({ text: 'a', partition: 0 }),
      item({ text: 'ccc', partition: 2 }),
    ])
    await pass(1)
    puts[0]!.store()
    await pass(1)
    await appended
    const bytes = Buffer.concat(puts[0]!.body)
    expect(verifySegment(bytes).segmentId).toBe(commits[0]!.segmentId)
    const found = commits[0]!.batches.map(({ byteOffset, byteLength }) =>
      bytes.toString('latin1', byteOffset, byteOffset + byteLength),
    )
    expect(found).toEqual(texts)
    expect(commits[0]!.batches.every((batch) => batch.mayBeFirst && batch.topicId === TOPIC_ID)).toBe(true)
    expect(commits[0]!.batches.some((batch) => 'chunks' in batch)).toBe(false)
  })

  it('refuses what can never be committed before it takes a place', async () => {
    const { batcher, puts, pass } = await createHarness()
    const bad = observe(batcher.append([item({ recordCount: 2 })]))
    const empty = observe(batcher.append([item({ chunks: [new Uint8Array(0)] })]))
    const topic = observe(batcher.append([item({ topicId: 'short' })]))
    await pass(1)
    for (const { error } of [bad, empty, topic]) expect(error).toMatchObject({ code: 'INVALID_ITEM' })
    expect(puts).toHaveLength(0)
    expect(batcher.undecidedBytes).toBe(0)
  })

  it('refuses appends past undecidedBytesMax, and keeps later ones from overtaking them', async () => {
    const { batcher, puts, commits, pass } = await createHarness({ batchMaxSizeBytes: 4, undecidedBytesMax: 4 })
    const taken = observe(batcher.append([sequenced(0, { chunks: [Buffer.from('abc')] })]))
    const refused = observe(batcher.append([sequenced(1, { chunks: [Buffer.from('de')] })]))
    const later = observe(batcher.append([sequenced(2, { partition: 1 }), sequenced(0, { partition: 2 })]))
    await pass(1)
    expect(refused.error).toMatchObject({ code: 'UNDECIDED_BYTES_EXCEEDED' })
    expect(later.error).toMatchObject({ code: 'UNDECIDED_BYTES_EXCEEDED' })
    const overtaking = observe(batcher.append([sequenced(3, { partition: 1 })]))
    await pass(5)
    for (const put of puts) put.store()
    await pass(500)
    for (const put of puts) put.store()
    await pass(5)
    expect(taken.value).toMatchObject([{ kind: 'committed' }])
    expect(commits[0]!.batches[0]!.mayBeFirst).toBe(true)
    expect(overtaking.value).toEqual([{ kind: 'aborted' }])
  })

  it('stops waiting when its signal aborts, and holds back what follows until the items come again', async () => {
    const { batcher, puts, pass } = await createHarness(FULL)
    const text = { chunks: [Buffer.from('0123456789')] }
    const patience = new AbortController()
    const slow = observe(batcher.append([sequenced(0, text)], { signal: patience.signal }))
    const next = observe(batcher.append([sequenced(1, text)]))
    await pass(1)
    const reason = new Error('timed out')
    patience.abort(reason)
    await pass(1)
    expect(slow.error).toBe(reason)
    const retry = observe(batcher.append([sequenced(0, text)]))
    await pass(1)
    for (const put of puts) put.store()
    await pass(1)
    expect(next.value).toEqual([{ kind: 'aborted' }])
    expect(retry.value).toMatchObject([{ kind: 'duplicate', baseOffset: 0 }])
    await expect(batcher.append([item()], { signal: patience.signal })).rejects.toBe(reason)
  })

  it('resolves an append of nothing at once', async () => {
    const { batcher } = await createHarness()
    expect(await batcher.append([])).toEqual([])
  })
})

describe('order', () => {
  it('commits in seal order when uploads end in reverse', async () => {
    const { batcher, puts, commits, pass } = await createHarness(FULL)
    const answers = ['0123456789', 'abcdefghij', 'ABCDEFGHIJ'].map((text) => observe(batcher.append([item({ text })])))
    await pass(1)
    expect(puts).toHaveLength(3)
    puts[2]!.store()
    puts[1]!.store()
    await pass(1)
    expect(commits).toHaveLength(0)
    puts[0]!.store()
    await pass(1)
    expect(commits.map((commit) => commit.batches[0]!.byteLength)).toEqual([10, 10, 10])
    for (const [index, { value }] of answers.entries()) expect(value).toMatchObject([{ baseOffset: index }])
  })

  it('asks for one decision at a time', async () => {
    const waiting: (() => void)[] = []
    const { batcher, puts, commits, pass } = await createHarness(FULL, (metadata) => ({
      abortSegment: (id) => metadata.abortSegment(id),
      commitSegment: (commit) => new Promise((resolve) => waiting.push(() => resolve(metadata.commitSegment(commit)))),
    }))
    const answers = ['0123456789', 'abcdefghij'].map((text) => observe(batcher.append([item({ text })])))
    await pass(1)
    for (const put of puts) put.store()
    await pass(1)
    expect(commits).toHaveLength(1)
    waiting[0]!()
    await pass(1)
    expect(commits).toHaveLength(2)
    expect(answers.map(({ state }) => state)).toEqual(['resolved', 'pending'])
  })
})

describe('an upload that fails for good', () => {
  it('is aborted in the metadata store before its items are answered', async () => {
    const { batcher, puts, commits, aborts, core, pass } = await createHarness()
    const answer = observe(batcher.append([item()]))
    await pass(1)
    puts[0]!.fail()
    await pass(1)
    expect(answer.value).toEqual([{ kind: 'aborted' }])
    expect(core.segmentStates(aborts)).toEqual(['aborted'])
    expect(commits).toHaveLength(0)
  })

  it('takes later batches of the producer with it, until its retry is here', async () => {
    const { batcher, puts, commits, pass } = await createHarness(FULL)
    const text = { chunks: [Buffer.from('0123456789')] }
    const append = (item: AppendItem) => observe(batcher.append([item]))
    const first = [sequenced(0, text), sequenced(1, text), sequenced(5, { ...text, partition: 1 })].map(append)
    await pass(1)
    puts[0]!.fail()
    puts[1]!.store()
    puts[2]!.store()
    await pass(1)
    expect(first.map(({ value }) => value?.[0]?.kind)).toEqual(['aborted', 'aborted', 'committed'])

    const then = [sequenced(2, text), sequenced(0, text), sequenced(1, text)].map(append)
    await pass(1)
    for (const put of puts.slice(3)) put.store()
    await pass(1)
    expect(then.map(({ value }) => value?.[0]?.kind)).toEqual(['aborted', 'committed', 'committed'])
    // What was left out was alone in its segment, which was aborted then.
    expect(commits.map((commit) => commit.batches[0]!.mayBeFirst)).toEqual([true, true, false])
  })

  it('lets a producer go on that does not retry here, but not as an unknown one', async () => {
    const { batcher, puts, commits, pass } = await createHarness({ overtakeHoldMs: 1_000 })
    const aborted = observe(batcher.append([sequenced(0)]))
    await pass(1)
    puts[0]!.fail()
    await pass(2_000)
    const later = observe(batcher.append([sequenced(1)]))
    await pass(10)
    puts[1]!.store()
    await pass(1)
    expect(aborted.value).toEqual([{ kind: 'aborted' }])
    expect(later.value).toEqual([{ kind: 'rejected', reason: 'OUT_OF_ORDER' }])
    expect(commits[0]!.batches[0]!.mayBeFirst).toBe(false)
  })

  it('is answered with the verdicts when the segment turns out to be committed', async () => {
    const { batcher, puts, metadata, pass } = await createHarness({}, (inner) => ({
      commitSegment: (commit) => inner.commitSegment(commit),
      abortSegment: async (segmentId) => {
        const place = { byteOffset: 0, byteLength: 1, mayBeFirst: true }
        const { chunks: _, ...described } = item()
        await inner.commitSegment({ segmentId, segmentBytes: 1, batches: [{ ...described, ...place }] })
        return inner.abortSegment(segmentId)
      },
    }))
    const answer = observe(batcher.append([item()]))
    await pass(1)
    puts[0]!.fail()
    await pass(1)
    expect(answer.value).toMatchObject([{ kind: 'committed', baseOffset: 0 }])
    await metadata.close()
  })
})

/** A store whose first calls fail, after or before they take place. */
function failing(count: number, place: 'before' | 'after') {
  let left = count
  async function call<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    if (left === 0) return ask()
    left--
    if (place === 'after') await ask()
    throw new MetadataError('UNAVAILABLE', 'away')
  }
  return (metadata: MetadataStore): Pick<MetadataStore, 'commitSegment' | 'abortSegment'> => ({
    commitSegment: (commit) => call(() => metadata.commitSegment(commit)),
    abortSegment: (id) => call(() => metadata.abortSegment(id)),
  })
}

describe('a metadata store that faults', () => {
  it('is asked again with the same id until it answers, and the answer of a lost reply is the same', async () => {
    for (const place of ['before', 'after'] as const) {
      const { batcher, puts, commits, pass } = await createHarness({}, failing(5, place))
      const answer = observe(batcher.append([item()]))
      await pass(1)
      puts[0]!.store()
      await pass(10)
      expect(answer.state).toBe('pending')
      await pass(20_000)
      expect(answer.value).toMatchObject([{ kind: 'committed', baseOffset: 0 }])
      expect(new Set(commits.map((commit) => commit.segmentId)).size).toBe(1)
      expect(commits).toHaveLength(6)
    }
  })

  it('keeps an abort and everything behind it waiting; nothing is guessed', async () => {
    const { batcher, puts, commits, aborts, pass } = await createHarness(FULL, failing(8, 'before'))
    const answers = ['0123456789', 'abcdefghij'].map((text) => observe(batcher.append([item({ text })])))
    await pass(1)
    puts[0]!.fail()
    puts[1]!.store()
    await pass(100)
    expect(answers.map(({ state }) => state)).toEqual(['pending', 'pending'])
    expect(commits).toHaveLength(0)
    await pass(20_000)
    expect(aborts).toHaveLength(9)
    expect(answers[0]!.value).toEqual([{ kind: 'aborted' }])
    expect(answers[1]!.value).toMatchObject([{ kind: 'committed' }])
  })

  it('is asked again when it does not answer at all', async () => {
    let calls = 0
    const { batcher, puts, pass } = await createHarness({ decisionTimeoutMs: 50 }, (metadata) => ({
      abortSegment: (id) => metadata.abortSegment(id),
      commitSegment: (commit, options) => {
        if (calls++ > 0) return metadata.commitSegment(commit, options)
        return new Promise((_, reject) => {
          options?.signal?.addEventListener('abort', () => reject(options.signal?.reason))
        })
      },
    }))
    const answer = observe(batcher.append([item()]))
    await pass(1)
    puts[0]!.store()
    await pass(200)
    expect(answer.value).toMatchObject([{ kind: 'committed' }])
  })

  it('answers aborted when somebody else aborted the segment first', async () => {
    const { batcher, puts, core, clock, pass } = await createHarness({}, (metadata) => ({
      abortSegment: (id) => metadata.abortSegment(id),
      commitSegment: (commit) => {
        core.abortSegment(commit.segmentId, clock.nowMs())
        return metadata.commitSegment(commit)
      },
    }))
    const answer = observe(batcher.append([item()]))
    await pass(1)
    puts[0]!.store()
    await pass(1)
    expect(answer.value).toEqual([{ kind: 'aborted' }])
  })

  it('ends the batcher when it refuses an id as expired; the outcome of what was open is unknown', async () => {
    const { batcher, puts, pass } = await createHarness(FULL)
    const closed = observe(batcher.closed)
    const answers = ['0123456789', 'abcdefghij', 'x'].map((text) => observe(batcher.append([item({ text })])))
    const flushed = observe(batcher.flush())
    await pass(1)
    await pass(61_000)
    puts[0]!.store()
    await pass(1)
    expect(closed.error).toMatchObject({ code: 'SEGMENT_ID_EXPIRED' })
    for (const { error } of [...answers, flushed]) expect(error).toMatchObject({ code: 'OUTCOME_UNKNOWN' })
    await expect(batcher.append([item()])).rejects.toMatchObject({ code: 'CLOSED_BEFORE_APPEND' })
    await expect(batcher.flush()).rejects.toMatchObject({ code: 'SEGMENT_ID_EXPIRED' })
    await batcher.close()
    expect(batcher.undecidedBytes).toBe(0)
  })

  it('ends the batcher when it answers what no store may', async () => {
    const { batcher, puts, pass } = await createHarness({}, (metadata) => ({
      abortSegment: (id) => metadata.abortSegment(id),
      commitSegment: async () => ({ ok: true, verdicts: [] }),
    }))
    const answer = observe(batcher.append([item()]))
    await pass(1)
    puts[0]!.store()
    await pass(1)
    expect(answer.error).toMatchObject({ code: 'OUTCOME_UNKNOWN' })
    await expect(batcher.closed).rejects.toMatchObject({ code: 'METADATA_UNUSABLE' })
  })
})

describe('flush and close', () => {
  it('flush seals what waits for its time and resolves when it is decided', async () => {
    const { batcher, puts, pass } = await createHarness({ putBudgetBytes: 0, batchTimeoutMs: 60_000 })
    const answer = observe(batcher.append([item()]))
    await pass(100)
    expect(puts).toHaveLength(0)
    const flushed = observe(batcher.flush())
    await pass(1)
    puts[0]!.store()
    await pass(1)
    expect([answer.state, flushed.state]).toEqual(['resolved', 'resolved'])
  })

  it('close refuses new appends, decides what was appended, then settles closed', async () => {
    const { batcher, puts, pass } = await createHarness({ putBudgetBytes: 0, batchTimeoutMs: 60_000 })
    const answer = observe(batcher.append([item()]))
    const closing = observe(batcher.close())
    const again = observe(batcher.close())
    const late = observe(batcher.append([item()]))
    await pass(1)
    expect(late.error).toMatchObject({ code: 'CLOSED_BEFORE_APPEND' })
    expect([closing.state, again.state]).toEqual(['pending', 'pending'])
    puts[0]!.store()
    await pass(1)
    expect([answer.state, closing.state, again.state]).toEqual(['resolved', 'resolved', 'resolved'])
    await batcher.closed
    await batcher.flush()
  })

  it('close gives up when its signal aborts: uploads stop and open appends are rejected', async () => {
    const { batcher, clock, puts, pass } = await createHarness()
    const answer = observe(batcher.append([item()]))
    await pass(1)
    const abort = new AbortController()
    const closing = observe(batcher.close({ signal: abort.signal }))
    await pass(1)
    expect(closing.state).toBe('pending')
    const reason = new Error('enough')
    abort.abort(reason)
    await pass(1)
    expect(closing.error).toBe(reason)
    expect(answer.error).toMatchObject({ code: 'OUTCOME_UNKNOWN', cause: reason })
    await batcher.closed
    puts[0]!.store()
    const before = clock.eventCount
    await pass(1_000_000)
    expect(clock.eventCount).toBe(before)
  })

  it('leaves no timer behind', async () => {
    const { batcher, clock, puts, pass } = await createHarness()
    const answer = observe(batcher.append([item()]))
    await pass(1)
    puts[0]!.store()
    await pass(1)
    await batcher.close()
    const before = clock.eventCount
    await pass(1_000_000)
    expect([clock.eventCount, answer.state]).toEqual([before, 'resolved'])
  })
})

describe('those who watch', () => {
  it('are told of every decided segment by a call and through the diagnostics channel', async () => {
    const messages: unknown[] = []
    const onMessage = (message: unknown) => void messages.push(message)
    subscribe('@millrace/batcher:segment', onMessage)
    const { batcher, puts, decided, pass } = await createHarness(FULL)
    const answers = ['0123456789', 'abcdefghij'].map((text) => observe(batcher.append([item({ text })])))
    await pass(1)
    puts[0]!.store()
    puts[1]!.fail()
    await pass(1)
    unsubscribe('@millrace/batcher:segment', onMessage)
    expect(answers.map(({ state }) => state)).toEqual(['resolved', 'resolved'])
    expect(messages).toMatchObject([
      { outcome: 'committed', reason: 'full', itemCount: 1, gatherMs: 0 },
      { outcome: 'aborted', reason: 'full', itemCount: 1 },
    ])
    expect(decided).toEqual(messages)
  })
})

describe('the options', () => {
  it('are checked all at once', async () => {
    await expect(createHarness({ batchMaxSizeBytes: 0, lingerMs: -1, uploadsInFlightMax: 1.5 })).rejects.toThrow(
      /batchMaxSizeBytes.*uploadsInFlightMax.*lingerMs/,
    )
    expect(BatcherError.is(new BatcherError('INTERNAL', 'x'))).toBe(true)
  })
})
