import { MetadataError } from '@millrace/metadata'
import { commitFunction } from './commit-function.ts'
import type { Session } from './connections.ts'
import { inSchema } from './in-schema.ts'
import { claimFunction, LEASES, RENEW_FUNCTION } from './lease-functions.ts'
import { READ_FUNCTION } from './read-function.ts'
import { AGENTS } from './schema-agents.ts'
import { TABLES } from './schema-tables.ts'

/** A step from one version of the schema to the next. */
export interface Migration {
  /** What it does. Once released it is never changed. */
  readonly sql: string
  /**
   * The oldest version that a program may know and still work on the result. Agents are replaced one by one, so a step
   * only adds: a function that changes gets a new name, and the old one stays until no agent can call it.
   */
  readonly readableFrom: number
}

/** What leads from an empty schema to the newest version. */
export const MIGRATIONS: readonly Migration[] = [
  { sql: `${TABLES}${commitFunction('commit_segment_1')}${READ_FUNCTION}`, readableFrom: 1 },
  { sql: AGENTS, readableFrom: 1 },
  { sql: `${LEASES}${RENEW_FUNCTION}${claimFunction('claim_group_1')}`, readableFrom: 1 },
]

/** The oldest server that has what the statements use. */
const SERVER_VERSION_MIN = 150_000

interface ServerRow {
  readonly version: number
  readonly encoding: string
  readonly is_replica: boolean
  readonly isolation: string
  readonly fsync: string
  readonly synchronous_commit: string
}

/** What a server said that an operator should know. */
export interface ServerFindings {
  /** Whether the server may lose what it has confirmed. */
  readonly isDurable: boolean
}

/**
 * Checks whether the server is one that the engine can work on.
 *
 * @throws MetadataError INVALID when it is too old, its database does not hold Unicode or its transactions are of
 * another isolation level than the statements are written for; UNAVAILABLE for a replica.
 */
export async function checkServer(session: Session): Promise<ServerFindings> {
  const [server] = await session.query<ServerRow>(`
    SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding,
    pg_is_in_recovery() AS is_replica, current_setting('transaction_isolation') AS isolation, current_setting('fsync') AS fsync,
    current_setting('synchronous_commit') AS synchronous_commit`)
  const { version, encoding, is_replica: isReplica, fsync, synchronous_commit: synchronousCommit } = server!
  if (version < SERVER_VERSION_MIN) {
    throw new MetadataError('INVALID', `PostgreSQL ${Math.floor(version / 10_000)} is too old: 15 is the oldest known`)
  }
  if (encoding !== 'UTF8') {
    throw new MetadataError('INVALID', `the database is encoded in ${encoding}; it must be UTF8`)
  }
  if (server!.isolation !== 'read committed') {
    throw new MetadataError('INVALID', `transactions are ${server!.isolation}; they must be read committed`)
  }
  if (isReplica) throw new MetadataError('UNAVAILABLE', 'the PostgreSQL server is a replica that takes no writes')
  return { isDurable: fsync === 'on' && synchronousCommit !== 'off' }
}

/**
 * Brings the schema to the newest version that this program knows, in one transaction, while other agents may be doing
 * the same and older ones are at work. Without anything to do it needs no right to change the schema.
 *
 * @throws MetadataError INVALID when the schema belongs to a newer version that does not admit this program, or holds
 * something else.
 */
export async function migrate(
  session: Session,
  target: { readonly schema: string; readonly timeoutMs: number; readonly migrations?: readonly Migration[] },
): Promise<void> {
  const { schema, timeoutMs, migrations = MIGRATIONS } = target
  if ((await checkedVersion(session, schema, migrations.length)) >= migrations.length) return
  await session.query('BEGIN')
  try {
    await session.query(`SELECT set_config('statement_timeout', $1, true)`, [String(timeoutMs)])
    // The others wait here, and find it done.
    await session.query(`SELECT pg_advisory_xact_lock(hashtext('millrace.schema'), hashtext($1))`, [schema])
    const found = await checkedVersion(session, schema, migrations.length)
    for (const migration of migrations.slice(found)) {
      // `IF NOT EXISTS` would ask for the right to make schemas even where there is nothing to make.
      if (found === 0 && !(await hasSchema(session, schema))) await session.query(`CREATE SCHEMA "${schema}"`)
      await session.query(inSchema(migration.sql, schema))
    }
    if (found < migrations.length) {
      await session.query(
        inSchema('CREATE TABLE IF NOT EXISTS millrace.schema_version (version int, readable_from int)', schema),
      )
      await session.query(inSchema('DELETE FROM millrace.schema_version', schema))
      const { readableFrom } = migrations.at(-1)!
      await session.query(inSchema('INSERT INTO millrace.schema_version VALUES ($1, $2)', schema), [
        migrations.length,
        readableFrom,
      ])
    }
    await session.query('COMMIT')
  } catch (error) {
    await session.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

async function hasSchema(session: Session, schema: string): Promise<boolean> {
  return (await session.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [schema])).length > 0
}

/** The version of the schema, 0 when it is empty or missing. */
async function checkedVersion(session: Session, schema: string, known: number): Promise<number> {
  const tables = await session.query<{ tablename: string }>('SELECT tablename FROM pg_tables WHERE schemaname = $1', [
    schema,
  ])
  if (tables.length === 0) return 0
  if (!tables.some(({ tablename }) => tablename === 'schema_version')) {
    throw new MetadataError('INVALID', `the schema ${schema} holds tables of some other program`)
  }
  const [row] = await session.query<{ version: number; readable_from: number }>(
    inSchema('SELECT version, readable_from FROM millrace.schema_version', schema),
  )
  const { version, readable_from: readableFrom } = row ?? { version: 0, readable_from: 0 }
  if (version > known && readableFrom > known) {
    throw new MetadataError(
      'INVALID',
      `the schema ${schema} has version ${version}, for programs that know ${readableFrom}; this one knows ${known}`,
    )
  }
  return version
}
