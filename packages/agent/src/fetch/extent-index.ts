import type { Extent } from '@millrace/metadata'
import { LRUCache } from 'lru-cache'

/** Where the record batches of an extent start, and which offsets they end at. Both ascend. */
export interface ExtentIndex {
  /** Position of each batch in the extent, in bytes, and at the end the extent's length. */
  readonly positions: readonly number[]
  /** Offset of the first record of each batch, and at the end the next offset after the extent. */
  readonly baseOffsets: readonly number[]
}

/** Bytes of a batch header that say how long it is and how far its offsets go. */
const BATCH_LENGTH_AT = 8
const LAST_OFFSET_DELTA_AT = 23
/** Base offset and length, which the length does not count. */
const LENGTH_OVERHEAD = 12
/** The smallest batch: its header. */
const BATCH_BYTES_MIN = 61

/** An int32 at a position of a chunk list. Calls must not go backwards. */
function createForwardReader(chunks: readonly Uint8Array[]): (position: number) => number {
  let index = 0
  let chunkStart = 0
  return (position) => {
    let value = 0
    for (let offset = position; offset < position + 4; offset++) {
      while (offset >= chunkStart + chunks[index]!.length) {
        chunkStart += chunks[index]!.length
        index++
      }
      value = (value << 8) | chunks[index]![offset - chunkStart]!
    }
    return value
  }
}

/** Walks the batch headers of an extent. Undefined when the bytes are not what the metadata store says. */
export function indexExtent(extent: Extent, chunks: readonly Uint8Array[]): ExtentIndex | undefined {
  const readInt32 = createForwardReader(chunks)
  const positions: number[] = []
  const baseOffsets: number[] = []
  let position = 0
  let offset = extent.baseOffset
  while (position < extent.byteLength) {
    if (extent.byteLength - position < BATCH_BYTES_MIN) return undefined
    positions.push(position)
    baseOffsets.push(offset)
    const byteLength = readInt32(position + BATCH_LENGTH_AT) + LENGTH_OVERHEAD
    const lastOffsetDelta = readInt32(position + LAST_OFFSET_DELTA_AT)
    if (byteLength < BATCH_BYTES_MIN || lastOffsetDelta < 0) return undefined
    position += byteLength
    offset += lastOffsetDelta + 1
  }
  if (position !== extent.byteLength || offset !== extent.lastOffset + 1) return undefined
  positions.push(position)
  baseOffsets.push(offset)
  return { positions, baseOffsets }
}

/** The last batch that starts at or before `offset`. */
export function batchAt({ baseOffsets }: ExtentIndex, offset: number): number {
  let low = 0
  let high = baseOffsets.length - 2
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
