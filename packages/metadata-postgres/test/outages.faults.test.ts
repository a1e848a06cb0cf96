import type { MetadataStore } from '@millrace/metadata'
import { expect, it } from 'vitest'
import { withAgents } from './support/agents.ts'
import { checkedHighWatermark, makeTopic, segmentOf, verdictsOf } from './support/race.ts'
import { describeWithPostgres, type TestServer } from './support/server.ts'

const OURS = `application_name = 'millrace' AND backend_type = 'client backend'`

/**
 * Commits by every store until `disturb` is done, each with a producer and a partition of its own and all to one more
 * partition; checks every answer and what is stored in the end. Returns how many commits there were.
 */
async function commitThrough(
  stores: readonly MetadataStore[],
  disturb: (committed: () => number) => Promise<void>,
): Promise<number> {
  const topicId = await makeTopic(stores[0]!, 'disturbed', stores.length + 1)
  let isOver = false
  let total = 0
  const counts = stores.map(async (store, agent) => {
    let sequence = 0
    for (; !isOver; sequence++) {
      const own = { topicId, partition: agent + 1, producerId: agent, sequence }
      const segment = segmentOf([{ topicId, producerId: agent, sequence }, own])
      const [shared, verdict] = await verdictsOf(store, segment)
      expect(shared?.kind).toBe('committed')
      expect(verdict).toEqual({ kind: 'committed', baseOffset: sequence, logStartOffset: 0 })
      total++
    }
    return sequence
  })
  await disturb(() => total).finally(() => {
    isOver = true
  })
  const perAgent = await Promise.all(counts)
  for (const [agent, count] of perAgent.entries()) {
    expect(await checkedHighWatermark(stores[0]!, topicId, agent + 1)).toBe(count)
  }
  expect(await checkedHighWatermark(stores[0]!, topicId)).toBe(total)
  return total
}

/** Resolves when that many more commits were answered. */
async function untilMore(committed: () => number, count: number): Promise<void> {
  for (const goal = committed() + count; committed() < goal; ) await new Promise(setImmediate)
}

const anyConnection = async (server: TestServer) => {
  const [row] = await server.ask<{ pid: number }>(`SELECT pid FROM pg_stat_activity WHERE ${OURS} LIMIT 1`)
  return row!.pid
}

describeWithPostgres('a store under load', (server) => {
  it('loses nothing and doubles nothing when the server ends its connections, 20 times', () =>
    withAgents(server, { count: 3, options: { retryDelayMs: 1 } }, async ({ stores }) => {
      const total = await commitThrough(stores, async (committed) => {
        for (let round = 0; round < 20; round++) {
          await untilMore(committed, 5)
          await server.ask(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${OURS}`)
        }
      })
      expect(total).toBeGreaterThan(100)
    }))

  it('loses nothing and doubles nothing when a process of the server is killed, which restarts all of it', () =>
    withAgents(server, { count: 3 }, async ({ stores }) => {
      await commitThrough(stores, async (committed) => {
        for (let round = 0; round < 2; round++) {
          await untilMore(committed, 20)
          process.kill(await anyConnection(server), 'SIGKILL')
          await untilMore(committed, 20)
        }
      })
    }))
})
