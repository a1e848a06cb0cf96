import { PROXY_HEADER_BYTES_FLOOR } from './proxy-header.ts'

/** Bounds of a {@link KafkaServer}. Every one closes the connection it concerns, with a reason in the log. */
export interface ServerOptions {
  /**
   * Longest frame in bytes. Kafka's `socket.request.max.bytes`.
   * @defaultValue 104857600 (100 MiB)
   */
  readonly frameBytesMax?: number | undefined
  /**
   * Connections at a time; one more is closed at once.
   * @defaultValue 20000
   */
  readonly connectionsMax?: number | undefined
  /**
   * Requests of one connection that wait for their response; then the connection is not read until one left.
   * @defaultValue 256
   */
  readonly requestsInFlightMax?: number | undefined
  /**
   * Response bytes that the peer has not taken; then the connection is not read until it took them.
   * @defaultValue 8388608 (8 MiB)
   */
  readonly unsentBytesMax?: number | undefined
  /**
   * Silence inside a frame, in milliseconds.
   * @defaultValue 30000
   */
  readonly partialFrameIdleMs?: number | undefined
  /**
   * Silence between requests, in milliseconds. Kafka's `connections.max.idle.ms`.
   * @defaultValue 600000
   */
  readonly connectionIdleMs?: number | undefined
  /**
   * How long a connection may wait for bytes of the budget, in milliseconds: it carries heartbeats as well.
   * @defaultValue 30000
   */
  readonly budgetWaitMs?: number | undefined
  /**
   * How long a peer may leave its responses unread, in milliseconds.
   * @defaultValue 60000
   */
  readonly writeStallMs?: number | undefined
  /**
   * How long a connection may take to send a PROXY protocol header, on a listener that requires one, in milliseconds.
   * @defaultValue 5000
   */
  readonly proxyHeaderTimeoutMs?: number | undefined
  /**
   * Longest PROXY protocol header in bytes: addresses, and what proxies add to them. At least 232.
   * @defaultValue 4096
   */
  readonly proxyHeaderBytesMax?: number | undefined
  /**
   * How long a TLS handshake may take, from the acceptance or the end of a PROXY protocol header on, in milliseconds.
   * @defaultValue 10000
   */
  readonly tlsHandshakeTimeoutMs?: number | undefined
  /**
   * How often the time limits of requests and responses are looked at, in milliseconds. They are exceeded by up to this.
   * @defaultValue 1000
   */
  readonly sweepIntervalMs?: number | undefined
}

/** {@link ServerOptions} with every default filled in. */
export type ResolvedServerOptions = { readonly [Name in keyof ServerOptions]-?: number }

const defaults: ResolvedServerOptions = {
  frameBytesMax: 104_857_600,
  connectionsMax: 20_000,
  requestsInFlightMax: 256,
  unsentBytesMax: 8_388_608,
  partialFrameIdleMs: 30_000,
  connectionIdleMs: 600_000,
  budgetWaitMs: 30_000,
  writeStallMs: 60_000,
  proxyHeaderTimeoutMs: 5_000,
  proxyHeaderBytesMax: 4_096,
  tlsHandshakeTimeoutMs: 10_000,
  sweepIntervalMs: 1_000,
}

/** Checks every option and fills the defaults in. Throws one `TypeError` that lists every problem. */
export function resolveServerOptions(options: ServerOptions, budgetBytesMax: number): ResolvedServerOptions {
  const given = Object.entries(options).filter(([, value]) => value !== undefined)
  const resolved: ResolvedServerOptions = { ...defaults, ...Object.fromEntries(given) }
  const problems = given
    .filter(([, value]) => !Number.isSafeInteger(value) || value < 1)
    .map(([name, value]) => `${name} must be a positive integer, not ${value}`)
  if (resolved.frameBytesMax > budgetBytesMax)
    problems.push(`frameBytesMax (${resolved.frameBytesMax}) exceeds the byte budget (${budgetBytesMax})`)
  if (resolved.proxyHeaderBytesMax < PROXY_HEADER_BYTES_FLOOR)
    problems.push(`proxyHeaderBytesMax must be at least ${PROXY_HEADER_BYTES_FLOOR}`)
  if (problems.length > 0) throw new TypeError(`server options: ${problems.join('; ')}`)
  return Object.freeze(resolved)
}
