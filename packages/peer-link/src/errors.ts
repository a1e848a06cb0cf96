const brand = Symbol.for('@millrace/peer-link/error')

/**
 * Why a call to a peer gave no answer. Stable: callers may switch on it.
 *
 * Surely not carried out:
 * - `UNREACHABLE`: no connection to the address, or none that could be authenticated.
 * - `OVERLOADED`: too many calls, or too many bytes that are not sent yet; here or at the peer.
 * - `TOO_LARGE`: the call or its answer is longer than a frame may be.
 * - `UNKNOWN_KIND`: the peer has no handler of this kind, being older or newer than we are.
 * - `CLOSED`: these links are closed.
 *
 * Perhaps carried out:
 * - `LOST`: the connection ended before the answer came.
 * - `TIMEOUT`: the answer did not come in time; the peer was told to stop.
 * - `FAILED`: the peer's handler threw.
 */
export type PeerLinkErrorCode =
  | 'UNREACHABLE'
  | 'OVERLOADED'
  | 'TOO_LARGE'
  | 'UNKNOWN_KIND'
  | 'CLOSED'
  | 'LOST'
  | 'TIMEOUT'
  | 'FAILED'

/** The only error type that a call rejects with, but for a signal's reason. */
export class PeerLinkError extends Error {
  /** What `is` recognises. */
  readonly [brand] = true
  /** Why. */
  readonly code: PeerLinkErrorCode
  /** Always 'PeerLinkError'. */
  override readonly name = 'PeerLinkError'
  constructor(code: PeerLinkErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
  /** Works across package copies and realms, which `instanceof` does not. */
  static is(value: unknown): value is PeerLinkError {
    return typeof value === 'object' && value !== null && brand in value
  }
}
