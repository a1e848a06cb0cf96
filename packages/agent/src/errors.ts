const brand = Symbol.for('@millrace/agent/error')

/**
 * Why an agent could not start or had to stop. Stable: callers may switch on it.
 *
 * - `INVALID_OPTION`: an option contradicts another or cannot be used on this machine.
 * - `CLOCK_SKEW`: the machine's clock differs too much from the metadata store's.
 * - `PEER_PORT`: the port for other agents cannot be listened on.
 * - `FAILED`: the agent stopped by itself; `cause` says why.
 */
export type AgentErrorCode = 'INVALID_OPTION' | 'CLOCK_SKEW' | 'PEER_PORT' | 'FAILED'

/** What `createAgent` and `Agent.closed` reject with, beside the errors of the stores and the server. */
export class AgentError extends Error {
  /** Marks the class across copies of the package. */
  readonly [brand] = true
  /** Why. */
  readonly code: AgentErrorCode
  /** Always `AgentError`. */
  override readonly name = 'AgentError'
  constructor(code: AgentErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
  /** Works across package copies and realms, which `instanceof` does not. */
  static is(value: unknown): value is AgentError {
    return typeof value === 'object' && value !== null && brand in value
  }
}
