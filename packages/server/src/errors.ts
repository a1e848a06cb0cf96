const brand = Symbol.for('@millrace/server/error')

/**
 * Why a server could not start or failed. Stable: callers may switch on it.
 *
 * - `ADDRESS_IN_USE`: another process listens on the port.
 * - `ADDRESS_UNAVAILABLE`: the host is not an address of this machine, or the port needs privileges.
 * - `TLS_INVALID`: a listener's certificate or key cannot be used.
 * - `LISTEN_FAILED`: the operating system refused for another reason.
 */
export type ServerErrorCode = 'ADDRESS_IN_USE' | 'ADDRESS_UNAVAILABLE' | 'TLS_INVALID' | 'LISTEN_FAILED'

/** The only error type a `KafkaServer` rejects with. */
export class ServerError extends Error {
  /** Marks the class across copies of the package. */
  readonly [brand] = true
  /** Why. */
  readonly code: ServerErrorCode
  /** Always `ServerError`. */
  override readonly name = 'ServerError'
  constructor(code: ServerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
  /** Works across package copies and realms, which `instanceof` does not. */
  static is(value: unknown): value is ServerError {
    return typeof value === 'object' && value !== null && brand in value
  }
}
