import type { BatchCommit, BatchVerdict, MetadataStore, SegmentCommit } from '@millrace/metadata'
import { createUuidV7, systemClock, systemRandom } from '@millrace/runtime'

/** A batch in the words of a test. */
export interface RaceBatch {
  readonly topicId: string
  readonly partition?: number
  /** A batch of one record with this sequence number; without it, one of a producer that is not idempotent. */
  readonly sequence?: number
  readonly producerId?: number
}

/** A segment of batches of one record and 100 bytes each, under a new id. */
export function segmentOf(batches: readonly RaceBatch[]): SegmentCommit {
  return {
    segmentId: createUuidV7(systemClock.nowMs(), systemRandom),
    segmentBytes: batches.length * 100,
    batches: batches.map(({ topicId, partition = 0, sequence = -1, producerId = 7 }, index): BatchCommit => {
      const isIdempotent = sequence >= 0
      return {
        topicId,
        partition,
        byteOffset: index * 100,
        byteLength: 100,
        lastOffsetDelta: 0,
        recordCount: 1,
        producerId: isIdempotent ? producerId : -1,
        producerEpoch: isIdempotent ? 0 : -1,
        baseSequence: sequence,
        lastSequence: sequence,
        maxTimestamp: -1,
        isTransactional: false,
        mayBeFirst: true,
      }
    }),
  }
}

/** Makes a topic. */
export async function makeTopic(store: MetadataStore, topicId: string, partitionCount = 1): Promise<string> {
  await store.createTopics('vci_race', [{ topicId, name: topicId, partitionCount, configs: {} }])
  return topicId
}

/** The verdicts of a commit; throws when it was refused. */
export async function verdictsOf(store: MetadataStore, segment: SegmentCommit): Promise<readonly BatchVerdict[]> {
  const outcome = await store.commitSegment(segment)
  if (!outcome.ok) throw new Error(`the commit was refused with ${outcome.code}`)
  return outcome.verdicts
}

/** The high watermark of a partition, whose extents must lead up to it without a gap. */
export async function checkedHighWatermark(store: MetadataStore, topicId: string, partition = 0): Promise<number> {
  for (let offset = 0; ; ) {
    const [read] = await store.readPartitions([{ topicId, partition, offset, bytesMax: 1_000_000_000 }])
    if (read?.ok !== true) throw new Error(`partition ${partition} of ${topicId} is gone`)
    if (offset === read.highWatermark) return offset
    for (const extent of read.extents) {
      if (extent.baseOffset !== offset)
        throw new Error(`a gap at ${offset}: the next extent begins at ${extent.baseOffset}`)
      offset = extent.lastOffset + 1
    }
    if (read.extents.length === 0) throw new Error(`nothing to read at ${offset}, below ${read.highWatermark}`)
  }
}

/** What came of {@link raceRetries}. */
export interface RaceReport {
  /** Batches that were committed a second time, as consumers would see them. */
  readonly takenTwice: number
  /** Batches that nobody committed. */
  readonly lost: number
  /** High watermark at the end. */
  readonly highWatermark: number
}

/**
 * Lets every store commit the same batch of one producer at the same time, each through a segment of its own, as agents
 * do when a client gave up on one of them and sent the batch to another; then the next batch, `rounds` times.
 */
export async function raceRetries(
  stores: readonly MetadataStore[],
  { topicId, rounds, firstSequence = 0 }: { topicId: string; rounds: number; firstSequence?: number },
): Promise<RaceReport> {
  let takenTwice = 0
  let lost = 0
  for (let round = 0; round < rounds; round++) {
    const batch = { topicId, sequence: firstSequence + round }
    const verdicts = await Promise.all(stores.map(async (store) => (await verdictsOf(store, segmentOf([batch])))[0]!))
    const committed = verdicts.filter(({ kind }) => kind === 'committed')
    const offsets = new Set(verdicts.map((verdict) => (verdict.kind === 'rejected' ? -1 : verdict.baseOffset)))
    if (committed.length > 1) takenTwice++
    if (committed.length === 0 || (committed.length === 1 && offsets.size > 1)) lost++
  }
  return { takenTwice, lost, highWatermark: await checkedHighWatermark(stores[0]!, topicId) }
}
