import { Client } from 'pg'
import { expect, it } from 'vitest'
import { inSchema } from '../src/in-schema.ts'
import { claimFunction } from '../src/lease-functions.ts'
import { type Agents, withAgents } from './support/agents.ts'
import { RACE_ROUNDS } from './support/effort.ts'
import { claimFor, openLongLease } from './support/leases.ts'
import { untilWaiting } from './support/locks.ts'
import { describeWithPostgres, type TestServer } from './support/server.ts'

const LEASE_MS = 1_000
const START_MS = 1_750_000_000_000

/** Runs a test with two agents whose store's time it sets. */
function withTime(
  server: TestServer,
  claimFunctionName: string | undefined,
  run: (agents: Agents, time: { nowMs: number }) => Promise<void>,
): Promise<void> {
  const time = { nowMs: START_MS }
  const seams = { storeNowMs: () => time.nowMs, ...(claimFunctionName && { claimFunction: claimFunctionName }) }
  return withAgents(server, seams, async (agents) => {
    if (claimFunctionName !== undefined)
      await server.ask(inSchema(claimFunction(claimFunctionName, 'unlocked'), agents.schema))
    await run(agents, time)
  })
}

/**
 * A renewal that is made just before the lease is over, and a claim that is made just after, on their way together: who of
 * them got it. In odd rounds the claim is sent first.
 */
async function race({ stores: [left, right] }: Agents, time: { nowMs: number }, claimer: number, round: number) {
  const groupId = `group-${round}`
  const { leaseId } = await left.openLease('vci_race', 'left', LEASE_MS)
  await claimFor(left, leaseId, groupId)
  const endMs = time.nowMs + LEASE_MS
  const renew = () => {
    time.nowMs = endMs - 1
    return left.renewLease(leaseId, LEASE_MS)
  }
  const claimIt = () => {
    time.nowMs = endMs
    return right.claimGroup('vci_race', groupId, claimer)
  }
  const early = round % 2 === 1 ? claimIt() : undefined
  const [isRenewed, claim] = await Promise.all([renew(), early ?? claimIt()])
  time.nowMs = endMs
  if (!claim.ok) expect(claim).toEqual({ ok: false, code: 'HELD', holder: 'left' })
  return { isRenewed, isClaimed: claim.ok }
}

/** A claim that comes while a renewal is under way and not committed; whether it got the group. */
async function claimDuringRenewal(server: TestServer, { stores, schema }: Agents, time: { nowMs: number }) {
  const [left, right] = stores
  const { leaseId } = await left.openLease('vci_race', 'left', LEASE_MS)
  await claimFor(left, leaseId)
  const claimer = await openLongLease(right, 'right')
  const renewing = new Client(server.url)
  await renewing.connect()
  try {
    await renewing.query('BEGIN')
    const renewal = `SELECT ${schema}.renew_lease_1($1, $2, $3) AS is_renewed`
    const { rows } = await renewing.query(renewal, [leaseId, LEASE_MS, time.nowMs + LEASE_MS - 1])
    expect(rows).toEqual([{ is_renewed: true }])
    time.nowMs += LEASE_MS
    const claim = right.claimGroup('vci_race', 'group', claimer)
    await untilWaiting(server, 1)
    await renewing.query('COMMIT')
    return await claim
  } finally {
    await renewing.end()
  }
}

describeWithPostgres('a renewal and a claim that race on one PostgreSQL', (server) => {
  it('never both succeed, and either may', () =>
    withTime(server, undefined, async (agents, time) => {
      const claimer = await openLongLease(agents.stores[1], 'right')
      const outcomes = new Map<string, number>()
      for (let round = 0; round < RACE_ROUNDS; round++) {
        await agents.stores[1].renewLease(claimer, 3_600_000)
        const { isRenewed, isClaimed } = await race(agents, time, claimer, round)
        const outcome = `renewed ${isRenewed}, claimed ${isClaimed}`
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      }
      expect([...outcomes.keys()].sort()).toEqual(['renewed false, claimed true', 'renewed true, claimed false'])
    }))

  it('would both succeed if the claim did not lock the lease that it looks at', () =>
    withTime(server, 'planted', async (agents, time) => {
      const claimer = await openLongLease(agents.stores[1], 'right')
      let both = 0
      for (let round = 0; both === 0 && round < 10_000; round++) {
        await agents.stores[1].renewLease(claimer, 3_600_000)
        const { isRenewed, isClaimed } = await race(agents, time, claimer, round)
        if (isRenewed && isClaimed) both++
      }
      expect(both).toBe(1)
    }))

  it('are decided by the renewal that is under way: the claim waits for it', () =>
    withTime(server, undefined, async (agents, time) => {
      expect(await claimDuringRenewal(server, agents, time)).toEqual({ ok: false, code: 'HELD', holder: 'left' })
    }))

  it('would not be if the claim did not lock it', () =>
    withTime(server, 'planted', async (agents, time) => {
      expect((await claimDuringRenewal(server, agents, time)).ok).toBe(true)
    }))
})

describeWithPostgres('claims by several agents on one PostgreSQL', (server) => {
  it('of each other’s groups at once, from leases that look lapsed, never lock each other out', () =>
    withTime(server, undefined, async ({ stores }, time) => {
      for (let round = 0; round < RACE_ROUNDS / 10; round++) {
        const leases = await Promise.all(stores.map((store, index) => openLongLease(store, `agent-${index}`)))
        const dying = await Promise.all(stores.map((store) => store.openLease('vci_race', 'dying', LEASE_MS)))
        const ids = Array.from({ length: 8 }, (_, index) => `group-${round}-${index}`)
        for (const [index, id] of ids.entries()) await claimFor(stores[0], dying[index % 2]!.leaseId, id)
        time.nowMs += LEASE_MS
        const claims = await Promise.all(
          ids.flatMap((id) => stores.map((store, index) => store.claimGroup('vci_race', id, leases[index]!))),
        )
        expect(claims.filter(({ ok }) => ok)).toHaveLength(ids.length)
        await Promise.all(leases.map((leaseId) => stores[0].endLease(leaseId)))
      }
    }))
})
