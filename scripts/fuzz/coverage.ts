/** Which counters an input moved, in the coarse steps that make "more often" count as new now and then. */

/** Coverage of all inputs so far. */
export interface Coverage {
  /** Sets the counters to zero. */
  reset(): void
  /** Sum of the counters since: how much work an input made. */
  steps(): number
  /** Takes in what the counters say; answers whether anything was new. */
  merge(): boolean
  /** The (counter, step) pairs that the counters show. */
  pairs(): readonly number[]
  /** Counters that ever moved. */
  readonly counters: number
}

const STEPS = 8

/** 1, 2, 3, 4-7, 8-15, 16-31, 32-127, more. */
function stepOf(count: number): number {
  if (count < 4) return count - 1
  if (count < 32) return 30 - Math.clz32(count) + 2
  return count < 128 ? 6 : 7
}

/** Coverage over the counters of an instrumented program. */
export function createCoverage(counters: Uint32Array): Coverage {
  const seen = new Uint8Array(counters.length)
  let moved = 0
  return {
    reset: () => void counters.fill(0),
    steps() {
      let sum = 0
      for (let index = 0; index < counters.length; index++) sum += counters[index]!
      return sum
    },
    merge() {
      let isNew = false
      for (let index = 0; index < counters.length; index++) {
        const count = counters[index]!
        if (count === 0) continue
        const bit = 1 << stepOf(count)
        const before = seen[index]!
        if ((before & bit) !== 0) continue
        if (before === 0) moved++
        seen[index] = before | bit
        isNew = true
      }
      return isNew
    },
    pairs() {
      const pairs: number[] = []
      for (let index = 0; index < counters.length; index++)
        if (counters[index]! > 0) pairs.push(index * STEPS + stepOf(counters[index]!))
      return pairs
    },
    get counters() {
      return moved
    },
  }
}
