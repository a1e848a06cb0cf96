import type { Server, Socket } from 'node:net'
import type { ByteBudget, Clock, Logger, Timer } from '@millrace/runtime'
import { peerOf } from './address.ts'
import { type Admitted, type Arrival, createArrival } from './arrival.ts'
import { type Connection, createConnection } from './connection.ts'
import type { AnyHandler } from './handler.ts'
import { type BoundListener, createGates, type ListenerGates, type ListenerOptions, listen } from './listener.ts'
import type { ServerObserver, ServerStats } from './observer.ts'
import { resolveServerOptions, type ServerOptions } from './options.ts'
import { createRouter } from './router.ts'

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
  /**
   * Binds the listeners, in order. Rejects with a `ServerError`, or a `TypeError` that names every wrong option; then none
   * is bound.
   */
  start(listeners: readonly ListenerOptions[]): Promise<readonly BoundListener[]>
  /** Accepts nothing more and reads no further request; requests already read are still answered. Idempotent. */
  quiesce(): void
  /**
   * Quiesces, waits until every answer has left, and closes. When `signal` aborts, connections are cut. Idempotent.
   */
  close(options?: { signal?: AbortSignal | undefined }): Promise<void>
  /** Connections that are open, those among them that have not sent all of a header or a handshake. */
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
  const arrivals = new Set<Arrival>()
  const servers: Server[] = []
  let connectionsAccepted = 0
  let overLimitCount = 0
  let refusedCount = 0
  let tlsFailedCount = 0
  let sweepTimer: Timer | undefined
  let closing: Promise<void> | undefined

  const onRefused = () => {
    refusedCount++
  }

  function accept(socket: Socket, gates: ListenerGates): void {
    if (connections.size + arrivals.size >= resolved.connectionsMax) {
      overLimitCount++
      const { address: remoteAddress, port: remotePort } = peerOf(socket)
      const reason = `${resolved.connectionsMax} connections are open already`
      logger.warn('connection.refused', { reason, remoteAddress, remotePort, listener: gates.name })
      socket.destroy()
      return
    }
    connectionsAccepted++
    const connectionId = connectionsAccepted
    if (gates.tls === undefined && gates.proxy === undefined)
      connect({ socket, client: peerOf(socket), proxyAddress: undefined, isEncrypted: false }, connectionId, gates.name)
    else arrive(socket, connectionId, gates)
  }

  function arrive(socket: Socket, connectionId: number, gates: ListenerGates): void {
    const arrival = createArrival(
      socket,
      gates,
      { clock, logger, options: resolved },
      {
        onAdmitted(admitted) {
          arrivals.delete(arrival)
          connect(admitted, connectionId, gates.name)
        },
        onRefused(part) {
          if (part === 'tls') tlsFailedCount++
          else refusedCount++
        },
      },
    )
    arrivals.add(arrival)
    void arrival.closed.then(() => arrivals.delete(arrival))
  }

  function connect(admitted: Admitted, connectionId: number, listener: string): void {
    const accepted = { ...admitted, connectionId, listener }
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

  async function bind(listener: ListenerOptions, gates: ListenerGates): Promise<BoundListener> {
    const { server, bound } = await listen(listener, {
      onSocket: (socket) => accept(socket, gates),
      onFailed: (error) => logger.error('listener.failed', { listener: listener.name }, error),
    })
    servers.push(server)
    const { tls } = gates
    return tls === undefined ? bound : { ...bound, replaceTls: (next) => tls.replace(next) }
  }

  function quiesce(): void {
    for (const server of servers) server.close()
    for (const arrival of arrivals) arrival.destroy('the server closes')
    for (const connection of connections) connection.quiesce()
  }

  async function closeAll(signal: AbortSignal | undefined): Promise<void> {
    quiesce()
    const cut = () => {
      for (const connection of connections) connection.destroy('the server closes')
    }
    if (signal?.aborted) cut()
    else signal?.addEventListener('abort', cut, { once: true })
    await Promise.all([...connections, ...arrivals].map(({ closed }) => closed))
    signal?.removeEventListener('abort', cut)
    sweepTimer?.cancel()
  }

  return {
    async start(listeners) {
      const gates = createGates(listeners)
      const bound: BoundListener[] = []
      try {
        for (const [index, listener] of listeners.entries()) bound.push(await bind(listener, gates[index]!))
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
      return connections.size + arrivals.size
    },
    stats() {
      let pausedCount = 0
      for (const connection of connections) if (connection.isPaused) pausedCount++
      return {
        acceptedCount: connectionsAccepted,
        overLimitCount,
        refusedCount,
        tlsFailedCount,
        openCount: connections.size + arrivals.size,
        pausedCount,
      }
    },
  }
}
