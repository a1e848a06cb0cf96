import { noopLogger, systemClock, systemRandom } from '@millrace/runtime'
import { PeerLinkError } from './errors.ts'
import type { PeerHandlers } from './handlers.ts'
import { type PeerLinkOptions, resolvePeerLinkOptions } from './options.ts'
import { createPeerConnection, type PeerConnection } from './peer-connection.ts'
import type { PeerLinkCollaborators } from './peer-links.ts'
import { tcpTransport } from './tcp-transport.ts'
import type { PeerServer, PeerSocket } from './transport.ts'

/** Where to listen. */
export interface PeerListenerAddress {
  /** Interface to bind. @defaultValue every address of the machine */
  readonly host?: string | undefined
  /** Port; 0 for any that is free. */
  readonly port: number
}

/** Where a listener came to listen. */
export interface BoundPeerListener {
  /** The port, also when any free one was asked for. */
  readonly port: number
}

/** The answering side: what peers connect to. */
export interface PeerListener {
  /** Begins to accept peers; resolves with the port. May be called for several addresses. Rejects with CLOSED once closed. */
  start(address: PeerListenerAddress): Promise<BoundPeerListener>
  /** Connections that are open, those that did not say hello yet included. */
  readonly connectionCount: number
  /**
   * Accepts no more, says goodbye so that peers go elsewhere, answers what was asked, and ends. When the signal aborts,
   * what is not answered by then is given up. Idempotent.
   */
  close(options?: { readonly signal?: AbortSignal | undefined }): Promise<void>
  /** The same as {@link PeerListener.close}. */
  [Symbol.asyncDispose](): Promise<void>
}

/** A {@link PeerListener} that is not listening yet. */
export function createPeerListener(
  collaborators: PeerLinkCollaborators & { readonly handlers: PeerHandlers },
  options: PeerLinkOptions,
): PeerListener {
  const resolved = resolvePeerLinkOptions(options)
  const {
    clock = systemClock,
    random = systemRandom,
    logger = noopLogger,
    transport = tcpTransport,
    handlers,
  } = collaborators
  const world = { clock, random, logger, options: resolved, handlers }
  const connections = new Set<PeerConnection>()
  const servers: PeerServer[] = []
  const starting = new Set<Promise<PeerServer>>()
  let closing: Promise<void> | undefined

  function accept(socket: PeerSocket, from: string): void {
    if (closing !== undefined || connections.size >= resolved.connectionsMax) {
      if (closing === undefined) logger.warn('peer.too-many', { from, connectionsMax: resolved.connectionsMax })
      socket.onEvents({ data() {}, close() {} })
      socket.destroy()
      return
    }
    const connection = createPeerConnection(world, socket, 'listener')
    connections.add(connection)
    connection.ready.then(
      (peerId) => logger.debug('peer.accepted', { from, peerId }),
      (error: unknown) =>
        logger.warn('peer.refused', { from, problem: error instanceof Error ? error.message : String(error) }),
    )
    void connection.closed.then(() => connections.delete(connection))
  }

  async function closeAll(signal: AbortSignal | undefined): Promise<void> {
    await Promise.allSettled(starting)
    const areClosed = servers.map((server) => server.close())
    const giveUp = () => {
      const reason = new PeerLinkError('CLOSED', 'this side closes, and waited long enough')
      for (const connection of connections) connection.destroy(reason)
    }
    signal?.addEventListener('abort', giveUp, { once: true })
    if (signal?.aborted === true) giveUp()
    await Promise.all([...connections].map((connection) => connection.leave()))
    signal?.removeEventListener('abort', giveUp)
    await Promise.all(areClosed)
  }

  const isClosing = () => closing !== undefined
  const closedError = () => new PeerLinkError('CLOSED', 'the listener is closed')

  return {
    async start({ host, port }) {
      if (isClosing()) throw closedError()
      const listening = transport.listen(host, port, accept)
      starting.add(listening)
      try {
        const server = await listening
        servers.push(server)
        if (isClosing()) throw closedError()
        return { port: server.port }
      } finally {
        starting.delete(listening)
      }
    },
    get connectionCount() {
      return connections.size
    },
    close({ signal } = {}) {
      closing ??= closeAll(signal)
      return closing
    },
    [Symbol.asyncDispose]() {
      return this.close()
    },
  }
}
