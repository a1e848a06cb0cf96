import { randomFillSync } from 'node:crypto'

/** Randomness as a capability, so that a simulation with one seed always takes the same path. */
export interface Random {
  /** A number in [0, 1). Not for secrets. */
  next(): number
  /** Fills `bytes`; unguessable when the source is {@link systemRandom}. Returns the same array. */
  fill<T extends Uint8Array>(bytes: T): T
}

/** The machine's own randomness. */
export const systemRandom: Random = Object.freeze({
  next: () => Math.random(),
  fill: <T extends Uint8Array>(bytes: T): T => randomFillSync(bytes),
})

/**
 * A reproducible source: equal seeds give equal sequences. For tests and simulations, never for ids
 * that must be unguessable.
 */
export function createSeededRandom(seed: number): Random {
  // Mulberry32: 32 bits of state, good enough to spread test cases, two lines long.
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    fill(bytes) {
      for (let index = 0; index < bytes.length; index++) bytes[index] = Math.floor(next() * 256)
      return bytes
    },
  }
}
