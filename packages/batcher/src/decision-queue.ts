import type { SealedBatch } from './stages.ts'

/**
 * The order of decisions: segments are decided one at a time and strictly in the order in which they were sealed,
 * whatever the order in which their uploads end.
 *
 * A later segment that was decided first could carry a producer's later batches past its earlier ones, and an
 * unknown producer's first batch would then be refused as a repetition.
 */
export interface DecisionQueue<Item> {
  /** Segments that are not decided. */
  readonly length: number
  /** Puts a batch at the end, when it is sealed. */
  push(batch: SealedBatch<Item>): void
  /** The batch to decide now, or undefined while the oldest is not uploaded. Asking again gives the same one. */
  next(): SealedBatch<Item> | undefined
  /** Removes a batch that was decided. */
  remove(batch: SealedBatch<Item>): void
}

/** An empty {@link DecisionQueue}. */
export function createDecisionQueue<Item>(): DecisionQueue<Item> {
  const batches: SealedBatch<Item>[] = []
  return {
    get length() {
      return batches.length
    },
    push: (batch) => void batches.push(batch),
    next() {
      const oldest = batches[0]
      return oldest?.stage === 'stored' || oldest?.stage === 'failed' ? oldest : undefined
    },
    remove(batch) {
      batches.splice(batches.indexOf(batch), 1)
    },
  }
}
