import type { CallOptions } from './call-options.ts'
import type { AbortOutcome, CommitOutcome, SegmentCommit, SegmentState } from './commit.ts'
import type { GroupStore } from './group-store.ts'
import type { PartitionKey, PartitionRead, PartitionReadQuery, TimestampAnswer, TimestampQuery } from './read.ts'
import type {
  CreatePartitionsOutcome,
  DeleteRecordsOutcome,
  PartitionIncrease,
  RecordsDeletion,
  TopicConfigUpdate,
  UpdateTopicConfigsOutcome,
} from './topic-changes.ts'
import type { CreateTopicOutcome, Topic, TopicSpec } from './topics.ts'

/** What a call of `maintain` removed. */
export interface MaintenanceReport {
  /** Rows of segments that no extent names and whose time is up. */
  readonly segmentsPruned: number
  /** Producer states not used for `producerIdExpirationMs`. */
  readonly producersExpired: number
  /** Deleted topics of which nothing is left. */
  readonly topicsForgotten: number
  /** Offsets of groups without members that were past their retention; those of deleted topics are not counted. */
  readonly offsetsExpired: number
  /** Groups without members and offsets, and claims of groups that were never written. */
  readonly groupsForgotten: number
  /** Whether the call stopped at its bound and should be made again soon. */
  readonly more: boolean
}

/**
 * The one place that orders commits and assigns offsets.
 *
 * Every method may reject with a `MetadataError`. A write that rejects with UNAVAILABLE may or may not have taken
 * place; all of them may be asked again with the same arguments and then give the same answer (a claim of a group, a newer
 * number).
 */
export interface MetadataStore extends GroupStore {
  /**
   * Settles when the store is closed; rejects with the reason when it failed by itself, after which it is of no use.
   * Absent in stores that never do.
   */
  readonly closed?: Promise<void> | undefined

  /** Opens the store; what needs opening rejects other calls with CLOSED before. Idempotent. */
  start(options?: CallOptions): Promise<void>
  /** Finishes what was begun and closes. Idempotent. Later calls reject with CLOSED. */
  close(): Promise<void>

  /** The store's own wall clock, in milliseconds since the Unix epoch. */
  nowMs(options?: CallOptions): Promise<number>

  /**
   * Decides a segment: every batch gets a verdict, offsets are assigned, extents indexed, in one transaction.
   *
   * Asked again with the same id it gives the same answer. Rejects with BAD_REQUEST when the arguments contradict
   * themselves (`batchProblem` tells beforehand) or differ in number from those that the id was committed with.
   */
  commitSegment(commit: SegmentCommit, options?: CallOptions): Promise<CommitOutcome>
  /** Writes the aborted row, unless the segment is committed. Taken at any age of the id. */
  abortSegment(segmentId: string, options?: CallOptions): Promise<AbortOutcome>
  /** What is known of each id, in the order asked. */
  segmentStates(segmentIds: readonly string[], options?: CallOptions): Promise<readonly SegmentState[]>

  /**
   * Creates topics, each on its own: one that exists does not hinder the others.
   *
   * A topic id is used once: creating one that was deleted since answers that it was created, and creates nothing. An id in use under another name or cluster is a BAD_REQUEST.
   */
  createTopics(
    clusterId: string,
    specs: readonly TopicSpec[],
    options?: CallOptions,
  ): Promise<readonly CreateTopicOutcome[]>
  /**
   * Deletes topics by id. The name is free at once, batches in flight are GONE. Answers for each whether the topic
   * exists or existed, so that the answer stays the same when it is asked again (for as long as a deleted topic is
   * remembered, at least twice `segmentIdAgeMaxMs`).
   */
  deleteTopics(clusterId: string, topicIds: readonly string[], options?: CallOptions): Promise<readonly boolean[]>
  /**
   * Gives topics more partitions, each topic on its own. Commits to a new partition are taken from here on. A topic that
   * has more than asked for keeps them.
   */
  createPartitions(
    clusterId: string,
    increases: readonly PartitionIncrease[],
    options?: CallOptions,
  ): Promise<readonly CreatePartitionsOutcome[]>
  /** Replaces the configs of topics, each on its own and only where the old ones are those that the caller has seen. */
  updateTopicConfigs(
    clusterId: string,
    updates: readonly TopicConfigUpdate[],
    options?: CallOptions,
  ): Promise<readonly UpdateTopicConfigsOutcome[]>
  /**
   * Moves the first offsets of partitions forward, each on its own; they never move back. Extents that lie wholly below
   * are no longer read and, now or in a later `maintain`, no longer name their segments. The one that holds the new first
   * offset stays whole. What partitions know of producers stays as it is, so that a retry of a deleted batch is still a
   * duplicate. Asked again with -1 it deletes what was written meanwhile.
   */
  deleteRecords(
    clusterId: string,
    deletions: readonly RecordsDeletion[],
    options?: CallOptions,
  ): Promise<readonly DeleteRecordsOutcome[]>
  /** Every live topic of the cluster, ordered by name (by UTF-16 code units). */
  listTopics(clusterId: string, options?: CallOptions): Promise<readonly Topic[]>
  /** Live topics by name, in the order asked; null where there is none. */
  findTopicsByName(
    clusterId: string,
    names: readonly string[],
    options?: CallOptions,
  ): Promise<readonly (Topic | null)[]>
  /** Live topics by id, in the order asked; null where there is none. */
  findTopicsById(
    clusterId: string,
    topicIds: readonly string[],
    options?: CallOptions,
  ): Promise<readonly (Topic | null)[]>

  /** A producer id that was never given out before, from this store, to anybody. */
  allocateProducerId(options?: CallOptions): Promise<number>

  /** Extents and watermarks of many partitions, in the order asked, from one snapshot. */
  readPartitions(queries: readonly PartitionReadQuery[], options?: CallOptions): Promise<readonly PartitionRead[]>
  /** Extents by time, in the order asked. */
  findByTimestamp(queries: readonly TimestampQuery[], options?: CallOptions): Promise<readonly TimestampAnswer[]>

  /**
   * Calls `listener` after every commit through this object with the partitions that got records, before the commit's
   * own promise resolves; again when a commit is asked again. Returns what ends the subscription. A listener that
   * throws is logged and hinders nobody.
   */
  onCommit(listener: (partitions: readonly PartitionKey[]) => void): () => void

  /**
   * Removes what is past its time: a bounded piece of work, to be called every few minutes by whoever owns the store,
   * and again at once while it answers `more`. Nothing calls it by itself.
   */
  maintain(options?: CallOptions): Promise<MaintenanceReport>
}
