import type { PartitionChange, PartitionSnapshot } from './decide-batches.ts'
import { isProducerExpired, type ProducerState } from './producer-state.ts'
import type { Extent, PartitionReadQuery, TimestampSearch } from './read.ts'

/** One partition in memory: its index of extents and what it knows of its producers. */
export interface MemoryLog extends PartitionSnapshot {
  /** Extents in offset order, without gaps. */
  readonly extents: readonly Extent[]
  /** Writes what a commit decided. */
  apply(segmentId: string, change: PartitionChange): void
  /** Extents from `query.offset` on, at least one if there is one, until the query's or the engine's limit. */
  read(query: PartitionReadQuery, extentsMax: number): readonly Extent[]
  /** The extent that a search by time finds. */
  findByTimestamp(find: TimestampSearch): Extent | null
  /** Forgets up to `countMax` producers that are expired; returns how many. */
  expireProducers(nowMs: number, producerIdExpirationMs: number, countMax: number): number
}

/** An empty {@link MemoryLog}. */
export function createMemoryLog(): MemoryLog {
  const extents: Extent[] = []
  // In the order of last use, so that those that expire first are found first.
  const producers = new Map<number, ProducerState>()
  let nextOffset = 0
  return {
    logStartOffset: 0,
    get nextOffset() {
      return nextOffset
    },
    extents,
    findProducer: (producerId) => producers.get(producerId),
    apply(segmentId, change) {
      for (const extent of change.extents) extents.push(Object.freeze({ ...extent, segmentId }))
      for (const [producerId, state] of change.producers) {
        producers.delete(producerId)
        producers.set(producerId, state)
      }
      nextOffset = change.nextOffset
    },
    read(query, extentsMax) {
      if (query.offset < 0 || query.offset >= nextOffset) return []
      const found: Extent[] = []
      let bytes = 0
      for (let index = findExtentIndex(extents, query.offset); index < extents.length; index++) {
        const extent = extents[index]!
        found.push(extent)
        bytes += extent.byteLength
        if (bytes >= query.bytesMax || found.length >= extentsMax) break
      }
      return found
    },
    findByTimestamp: (find) => findExtentByTimestamp(extents, find),
    expireProducers(nowMs, producerIdExpirationMs, countMax) {
      let removed = 0
      for (const [producerId, state] of producers) {
        if (removed >= countMax || !isProducerExpired(state, nowMs, producerIdExpirationMs)) break
        producers.delete(producerId)
        removed++
      }
      return removed
    },
  }
}

/** Index of the extent that holds `offset`, by bisection. The extents have no gaps and reach past `offset`. */
function findExtentIndex(extents: readonly Extent[], offset: number): number {
  let low = 0
  let high = extents.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (extents[middle]!.lastOffset < offset) low = middle + 1
    else high = middle
  }
  return low
}

function findExtentByTimestamp(extents: readonly Extent[], find: TimestampSearch): Extent | null {
  if (find.kind === 'atOrAfter') {
    return extents.find(({ maxTimestamp }) => maxTimestamp >= find.timestampMs && maxTimestamp >= 0) ?? null
  }
  let best: Extent | null = null
  for (const extent of extents) {
    if (extent.maxTimestamp > (best?.maxTimestamp ?? -1)) best = extent
  }
  return best
}
