import type { Extent } from '@millrace/metadata'
import { LRUCache } from 'lru-cache'

/**
 * Where the record batches of an extent start, and which offsets they begin with, as far as it was read from its first
 * byte on. Both ascend; the last entry is where the known part ends.
 */
export interface ExtentIndex {
  /** Position of each batch in the extent, in bytes. */
  readonly positions: number[]
  /** Offset of the first record of each batch. */
  readonly baseOffsets: number[]
}

/** The bytes of an extent are not what the metadata store says. */
export class CorruptSegment extends Error {}

/** Bytes of a batch header that say how long it is and how far its offsets go. */
const BATCH_LENGTH_AT = 8
const LAST_OFFSET_DELTA_AT = 23
/** Base offset and length, which the length does not count. */
const LENGTH_OVERHEAD = 12
/** The smallest batch: its header. */
const BATCH_BYTES_MIN = 61

/** Where a walk begins. */
export interface BatchPosition {
  /** Position in the extent, in bytes. */
  readonly position: number
  /** Offset of the first record there. */
  readonly offset: number
}

/** The index of an extent of which nothing was read. */
export function emptyIndex({ baseOffset }: Extent): ExtentIndex {
  return { positions: [0], baseOffsets: [baseOffset] }
}

/**
 * Lists the whole batches in bytes that begin with a batch.
 *
 * @throws CorruptSegment when lengths and offsets do not fit the extent.
 */
export function walkBatches(extent: Extent, bytes: Uint8Array, { position, offset }: BatchPosition): ExtentIndex {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const positions = [position]
  const baseOffsets = [offset]
  let at = 0
  let nextOffset = offset
  while (bytes.length - at >= BATCH_BYTES_MIN) {
    const byteLength = view.getInt32(at + BATCH_LENGTH_AT) + LENGTH_OVERHEAD
    const lastOffsetDelta = view.getInt32(at + LAST_OFFSET_DELTA_AT)
    const isWithin =
      position + at + byteLength <= extent.byteLength && nextOffset + lastOffsetDelta <= extent.lastOffset
    if (byteLength < BATCH_BYTES_MIN || lastOffsetDelta < 0 || !isWithin)
      throw new CorruptSegment('batch lengths and offsets do not add up')
    if (at + byteLength > bytes.length) break
    at += byteLength
    nextOffset += lastOffsetDelta + 1
    positions.push(position + at)
    baseOffsets.push(nextOffset)
  }
  const isAtEnd = position + bytes.length === extent.byteLength
  if (isAtEnd && (at !== bytes.length || nextOffset !== extent.lastOffset + 1))
    throw new CorruptSegment('batch lengths and offsets do not add up')
  return { positions, baseOffsets }
}

/** Length of the first batch in bytes that need not hold all of it; undefined when not even its length is there. */
export function firstBatchBytes(bytes: Uint8Array): number | undefined {
  if (bytes.length < LENGTH_OVERHEAD) return undefined
  return new DataView(bytes.buffer, bytes.byteOffset).getInt32(BATCH_LENGTH_AT) + LENGTH_OVERHEAD
}

/** Adds a walked part to what is known, when it begins where that ends. */
export function extendIndex(known: ExtentIndex, walked: ExtentIndex): void {
  if (walked.positions[0] !== known.positions.at(-1)) return
  for (let entry = 1; entry < walked.positions.length; entry++) {
    known.positions.push(walked.positions[entry]!)
    known.baseOffsets.push(walked.baseOffsets[entry]!)
  }
}

/** Entry of the last batch that starts at or before `offset`; that of the known part's end when it lies there or beyond. */
export function entryAt({ baseOffsets }: ExtentIndex, offset: number): number {
  let low = 0
  let high = baseOffsets.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (baseOffsets[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Remembers indexes of extents, bounded by their number of batches. */
export function createExtentIndexCache(batchesMax: number): LRUCache<string, ExtentIndex> {
  return new LRUCache<string, ExtentIndex>({
    maxSize: batchesMax,
    sizeCalculation: ({ positions }) => positions.length,
  })
}
