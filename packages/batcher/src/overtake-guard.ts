import type { AppendItem } from './batcher.ts'

/** The first item of a producer in a partition that was aborted or refused. */
interface Held {
  /** Its sequence number, by which the retry is known. */
  readonly baseSequence: number
  /** Items that were appended earlier than this place are ahead of it and not concerned. */
  readonly appendIndex: number
}

/**
 * Keeps a producer's later batches from passing as the first of an unknown producer while an earlier one has to be
 * sent again.
 *
 * A partition that knows nothing of a producer accepts any first sequence. When a producer's first batch is aborted
 * and its second, already on its way, were then accepted, the retry of the first would come too late: refused, or
 * stored behind the second. So from the abort on, batches of the same producer, epoch and partition are committed with
 * `mayBeFirst: false`, until one of them was accepted, which shows that the partition knows the producer. The retry
 * itself, known by its sequence number, may be first.
 *
 * This holds back more than the batches that were appended before the abort was answered, as the commit contract asks:
 * clients have several requests on the wire, and the next may arrive just after the answer to the first left.
 */
export interface OvertakeGuard {
  /** Takes note that the item has to be sent again: it was aborted, or refused before it took a place. */
  hold(item: AppendItem, appendIndex: number): void
  /** Whether the item that took this place may be the first of its producer. */
  mayBeFirst(item: AppendItem, appendIndex: number): boolean
  /** Takes note that the partition accepted the item, and so knows its producer. */
  accepted(item: AppendItem): void
  /** Producers and partitions held now. */
  readonly size: number
}

function keyOf(item: AppendItem): string {
  return `${item.producerId}/${item.producerEpoch}/${item.partition}/${item.topicId}`
}

/** An empty guard that remembers at most `entriesMax` producers and partitions; the oldest are forgotten first. */
export function createOvertakeGuard(entriesMax: number): OvertakeGuard {
  const heldByKey = new Map<string, Held>()

  return {
    hold(item, appendIndex) {
      if (item.producerId < 0) return
      const key = keyOf(item)
      if (heldByKey.has(key)) return
      heldByKey.set(key, { baseSequence: item.baseSequence, appendIndex })
      if (heldByKey.size <= entriesMax) return
      for (const oldest of heldByKey.keys()) {
        heldByKey.delete(oldest)
        return
      }
    },
    mayBeFirst(item, appendIndex) {
      if (item.producerId < 0 || heldByKey.size === 0) return true
      const held = heldByKey.get(keyOf(item))
      if (held === undefined || appendIndex < held.appendIndex) return true
      return item.baseSequence === held.baseSequence
    },
    accepted(item) {
      if (item.producerId >= 0 && heldByKey.size > 0) heldByKey.delete(keyOf(item))
    },
    get size() {
      return heldByKey.size
    },
  }
}
