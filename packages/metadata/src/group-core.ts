import type {
  CommitOffsetsOutcome,
  CommittedOffset,
  GroupClaim,
  GroupFence,
  GroupListing,
  GroupRecord,
  GroupWriteOutcome,
  OffsetsQuery,
  OffsetToCommit,
} from './groups.ts'
import type { PartitionKey } from './read.ts'

/** The part of an engine that keeps groups: what `GroupStore` promises, synchronous and without a clock. */
export interface GroupCore {
  /** Takes a group over. */
  claimGroup(clusterId: string, groupId: string, nowMs: number): GroupClaim
  /** A group as it was last written. */
  readGroup(clusterId: string, groupId: string): GroupRecord | null
  /** Every group of the cluster that exists, by id. */
  listGroups(clusterId: string): readonly GroupListing[]
  /** Writes a group. */
  writeGroup(fence: GroupFence, record: GroupRecord): GroupWriteOutcome
  /** Deletes a group and its offsets. */
  deleteGroup(fence: GroupFence): GroupWriteOutcome
  /** Stores offsets, all or none. */
  commitOffsets(fence: GroupFence, offsets: readonly OffsetToCommit[], nowMs: number): CommitOffsetsOutcome
  /** Forgets offsets. */
  deleteOffsets(fence: GroupFence, partitions: readonly PartitionKey[]): GroupWriteOutcome
  /** Offsets of many groups. */
  readOffsets(clusterId: string, queries: readonly OffsetsQuery[]): readonly (readonly (CommittedOffset | null)[])[]
}
