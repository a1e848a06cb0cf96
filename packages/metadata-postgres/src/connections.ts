import type { Clock, Logger } from '@millrace/runtime'
import { type ClientConfig, Pool, type PoolClient, TypeOverrides } from 'pg'
import type { ResolvedPostgresMetadataOptions } from './options.ts'
import { classify } from './postgres-error.ts'
import { toNumber } from './text-codec.ts'

/** One connection while a call has it. */
export interface Session {
  /** Runs a statement and returns its rows, which have the shape that the statement's text gives them. */
  query<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  /** Runs a statement and returns how many rows it changed. */
  change(sql: string, values?: readonly unknown[]): Promise<number>
}

/** A bounded number of connections. */
export interface Connections {
  /**
   * Lends a connection. One that fails `use` in a way that leaves it in doubt is closed; so is one that takes longer than
   * `limitMs`, whereupon `use` fails.
   */
  lend<Result>(limitMs: number, use: (session: Session) => Promise<Result>): Promise<Result>
  /** Closes all of them. Nothing may be lent any more. */
  close(): Promise<void>
}

/** The type number of `bigint`. */
const INT8_OID = 20
/** How much longer than the server's own time-out an answer may take. */
const ANSWER_GRACE_MS = 1000

/** Connections to the database that the options name. Opens none yet. */
export function createConnections(
  { clock, logger, place }: { readonly clock: Clock; readonly logger: Logger; readonly place: string },
  options: ResolvedPostgresMetadataOptions,
): Connections {
  const pool = new Pool({
    ...clientConfig(options),
    max: options.connectionsMax,
    connectionTimeoutMillis: options.connectTimeoutMs,
    idleTimeoutMillis: options.idleConnectionTimeoutMs,
  })
  const onError = (error: Error) => logger.debug('metadata.connection_lost', { place }, error)
  // A connection that breaks while nobody uses it; without a listener it would end the process.
  pool.on('error', onError)
  // The same for one that breaks while it is lent; the call that has it hears of it too.
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
  })

  return {
    async lend(limitMs, use) {
      const client = await pool.connect()
      let isReleased = false
      const release = (isDoubtful: boolean) => {
        if (isReleased) return
        isReleased = true
        client.release(isDoubtful)
      }
      const timer = clock.setTimer(limitMs + ANSWER_GRACE_MS, () => release(true))
      try {
        const result = await use(sessionOn(client))
        release(false)
        return result
      } catch (error) {
        release(classify(error).isConnectionLost)
        throw error
      } finally {
        timer.cancel()
      }
    },
    close: () => pool.end(),
  }
}

/** What every connection is told, whoever opens it. */
function clientConfig(options: ResolvedPostgresMetadataOptions): ClientConfig {
  const types = new TypeOverrides()
  types.setTypeParser(INT8_OID, toNumber)
  return {
    connectionString: options.url,
    application_name: 'millrace',
    statement_timeout: options.statementTimeoutMs,
    idle_in_transaction_session_timeout: options.idleTransactionTimeoutMs,
    // The engine's statements are written for this level, whatever the server's default is.
    options: '-c default_transaction_isolation=read\\ committed -c jit=off',
    keepAlive: true,
    types,
  }
}

function sessionOn(client: PoolClient): Session {
  const run = (sql: string, values: readonly unknown[] | undefined) =>
    client.query(sql, values === undefined ? undefined : [...values])
  return {
    async query(sql, values) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The statement's text decides the shape of its rows.
      return (await run(sql, values)).rows as never
    },
    change: async (sql, values) => (await run(sql, values)).rowCount ?? 0,
  }
}
