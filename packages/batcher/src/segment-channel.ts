import { channel } from 'node:diagnostics_channel'
import type { SealReason } from './stages.ts'

/** Published to the diagnostics channel `@millrace/batcher:segment` when a segment is decided. */
export interface SegmentDecided {
  /** UUID of the segment. */
  readonly segmentId: string
  /** What was decided. */
  readonly outcome: 'committed' | 'aborted'
  /** Why its batch was sealed. */
  readonly reason: SealReason
  /** Number of items. */
  readonly itemCount: number
  /** Length of the whole object. */
  readonly segmentBytes: number
  /** From the first item to the seal, in milliseconds. */
  readonly gatherMs: number
  /** From the first item to the decision, in milliseconds. */
  readonly totalMs: number
}

/** Where {@link SegmentDecided} goes. */
export const segmentChannel = channel('@millrace/batcher:segment')
