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

/** From where on an item that has to be sent again concerns others. */
export interface HeldPlaces {
  /** Items that took an earlier place than this are not concerned. */
  readonly fromIndex: number
  /** A copy of it that took an earlier place than this is not the retry that is waited for. */
  readonly retryFromIndex: number
}

/** An item that has to be sent again. */
interface Hold {
  /** Its sequence number, by which the retry is known. */
  readonly baseSequence: number
  fromIndex: number
  retryFromIndex: number
  /** Since when. */
  heldAtMs: number
  /** The place of the retry, once it was admitted; what comes behind it is in order again. */
  retryIndex: number | undefined
}

/** One producer's holds in one partition. */
interface HeldProducer {
  /** The lowest sequence that was held since this began: nothing after it may be the producer's first. */
  firstSequence: number
  holds: Hold[]
}

/** How much and how long a guard remembers. */
export interface OvertakeGuardOptions {
  /** At most so many producers and partitions; the oldest are forgotten first. */
  readonly overtakeGuardEntriesMax: number
  /** At most so many items of one of them; those with the lowest sequences are kept. */
  readonly overtakeGuardItemsMax: number
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
  const { overtakeGuardEntriesMax, overtakeGuardItemsMax, overtakeHoldMs } = options
  const producers = new Map<string, HeldProducer>()

  const isStrong = (hold: Hold, nowMs: number) => nowMs - hold.heldAtMs < overtakeHoldMs

  function findOrAdd(key: string, firstSequence: number): HeldProducer {
    const known = producers.get(key)
    if (known !== undefined) return known
    const added = { firstSequence, holds: [] }
    producers.set(key, added)
    if (producers.size > overtakeGuardEntriesMax) {
      for (const oldest of producers.keys()) {
        producers.delete(oldest)
        break
      }
    }
    return added
  }

  function hold(item: AppendItem, { fromIndex, retryFromIndex }: HeldPlaces, nowMs: number): void {
    if (item.producerId < 0) return
    const { baseSequence } = item
    const producer = findOrAdd(keyOf(item), baseSequence)
    if (isBefore(baseSequence, producer.firstSequence)) producer.firstSequence = baseSequence
    const known = producer.holds.find((held) => held.baseSequence === baseSequence)
    if (known === undefined) {
      producer.holds.push({ baseSequence, fromIndex, retryFromIndex, heldAtMs: nowMs, retryIndex: undefined })
      producer.holds.sort((left, right) => (isBefore(left.baseSequence, right.baseSequence) ? -1 : 1))
      producer.holds.length = Math.min(producer.holds.length, overtakeGuardItemsMax)
      return
    }
    // News of an older copy than the one that came since changes nothing.
    if (known.retryIndex !== undefined && known.retryIndex >= retryFromIndex) return
    known.fromIndex = known.retryIndex === undefined ? Math.min(known.fromIndex, fromIndex) : fromIndex
    known.retryFromIndex = Math.max(known.retryFromIndex, retryFromIndex)
    known.retryIndex = undefined
    known.heldAtMs = nowMs
  }

  /** Whether an earlier item has to come again before this one. */
  function isBlocked({ holds }: HeldProducer, item: AppendItem, appendIndex: number, nowMs: number): boolean {
    return holds.some((held) => {
      if (held.retryIndex !== undefined || appendIndex < held.fromIndex || !isStrong(held, nowMs)) return false
      return isBefore(held.baseSequence, item.baseSequence)
    })
  }

  return {
    hold,
    admit(item, appendIndex, nowMs) {
      if (item.producerId < 0 || producers.size === 0) return 'commit'
      const producer = producers.get(keyOf(item))
      if (producer === undefined) return 'commit'
      if (isBlocked(producer, item, appendIndex, nowMs)) {
        // It has to come again itself, and so what follows it waits for it too.
        hold(item, { fromIndex: appendIndex, retryFromIndex: appendIndex + 1 }, nowMs)
        return 'leave-out'
      }
      const own = producer.holds.find(({ baseSequence }) => baseSequence === item.baseSequence)
      if (own !== undefined && appendIndex >= own.retryFromIndex) own.retryIndex ??= appendIndex
      return isBefore(producer.firstSequence, item.baseSequence) ? 'commit-not-first' : 'commit'
    },
    answered(item, appendIndex, { verdict, nowMs }) {
      if (item.producerId < 0 || producers.size === 0) return
      const key = keyOf(item)
      const producer = producers.get(key)
      if (producer === undefined) return
      const own = producer.holds.find(({ baseSequence }) => baseSequence === item.baseSequence)
      const isRetry = own?.retryIndex !== undefined && appendIndex >= own.retryIndex
      if (verdict.kind === 'rejected') {
        // Something even earlier has to come first, perhaps through another agent.
        if (isRetry) Object.assign(own, { retryIndex: undefined, retryFromIndex: appendIndex + 1, heldAtMs: nowMs })
        return
      }
      // The partition knows the producer; what nobody sent again for so long will not come here any more.
      producer.holds = producer.holds.filter((held) => !(held === own && isRetry) && isStrong(held, nowMs))
      if (producer.holds.length === 0) producers.delete(key)
    },
    get size() {
      return producers.size
    },
  }
}
