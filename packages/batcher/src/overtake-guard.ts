import type { BatchVerdict } from '@millrace/metadata'
import type { AppendItem } from './batcher.ts'

/**
 * What to do with an item when its segment is about to be committed.
 *
 * - `commit`: nothing is special about it.
 * - `commit-not-first`: with `mayBeFirst: false`.
 * - `leave-out`: it is answered as aborted, together with the earlier one that has to come first.
 */
export type Admission = 'commit' | 'commit-not-first' | 'leave-out'

/** The earliest item of a producer in a partition that has to be sent again. */
interface Held {
  /** Its sequence number, by which the retry is known. */
  readonly baseSequence: number
  /** The lowest that was ever held and not taken since: nothing after it may be the producer's first. */
  readonly firstSequence: number
  /** Items that took an earlier place than this are not concerned. */
  readonly fromIndex: number
  /** A copy of it that took an earlier place than this is not the retry that is waited for. */
  retryFromIndex: number
  /** Since when. */
  heldAtMs: number
  /** The place of the retry, once it was admitted; what comes behind it is in order again. */
  retryIndex: number | undefined
}

/** From where on an item that has to be sent again concerns others. */
export type HeldPlaces = Pick<Held, 'fromIndex' | 'retryFromIndex'>

/** How much and how long a guard remembers. */
export interface OvertakeGuardOptions {
  /** At most so many producers and partitions; the oldest are forgotten first. */
  readonly overtakeGuardEntriesMax: number
  /** For how long later items are left out while the retry does not come, in milliseconds. */
  readonly overtakeHoldMs: number
}

/**
 * Keeps a producer's later batches behind an earlier one that has to be sent again: it was aborted, refused, or its
 * sender was told that nobody knows yet.
 *
 * Clients have several requests on the wire. When one has to be sent again and the next is committed, two things go
 * wrong:
 *
 * - A partition that knows nothing of the producer accepts any first sequence; the retry of the batch that should have
 *   been first then comes too late.
 * - When the batch is committed after all, or was itself the retry of one that had been, each later batch that is
 *   accepted pushes it out of the five that the partition remembers, and the next retry is refused instead of
 *   recognised. The client then sends the records once more under a new epoch.
 *
 * So the later ones are left out of their commits and answered as aborted too, until the retry, known by its sequence
 * number, is here. A producer that went on through another agent meanwhile must not be held for ever: after a while its
 * batches are committed, but with `mayBeFirst: false`, which does no harm where the partition knows the producer.
 *
 * Pure. Items must be admitted in the order of their places.
 *
 * @see docs/decisions/0002-sealing.md
 */
export interface OvertakeGuard {
  /** Takes note that the item has to be sent again. */
  hold(item: AppendItem, places: HeldPlaces, nowMs: number): void
  /** What to do with the item that took this place. */
  admit(item: AppendItem, appendIndex: number, nowMs: number): Admission
  /** Takes note of the verdict on an item that was admitted. */
  answered(item: AppendItem, appendIndex: number, answer: { verdict: BatchVerdict; nowMs: number }): void
  /** Producers and partitions held now. */
  readonly size: number
}

function keyOf(item: AppendItem): string {
  return `${item.producerId}/${item.producerEpoch}/${item.partition}/${item.topicId}`
}

/** Whether a sequence number comes before another one; 0 follows 2^31-1. */
function isBefore(sequence: number, other: number): boolean {
  return ((sequence - other) & 0x7fff_ffff) > 0x3fff_ffff
}

/** A guard that holds nobody. */
export function createOvertakeGuard(options: OvertakeGuardOptions): OvertakeGuard {
  const { overtakeGuardEntriesMax, overtakeHoldMs } = options
  const heldByKey = new Map<string, Held>()

  const isStrong = (held: Held, nowMs: number) => nowMs - held.heldAtMs < overtakeHoldMs

  return {
    hold(item, places, nowMs) {
      if (item.producerId < 0) return
      const key = keyOf(item)
      const { baseSequence } = item
      const held = heldByKey.get(key)
      let { fromIndex, retryFromIndex } = places
      let firstSequence = baseSequence
      if (held !== undefined) {
        const isWaitedFor = held.retryIndex === undefined && isStrong(held, nowMs)
        // The earliest by its sequence is waited for, and by its latest copy.
        if (isWaitedFor && isBefore(held.baseSequence, baseSequence)) return
        if (isWaitedFor) fromIndex = Math.min(fromIndex, held.fromIndex)
        if (isWaitedFor && baseSequence === held.baseSequence) {
          retryFromIndex = Math.max(retryFromIndex, held.retryFromIndex)
        }
        if (isBefore(held.firstSequence, firstSequence)) firstSequence = held.firstSequence
      }
      heldByKey.delete(key)
      const heldAtMs = nowMs
      heldByKey.set(key, { baseSequence, firstSequence, fromIndex, retryFromIndex, heldAtMs, retryIndex: undefined })
      if (heldByKey.size <= overtakeGuardEntriesMax) return
      for (const oldest of heldByKey.keys()) {
        heldByKey.delete(oldest)
        return
      }
    },
    admit(item, appendIndex, nowMs) {
      if (item.producerId < 0 || heldByKey.size === 0) return 'commit'
      const held = heldByKey.get(keyOf(item))
      if (held === undefined || appendIndex < held.fromIndex) return 'commit'
      const { baseSequence } = item
      if (!isBefore(held.baseSequence, baseSequence)) {
        const isRetry = baseSequence === held.baseSequence && appendIndex >= held.retryFromIndex
        if (isRetry) held.retryIndex ??= appendIndex
        return isBefore(held.firstSequence, baseSequence) ? 'commit-not-first' : 'commit'
      }
      // Behind the retry all is in order again; if the retry is taken, the partition knows the producer.
      if (held.retryIndex !== undefined || !isStrong(held, nowMs)) return 'commit-not-first'
      return 'leave-out'
    },
    answered(item, appendIndex, { verdict, nowMs }) {
      if (item.producerId < 0 || heldByKey.size === 0) return
      const key = keyOf(item)
      const held = heldByKey.get(key)
      if (held === undefined || appendIndex < (held.retryIndex ?? held.fromIndex)) return
      if (held.retryIndex === undefined && isStrong(held, nowMs)) return
      if (verdict.kind !== 'rejected') {
        // The partition knows the producer, and nobody waits for an earlier batch any more.
        heldByKey.delete(key)
      } else if (held.retryIndex === appendIndex) {
        // Something even earlier has to come first, perhaps through another agent.
        held.retryIndex = undefined
        held.retryFromIndex = appendIndex + 1
        held.heldAtMs = nowMs
      }
    },
    get size() {
      return heldByKey.size
    },
  }
}
