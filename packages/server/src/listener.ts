import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { type AddressBlocks, parseAddressBlocks } from './address.ts'
import { ServerError } from './errors.ts'
import { createTlsGate, type TlsGate, type TlsListenerOptions } from './tls-gate.ts'

/** Where to listen, and what comes before the Kafka protocol there. */
export interface ListenerOptions {
  /** Name that handlers see in `ConnectionInfo.listener`. */
  readonly name: string
  /**
   * Address to bind: IPv4, IPv6 without brackets, or a name. `::` binds every address of both families, where the machine
   * has IPv6.
   *
   * @defaultValue every address of the machine
   */
  readonly host?: string | undefined
  /** Port; 0 takes a free one. */
  readonly port: number
  /**
   * Speaks TLS, and nothing else, with this certificate.
   *
   * @defaultValue plaintext
   */
  readonly tls?: TlsListenerOptions | undefined
  /**
   * Requires every connection to begin with a header of HAProxy's PROXY protocol, version 2, which says where the client
   * is; before TLS, where there is TLS. Set it where all connections come through a proxy that sends one: whoever can
   * reach the listener otherwise can claim any address.
   *
   * @defaultValue no header is expected, and none accepted
   */
  readonly proxyProtocol?: 'v2' | undefined
  /**
   * Addresses and blocks, such as `10.0.0.0/8` and `fd00::/8`, of the proxies that may send such a header. Connections from
   * elsewhere are refused. At most 1,024.
   *
   * @defaultValue every address
   */
  readonly proxyProtocolFrom?: readonly string[] | undefined
}

/** A listener that is bound. */
export interface BoundListener {
  /** Name as given. */
  readonly name: string
  /** Address it is bound to. */
  readonly address: string
  /** Port it is bound to. */
  readonly port: number
  /**
   * Takes another certificate for the connections to come; those that are open keep theirs. Only on a listener with TLS.
   * Throws a `ServerError` TLS_INVALID for one that cannot be used, and goes on with the one before.
   */
  readonly replaceTls?: ((tls: TlsListenerOptions) => void) | undefined
}

/** What a connection has to pass on a listener before it speaks Kafka. */
export interface ListenerGates {
  /** See {@link ListenerOptions.name}. */
  readonly name: string
  /** TLS. */
  readonly tls: TlsGate | undefined
  /** The header of a proxy, and from where it is taken. */
  readonly proxy: { readonly from: AddressBlocks | undefined } | undefined
}

/** Checks all listeners; throws one `TypeError` with every problem, or a `ServerError` for a certificate. */
export function createGates(listeners: readonly ListenerOptions[]): ListenerGates[] {
  const problems: string[] = []
  const proxies = listeners.map((listener) => proxyGate(listener, problems))
  if (problems.length > 0) throw new TypeError(problems.join('; '))
  return listeners.map(({ name, tls }, index) => ({
    name,
    tls: tls && createTlsGate(name, tls),
    proxy: proxies[index],
  }))
}

function proxyGate(options: ListenerOptions, problems: string[]): ListenerGates['proxy'] {
  const { name, proxyProtocol, proxyProtocolFrom } = options
  const found: string[] = []
  const from = proxyProtocolFrom && parseAddressBlocks(proxyProtocolFrom, found)
  if (proxyProtocolFrom?.length === 0) found.push('an empty list would refuse everybody')
  if (proxyProtocolFrom !== undefined && proxyProtocol === undefined) found.push('it needs proxyProtocol')
  problems.push(...found.map((problem) => `proxyProtocolFrom of listener ${name}: ${problem}`))
  if (proxyProtocol !== undefined && proxyProtocol !== 'v2')
    problems.push(`proxyProtocol of listener ${name} must be v2, not ${String(proxyProtocol)}`)
  return proxyProtocol && { from }
}

/** Binds a listener. Rejects with a `ServerError`. */
export function listen(
  { name, host, port }: ListenerOptions,
  events: { onSocket(socket: Socket): void; onFailed(error: Error): void },
): Promise<{ readonly server: Server; readonly bound: BoundListener }> {
  const server = createServer({ allowHalfOpen: true, noDelay: true }, events.onSocket)
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, `${host ?? 'port'} ${port}`)))
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      server.removeAllListeners('error')
      server.on('error', events.onFailed)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- A bound TCP server has an address.
      const bound = server.address() as AddressInfo
      resolve({ server, bound: { name, address: bound.address, port: bound.port } })
    })
  })
}

function listenError(error: NodeJS.ErrnoException, where: string): ServerError {
  const cause = { cause: error }
  switch (error.code) {
    case 'EADDRINUSE':
      return new ServerError('ADDRESS_IN_USE', `cannot listen on ${where}: another process uses it`, cause)
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'EACCES':
    case 'ENOTFOUND':
      return new ServerError('ADDRESS_UNAVAILABLE', `cannot listen on ${where}: ${error.message}`, cause)
    default:
      return new ServerError('LISTEN_FAILED', `cannot listen on ${where}: ${error.message}`, cause)
  }
}
