/** Names of the roles that a client can ask for. `proxy` is both of the others. */
export type ProxyRole = 'proxy' | 'proxy-produce' | 'proxy-consume'

/** Names of the ways to choose the one agent that a client sees as a partition's leader. */
export type AssignmentStrategy = 'single_agent' | 'equal_spread' | 'consistent_random_jump'

/** What a client asked for in its id. Whatever it did not ask for is undefined, false or empty. */
export interface ClientIdFeatures {
  /** The client's availability zone, lower case, `[a-z0-9-]`, at most {@link NAME_LENGTH_MAX} characters. */
  readonly zone: string | undefined
  /** Show only agents of this role. */
  readonly role: ProxyRole | undefined
  /** The host to advertise for every agent: a DNS name or an IP address, without port and without brackets. */
  readonly hostOverride: string | undefined
  /** How to choose leaders for this client. */
  readonly strategy: AssignmentStrategy | undefined
  /** Show the agents of this group instead of those of the connected agent's group; spelled as a zone is. */
  readonly agentGroup: string | undefined
  /** Close connections that cross zones once an agent lives in the client's zone. */
  readonly interzoneLoadBalancing: boolean
  /** Tells processes of one name apart; any text, at most {@link TEXT_LENGTH_MAX} characters. */
  readonly sessionId: string | undefined
  /** Hide leader epochs: librdkafka 2.4 to 2.7 stumbles over one that never grows. */
  readonly stripLeaderEpoch: boolean
  /** Take the client's fetch limits literally. */
  readonly fetchAutoTuneOff: boolean
  /** Advertise at most so many agents; at least 1. */
  readonly brokerCount: number | undefined
  /** Prefer agents with these labels. Has no prototype, so that no label name means anything but itself. */
  readonly labels: Readonly<Record<string, string>>
}

/**
 * Why a piece of a client id was not taken.
 *
 * - `unknown_key`: looks like a setting, but no system has that key; it stays in the name.
 * - `no_value`: a known key alone, or with nothing after `=`.
 * - `invalid_value`: the value does not fit the key.
 * - `duplicate`: a later piece says the same thing again, and the later one holds.
 * - `too_many_labels`: more than {@link LABELS_MAX} different labels.
 * - `too_long`: the id was cut at {@link CLIENT_ID_BYTES_MAX} bytes, inside this piece.
 */
export type IgnoredReason = 'unknown_key' | 'no_value' | 'invalid_value' | 'duplicate' | 'too_many_labels' | 'too_long'

/** A piece that had no effect, for one log line per connection. */
export interface IgnoredPiece {
  /** The piece as received; escape it before it goes into a terminal. */
  readonly piece: string
  /** Why it had no effect. */
  readonly reason: IgnoredReason
}

/** A client id taken apart. Deeply frozen. */
export interface ParsedClientId {
  /** The id without the pieces that are settings: what the client is called. Never longer than the limit. */
  readonly name: string
  /** What the client asked for. */
  readonly features: ClientIdFeatures
  /** What it tried to ask for in vain. */
  readonly ignored: readonly IgnoredPiece[]
}
