import type { PartitionKey } from './read.ts'
import type { Topic } from './topics.ts'

/** How many partitions a topic shall have. */
export interface PartitionIncrease {
  /** The topic. */
  readonly topicId: string
  /** Number of partitions afterwards, 1 to 2^31-1; never fewer than it has. */
  readonly partitionCount: number
}

/** The answer to a {@link PartitionIncrease}. A topic that has exactly that many counts as increased. */
export type CreatePartitionsOutcome =
  | {
      /** The topic has that many partitions, now or since earlier. */
      readonly ok: true
      /** The topic. */
      readonly topic: Topic
    }
  | {
      /** Nothing was changed. */
      readonly ok: false
      /** The topic has more partitions. */
      readonly code: 'TOO_FEW'
      /** The topic. */
      readonly topic: Topic
    }
  | {
      /** Nothing was changed. */
      readonly ok: false
      /** The cluster has no such live topic. */
      readonly code: 'GONE'
    }

/**
 * New configs for a topic, by one who has seen the old ones: whoever changes a part of them reads, changes and writes,
 * and begins again after CONFLICT, so that no change of another is lost.
 */
export interface TopicConfigUpdate {
  /** The topic. */
  readonly topicId: string
  /** The configs that were seen. */
  readonly expected: Readonly<Record<string, string>>
  /** The configs that take their place, all of them. */
  readonly configs: Readonly<Record<string, string>>
}

/** The answer to a {@link TopicConfigUpdate}. A topic that has the new configs counts as updated. */
export type UpdateTopicConfigsOutcome =
  | {
      /** The topic has the new configs, now or since earlier. */
      readonly ok: true
      /** The topic. */
      readonly topic: Topic
    }
  | {
      /** Nothing was changed. */
      readonly ok: false
      /** The topic has other configs than those that were seen. */
      readonly code: 'CONFLICT'
      /** The topic as it is. */
      readonly topic: Topic
    }
  | {
      /** Nothing was changed. */
      readonly ok: false
      /** The cluster has no such live topic. */
      readonly code: 'GONE'
    }

/** Which records of a partition are no longer wanted. */
export interface RecordsDeletion extends PartitionKey {
  /** The partition's first offset afterwards; -1 for its high watermark. */
  readonly beforeOffset: number
}

/** The answer to a {@link RecordsDeletion}. */
export type DeleteRecordsOutcome =
  | {
      /** No record before the offset can be read. */
      readonly ok: true
      /** The partition's first offset: the one asked for, or a higher one that it had before. */
      readonly logStartOffset: number
    }
  | {
      /** Nothing was changed. */
      readonly ok: false
      /** The offset is above the high watermark, or negative. */
      readonly code: 'OUT_OF_RANGE'
    }
  | {
      /** Nothing was changed. */
      readonly ok: false
      /** The cluster has no such live topic, or it has no such partition. */
      readonly code: 'GONE'
    }

/** Whether two sets of configs are the same, in whatever order. */
export function sameConfigs(left: Readonly<Record<string, string>>, right: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(left)
  if (names.length !== Object.keys(right).length) return false
  return names.every((name) => Object.hasOwn(right, name) && left[name] === right[name])
}

/**
 * Where a deletion puts the start of a log; undefined when the offset is out of range. It never moves back.
 *
 * @param log - The partition as it is.
 */
export function movedLogStart(
  beforeOffset: number,
  log: { readonly logStartOffset: number; readonly highWatermark: number },
): number | undefined {
  const wanted = beforeOffset === -1 ? log.highWatermark : beforeOffset
  if (wanted < 0 || wanted > log.highWatermark) return undefined
  return Math.max(wanted, log.logStartOffset)
}
