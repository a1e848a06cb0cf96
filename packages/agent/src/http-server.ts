import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AgentError } from './errors.ts'

/** The agent's HTTP listener. */
export interface HttpServer {
  readonly port: number
  /** Closes the listener and every connection. */
  close(): Promise<void>
}

/** Longest time that a request's headers may take, in milliseconds. */
const HEADERS_TIMEOUT_MS = 10_000

/** Answers `GET /v1/status` with OK while `isServing`, else with 503. */
export function startHttpServer(
  isServing: () => boolean,
  { port, host }: { readonly port: number; readonly host: string | undefined },
): Promise<HttpServer> {
  const server = createServer({ headersTimeout: HEADERS_TIMEOUT_MS }, (request, response) => {
    const isStatus = request.url === '/v1/status'
    const status = isStatus ? (isServing() ? 200 : 503) : 404
    const text = isStatus ? (status === 200 ? 'OK' : 'closing') : 'not found'
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`)
  })
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'another process uses it' : error.message
      reject(new AgentError('INVALID_OPTION', `cannot listen on HTTP port ${port}: ${reason}`, { cause: error }))
    })
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () =>
      resolve({ port: (server.address() as AddressInfo).port, close: () => closeServer(server) }),
    )
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
