import { lookup } from 'node:dns/promises'
import { connect, isIP, type Socket } from 'node:net'
import { checkServerIdentity, connect as connectTls, type DetailedPeerCertificate, type TLSSocket } from 'node:tls'
import { CERTIFICATE_NAMES_MAX, CERTIFICATES_MAX } from './limits.ts'
import {
  CLIENT_CERTIFICATE_REQUIRED,
  type ByteStream,
  type CertificateFacts,
  type DoctorNetwork,
  errorCodeOf,
  type TcpConnection,
  type TlsFacts,
  type TlsQuestion,
} from './network.ts'

/** The network that Node has. */
export const nodeNetwork: DoctorNetwork = {
  async lookup(host, { signal }) {
    // The resolver cannot be interrupted; its answer is only not waited for.
    const found = lookup(host, { all: true, verbatim: true }).then((all) => all.map(({ address }) => address))
    return orAborted(found, signal)
  },
  async connect({ address, port }, { signal }) {
    signal.throwIfAborted()
    const socket = connect({ host: address, port, autoSelectFamily: false })
    await settled(socket, 'connect', signal)
    // Without a listener an error would end the process; whoever reads sees it.
    socket.on('error', () => {})
    return connectionOf(socket)
  },
}

function connectionOf(socket: Socket): TcpConnection {
  return {
    plain: () => streamOf(socket),
    async secure(question, { signal }) {
      const { serverName, ca } = question
      const secured = connectTls({
        socket,
        ...(isIP(serverName) === 0 ? { servername: serverName } : {}),
        ...(ca === undefined ? {} : { ca }),
        // Judged by the caller, who wants to know what is wrong and not only that something is.
        rejectUnauthorized: false,
      })
      let hasKeys = false
      secured.once('keylog', () => {
        hasKeys = true
      })
      await settled(secured, 'secureConnect', signal).catch((error: unknown) => {
        throw hasKeys && errorCodeOf(error).endsWith(HANDSHAKE_FAILURE) ? certificateRequired(error) : error
      })
      return { stream: streamOf(secured), facts: factsOf(secured, question) }
    },
    close: () => socket.destroy(),
  }
}

/** The end of the code, whose beginning is another one with each OpenSSL. */
const HANDSHAKE_FAILURE = '_ALERT_HANDSHAKE_FAILURE'

/**
 * A server of TLS 1.2 that misses the client's certificate says `handshake_failure`, as one without a common cipher does,
 * but only after keys were agreed on.
 */
function certificateRequired(cause: unknown): Error {
  return Object.assign(new Error('certificate required', { cause }), { code: CLIENT_CERTIFICATE_REQUIRED })
}

/** Resolves when the socket says `event`; destroys it otherwise. */
function settled(socket: Socket, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (error?: Error) => {
      signal.removeEventListener('abort', onAbort)
      socket.off(event, finishWell)
      socket.off('error', finish)
      socket.off('close', onClose)
      if (error === undefined) resolve()
      else {
        socket.on('error', () => {})
        socket.destroy()
        reject(error)
      }
    }
    const finishWell = () => finish()
    const onClose = () => finish(new Error('closed'))
    const onAbort = () => finish(signal.reason as Error)
    socket.once(event, finishWell).once('error', finish).once('close', onClose)
    signal.addEventListener('abort', onAbort, { once: true })
    if (signal.aborted) onAbort()
  })
}

function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason)
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}

function streamOf(socket: Socket): ByteStream {
  let failure: Error | undefined
  let hasEnded = false
  let wake = () => {}
  socket.on('readable', () => wake())
  socket.on('end', () => {
    hasEnded = true
    wake()
  })
  socket.on('error', (error: Error) => {
    failure = error
    wake()
  })
  socket.on('close', () => {
    hasEnded = true
    wake()
  })
  return {
    write(chunks) {
      for (const chunk of chunks) socket.write(chunk)
    },
    async read({ signal }) {
      for (;;) {
        const chunk = socket.read() as Uint8Array | null
        if (chunk !== null) return chunk
        if (failure !== undefined) throw failure
        if (hasEnded) return undefined
        const woken = new Promise<void>((resolve) => {
          wake = resolve
        })
        await orAborted(woken, signal)
      }
    },
    close: () => socket.destroy(),
  }
}

function factsOf(socket: TLSSocket, { serverName }: TlsQuestion): TlsFacts {
  const leaf = socket.getPeerCertificate(true)
  const chain = chainOf(leaf)
  // Node skips the name where the chain is wrong, and puts its own code where the name is.
  const chainError = codeOf(socket.authorizationError)
  return {
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().name,
    chain,
    chainError: chainError === 'ERR_TLS_CERT_ALTNAME_INVALID' ? null : chainError,
    isForName: chain.length > 0 && checkServerIdentity(serverName, leaf) === undefined,
  }
}

/** Typed as an error, and often a plain code. */
function codeOf(error: unknown): string | null {
  return error === null || error === undefined ? null : typeof error === 'string' ? error : errorCodeOf(error)
}

function chainOf(leaf: DetailedPeerCertificate): CertificateFacts[] {
  const chain: CertificateFacts[] = []
  const seen = new Set<DetailedPeerCertificate>()
  // The last one is its own issuer.
  for (
    let certificate: DetailedPeerCertificate | undefined = leaf;
    certificate?.raw !== undefined && !seen.has(certificate) && chain.length < CERTIFICATES_MAX;
    certificate = certificate.issuerCertificate
  ) {
    seen.add(certificate)
    chain.push({
      subject: nameOf(certificate.subject),
      issuer: nameOf(certificate.issuer),
      names: (certificate.subjectaltname ?? '')
        .split(', ')
        .filter((name) => name !== '')
        .slice(0, CERTIFICATE_NAMES_MAX),
      validFromMs: Date.parse(certificate.valid_from),
      validToMs: Date.parse(certificate.valid_to),
    })
  }
  return chain
}

function nameOf(distinguished: object | undefined): string {
  const parts = (distinguished ?? {}) as Readonly<Record<string, string | string[]>>
  const common = parts['CN']
  if (common !== undefined) return String(common)
  return Object.entries(parts)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(', ')
}
