import { Client } from 'pg'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { findPostgres, startPostgres } from '../../../../scripts/postgres-server/server.mjs'

/** A server that the tests of one file share. */
export interface TestServer {
  /** URL of its database, for a user that owns it. */
  readonly url: string
  /** Process id of the server. */
  readonly processId: number
  /** A name for a schema that nobody has used. */
  newSchema(): string
  /** Removes a schema with everything in it. */
  dropSchema(schema: string): Promise<void>
  /** Asks the server as its administrator. */
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
    let admin: Client | undefined
    let schemaCount = 0
    beforeAll(async () => {
      running = await startPostgres(bin, { isDurable: false })
      admin = new Client(running.adminUrl)
      // Tests that end the server end this connection too.
      admin.on('error', () => undefined)
      await admin.connect()
    })
    afterAll(async () => {
      await admin?.end()
      await running?.stop()
    })
    const started = () => {
      if (running === undefined || admin === undefined) throw new Error('the server is not started')
      return { running, admin }
    }
    declare({
      get url() {
        return started().running.url
      },
      get processId() {
        return started().running.processId
      },
      newSchema: () => `test_${++schemaCount}`,
      async dropSchema(schema) {
        await started().admin.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)
      },
      async ask<Row>(sql: string, values: readonly unknown[] = []) {
        const { rows } = await started().admin.query(sql, [...values])
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The statement's text decides the shape of its rows.
        return rows as Row[]
      },
    })
  })
}
