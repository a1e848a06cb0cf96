import {
  createReader,
  createWriter,
  decodeRequestHeader,
  encodeResponseHeader,
  ErrorCode,
  ProtocolError,
  responseHeaderVersion,
  type Writer,
} from '@millrace/protocol'
import type { Clock, Logger } from '@millrace/runtime'
import type { AnyHandler, CloseConnection, ConnectionInfo, Handling, RequestContext } from './handler.ts'
import { byteLengthOf, type ServerObserver } from './observer.ts'
import type { Departure } from './response-queue.ts'

/** What the router made of a frame. */
type Routing =
  | { readonly kind: 'close'; readonly reason: string }
  | {
      readonly kind: 'routed'
      /** Never rejects. */
      readonly departure: Promise<Departure>
      /** Settles when the next request may be decoded; never rejects. */
      readonly admitted: Promise<void>
      /** Is to be told once when the departure has left, or never will. */
      readonly onSent?: (() => void) | undefined
    }

/** Finds the handler of a frame and turns its answer into bytes. */
export interface Router {
  /** Decodes the frame and starts its handler, synchronously. Never throws. */
  route(chunks: readonly Uint8Array[], connection: ConnectionInfo): Routing
}

/** What a router works with. */
export interface RouterCollaborators {
  readonly logger: Logger
  readonly clock: Clock
  readonly observer?: ServerObserver | undefined
  readonly errorCodeOf?: ((error: unknown, apiKey: number) => number | undefined) | undefined
}

/** Is told of an answer that was encoded. */
type Observe = (answer: unknown, departure: Departure) => void

/** Bytes of the fixed start of every request header: API key, version, correlation id. */
const FIXED_HEADER_BYTES = 8

/** A router over one handler per API key. Throws a `TypeError` when two handlers share a key. */
export function createRouter(
  handlers: readonly AnyHandler[],
  { logger, clock, observer, errorCodeOf = () => undefined }: RouterCollaborators,
): Router {
  const byKey = new Map<number, AnyHandler>()
  // Encoding never waits, so one writer serves every response.
  const writer = createWriter()
  for (const handler of handlers) {
    if (byKey.has(handler.request.apiKey)) throw new TypeError(`two handlers for API key ${handler.request.apiKey}`)
    byKey.set(handler.request.apiKey, handler)
  }

  function route(chunks: readonly Uint8Array[], connection: ConnectionInfo): Routing {
    const { apiKey, apiVersion, correlationId } = readFixedHeader(chunks)
    const handler = byKey.get(apiKey)
    if (handler === undefined) return { kind: 'close', reason: `API key ${apiKey} is not supported` }
    const observe = observing(chunks, { apiKey, apiVersion })
    if (apiVersion < handler.versionMin || apiVersion > handler.versionMax)
      return refuseVersion({ writer, handler, observe }, { apiVersion, correlationId })

    let context: RequestContext
    let request: unknown
    try {
      const reader = createReader(chunks)
      const header = decodeRequestHeader(reader)
      context = { connection, apiKey, apiVersion, correlationId, clientId: header.clientId }
      request = handler.request.decode(reader, apiVersion)
    } catch (error) {
      // A bug of a codec; it ends this connection and must not end the process.
      if (!ProtocolError.is(error))
        logger.error('request.undecodable', { api: handler.request.name, apiVersion }, error)
      const problem = error instanceof Error ? error.message : String(error)
      return { kind: 'close', reason: `${handler.request.name} version ${apiVersion} cannot be decoded: ${problem}` }
    }
    return start({ handler, request, observe }, context)
  }

  /** Tells the observer of a request, once it has its answer. */
  function observing(chunks: readonly Uint8Array[], key: { readonly apiKey: number; readonly apiVersion: number }) {
    if (observer === undefined) return () => {}
    const startedMs = clock.monotonicMs()
    const requestBytes = byteLengthOf(chunks)
    return (answer: unknown, departure: Departure) =>
      observer.onAnswer({
        apiKey: key.apiKey,
        apiVersion: key.apiVersion,
        requestBytes,
        responseBytes: departure.kind === 'frame' ? byteLengthOf(departure.chunks) : 0,
        durationMs: clock.monotonicMs() - startedMs,
        answer,
      })
  }

  function start(
    {
      handler,
      request,
      observe,
    }: { readonly handler: AnyHandler; readonly request: unknown; readonly observe: Observe },
    context: RequestContext,
  ): Routing {
    const respond = (answer: unknown): Departure => {
      const departure = encode(writer, handler, answer, context)
      observe(answer, departure)
      return departure
    }
    const onFailure = (error: unknown): Departure => {
      // Waits end by this signal when nobody will read the answer.
      if (context.connection.signal.aborted) return { kind: 'nothing' }
      const expected = errorCodeOf(error, context.apiKey)
      const fields = { api: handler.request.name, apiVersion: context.apiVersion }
      if (expected === undefined) logger.error('request.failed', fields, error)
      else logger.warn('request.refused', { ...fields, errorCode: expected }, error)
      const errorCode = expected ?? ErrorCode.UNKNOWN_SERVER_ERROR
      return respond(handler.errorResponse(request, errorCode, context))
    }
    const handling = callHandler(handler, request, context)
    const departure = handling.response
      .then(respond)
      .catch(onFailure)
      .catch((error: unknown): Departure => {
        logger.error('response.failed', { api: handler.request.name, apiVersion: context.apiVersion }, error)
        return { kind: 'close', reason: `${handler.request.name} could not be answered` }
      })
    const { admitted = departure, onSent } = handling
    return { kind: 'routed', departure, admitted: admitted.then(ignore, ignore), onSent }
  }

  return { route }
}

function ignore(): void {}

/** What a handler throws at once is what its response rejects with. */
function callHandler(handler: AnyHandler, request: unknown, context: RequestContext): Handling<unknown> {
  try {
    return handler.handle(request, context)
  } catch (error) {
    return { response: Promise.reject(error) }
  }
}

function readFixedHeader(chunks: readonly Uint8Array[]) {
  const bytes = new Uint8Array(FIXED_HEADER_BYTES)
  let filled = 0
  for (const chunk of chunks) {
    const part = chunk.subarray(0, FIXED_HEADER_BYTES - filled)
    bytes.set(part, filled)
    filled += part.length
    if (filled === FIXED_HEADER_BYTES) break
  }
  const view = new DataView(bytes.buffer)
  return { apiKey: view.getInt16(0), apiVersion: view.getInt16(2), correlationId: view.getInt32(4) }
}

function refuseVersion(
  { writer, handler, observe }: { readonly writer: Writer; readonly handler: AnyHandler; readonly observe: Observe },
  { apiVersion, correlationId }: { readonly apiVersion: number; readonly correlationId: number },
): Routing {
  const refusal = handler.unsupportedVersionResponse?.()
  if (refusal === undefined)
    return { kind: 'close', reason: `${handler.request.name} version ${apiVersion} is not supported` }
  const departure = encodeFrame(writer, handler, refusal.response, { apiVersion: refusal.apiVersion, correlationId })
  observe(refusal.response, departure)
  return { kind: 'routed', departure: Promise.resolve(departure), admitted: Promise.resolve() }
}

function encode(writer: Writer, handler: AnyHandler, answer: unknown, context: RequestContext): Departure {
  if (answer === null) return { kind: 'nothing' }
  if (isClose(answer)) return { kind: 'close', reason: answer.closeReason }
  return encodeFrame(writer, handler, answer, context)
}

function isClose(answer: unknown): answer is CloseConnection {
  return typeof answer === 'object' && answer !== null && 'closeReason' in answer
}

function encodeFrame(
  writer: Writer,
  handler: AnyHandler,
  answer: unknown,
  { apiVersion, correlationId }: { readonly apiVersion: number; readonly correlationId: number },
): Departure {
  try {
    writer.startFrame()
    encodeResponseHeader(writer, { correlationId }, responseHeaderVersion(handler.request.apiKey, apiVersion))
    handler.response.encode(writer, answer, apiVersion)
    return { kind: 'frame', chunks: writer.finish() }
  } catch (error) {
    writer.discard()
    throw error
  }
}
