import {
  type BatchCommit,
  type BatchVerdict,
  type CommitOutcome,
  type MetadataStore,
  MetadataError,
} from '@millrace/metadata'
import type { MetadataEngineOptions, SegmentCommit } from '@millrace/metadata'
import { type Clock, createSeededRandom, createUuidV7, systemClock } from '@millrace/runtime'
import { expect } from 'vitest'

/** A store under test, and what can be done to it. */
export interface MetadataSubject {
  /** The store, started. */
  readonly store: MetadataStore
  /** Another open store on the same data, like that of a second agent; left out where an engine allows only one. */
  openSecond?(): Promise<MetadataStore>
  /** Closes or crashes the store and opens its data again; left out where data does not outlive the store. */
  reopen?(): Promise<MetadataStore>
  /** Closes everything and removes the data. */
  destroy(): Promise<void>
}

/** What {@link describeMetadataStore} is told of an engine. */
export interface MetadataConformance {
  /** The engine's name, for the report. */
  readonly name: string
  /** Makes an empty store with this clock and these limits. */
  create(setup: { readonly clock: Clock; readonly options: MetadataEngineOptions }): Promise<MetadataSubject>
}

/** Limits that the suite gives every engine, small enough to be reached. */
export const LIMITS = Object.freeze({
  segmentIdAgeMaxMs: 60_000,
  producerIdExpirationMs: 100_000,
  readExtentsMax: 8,
  maintenanceRowsMax: 4,
  offsetsRetentionMs: 200_000,
  emptyGroupsKeptMs: 30_000,
})

/** The virtual cluster that the suite works in. */
export const CLUSTER = 'vci_conformance'

/** A batch in the words of a test. Everything left out is unremarkable. */
export interface BatchSpec {
  readonly topicId: string
  readonly partition?: number
  readonly records?: number
  readonly bytes?: number
  /** Bytes of nothing before the batch. */
  readonly gapBytes?: number
  readonly producer?: { readonly id: number; readonly epoch?: number; readonly sequence: number }
  readonly maxTimestamp?: number
  readonly mayBeFirst?: boolean
  readonly mustStartAtZero?: boolean
}

/** One test's store with a clock that the test moves. */
export interface MetadataFixture {
  readonly subject: MetadataSubject
  readonly store: MetadataStore
  /** The store's clock. */
  nowMs(): number
  /** Moves the store's clock. */
  advance(durationMs: number): void
  /** A new segment id of this time, or of now. */
  createId(timeMs?: number): string
  /** A new topic; returns its id. */
  createTopic(options?: { readonly name?: string; readonly partitionCount?: number }): Promise<string>
  /** A segment of these batches, one after the other, under a new id or the one given. */
  segment(specs: readonly BatchSpec[], segmentId?: string): SegmentCommit
  /** Commits such a segment and returns its verdicts; fails when it is refused. */
  commit(specs: readonly BatchSpec[], segmentId?: string): Promise<readonly BatchVerdict[]>
}

const START_MS = 1_750_000_000_000

/** Runs a test with a fresh store, and destroys it whatever happens. */
export async function withFixture(
  conformance: MetadataConformance,
  run: (fixture: MetadataFixture) => Promise<void>,
): Promise<void> {
  let nowMs = START_MS
  const clock: Clock = { ...systemClock, nowMs: () => nowMs }
  const subject = await conformance.create({ clock, options: LIMITS })
  try {
    await run(createFixture(subject, { nowMs: () => nowMs, advance: (durationMs) => (nowMs += durationMs) }))
  } finally {
    await subject.destroy()
  }
}

function createFixture(
  subject: MetadataSubject,
  time: { nowMs(): number; advance(ms: number): void },
): MetadataFixture {
  const { store } = subject
  const random = createSeededRandom(1)
  let topicsCreated = 0
  const createId = (timeMs = time.nowMs()) => createUuidV7(timeMs, random)
  const segment = (specs: readonly BatchSpec[], segmentId = createId()) => layOut(segmentId, specs)
  return {
    subject,
    store,
    nowMs: () => time.nowMs(),
    advance: (durationMs) => time.advance(durationMs),
    createId,
    async createTopic({ name, partitionCount = 1 } = {}) {
      const topicId = `topic-id-${++topicsCreated}`
      const spec = { topicId, name: name ?? `topic-${topicsCreated}`, partitionCount, configs: {} }
      const [outcome] = await store.createTopics(CLUSTER, [spec])
      expect(outcome).toEqual({ ok: true, topic: spec })
      return topicId
    },
    segment,
    commit: async (specs, segmentId) => verdictsOf(await store.commitSegment(segment(specs, segmentId))),
  }
}

function layOut(segmentId: string, specs: readonly BatchSpec[]): SegmentCommit {
  let position = 0
  const batches = specs.map((spec): BatchCommit => {
    const { records = 1, bytes = 100, gapBytes = 0, producer } = spec
    const byteOffset = position + gapBytes
    position = byteOffset + bytes
    return {
      topicId: spec.topicId,
      partition: spec.partition ?? 0,
      byteOffset,
      byteLength: bytes,
      lastOffsetDelta: records - 1,
      recordCount: records,
      producerId: producer?.id ?? -1,
      producerEpoch: producer === undefined ? -1 : (producer.epoch ?? 0),
      baseSequence: producer?.sequence ?? -1,
      lastSequence: producer === undefined ? -1 : (producer.sequence + records - 1) % 2 ** 31,
      maxTimestamp: spec.maxTimestamp ?? -1,
      isTransactional: false,
      mayBeFirst: spec.mayBeFirst ?? true,
      mustStartAtZero: spec.mustStartAtZero,
    }
  })
  return { segmentId, segmentBytes: position + 50, batches }
}

/** The verdicts of an outcome; fails the test when there are none. */
export function verdictsOf(outcome: CommitOutcome): readonly BatchVerdict[] {
  if (!outcome.ok) throw new Error(`the commit was refused with ${outcome.code}`)
  return outcome.verdicts
}

/** Verdicts in short: `committed 5`, `duplicate 5`, `rejected GONE`. */
export function inShort(verdicts: readonly BatchVerdict[]): string[] {
  return verdicts.map((verdict) =>
    verdict.kind === 'rejected' ? `rejected ${verdict.reason}` : `${verdict.kind} ${verdict.baseOffset}`,
  )
}

/** The code with which a call fails; fails the test when it does not, or not with a MetadataError. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
  } catch (error) {
    if (MetadataError.is(error)) return error.code
    throw error
  }
  throw new Error('the call did not fail')
}

/** Everything in a partition, read from `offset` with as many calls as it takes. */
export async function readAll(store: MetadataStore, topicId: string, { partition = 0, offset = 0 } = {}) {
  const extents = []
  for (let next = offset; ; ) {
    const [read] = await store.readPartitions([{ topicId, partition, offset: next, bytesMax: 1_000_000 }])
    if (read?.ok !== true) throw new Error('the partition is gone')
    extents.push(...read.extents)
    const last = read.extents.at(-1)
    if (last === undefined) return { extents, highWatermark: read.highWatermark }
    next = last.lastOffset + 1
  }
}
