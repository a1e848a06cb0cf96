import { uuidV7TimeMs } from '@millrace/runtime'
import type { BatchCommit, SegmentCommit } from './commit.ts'
import { MetadataError } from './errors.ts'
import { addToSequence, SEQUENCE_MAX } from './producer-state.ts'

const EPOCH_MAX = 32_767
const INT32_MAX = 2_147_483_647

/** What {@link batchProblem} looks at: a batch before it has a place in a segment. */
export type UnplacedBatch = Omit<BatchCommit, 'byteOffset' | 'byteLength' | 'mayBeFirst'>

/**
 * What contradicts itself in a batch, in a few words; undefined when nothing does.
 *
 * Every value came out of a header that a client wrote. Ask before the batch becomes part of a segment: a commit with
 * one such batch is refused as a whole, together with everybody else's.
 */
export function batchProblem(batch: UnplacedBatch): string | undefined {
  if (typeof batch.topicId !== 'string' || batch.topicId === '') return 'topicId is empty'
  if (!isIntegerIn(batch.partition, 0, INT32_MAX)) return `partition ${batch.partition} is not 0 to 2^31-1`
  if (!isIntegerIn(batch.lastOffsetDelta, 0, INT32_MAX)) {
    return `lastOffsetDelta ${batch.lastOffsetDelta} is not 0 to 2^31-1`
  }
  if (batch.recordCount !== batch.lastOffsetDelta + 1) {
    return `recordCount ${batch.recordCount} is not lastOffsetDelta ${batch.lastOffsetDelta} plus one`
  }
  if (!isIntegerIn(batch.maxTimestamp, -1, Number.MAX_SAFE_INTEGER)) {
    return `maxTimestamp ${batch.maxTimestamp} is not -1 to 2^53-1`
  }
  if (!isIntegerIn(batch.producerId, -1, Number.MAX_SAFE_INTEGER)) {
    return `producerId ${batch.producerId} is not -1 to 2^53-1`
  }
  return batch.producerId === -1 ? undefined : producerProblem(batch)
}

function producerProblem(batch: UnplacedBatch): string | undefined {
  if (!isIntegerIn(batch.producerEpoch, 0, EPOCH_MAX)) return `producerEpoch ${batch.producerEpoch} is not 0 to 32767`
  if (!isIntegerIn(batch.baseSequence, 0, SEQUENCE_MAX)) return `baseSequence ${batch.baseSequence} is not 0 to 2^31-1`
  if (batch.lastSequence !== addToSequence(batch.baseSequence, batch.lastOffsetDelta)) {
    return `lastSequence ${batch.lastSequence} is not baseSequence ${batch.baseSequence} plus lastOffsetDelta`
  }
  return undefined
}

/**
 * Checks what a commit says before anything is read or written.
 *
 * @throws MetadataError BAD_REQUEST when the id is no UUID version 7, when a batch contradicts itself, lies outside the
 * segment or overlaps another.
 */
export function checkSegmentCommit(commit: SegmentCommit): void {
  checkSegmentId(commit.segmentId)
  if (!isIntegerIn(commit.segmentBytes, 0, Number.MAX_SAFE_INTEGER)) {
    throw badRequest(`segmentBytes ${commit.segmentBytes} is not an integer from 0 on`)
  }
  commit.batches.forEach((batch, index) => {
    const problem = batchProblem(batch) ?? placeProblem(batch, commit.segmentBytes)
    if (problem !== undefined) throw badRequest(`batch ${index} of segment ${commit.segmentId}: ${problem}`)
  })
  checkOverlaps(commit)
}

/**
 * The time in a segment id, in milliseconds since the Unix epoch.
 *
 * @throws MetadataError BAD_REQUEST when the id is no UUID version 7 in lower-case text form.
 */
export function checkSegmentId(segmentId: string): number {
  const timeMs = uuidV7TimeMs(segmentId)
  if (timeMs === undefined) throw badRequest(`segment id ${segmentId} is no lower-case UUID version 7`)
  return timeMs
}

function placeProblem(batch: BatchCommit, segmentBytes: number): string | undefined {
  if (!isIntegerIn(batch.byteOffset, 0, segmentBytes)) return `byteOffset ${batch.byteOffset} is not in the segment`
  if (!isIntegerIn(batch.byteLength, 1, segmentBytes - batch.byteOffset)) {
    return `byteLength ${batch.byteLength} is not in the segment`
  }
  return typeof batch.mayBeFirst === 'boolean' ? undefined : 'mayBeFirst is missing'
}

function checkOverlaps(commit: SegmentCommit): void {
  const byPlace = [...commit.batches].sort((left, right) => left.byteOffset - right.byteOffset)
  let end = 0
  for (const batch of byPlace) {
    if (batch.byteOffset < end) {
      throw badRequest(`segment ${commit.segmentId}: the batch at byte ${batch.byteOffset} overlaps the one before`)
    }
    end = batch.byteOffset + batch.byteLength
  }
}

function isIntegerIn(value: number, min: number, max: number): boolean {
  return Number.isSafeInteger(value) && value >= min && value <= max
}

function badRequest(message: string): MetadataError {
  return new MetadataError('BAD_REQUEST', message)
}
