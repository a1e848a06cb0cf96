/** One way of sharing partitions that a member knows, with what it says of itself in it. */
export interface GroupProtocol {
  /** Such as `range` or `cooperative-sticky`. */
  readonly name: string
  /** Opaque to the coordinator; a consumer's is a ConsumerProtocolSubscription. */
  readonly metadata: Uint8Array
}

/** What JoinGroup asks. */
export interface JoinRequest {
  /** Kafka's `group.id`. */
  readonly groupId: string
  /** '' for a member that has no id yet. */
  readonly memberId: string
  /** Kafka's `group.instance.id` of a static member (KIP-345), or null. */
  readonly instanceId: string | null
  /** 'consumer' for consumers, 'connect' for workers of Kafka Connect. */
  readonly protocolType: string
  /** In order of preference. */
  readonly protocols: readonly GroupProtocol[]
  /** How long the member may be silent, in milliseconds. */
  readonly sessionTimeoutMs: number
  /** How long the member may take to rejoin, in milliseconds. */
  readonly rebalanceTimeoutMs: number
  /** The client's `client.id`, '' when it has none. */
  readonly clientId: string
  /** Where the client is, for DescribeGroups. */
  readonly clientHost: string
  /** Whether a member without an id is sent away to come back with the one it is given (KIP-394, JoinGroup v4). */
  readonly needsMemberId: boolean
  /** Whether a static leader can be told to leave the assignment alone (KIP-814, JoinGroup v9). */
  readonly canSkipAssignment: boolean
}

/** A member as the leader is told of it. */
export interface JoinedMember {
  /** Its id. */
  readonly memberId: string
  /** See {@link JoinRequest}. */
  readonly instanceId: string | null
  /** Its metadata in the protocol that was chosen. */
  readonly metadata: Uint8Array
}

/** What JoinGroup answers. */
export interface JoinAnswer {
  /** Kafka's error code. */
  readonly errorCode: number
  /** Kafka's generation id; -1 with an error. */
  readonly generation: number
  /** The group's; null with an error. */
  readonly protocolType: string | null
  /** The protocol chosen; null with an error. */
  readonly protocolName: string | null
  /** The leader's member id, '' with an error. */
  readonly leaderId: string
  /** Whether a leader must not assign anew. */
  readonly skipAssignment: boolean
  /** The member's own id. */
  readonly memberId: string
  /** Every member, for the leader; empty for the others. */
  readonly members: readonly JoinedMember[]
}

/** What SyncGroup asks. */
export interface SyncRequest {
  /** Kafka's `group.id`. */
  readonly groupId: string
  /** The generation that the member joined. */
  readonly generation: number
  /** The member's id. */
  readonly memberId: string
  /** See {@link JoinRequest}. */
  readonly instanceId: string | null
  /** What the member takes the group's for; null when it does not say (before v5). */
  readonly protocolType: string | null
  /** See `protocolType`. */
  readonly protocolName: string | null
  /** From the leader: what each member gets. */
  readonly assignments: readonly {
    /** Who gets it. */
    readonly memberId: string
    /** Opaque to the coordinator. */
    readonly assignment: Uint8Array
  }[]
}

/** What SyncGroup answers. */
export interface SyncAnswer {
  /** Kafka's error code. */
  readonly errorCode: number
  /** The group's; null with an error. */
  readonly protocolType: string | null
  /** See `protocolType`. */
  readonly protocolName: string | null
  /** What the member got. */
  readonly assignment: Uint8Array
}

/** Who asks, in Heartbeat. */
export interface HeartbeatRequest {
  /** Kafka's `group.id`. */
  readonly groupId: string
  /** The generation that the member takes for the current one. */
  readonly generation: number
  /** The member's id. */
  readonly memberId: string
  /** See {@link JoinRequest}. */
  readonly instanceId: string | null
}

/** A member that leaves, or is told to. */
export interface LeavingMember {
  /** Its id; '' when a static member is named by its instance id alone. */
  readonly memberId: string
  /** See {@link JoinRequest}. */
  readonly instanceId: string | null
}

/** What LeaveGroup asks. */
export interface LeaveRequest {
  /** Kafka's `group.id`. */
  readonly groupId: string
  /** Those who leave. */
  readonly members: readonly LeavingMember[]
}

/** What LeaveGroup answers. */
export interface LeaveAnswer {
  /** Kafka's error code for the whole request. */
  readonly errorCode: number
  /** For each member in the order asked; empty when the whole request failed. */
  readonly members: readonly (LeavingMember & {
    /** Kafka's error code for this member. */
    readonly errorCode: number
  })[]
}

/** Who commits offsets. */
export interface CommitIdentity {
  /** Kafka's `group.id`. */
  readonly groupId: string
  /** The member's generation; -1 for a client that manages its partitions by itself. */
  readonly generation: number
  /** The member's id, or ''. */
  readonly memberId: string
  /** See {@link JoinRequest}. */
  readonly instanceId: string | null
}
