import { ID_BYTES_MAX } from './handshake.ts'

/** Settings that both sides of a link have. */
export interface PeerLinkOptions {
  /**
   * The cluster's key, known to all of its agents and to nobody else. At least 16 characters, and random ones: 32
   * hexadecimal digits, say. Never logged, never sent.
   */
  readonly key: string
  /** This agent's id, unique among the agents of its cluster. At most 255 bytes. */
  readonly peerId: string
  /** The cluster's id. Agents of another cluster are refused, also when they have the same key. At most 255 bytes. */
  readonly clusterId: string
  /**
   * The longest frame in bytes: a call's or an answer's payload and some 260 bytes.
   *
   * @defaultValue 16_777_216 (16 MiB): a forwarded request as large as a group's may be, and any chunk of a cache
   */
  readonly frameBytesMax?: number | undefined
  /**
   * How many calls of one connection may wait for their answers; one more is OVERLOADED at once.
   *
   * @defaultValue 4_096
   */
  readonly callsMax?: number | undefined
  /**
   * How many bytes of one connection may wait to be sent; then calls and answers are OVERLOADED and notices dropped.
   *
   * @defaultValue 67_108_864 (64 MiB)
   */
  readonly unsentBytesMax?: number | undefined
  /**
   * How long a call may take when it does not say so itself, the making of a connection included, in milliseconds.
   *
   * @defaultValue 10_000
   */
  readonly callTimeoutMs?: number | undefined
  /**
   * How long connecting, and then saying hello, may take each, in milliseconds.
   *
   * @defaultValue 2_000: agents are near each other, and whoever calls has others to ask
   */
  readonly connectTimeoutMs?: number | undefined
  /**
   * After how long without a byte from the peer it is asked for one, in milliseconds.
   *
   * @defaultValue 2_000
   */
  readonly pingAfterMs?: number | undefined
  /**
   * After how long without a byte from the peer it counts as gone, in milliseconds.
   *
   * @defaultValue 6_000
   */
  readonly silenceMsMax?: number | undefined
  /**
   * How long an address that could not be reached is left alone, in milliseconds: the first time, doubling from then on.
   * Calls to it are UNREACHABLE at once meanwhile.
   *
   * @defaultValue 50
   */
  readonly retryAfterMs?: number | undefined
  /**
   * The longest that an address that cannot be reached is left alone, in milliseconds.
   *
   * @defaultValue 2_000
   */
  readonly retryAfterMsMax?: number | undefined
  /**
   * How many addresses links are kept to; one more closes the one that was used longest ago, if it waits for nothing.
   *
   * @defaultValue 1_024
   */
  readonly linksMax?: number | undefined
  /**
   * How many connections a listener has at a time; one more is closed at once.
   *
   * @defaultValue 2_048
   */
  readonly connectionsMax?: number | undefined
}

/** {@link PeerLinkOptions} with every default filled in. */
export type ResolvedPeerLinkOptions = { readonly [Name in keyof PeerLinkOptions]-?: NonNullable<PeerLinkOptions[Name]> }

const KEY_LENGTH_MIN = 16

const DEFAULTS = Object.freeze({
  frameBytesMax: 16_777_216,
  callsMax: 4_096,
  unsentBytesMax: 67_108_864,
  callTimeoutMs: 10_000,
  connectTimeoutMs: 2_000,
  pingAfterMs: 2_000,
  silenceMsMax: 6_000,
  retryAfterMs: 50,
  retryAfterMsMax: 2_000,
  linksMax: 1_024,
  connectionsMax: 2_048,
})

/**
 * Checks the options and fills in defaults.
 *
 * @throws TypeError naming every option that is wrong; never the key itself.
 */
export function resolvePeerLinkOptions(options: PeerLinkOptions): ResolvedPeerLinkOptions {
  const problems: string[] = []
  const { key, peerId, clusterId } = options
  if (typeof key !== 'string' || key.length < KEY_LENGTH_MIN)
    problems.push(`key must have at least ${KEY_LENGTH_MIN} characters`)
  for (const [name, value] of Object.entries({ peerId, clusterId })) {
    if (typeof value !== 'string' || value === '' || Buffer.byteLength(value) > ID_BYTES_MAX)
      problems.push(`${name} must be a text of 1 to ${ID_BYTES_MAX} bytes`)
  }
  const pick = (name: keyof typeof DEFAULTS): number => {
    const value = options[name] ?? DEFAULTS[name]
    if (!Number.isSafeInteger(value) || value < 1) problems.push(`${name} must be a positive integer, not ${value}`)
    return value
  }
  const numbers = Object.fromEntries(
    (Object.keys(DEFAULTS) as (keyof typeof DEFAULTS)[]).map((name) => [name, pick(name)]),
  ) as { -readonly [Name in keyof typeof DEFAULTS]: number }
  if (numbers.silenceMsMax <= numbers.pingAfterMs) problems.push('silenceMsMax must be more than pingAfterMs')
  if (problems.length > 0) throw new TypeError(`peer link options: ${problems.join('; ')}`)
  return Object.freeze({ key, peerId, clusterId, ...numbers })
}
