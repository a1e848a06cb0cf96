import { Client } from 'pg'
import type { TestServer } from './server.ts'

/** Locks every partition's row, as a commit does, until `release` is called. */
export async function holdPartitions(server: TestServer, schema: string): Promise<{ release(): Promise<void> }> {
  const client = new Client(server.url)
  await client.connect()
  await client.query('BEGIN')
  await client.query(`SELECT FROM ${schema}.partitions FOR NO KEY UPDATE`)
  return {
    async release() {
      await client.query('COMMIT')
      await client.end()
    },
  }
}

/** Resolves when that many connections of stores wait for locks. */
export async function untilWaiting(server: TestServer, count: number): Promise<void> {
  for (let waiting = 0; waiting < count; ) {
    const [row] = await server.ask<{ waiting: number }>(
      `SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE application_name = 'millrace' AND wait_event_type = 'Lock'`,
    )
    waiting = row?.waiting ?? 0
  }
}
