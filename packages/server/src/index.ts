export { ServerError, type ServerErrorCode } from './errors.ts'
export {
  type AnyHandler,
  type ApiHandler,
  type CloseConnection,
  type ConnectionInfo,
  defineHandler,
  type Handling,
  type RequestContext,
  type UnsupportedVersionResponse,
} from './handler.ts'
export type { BoundListener, ListenerOptions } from './listener.ts'
export type { AnsweredRequest, ServerObserver, ServerStats } from './observer.ts'
export { type ResolvedServerOptions, resolveServerOptions, type ServerOptions } from './options.ts'
export { createKafkaServer, type KafkaServer, type ServerCollaborators } from './server.ts'
export type { TlsListenerOptions } from './tls-gate.ts'
