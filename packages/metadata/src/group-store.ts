import type { CallOptions } from './call-options.ts'
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
 */
export interface GroupStore {
  /**
   * Takes a group over: every earlier fence of it is worth nothing from here on. A group that does not exist can be
   * claimed too; it exists once something is written with the fence. Asked again it gives a newer fence.
   */
  claimGroup(clusterId: string, groupId: string, options?: CallOptions): Promise<GroupClaim>
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
