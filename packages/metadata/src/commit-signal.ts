import type { PartitionKey } from './read.ts'

/** A subscription of a {@link CommitSignal}. */
export interface CommitSubscription {
  /** Ends it: `wake` is not called any more, not even by a `notify` that is under way. Idempotent. */
  close(): void
}

/**
 * Wakes those who wait for records in certain partitions.
 *
 * Synchronous, and keeps nothing: whoever subscribes first and reads after that misses no commit, because a commit that
 * the read does not show notifies later. How many wait is the caller's to limit.
 */
export interface CommitSignal {
  /** Calls `wake` once per `notify` that names one of `partitions`, until the subscription is closed. */
  subscribe(partitions: readonly PartitionKey[], wake: () => void): CommitSubscription
  /**
   * Wakes the subscribers of these partitions, in the order of their subscription within a partition; costs nothing for
   * partitions without any. When wakes throw, the others still happen and the first error is thrown at the end.
   */
  notify(partitions: readonly PartitionKey[]): void
  /** How many subscriptions are open. */
  readonly subscriptionCount: number
}

interface Waiter {
  isOpen: boolean
  readonly wake: () => void
}

/** A {@link CommitSignal} without subscribers. */
export function createCommitSignal(): CommitSignal {
  const waitersByPartition = new Map<string, Set<Waiter>>()
  let subscriptionCount = 0

  function closeWaiter(waiter: Waiter, keys: readonly string[]): void {
    if (!waiter.isOpen) return
    waiter.isOpen = false
    subscriptionCount--
    for (const key of keys) {
      const waiters = waitersByPartition.get(key)
      waiters?.delete(waiter)
      if (waiters?.size === 0) waitersByPartition.delete(key)
    }
  }

  return {
    get subscriptionCount() {
      return subscriptionCount
    },
    subscribe(partitions, wake) {
      const waiter: Waiter = { isOpen: true, wake }
      const keys = partitions.map(keyOf)
      for (const key of keys) {
        const waiters = waitersByPartition.get(key)
        if (waiters === undefined) waitersByPartition.set(key, new Set([waiter]))
        else waiters.add(waiter)
      }
      subscriptionCount++
      return { close: () => closeWaiter(waiter, keys) }
    },
    notify(partitions) {
      // Gathered before the first is woken: whoever subscribes from within a wake reads after this commit anyway.
      const woken = new Set<Waiter>()
      for (const partition of partitions) {
        for (const waiter of waitersByPartition.get(keyOf(partition)) ?? []) woken.add(waiter)
      }
      wakeAll(woken)
    },
  }
}

function wakeAll(waiters: Iterable<Waiter>): void {
  let failure: { readonly error: unknown } | undefined
  for (const waiter of waiters) {
    if (!waiter.isOpen) continue
    try {
      waiter.wake()
    } catch (error) {
      failure ??= { error }
    }
  }
  if (failure !== undefined) throw failure.error
}

function keyOf({ topicId, partition }: PartitionKey): string {
  return `${partition}/${topicId}`
}
