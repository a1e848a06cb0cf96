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
export type { AnsweredRequest, ServerObserver, ServerStats } from './observer.ts'
export { type ResolvedServerOptions, resolveServerOptions, type ServerOptions } from './options.ts'
export {
  type BoundListener,
  createKafkaServer,
  type KafkaServer,
  type ListenerOptions,
  type ServerCollaborators,
} from './server.ts'
