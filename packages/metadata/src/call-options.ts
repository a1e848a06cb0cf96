/** What any call that waits takes last. */
export interface CallOptions {
  /** Stops waiting. The call rejects with the signal's reason; a write may still have taken place. */
  readonly signal?: AbortSignal | undefined
}
