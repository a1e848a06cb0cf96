import { HOLDER_LENGTH_MAX, LEASE_MS_MAX } from '@millrace/metadata'

/** Kafka's settings for groups, and bounds of our own. */
export interface GroupSettings {
  /**
   * Shortest session timeout that a member may ask for, in milliseconds. Kafka's `group.min.session.timeout.ms`.
   * @defaultValue 6000
   */
  readonly sessionTimeoutMsMin?: number | undefined
  /**
   * Longest session timeout that a member may ask for, in milliseconds. Kafka's `group.max.session.timeout.ms`.
   * @defaultValue 1800000
   */
  readonly sessionTimeoutMsMax?: number | undefined
  /**
   * How long an empty group waits for more members before its first rebalance ends, in milliseconds; each new one adds
   * as much again, up to the rebalance timeout. Kafka's `group.initial.rebalance.delay.ms`.
   * @defaultValue 3000
   */
  readonly initialRebalanceDelayMs?: number | undefined
  /**
   * Most members of a group. Kafka's `group.max.size`, where the default is no bound.
   * @defaultValue 10000
   */
  readonly groupMembersMax?: number | undefined
  /**
   * How long a new member's first JoinGroup may wait, in milliseconds: it cannot send heartbeats yet.
   * @defaultValue 300000
   */
  readonly newMemberJoinMsMax?: number | undefined
  /**
   * Most bytes of one member's protocols: names and metadata.
   * @defaultValue 1048576
   */
  readonly memberBytesMax?: number | undefined
  /**
   * Most bytes of a group: the protocols and assignments of all members.
   * @defaultValue 33554432
   */
  readonly groupBytesMax?: number | undefined
  /**
   * How long to wait before a write that nobody waits for is tried again, in milliseconds.
   * @defaultValue 5000
   */
  readonly rewriteDelayMs?: number | undefined
}

/** {@link GroupSettings} with every default filled in. */
export type ResolvedGroupSettings = Required<{ readonly [Name in keyof GroupSettings]: number }>

/** How a coordinator is bounded, beside each group's {@link GroupSettings}. */
export interface CoordinatorOptions extends GroupSettings {
  /** The virtual cluster whose groups these are. */
  readonly clusterId: string
  /** Who this coordinator is, as others are told who ask for its groups: an agent's id. 1 to 255 UTF-16 code units. */
  readonly holder: string
  /**
   * How long the lease lasts by which this coordinator has its groups if the store hears nothing of it, in milliseconds:
   * so long a group is without a coordinator whose process died. Shorter than the shortest session timeout, so that
   * nobody's session ends meanwhile.
   * @defaultValue 3000, or half of `sessionTimeoutMsMin` if that is less
   */
  readonly leaseMs?: number | undefined
  /**
   * How often the lease is renewed, in milliseconds; also how long a renewal may take before it is tried again.
   * @defaultValue a third of `leaseMs`
   */
  readonly leaseRenewMs?: number | undefined
  /**
   * How often groups are looked for that have members and no coordinator, in milliseconds on average.
   * @defaultValue 1000
   */
  readonly adoptIntervalMs?: number | undefined
  /**
   * How many of them are asked for at a time.
   * @defaultValue 100
   */
  readonly adoptMax?: number | undefined
  /**
   * Most UTF-16 code units of an offset's metadata. Kafka's `offset.metadata.max.bytes`, which counts the same.
   * @defaultValue 4096
   */
  readonly offsetMetadataLengthMax?: number | undefined
  /**
   * Groups in memory at a time.
   * @defaultValue 10000
   */
  readonly groupsMax?: number | undefined
  /**
   * How long a group without members stays in memory unused, in milliseconds.
   * @defaultValue 60000
   */
  readonly groupIdleMs?: number | undefined
  /**
   * Requests of one group that wait for the store.
   * @defaultValue 10000
   */
  readonly queuedRequestsMax?: number | undefined
  /**
   * Most offsets in one write, unless a single request has more.
   * @defaultValue 10000
   */
  readonly offsetsPerWriteMax?: number | undefined
  /**
   * How long one call of the store may take, in milliseconds.
   * @defaultValue 10000
   */
  readonly storeCallMsMax?: number | undefined
  /**
   * How often a write that failed is tried in all before its requests are told to come again.
   * @defaultValue 3
   */
  readonly storeAttemptsMax?: number | undefined
}

/** {@link CoordinatorOptions} with every default filled in. */
export type ResolvedCoordinatorOptions = ResolvedGroupSettings & {
  readonly [Name in Exclude<keyof CoordinatorOptions, keyof GroupSettings | 'clusterId' | 'holder'>]-?: number
} & {
  /** See {@link CoordinatorOptions}. */
  readonly clusterId: string
  /** See {@link CoordinatorOptions}. */
  readonly holder: string
}

const TIMER_MS_MAX = 2_147_483_647
/** A shorter lease would be over before its renewal is answered. */
const LEASE_MS_MIN = 10
const RANGES: Readonly<
  Record<Exclude<keyof ResolvedCoordinatorOptions, 'clusterId' | 'holder'>, readonly [number, number]>
> = {
  // The lease is shorter.
  sessionTimeoutMsMin: [2 * LEASE_MS_MIN, TIMER_MS_MAX],
  sessionTimeoutMsMax: [1, TIMER_MS_MAX],
  initialRebalanceDelayMs: [0, TIMER_MS_MAX],
  groupMembersMax: [1, TIMER_MS_MAX],
  newMemberJoinMsMax: [1, TIMER_MS_MAX],
  memberBytesMax: [1, 1_073_741_824],
  groupBytesMax: [1, 1_073_741_824],
  rewriteDelayMs: [1, TIMER_MS_MAX],
  // A third of what Kafka's strings hold in bytes: what was taken must be told again.
  offsetMetadataLengthMax: [0, 10_922],
  groupsMax: [1, 100_000_000],
  groupIdleMs: [0, TIMER_MS_MAX],
  queuedRequestsMax: [1, 100_000_000],
  offsetsPerWriteMax: [1, 10_000_000],
  leaseMs: [LEASE_MS_MIN, LEASE_MS_MAX],
  leaseRenewMs: [1, LEASE_MS_MAX],
  adoptIntervalMs: [1, TIMER_MS_MAX],
  adoptMax: [1, 1_000_000],
  storeCallMsMax: [1, TIMER_MS_MAX],
  storeAttemptsMax: [1, 100],
}

/** Fills the defaults in and checks everything. @throws TypeError that names every problem. */
export function resolveCoordinatorOptions(options: CoordinatorOptions): ResolvedCoordinatorOptions {
  const sessionTimeoutMsMin = options.sessionTimeoutMsMin ?? 6_000
  const leaseMs = options.leaseMs ?? Math.min(3_000, Math.floor(sessionTimeoutMsMin / 2))
  const resolved: ResolvedCoordinatorOptions = {
    clusterId: options.clusterId,
    holder: options.holder,
    leaseMs,
    leaseRenewMs: options.leaseRenewMs ?? Math.floor(leaseMs / 3),
    adoptIntervalMs: options.adoptIntervalMs ?? 1_000,
    adoptMax: options.adoptMax ?? 100,
    sessionTimeoutMsMin,
    sessionTimeoutMsMax: options.sessionTimeoutMsMax ?? 1_800_000,
    initialRebalanceDelayMs: options.initialRebalanceDelayMs ?? 3_000,
    groupMembersMax: options.groupMembersMax ?? 10_000,
    newMemberJoinMsMax: options.newMemberJoinMsMax ?? 300_000,
    memberBytesMax: options.memberBytesMax ?? 1_048_576,
    groupBytesMax: options.groupBytesMax ?? 33_554_432,
    rewriteDelayMs: options.rewriteDelayMs ?? 5_000,
    offsetMetadataLengthMax: options.offsetMetadataLengthMax ?? 4_096,
    groupsMax: options.groupsMax ?? 10_000,
    groupIdleMs: options.groupIdleMs ?? 60_000,
    queuedRequestsMax: options.queuedRequestsMax ?? 10_000,
    offsetsPerWriteMax: options.offsetsPerWriteMax ?? 10_000,
    storeCallMsMax: options.storeCallMsMax ?? 10_000,
    storeAttemptsMax: options.storeAttemptsMax ?? 3,
  }
  const problems: string[] = []
  for (const [name, [min, max]] of Object.entries(RANGES)) {
    const value = resolved[name as keyof typeof RANGES]
    if (!(Number.isInteger(value) && value >= min && value <= max))
      problems.push(`${name} must be a whole number from ${min} to ${max}, not ${String(value)}`)
  }
  if (resolved.sessionTimeoutMsMin > resolved.sessionTimeoutMsMax)
    problems.push(`sessionTimeoutMsMin must not exceed sessionTimeoutMsMax (${resolved.sessionTimeoutMsMax})`)
  if (typeof resolved.holder !== 'string' || resolved.holder === '' || resolved.holder.length > HOLDER_LENGTH_MAX)
    problems.push(`holder must be a text of 1 to ${HOLDER_LENGTH_MAX} characters`)
  if (leaseMs >= sessionTimeoutMsMin)
    problems.push(`leaseMs must be less than sessionTimeoutMsMin (${sessionTimeoutMsMin})`)
  if (resolved.leaseRenewMs >= leaseMs) problems.push(`leaseRenewMs must be less than leaseMs (${leaseMs})`)
  if (problems.length > 0) throw new TypeError(`coordinator options: ${problems.join('; ')}`)
  return Object.freeze(resolved)
}
