import { randomFillSync } from 'node:crypto'

/** Randomness as a capability, so that a simulation with one seed always takes the same path. */
export interface Random {
  /** A number in [0, 1). Not for secrets. */
  next(): number
  /** Fills `bytes`; unguessable when the source is {@link systemRandom}. Returns the same array. */
  fill<T extends Uint8Array>(bytes: T): T
}

/** Bytes that are asked for in advance: asking costs the same for one as for all of them. */
const POOL_BYTES = 4_096
/** Up to so many are taken from the pool. */
const POOLED_BYTES_MAX = 64

const pool = new Uint8Array(POOL_BYTES)
let poolTaken = POOL_BYTES

/** From the pool; what was handed out is never handed out again, and not kept either. */
function fillFromPool<T extends Uint8Array>(bytes: T): T {
  if (poolTaken + bytes.length > POOL_BYTES) {
    randomFillSync(pool)
    poolTaken = 0
  }
  const end = poolTaken + bytes.length
  bytes.set(pool.subarray(poolTaken, end))
  pool.fill(0, poolTaken, end)
  poolTaken = end
  return bytes
}

/** The machine's own randomness. */
export const systemRandom: Random = Object.freeze({
  next: () => Math.random(),
  fill: <T extends Uint8Array>(bytes: T): T =>
    bytes.length <= POOLED_BYTES_MAX ? fillFromPool(bytes) : randomFillSync(bytes),
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
