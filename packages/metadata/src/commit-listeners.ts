import type { Logger } from '@millrace/runtime'
import type { BatchCommit, BatchVerdict } from './commit.ts'
import type { PartitionKey } from './read.ts'

/** Who wants to hear of commits: the `onCommit` of every store. */
export interface CommitListeners {
  /** Adds a listener; returns what removes it. */
  add(listener: (partitions: readonly PartitionKey[]) => void): () => void
  /** Tells every listener of the partitions that got records, if any did. Never throws. */
  tell(batches: readonly BatchCommit[], verdicts: readonly BatchVerdict[]): void
}

/** No listeners. */
export function createCommitListeners(logger: Logger): CommitListeners {
  // Each registration is an entry of its own, so that one function registered twice is removed once.
  const entries = new Set<{ readonly listener: (partitions: readonly PartitionKey[]) => void }>()
  return {
    add(listener) {
      const entry = { listener }
      entries.add(entry)
      return () => {
        entries.delete(entry)
      }
    },
    tell(batches, verdicts) {
      if (entries.size === 0) return
      const partitions = committedPartitions(batches, verdicts)
      if (partitions.length === 0) return
      for (const { listener } of entries) {
        try {
          listener(partitions)
        } catch (error) {
          logger.error('metadata.commit_listener_failed', {}, error)
        }
      }
    },
  }
}

/** The partitions of the batches that got offsets, each once. */
function committedPartitions(batches: readonly BatchCommit[], verdicts: readonly BatchVerdict[]): PartitionKey[] {
  const found = new Map<string, PartitionKey>()
  batches.forEach(({ topicId, partition }, index) => {
    if (verdicts[index]?.kind === 'committed') found.set(`${partition}/${topicId}`, { topicId, partition })
  })
  return [...found.values()]
}
