import type { AbortOutcome, CommitOutcome, SegmentCommit, SegmentState } from './commit.ts'
import type { GroupCore } from './group-core.ts'
import type { MaintenanceReport } from './metadata-store.ts'
import type { PartitionRead, PartitionReadQuery, TimestampAnswer, TimestampQuery } from './read.ts'
import type {
  CreatePartitionsOutcome,
  DeleteRecordsOutcome,
  PartitionIncrease,
  RecordsDeletion,
  TopicConfigUpdate,
  UpdateTopicConfigsOutcome,
} from './topic-changes.ts'
import type { CreateTopicOutcome, Topic, TopicSpec } from './topics.ts'

/**
 * The part of an engine that decides: synchronous, deterministic, one call at a time, no clock. A driver passes the
 * time in and turns calls into promises. Each method does what that of `MetadataStore` of the same name promises.
 */
export interface MetadataCore extends GroupCore {
  /** Decides a segment. */
  commitSegment(commit: SegmentCommit, nowMs: number): CommitOutcome
  /** Writes the aborted row, unless the segment is committed. */
  abortSegment(segmentId: string, nowMs: number): AbortOutcome
  /** What is known of each id. */
  segmentStates(segmentIds: readonly string[]): readonly SegmentState[]
  /** Creates topics, each on its own. */
  createTopics(clusterId: string, specs: readonly TopicSpec[]): readonly CreateTopicOutcome[]
  /** Deletes topics by id. */
  deleteTopics(clusterId: string, topicIds: readonly string[], nowMs: number): readonly boolean[]
  /** Gives topics more partitions. */
  createPartitions(clusterId: string, increases: readonly PartitionIncrease[]): readonly CreatePartitionsOutcome[]
  /** Replaces the configs of topics. */
  updateTopicConfigs(clusterId: string, updates: readonly TopicConfigUpdate[]): readonly UpdateTopicConfigsOutcome[]
  /** Moves the first offsets of partitions forward. */
  deleteRecords(clusterId: string, deletions: readonly RecordsDeletion[]): readonly DeleteRecordsOutcome[]
  /** Every live topic of the cluster, by name. */
  listTopics(clusterId: string): readonly Topic[]
  /** Live topics by name. */
  findTopicsByName(clusterId: string, names: readonly string[]): readonly (Topic | null)[]
  /** Live topics by id. */
  findTopicsById(clusterId: string, topicIds: readonly string[]): readonly (Topic | null)[]
  /** A producer id never given out before. */
  allocateProducerId(): number
  /** Extents and watermarks. */
  readPartitions(queries: readonly PartitionReadQuery[]): readonly PartitionRead[]
  /** Extents by time. */
  findByTimestamp(queries: readonly TimestampQuery[]): readonly TimestampAnswer[]
  /** Removes what is past its time, up to a bound. */
  maintain(nowMs: number): MaintenanceReport
}
