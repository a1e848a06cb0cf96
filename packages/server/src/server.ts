import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net'
import type { ByteBudget, Clock, Logger, Timer } from '@millrace/runtime'
import { type Connection, createConnection } from './connection.ts'
import { ServerError } from './errors.ts'
import type { AnyHandler } from './handler.ts'
import type { ServerObserver, ServerStats } from './observer.ts'
import { resolveServerOptions, type ServerOptions } from './options.ts'
import { createRouter } from './router.ts'

/** Where to listen. */
export interface ListenerOptions {
  /** Name that handlers see in `ConnectionInfo.listener`. */
  readonly name: string
  /** Address to bind; undefined binds every address of the machine. */
  readonly host?: string | undefined
  /** Port; 0 takes a free one. */
  readonly port: number
}

/** A listener that is bound. */
export interface BoundListener {
  /** Name as given. */
  readonly name: string
  /** Address it is bound to. */
  readonly address: string
  /** Port it is bound to. */
  readonly port: number
}

/** What a server works with. */
export interface ServerCollaborators {
  /** One handler per API key. */
  readonly handlers: readonly AnyHandler[]
  /** Bounds the memory of requests that are being read or answered, over all connections. */
  readonly budget: ByteBudget
  /** Time. */
  readonly clock: Clock
  /** Where refused connections and failed requests are reported. */
  readonly logger: Logger
  /** The error code of a failure that a handler threw and that is expected; undefined: UNKNOWN_SERVER_ERROR. */
  readonly errorCodeOf?: ((error: unknown, apiKey: number) => number | undefined) | undefined
  /** Is told of every answered request. @defaultValue nobody */
  readonly observer?: ServerObserver | undefined
}

/** A TCP server that speaks the Kafka protocol. Knows framing, order and bounds; what requests mean is the handlers'. */
export interface KafkaServer {
  /** Binds the listeners, in order. Rejects with a `ServerError`; then none is bound. */
  start(listeners: readonly ListenerOptions[]): Promise<readonly BoundListener[]>
  /** Accepts nothing more and reads no further request; requests already read are still answered. Idempotent. */
  quiesce(): void
  /**
   * Quiesces, waits until every answer has left, and closes. When `signal` aborts, connections are cut. Idempotent.
   */
  close(options?: { signal?: AbortSignal | undefined }): Promise<void>
  /** Connections that are open. */
  readonly connectionCount: number
  /** A snapshot of the counters. Looks at every connection: not for the hot path. */
  stats(): ServerStats
}

/** Creates a server; nothing is bound before {@link KafkaServer.start}. Throws a `TypeError` for bad options. */
export function createKafkaServer(collaborators: ServerCollaborators, options: ServerOptions = {}): KafkaServer {
  const { handlers, budget, clock, logger } = collaborators
  const resolved = resolveServerOptions(options, budget.bytesMax)
  const router = createRouter(handlers, {
    logger,
    clock,
    errorCodeOf: collaborators.errorCodeOf,
    observer: collaborators.observer,
  })
  const connections = new Set<Connection>()
  const servers: Server[] = []
  let connectionsAccepted = 0
  let overLimitCount = 0
  let refusedCount = 0
  let sweepTimer: Timer | undefined
  let closing: Promise<void> | undefined

  const onRefused = () => {
    refusedCount++
  }

  function accept(socket: Socket, listener: string): void {
    if (connections.size >= resolved.connectionsMax) {
      overLimitCount++
      logger.warn('connection.refused', {
        reason: `${resolved.connectionsMax} connections are open already`,
        remoteAddress: socket.remoteAddress,
        remotePort: socket.remotePort,
        listener,
      })
      socket.destroy()
      return
    }
    connectionsAccepted++
    const accepted = { socket, connectionId: connectionsAccepted, listener }
    const connection = createConnection(accepted, { router, budget, clock, logger, onRefused }, resolved)
    connections.add(connection)
    void connection.closed.then(() => connections.delete(connection))
  }

  function scheduleSweep(): void {
    sweepTimer = clock.setTimer(resolved.sweepIntervalMs, () => {
      const nowMs = clock.monotonicMs()
      for (const connection of connections) connection.sweep(nowMs)
      scheduleSweep()
    })
  }

  function listen(listener: ListenerOptions): Promise<BoundListener> {
    const server = createTcpServer({ allowHalfOpen: true, noDelay: true }, (socket) => accept(socket, listener.name))
    return new Promise((resolve, reject) => {
      server.once('error', (error) => reject(listenError(error, listener)))
      server.listen({ port: listener.port, ...(listener.host === undefined ? {} : { host: listener.host }) }, () => {
        server.removeAllListeners('error')
        server.on('error', (error) => logger.error('listener.failed', { listener: listener.name }, error))
        servers.push(server)
        const bound = server.address() as AddressInfo
        resolve({ name: listener.name, address: bound.address, port: bound.port })
      })
    })
  }

  function quiesce(): void {
    for (const server of servers) server.close()
    for (const connection of connections) connection.quiesce()
  }

  async function closeAll(signal: AbortSignal | undefined): Promise<void> {
    quiesce()
    const cut = () => {
      for (const connection of connections) connection.destroy('the server closes')
    }
    if (signal?.aborted) cut()
    else signal?.addEventListener('abort', cut, { once: true })
    await Promise.all([...connections].map((connection) => connection.closed))
    signal?.removeEventListener('abort', cut)
    sweepTimer?.cancel()
  }

  return {
    async start(listeners) {
      const bound: BoundListener[] = []
      try {
        for (const listener of listeners) bound.push(await listen(listener))
      } catch (error) {
        for (const server of servers) server.close()
        throw error
      }
      scheduleSweep()
      return bound
    },
    quiesce,
    close(closeOptions = {}) {
      closing ??= closeAll(closeOptions.signal)
      return closing
    },
    get connectionCount() {
      return connections.size
    },
    stats() {
      let pausedCount = 0
      for (const connection of connections) if (connection.isPaused) pausedCount++
      return {
        acceptedCount: connectionsAccepted,
        overLimitCount,
        refusedCount,
        openCount: connections.size,
        pausedCount,
      }
    },
  }
}

function listenError(error: NodeJS.ErrnoException, listener: ListenerOptions): ServerError {
  const where = `${listener.host ?? 'port'} ${listener.port}`
  const cause = { cause: error }
  switch (error.code) {
    case 'EADDRINUSE':
      return new ServerError('ADDRESS_IN_USE', `cannot listen on ${where}: another process uses it`, cause)
    case 'EADDRNOTAVAIL':
    case 'EACCES':
    case 'ENOTFOUND':
      return new ServerError('ADDRESS_UNAVAILABLE', `cannot listen on ${where}: ${error.message}`, cause)
    default:
      return new ServerError('LISTEN_FAILED', `cannot listen on ${where}: ${error.message}`, cause)
  }
}
