/**
 * Memory of one answer: what was read for it, until it has left.
 *
 * Releasing while a read into one of its buffers is under way would hand that buffer to somebody else: whoever gives up
 * a read drops its buffer first.
 */
export interface BufferLease {
  /** Memory of exactly so many bytes, with anything in it. */
  take(byteLength: number): Uint8Array
  /** Leaves a taken buffer to the garbage collector, because bytes may still be written to it. */
  drop(buffer: Uint8Array): void
  /** Gives everything back. Idempotent; nothing is taken afterwards. */
  release(): void
}

/**
 * Buffers for what is read from the object store, used again and again: fresh memory of this size comes from the system
 * page by page and makes the garbage collector run for a few objects.
 */
export interface ReadBuffers {
  /** A lease of nothing. */
  open(): BufferLease
  /** Bytes kept for the next reads. */
  readonly bytesKept: number
}

/** Smaller buffers are not worth keeping. */
const POOLED_BYTES_MIN = 16_384

/** Buffers of which at most `bytesMax` bytes are kept while nobody uses them. */
export function createReadBuffers(bytesMax: number): ReadBuffers {
  /** Free buffers by size, all powers of two. */
  const free = new Map<number, ArrayBuffer[]>()
  let bytesKept = 0

  function allocate(byteLength: number): ArrayBuffer {
    const kept = free.get(byteLength)?.pop()
    if (kept === undefined) return Buffer.allocUnsafeSlow(byteLength).buffer
    bytesKept -= byteLength
    return kept
  }

  function giveBack(memory: ArrayBuffer): void {
    if (bytesKept + memory.byteLength > bytesMax) return
    bytesKept += memory.byteLength
    const list = free.get(memory.byteLength)
    if (list === undefined) free.set(memory.byteLength, [memory])
    else list.push(memory)
  }

  return {
    open() {
      const taken = new Set<ArrayBuffer>()
      return {
        take(byteLength) {
          if (byteLength < POOLED_BYTES_MIN) return new Uint8Array(Buffer.allocUnsafeSlow(byteLength).buffer)
          const memory = allocate(2 ** Math.ceil(Math.log2(byteLength)))
          taken.add(memory)
          return new Uint8Array(memory, 0, byteLength)
        },
        drop: ({ buffer }) => void taken.delete(buffer as ArrayBuffer),
        release() {
          for (const memory of taken) giveBack(memory)
          taken.clear()
        },
      }
    },
    get bytesKept() {
      return bytesKept
    },
  }
}
