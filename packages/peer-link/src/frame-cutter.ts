/** What a {@link FrameCutter} found. */
interface CutFrames {
  /** Whole frames, in order, each as the chunks that it arrived in. */
  readonly frames: readonly (readonly Uint8Array[])[]
  /** The length out of bounds that ends the stream behind them. */
  readonly badLength: number | undefined
}

/** Cuts a byte stream into frames: a length of four bytes, then so many bytes. Pure; copies nothing but lengths. */
export interface FrameCutter {
  /** Takes bytes as they arrived and gives back every frame that is whole by now, without its length. */
  push(chunk: Uint8Array): CutFrames
  /** Lets frames be longer from here on: those of a peer that is known. */
  allow(frameBytesMax: number): void
}

const LENGTH_BYTES = 4

/** A {@link FrameCutter} that refuses frames longer than `frameBytesMax`, and empty ones. */
export function createFrameCutter(frameBytesMax: number): FrameCutter {
  let bytesMax = frameBytesMax
  let chunks: Uint8Array[] = []
  let buffered = 0
  let wanted: number | undefined
  let badLength: number | undefined

  function take(count: number): Uint8Array[] {
    const taken: Uint8Array[] = []
    let missing = count
    let index = 0
    for (; missing > 0; index++) {
      const chunk = chunks[index]!
      if (chunk.length > missing) {
        taken.push(chunk.subarray(0, missing))
        chunks[index] = chunk.subarray(missing)
        break
      }
      taken.push(chunk)
      missing -= chunk.length
    }
    chunks = chunks.slice(index)
    buffered -= count
    return taken
  }

  function readLength(): number {
    let length = 0
    for (const part of take(LENGTH_BYTES)) for (const byte of part) length = length * 256 + byte
    return length
  }

  return {
    push(chunk) {
      const frames: Uint8Array[][] = []
      if (badLength !== undefined) return { frames, badLength }
      chunks.push(chunk)
      buffered += chunk.length
      for (;;) {
        if (wanted === undefined) {
          if (buffered < LENGTH_BYTES) break
          wanted = readLength()
          if (wanted < 1 || wanted > bytesMax) {
            badLength = wanted
            chunks = []
            break
          }
        }
        if (buffered < wanted) break
        frames.push(take(wanted))
        wanted = undefined
      }
      return { frames, badLength }
    },
    allow(frameBytesMaxNow) {
      bytesMax = frameBytesMaxNow
    },
  }
}
