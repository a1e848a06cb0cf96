import type { BatchCommit, SegmentCommit } from '@millrace/metadata'
import { createUuidV7, systemClock, systemRandom } from '@millrace/runtime'

/** A segment of plain batches of one record and 100 bytes each, one per partition given. */
export function plainSegment(topicId: string, partitions: readonly number[] = [0]): SegmentCommit {
  const batches = partitions.map(
    (partition, index): BatchCommit => ({
      topicId,
      partition,
      byteOffset: index * 100,
      byteLength: 100,
      lastOffsetDelta: 0,
      recordCount: 1,
      producerId: -1,
      producerEpoch: -1,
      baseSequence: -1,
      lastSequence: -1,
      maxTimestamp: -1,
      isTransactional: false,
      mayBeFirst: true,
    }),
  )
  const segmentId = createUuidV7(systemClock.nowMs(), systemRandom)
  return { segmentId, segmentBytes: partitions.length * 100, batches }
}

/** A topic of that many partitions. */
export function topicSpec(topicId: string, partitionCount = 1) {
  return { topicId, name: `name-of-${topicId}`, partitionCount, configs: {} }
}
