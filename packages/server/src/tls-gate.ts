import { constants } from 'node:crypto'
import type { Socket } from 'node:net'
import { createSecureContext, createServer, type SecureContextOptions, type TLSSocket } from 'node:tls'
import { ServerError } from './errors.ts'

/** How a listener speaks TLS. */
export interface TlsListenerOptions {
  /** The certificate in PEM form, with those between it and the root that clients know, in this order. */
  readonly cert: string | Buffer
  /** Its private key in PEM form. */
  readonly key: string | Buffer
  /**
   * What the key is encrypted with.
   *
   * @defaultValue the key is not encrypted
   */
  readonly passphrase?: string | undefined
  /**
   * The oldest version of TLS that is spoken.
   *
   * @defaultValue 'TLSv1.2'
   */
  readonly minVersion?: 'TLSv1.2' | 'TLSv1.3' | undefined
}

/** How a handshake ended. */
type TlsOutcome =
  | {
      /** Well. */
      readonly ok: true
      /** What to read from and write to instead of the socket. */
      readonly socket: TLSSocket
    }
  | {
      /** Not well; the socket is closed, or about to be. */
      readonly ok: false
      /** Why. */
      readonly reason: string
    }

/** What makes sockets of one listener speak TLS. */
export interface TlsGate {
  /** Begins a handshake. `onOutcome` is called once, or never when the socket closes first. */
  secure(socket: Socket, onOutcome: (outcome: TlsOutcome) => void): void
  /** See `BoundListener.replaceTls`. */
  replace(options: TlsListenerOptions): void
}

/** Node's own time limit is not used: time is injected. This is the longest that it takes. */
const NEVER_MS = 2_147_483_647

/** A gate with this certificate. Throws a `ServerError` TLS_INVALID for one that cannot be used. */
export function createTlsGate(listener: string, options: TlsListenerOptions): TlsGate {
  // It does not listen: sockets are handed to it once what comes before TLS was read from them.
  const server = createServer({ ...contextOf(listener, options), handshakeTimeout: NEVER_MS })
  const waiting = new Map<string, (outcome: TlsOutcome) => void>()

  function settle(socket: TLSSocket, outcome: TlsOutcome): void {
    const onOutcome = waiting.get(endsOf(socket))
    // A socket that has lost its ends is closed, and whoever waits for it hears that from the socket itself.
    if (onOutcome === undefined) socket.destroy()
    else onOutcome(outcome)
  }
  server.on('secureConnection', (socket) => {
    socket.allowHalfOpen = true
    settle(socket, { ok: true, socket })
  })
  server.on('tlsClientError', (error, socket) => settle(socket, { ok: false, reason: describeFailure(error) }))

  return {
    secure(socket, onOutcome) {
      const ends = endsOf(socket)
      const settleOnce = (outcome: TlsOutcome) => {
        if (waiting.get(ends) !== settleOnce) return
        waiting.delete(ends)
        onOutcome(outcome)
      }
      waiting.set(ends, settleOnce)
      socket.once('close', () => {
        if (waiting.get(ends) === settleOnce) waiting.delete(ends)
      })
      // The end of the stream is the end of a handshake, and only afterwards leaves something to answer.
      socket.allowHalfOpen = false
      server.emit('connection', socket)
    },
    replace(next) {
      server.setSecureContext(contextOf(listener, next))
    },
  }
}

/** The four numbers by which a connection is known: Node's server says of its sockets only whose they are by these. */
function endsOf({ remoteAddress, remotePort, localAddress, localPort }: Socket): string {
  return `${remoteAddress} ${remotePort} ${localAddress} ${localPort}`
}

function contextOf(listener: string, options: TlsListenerOptions): SecureContextOptions {
  const { cert, key, passphrase, minVersion = 'TLSv1.2' } = options
  const secureOptions = constants.SSL_OP_NO_RENEGOTIATION
  const context = { cert, key, minVersion, secureOptions, ...(passphrase !== undefined && { passphrase }) }
  try {
    createSecureContext(context)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const message = `certificate and key of listener ${listener} cannot be used: ${reason}`
    throw new ServerError('TLS_INVALID', message, { cause: error })
  }
  return context
}

/** What lies behind the commonest of OpenSSL's phrases. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/unknown ca\b/, 'the client does not know who issued the certificate'],
  [/certificate unknown|bad certificate|certificate expired/, 'the client does not accept the certificate'],
  [/unsupported protocol|version too low/, 'the client speaks only versions of TLS that are too old'],
  [/no shared cipher/, 'client and certificate have no cipher in common'],
]

function describeFailure(error: Error): string {
  const code = 'code' in error ? error.code : undefined
  if (code === 'ECONNRESET') return 'the client closed the connection during the TLS handshake'
  const reason = 'reason' in error && typeof error.reason === 'string' ? error.reason : error.message
  const meaning = MEANINGS.find(([phrase]) => phrase.test(reason))?.[1]
  return `TLS handshake failed: ${reason}${meaning === undefined ? '' : `: ${meaning}`}`
}
