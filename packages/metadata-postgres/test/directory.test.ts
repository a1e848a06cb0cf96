import { DirectoryError, NODE_ID_KEPT_MS } from '@millrace/discovery'
import { describe, expect, it } from 'vitest'
import { createPostgresMetadataStore } from '../src/index.ts'
import { withAgents } from './support/agents.ts'
import { holdRegistration, untilWaiting } from './support/locks.ts'
import { describeWithPostgres } from './support/server.ts'

const STATUS = { isLeaving: false, busyShare: 0, shedShare: 0 }
const PROFILE = { host: '10.0.0.1', listeners: [{ name: 'kafka', port: 9092 }] }
const CLUSTER = 'vci_directory'
const registrationOf = (agentId: string, nodeId: number, expiryMs = 10_000) => ({
  agentId,
  nodeId,
  profile: PROFILE,
  status: STATUS,
  expiryMs,
})

async function failureOf(call: Promise<unknown>): Promise<DirectoryError> {
  const failure = await call.catch((error: unknown) => error)
  if (DirectoryError.is(failure)) return failure
  throw new Error('the call did not fail with a DirectoryError', { cause: failure })
}

describeWithPostgres('the directory in PostgreSQL', (server) => {
  it('takes its time from the server', () =>
    withAgents(server, {}, async ({ stores: [{ directory }], schema }) => {
      const serverNow = 'floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint'
      const lifeLeft = async () => {
        const rows = await server.ask<{ is_within: boolean }>(
          `SELECT expires_at_ms - ${serverNow} BETWEEN 1 AND 600000 AS is_within FROM ${schema}.agents`,
        )
        return rows.map((row) => row.is_within)
      }
      await directory.register(CLUSTER, registrationOf('a', 1, 600_000))
      expect(await lifeLeft()).toEqual([true])
      await server.ask(`UPDATE ${schema}.agents SET expires_at_ms = ${serverNow} + 700000`)
      expect(await lifeLeft()).toEqual([false])
      expect(await directory.heartbeat(CLUSTER, 'a', { status: STATUS, expiryMs: 600_000 })).toBe(true)
      expect(await lifeLeft()).toEqual([true])
      await server.ask(`UPDATE ${schema}.agents SET expires_at_ms = ${serverNow}`)
      expect(await directory.list(CLUSTER)).toEqual([])
      expect(await directory.heartbeat(CLUSTER, 'a', { status: STATUS, expiryMs: 600_000 })).toBe(false)
    }))

  it('gives a node id to one of many that race for few, each from connections of its own, and tells the others', () =>
    withAgents(server, { count: 4 }, async ({ stores }) => {
      for (let round = 0; round < 20; round++) {
        const cluster = `${CLUSTER}_${round}`
        const asked = Array.from({ length: 24 }, (_, index) =>
          stores[index % stores.length]!.directory.register(cluster, registrationOf(`agent-${index >> 1}`, index % 5)),
        )
        const outcomes = await Promise.all(asked)
        const entries = await stores[0].directory.list(cluster)
        expect(entries.map(({ nodeId }) => nodeId)).toEqual([0, 1, 2, 3, 4])
        for (const [index, outcome] of outcomes.entries()) {
          const entry = entries.find(({ agentId }) => agentId === `agent-${index >> 1}`)
          if (outcome.ok) expect(outcome.nodeId).toBe(entry?.nodeId)
        }
        expect(outcomes.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(5)
      }
    }))

  it('forgets agents that went long ago when the next one registers, and those alone', () =>
    withAgents(server, {}, async ({ stores: [{ directory }], schema }) => {
      for (const [nodeId, agentId] of ['old', 'lately', 'live'].entries()) {
        await directory.register(CLUSTER, registrationOf(agentId, nodeId))
      }
      const ago = (agentId: string, ms: number) =>
        server.ask(`UPDATE ${schema}.agents SET expires_at_ms = expires_at_ms - 10000 - ${ms} WHERE agent_id = $1`, [
          agentId,
        ])
      await ago('old', NODE_ID_KEPT_MS)
      await ago('lately', NODE_ID_KEPT_MS - 100_000)
      await directory.register(CLUSTER, registrationOf('new', 3))
      const rows = await server.ask<{ agent_id: string }>(`SELECT agent_id FROM ${schema}.agents ORDER BY node_id`)
      expect(rows.map((row) => row.agent_id)).toEqual(['lately', 'live', 'new'])
    }))

  it('lets one that registers wait for another, and nobody else: heartbeats, leaving, the list, other clusters', () =>
    withAgents(server, {}, async ({ stores: [{ directory }], schema }) => {
      for (const nodeId of [1, 2]) await directory.register(CLUSTER, registrationOf(`agent-${nodeId}`, nodeId))
      const holder = await holdRegistration(server, schema, CLUSTER, 3)
      const waiting = directory.register(CLUSTER, registrationOf('agent-3', 3))
      await untilWaiting(server, 1)
      expect(await directory.heartbeat(CLUSTER, 'agent-1', { status: STATUS, expiryMs: 60_000 })).toBe(true)
      await directory.leave(CLUSTER, 'agent-2')
      expect((await directory.list(CLUSTER)).map(({ nodeId }) => nodeId)).toEqual([1])
      expect(await directory.register('vci_other', registrationOf('agent-3', 3))).toEqual({ ok: true, nodeId: 3 })
      await holder.release()
      expect(await waiting).toEqual({ ok: false, code: 'NODE_ID_TAKEN' })
    }))

  it('fails with its own errors: BAD_REQUEST, UNAVAILABLE whatever the database says, CLOSED', () =>
    withAgents(server, { options: { attemptsMax: 1 } }, async ({ stores: [store, { directory }], schema }) => {
      expect(await failureOf(directory.leave(CLUSTER, 'x\u0000'))).toMatchObject({ code: 'BAD_REQUEST' })
      await server.ask(`ALTER TABLE ${schema}.agents RENAME TO elsewhere`)
      const message = expect.stringContaining('(42P01)')
      expect(await failureOf(directory.list(CLUSTER))).toMatchObject({ code: 'UNAVAILABLE', message })
      await store.close()
      expect(await failureOf(store.directory.list(CLUSTER))).toMatchObject({ code: 'CLOSED' })
    }))
})

describe('the directory of a store that is not started', () => {
  it('is CLOSED', async () => {
    const { directory, close } = createPostgresMetadataStore({}, { url: 'postgres://127.0.0.1:1/database' })
    expect(await failureOf(directory.list(CLUSTER))).toMatchObject({ code: 'CLOSED' })
    await close()
  })
})
