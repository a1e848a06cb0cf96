import { createDecisionQueue, type DecisionQueue } from './decision-queue.ts'
import { createSealPolicy, type SealPolicyOptions, type SealSituation, TIME_TOLERANCE_MS } from './seal-policy.ts'
import type { OpenBatch, SealedBatch, SealReason } from './stages.ts'

/** What the core needs to know: the rules of sealing and its bounds. */
export interface BatcherCoreOptions extends SealPolicyOptions {
  /** A batch that holds so many bytes, or that the next item would take past them, is full. */
  readonly batchMaxSizeBytes: number
  /** A batch of so many items is full. */
  readonly batchItemCountMax: number
  /** At most so many uploads at once. */
  readonly uploadsInFlightMax: number
  /** While so many segments are not decided, only full batches are sealed. */
  readonly undecidedSegmentsMax: number
}

/**
 * Decides what is sealed, uploaded and decided when; does none of it.
 *
 * Pure: no promises, no timers, no clock. Every method that depends on time is told the time, and times never go
 * backwards. The driver asks after every event: upload what {@link BatcherCore.nextUpload} gives until it gives
 * nothing, decide what {@link BatcherCore.nextDecision} gives, and ask again at {@link BatcherCore.wakeAtMs}.
 */
export interface BatcherCore<Item> {
  /** Takes the next place in the open batch; closes batches that are full. */
  append(item: Item, byteLength: number, nowMs: number): void
  /** Closes the open batch, if there is one. */
  flush(nowMs: number): void
  /** A batch to upload now, which takes a slot; undefined when there is none or no slot is free. */
  nextUpload(nowMs: number): SealedBatch<Item> | undefined
  /** Frees the slot. A batch that was not stored has failed for good and will be aborted. */
  uploadEnded(batch: SealedBatch<Item>, result: 'stored' | 'failed'): void
  /** The batch to decide now: commit it if it is stored, abort it if it has failed. */
  nextDecision(): SealedBatch<Item> | undefined
  /** Takes note of the decision, whatever it was. */
  decided(batch: SealedBatch<Item>, nowMs: number): void
  /** When to ask again if nothing else happens; undefined when time alone changes nothing. */
  wakeAtMs(nowMs: number): number | undefined
  /** Uploads under way. */
  readonly uploadsInFlight: number
  /** Sealed and not decided. */
  readonly undecidedSegments: number
}

/**
 * A {@link BatcherCore} with nothing in it.
 *
 * @param decisions - The order of decisions; replaced only by tests that show what a wrong one breaks.
 */
export function createBatcherCore<Item>(
  options: BatcherCoreOptions,
  startMs: number,
  decisions: DecisionQueue<Item> = createDecisionQueue(),
): BatcherCore<Item> {
  const { batchMaxSizeBytes, batchItemCountMax, uploadsInFlightMax, undecidedSegmentsMax } = options
  const policy = createSealPolicy(options, startMs)
  const waiting: SealedBatch<Item>[] = []
  let open: OpenBatch<Item> | undefined
  let uploadsInFlight = 0
  let sealedCount = 0
  let decidedAtMs = startMs

  function seal(batch: OpenBatch<Item>, reason: SealReason, nowMs: number): void {
    open = undefined
    policy.sealed(batch.byteLength, nowMs)
    const { items, byteLength, openedAtMs } = batch
    const sealIndex = sealedCount++
    const sealed: SealedBatch<Item> = {
      sealIndex,
      items,
      byteLength,
      reason,
      openedAtMs,
      sealedAtMs: nowMs,
      stage: 'waiting',
    }
    waiting.push(sealed)
    decisions.push(sealed)
  }

  function mayUploadMore(): boolean {
    return uploadsInFlight < uploadsInFlightMax
  }

  function maySealByTime(): boolean {
    return waiting.length === 0 && mayUploadMore() && decisions.length < undecidedSegmentsMax
  }

  function situationOf({ openedAtMs, byteLength }: OpenBatch<Item>, nowMs: number): SealSituation {
    return { openedAtMs, byteLength, uploadsInFlight, undecidedSegments: decisions.length, decidedAtMs, nowMs }
  }

  function sealByTime(batch: OpenBatch<Item>, nowMs: number): void {
    const situation = situationOf(batch, nowMs)
    if (policy.sealAtMs(situation) > nowMs + TIME_TOLERANCE_MS) return
    const isDue = policy.dueAtMs(situation) <= nowMs + TIME_TOLERANCE_MS
    seal(batch, isDue ? 'due' : 'allowed', nowMs)
  }

  return {
    append(item, byteLength, nowMs) {
      policy.appended(byteLength, nowMs)
      if (open !== undefined && open.byteLength + byteLength > batchMaxSizeBytes) seal(open, 'full', nowMs)
      open ??= { items: [], byteLength: 0, openedAtMs: nowMs }
      open.items.push(item)
      open.byteLength += byteLength
      const isFull = open.byteLength >= batchMaxSizeBytes || open.items.length >= batchItemCountMax
      if (isFull) seal(open, 'full', nowMs)
    },
    flush(nowMs) {
      if (open !== undefined) seal(open, 'flush', nowMs)
    },
    nextUpload(nowMs) {
      if (open !== undefined && maySealByTime()) sealByTime(open, nowMs)
      if (!mayUploadMore()) return undefined
      const batch = waiting.shift()
      if (batch === undefined) return undefined
      batch.stage = 'uploading'
      uploadsInFlight++
      return batch
    },
    uploadEnded(batch, result) {
      batch.stage = result
      uploadsInFlight--
    },
    nextDecision: () => decisions.next(),
    decided(batch, nowMs) {
      decisions.remove(batch)
      decidedAtMs = nowMs
    },
    wakeAtMs(nowMs) {
      if (open === undefined || !maySealByTime()) return undefined
      return policy.sealAtMs(situationOf(open, nowMs))
    },
    get uploadsInFlight() {
      return uploadsInFlight
    },
    get undecidedSegments() {
      return decisions.length
    },
  }
}
