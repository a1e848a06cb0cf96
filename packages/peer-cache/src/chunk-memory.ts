import { LRUCache } from 'lru-cache'

/** What an entry costs beside its bytes: key, list node, array header. An estimate, on the high side. */
const ENTRY_BYTES = 300

/** Chunks in memory, bounded in bytes. */
export interface ChunkMemory {
  /** The chunk, which becomes the one read last; undefined when it is not kept. */
  get(key: string, chunkIndex: number): Uint8Array | undefined
  /** Whether the chunk is kept; does not count as reading it. */
  has(key: string, chunkIndex: number): boolean
  /** Keeps a chunk, making room if need be. The array must own its memory, or the bound would be a lie. */
  set(key: string, chunkIndex: number, bytes: Uint8Array): void
  /** Forgets a chunk. */
  delete(key: string, chunkIndex: number): void
  /** Bytes kept, with what entries cost themselves. */
  readonly bytesUsed: number
  /** Number of chunks kept. */
  readonly chunkCount: number
}

/** A {@link ChunkMemory} of `bytesMax` bytes that drops what was not read for longest. */
export function createChunkMemory(bytesMax: number): ChunkMemory {
  const entries = new LRUCache<string, Uint8Array>({
    maxSize: bytesMax,
    // A whole chunk still fits when bytesMax is just one: then the entry's own cost is not counted.
    sizeCalculation: (bytes) => Math.min(bytes.length + ENTRY_BYTES, bytesMax),
  })
  return {
    get: (key, chunkIndex) => entries.get(chunkName(key, chunkIndex)),
    has: (key, chunkIndex) => entries.has(chunkName(key, chunkIndex)),
    set: (key, chunkIndex, bytes) => void entries.set(chunkName(key, chunkIndex), bytes),
    delete: (key, chunkIndex) => void entries.delete(chunkName(key, chunkIndex)),
    get bytesUsed() {
      return entries.calculatedSize
    },
    get chunkCount() {
      return entries.size
    },
  }
}

/** One name per chunk: keys of objects have no colon. */
export function chunkName(key: string, chunkIndex: number): string {
  return `${key}:${chunkIndex}`
}
