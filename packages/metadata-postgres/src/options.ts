import {
  type MetadataEngineOptions,
  resolveMetadataEngineOptions,
  type ResolvedMetadataEngineOptions,
} from '@millrace/metadata'

/** Settings of {@link createPostgresMetadataStore}. */
export interface PostgresMetadataOptions extends MetadataEngineOptions {
  /**
   * Where the database is: `postgres://user:password@host:port/database`, with PostgreSQL's usual parameters such as
   * `sslmode=verify-full`. It is never logged.
   */
  readonly url: string
  /**
   * The schema that holds the tables, made when it is missing. Agents of one cluster name the same one; clusters that
   * share a database may each have their own. Lower-case letters, digits and `_`, not beginning with a digit or `pg_`.
   *
   * @defaultValue 'millrace'
   */
  readonly schema?: string | undefined
  /**
   * How many connections are open at most. Commits of one store take place one after the other on one of them, so the
   * others serve reads and groups. Times the number of agents it must stay below the server's `max_connections`.
   *
   * @defaultValue 8
   */
  readonly connectionsMax?: number | undefined
  /**
   * How many calls may be under way or waiting. One more fails with UNAVAILABLE at once.
   *
   * @defaultValue 10_000
   */
  readonly pendingCallsMax?: number | undefined
  /**
   * How long an attempt waits for a free connection, a new one included, in milliseconds.
   *
   * @defaultValue 5000
   */
  readonly connectTimeoutMs?: number | undefined
  /**
   * After which time the server gives up a statement, waits for locks included, in milliseconds. A second later the
   * connection counts as dead.
   *
   * @defaultValue 10_000
   */
  readonly statementTimeoutMs?: number | undefined
  /**
   * After which time the server ends a connection that holds a transaction open and says nothing, in milliseconds: so
   * long can an agent that was paused in the middle of a change of topics hold up others.
   *
   * @defaultValue 5000
   */
  readonly idleTransactionTimeoutMs?: number | undefined
  /**
   * After which time a connection that nobody uses is closed, in milliseconds.
   *
   * @defaultValue 30_000
   */
  readonly idleConnectionTimeoutMs?: number | undefined
  /**
   * How often a call is tried at most, when connections are lost, the server restarts or transactions get into each
   * other's way.
   *
   * @defaultValue 8
   */
  readonly attemptsMax?: number | undefined
  /**
   * The pause before the second attempt, in milliseconds; it doubles each time up to `retryDelayMaxMs`, and of each pause
   * a random part is taken.
   *
   * @defaultValue 25
   */
  readonly retryDelayMs?: number | undefined
  /**
   * The longest pause between attempts, in milliseconds.
   *
   * @defaultValue 2000
   */
  readonly retryDelayMaxMs?: number | undefined
  /**
   * After which time, over all attempts, a call fails with UNAVAILABLE, in milliseconds.
   *
   * @defaultValue 30_000
   */
  readonly callTimeoutMs?: number | undefined
  /**
   * How long `start` may take to bring the schema up to date, waits for another agent that does so included, in
   * milliseconds.
   *
   * @defaultValue 60_000
   */
  readonly migrationTimeoutMs?: number | undefined
}

type OwnOptions = Omit<PostgresMetadataOptions, keyof MetadataEngineOptions>

/** {@link PostgresMetadataOptions} with every default filled in. */
export type ResolvedPostgresMetadataOptions = ResolvedMetadataEngineOptions & {
  readonly [Key in keyof OwnOptions]-?: NonNullable<OwnOptions[Key]>
}

const DEFAULTS: { readonly [Key in keyof Omit<OwnOptions, 'url' | 'schema'>]-?: number } = Object.freeze({
  connectionsMax: 8,
  pendingCallsMax: 10_000,
  connectTimeoutMs: 5000,
  statementTimeoutMs: 10_000,
  idleTransactionTimeoutMs: 5000,
  idleConnectionTimeoutMs: 30_000,
  attemptsMax: 8,
  retryDelayMs: 25,
  retryDelayMaxMs: 2000,
  callTimeoutMs: 30_000,
  migrationTimeoutMs: 60_000,
})

/** PostgreSQL cuts identifiers off after 63 bytes, and keeps names that begin with `pg_` to itself. */
const SCHEMA_NAME = /^(?!pg_)[a-z_][a-z0-9_]{0,62}$/

/**
 * Checks the options and fills in defaults.
 *
 * @throws TypeError naming every option that is wrong. It never contains the URL, which may hold a password.
 */
export function resolvePostgresMetadataOptions(options: PostgresMetadataOptions): ResolvedPostgresMetadataOptions {
  const problems: string[] = []
  const { url, schema = 'millrace' } = options
  if (!isPostgresUrl(url)) problems.push('url must be postgres://user:password@host:port/database')
  if (typeof schema !== 'string' || !SCHEMA_NAME.test(schema)) {
    problems.push('schema must be 1 to 63 lower-case letters, digits and _, not beginning with a digit or pg_')
  }
  const pick = (name: keyof typeof DEFAULTS): number => {
    const value = options[name] ?? DEFAULTS[name]
    // What the server takes for a time-out is an int32.
    const isFine = Number.isSafeInteger(value) && value >= 1 && value <= 2_147_483_647
    if (!isFine) problems.push(`${name} must be an integer from 1 to 2^31-1, not ${value}`)
    return value
  }
  const numbers = {
    connectionsMax: pick('connectionsMax'),
    pendingCallsMax: pick('pendingCallsMax'),
    connectTimeoutMs: pick('connectTimeoutMs'),
    statementTimeoutMs: pick('statementTimeoutMs'),
    idleTransactionTimeoutMs: pick('idleTransactionTimeoutMs'),
    idleConnectionTimeoutMs: pick('idleConnectionTimeoutMs'),
    attemptsMax: pick('attemptsMax'),
    retryDelayMs: pick('retryDelayMs'),
    retryDelayMaxMs: pick('retryDelayMaxMs'),
    callTimeoutMs: pick('callTimeoutMs'),
    migrationTimeoutMs: pick('migrationTimeoutMs'),
  }
  const engine = resolveOrCollect(options, problems)
  if (problems.length > 0 || engine === undefined) throw new TypeError(problems.join('; '))
  return Object.freeze({ ...engine, url, schema, ...numbers })
}

function isPostgresUrl(url: string): boolean {
  return typeof url === 'string' && /^postgres(?:ql)?:\/\//.test(url) && URL.canParse(url)
}

function resolveOrCollect(
  options: MetadataEngineOptions,
  problems: string[],
): ResolvedMetadataEngineOptions | undefined {
  try {
    return resolveMetadataEngineOptions(options)
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error))
    return undefined
  }
}
