import { type ObjectStore, segmentKey } from '@millrace/object-store'
import type { ChunkCache } from '@millrace/peer-cache'
import type { BufferLease } from './read-buffers.ts'

/** A part of a segment. */
export interface SegmentRange {
  readonly segmentId: string
  /** First byte. */
  readonly start: number
  /** One past the last byte. */
  readonly end: number
}

/** Reads parts of segments into memory of the reader's own, which it may change. */
export interface SegmentSource {
  /** Rejects as `ObjectStore.get` does. */
  read(range: SegmentRange, lease: BufferLease, signal: AbortSignal | undefined): Promise<Uint8Array>
  /** The next read of the range comes from the object store. */
  forget(range: SegmentRange): void
}

/** What a range became: bytes, or the error that its reading ended with. */
export type RangeRead =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly error: unknown }

/** Ranges of a segment with no more between them are read as one. */
const GAP_BYTES_MAX = 16_384
/** But not beyond so many bytes together. */
const JOINED_BYTES_MAX = 8_388_608

/** Every read is one of the store's: for stores whose reads cost nothing, above all those that the system caches. */
export function directSource(store: Pick<ObjectStore, 'get'>): SegmentSource {
  return {
    async read({ segmentId, start, end }, lease, signal) {
      const target = lease.take(end - start)
      try {
        const bytes = await store.get(segmentKey(segmentId), { range: { start, end }, target, signal })
        if (bytes.buffer !== target.buffer) lease.drop(target)
        return bytes
      } catch (error) {
        lease.drop(target)
        throw error
      }
    },
    forget() {},
  }
}

/** Reads come from a cache, and are copied, since the cache's memory is everybody's. */
export function cachedSource(cache: Pick<ChunkCache, 'read' | 'forget'>): SegmentSource {
  return {
    async read({ segmentId, start, end }, lease, signal) {
      const chunks = await cache.read(segmentKey(segmentId), { start, end }, { signal })
      const bytes = lease.take(end - start)
      let position = 0
      for (const chunk of chunks) {
        bytes.set(chunk, position)
        position += chunk.length
      }
      return bytes
    },
    forget: ({ segmentId, start, end }) => cache.forget(segmentKey(segmentId), { start, end }),
  }
}

interface Group {
  readonly segmentId: string
  readonly start: number
  end: number
  readonly members: number[]
}

/** Neighbours in a segment, in one group each. */
function joinNeighbours(ranges: readonly SegmentRange[]): Group[] {
  const order = ranges
    .map((range, index) => ({ range, index }))
    .sort(
      (a, b) =>
        (a.range.segmentId < b.range.segmentId ? -1 : Number(a.range.segmentId !== b.range.segmentId)) ||
        a.range.start - b.range.start,
    )
  const groups: Group[] = []
  for (const { range, index } of order) {
    const last = groups.at(-1)
    const isNear = last?.segmentId === range.segmentId && range.start - last.end <= GAP_BYTES_MAX
    if (last !== undefined && isNear && range.end - last.start <= JOINED_BYTES_MAX) {
      last.end = Math.max(last.end, range.end)
      last.members.push(index)
    } else groups.push({ ...range, members: [index] })
  }
  return groups
}

/**
 * Reads ranges at the same time, neighbours together, and answers each in the order given. Ranges must not overlap.
 * Settles when every read has, so that nothing is written to the lease's memory afterwards.
 */
export async function readRanges(
  source: SegmentSource,
  ranges: readonly SegmentRange[],
  { lease, signal }: { readonly lease: BufferLease; readonly signal: AbortSignal | undefined },
): Promise<readonly RangeRead[]> {
  const results: RangeRead[] = Array.from({ length: ranges.length })
  await Promise.all(
    joinNeighbours(ranges).map(async (group) => {
      try {
        const bytes = await source.read(group, lease, signal)
        for (const index of group.members) {
          const { start, end } = ranges[index]!
          results[index] = { ok: true, bytes: bytes.subarray(start - group.start, end - group.start) }
        }
      } catch (error) {
        for (const index of group.members) results[index] = { ok: false, error }
      }
    }),
  )
  return results
}
