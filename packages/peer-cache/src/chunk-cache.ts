import {
  assertByteRange,
  type ByteRange,
  type ObjectStore,
  rangeNotSatisfiable,
  type StoreCallOptions,
} from '@millrace/object-store'
import { type Clock, type Random, systemClock, systemRandom } from '@millrace/runtime'
import { createChunkFetcher, type SharedFetch } from './chunk-fetcher.ts'
import { chunkName, createChunkMemory } from './chunk-memory.ts'
import { type ChunkCacheOptions, resolveChunkCacheOptions } from './options.ts'

/** What a chunk cache works with. */
export interface ChunkCacheCollaborators {
  /** Where chunks come from. */
  readonly store: ObjectStore
  /**
   * Waits between attempts.
   * @defaultValue the machine's clock
   */
  readonly clock?: Clock | undefined
  /**
   * Jitter of those waits.
   * @defaultValue the machine's randomness
   */
  readonly random?: Random | undefined
}

/** Counters since the cache was made, and what it holds now. */
export interface ChunkCacheStats {
  /** Chunks that a read found in memory. */
  readonly hitCount: number
  /** Chunks that a read found on their way for another reader. */
  readonly sharedCount: number
  /** Chunks that a read had to fetch. */
  readonly missCount: number
  /** GETs, without repeated attempts. */
  readonly fetchCount: number
  /** Bytes that GETs brought. */
  readonly fetchedBytes: number
  /** Bytes that writers put in. */
  readonly insertedBytes: number
  /** Bytes kept now. */
  readonly bytesUsed: number
  /** Chunks kept now. */
  readonly chunkCount: number
}

/** Immutable objects, read through chunks that stay in memory for a while. */
export interface ChunkCache {
  /**
   * Reads a range of an object.
   *
   * The result is a list of views, in order, that together have exactly the bytes asked for. They show the cache's own
   * memory, for as long as anyone holds them: **they must not be written to**. Whoever patches bytes copies them first.
   *
   * Rejects as `ObjectStore.get` does, with the signal's reason, and with RANGE_NOT_SATISFIABLE for a range that
   * reaches past the object's end. What failed is not remembered: the next read asks again.
   */
  read(key: string, range: ByteRange, options?: StoreCallOptions): Promise<readonly Uint8Array[]>
  /**
   * Keeps a whole object that was just put, so that reading it costs no GET. The bytes are copied: the writer's chunks
   * are parts of larger buffers, which a reference would keep alive.
   */
  insert(key: string, body: readonly Uint8Array[]): void
  /** A snapshot of the counters. */
  stats(): ChunkCacheStats
  /** Forgets the chunks of a range, whose content a reader found to be wrong: the next read is a GET. Reads under way go on. */
  forget(key: string, range: ByteRange): void
}

/**
 * Keeps aligned chunks of immutable objects in memory, and lets concurrent readers of a chunk share one GET.
 *
 * Nothing is ever stale, because objects never change. Bytes are not checksummed here: a chunk is no unit that has a
 * checksum, and whoever reads record batches or runs checks those.
 */
export function createChunkCache(collaborators: ChunkCacheCollaborators, options: ChunkCacheOptions = {}): ChunkCache {
  const { store, clock = systemClock, random = systemRandom } = collaborators
  const resolved = resolveChunkCacheOptions(options)
  const { chunkBytes } = resolved
  const chunksPerFetch = Math.floor(resolved.fetchBytesMax / chunkBytes)
  const memory = createChunkMemory(resolved.bytesMax)
  const fetcher = createChunkFetcher({ store, clock, random }, resolved)
  const underWay = new Map<string, SharedFetch>()
  const counts = { hitCount: 0, sharedCount: 0, missCount: 0, fetchCount: 0, fetchedBytes: 0, insertedBytes: 0 }

  function startFetch(key: string, first: number, count: number): SharedFetch {
    counts.fetchCount++
    counts.missCount += count
    const names = Array.from({ length: count }, (_, at) => chunkName(key, first + at))
    const fetch = fetcher.fetch(
      { key, first, count },
      {
        onChunk(index, bytes) {
          counts.fetchedBytes += bytes.length
          memory.set(key, index, bytes)
        },
        onEnd() {
          for (const name of names) if (underWay.get(name) === fetch) underWay.delete(name)
        },
      },
    )
    for (const name of names) underWay.set(name, fetch)
    return fetch
  }

  /** How many chunks from `index` to `last` are neither kept nor on their way, up to what one GET may ask for. */
  function countMissing(key: string, index: number, last: number): number {
    let count = 1
    while (count < chunksPerFetch && index + count <= last) {
      if (memory.has(key, index + count) || underWay.has(chunkName(key, index + count))) break
      count++
    }
    return count
  }

  /** Every chunk of a read, in memory or promised. Synchronous, so that no two readers start the same GET. */
  function gather(key: string, [first, last]: readonly [number, number], signal: AbortSignal | undefined) {
    const chunks: Promise<Uint8Array>[] = []
    for (let index = first; index <= last; index++) {
      const kept = memory.get(key, index)
      const fetch = underWay.get(chunkName(key, index))
      if (kept !== undefined) {
        counts.hitCount++
        chunks.push(Promise.resolve(kept))
      } else if (fetch !== undefined) {
        counts.sharedCount++
        chunks.push(fetch.chunk(index, signal))
      } else {
        const count = countMissing(key, index, last)
        const started = startFetch(key, index, count)
        for (let at = 0; at < count; at++) chunks.push(started.chunk(index + at, signal))
        index += count - 1
      }
    }
    return chunks
  }

  return {
    async read(key, range, { signal } = {}) {
      assertByteRange(key, range)
      signal?.throwIfAborted()
      const first = Math.floor(range.start / chunkBytes)
      const last = Math.floor((range.end - 1) / chunkBytes)
      const chunks = await Promise.all(gather(key, [first, last], signal))
      return chunks.map((chunk, at) => {
        const chunkStart = (first + at) * chunkBytes
        const end = Math.min(range.end - chunkStart, chunkBytes)
        if (end > chunk.length) throw rangeNotSatisfiable(key, range, chunkStart + chunk.length)
        return chunk.subarray(Math.max(0, range.start - chunkStart), end)
      })
    },
    insert(key, body) {
      for (const [index, chunk] of copyInChunks(body, chunkBytes).entries()) {
        if (memory.has(key, index)) continue
        counts.insertedBytes += chunk.length
        memory.set(key, index, chunk)
      }
    },
    stats: () => ({ ...counts, bytesUsed: memory.bytesUsed, chunkCount: memory.chunkCount }),
    forget(key, range) {
      assertByteRange(key, range)
      const last = Math.floor((range.end - 1) / chunkBytes)
      for (let index = Math.floor(range.start / chunkBytes); index <= last; index++) memory.delete(key, index)
    },
  }
}

function copyInChunks(body: readonly Uint8Array[], chunkBytes: number): Uint8Array[] {
  let bytesLeft = body.reduce((sum, part) => sum + part.length, 0)
  const chunks: Uint8Array[] = []
  let filled = 0
  for (const part of body) {
    for (let at = 0; at < part.length; ) {
      if (chunks.length === 0 || filled === chunkBytes) {
        // Not from Node's pool, whose slabs are shared.
        chunks.push(new Uint8Array(Buffer.allocUnsafeSlow(Math.min(chunkBytes, bytesLeft)).buffer))
        bytesLeft -= chunks.at(-1)!.length
        filled = 0
      }
      const chunk = chunks.at(-1)!
      const piece = part.subarray(at, at + chunk.length - filled)
      chunk.set(piece, filled)
      filled += piece.length
      at += piece.length
    }
  }
  return chunks
}
