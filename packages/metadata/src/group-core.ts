import type {
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
import type { PartitionKey } from './read.ts'

/** The part of an engine that keeps groups: what `GroupStore` promises, synchronous and without a clock. */
export interface GroupCore {
  /** Opens a lease. */
  openLease(clusterId: string, holder: string, leaseMs: number, nowMs: number): HolderLease
  /** Makes a live lease last longer. */
  renewLease(leaseId: number, leaseMs: number, nowMs: number): boolean
  /** Ends a lease. */
  endLease(leaseId: number): void
  /** Takes a group for a lease. */
  claimGroup(clusterId: string, groupId: string, leaseId: number, nowMs: number): GroupClaimOutcome
  /** Who has a group. */
  findGroupHolder(clusterId: string, groupId: string, nowMs: number): GroupHolder
  /** Groups with members that nobody has. */
  listOrphanGroups(clusterId: string, countMax: number, nowMs: number): readonly string[]
  /** A group as it was last written. */
  readGroup(clusterId: string, groupId: string): GroupRecord | null
  /** Every group of the cluster that exists, by id. */
  listGroups(clusterId: string, nowMs: number): readonly GroupListing[]
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
