import type { CallOptions } from './call-options.ts'
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

/**
 * The part of the metadata store that keeps consumer groups and their offsets. Errors and repeated calls are as in
 * `MetadataStore`: a write that rejects with UNAVAILABLE may or may not have taken place and may be asked again.
 *
 * **Expiry.** `maintain` removes offsets of groups without members (`emptySinceMs` is set) when the group has been empty
 * and the offset was committed for longer than `offsetsRetentionMs`, or at the offset's own `expiresAtMs` (KIP-211). Of a
 * group with members nothing expires here; offsets of topics that such a group no longer subscribes to are the
 * coordinator's to delete. Groups with neither members nor offsets, and claims of groups that were never written, are
 * forgotten `emptyGroupsKeptMs` after the later of their last claim and `emptySinceMs`; every fence of them is worth
 * nothing from then on. A holder that lets a member into an empty group therefore writes `emptySinceMs: null` first.
 *
 * **Leases.** Whoever coordinates groups holds one lease for all of them. It is live from `openLease` until its time is
 * over by the store's clock, each renewal counting anew. While it is live nobody else gets its groups. Once it has lapsed
 * the first claim of any of its groups by another ends it: whatever the clock does then, it is never live again, and its
 * next renewal is told so. A renewal and such a claim never both succeed.
 *
 * A lease says who is asked, a fence whose writes count. A lapsed lease takes no fence away: until somebody claims the
 * group, the writes of whoever had it are taken.
 */
export interface GroupStore {
  /**
   * Opens a lease for `leaseMs` milliseconds (1 to {@link LEASE_MS_MAX}). `holder` is what others are told of who has
   * it: 1 to {@link HOLDER_LENGTH_MAX} UTF-16 code units. Anything else is a BAD_REQUEST. Asked again it opens another.
   */
  openLease(clusterId: string, holder: string, leaseMs: number, options?: CallOptions): Promise<HolderLease>
  /**
   * Makes a live lease last `leaseMs` milliseconds from now. False when it has lapsed or was ended: it is over for good
   * then. `leaseMs` as for `openLease`.
   */
  renewLease(leaseId: number, leaseMs: number, options?: CallOptions): Promise<boolean>
  /** Ends a lease, so that its groups can be claimed at once. Idempotent; one that never was is passed over. */
  endLease(leaseId: number, options?: CallOptions): Promise<void>
  /**
   * Takes a group for a lease, unless another live one has it: every earlier fence of it is worth nothing from here on. A
   * group that does not exist can be claimed too; it exists once something is written with the fence. Asked again by the
   * lease that has the group it gives a newer fence. When both are so, LEASE_LAPSED is the answer and not HELD.
   */
  claimGroup(clusterId: string, groupId: string, leaseId: number, options?: CallOptions): Promise<GroupClaimOutcome>
  /** Who has a group, without claiming it. */
  findGroupHolder(clusterId: string, groupId: string, options?: CallOptions): Promise<GroupHolder>
  /**
   * Ids of groups that have members (`emptySinceMs` is null) and that no live lease has, in no particular order: whoever
   * is silent in them would stay a member for ever. At most `countMax` (a positive integer, else BAD_REQUEST).
   */
  listOrphanGroups(clusterId: string, countMax: number, options?: CallOptions): Promise<readonly string[]>
  /** A group as it was last written, without claiming it; null when there is none. */
  readGroup(clusterId: string, groupId: string, options?: CallOptions): Promise<GroupRecord | null>
  /** Every group of the cluster that exists, ordered by id (by UTF-16 code units). */
  listGroups(clusterId: string, options?: CallOptions): Promise<readonly GroupListing[]>
  /** Writes a group, new or known. A record with numbers out of range is a BAD_REQUEST. */
  writeGroup(fence: GroupFence, record: GroupRecord, options?: CallOptions): Promise<GroupWriteOutcome>
  /**
   * Deletes a group and its offsets, also one that is only claimed. The fence is worth nothing afterwards. Asked again
   * it answers FENCED.
   */
  deleteGroup(fence: GroupFence, options?: CallOptions): Promise<GroupWriteOutcome>
  /**
   * Stores offsets, all or none. A group that does not exist exists afterwards, with protocol type '', state 'Empty',
   * generation 0, empty from now on, and an empty snapshot. Of two offsets for one partition the later stays. A topic of
   * another cluster does not exist for this group. Numbers out of range are a BAD_REQUEST.
   */
  commitOffsets(
    fence: GroupFence,
    offsets: readonly OffsetToCommit[],
    options?: CallOptions,
  ): Promise<CommitOffsetsOutcome>
  /** Forgets offsets; those that are not there are passed over. */
  deleteOffsets(
    fence: GroupFence,
    partitions: readonly PartitionKey[],
    options?: CallOptions,
  ): Promise<GroupWriteOutcome>
  /**
   * Offsets of many groups, in the order asked, from one snapshot: for named partitions in the order named, null where
   * none is stored; for all, ordered by topic id (by UTF-16 code units) and partition. Offsets of deleted topics are gone.
   */
  readOffsets(
    clusterId: string,
    queries: readonly OffsetsQuery[],
    options?: CallOptions,
  ): Promise<readonly (readonly (CommittedOffset | null)[])[]>
}
