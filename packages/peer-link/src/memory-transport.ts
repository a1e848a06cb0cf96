import type { PeerServer, PeerSocket, PeerTransport } from './transport.ts'

/** A network inside the process, for tests and simulations. */
export interface MemoryNetwork extends PeerTransport {
  /** Ends every connection, as a network that breaks does. */
  breakAll(): void
  /** While true, nothing arrives anywhere; it does once this is false again. */
  isFrozen: boolean
  /** Connections that are open. */
  readonly connectionCount: number
  /** Every byte that was delivered so far, for tests that look at what goes over the wire. */
  readonly delivered: readonly Uint8Array[]
}

interface End {
  readonly socket: PeerSocket
  deliver(chunk: Uint8Array): void
  finish(reason: Error | undefined): void
}

/**
 * A {@link MemoryNetwork}. Hosts are names of any kind; every port is one of its own, 0 for the next that is free. Chunks
 * are delivered in order, each in a microtask of its own.
 */
export function createMemoryNetwork(): MemoryNetwork {
  const listeners = new Map<string, (socket: PeerSocket, from: string) => void>()
  const pairs = new Set<readonly [End, End]>()
  const delivered: Uint8Array[] = []
  const held: (() => void)[] = []
  let isFrozen = false
  let portNext = 10_000

  function later(run: () => void): void {
    if (isFrozen) held.push(run)
    else queueMicrotask(() => (isFrozen ? held.push(run) : run()))
  }

  function connectPair(): readonly [End, End] {
    const left = createEnd(() => pair[1])
    const right = createEnd(() => pair[0])
    const pair = [left, right] as const
    pairs.add(pair)
    return pair
  }

  function createEnd(other: () => End): End {
    let events: Parameters<PeerSocket['onEvents']>[0] | undefined
    let early: Uint8Array[] = []
    let isOver = false
    let reasonOfEnd: Error | undefined
    const end: End = {
      deliver(chunk) {
        if (isOver) return
        delivered.push(chunk)
        if (events === undefined) early.push(chunk)
        else events.data(chunk)
      },
      finish(reason) {
        if (isOver) return
        isOver = true
        reasonOfEnd = reason
        for (const pair of pairs) if (pair.includes(end)) pairs.delete(pair)
        events?.close(reason)
      },
      socket: {
        unsentBytes: 0,
        write(chunks) {
          // Copied, as a network does: whoever wrote may use its memory again.
          for (const chunk of chunks) {
            const copy = Uint8Array.from(chunk)
            later(() => other().deliver(copy))
          }
        },
        onEvents(given) {
          events = given
          for (const chunk of early) given.data(chunk)
          early = []
          if (isOver) given.close(reasonOfEnd)
        },
        end() {
          later(() => other().finish(undefined))
          later(() => end.finish(undefined))
        },
        destroy() {
          later(() => other().finish(undefined))
          end.finish(undefined)
        },
      },
    }
    return end
  }

  return {
    async connect(host, port, { signal }) {
      signal.throwIfAborted()
      await Promise.resolve()
      signal.throwIfAborted()
      const accept = listeners.get(`${host}:${port}`)
      if (accept === undefined) throw new Error(`nobody listens on ${host}:${port}`)
      const [near, far] = connectPair()
      accept(far.socket, 'memory')
      return near.socket
    },
    async listen(host, port, onSocket): Promise<PeerServer> {
      const bound = port === 0 ? portNext++ : port
      const key = `${host}:${bound}`
      if (listeners.has(key)) throw new Error(`${key} is taken`)
      listeners.set(key, onSocket)
      return {
        port: bound,
        async close() {
          listeners.delete(key)
        },
      }
    },
    breakAll() {
      for (const [left, right] of pairs) {
        left.finish(new Error('the network broke'))
        right.finish(new Error('the network broke'))
      }
    },
    get isFrozen() {
      return isFrozen
    },
    set isFrozen(value) {
      isFrozen = value
      if (value) return
      for (const run of held.splice(0)) run()
    },
    get connectionCount() {
      return pairs.size
    },
    delivered,
  }
}
