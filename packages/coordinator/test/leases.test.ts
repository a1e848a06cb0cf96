import { ErrorCode } from '@millrace/protocol'
import { describe, expect, it } from 'vitest'
import type { GroupCoordinator } from '../src/index.ts'
import {
  CLUSTER,
  commitRequest,
  identity,
  joinRequest,
  settle,
  stableGroup,
  syncRequest,
  TOPICS,
} from './coordinator-fixture.ts'
import { text } from './group-fixture.ts'
import { type Cluster, createCluster, LEASE_MS } from './process-fixture.ts'

const { COORDINATOR_NOT_AVAILABLE, NOT_COORDINATOR, REBALANCE_IN_PROGRESS } = ErrorCode
const SESSION_MS = 10_000

/** Two processes; the first has a stable group `g` of one member with an offset. */
async function twoProcesses(options = {}) {
  const cluster = await createCluster()
  const first = cluster.start('first', options)
  const second = cluster.start('second', options)
  const memberId = await stableGroup(first.coordinator, cluster.time)
  await first.coordinator.commitOffsets(commitRequest(5, identity(memberId, 1)))
  const beat = (coordinator: GroupCoordinator, generation = 1) => coordinator.heartbeat(identity(memberId, generation))
  return { ...cluster, first, second, memberId, beat }
}

const offsetOf = async (coordinator: GroupCoordinator) => {
  const query = { groupId: 'g', partitions: [{ topicId: TOPICS.orders, partition: 0 }] }
  return (await coordinator.fetchOffsets([query])).groups[0]![0]?.offset
}

const storedMembers = async ({ memory, start }: Cluster) => {
  const { state, members } = await start('onlooker').coordinator.describeGroup('g')
  return { state, memberIds: members.map(({ memberId }) => memberId), record: await memory.readGroup(CLUSTER, 'g') }
}

describe('a group that another coordinator holds', () => {
  it('is NOT_COORDINATOR for every request that its holder would answer, and nothing is done', async () => {
    const cluster = await twoProcesses()
    const { second, memberId, time, memory } = cluster
    const before = await memory.readGroup(CLUSTER, 'g')
    const other = second.coordinator
    expect(await other.heartbeat(identity(memberId, 1))).toBe(NOT_COORDINATOR)
    expect((await other.joinGroup(joinRequest())).errorCode).toBe(NOT_COORDINATOR)
    expect((await other.joinGroup(joinRequest({ memberId }))).errorCode).toBe(NOT_COORDINATOR)
    expect((await other.syncGroup(syncRequest(memberId, 1))).errorCode).toBe(NOT_COORDINATOR)
    const leaving = { groupId: 'g', members: [{ memberId, instanceId: null }] }
    expect((await other.leaveGroup(leaving)).errorCode).toBe(NOT_COORDINATOR)
    expect((await other.commitOffsets(commitRequest(9, identity(memberId, 1)))).errorCode).toBe(NOT_COORDINATOR)
    expect((await other.commitOffsets(commitRequest(9))).errorCode).toBe(NOT_COORDINATOR)
    expect((await other.deleteOffsets('g', [])).errorCode).toBe(NOT_COORDINATOR)
    expect(await other.deleteGroup('g')).toBe(NOT_COORDINATOR)
    await time.advance(0)
    expect(await memory.readGroup(CLUSTER, 'g')).toEqual(before)
    expect([cluster.first.coordinator.isHeld('g'), other.isHeld('g'), other.groupCount]).toEqual([true, false, 0])
  })

  it('and has not stored yet is not taken for one that does not exist', async () => {
    const { first, second } = await twoProcesses()
    const request = joinRequest({ groupId: 'new', needsMemberId: true })
    const { memberId } = await first.coordinator.joinGroup(request)
    const answer = await second.coordinator.joinGroup({ ...request, memberId })
    expect(answer.errorCode).toBe(NOT_COORDINATOR)
  })

  it('is read by whoever only looks', async () => {
    const { second, memberId } = await twoProcesses()
    expect(await offsetOf(second.coordinator)).toBe(5)
    expect((await second.coordinator.describeGroup('g')).members).toMatchObject([{ memberId }])
    expect((await second.coordinator.listGroups()).groups).toMatchObject([{ groupId: 'g', state: 'Stable' }])
  })

  it('stays with its holder for as long as that renews its lease, without a request', async () => {
    const { first, second, time, beat } = await twoProcesses()
    for (let round = 0; round < 10; round++) {
      await time.advance(SESSION_MS / 2)
      expect([await beat(second.coordinator), await beat(first.coordinator)]).toEqual([NOT_COORDINATOR, 0])
    }
  })
})

describe('a holder that dies', () => {
  it('is followed by another in the same generation, when its lease is over, with whole sessions', async () => {
    const { first, second, time, memberId, beat } = await twoProcesses()
    await time.advance(SESSION_MS - LEASE_MS)
    expect(await beat(first.coordinator)).toBe(0)
    first.stop()
    await time.advance(LEASE_MS - 1_000)
    expect(await beat(second.coordinator)).toBe(NOT_COORDINATOR)
    await time.advance(1_000)
    expect(await beat(second.coordinator)).toBe(0)
    await time.advance(SESSION_MS - 1)
    expect(await beat(second.coordinator)).toBe(0)
    expect(await offsetOf(second.coordinator)).toBe(5)
    expect(text((await second.coordinator.syncGroup(syncRequest(memberId, 1))).assignment)).toBe('all of it')
    const commit = await second.coordinator.commitOffsets(commitRequest(6, identity(memberId, 1)))
    expect(commit).toEqual({ errorCode: 0, results: [0] })
  })

  it('is followed though nobody asks, so that members that died with it are noticed', async () => {
    const { first, second, time, memory } = await twoProcesses()
    await second.coordinator.adopt()
    first.stop()
    await time.advance(LEASE_MS + 1_500)
    expect(second.coordinator.isHeld('g')).toBe(true)
    await time.advance(SESSION_MS)
    expect(await memory.listGroups(CLUSTER)).toMatchObject([{ groupId: 'g', state: 'Empty' }])
  })

  it('in a rebalance that was not stored is followed in the generation before, which rebalances when asked', async () => {
    const { first, second, time, memberId, beat } = await twoProcesses()
    void first.coordinator.joinGroup(joinRequest())
    await settle()
    expect(await beat(first.coordinator)).toBe(REBALANCE_IN_PROGRESS)
    first.stop()
    await time.advance(LEASE_MS)
    expect(await beat(second.coordinator)).toBe(0)
    const joins = [second.coordinator.joinGroup(joinRequest()), second.coordinator.joinGroup(joinRequest({ memberId }))]
    const answers = await Promise.all(joins)
    expect(answers.map(({ errorCode, generation }) => [errorCode, generation])).toEqual([
      [0, 2],
      [0, 2],
    ])
  })

  it('between a generation and its assignment is followed by another rebalance', async () => {
    const { first, second, time, memberId, beat } = await twoProcesses()
    expect((await first.coordinator.joinGroup(joinRequest({ memberId }))).generation).toBe(2)
    first.stop()
    await time.advance(LEASE_MS)
    expect(await beat(second.coordinator, 2)).toBe(REBALANCE_IN_PROGRESS)
    expect(await second.coordinator.joinGroup(joinRequest({ memberId }))).toMatchObject({ errorCode: 0, generation: 3 })
  })
})

describe.each(['timers first', 'request first', 'answers first'] as const)(
  'a holder that was stopped for long and wakes, %s,',
  (order) => {
    it('answers nothing from memory, and expels nobody from the group of its follower', async () => {
      const cluster = await twoProcesses()
      const { first, second, time, memberId, beat } = cluster
      await time.advance(1_000)
      first.stop()
      await time.advance(LEASE_MS)
      expect(await beat(second.coordinator)).toBe(0)
      await time.advance(SESSION_MS - 1_000)
      expect(await beat(second.coordinator)).toBe(0)
      const before = await storedMembers(cluster)
      expect(await first.wake(order, () => beat(first.coordinator))).toBe(NOT_COORDINATOR)
      await time.advance(1_000)
      expect([first.coordinator.isHeld('g'), first.coordinator.groupCount]).toEqual([false, 0])
      expect(await storedMembers(cluster)).toEqual(before)
      expect(before).toMatchObject({ state: 'Stable', memberIds: [memberId] })
      expect(await beat(second.coordinator)).toBe(0)
    })

    it('does not take a generation for its own that its follower has left behind', async () => {
      const { first, second, time, memberId, beat } = await twoProcesses()
      first.stop()
      await time.advance(LEASE_MS)
      expect((await second.coordinator.joinGroup(joinRequest({ memberId }))).generation).toBe(2)
      await second.coordinator.syncGroup(syncRequest(memberId, 2, 'anew'))
      const stale = await first.wake(order, () => first.coordinator.syncGroup(syncRequest(memberId, 1)))
      expect(stale.errorCode).toBe(NOT_COORDINATOR)
      expect(await beat(first.coordinator)).toBe(NOT_COORDINATOR)
      expect(await beat(second.coordinator, 2)).toBe(0)
    })

    it('goes on with the group if nobody took it, from the store and with whole sessions', async () => {
      const { first, time, beat } = await twoProcesses()
      first.stop()
      await time.advance(5 * SESSION_MS)
      // What was asked for before it looked at the clock may be sent away, and asks again.
      const early = await first.wake(order, () => beat(first.coordinator))
      expect([0, NOT_COORDINATOR]).toContain(early)
      expect(await beat(first.coordinator)).toBe(0)
      await time.advance(SESSION_MS - 1)
      expect(await beat(first.coordinator)).toBe(0)
    })

    it('sends away who waits in it', async () => {
      const { first, second, time, beat } = await twoProcesses()
      const parked = first.coordinator.joinGroup(joinRequest())
      await settle()
      first.stop()
      await time.advance(LEASE_MS)
      expect(await beat(second.coordinator)).toBe(0)
      await first.wake(order, () => beat(first.coordinator))
      expect((await parked).errorCode).toBe(NOT_COORDINATOR)
      expect(await beat(second.coordinator)).toBe(0)
    })
  },
)

describe('a holder that is cut off from the store', () => {
  it('answers commits that wait for the store when its lease is over, however long the store is silent', async () => {
    const { first, second, time, memberId } = await twoProcesses({ storeCallMsMax: 60_000 })
    const letGo = first.holdUp('commitOffsets')
    const commits = [6, 7].map((offset) =>
      first.coordinator.commitOffsets(commitRequest(offset, identity(memberId, 1))),
    )
    first.cut('calls')
    await time.advance(LEASE_MS)
    for (const commit of commits) expect((await commit).results).toEqual([NOT_COORDINATOR])
    await second.coordinator.commitOffsets(commitRequest(8, identity(memberId, 1)))
    first.cut(false)
    await letGo()
    expect(await offsetOf(second.coordinator)).toBe(8)
  })

  it('answers for as long as its lease lasts, and not a moment longer', async () => {
    const { first, time, beat } = await twoProcesses()
    await time.advance(0)
    first.cut('calls')
    await time.advance(LEASE_MS - 100)
    expect(await beat(first.coordinator)).toBe(0)
    await time.advance(100)
    expect(await beat(first.coordinator)).toBe(COORDINATOR_NOT_AVAILABLE)
    expect(first.coordinator.isHeld('g')).toBe(false)
  })

  it('sends away who waits, though nobody asks, before another may have the group', async () => {
    const { first, second, time, memory } = await twoProcesses()
    const answers: number[] = []
    void first.coordinator.joinGroup(joinRequest()).then(({ errorCode }) => answers.push(errorCode))
    await settle()
    first.cut('calls')
    while (answers.length === 0) await time.advance(10)
    expect(answers).toEqual([NOT_COORDINATOR])
    expect(await memory.findGroupHolder(CLUSTER, 'g')).toMatchObject({ holder: 'first' })
    await time.advance(LEASE_MS / 10)
    expect((await second.coordinator.joinGroup(joinRequest({ needsMemberId: true }))).errorCode).toBe(
      ErrorCode.MEMBER_ID_REQUIRED,
    )
  })

  it('goes on in the same generation when it reaches the store again, if it is the first that is asked', async () => {
    const { first, time, beat } = await twoProcesses()
    first.cut('calls')
    await time.advance(2 * SESSION_MS)
    expect(await beat(first.coordinator)).toBe(COORDINATOR_NOT_AVAILABLE)
    first.cut(false)
    expect(await beat(first.coordinator)).toBe(0)
    expect(first.coordinator.isHeld('g')).toBe(true)
  })

  it('does not believe in a lease whose renewals it got no answer to, though the store took them', async () => {
    const { first, second, time, beat } = await twoProcesses()
    first.cut('answers')
    await time.advance(LEASE_MS)
    expect(await beat(first.coordinator)).toBe(COORDINATOR_NOT_AVAILABLE)
    expect(await beat(second.coordinator)).toBe(NOT_COORDINATOR)
    await time.advance(LEASE_MS)
    expect(await beat(second.coordinator)).toBe(0)
  })

  it('loses a renewal or two and keeps the lease', async () => {
    const { first, second, time, beat } = await twoProcesses()
    for (let round = 0; round < 5; round++) {
      first.cut(round % 2 === 0 ? 'calls' : 'answers')
      await time.advance(LEASE_MS / 2)
      first.cut(false)
      await time.advance(LEASE_MS / 2)
      expect([await beat(first.coordinator), await beat(second.coordinator)]).toEqual([0, NOT_COORDINATOR])
    }
  })
})

describe('a lease', () => {
  it('that is over while a generation is written hands that generation to nobody, and nothing to who waits behind', async () => {
    const { first, second, time, memberId, beat } = await twoProcesses({ storeCallMsMax: 60_000 })
    first.stop()
    // It is written, and the process is stopped before it hears of it.
    const joining = first.coordinator.joinGroup(joinRequest({ memberId }))
    const waiting = beat(first.coordinator, 2)
    await settle()
    await time.advance(LEASE_MS)
    expect(await beat(second.coordinator, 2)).toBe(REBALANCE_IN_PROGRESS)
    expect((await second.coordinator.joinGroup(joinRequest({ memberId }))).generation).toBe(3)
    await first.wake('answers first', () => beat(first.coordinator))
    expect([(await joining).errorCode, await waiting]).toEqual([NOT_COORDINATOR, NOT_COORDINATOR])
  })

  it('lasts from when its renewal was sent, and not from when the answer came', async () => {
    const { first, second, time, beat } = await twoProcesses()
    const release = first.holdUpAnswers('renewLease')
    await time.advance(LEASE_MS / 3 + LEASE_MS / 4)
    await release()
    first.cut('calls')
    await time.advance(LEASE_MS - LEASE_MS / 4)
    expect(await beat(second.coordinator)).toBe(0)
    expect(await beat(first.coordinator)).toBe(COORDINATOR_NOT_AVAILABLE)
  })

  it('of which the store says that it is over is given up with all groups at once', async () => {
    const { first, memory, time, beat } = await twoProcesses()
    const parked = first.coordinator.joinGroup(joinRequest())
    await settle()
    await memory.endLease(1)
    await time.advance(LEASE_MS / 3)
    expect((await parked).errorCode).toBe(NOT_COORDINATOR)
    expect(first.coordinator.groupCount).toBe(0)
    expect(await beat(first.coordinator)).toBe(0)
  })

  it('is over when the wall clock has gone on while the machine was suspended', async () => {
    const { first, beat } = await twoProcesses()
    first.shiftWallClock(LEASE_MS)
    expect(first.coordinator.isHeld('g')).toBe(false)
    expect(await beat(first.coordinator)).toBe(0)
    expect(first.coordinator.isHeld('g')).toBe(true)
  })

  it('ends when its holder closes, so that another goes on at once', async () => {
    const { first, second, memberId, beat } = await twoProcesses()
    const parked = first.coordinator.joinGroup(joinRequest())
    await settle()
    await first.coordinator.close()
    expect((await parked).errorCode).toBe(COORDINATOR_NOT_AVAILABLE)
    expect(await beat(second.coordinator)).toBe(0)
    expect((await second.coordinator.commitOffsets(commitRequest(6, identity(memberId, 1)))).results).toEqual([0])
    expect(await first.coordinator.heartbeat(identity(memberId, 1))).toBe(COORDINATOR_NOT_AVAILABLE)
    await first.coordinator.close()
  })

  it('is opened when it is needed, once, and never by one that only looks', async () => {
    const { memory, start } = await createCluster()
    const { coordinator } = start('first')
    await coordinator.listGroups()
    await coordinator.heartbeat(identity('m', 1))
    expect((await memory.openLease(CLUSTER, 'test', 1)).leaseId).toBe(1)
    await Promise.all(['a', 'b', 'c'].map((groupId) => coordinator.commitOffsets(commitRequest(1, { groupId }))))
    expect((await memory.openLease(CLUSTER, 'test', 1)).leaseId).toBe(3)
  })
})

describe('adoption', () => {
  it('shares what a dead coordinator leaves behind among those that look, each group once', async () => {
    const { first, second, time, start } = await twoProcesses()
    const third = start('third')
    const ids = Array.from({ length: 30 }, (_, index) => `group-${index}`)
    const joins = ids.map((groupId) => first.coordinator.joinGroup(joinRequest({ groupId })))
    await settle()
    await time.advance(0)
    for (const { errorCode } of await Promise.all(joins)) expect(errorCode).toBe(0)
    await Promise.all([second.coordinator.adopt(), third.coordinator.adopt()])
    expect([second.coordinator.groupCount, third.coordinator.groupCount]).toEqual([0, 0])
    first.stop()
    await time.advance(LEASE_MS + 1_500)
    const counts = [...ids, 'g'].map((id) => [second, third].filter(({ coordinator }) => coordinator.isHeld(id)).length)
    expect(new Set(counts)).toEqual(new Set([1]))
  })

  it('goes on page by page until nothing is left', async () => {
    const { first, second, time } = await twoProcesses({ adoptMax: 2 })
    const joins = ['a', 'b', 'c', 'd'].map((groupId) => first.coordinator.joinGroup(joinRequest({ groupId })))
    await settle()
    await time.advance(0)
    await Promise.all(joins)
    first.stop()
    await time.advance(LEASE_MS)
    await second.coordinator.adopt()
    expect(second.coordinator.groupCount).toBe(5)
  })

  it('goes on looking while the store is away, and ends with the coordinator', async () => {
    const { first, second, time } = await twoProcesses()
    second.cut('calls')
    const adopted = second.coordinator.adopt()
    first.stop()
    await time.advance(2 * LEASE_MS)
    second.cut(false)
    await time.advance(1_500)
    await adopted
    expect(second.coordinator.isHeld('g')).toBe(true)
    await second.coordinator.close()
    await expect(second.coordinator.adopt()).resolves.toBeUndefined()
  })

  it('sees to a group that was claimed without an answer, so that its members are not kept for ever', async () => {
    const { first, second, time, memory, beat } = await twoProcesses()
    await second.coordinator.adopt()
    await second.coordinator.commitOffsets(commitRequest(1, { groupId: 'other' }))
    const release = second.holdUp('claimGroup')
    first.stop()
    await time.advance(LEASE_MS)
    const asked = beat(second.coordinator)
    await settle()
    second.cut('answers')
    await release()
    expect(await asked).toBe(COORDINATOR_NOT_AVAILABLE)
    second.cut(false)
    expect(await memory.findGroupHolder(CLUSTER, 'g')).toMatchObject({ holder: 'second' })
    expect(second.coordinator.isHeld('g')).toBe(false)
    await time.advance(1_500)
    expect(second.coordinator.isHeld('g')).toBe(true)
  })
})

describe('options of leases', () => {
  it.each([
    [{ holder: '' }, /holder/],
    [{ holder: 'x'.repeat(256) }, /holder/],
    [{ leaseMs: 6_000 }, /leaseMs must be less than sessionTimeoutMsMin/],
    [{ leaseMs: 100, leaseRenewMs: 100 }, /leaseRenewMs must be less than leaseMs/],
    [{ adoptMax: 0, adoptIntervalMs: 0 }, /adoptIntervalMs.*adoptMax/],
  ])('that make no sense are refused (%#)', async (options, problem) => {
    const { start } = await createCluster()
    const { holder = 'agent', ...rest } = options as { holder?: string }
    expect(() => start(holder, rest)).toThrowError(problem)
  })

  it('follow the shortest session timeout', async () => {
    const { start } = await createCluster()
    expect(() => start('agent', { leaseMs: undefined, sessionTimeoutMsMin: 100 })).not.toThrow()
  })
})
