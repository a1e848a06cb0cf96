import { MetadataError, type MetadataErrorCode } from '@millrace/metadata'

/** What a failure means for the call that met it. */
export interface Failure {
  /** The store's code for it. */
  readonly code: MetadataErrorCode
  /** Whether another attempt may help. */
  readonly isRetryable: boolean
  /** Whether it is certain that the attempt changed nothing. */
  readonly isHarmless: boolean
  /** Whether the connection must not be used again. */
  readonly isConnectionLost: boolean
}

const CONFLICT: Failure = { code: 'UNAVAILABLE', isRetryable: true, isHarmless: true, isConnectionLost: false }
const GONE: Failure = { code: 'UNAVAILABLE', isRetryable: true, isHarmless: false, isConnectionLost: true }
const FULL: Failure = { code: 'FULL', isRetryable: false, isHarmless: true, isConnectionLost: false }
const WRONG_DATABASE: Failure = { code: 'INVALID', isRetryable: false, isHarmless: true, isConnectionLost: true }
const WRONG_VALUE: Failure = { code: 'BAD_REQUEST', isRetryable: false, isHarmless: true, isConnectionLost: false }
const UNKNOWN: Failure = { code: 'UNAVAILABLE', isRetryable: false, isHarmless: true, isConnectionLost: false }

/** By SQLSTATE; the longest prefix counts. See PostgreSQL's Appendix A. */
const BY_STATE: Readonly<Record<string, Failure>> = {
  // Connections, and a commit of which the server itself does not know.
  '08': GONE,
  '40003': GONE,
  // Serialization failures and deadlocks.
  '40': CONFLICT,
  // Lock and statement time-outs.
  '55P03': CONFLICT,
  '57014': CONFLICT,
  // Shutdowns, crashes, a server that starts, and connections that it ended.
  '57': GONE,
  '25P03': GONE,
  // A server that became a replica: the next connection may find the new primary.
  '25006': { ...GONE, isHarmless: true },
  // Too many connections, memory, and other limits of the server that pass.
  '53': { ...CONFLICT, isConnectionLost: true },
  '53100': FULL,
  // The disk and other parts of the machine.
  '58': { ...GONE, isRetryable: false },
  // A wrong password, database, privilege, table or function.
  '28': WRONG_DATABASE,
  '3D': WRONG_DATABASE,
  '3F': WRONG_DATABASE,
  '42': WRONG_DATABASE,
  // Values that PostgreSQL cannot hold.
  '22': WRONG_VALUE,
  '54': WRONG_VALUE,
}

/** Says what any value means that the client library, the socket or the server threw. Total. */
export function classify(error: unknown): Failure {
  if (MetadataError.is(error)) return { ...UNKNOWN, code: error.code }
  // What our own code or the library got wrong will not be right the second time.
  if (error instanceof TypeError || error instanceof RangeError) return UNKNOWN
  const state = sqlState(error)
  // A broken socket, a time-out of the library, a server that went away: nobody knows whether the statement ran.
  if (state === undefined) return GONE
  for (let length = state.length; length >= 2; length--) {
    const known = BY_STATE[state.slice(0, length)]
    if (known !== undefined) return known
  }
  return UNKNOWN
}

/** The store's error for what was thrown. Total; a `MetadataError` stays as it is. */
export function toMetadataError(error: unknown, what: { readonly place: string; readonly attempts: number }) {
  if (MetadataError.is(error)) return error
  const state = sqlState(error)
  const reason = `${error instanceof Error ? error.message : String(error)}${state === undefined ? '' : ` (${state})`}`
  const times = what.attempts === 1 ? '' : ` after ${what.attempts} attempts`
  return new MetadataError(classify(error).code, `PostgreSQL at ${what.place} failed${times}: ${reason}`, {
    cause: error,
  })
}

/** The five characters with which the server says what went wrong; Node's own codes have other shapes. */
function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  return 'severity' in error && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : undefined
}
