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
export { MetadataError, type MetadataErrorCode } from './errors.ts'
export type { CallOptions, MetadataStore } from './metadata-store.ts'
export type {
  AbortedTransaction,
  Extent,
  PartitionKey,
  PartitionRead,
  PartitionReadQuery,
  TimestampAnswer,
  TimestampQuery,
} from './read.ts'
export type { CreateTopicOutcome, Topic, TopicSpec } from './topics.ts'
