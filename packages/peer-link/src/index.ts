export { PeerLinkError, type PeerLinkErrorCode } from './errors.ts'
export type { NoticeHandler, PeerContext, PeerHandler, PeerHandlers } from './handlers.ts'
export { type PeerLinkOptions, type ResolvedPeerLinkOptions, resolvePeerLinkOptions } from './options.ts'
export type { CallOptions } from './peer-connection.ts'
export {
  createPeerLinks,
  type PeerAddress,
  type PeerLinkCollaborators,
  type PeerLinks,
  type PeerLinksStats,
} from './peer-links.ts'
export {
  type BoundPeerListener,
  createPeerListener,
  type PeerListener,
  type PeerListenerAddress,
} from './peer-listener.ts'
export { tcpTransport } from './tcp-transport.ts'
export type { PeerServer, PeerSocket, PeerTransport } from './transport.ts'
