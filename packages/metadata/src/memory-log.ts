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
  /** The extent that a search by time finds, among those that end at or after `fromOffset`. */
  findByTimestamp(find: TimestampSearch, fromOffset: number): Extent | null
  /** Moves the log start; returns the extents that are wholly below it, which are gone. */
  startAt(logStartOffset: number): readonly Extent[]
  /** Forgets up to `countMax` producers that are expired; returns how many. */
  expireProducers(nowMs: number, producerIdExpirationMs: number, countMax: number): number
}

/** An empty {@link MemoryLog}. */
export function createMemoryLog(): MemoryLog {
  const extents: Extent[] = []
  // In the order of last use, so that those that expire first are found first.
  const producers = new Map<number, ProducerState>()
  let nextOffset = 0
  let logStartOffset = 0
  return {
    get logStartOffset() {
      return logStartOffset
    },
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
      if (query.offset < logStartOffset || query.offset >= nextOffset) return []
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
    findByTimestamp: (find, fromOffset) => findExtentByTimestamp(extents, find, fromOffset),
    startAt(offset) {
      logStartOffset = offset
      const above = extents.findIndex(({ lastOffset }) => lastOffset >= offset)
      return extents.splice(0, above === -1 ? extents.length : above)
    },
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

function findExtentByTimestamp(extents: readonly Extent[], find: TimestampSearch, fromOffset: number): Extent | null {
  if (find.kind === 'atOrAfter') {
    const timestampMs = Math.max(0, find.timestampMs)
    return extents.find((extent) => extent.maxTimestamp >= timestampMs && extent.lastOffset >= fromOffset) ?? null
  }
  let best: Extent | null = null
  for (const extent of extents) {
    if (extent.lastOffset < fromOffset) continue
    if (extent.maxTimestamp > (best?.maxTimestamp ?? -1)) best = extent
  }
  return best
}
