export type { CallOptions } from './call-options.ts'
export { batchProblem, checkSegmentCommit, checkSegmentId, type UnplacedBatch } from './check-commit.ts'
export {
  checkCountMax,
  checkGroupRecord,
  checkHolder,
  checkLeaseMs,
  checkOffsetsToCommit,
  HOLDER_LENGTH_MAX,
  LEASE_MS_MAX,
} from './check-groups.ts'
export { checkPartitionIncreases, checkRecordsDeletions, checkTopicSpecs } from './check-topics.ts'
export type {
  AbortOutcome,
  BatchCommit,
  BatchVerdict,
  CommitOutcome,
  CommitRefusal,
  RejectReason,
  SegmentCommit,
  SegmentState,
} from './commit.ts'
export { type CommitListeners, createCommitListeners } from './commit-listeners.ts'
export { type CommitSignal, type CommitSubscription, createCommitSignal } from './commit-signal.ts'
export {
  type CommitDecision,
  type DecisionContext,
  decideBatches,
  type PartitionChange,
  type PartitionSnapshot,
} from './decide-batches.ts'
export {
  type MetadataEngineOptions,
  type ResolvedMetadataEngineOptions,
  ROWS_KEPT_FACTOR,
  resolveMetadataEngineOptions,
} from './engine-options.ts'
export { MetadataError, type MetadataErrorCode } from './errors.ts'
export { createExtentBuilder, type ExtentBuilder, type NewExtent } from './extent-builder.ts'
export type { GroupCore } from './group-core.ts'
export type { GroupStore } from './group-store.ts'
export type {
  CommitOffsetsOutcome,
  CommittedOffset,
  GroupClaimOutcome,
  GroupFence,
  GroupHolder,
  GroupListing,
  GroupRecord,
  GroupWriteOutcome,
  HolderLease,
  OffsetsQuery,
  OffsetToCommit,
} from './groups.ts'
export { createLeaseTable, type LeaseTable, type LiveLease } from './lease-table.ts'
export { answerDecided, createMemoryCore } from './memory-core.ts'
export { createMemoryMetadataStore, type MemoryMetadataCollaborators } from './memory-store.ts'
export { offsetsOnlyRecord } from './offsets-only-group.ts'
export type { MetadataCore } from './metadata-core.ts'
export type { MaintenanceReport, MetadataStore } from './metadata-store.ts'
export {
  addToSequence,
  advanceProducer,
  isProducerExpired,
  judgeBatch,
  type ProducerBatch,
  type ProducerState,
  type SequencedBatch,
  type SequenceJudgement,
} from './producer-state.ts'
export type {
  AbortedTransaction,
  Extent,
  PartitionKey,
  PartitionRead,
  PartitionReadQuery,
  TimestampAnswer,
  TimestampQuery,
  TimestampSearch,
} from './read.ts'
export {
  type CreatePartitionsOutcome,
  type DeleteRecordsOutcome,
  movedLogStart,
  type PartitionIncrease,
  type RecordsDeletion,
  sameConfigs,
  type TopicConfigUpdate,
  type UpdateTopicConfigsOutcome,
} from './topic-changes.ts'
export type { CreateTopicOutcome, Topic, TopicSpec } from './topics.ts'
