import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** Which way bytes go. */
export type Direction = 'toServer' | 'toClient'

/** A TCP proxy that can cut connections at any byte. */
export interface CuttingProxy {
  /** The port that it listens on. */
  readonly port: number
  /** Cuts the connection on which this many more bytes have gone that way; the bytes before are delivered. */
  cutAfter(direction: Direction, bytes: number): void
  /** Keeps the next answer, and all that follow on that connection, to itself, as a network that drops packets does. */
  swallowNextAnswer(): void
  /** Whether the last cut took place. */
  readonly isCut: boolean
  /** How many bytes went that way since the last call of `cutAfter` or `resetCounts`. */
  count(direction: Direction): number
  /** Counts from 0 again, and cuts nothing. */
  resetCounts(): void
  /** Ends everything. */
  close(): Promise<void>
}

/** Starts a proxy to a port of this machine. */
export async function startCuttingProxy(port: number): Promise<CuttingProxy> {
  const counts = { toServer: 0, toClient: 0 }
  let cut: { readonly direction: Direction; readonly bytes: number } | undefined
  let isCut = false
  let shallSwallow = false
  const swallowed = new Set<Socket>()
  const sockets = new Set<Socket>()

  function forward(from: Socket, to: Socket, direction: Direction): void {
    from.on('data', (data) => {
      if (shallSwallow && direction === 'toClient') {
        shallSwallow = false
        swallowed.add(from)
      }
      if (swallowed.has(from)) return
      const before = counts[direction]
      counts[direction] += data.length
      const limit = cut?.direction === direction ? cut.bytes - before : Infinity
      if (limit > data.length) {
        to.write(data)
        return
      }
      cut = undefined
      isCut = true
      from.destroy()
      // What was let through arrives; then the other side sees the end.
      if (limit > 0) to.end(data.subarray(0, limit))
      else to.destroy()
    })
    from.on('close', () => {
      sockets.delete(from)
      to.destroySoon()
    })
    from.on('error', () => undefined)
    sockets.add(from)
  }

  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1')
    forward(client, upstream, 'toServer')
    forward(upstream, client, 'toClient')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  const resetCounts = () => {
    counts.toServer = 0
    counts.toClient = 0
    cut = undefined
    isCut = false
  }
  return {
    port: address.port,
    cutAfter(direction, bytes) {
      resetCounts()
      cut = { direction, bytes }
    },
    swallowNextAnswer() {
      shallSwallow = true
    },
    get isCut() {
      return isCut
    },
    count: (direction) => counts[direction],
    resetCounts,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
