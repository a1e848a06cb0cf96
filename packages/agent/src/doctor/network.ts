/** Bytes to and from a peer. */
export interface ByteStream {
  write(chunks: readonly Uint8Array[]): void
  /** The next bytes; undefined at their end. Rejects with the socket's error, or with the signal's reason. */
  read(options: { readonly signal: AbortSignal }): Promise<Uint8Array | undefined>
  /** Closes at once. Idempotent. */
  close(): void
}

/** One certificate as the peer sent it. */
export interface CertificateFacts {
  /** Common name, or the whole subject without one. */
  readonly subject: string
  readonly issuer: string
  /** DNS names and IP addresses that it is for, `DNS:example.com`; the first ones. */
  readonly names: readonly string[]
  readonly validFromMs: number
  readonly validToMs: number
}

/** What a TLS handshake gave. */
export interface TlsFacts {
  /** `TLSv1.3`. */
  readonly protocol: string
  readonly cipher: string
  /** The peer's own certificate first. */
  readonly chain: readonly CertificateFacts[]
  /** OpenSSL's code for what is wrong with the chain, such as `CERT_HAS_EXPIRED`; null for nothing. */
  readonly chainError: string | null
  /** Whether the certificate is for the name that was asked for. */
  readonly isForName: boolean
}

/** The code of a handshake that failed for want of the client's certificate, where the peer's own word is ambiguous. */
export const CLIENT_CERTIFICATE_REQUIRED = 'CLIENT_CERTIFICATE_REQUIRED'

/** How to begin TLS. */
export interface TlsQuestion {
  /** Name or address that the certificate must be for; a name is also sent as SNI. */
  readonly serverName: string
  /** Authorities to trust instead of the system's, as PEM. */
  readonly ca: string | undefined
}

/** A connection, to be used in one of two ways, once. */
export interface TcpConnection {
  plain(): ByteStream
  /** Resolves also when the certificate is bad: that is the caller's to judge. Rejects when there is no handshake. */
  secure(
    question: TlsQuestion,
    options: { readonly signal: AbortSignal },
  ): Promise<{ readonly stream: ByteStream; readonly facts: TlsFacts }>
  close(): void
}

/**
 * What the doctor knows the world by. Every method rejects with an error whose `code` is Node's (`ENOTFOUND`,
 * `ECONNREFUSED`), or with the signal's reason.
 */
export interface DoctorNetwork {
  /** Addresses of a name as the system's resolver gives them to programs, both families, in its order. */
  lookup(host: string, options: { readonly signal: AbortSignal }): Promise<readonly string[]>
  connect(
    target: { readonly address: string; readonly port: number },
    options: { readonly signal: AbortSignal },
  ): Promise<TcpConnection>
}

/** The code of a network's error; its message where it has none. */
export function errorCodeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
