/** How the one agent is chosen that a client sees as a partition's leader. */
export type AssignmentStrategy = 'single_agent' | 'equal_spread' | 'consistent_random_jump'

/** Every {@link AssignmentStrategy}, for messages that list them. */
export const assignmentStrategies: readonly AssignmentStrategy[] = Object.freeze([
  'single_agent',
  'equal_spread',
  'consistent_random_jump',
])

/** What holds for a client that names no strategy: nearly all clients agree on a partition's leader. */
export const ASSIGNMENT_STRATEGY_DEFAULT: AssignmentStrategy = 'consistent_random_jump'

/** What one client wants to know. Everything is optional: an empty query shows the connected agent's group. */
export interface DiscoveryQuery {
  /** Agents of this zone if there are any, else all. */
  readonly zone?: string | undefined
  /** Only agents of this role; `proxy` means those that are both. @defaultValue agents that are either proxy */
  readonly role?: 'proxy' | 'proxy-produce' | 'proxy-consume' | 'jobs' | undefined
  /** Only agents of this group. @defaultValue the connected agent's */
  readonly agentGroup?: string | undefined
  /** How leaders are chosen. @defaultValue the directory's; with one agent there is nothing to choose */
  readonly strategy?: AssignmentStrategy | undefined
  /** Advertised as every agent's host; ignored when it is not a valid host. */
  readonly hostOverride?: string | undefined
  /** Show at most so many agents; values below 1 are ignored. */
  readonly brokerCount?: number | undefined
  /** Agents with all of these labels if there are any, else all. */
  readonly labels?: Readonly<Record<string, string>> | undefined
  /** Tells the processes of one client apart, so that they can be spread. */
  readonly sessionId?: string | undefined
  /**
   * What is known of who asks when there is no session: its name and its address, say. The same on all of a client's
   * connections, or its leaders differ from one to the next. @defaultValue nothing: then the connected agent leads
   */
  readonly client?: string | undefined
  /** The listener that the client came in by; only agents that have one of that name are shown. @defaultValue the first */
  readonly listener?: string | undefined
}

/** An agent as one client is to reach it. */
export interface AdvertisedAgent {
  /** Identifies the agent's process. */
  readonly nodeId: number
  /** DNS name or address. */
  readonly host: string
  /** TCP port. */
  readonly port: number
  /** Its zone, if it has one. */
  readonly zone: string | undefined
}

/**
 * What one client is shown, all of one moment: leaders and coordinators are always among `agents`.
 *
 * Any agent serves any partition, so a "leader" only spreads load, and may differ from client to client.
 */
export interface DiscoveryView {
  /** The agents shown, in order of node id; empty when none of the group has the role and the listener. */
  readonly agents: readonly AdvertisedAgent[]
  /**
   * The one of `agents` whose address is that of the agent that answers: itself, or what stands for it and others behind
   * a load balancer. Undefined when the client is shown none at that address.
   */
  readonly own: AdvertisedAgent | undefined
  /**
   * The node id of a partition's leader; null when no agent is shown. `partitionCount` is how many the topic has, which
   * an even spread must know; ask for all partitions of a topic in a row.
   */
  leaderOf(topicId: string, partition: number, partitionCount: number): number | null
  /**
   * The node id of the agent to ask about a group or transaction that nobody is known to hold; null when no agent is
   * shown. The same for all clients that are shown the same agents.
   */
  coordinatorOf(key: string): number | null
}

/** Who is alive, and who is advertised to whom, at which address. */
export interface Discovery {
  /** Answers from memory at once. */
  discover(query: DiscoveryQuery): DiscoveryView
  /**
   * Whether a client that asks so, and wished for it, ought to be disconnected so that it finds an agent of its zone: its
   * zone is known and is not this agent's, and an agent lives there that it would be shown at another address.
   */
  shouldReconnect(query: DiscoveryQuery): boolean
  /**
   * Whether this agent leaves and a client that asks so is shown others, none of which is at this agent's address: if it
   * looks for its coordinator again it comes to another, and not back.
   */
  shouldMove(query: DiscoveryQuery): boolean
  /** Says that this agent is about to close, so that clients move to others while it still serves. Idempotent. */
  leave(): Promise<void>
}

/** How often to ask {@link Discovery.shouldReconnect} for a connection whose client wished for it, in milliseconds. */
export const INTERZONE_CHECK_INTERVAL_MS = 60_000
