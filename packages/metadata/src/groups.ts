import type { PartitionKey } from './read.ts'

/**
 * The right to write a group, as {@link GroupClaimOutcome} gave it. Every claim takes a number never used before, so a holder
 * that was overtaken, or whose group was deleted and made again, is told FENCED instead of being believed.
 */
export interface GroupFence {
  /** The virtual cluster. */
  readonly clusterId: string
  /** Kafka's `group.id`. */
  readonly groupId: string
  /** Number of the claim. */
  readonly epoch: number
}

/** A group without its offsets. What the coordinator alone understands is in `snapshot`. */
export interface GroupRecord {
  /** Kafka's `protocol_type`: 'consumer' for consumers, '' for a group that only has offsets. */
  readonly protocolType: string
  /** Kafka's name of the state, for ListGroups of groups that nobody holds. */
  readonly state: string
  /** Kafka's generation id. */
  readonly generation: number
  /**
   * When the last member left, by the store's clock, in milliseconds since the Unix epoch; null while there are
   * members. Offsets of a group expire only while this is set.
   */
  readonly emptySinceMs: number | null
  /** Members, assignments and whatever else the coordinator needs to go on; its format is the coordinator's. */
  readonly snapshot: Uint8Array
}

/** The answer to a claim. */
export type GroupClaimOutcome =
  | {
      /** The group is the lease's from here on. */
      readonly ok: true
      /** The right to write. */
      readonly fence: GroupFence
      /** The group; null when nothing was ever written, or it was deleted. */
      readonly record: GroupRecord | null
    }
  | {
      /** Nothing was done. */
      readonly ok: false
      /** Another lease has the group, and is live. */
      readonly code: 'HELD'
      /** Who has that lease. */
      readonly holder: string
    }
  | {
      /** Nothing was done. */
      readonly ok: false
      /** The lease that was to have the group is not live, or is none of this cluster. */
      readonly code: 'LEASE_LAPSED'
    }

/** The lease of a holder, as `openLease` gave it. */
export interface HolderLease {
  /** A number that no other lease ever has. */
  readonly leaseId: number
}

/** Who has a group. */
export interface GroupHolder {
  /** Whether the group was ever written, and not deleted since. */
  readonly exists: boolean
  /** Whose lease has it; null when no live one does. */
  readonly holder: string | null
}

/** A group in a list. */
export interface GroupListing {
  /** Kafka's `group.id`. */
  readonly groupId: string
  /** See {@link GroupRecord}. */
  readonly protocolType: string
  /** See {@link GroupRecord}. */
  readonly state: string
  /** See {@link GroupHolder}. */
  readonly holder: string | null
}

/** An offset to store for a partition. */
export interface OffsetToCommit extends PartitionKey {
  /** Offset of the next record to read. */
  readonly offset: number
  /** Leader epoch of the last record read, -1 when unknown (KIP-320). */
  readonly leaderEpoch: number
  /** The client's own text. */
  readonly metadata: string
  /**
   * When this offset expires, in milliseconds since the Unix epoch; null when the group's state decides (all but
   * OffsetCommit v2 to v4 with a retention time).
   */
  readonly expiresAtMs: number | null
}

/** An offset as it is stored. */
export interface CommittedOffset extends OffsetToCommit {
  /** When it was committed, by the store's clock. */
  readonly committedAtMs: number
}

/** A write that only a group's holder may do. */
export type GroupWriteOutcome =
  | {
      /** It is done. */
      readonly ok: true
    }
  | {
      /** Nothing was done. */
      readonly ok: false
      /** The group was claimed by another since, or deleted. */
      readonly code: 'FENCED'
    }

/** The answer to a commit of offsets. */
export type CommitOffsetsOutcome =
  | {
      /** Every offset of a partition that exists is stored. */
      readonly ok: true
      /** For each offset, in the order given, whether its partition exists. */
      readonly stored: readonly boolean[]
    }
  | {
      /** Nothing was stored. */
      readonly ok: false
      /** The group was claimed by another since, or deleted. */
      readonly code: 'FENCED'
    }

/** Which offsets of a group are wanted. */
export interface OffsetsQuery {
  /** Kafka's `group.id`. */
  readonly groupId: string
  /** The partitions; null for all that have one. */
  readonly partitions: readonly PartitionKey[] | null
}
