import type { CommittedOffset, GroupListing, OffsetsQuery, PartitionKey } from '@millrace/metadata'
import type { GroupStateName } from './group-state.ts'
import type {
  CommitIdentity,
  HeartbeatRequest,
  JoinAnswer,
  JoinRequest,
  LeaveAnswer,
  LeaveRequest,
  SyncAnswer,
  SyncRequest,
} from './requests.ts'

/** What a call that may wait takes last. */
export interface WaitOptions {
  /** Aborts when nobody will read the answer: nothing is kept for it any longer. The call then resolves at once. */
  readonly signal?: AbortSignal | undefined
}

/** An offset that a client commits. */
export interface OffsetCommit extends PartitionKey {
  /** Offset of the next record to read. */
  readonly offset: number
  /** Leader epoch of the last record read, -1 when unknown (KIP-320). */
  readonly leaderEpoch: number
  /** The client's own text. */
  readonly metadata: string
}

/** What OffsetCommit asks. */
export interface CommitRequest extends CommitIdentity {
  /** How long the offsets are to be kept, in milliseconds (OffsetCommit v2 to v4); null when the group's state decides. */
  readonly retentionMs: number | null
  /** The offsets; of two for one partition the later counts. */
  readonly offsets: readonly OffsetCommit[]
}

/** What OffsetCommit answers. */
export interface CommitAnswer {
  /** Kafka's error code for the whole request. */
  readonly errorCode: number
  /** Kafka's error code for each offset, in the order given; the whole request's when that failed. */
  readonly results: readonly number[]
}

/** A topic whose offsets are to be forgotten. */
export interface OffsetDeletion {
  /** The topic's name: offsets of subscribed topics are kept. */
  readonly topicName: string
  /** Its partitions. */
  readonly partitions: readonly PartitionKey[]
}

/** What OffsetDelete answers. */
export interface DeleteOffsetsAnswer {
  /** Kafka's error code for the whole request. */
  readonly errorCode: number
  /** Kafka's error code for each topic, in the order given. */
  readonly results: readonly number[]
}

/** A group as DescribeGroups shows it. */
export interface GroupDescription {
  /** Kafka's error code. */
  readonly errorCode: number
  /** Kafka's name of the state; `Dead` when there is no such group. */
  readonly state: GroupStateName | 'Dead'
  /** '' while there is none. */
  readonly protocolType: string
  /** The chosen protocol of a stable group, else ''. */
  readonly protocolName: string
  /** The members; of a group that is not stable without metadata. */
  readonly members: readonly DescribedMember[]
}

/** A member as DescribeGroups shows it. */
export interface DescribedMember {
  /** Its id. */
  readonly memberId: string
  /** Kafka's `group.instance.id`, or null. */
  readonly instanceId: string | null
  /** The client's `client.id`. */
  readonly clientId: string
  /** Where the client is. */
  readonly clientHost: string
  /** What it said of itself in the chosen protocol. */
  readonly metadata: Uint8Array
  /** What it got. */
  readonly assignment: Uint8Array
}

/** Every group, or the error that kept the list from being made. */
export interface GroupsAnswer {
  /** Kafka's error code. */
  readonly errorCode: number
  /** Ordered by id. */
  readonly groups: readonly GroupListing[]
}

/** Offsets of groups, or the error that kept them from being read. */
export interface OffsetsAnswer {
  /** Kafka's error code. */
  readonly errorCode: number
  /** For each query, in the order asked, its offsets; null where none is stored. */
  readonly groups: readonly (readonly (CommittedOffset | null)[])[]
}

/**
 * Coordinates consumer groups. Every request says all that there is to know, and every answer is data, so that a call
 * can be made here or travel to another agent.
 *
 * NOT_COORDINATOR says that another has the group, or that this one has just let go of it: the request has to be made
 * again, there or here. It had no effect, but for what had waited: the member of a JoinGroup may be part of what was stored,
 * and a commit may have been.
 *
 * Nothing rejects: what fails is answered with Kafka's error code. Requests of one group take effect in the order of the
 * calls.
 */
export interface GroupCoordinator {
  /** JoinGroup: resolves when the generation is stored. */
  joinGroup(request: JoinRequest, options?: WaitOptions): Promise<JoinAnswer>
  /** SyncGroup: resolves when the leader's assignment is stored. */
  syncGroup(request: SyncRequest, options?: WaitOptions): Promise<SyncAnswer>
  /** Heartbeat: Kafka's error code. */
  heartbeat(request: HeartbeatRequest): Promise<number>
  /** LeaveGroup. */
  leaveGroup(request: LeaveRequest): Promise<LeaveAnswer>
  /**
   * OffsetCommit: resolves when the offsets are stored. Of a group that there is not, GROUP_ID_NOT_FOUND; clients before
   * v9 are told ILLEGAL_GENERATION instead.
   *
   * When the signal aborts before the commit had its turn, nothing is stored: a client that gave up may have committed
   * something newer since.
   */
  commitOffsets(request: CommitRequest, options?: WaitOptions): Promise<CommitAnswer>
  /** OffsetFetch: from the store, and without taking part in the group. */
  fetchOffsets(queries: readonly OffsetsQuery[]): Promise<OffsetsAnswer>
  /** OffsetDelete: topics that a member is subscribed to keep their offsets. */
  deleteOffsets(groupId: string, topics: readonly OffsetDeletion[]): Promise<DeleteOffsetsAnswer>
  /** ListGroups: every group that is stored or in memory, each with its holder. */
  listGroups(): Promise<GroupsAnswer>
  /** DescribeGroups, of one group. */
  describeGroup(groupId: string): Promise<GroupDescription>
  /** DeleteGroups, of one group: Kafka's error code. Only a group without members is deleted. */
  deleteGroup(groupId: string): Promise<number>
  /**
   * Begins to look, now and from time to time until `close`, for groups that have members and no coordinator, and takes
   * them over, so that those whose members are gone notice it, though nobody asks for them. Others are taken over when
   * they are asked for. To be called once after a start; resolves when it was done for the first time.
   */
  adopt(): Promise<void>
  /** Whether a group is in memory here, under a lease that is live. Looks nowhere else. */
  isHeld(groupId: string): boolean
  /** Groups in memory. */
  readonly groupCount: number
  /**
   * Sends everybody away who waits, with an error after which clients look for another coordinator, writes the offsets
   * that were taken, and ends its lease, so that others can take the groups over at once. Idempotent; later requests are sent away too.
   */
  close(): Promise<void>
}
