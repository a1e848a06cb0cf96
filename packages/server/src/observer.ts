/** One request that a handler has answered. */
export interface AnsweredRequest {
  /** API key. */
  readonly apiKey: number
  /** Version of the request. */
  readonly apiVersion: number
  /** Length of the request's frame in bytes, without the four that say it. */
  readonly requestBytes: number
  /** Length of the response in bytes, with the four that say it; 0 for none. */
  readonly responseBytes: number
  /** From the whole frame to the encoded response, in milliseconds; not the wait behind earlier responses. */
  readonly durationMs: number
  /** What the handler answered: the response, null for none, or the wish to close the connection. */
  readonly answer: unknown
}

/** Is told what a server does. */
export interface ServerObserver {
  /** Called once per answered request, on the hot path: it must be quick, keep no reference and not throw. */
  onAnswer(answered: AnsweredRequest): void
}

/** Counters of a server since it was made, and what holds now. */
export interface ServerStats {
  /** Connections accepted. */
  readonly acceptedCount: number
  /** Connections closed at once, because as many as may be were open. */
  readonly overLimitCount: number
  /**
   * Connections closed for what they sent or left undone: a bad frame, a version out of range, silence inside a frame, no
   * PROXY protocol header.
   */
  readonly refusedCount: number
  /** Connections closed because no TLS handshake came of them; none of those in `refusedCount`. */
  readonly tlsFailedCount: number
  /** Connections open now, those that have not sent all of a header or a handshake among them. */
  readonly openCount: number
  /** Open connections that are not read now, because a bound holds them back. */
  readonly pausedCount: number
}

/** Sum of the chunks' lengths. */
export function byteLengthOf(chunks: readonly Uint8Array[]): number {
  let sum = 0
  for (const chunk of chunks) sum += chunk.length
  return sum
}
