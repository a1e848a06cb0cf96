import { ErrorCode } from '@millrace/protocol'
import { afterEach, describe, expect, it } from 'vitest'
import { createGroupCoordinator, createGroupRouter, type GroupRouter } from '../src/index.ts'
import {
  CLUSTER,
  commitRequest,
  createManualClock,
  createTestStore,
  identity,
  joinRequest,
  settle,
  syncRequest,
  TOPICS,
} from './coordinator-fixture.ts'

const LEASE_MS = 3_000
const opened: GroupRouter[] = []
afterEach(async () => {
  for (const router of opened.splice(0)) await router.close()
})

/** Agents over one store; what one sends reaches the other's router, unless a test says otherwise. */
async function startAgents(...names: readonly string[]) {
  const clock = createManualClock()
  const test = createTestStore(clock)
  await test.memory.createTopics(
    CLUSTER,
    Object.entries(TOPICS).map(([name, topicId]) => ({ topicId, name, partitionCount: 4, configs: {} })),
  )
  const routers = new Map<string, GroupRouter>()
  /** Who was asked, with which call. */
  const sent: string[] = []
  const outOfReach = new Set<string>()
  /** Agents whose answers are lost. */
  const silent = new Set<string>()
  /** What calls wait for on their way. */
  const way = { isFree: Promise.resolve() }
  for (const holder of names) {
    const local = createGroupCoordinator(
      { store: test.store, clock },
      { clusterId: CLUSTER, initialRebalanceDelayMs: 0, holder, leaseMs: LEASE_MS },
    )
    const peers = {
      async call(to: string, payload: Uint8Array, { signal }: { signal?: AbortSignal | undefined }) {
        sent.push(`${holder} to ${to}: ${(JSON.parse(Buffer.from(payload).toString()) as { call: string }).call}`)
        if (outOfReach.has(to)) return undefined
        await way.isFree
        const answer = await routers.get(to)!.answer([payload.subarray(0, 3), payload.subarray(3)], { signal })
        if (silent.has(to)) throw new Error(`the answer of ${to} is lost`)
        return [answer]
      },
    }
    const router = createGroupRouter({ local, store: test.store, peers, clock }, { clusterId: CLUSTER, holder })
    routers.set(holder, router)
    opened.push(router)
  }
  const ask = (name: string) => routers.get(name)!
  return { ask, clock, test, sent, outOfReach, silent, way }
}

/** A stable group `g` of one member that came by `router`. */
async function stableGroup(router: GroupRouter, clock: ReturnType<typeof createManualClock>) {
  const joining = router.joinGroup(joinRequest())
  await settle()
  await clock.advance(0)
  const joined = await joining
  const synced = await router.syncGroup(syncRequest(joined.memberId, joined.generation, 'all of it'))
  return { ...joined, assignment: Buffer.from(synced.assignment).toString() }
}

describe('any agent', () => {
  it('coordinates a group that nobody holds', async () => {
    const { ask, clock, sent } = await startAgents('a', 'b')
    expect(await ask('b').holderOf('g')).toEqual({ ok: true, holder: null })
    await stableGroup(ask('a'), clock)
    expect(await ask('a').holderOf('g')).toEqual({ ok: true, holder: 'a' })
    expect(await ask('b').holderOf('g')).toEqual({ ok: true, holder: 'a' })
    expect(sent).toEqual([])
  })

  it('passes on every request for a group that another holds, and brings the answer back', async () => {
    const { ask, clock, sent } = await startAgents('a', 'b')
    const { memberId: first } = await stableGroup(ask('a'), clock)
    const joining = ask('b').joinGroup(joinRequest({ clientId: 'second' }))
    await settle()
    expect(await ask('b').heartbeat(identity(first, 1))).toBe(ErrorCode.REBALANCE_IN_PROGRESS)
    const rejoined = ask('a').joinGroup(joinRequest({ memberId: first }))
    await settle()
    const [second, leader] = await Promise.all([joining, rejoined])
    expect(second).toMatchObject({ errorCode: 0, generation: 2, leaderId: first })
    expect(leader.members.map(({ metadata }) => Buffer.from(metadata).toString())).toEqual(['any', 'any'])

    const sync = ask('b').syncGroup({ ...syncRequest(second.memberId, 2), assignments: [] })
    await settle()
    await ask('a').syncGroup({
      ...syncRequest(first, 2),
      assignments: [{ memberId: second.memberId, assignment: Buffer.from([0, 255, 128]) }],
    })
    expect([...(await sync).assignment]).toEqual([0, 255, 128])

    expect(await ask('b').commitOffsets(commitRequest(7, identity(second.memberId, 2)))).toMatchObject({ errorCode: 0 })
    const { groups } = await ask('b').fetchOffsets([{ groupId: 'g', partitions: null }])
    expect(groups[0]![0]).toMatchObject({ offset: 7 })
    const described = await ask('b').describeGroup('g')
    expect(described.members.map(({ clientId }) => clientId)).toEqual(['client', 'second'])
    expect(await ask('b').deleteGroup('g')).toBe(ErrorCode.NON_EMPTY_GROUP)
    const topics = [{ topicName: 'orders', partitions: [{ topicId: TOPICS.orders, partition: 0 }] }]
    expect((await ask('b').deleteOffsets('g', topics)).errorCode).toBe(0)
    const leaving = [first, second.memberId].map((memberId) => ({ memberId, instanceId: null }))
    expect((await ask('b').leaveGroup({ groupId: 'g', members: leaving })).members.map((one) => one.errorCode)).toEqual(
      [0, 0],
    )
    expect(await ask('b').deleteGroup('g')).toBe(0)
    const names = ['joinGroup', 'heartbeat', 'syncGroup', 'commitOffsets', 'describeGroup', 'deleteGroup']
    expect(sent).toEqual([...names, 'deleteOffsets', 'leaveGroup', 'deleteGroup'].map((name) => `b to a: ${name}`))
  })

  it('asks the store once who holds a group, and not for every request', async () => {
    const { ask, clock, test } = await startAgents('a', 'b')
    const { memberId } = await stableGroup(ask('a'), clock)
    test.calls.length = 0
    for (let beat = 0; beat < 3; beat++) expect(await ask('b').heartbeat(identity(memberId, 1))).toBe(0)
    expect(test.calls.filter((method) => method === 'findGroupHolder')).toHaveLength(1)
  })

  it('takes the group over, in the same generation, when its holder closed', async () => {
    const { ask, clock } = await startAgents('a', 'b')
    const { memberId } = await stableGroup(ask('a'), clock)
    expect(await ask('b').heartbeat(identity(memberId, 1))).toBe(0)
    await ask('a').close()
    expect(await ask('b').heartbeat(identity(memberId, 1))).toBe(0)
    expect(await ask('b').holderOf('g')).toEqual({ ok: true, holder: 'b' })
    const synced = await ask('b').syncGroup(syncRequest(memberId, 1))
    expect(Buffer.from(synced.assignment).toString()).toBe('all of it')
  })

  it('tells clients to come again while the holder is out of reach, and never that they are unknown', async () => {
    const { ask, clock, outOfReach } = await startAgents('a', 'b')
    const { memberId } = await stableGroup(ask('a'), clock)
    outOfReach.add('a')
    const { COORDINATOR_NOT_AVAILABLE } = ErrorCode
    expect(await ask('b').heartbeat(identity(memberId, 1))).toBe(COORDINATOR_NOT_AVAILABLE)
    expect(await ask('b').commitOffsets(commitRequest(1, identity(memberId, 1)))).toEqual({
      errorCode: COORDINATOR_NOT_AVAILABLE,
      results: [COORDINATOR_NOT_AVAILABLE],
    })
    expect(await ask('b').joinGroup(joinRequest({ memberId }))).toMatchObject({
      errorCode: COORDINATOR_NOT_AVAILABLE,
      memberId,
    })
  })

  it('does not do again what may have been done, but tells the client', async () => {
    const { ask, clock, sent, silent } = await startAgents('a', 'b')
    const { memberId } = await stableGroup(ask('a'), clock)
    await ask('a').leaveGroup({ groupId: 'g', members: [{ memberId, instanceId: null }] })
    silent.add('a')
    expect(await ask('b').deleteGroup('g')).toBe(ErrorCode.COORDINATOR_NOT_AVAILABLE)
    expect(sent).toEqual(['b to a: deleteGroup'])
    silent.clear()
    expect(await ask('b').deleteGroup('g')).toBe(ErrorCode.GROUP_ID_NOT_FOUND)
  })

  it('drops a commit whose client hung up while it was on its way', async () => {
    const { ask, clock, sent, way } = await startAgents('a', 'b')
    const { memberId } = await stableGroup(ask('a'), clock)
    let arrive = () => {}
    way.isFree = new Promise((resolve) => {
      arrive = resolve
    })
    const client = new AbortController()
    const late = ask('b').commitOffsets(commitRequest(1, identity(memberId, 1)), { signal: client.signal })
    await settle()
    client.abort()
    await ask('a').close()
    expect(await ask('b').commitOffsets(commitRequest(2, identity(memberId, 1)))).toMatchObject({ errorCode: 0 })
    arrive()
    expect((await late).errorCode).toBe(ErrorCode.COORDINATOR_NOT_AVAILABLE)
    expect(sent).toEqual(['b to a: commitOffsets'])
    const { groups } = await ask('b').fetchOffsets([{ groupId: 'g', partitions: null }])
    expect(groups[0]![0]).toMatchObject({ offset: 2 })
  })

  it('tells clients to come again while the store cannot say who holds a group', async () => {
    const { ask, clock, test } = await startAgents('a', 'b')
    const { memberId } = await stableGroup(ask('a'), clock)
    test.fail('findGroupHolder')
    test.calls.length = 0
    expect(await ask('b').heartbeat(identity(memberId, 1))).toBe(ErrorCode.COORDINATOR_NOT_AVAILABLE)
    // Requests behind each other on a connection do not wait for a look-up each.
    expect(await ask('b').heartbeat(identity(memberId, 1))).toBe(ErrorCode.COORDINATOR_NOT_AVAILABLE)
    expect(test.calls.filter((method) => method === 'findGroupHolder')).toHaveLength(1)
    expect(await ask('b').holderOf('g')).toEqual({ ok: false, errorCode: ErrorCode.COORDINATOR_NOT_AVAILABLE })
    expect(await ask('a').holderOf('g')).toEqual({ ok: true, holder: 'a' })
    test.mend()
    await clock.advance(1_000)
    expect(await ask('b').heartbeat(identity(memberId, 1))).toBe(ErrorCode.NONE)
  })

  it('refuses what no group is called without asking anybody', async () => {
    const { ask, test } = await startAgents('a')
    for (const groupId of ['', 'x'.repeat(40_000)])
      expect((await ask('a').joinGroup(joinRequest({ groupId }))).errorCode).toBe(ErrorCode.INVALID_GROUP_ID)
    expect(test.calls).toEqual([])
  })

  it('does not carry out what it does not know', async () => {
    const { ask } = await startAgents('a')
    const calls = [{ call: 'toString', request: { groupId: 'g' } }, { call: 'heartbeat', request: {} }, {}]
    for (const call of calls)
      await expect(ask('a').answer([Buffer.from(JSON.stringify(call))], {})).rejects.toThrow(TypeError)
  })
})
