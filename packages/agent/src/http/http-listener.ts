import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger } from '@millrace/runtime'
import { AgentError } from '../errors.ts'
import type { HttpAnswer, HttpRoutes } from './routes.ts'

/** The agent's HTTP listener. */
export interface HttpListener {
  readonly port: number
  /** Closes the listener and every connection. */
  close(): Promise<void>
}

/** Longest time that a request's headers may take, in milliseconds. */
const HEADERS_TIMEOUT_MS = 10_000
/** Longest time that a whole request may take to come in, in milliseconds. */
const REQUEST_TIMEOUT_MS = 10_000
/** How often those two are looked at, in milliseconds. They are exceeded by up to this. */
const TIMEOUT_CHECK_INTERVAL_MS = 2_000
/** How long a connection is kept for the next request, in milliseconds: longer than Prometheus' shortest usual interval. */
const KEEP_ALIVE_TIMEOUT_MS = 20_000
/** Bytes of a request's line and headers. */
const HEADER_BYTES_MAX = 8_192
/** Connections at a time. */
const HTTP_CONNECTIONS_MAX = 100

/** Serves `routes` with GET and HEAD. Rejects with an `AgentError` when the port cannot be bound. */
export function startHttpListener(
  { routes, logger }: { readonly routes: HttpRoutes; readonly logger: Logger },
  { port, host }: { readonly port: number; readonly host: string | undefined },
): Promise<HttpListener> {
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: TIMEOUT_CHECK_INTERVAL_MS,
      keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
      maxHeaderSize: HEADER_BYTES_MAX,
    },
    (request, response) => void respond({ routes, logger }, request, response),
  )
  server.maxConnections = HTTP_CONNECTIONS_MAX
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'another process uses it' : error.message
      reject(new AgentError('INVALID_OPTION', `cannot listen on HTTP port ${port}: ${reason}`, { cause: error }))
    })
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      server.removeAllListeners('error')
      server.on('error', (error) => logger.error('http.listener-failed', {}, error))
      resolve({ port: (server.address() as AddressInfo).port, close: () => closeServer(server) })
    })
  })
}

async function respond(
  { routes, logger }: { readonly routes: HttpRoutes; readonly logger: Logger },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let answer: HttpAnswer
  try {
    answer = await answerTo(routes, request)
  } catch (error) {
    logger.error('http.request-failed', { url: request.url }, error)
    answer = { status: 500, body: 'internal error\n' }
  }
  const { status, contentType = 'text/plain; charset=utf-8', headers = {}, body } = answer
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    ...headers,
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function answerTo(routes: HttpRoutes, request: IncomingMessage): HttpAnswer | Promise<HttpAnswer> {
  const [path = ''] = (request.url ?? '').split('?')
  const route = Object.hasOwn(routes, path) ? routes[path] : undefined
  if (route === undefined) return { status: 404, body: 'not found\n' }
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return { status: 405, body: 'only GET and HEAD\n', headers: { allow: 'GET, HEAD', connection: 'close' } }
  // Nothing here takes a body. One that comes all the same is not read: the connection ends with the answer.
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0
  if (hasBody) return { status: 413, body: 'no body is taken\n', headers: { connection: 'close' } }
  return route()
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
