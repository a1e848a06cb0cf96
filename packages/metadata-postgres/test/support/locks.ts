import { Client } from 'pg'
import type { TestServer } from './server.ts'

/** A transaction that is open. */
export interface Holder {
  /** Commits it. */
  release(): Promise<void>
}

/** Locks every partition's row, as a commit does, until `release` is called. */
export function holdPartitions(server: TestServer, schema: string): Promise<Holder> {
  return hold(server, `SELECT FROM ${schema}.partitions FOR NO KEY UPDATE`)
}

/** Registers an agent, in a transaction that goes on until `release` is called. */
export function holdRegistration(server: TestServer, schema: string, clusterId: string, nodeId: number) {
  const statement = `SELECT FROM ${schema}.register_agent_1($1, 'held', $2, '{}', '{}', 10000, NULL)`
  return hold(server, statement, [clusterId, nodeId])
}

async function hold(server: TestServer, statement: string, values: readonly unknown[] = []): Promise<Holder> {
  const client = new Client(server.url)
  await client.connect()
  await client.query('BEGIN')
  await client.query(statement, [...values])
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
