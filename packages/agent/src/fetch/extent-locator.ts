import type { Extent } from '@millrace/metadata'
import type { LRUCache } from 'lru-cache'
import {
  CorruptSegment,
  createExtentIndexCache,
  emptyIndex,
  entryAt,
  extendIndex,
  type ExtentIndex,
  walkBatches,
} from './extent-index.ts'
import type { ReadBuffers } from './read-buffers.ts'
import type { RecordsQuery } from './read-plan.ts'
import type { SegmentSource } from './segment-reads.ts'

/** Where the first batch of a query begins, or why that cannot be found out. */
export type Located =
  | {
      readonly ok: true
      /** Position in the query's first extent, in bytes. */
      readonly position: number
      /** Offset of the first record there. */
      readonly offset: number
      /** Where the last known whole batch ends that begins at or before a position; undefined when none is known. */
      readonly endBefore: (position: number) => number | undefined
    }
  | { readonly ok: false; readonly extent: Extent; readonly error: unknown }

/** Finds batches in extents, and remembers where they were: the index in the metadata store ends at extents. */
export interface ExtentLocator {
  /** Finds the batch that holds the query's first offset; undefined when there is no query or it has no extent. */
  locate(query: RecordsQuery | undefined, signal: AbortSignal | undefined): Promise<Located | undefined>
  /** Remembers batches that were read. */
  learn(extent: Extent, walked: ExtentIndex): void
  /** Forgets what was learnt of an extent whose bytes were wrong. */
  forget(extent: Extent): void
}

/** Batches whose positions are remembered: about 16 MB. */
const INDEXED_BATCHES_MAX = 1_000_000

/** A locator that reads what it does not know. */
export function createExtentLocator(source: SegmentSource, buffers: ReadBuffers): ExtentLocator {
  const indexes: LRUCache<string, ExtentIndex> = createExtentIndexCache(INDEXED_BATCHES_MAX)
  const keyOf = (extent: Extent) => `${extent.segmentId}:${extent.byteOffset}`

  function learn(extent: Extent, walked: ExtentIndex): void {
    const index = indexes.get(keyOf(extent)) ?? emptyIndex(extent)
    extendIndex(index, walked)
    indexes.set(keyOf(extent), index)
  }

  /** Reads the part that is not known yet. */
  async function readRest(extent: Extent, known: ExtentIndex, signal: AbortSignal | undefined): Promise<ExtentIndex> {
    // Others may add to what is known while this one reads.
    const [position, offset] = [known.positions.at(-1)!, known.baseOffsets.at(-1)!]
    const start = extent.byteOffset + position
    const range = { segmentId: extent.segmentId, start, end: extent.byteOffset + extent.byteLength }
    const lease = buffers.open()
    try {
      const bytes = await source.read(range, lease, signal)
      learn(extent, walkBatches(extent, bytes, { position, offset }))
    } finally {
      lease.release()
    }
    return indexes.get(keyOf(extent))!
  }

  /** Once more past the cache, and from the start, in case what is known or cached is what is wrong. */
  async function findRest(extent: Extent, known: ExtentIndex, signal: AbortSignal | undefined): Promise<ExtentIndex> {
    try {
      return await readRest(extent, known, signal)
    } catch (error) {
      if (!(error instanceof CorruptSegment)) throw error
      const { segmentId, byteOffset, byteLength } = extent
      source.forget({ segmentId, start: byteOffset, end: byteOffset + byteLength })
      indexes.delete(keyOf(extent))
      return readRest(extent, emptyIndex(extent), signal)
    }
  }

  return {
    async locate(query, signal) {
      const extent = query?.extents[0]
      if (query === undefined || extent === undefined) return undefined
      const { offset } = query
      let index = indexes.get(keyOf(extent)) ?? emptyIndex(extent)
      try {
        if (offset > index.baseOffsets.at(-1)!) index = await findRest(extent, index, signal)
      } catch (error) {
        return { ok: false, extent, error }
      }
      const entry = entryAt(index, offset)
      return {
        ok: true,
        position: index.positions[entry]!,
        offset: index.baseOffsets[entry]!,
        endBefore: (position) => endBefore(index, entry, position),
      }
    },
    learn,
    forget: (extent) => void indexes.delete(keyOf(extent)),
  }
}

/** The end of the last batch from `entry` on that ends at or before `position`; undefined when more may be there. */
function endBefore({ positions }: ExtentIndex, entry: number, position: number): number | undefined {
  if (position >= positions.at(-1)!) return undefined
  let end = entry
  while (positions[end + 1]! <= position) end++
  return positions[end]
}
