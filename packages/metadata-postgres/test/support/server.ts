import { Client } from 'pg'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { findPostgres, startPostgres } from '../../../../scripts/postgres-server/server.mjs'

/** A server that the tests of one file share. */
export interface TestServer {
  /** URL of its database, for a user that owns it. */
  readonly url: string
  /** Process id of the server. */
  readonly processId: number
  /** The port that it listens on. */
  readonly port: number
  /** A name for a schema that nobody has used. */
  newSchema(): string
  /** Removes a schema with everything in it. */
  dropSchema(schema: string): Promise<void>
  /** Asks the server as its administrator, on a connection of its own. */
  ask<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>
}

/**
 * Declares tests that need a PostgreSQL server, which is started for them and does without fsync. Where there is no
 * PostgreSQL on the machine they are skipped with a printed line, and fail when REQUIRE_POSTGRES=1.
 */
export function describeWithPostgres(name: string, declare: (server: TestServer) => void): void {
  const bin = findPostgres()
  if (bin === undefined) {
    // oxlint-disable-next-line no-console -- Nobody shall believe that these ran.
    console.log(`${name}: skipped, there is no PostgreSQL 15 or later on this machine`)
    describe(name, () => {
      it.skipIf(process.env['REQUIRE_POSTGRES'] !== '1')('has a PostgreSQL server', () => {
        throw new Error('REQUIRE_POSTGRES=1, but there is no PostgreSQL 15 or later on this machine')
      })
    })
    return
  }
  describe(name, () => {
    let running: Awaited<ReturnType<typeof startPostgres>> | undefined
    let schemaCount = 0
    beforeAll(async () => {
      running = await startPostgres(bin, { isDurable: false })
    })
    afterAll(async () => {
      await running?.stop()
    })
    const started = () => {
      if (running === undefined) throw new Error('the server is not started')
      return running
    }
    async function ask<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
      const client = new Client(started().adminUrl)
      await client.connect()
      try {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The statement's text decides the shape of its rows.
        return (await client.query(sql, [...values])).rows as Row[]
      } finally {
        await client.end()
      }
    }
    declare({
      get url() {
        return started().url
      },
      get processId() {
        return started().processId
      },
      get port() {
        return started().port
      },
      newSchema: () => `test_${++schemaCount}`,
      async dropSchema(schema) {
        await ask(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)
      },
      ask,
    })
  })
}
