import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type BatchSpec,
  CLUSTER,
  inShort,
  type MetadataConformance,
  type MetadataFixture,
  readAll,
  withFixture,
} from './metadata-fixture.ts'
import { NaiveMetadata } from './metadata-model.ts'

const TOPICS = 2
const PARTITIONS = 2
const RUNS = 40

type Step =
  | { readonly kind: 'commit'; readonly batches: readonly RandomBatch[]; readonly ask: 'once' | 'twice' | 'thenAbort' }
  | { readonly kind: 'abortFirst'; readonly batches: readonly RandomBatch[] }
  | { readonly kind: 'askOld'; readonly which: number }
  | { readonly kind: 'recreate'; readonly topic: number }
  | { readonly kind: 'grow'; readonly topic: number }
  | { readonly kind: 'trim'; readonly topic: number; readonly partition: number; readonly beforeOffset: number }

interface RandomBatch {
  readonly topic: number
  readonly partition: number
  readonly producer: number
  readonly epochStep: number
  /** How far from the next sequence: 0 is right. */
  readonly sequenceError: number
  readonly records: number
  readonly gapBytes: number
  readonly mayBeFirst: boolean
}

const batch: fc.Arbitrary<RandomBatch> = fc.record({
  topic: fc.nat(TOPICS - 1),
  partition: fc.nat(PARTITIONS),
  producer: fc.nat(2),
  epochStep: fc.oneof({ weight: 8, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constantFrom(-1, 1) }),
  sequenceError: fc.oneof(
    { weight: 6, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.integer({ min: -7, max: 2 }) },
  ),
  records: fc.integer({ min: 1, max: 2 }),
  gapBytes: fc.constantFrom(0, 0, 0, 5),
  mayBeFirst: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
})
const batches = fc.array(batch, { maxLength: 8 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('commit' as const),
      batches,
      ask: fc.constantFrom('once' as const, 'twice' as const, 'thenAbort' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('abortFirst' as const), batches }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('askOld' as const), which: fc.nat(50) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('recreate' as const), topic: fc.nat(TOPICS - 1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('grow' as const), topic: fc.nat(TOPICS - 1) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('trim' as const),
      topic: fc.nat(TOPICS - 1),
      partition: fc.nat(PARTITIONS),
      beforeOffset: fc.integer({ min: -1, max: 20 }),
    }),
  },
)

/** Random load against a naive model: the same verdicts, dense offsets, nothing readable that was not accepted. */
export function describeRandomLoad(conformance: MetadataConformance): void {
  describe('random load', () => {
    it('gets the verdicts of a naive model, and offsets are dense', () =>
      withFixture(conformance, (fixture) =>
        fc.assert(
          fc.asyncProperty(fc.array(step, { maxLength: 15 }), (steps) => playSteps(fixture, steps)),
          { numRuns: RUNS },
        ),
      ))
  })
}

/** One run: topics and segments of its own in a store that all runs share. */
async function playSteps(fixture: MetadataFixture, steps: readonly Step[]): Promise<void> {
  const model = new NaiveMetadata()
  const topicIds: string[] = []
  const createTopic = async (index: number) => {
    topicIds[index] = await fixture.createTopic({ partitionCount: PARTITIONS })
    model.createTopic(topicIds[index], PARTITIONS)
  }
  for (let index = 0; index < TOPICS; index++) await createTopic(index)
  const sequences = new Map<string, { epoch: number; next: number }>()
  const asked: ReturnType<MetadataFixture['segment']>[] = []

  const ask = async (segment: ReturnType<MetadataFixture['segment']>) => {
    const outcome = await fixture.store.commitSegment(segment)
    const got = outcome.ok ? inShort(outcome.verdicts) : 'aborted'
    expect(got).toEqual(model.commit(segment))
  }
  const abort = async (segmentId: string) => {
    model.abort(segmentId)
    const isAborted = model.decided.get(segmentId) === 'aborted'
    expect((await fixture.store.abortSegment(segmentId)).state).toBe(isAborted ? 'aborted' : 'committed')
  }
  const newSegment = (specs: readonly RandomBatch[]) => {
    const segment = fixture.segment(specs.map((spec) => toSpec(spec, topicIds, sequences)))
    asked.push(segment)
    return segment
  }

  for (const next of steps) {
    if (next.kind === 'commit') {
      const segment = newSegment(next.batches)
      await ask(segment)
      if (next.ask === 'twice') await ask(segment)
      if (next.ask === 'thenAbort') await abort(segment.segmentId)
    } else if (next.kind === 'abortFirst') {
      const segment = newSegment(next.batches)
      await abort(segment.segmentId)
      await ask(segment)
    } else if (next.kind === 'askOld') {
      const old = asked[next.which % Math.max(1, asked.length)]
      if (old !== undefined) await ask(old)
    } else if (next.kind === 'grow') {
      // To the one partition more that batches name without its being there.
      const topicId = topicIds[next.topic]!
      await fixture.store.createPartitions(CLUSTER, [{ topicId, partitionCount: PARTITIONS + 1 }])
      if (model.highWatermark(topicId, PARTITIONS) === undefined) model.addPartition(topicId, PARTITIONS)
    } else if (next.kind === 'trim') {
      const { partition, beforeOffset } = next
      const topicId = topicIds[next.topic]!
      const [outcome] = await fixture.store.deleteRecords(CLUSTER, [{ topicId, partition, beforeOffset }])
      const got = outcome?.ok === true ? outcome.logStartOffset : outcome?.code
      expect(got).toEqual(model.deleteRecords(topicId, partition, beforeOffset))
    } else {
      const topicId = topicIds[next.topic]!
      await fixture.store.deleteTopics(CLUSTER, [topicId])
      model.deleteTopic(topicId)
      // What was asked for the old topic may be asked again; new batches go to the new one.
      await createTopic(next.topic)
    }
  }
  for (const topicId of topicIds) await checkLogs(fixture, model, topicId)
}

function toSpec(
  spec: RandomBatch,
  topicIds: readonly string[],
  sequences: Map<string, { epoch: number; next: number }>,
): BatchSpec {
  const { topic, partition, producer, records, gapBytes, mayBeFirst } = spec
  const place = { topicId: topicIds[topic]!, partition, records, gapBytes, mayBeFirst }
  if (producer === 0) return place
  const key = `${place.topicId}/${partition}/${producer}`
  // Every producer begins close to the end of its sequences, so that wrapping is part of the load.
  const known = sequences.get(key) ?? { epoch: 3, next: 2_147_483_646 }
  const epoch = known.epoch + spec.epochStep
  const wanted = spec.epochStep === 1 ? 0 : known.next
  const sequence = (wanted + spec.sequenceError + 2 ** 31) % 2 ** 31
  if (spec.sequenceError === 0 && spec.epochStep >= 0) {
    sequences.set(key, { epoch, next: (sequence + records) % 2 ** 31 })
  }
  return { ...place, producer: { id: producer, epoch, sequence } }
}

async function checkLogs(fixture: MetadataFixture, model: NaiveMetadata, topicId: string): Promise<void> {
  for (let partition = 0; partition < PARTITIONS; partition++) {
    const offset = model.logStart(topicId, partition)
    const { extents, highWatermark } = await readAll(fixture.store, topicId, { partition, offset })
    expect(highWatermark).toBe(model.highWatermark(topicId, partition))
    // The extent that holds the log start comes whole.
    let next = extents[0]?.baseOffset ?? offset
    expect(next).toBeLessThanOrEqual(offset)
    for (const extent of extents) {
      expect(extent.baseOffset).toBe(next)
      next = extent.lastOffset + 1
    }
    expect(next).toBe(highWatermark)
  }
}
