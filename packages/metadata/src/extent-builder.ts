import type { BatchCommit } from './commit.ts'

/** An extent of the segment that is being committed. */
export interface NewExtent {
  /** Offset of the first record. */
  readonly baseOffset: number
  /** Offset of the last record. */
  readonly lastOffset: number
  /** Where the run starts in the segment, in bytes. */
  readonly byteOffset: number
  /** Length of the run in bytes. */
  readonly byteLength: number
  /** Largest record timestamp of the run, in milliseconds since the Unix epoch, or -1. */
  readonly maxTimestamp: number
}

/** Gathers one partition's accepted batches into the fewest extents. */
export interface ExtentBuilder {
  /** Adds an accepted batch; its offsets follow those of the batch added before. */
  add(
    batch: Pick<BatchCommit, 'byteOffset' | 'byteLength' | 'lastOffsetDelta' | 'maxTimestamp'>,
    baseOffset: number,
  ): void
  /** The extents so far, in offset order. */
  readonly extents: readonly NewExtent[]
}

/**
 * An empty {@link ExtentBuilder}.
 *
 * A batch prolongs the last extent when it follows it in bytes and in offsets. A rejected batch or a duplicate leaves
 * a gap in the bytes and so begins a new extent: readers must never be given its bytes.
 */
export function createExtentBuilder(): ExtentBuilder {
  const extents: NewExtent[] = []
  return {
    extents,
    add(batch, baseOffset) {
      const lastOffset = baseOffset + batch.lastOffsetDelta
      const { byteOffset, byteLength, maxTimestamp } = batch
      const last = extents.at(-1)
      if (last?.lastOffset === baseOffset - 1 && last.byteOffset + last.byteLength === byteOffset) {
        extents[extents.length - 1] = {
          baseOffset: last.baseOffset,
          lastOffset,
          byteOffset: last.byteOffset,
          byteLength: last.byteLength + byteLength,
          maxTimestamp: Math.max(last.maxTimestamp, maxTimestamp),
        }
        return
      }
      extents.push({ baseOffset, lastOffset, byteOffset, byteLength, maxTimestamp })
    },
  }
}
