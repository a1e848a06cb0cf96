import { ErrorCode } from '@millrace/protocol'
import { afterEach, describe, expect, it } from 'vitest'
import { createGroupCoordinator, type GroupCoordinator } from '../src/index.ts'
import {
  CLUSTER,
  commitRequest,
  identity,
  joinRequest,
  settle,
  stableGroup,
  startCoordinator,
  syncRequest,
  takeAway,
  TOPICS,
} from './coordinator-fixture.ts'

/** The lease's renewal and its end. */
const LEASE_TIMERS = 2

const opened: (GroupCoordinator & { readonly timers?: () => number })[] = []
afterEach(async () => {
  for (const coordinator of opened.splice(0)) await coordinator.close()
})

async function start(...parameters: Parameters<typeof startCoordinator>) {
  const started = await startCoordinator(...parameters)
  opened.push(started.coordinator)
  return started
}

const offsetOf = async (coordinator: GroupCoordinator, partition = 0) => {
  const query = { groupId: 'g', partitions: [{ topicId: TOPICS.orders, partition }] }
  const { groups } = await coordinator.fetchOffsets([query])
  return groups[0]![0]?.offset
}

describe('the first request for a group', () => {
  it('claims it once, and the others wait in their order', async () => {
    const { coordinator, clock, test } = await start()
    test.hold('claimGroup')
    const joins = [1, 2, 3].map(() => coordinator.joinGroup(joinRequest()))
    await settle()
    expect(test.calls).toEqual(['openLease', 'claimGroup'])
    await test.release()
    await clock.advance(0)
    const answers = await Promise.all(joins)
    expect(answers.map(({ generation }) => generation)).toEqual([1, 1, 1])
    expect(answers[0]!.leaderId).toBe(answers[0]!.memberId)
    expect(test.calls.filter((method) => method === 'claimGroup')).toHaveLength(1)
  })

  it('of a member of a group that there is not claims nothing', async () => {
    const { coordinator, test } = await start()
    const { UNKNOWN_MEMBER_ID, GROUP_ID_NOT_FOUND } = ErrorCode
    expect(await coordinator.heartbeat(identity('m', 1))).toBe(UNKNOWN_MEMBER_ID)
    expect((await coordinator.joinGroup(joinRequest({ memberId: 'm' }))).errorCode).toBe(UNKNOWN_MEMBER_ID)
    expect((await coordinator.syncGroup(syncRequest('m', 1))).errorCode).toBe(UNKNOWN_MEMBER_ID)
    const left = await coordinator.leaveGroup({ groupId: 'g', members: [{ memberId: 'm', instanceId: null }] })
    expect(left).toEqual({ errorCode: 0, members: [{ memberId: 'm', instanceId: null, errorCode: UNKNOWN_MEMBER_ID }] })
    expect(await coordinator.commitOffsets(commitRequest(1, identity('m', 1)))).toEqual({
      errorCode: GROUP_ID_NOT_FOUND,
      results: [GROUP_ID_NOT_FOUND],
    })
    expect((await coordinator.deleteOffsets('g', [])).errorCode).toBe(GROUP_ID_NOT_FOUND)
    expect(await coordinator.deleteGroup('g')).toBe(GROUP_ID_NOT_FOUND)
    expect(new Set(test.calls)).toEqual(new Set(['findGroupHolder']))
    expect(coordinator.groupCount).toBe(0)
  })

  it('that only looks neither claims nor makes it', async () => {
    const { coordinator, test } = await start()
    expect(await coordinator.describeGroup('g')).toMatchObject({
      errorCode: ErrorCode.GROUP_ID_NOT_FOUND,
      state: 'Dead',
    })
    expect(await coordinator.listGroups()).toEqual({ errorCode: 0, groups: [] })
    expect(await offsetOf(coordinator)).toBeUndefined()
    expect(test.calls).not.toContain('claimGroup')
    expect(await test.memory.listGroups(CLUSTER)).toEqual([])
  })

  it.each([
    ['JoinGroup', (coordinator: GroupCoordinator) => coordinator.joinGroup(joinRequest({ groupId: '' }))],
    ['SyncGroup', (coordinator: GroupCoordinator) => coordinator.syncGroup({ ...syncRequest('m', 1), groupId: '' })],
    ['LeaveGroup', (coordinator: GroupCoordinator) => coordinator.leaveGroup({ groupId: '', members: [] })],
  ])('without a name is refused: %s', async (_name, ask) => {
    const { coordinator } = await start()
    expect((await ask(coordinator)).errorCode).toBe(ErrorCode.INVALID_GROUP_ID)
    expect(await coordinator.heartbeat({ ...identity('m', 1), groupId: '' })).toBe(ErrorCode.INVALID_GROUP_ID)
  })

  it.each([5_999, 1_800_001])('asks for a session within bounds, not %i ms', async (sessionTimeoutMs) => {
    const { coordinator } = await start()
    const answer = await coordinator.joinGroup(joinRequest({ sessionTimeoutMs }))
    expect(answer.errorCode).toBe(ErrorCode.INVALID_SESSION_TIMEOUT)
  })
})

describe('a text that could not be written again', () => {
  // What 20,000 bytes that are no UTF-8 are read as.
  const long = '\u{FFFD}'.repeat(20_000)

  it('names no group', async () => {
    const { coordinator, test } = await start()
    expect((await coordinator.joinGroup(joinRequest({ groupId: long }))).errorCode).toBe(ErrorCode.INVALID_GROUP_ID)
    const commit = await coordinator.commitOffsets(commitRequest(1, { groupId: long }))
    expect(commit.errorCode).toBe(ErrorCode.INVALID_GROUP_ID)
    expect(test.calls).toEqual([])
  })

  it.each([
    { clientId: long },
    { instanceId: long },
    { protocolType: long },
    { protocols: [{ name: long, metadata: new Uint8Array(0) }] },
  ])('is no part of a member', async (options) => {
    const { coordinator } = await start()
    expect((await coordinator.joinGroup(joinRequest(options))).errorCode).toBe(ErrorCode.INVALID_REQUEST)
  })
})

describe('a bug', () => {
  it('ends the group and not the process', async () => {
    const { test } = await start()
    const broken = {
      next: () => 0,
      fill: () => {
        throw new Error('as the test wants it')
      },
    }
    const coordinator = createGroupCoordinator(
      { store: test.store, random: broken },
      { clusterId: CLUSTER, holder: 'agent' },
    )
    opened.push(coordinator)
    const join = await coordinator.joinGroup(joinRequest())
    expect(join.errorCode).toBe(ErrorCode.UNKNOWN_SERVER_ERROR)
    expect(coordinator.groupCount).toBe(0)
  })
})

describe('a session', () => {
  it('ends after its time without a sign of life, and not before', async () => {
    const { coordinator, clock } = await start()
    const memberId = await stableGroup(coordinator, clock)
    await clock.advance(9_000)
    expect(await coordinator.heartbeat(identity(memberId, 1))).toBe(0)
    await clock.advance(9_000)
    expect(await coordinator.heartbeat(identity(memberId, 1))).toBe(0)
    await clock.advance(10_000)
    expect(await coordinator.heartbeat(identity(memberId, 1))).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
    expect(await coordinator.describeGroup('g')).toMatchObject({ state: 'Empty', members: [] })
  })

  it('does not end while the sign of life waits for the store', async () => {
    const { coordinator, clock, test } = await start({ storeCallMsMax: 60_000 })
    const memberId = await stableGroup(coordinator, clock)
    test.hold('writeGroup')
    // Another member's JoinGroup and the rejoin of this one end in a write that takes long.
    const joins = [coordinator.joinGroup(joinRequest()), coordinator.joinGroup(joinRequest({ memberId }))]
    await settle()
    const heartbeat = coordinator.heartbeat(identity(memberId, 2))
    await clock.advance(11_000)
    await test.release()
    expect((await Promise.all(joins)).map(({ errorCode }) => errorCode)).toEqual([0, 0])
    expect(await heartbeat).toBe(0)
  })

  it('of the last member ends in an empty group that says since when', async () => {
    const { coordinator, clock, test } = await start()
    await stableGroup(coordinator, clock)
    await clock.advance(10_000)
    const record = await test.memory.readGroup(CLUSTER, 'g')
    expect(record).toMatchObject({ state: 'Empty', generation: 2, emptySinceMs: clock.nowMs() })
  })
})

describe('a store that is away', () => {
  it('costs a retriable error and no membership', async () => {
    const { coordinator, clock, test } = await start({ storeAttemptsMax: 1 })
    test.fail('claimGroup')
    expect((await coordinator.joinGroup(joinRequest())).errorCode).toBe(ErrorCode.COORDINATOR_NOT_AVAILABLE)
    test.mend()
    const memberId = await stableGroup(coordinator, clock)
    test.fail('writeGroup')
    const rejoin = await coordinator.joinGroup(joinRequest({ memberId }))
    expect(rejoin).toMatchObject({ errorCode: ErrorCode.COORDINATOR_NOT_AVAILABLE, memberId })
    test.fail('commitOffsets')
    const commit = await coordinator.commitOffsets(commitRequest(1, identity(memberId, 2)))
    expect(commit.results).toEqual([ErrorCode.COORDINATOR_NOT_AVAILABLE])
    test.mend()
    expect(await coordinator.joinGroup(joinRequest({ memberId }))).toMatchObject({ errorCode: 0, generation: 3 })
  })

  it('is asked again, after a wait, as often as it may be', async () => {
    const { coordinator, clock, test } = await start({ storeAttemptsMax: 3 })
    test.fail('claimGroup')
    const join = coordinator.joinGroup(joinRequest())
    await settle()
    await clock.advance(5_000)
    expect((await join).errorCode).toBe(ErrorCode.COORDINATOR_NOT_AVAILABLE)
    expect(test.calls.filter((method) => method === 'claimGroup')).toHaveLength(3)
  })

  it('and never answers, counts as away after a time', async () => {
    const { coordinator, clock, test } = await start({ storeAttemptsMax: 1, storeCallMsMax: 3_000 })
    test.hold('claimGroup')
    const join = coordinator.joinGroup(joinRequest())
    await settle()
    await clock.advance(3_000)
    expect((await join).errorCode).toBe(ErrorCode.COORDINATOR_NOT_AVAILABLE)
    await test.release()
  })

  it('keeps whoever only looks from looking', async () => {
    const { coordinator, test } = await start({ storeAttemptsMax: 1 })
    for (const method of ['findGroupHolder', 'readGroup', 'listGroups', 'readOffsets'] as const) test.fail(method)
    const { COORDINATOR_NOT_AVAILABLE } = ErrorCode
    expect((await coordinator.describeGroup('g')).errorCode).toBe(COORDINATOR_NOT_AVAILABLE)
    expect((await coordinator.listGroups()).errorCode).toBe(COORDINATOR_NOT_AVAILABLE)
    expect((await coordinator.fetchOffsets([])).errorCode).toBe(COORDINATOR_NOT_AVAILABLE)
    expect(await coordinator.heartbeat(identity('m', 1))).toBe(COORDINATOR_NOT_AVAILABLE)
  })

  it('with a bug is told apart, logged, and leaves the process alone', async () => {
    const { coordinator, test, errors } = await start()
    test.fail('claimGroup', 'INVALID')
    expect((await coordinator.joinGroup(joinRequest())).errorCode).toBe(ErrorCode.UNKNOWN_SERVER_ERROR)
    expect(errors).toHaveLength(1)
  })
})

describe('a group that another holder has claimed', () => {
  it('is let go of at the next write, and claimed again once it is free', async () => {
    const { coordinator, clock, test } = await start()
    const memberId = await stableGroup(coordinator, clock)
    const other = await takeAway(test)
    const commit = await coordinator.commitOffsets(commitRequest(7, identity(memberId, 1)))
    expect(commit.results).toEqual([ErrorCode.NOT_COORDINATOR])
    expect(coordinator.groupCount).toBe(0)
    const early = await coordinator.commitOffsets(commitRequest(7, identity(memberId, 1)))
    expect(early.errorCode).toBe(ErrorCode.NOT_COORDINATOR)
    await test.memory.endLease(other.leaseId)
    // Its own lease was ended too, which the claim tells it.
    const refused = await coordinator.commitOffsets(commitRequest(7, identity(memberId, 1)))
    expect(refused.errorCode).toBe(ErrorCode.NOT_COORDINATOR)
    const again = await coordinator.commitOffsets(commitRequest(7, identity(memberId, 1)))
    expect(again).toEqual({ errorCode: 0, results: [0] })
    expect(await offsetOf(coordinator)).toBe(7)
  })

  it('sends everybody away who waits in it', async () => {
    const { coordinator, clock, test } = await start()
    const memberId = await stableGroup(coordinator, clock)
    await takeAway(test)
    const joins = [coordinator.joinGroup(joinRequest()), coordinator.joinGroup(joinRequest({ memberId }))]
    const codes = (await Promise.all(joins)).map(({ errorCode }) => errorCode)
    expect(codes).toEqual([ErrorCode.NOT_COORDINATOR, ErrorCode.NOT_COORDINATOR])
    expect(clock.timerCount).toBe(LEASE_TIMERS)
  })
})

describe('a coordinator on a store that others wrote', () => {
  it('refuses what it cannot read, and logs it', async () => {
    const { coordinator, test, errors } = await start()
    const { fence, leaseId } = await takeAway(test)
    await test.memory.endLease(leaseId)
    const record = { protocolType: 'consumer', state: 'Stable', generation: 3, emptySinceMs: null }
    await test.memory.writeGroup(fence, { ...record, snapshot: Uint8Array.of(99) })
    expect(await coordinator.heartbeat(identity('m', 3))).toBe(ErrorCode.UNKNOWN_SERVER_ERROR)
    expect((await coordinator.describeGroup('g')).errorCode).toBe(ErrorCode.UNKNOWN_SERVER_ERROR)
    expect(errors.length).toBeGreaterThan(0)
  })
})

describe('offsets', () => {
  it('are written together when they wait for the store, the last of each partition', async () => {
    const { coordinator, test } = await start()
    test.hold('commitOffsets')
    const commits = [1, 2, 3, 4].map((offset) => coordinator.commitOffsets(commitRequest(offset)))
    await settle()
    await test.release()
    for (const answer of await Promise.all(commits)) expect(answer).toEqual({ errorCode: 0, results: [0] })
    expect(test.calls.filter((method) => method === 'commitOffsets')).toHaveLength(2)
    expect(await offsetOf(coordinator)).toBe(4)
  })

  it('are written in bounded numbers', async () => {
    const { coordinator, test } = await start({ offsetsPerWriteMax: 2 })
    test.hold('commitOffsets')
    const commits = [0, 1, 2, 3, 0].map((partition, offset) =>
      coordinator.commitOffsets(
        commitRequest(0, { offsets: [{ topicId: TOPICS.orders, partition, offset, leaderEpoch: 3, metadata: 'm' }] }),
      ),
    )
    await settle()
    await test.release()
    await Promise.all(commits)
    expect(test.calls.filter((method) => method === 'commitOffsets')).toHaveLength(3)
    expect([await offsetOf(coordinator, 3), await offsetOf(coordinator, 0)]).toEqual([3, 4])
  })

  it('of partitions that there are not, or with too much metadata, are refused one by one', async () => {
    const { coordinator } = await start({ offsetMetadataLengthMax: 3 })
    const offset = (partition: number, metadata: string) => ({
      topicId: TOPICS.orders,
      partition,
      offset: 9,
      leaderEpoch: -1,
      metadata,
    })
    const offsets = [offset(0, 'abcd'), offset(4, ''), offset(1, 'abc')]
    expect(await coordinator.commitOffsets(commitRequest(0, { offsets }))).toEqual({
      errorCode: 0,
      results: [ErrorCode.OFFSET_METADATA_TOO_LARGE, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, 0],
    })
  })

  it('with a time of their own expire by it', async () => {
    const { coordinator, clock } = await start()
    await coordinator.commitOffsets(commitRequest(1, { retentionMs: 5_000 }))
    const { groups } = await coordinator.fetchOffsets([{ groupId: 'g', partitions: null }])
    expect(groups[0]).toMatchObject([{ offset: 1, expiresAtMs: clock.nowMs() + 5_000 }])
  })

  it('of topics that a member reads are not deleted', async () => {
    const { coordinator, clock } = await start()
    await coordinator.commitOffsets(commitRequest(1))
    const orders = { topicName: 'orders', partitions: [{ topicId: TOPICS.orders, partition: 0 }] }
    expect(await coordinator.deleteOffsets('g', [orders])).toEqual({ errorCode: 0, results: [0] })
    expect(await offsetOf(coordinator)).toBeUndefined()
    await stableGroup(coordinator, clock)
    // What the member says of itself cannot be read: it may read anything.
    expect(await coordinator.deleteOffsets('g', [orders])).toEqual({
      errorCode: 0,
      results: [ErrorCode.GROUP_SUBSCRIBED_TO_TOPIC],
    })
  })

  it('of a group of workers are deleted only when it is empty', async () => {
    const { coordinator, clock } = await start()
    const joining = coordinator.joinGroup(joinRequest({ protocolType: 'connect' }))
    await settle()
    await clock.advance(0)
    await joining
    const answer = await coordinator.deleteOffsets('g', [])
    expect(answer.errorCode).toBe(ErrorCode.NON_EMPTY_GROUP)
  })
})

describe('deleting a group', () => {
  it('needs it to be empty, and takes its offsets along', async () => {
    const { coordinator, clock, test } = await start()
    const memberId = await stableGroup(coordinator, clock)
    await coordinator.commitOffsets(commitRequest(1, identity(memberId, 1)))
    expect(await coordinator.deleteGroup('g')).toBe(ErrorCode.NON_EMPTY_GROUP)
    await coordinator.leaveGroup({ groupId: 'g', members: [{ memberId, instanceId: null }] })
    expect(await coordinator.deleteGroup('g')).toBe(0)
    expect(await offsetOf(coordinator)).toBeUndefined()
    expect(await test.memory.listGroups(CLUSTER)).toEqual([])
    expect(await coordinator.deleteGroup('g')).toBe(ErrorCode.GROUP_ID_NOT_FOUND)
  })

  it('lets the next member begin it anew', async () => {
    const { coordinator, clock } = await start()
    await coordinator.commitOffsets(commitRequest(1))
    const deleted = coordinator.deleteGroup('g')
    const joining = stableGroup(coordinator, clock)
    expect(await deleted).toBe(0)
    await expect(joining).resolves.toEqual(expect.any(String))
  })
})

describe('a group without members', () => {
  it('is dropped from memory when nobody asks for it, and read again', async () => {
    const { coordinator, clock } = await start({ groupIdleMs: 60_000 })
    await coordinator.commitOffsets(commitRequest(1))
    await clock.advance(59_000)
    expect(coordinator.groupCount).toBe(1)
    await clock.advance(1_000)
    expect([coordinator.groupCount, clock.timerCount]).toEqual([0, LEASE_TIMERS])
    expect(await coordinator.commitOffsets(commitRequest(2))).toEqual({ errorCode: 0, results: [0] })
  })

  it('makes room for others when memory is full', async () => {
    const { coordinator, clock } = await start({ groupsMax: 2 })
    await stableGroup(coordinator, clock)
    for (const groupId of ['a', 'b', 'c'])
      expect((await coordinator.commitOffsets(commitRequest(1, { groupId }))).errorCode).toBe(0)
    expect(coordinator.groupCount).toBe(2)
    expect((await coordinator.listGroups()).groups.map((group) => [group.groupId, group.state])).toEqual([
      ['a', 'Empty'],
      ['b', 'Empty'],
      ['c', 'Empty'],
      ['g', 'Stable'],
    ])
  })

  it('is not made room for at the expense of those with members', async () => {
    const { coordinator, clock } = await start({ groupsMax: 1 })
    await stableGroup(coordinator, clock)
    const answer = await coordinator.commitOffsets(commitRequest(1, { groupId: 'other' }))
    expect(answer.errorCode).toBe(ErrorCode.COORDINATOR_NOT_AVAILABLE)
  })
})

describe('requests that wait', () => {
  it('are bounded for each group', async () => {
    const { coordinator, test } = await start({ queuedRequestsMax: 2 })
    test.hold('claimGroup')
    const joins = [1, 2, 3, 4].map(() => coordinator.joinGroup(joinRequest({ needsMemberId: true })))
    await settle()
    await test.release()
    const codes = (await Promise.all(joins)).map(({ errorCode }) => errorCode)
    const { MEMBER_ID_REQUIRED, COORDINATOR_LOAD_IN_PROGRESS } = ErrorCode
    // The one for which the group is claimed waits too.
    expect(codes).toEqual([
      MEMBER_ID_REQUIRED,
      MEMBER_ID_REQUIRED,
      COORDINATOR_LOAD_IN_PROGRESS,
      COORDINATOR_LOAD_IN_PROGRESS,
    ])
  })

  it('for a connection that is gone are forgotten, wherever they are', async () => {
    const { coordinator, clock, test } = await start()
    const memberId = await stableGroup(coordinator, clock)
    const connection = new AbortController()
    const { signal } = connection
    const parked = coordinator.joinGroup(joinRequest(), { signal })
    await settle()
    test.hold('writeGroup')
    const rejoin = coordinator.joinGroup(joinRequest({ memberId }))
    await settle()
    const queued = coordinator.joinGroup(joinRequest(), { signal })
    connection.abort(new Error('gone'))
    await expect(Promise.all([parked, queued])).resolves.toBeDefined()
    await test.release()
    expect((await rejoin).members).toHaveLength(2)
    const late = coordinator.joinGroup(joinRequest(), { signal })
    await expect(late).resolves.toMatchObject({ errorCode: ErrorCode.COORDINATOR_NOT_AVAILABLE })
    expect((await coordinator.describeGroup('g')).members).toHaveLength(2)
  })

  it('are all answered when the coordinator closes, and no timer is left', async () => {
    const { coordinator, clock, test } = await start()
    const memberId = await stableGroup(coordinator, clock)
    const join = coordinator.joinGroup(joinRequest())
    test.hold('commitOffsets')
    const commit = coordinator.commitOffsets(commitRequest(3, identity(memberId, 1)))
    await settle()
    const closing = coordinator.close()
    expect((await join).errorCode).toBe(ErrorCode.COORDINATOR_NOT_AVAILABLE)
    await test.release()
    await closing
    // What was taken is still written.
    expect(await commit).toEqual({ errorCode: 0, results: [0] })
    expect(clock.timerCount).toBe(0)
    expect((await coordinator.joinGroup(joinRequest())).errorCode).toBe(ErrorCode.COORDINATOR_NOT_AVAILABLE)
    await coordinator.close()
  })
})

describe('options', () => {
  it('that make no sense are all named in one error', async () => {
    const { test } = await start()
    const wrong = { groupsMax: 0, storeAttemptsMax: 1.5, sessionTimeoutMsMin: 9, sessionTimeoutMsMax: 8 }
    expect(() =>
      createGroupCoordinator({ store: test.store }, { clusterId: CLUSTER, holder: 'agent', ...wrong }),
    ).toThrowError(/groupsMax.*storeAttemptsMax.*sessionTimeoutMsMin/)
  })
})
