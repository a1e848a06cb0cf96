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

/** What is known of an address. */
interface Link {
  /** The connection, or the one that is being made. */
  connecting: Promise<PeerConnection> | undefined
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
  const closing = new AbortController()
  let noticesDropped = 0

  function linkTo(key: string): Link {
    const known = links.get(key)
    if (known === undefined) makeRoom()
    const link = known ?? {
      connecting: undefined,
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
      if (link.connecting !== undefined || (link.connection?.busyCount ?? 0) > 0) continue
      links.delete(key)
      link.connection?.destroy(new PeerLinkError('CLOSED', 'the link made room for another (linksMax)'))
      return
    }
    throw new PeerLinkError('OVERLOADED', `links to ${resolved.linksMax} addresses are in use (linksMax)`)
  }

  /** The open connection to an address, made if need be; concurrent callers share the making. */
  function connected(address: PeerAddress): Promise<PeerConnection> {
    if (closing.signal.aborted) return Promise.reject(closedError())
    const key = `${address.host}:${address.port}`
    let link: Link
    try {
      link = linkTo(key)
    } catch (error) {
      return Promise.reject(error)
    }
    if (link.connection?.isOpen === true) return Promise.resolve(link.connection)
    if (link.connecting !== undefined) return link.connecting
    const waitMs = link.retryAtMs - clock.monotonicMs()
    if (waitMs > 0) {
      const when = `it is tried again in ${Math.ceil(waitMs)} ms`
      return Promise.reject(new PeerLinkError('UNREACHABLE', `${key} cannot be reached: ${link.problem}; ${when}`))
    }
    link.connecting = connect(address, link)
      .catch((error: unknown) => {
        const message = error instanceof Error ? error.message : String(error)
        link.problem = message
        link.retryAtMs =
          clock.monotonicMs() +
          backoffMs({ initialMs: resolved.retryAfterMs, maxMs: resolved.retryAfterMsMax }, link.failures++, random)
        logger.warn('peer.unreachable', { address: key, problem: message })
        if (closing.signal.aborted) throw closedError()
        throw new PeerLinkError('UNREACHABLE', `${key} cannot be reached: ${message}`, { cause: error })
      })
      .finally(() => {
        link.connecting = undefined
      })
    return link.connecting
  }

  async function connect({ host, port }: PeerAddress, link: Link): Promise<PeerConnection> {
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
      limit.signal.addEventListener('abort', () => connection.destroy(closedError()), { once: true })
      timer.cancel()
      await connection.ready
      link.connection = connection
      link.failures = 0
      void connection.closed.then(({ message }) => logger.debug('peer.link-ended', { host, port, problem: message }))
      return connection
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

  return {
    async call(address, kind, payload, callOptions = {}) {
      const { signal } = callOptions
      signal?.throwIfAborted()
      const connection = await untilAborted(connected(address), signal)
      checkPeer(await connection.ready, address)
      return connection.call(kind, payload, callOptions)
    },
    notify(address, kind, payload) {
      const link = links.get(`${address.host}:${address.port}`)
      if ((link?.noticesWaiting ?? 0) >= NOTICES_WAITING_MAX) {
        noticesDropped++
        return
      }
      const making = connected(address)
      const waiting = links.get(`${address.host}:${address.port}`)
      if (waiting !== undefined) waiting.noticesWaiting++
      void making
        .then(async (connection) => {
          checkPeer(await connection.ready, address)
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
      const all = [...links.values()]
      const callCount = all.reduce((sum, { connection }) => sum + (connection?.busyCount ?? 0), 0)
      return {
        linkCount: all.filter((link) => link.connecting !== undefined || link.connection?.isOpen === true).length,
        callCount,
        noticesDropped,
      }
    },
    async close() {
      closing.abort(closedError())
      const all = [...links.values()]
      links.clear()
      for (const { connection } of all) connection?.destroy(closedError())
      await Promise.allSettled(all.flatMap(({ connecting = [] }) => connecting))
    },
    [Symbol.asyncDispose]() {
      return this.close()
    },
  }
}

/** The promise, or the signal's reason if it aborts first. */
function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return promise
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason as Error)
    signal.addEventListener('abort', onAbort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
