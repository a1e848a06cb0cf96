import { connect, createServer, type Socket } from 'node:net'
import type { PeerServer, PeerSocket, PeerTransport } from './transport.ts'

/** Streams over TCP, without delay for small frames and with the system's keep-alive. */
export const tcpTransport: PeerTransport = Object.freeze({
  connect(host: string, port: number, { signal }: { readonly signal: AbortSignal }): Promise<PeerSocket> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason as Error)
        return
      }
      const socket = connect({ host, port, noDelay: true, keepAlive: true })
      const settle = (how: () => void) => {
        signal.removeEventListener('abort', onAbort)
        socket.off('error', onError)
        how()
      }
      const onError = (error: Error) => settle(() => reject(error))
      const onAbort = () => {
        settle(() => reject(signal.reason as Error))
        socket.on('error', () => {})
        socket.destroy()
      }
      signal.addEventListener('abort', onAbort, { once: true })
      socket.once('error', onError)
      socket.once('connect', () => settle(() => resolve(overTcp(socket))))
    })
  },
  listen(
    host: string | undefined,
    port: number,
    onSocket: (socket: PeerSocket, from: string) => void,
  ): Promise<PeerServer> {
    return new Promise((resolve, reject) => {
      const server = createServer({ noDelay: true, keepAlive: true }, (socket) => {
        onSocket(overTcp(socket), `${socket.remoteAddress}:${socket.remotePort}`)
      })
      server.once('error', reject)
      server.listen({ ...(host === undefined ? {} : { host }), port }, () => {
        server.off('error', reject)
        // An accept that failed, for want of descriptors say: the next may succeed, and the peer has heard of its own.
        server.on('error', () => {})
        const address = server.address()
        resolve({
          port: typeof address === 'object' && address !== null ? address.port : port,
          close: () => new Promise((closed) => server.close(() => closed())),
        })
      })
    })
  },
})

function overTcp(socket: Socket): PeerSocket {
  let reason: Error | undefined
  // Without a listener an error would end the process; the close that follows it tells.
  socket.on('error', (error) => {
    reason = error
  })
  return {
    get unsentBytes() {
      return socket.writableLength
    },
    write(chunks) {
      if (socket.destroyed || socket.writableEnded) return
      socket.cork()
      for (const chunk of chunks) socket.write(chunk)
      socket.uncork()
    },
    onEvents({ data, close }) {
      socket.on('data', data)
      socket.once('close', () => close(reason))
      if (socket.closed) close(reason)
    },
    end: () => socket.end(),
    destroy: () => socket.destroy(),
  }
}
