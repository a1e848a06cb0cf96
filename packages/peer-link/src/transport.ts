/** A byte stream to a peer. Nothing is delivered before `onEvents` was called. */
export interface PeerSocket {
  /** Sends chunks in order. They must not change until they are sent. Does nothing once the socket is closed. */
  write(chunks: readonly Uint8Array[]): void
  /** Bytes that were written and that the system has not taken yet. */
  readonly unsentBytes: number
  /** Says who is told of bytes and of the end, which comes once, with the reason when there is one. */
  onEvents(events: { data(chunk: Uint8Array): void; close(reason: Error | undefined): void }): void
  /** Sends what was written, then ends. */
  end(): void
  /** Ends at once. */
  destroy(): void
}

/** What accepts connections. */
export interface PeerServer {
  /** The port that is listened on. */
  readonly port: number
  /** Accepts no more. Connections that were accepted live on. */
  close(): Promise<void>
}

/** The network, as links see it: TCP in an agent, memory in tests and simulations. */
export interface PeerTransport {
  /** Opens a stream. Rejects when that fails or the signal aborts. */
  connect(host: string, port: number, options: { readonly signal: AbortSignal }): Promise<PeerSocket>
  /** Accepts streams; on every address of the machine when no host is given. */
  listen(
    host: string | undefined,
    port: number,
    onSocket: (socket: PeerSocket, from: string) => void,
  ): Promise<PeerServer>
}
