import {
  type BatchCommit,
  createMemoryCore,
  type MetadataCore,
  type MetadataStore,
  type SegmentCommit,
} from '@millrace/metadata'
import { createSeededRandom, createUuidV7 } from '@millrace/runtime'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { withAgents } from './support/agents.ts'
import { RANDOM_RUNS } from './support/effort.ts'
import { describeWithPostgres } from './support/server.ts'

const LIMITS = { segmentIdAgeMaxMs: 60_000, producerIdExpirationMs: 5000 }
const START_MS = 1_750_000_000_000
const batch = fc.record({
  topic: fc.constantFrom('a', 'a', 'a', 'a', 'b', 'none'),
  partition: fc.constantFrom(0, 0, 0, 0, 1, 2, 3),
  producerId: fc.constantFrom(1, 1, 1, 1, 2, 0, -1),
  producerEpoch: fc.constantFrom(5, 5, 5, 5, 4, 6),
  /** Which sequence comes first: mostly the one after the last that was asked for, or one of a few before that. */
  sequence: fc.oneof(
    { weight: 6, arbitrary: fc.constant('next' as const) },
    { weight: 2, arbitrary: fc.integer({ min: -6, max: -1 }) },
    { weight: 1, arbitrary: fc.constantFrom(0, 2 ** 31 - 2, 2 ** 31 - 1) },
  ),
  records: fc.constantFrom(1, 1, 1, 2, 3),
  gapBytes: fc.constantFrom(0, 0, 0, 7),
  maxTimestamp: fc.constantFrom(-1, 10, 20),
  mayBeFirst: fc.constantFrom(true, true, true, false),
  mustStartAtZero: fc.constantFrom(false, false, undefined, true),
})
type RandomBatch = typeof batch extends fc.Arbitrary<infer Value> ? Value : never

const step = fc.record({
  batches: fc.array(batch, { maxLength: 12 }),
  laterMs: fc.constantFrom(0, 0, 0, 0, 1, 4000, 5000, 5001),
  trimTo: fc.option(fc.nat(4), { freq: 4 }),
})

/** What both engines are asked. `lasts` remembers the last sequence of each producer. */
function toSegment(
  segmentId: string,
  batches: readonly RandomBatch[],
  { run, lasts }: { run: number; lasts: Map<string, number> },
): SegmentCommit {
  let position = 0
  const placed = batches.map(({ topic, records, gapBytes, sequence, ...rest }): BatchCommit => {
    const byteOffset = position + gapBytes
    position = byteOffset + 100
    const producer = `${topic}/${rest.partition}/${rest.producerId}`
    const last = lasts.get(producer) ?? 2 ** 31 - 3
    const wanted = sequence === 'next' ? last + 1 : sequence < 0 ? last + sequence : sequence
    const baseSequence = rest.producerId < 0 ? -1 : (wanted + 2 ** 31) % 2 ** 31
    const lastSequence = rest.producerId < 0 ? -1 : (baseSequence + records - 1) % 2 ** 31
    if (sequence === 'next') lasts.set(producer, lastSequence)
    const size = { byteOffset, byteLength: 100, lastOffsetDelta: records - 1, recordCount: records }
    return { ...rest, ...size, baseSequence, lastSequence, topicId: `${topic}-${run}`, isTransactional: false }
  })
  return { segmentId, segmentBytes: position, batches: placed }
}

describeWithPostgres('the commit function', (server) => {
  it('decides whatever is asked as the memory engine does, and leaves the same extents', async () => {
    let nowMs = START_MS
    const setup = { storeNowMs: () => nowMs, options: { ...LIMITS, connectionsMax: 2 } }
    await withAgents(server, setup, async ({ stores: [store] }) => {
      const core = createMemoryCore(LIMITS)
      // One for all runs: ids must not come again in a later run, whose rows lie in the same table.
      const random = createSeededRandom(1)
      let run = 0
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
          run++
          const specs = ['a', 'b'].map((topic) => {
            return { topicId: `${topic}-${run}`, name: `${topic}-${run}`, partitionCount: 3, configs: {} }
          })
          core.createTopics('vci', specs)
          await store.createTopics('vci', specs)
          const lasts = new Map<string, number>()
          for (const { batches, laterMs, trimTo } of steps) {
            nowMs += laterMs
            const segment = toSegment(createUuidV7(nowMs, random), batches, { run, lasts })
            expect(await store.commitSegment(segment)).toEqual(core.commitSegment(segment, nowMs))
            if (trimTo === null) continue
            const deletions = specs.map(({ topicId }) => ({ topicId, partition: 0, beforeOffset: trimTo }))
            expect(await store.deleteRecords('vci', deletions)).toEqual(core.deleteRecords('vci', deletions))
          }
          await compareLogs(store, core, specs)
        }),
        { numRuns: RANDOM_RUNS },
      )
    })
  })
})

async function compareLogs(store: MetadataStore, core: MetadataCore, specs: readonly { readonly topicId: string }[]) {
  const queries = specs.flatMap(({ topicId }) =>
    [0, 1, 2].flatMap((partition) =>
      [0, 1, 5].map((offset) => ({ topicId, partition, offset, bytesMax: offset === 5 ? 150 : 1_000_000 })),
    ),
  )
  expect(await store.readPartitions(queries)).toEqual(core.readPartitions(queries))
  const searches = queries.flatMap(({ topicId, partition, offset: fromOffset }) => [
    { topicId, partition, find: { kind: 'max' as const }, fromOffset },
    { topicId, partition, find: { kind: 'atOrAfter' as const, timestampMs: 15 }, fromOffset },
  ])
  expect(await store.findByTimestamp(searches)).toEqual(core.findByTimestamp(searches))
}
