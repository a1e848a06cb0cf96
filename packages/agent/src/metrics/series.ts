/** A number that only grows. */
export interface Counter {
  /** Adds `amount`, which is not negative. */
  add(amount: number): void
  readonly value: number
}

/** Observations in buckets. */
export interface Histogram {
  /** Takes one observation: a search among some ten bounds and three additions. */
  observe(value: number): void
  /** Upper bounds, rising; what lies above the last is in a bucket without one. */
  readonly bounds: readonly number[]
  /** Observations per bucket, not cumulative; one more than there are bounds. */
  readonly counts: Readonly<Float64Array>
  readonly sum: number
}

class PlainCounter implements Counter {
  value = 0

  add(amount: number): void {
    this.value += amount
  }
}

class BucketHistogram implements Histogram {
  sum = 0
  readonly bounds: readonly number[]
  readonly counts: Float64Array

  constructor(bounds: readonly number[]) {
    this.bounds = bounds
    // Exact up to 2^53 observations.
    this.counts = new Float64Array(bounds.length + 1)
  }

  observe(value: number): void {
    const { bounds, counts } = this
    let bucket = 0
    while (bucket < bounds.length && value > bounds[bucket]!) bucket++
    counts[bucket]!++
    this.sum += value
  }
}

/** A counter at 0. */
export function createCounter(): Counter {
  return new PlainCounter()
}

/** An empty histogram. Throws a `TypeError` unless the bounds are finite and rise. */
export function createHistogram(bounds: readonly number[]): Histogram {
  const isRising = bounds.every((bound, at) => Number.isFinite(bound) && (at === 0 || bound > bounds[at - 1]!))
  if (!isRising) throw new TypeError(`bounds of a histogram must rise: ${bounds.join(', ')}`)
  return new BucketHistogram(bounds)
}
