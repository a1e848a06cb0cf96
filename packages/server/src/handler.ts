import type { Encodable, MessageCodec } from '@millrace/protocol'

/** Who is at the other end. Lives as long as the connection. */
export interface ConnectionInfo {
  /** Number of the connection in this server, from 1. */
  readonly connectionId: number
  /**
   * The client's address without port: the peer's, or the one that a proxy says. IPv4 addresses are always written as such,
   * also where they came mapped into IPv6.
   */
  readonly remoteAddress: string
  /** The client's port. */
  readonly remotePort: number
  /** Address of the proxy that the connection came through; undefined where the listener expects none. */
  readonly proxyAddress: string | undefined
  /** Whether the connection is TLS, up to this listener. */
  readonly isEncrypted: boolean
  /** Name of the listener that accepted the connection. */
  readonly listener: string
  /** Aborts when the connection is gone: nobody will read the answer. */
  readonly signal: AbortSignal
  /**
   * Aborts when the peer has closed its side, at the latest when the connection is gone: it may still read, but is most
   * likely away. Whoever waits answers with what there is.
   */
  readonly inputEnded: AbortSignal
}

/** One request, beside its body. */
export interface RequestContext {
  /** The connection. */
  readonly connection: ConnectionInfo
  /** API key. */
  readonly apiKey: number
  /** Version of the request; the response is encoded in the same. */
  readonly apiVersion: number
  /** Chosen by the client; names the request in logs. */
  readonly correlationId: number
  /** Client id of this very request, or null. */
  readonly clientId: string | null
}

/** The handler's wish to close the connection instead of an answer. */
export interface CloseConnection {
  /** Why, for the log. */
  readonly closeReason: string
}

/**
 * What a handler returns, at once.
 *
 * `response`: the response; null for none at all (Produce with acks=0); {@link CloseConnection} to end the connection.
 * `admitted`: settles when the request's side effects have their place in the order; the connection's next request is
 * decoded only then. Absent, it is when the response is there, as in Kafka, where a connection has one request at a time.
 * `onSent`: called once, after the response, when its bytes were taken by the network or never will be: where a handler gives back
 * what it reserved for them. Must not throw.
 */
export interface Handling<Response> {
  /** See above. */
  readonly response: Promise<Encodable<Response> | CloseConnection | null>
  /** See above. */
  readonly admitted?: Promise<void> | undefined
  /** See above. */
  readonly onSent?: (() => void) | undefined
}

/** What a client is told that sent a version out of range. */
export interface UnsupportedVersionResponse<Response> {
  /** The answer. */
  readonly response: Encodable<Response>
  /** The version that it is encoded in. */
  readonly apiVersion: number
}

/** The code of one API key. */
export interface ApiHandler<Request, Response> {
  /** Codec of the request; its `apiKey` and `name` are the handler's. */
  readonly request: MessageCodec<Request>
  /** Codec of the response. */
  readonly response: MessageCodec<Response>
  /** Lowest version that is answered at all. */
  readonly versionMin: number
  /** Highest version that is answered. */
  readonly versionMax: number
  /** Called in arrival order per connection. May throw: the router answers UNKNOWN_SERVER_ERROR. */
  handle(request: Request, context: RequestContext): Handling<Response>
  /** The response that says that the whole request failed with `errorCode`, in the shape that clients look for. */
  errorResponse(
    request: Request,
    errorCode: number,
    context: RequestContext,
  ): Encodable<Response> | CloseConnection | null
  /**
   * For a version out of range: what to answer and in which version. Absent, the connection is closed, as Kafka does.
   */
  unsupportedVersionResponse?(): UnsupportedVersionResponse<Response>
}

/** A handler whose types the router does not need to know. */
export type AnyHandler = ApiHandler<unknown, unknown>

/** Erases a handler's types, after they were checked. */
export function defineHandler<Request, Response>(handler: ApiHandler<Request, Response>): AnyHandler {
  return handler
}
