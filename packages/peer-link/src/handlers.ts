/** Who called. */
export interface PeerContext {
  /** The caller's id, as it proved to belong to the cluster. */
  readonly peerId: string
  /** Aborts when the caller waits no more, or its connection ends. */
  readonly signal: AbortSignal
}

/** Answers a call. What it rejects with reaches the caller as FAILED, with its message and nothing else. */
export type PeerHandler = (payload: readonly Uint8Array[], context: PeerContext) => Promise<readonly Uint8Array[]>

/** Takes a notice. What it throws is logged. */
export type NoticeHandler = (payload: readonly Uint8Array[], context: Pick<PeerContext, 'peerId'>) => void

/** What an agent does when its peers ask, by kind. Payloads are views of memory of their own. */
export interface PeerHandlers {
  /** Kinds that are answered. */
  readonly calls?: Readonly<Record<string, PeerHandler>> | undefined
  /** Kinds that are not. */
  readonly notices?: Readonly<Record<string, NoticeHandler>> | undefined
}
