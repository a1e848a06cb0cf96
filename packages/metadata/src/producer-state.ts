import type { BatchCommit, RejectReason } from './commit.ts'

/** How many batches of a producer a partition remembers: clients have at most five requests in flight (KIP-98). */
const PRODUCER_BATCHES_KEPT = 5

/** The largest sequence number; 0 follows it. */
export const SEQUENCE_MAX = 2_147_483_647

/** A batch that a partition took from a producer. */
export interface ProducerBatch {
  /** Sequence number of its first record. */
  readonly baseSequence: number
  /** Sequence number of its last record. */
  readonly lastSequence: number
  /** Offset that it got. */
  readonly baseOffset: number
}

/** What a partition knows of a producer. */
export interface ProducerState {
  /** The latest epoch seen. */
  readonly epoch: number
  /** When a batch was last taken, by the store's clock, in milliseconds since the Unix epoch. */
  readonly lastUsedMs: number
  /** The latest batches of that epoch, oldest first, at most five. */
  readonly batches: readonly ProducerBatch[]
}

/** The part of a batch that decides whether it is next in its producer's order. */
export type SequencedBatch = Pick<
  BatchCommit,
  'producerId' | 'producerEpoch' | 'baseSequence' | 'lastSequence' | 'mayBeFirst' | 'mustStartAtZero'
>

/** What {@link judgeBatch} finds. */
export type SequenceJudgement =
  | {
      /** Next in order. */
      readonly kind: 'accept'
    }
  | {
      /** One of the batches remembered. */
      readonly kind: 'duplicate'
      /** Offset that it got then. */
      readonly baseOffset: number
    }
  | {
      /** Not next in order. */
      readonly kind: 'reject'
      /** Why. */
      readonly reason: Exclude<RejectReason, 'GONE'>
    }

const ACCEPT: SequenceJudgement = Object.freeze({ kind: 'accept' })
const FENCED: SequenceJudgement = Object.freeze({ kind: 'reject', reason: 'FENCED' })
const OUT_OF_ORDER: SequenceJudgement = Object.freeze({ kind: 'reject', reason: 'OUT_OF_ORDER' })

/** The sequence number `increment` places after `sequence`, 0 to 2^31-1. */
export function addToSequence(sequence: number, increment: number): number {
  return (sequence + increment) % (SEQUENCE_MAX + 1)
}

/**
 * Decides whether a batch is next in its producer's order: the one rule that keeps idempotent producers (KIP-98) from
 * losing, doubling or reordering records, shared by every engine.
 *
 * Pure. `state` is what the partition knows of the producer just before this batch, undefined when it knows nothing
 * or what it knew has expired ({@link isProducerExpired}).
 */
export function judgeBatch(state: ProducerState | undefined, batch: SequencedBatch): SequenceJudgement {
  if (batch.producerId < 0) return ACCEPT
  if (state === undefined) {
    const startsWell = batch.mustStartAtZero !== true || batch.baseSequence === 0
    return batch.mayBeFirst && startsWell ? ACCEPT : OUT_OF_ORDER
  }
  if (batch.producerEpoch < state.epoch) return FENCED
  if (batch.producerEpoch > state.epoch) {
    return batch.mayBeFirst && batch.baseSequence === 0 ? ACCEPT : OUT_OF_ORDER
  }
  for (const known of state.batches) {
    if (known.baseSequence === batch.baseSequence && known.lastSequence === batch.lastSequence) {
      return { kind: 'duplicate', baseOffset: known.baseOffset }
    }
  }
  const last = state.batches.at(-1)
  const expected = last === undefined ? 0 : addToSequence(last.lastSequence, 1)
  return batch.baseSequence === expected ? ACCEPT : OUT_OF_ORDER
}

/** The producer's state after an accepted batch. Pure. */
export function advanceProducer(
  state: ProducerState | undefined,
  batch: SequencedBatch,
  accepted: { readonly baseOffset: number; readonly nowMs: number },
): ProducerState {
  const isSameEpoch = state !== undefined && state.epoch === batch.producerEpoch
  const kept = isSameEpoch ? state.batches.slice(1 - PRODUCER_BATCHES_KEPT) : []
  const { baseSequence, lastSequence } = batch
  kept.push({ baseSequence, lastSequence, baseOffset: accepted.baseOffset })
  return { epoch: batch.producerEpoch, lastUsedMs: accepted.nowMs, batches: kept }
}

/** Whether a state was not used for so long that the producer counts as unknown. */
export function isProducerExpired(state: ProducerState, nowMs: number, producerIdExpirationMs: number): boolean {
  return nowMs - state.lastUsedMs > producerIdExpirationMs
}
