import type { Records } from './values.ts'

/** A place in a chunk list, moving forwards only. What is looked at is there: callers compare with `remaining` first. */
export class ChunkWalk {
  position = 0
  private readonly chunks: Records
  private index = 0
  private offset = 0
  private left = 0
  private scratch: Uint8Array | undefined

  constructor(chunks: Records) {
    this.chunks = chunks
    for (const chunk of chunks) this.left += chunk.length
  }

  get remaining(): number {
    return this.left
  }

  /** A view of the next bytes without passing them; stitched when they straddle chunks, and then good until the next. */
  peek(count: number): DataView {
    let { index, offset } = this
    while (offset === this.chunks[index]!.length) {
      index++
      offset = 0
    }
    const chunk = this.chunks[index]!
    if (offset + count <= chunk.length) return new DataView(chunk.buffer, chunk.byteOffset + offset, count)
    if (this.scratch === undefined || this.scratch.length < count) this.scratch = new Uint8Array(count)
    const { scratch } = this
    for (let filled = 0; filled < count; index++, offset = 0) {
      const part = this.chunks[index]!.subarray(offset, offset + count - filled)
      scratch.set(part, filled)
      filled += part.length
    }
    return new DataView(scratch.buffer, 0, count)
  }

  /** Passes the next bytes and answers views of them. */
  take(count: number): Uint8Array[] {
    const taken: Uint8Array[] = []
    let need = count
    while (need > 0) {
      const chunk = this.chunks[this.index]!
      const part = Math.min(need, chunk.length - this.offset)
      if (part > 0) taken.push(chunk.subarray(this.offset, this.offset + part))
      this.offset += part
      need -= part
      if (this.offset === chunk.length) {
        this.index++
        this.offset = 0
      }
    }
    this.position += count
    this.left -= count
    return taken
  }
}

/** The chunks behind their first `skip` bytes in one piece: a view when they are one chunk, else a copy. */
export function joinChunks(chunks: Records, skip = 0): Uint8Array {
  if (chunks.length === 1) return skip === 0 ? chunks[0]! : chunks[0]!.subarray(skip)
  let length = 0
  for (const chunk of chunks) length += chunk.length
  const bytes = new Uint8Array(length)
  let filled = 0
  for (const chunk of chunks) {
    bytes.set(chunk, filled)
    filled += chunk.length
  }
  return skip === 0 ? bytes : bytes.subarray(skip)
}
