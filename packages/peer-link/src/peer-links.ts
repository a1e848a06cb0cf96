import { setMaxListeners } from 'node:events'
import {
  backoffMs,
  type Clock,
  type Logger,
  noopLogger,
  type Random,
  systemClock,
  systemRandom,
} from '@millrace/runtime'
import { PeerLinkError } from './errors.ts'
import { type PeerLinkOptions, resolvePeerLinkOptions } from './options.ts'
import { type CallOptions, createPeerConnection, type PeerConnection } from './peer-connection.ts'
import { tcpTransport } from './tcp-transport.ts'
import type { PeerTransport } from './transport.ts'

/** What both sides of a link work with. Everything has a default. */
export interface PeerLinkCollaborators {
  /** @defaultValue `systemClock` */
  readonly clock?: Clock | undefined
  /** For nonces, which must be unguessable. @defaultValue `systemRandom` */
  readonly random?: Random | undefined
  /** @defaultValue `noopLogger` */
  readonly logger?: Logger | undefined
  /** @defaultValue TCP */
  readonly transport?: PeerTransport | undefined
}

/** Where a peer is. */
export interface PeerAddress {
  /** Host, an IP address or a name. */
  readonly host: string
  /** Port. */
  readonly port: number
  /** The id that the peer must have; another one at this address is UNREACHABLE. Whoever answers will do when absent. */
  readonly peerId?: string | undefined
}

/** What links look like to somebody who counts. */
export interface PeerLinksStats {
  /** Addresses with a connection, or one being made. */
  readonly linkCount: number
  /** Calls that wait for their answers. */
  readonly callCount: number
  /** Notices that were not sent since the start: no connection, or too much that waits. */
  readonly noticesDropped: number
}

/** The calling side: one connection to each peer that is called, made when it is needed. */
export interface PeerLinks {
  /**
   * Asks a peer and waits for its answer. Calls to one peer go out in the order of their making, answers come in any.
   *
   * Rejects with a {@link PeerLinkError}, or with the signal's reason. Nothing is asked twice: see the codes for what is
   * known of a call that failed.
   *
   * @param payload - Must not change until the call settles.
   */
  call(
    address: PeerAddress,
    kind: string,
    payload: readonly Uint8Array[],
    options?: CallOptions,
  ): Promise<readonly Uint8Array[]>
  /** Tells a peer something that may be lost: it is when the peer cannot be reached, or too much waits to be sent. */
  notify(address: PeerAddress, kind: string, payload: readonly Uint8Array[]): void
  /** Numbers for metrics. */
  stats(): PeerLinksStats
  /** Rejects what waits with CLOSED and ends every connection. Idempotent. */
  close(): Promise<void>
  /** The same as {@link PeerLinks.close}. */
  [Symbol.asyncDispose](): Promise<void>
}

/** A connection whose peer is known. */
interface OpenConnection {
  readonly connection: PeerConnection
  readonly peerId: string
}

/** What is known of an address. */
interface Link {
  /**
   * The connection, or the one that is being made. It is the same promise for as long as the connection is good: whoever
   * waits for it goes on in the order of asking, those who ask late behind those who waited.
   */
  made: Promise<OpenConnection> | undefined
  /** What `made` resolved to. */
  connection: PeerConnection | undefined
  failures: number
  /** Until when the address is left alone, on the monotonic clock. */
  retryAtMs: number
  problem: string
  /** Notices that wait for a connection. */
  noticesWaiting: number
}

/** The most notices that wait for one connection to be made. */
const NOTICES_WAITING_MAX = 64

/** {@link PeerLinks} without connections. */
export function createPeerLinks(collaborators: PeerLinkCollaborators, options: PeerLinkOptions): PeerLinks {
  const resolved = resolvePeerLinkOptions(options)
  const { clock = systemClock, random = systemRandom, logger = noopLogger, transport = tcpTransport } = collaborators
  const world = { clock, random, logger, options: resolved, handlers: {} }
  /** In the order of last use. */
  const links = new Map<string, Link>()
  /** All of them, also those whose peer has said goodbye and that links have been replaced by others since. */
  const connections = new Set<PeerConnection>()
  const closing = new AbortController()
  // Every connection that is being made listens: many are no leak.
  setMaxListeners(0, closing.signal)
  let noticesDropped = 0
  let closed: Promise<void> | undefined

  function linkTo(key: string): Link {
    const known = links.get(key)
    if (known === undefined) makeRoom()
    const link = known ?? {
      made: undefined,
      connection: undefined,
      failures: 0,
      retryAtMs: Number.NEGATIVE_INFINITY,
      problem: '',
      noticesWaiting: 0,
    }
    links.delete(key)
    links.set(key, link)
    return link
  }

  function makeRoom(): void {
    if (links.size < resolved.linksMax) return
    for (const [key, link] of links) {
      if (isConnecting(link) || (link.connection?.busyCount ?? 0) > 0) continue
      links.delete(key)
      link.connection?.destroy(new PeerLinkError('CLOSED', 'the link made room for another (linksMax)'))
      return
    }
    throw new PeerLinkError('OVERLOADED', `links to ${resolved.linksMax} addresses are in use (linksMax)`)
  }

  /** The open connection to an address, made if need be; concurrent callers share the making. */
  function connected(address: PeerAddress): Promise<OpenConnection> {
    if (closing.signal.aborted) return Promise.reject(closedError())
    const key = `${address.host}:${address.port}`
    let link: Link
    try {
      link = linkTo(key)
    } catch (error) {
      return Promise.reject(error)
    }
    if (link.made !== undefined && (link.connection === undefined || link.connection.isOpen)) return link.made
    const waitMs = link.retryAtMs - clock.monotonicMs()
    if (waitMs > 0) {
      const when = `it is tried again in ${Math.ceil(waitMs)} ms`
      return Promise.reject(new PeerLinkError('UNREACHABLE', `${key} cannot be reached: ${link.problem}; ${when}`))
    }
    link.connection = undefined
    link.made = connect(address, link).catch((error: unknown) => {
      link.made = undefined
      const message = error instanceof Error ? error.message : String(error)
      link.problem = message
      link.retryAtMs =
        clock.monotonicMs() +
        backoffMs({ initialMs: resolved.retryAfterMs, maxMs: resolved.retryAfterMsMax }, link.failures++, random)
      logger.warn('peer.unreachable', { address: key, problem: message })
      if (closing.signal.aborted) throw closedError()
      throw new PeerLinkError('UNREACHABLE', `${key} cannot be reached: ${message}`, { cause: error })
    })
    return link.made
  }

  async function connect({ host, port }: PeerAddress, link: Link): Promise<OpenConnection> {
    const limit = new AbortController()
    const stop = () => limit.abort(closedError())
    closing.signal.addEventListener('abort', stop, { once: true })
    const { connectTimeoutMs } = resolved
    const timer = clock.setTimer(connectTimeoutMs, () =>
      limit.abort(new Error(`no connection in ${connectTimeoutMs} ms`)),
    )
    try {
      const socket = await transport.connect(host, port, { signal: limit.signal })
      const connection = createPeerConnection(world, socket, 'caller')
      connections.add(connection)
      void connection.closed.then(({ message }) => {
        connections.delete(connection)
        logger.debug('peer.link-ended', { host, port, problem: message })
      })
      limit.signal.addEventListener('abort', () => connection.destroy(closedError()), { once: true })
      timer.cancel()
      const peerId = await connection.ready
      link.connection = connection
      link.failures = 0
      return { connection, peerId }
    } finally {
      timer.cancel()
      closing.signal.removeEventListener('abort', stop)
    }
  }

  function closedError(): PeerLinkError {
    return new PeerLinkError('CLOSED', 'the links are closed')
  }

  function checkPeer(found: string, { host, port, peerId }: PeerAddress): void {
    if (peerId === undefined || found === peerId) return
    throw new PeerLinkError('UNREACHABLE', `${found} answers at ${host}:${port} instead of ${peerId}`)
  }

  async function closeAll(): Promise<void> {
    closing.abort(closedError())
    const all = [...links.values()]
    links.clear()
    for (const connection of connections) connection.destroy(closedError())
    await Promise.allSettled(all.flatMap(({ made = [] }) => made))
  }

  /** Goes on with the connection to an address, unless time or signal come first. */
  function whenConnected<Value>(
    address: PeerAddress,
    { signal, timeoutMs }: { readonly signal: AbortSignal | undefined; readonly timeoutMs: number },
    proceed: (open: OpenConnection) => Promise<Value>,
  ): Promise<Value> {
    return new Promise((resolve, reject) => {
      let isOver = false
      const finish = () => {
        isOver = true
        timer.cancel()
        signal?.removeEventListener('abort', onAbort)
      }
      const giveUp = (reason: unknown) => {
        finish()
        reject(reason)
      }
      const onAbort = () => giveUp(signal?.reason)
      const timer = clock.setTimer(timeoutMs, () =>
        giveUp(
          new PeerLinkError('UNREACHABLE', `no connection to ${address.host}:${address.port} within ${timeoutMs} ms`),
        ),
      )
      signal?.addEventListener('abort', onAbort, { once: true })
      connected(address)
        .then((open) => {
          if (isOver) return
          finish()
          resolve(proceed(open))
        })
        .catch(giveUp)
    })
  }

  return {
    async call(address, kind, payload, { signal, timeoutMs = resolved.callTimeoutMs } = {}) {
      signal?.throwIfAborted()
      const startMs = clock.monotonicMs()
      return whenConnected(address, { signal, timeoutMs }, async ({ connection, peerId }) => {
        checkPeer(peerId, address)
        return connection.call(kind, payload, { signal, timeoutMs, waitedMs: clock.monotonicMs() - startMs })
      })
    },
    notify(address, kind, payload) {
      const key = `${address.host}:${address.port}`
      if ((links.get(key)?.noticesWaiting ?? 0) >= NOTICES_WAITING_MAX) {
        noticesDropped++
        return
      }
      const made = connected(address)
      const link = links.get(key)
      const waiting = link !== undefined && isConnecting(link) ? link : undefined
      if (waiting !== undefined) waiting.noticesWaiting++
      void made
        .then(({ connection, peerId }) => {
          checkPeer(peerId, address)
          if (!connection.notify(kind, payload)) noticesDropped++
        })
        .catch(() => {
          noticesDropped++
        })
        .finally(() => {
          if (waiting !== undefined) waiting.noticesWaiting--
        })
    },
    stats() {
      const callCount = [...connections].reduce((sum, connection) => sum + connection.busyCount, 0)
      const linkCount = [...links.values()].filter(
        (link) => isConnecting(link) || link.connection?.isOpen === true,
      ).length
      return { linkCount, callCount, noticesDropped }
    },
    close() {
      closed ??= closeAll()
      return closed
    },
    [Symbol.asyncDispose]() {
      return this.close()
    },
  }
}

/** Whether a connection is being made. */
function isConnecting({ made, connection }: Link): boolean {
  return made !== undefined && connection === undefined
}
