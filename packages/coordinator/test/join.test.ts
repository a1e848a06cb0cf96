import { ErrorCode } from '@millrace/protocol'
import { describe, expect, it } from 'vitest'
import { createGroupFixture, protocol, text } from './group-fixture.ts'

describe('the first rebalance of a group', () => {
  it('ends when its delay is over, and makes the first member the leader', () => {
    const group = createGroupFixture({ initialRebalanceDelayMs: 3_000 })
    const [first, second] = [group.join(), group.join()]
    expect(group.timers.get('join')).toBe(3_000)
    expect(group.core.image().state).toBe('PreparingRebalance')
    group.fire('join') // A member came since: another delay.
    expect(first.answer).toBeUndefined()
    group.fire('join')
    expect(group.answered(first)).toMatchObject({ errorCode: 0, generation: 1, leaderId: 'm1', memberId: 'm1' })
    expect(group.answered(first).members.map(({ memberId }) => memberId)).toEqual(['m1', 'm2'])
    expect(group.answered(second)).toMatchObject({ errorCode: 0, generation: 1, leaderId: 'm1', members: [] })
    expect(group.core.image().state).toBe('CompletingRebalance')
  })

  it('is put off by new members, but not past the rebalance timeout', () => {
    const group = createGroupFixture({ initialRebalanceDelayMs: 3_000 })
    const delays: (number | undefined)[] = []
    const join = () => group.join({ rebalanceTimeoutMs: 7_000 })
    const first = join()
    while (first.answer === undefined) {
      delays.push(group.timers.get('join'))
      join()
      group.fire('join')
    }
    expect(delays).toEqual([3_000, 3_000, 1_000])
  })

  it('leaves an empty group when everybody has left meanwhile', () => {
    const group = createGroupFixture({ initialRebalanceDelayMs: 3_000 })
    const join = group.join()
    group.leave([{ memberId: 'm1', instanceId: null }])
    expect(group.answered(join).errorCode).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
    group.fire('join')
    expect(group.core.image()).toMatchObject({ state: 'Empty', generation: 1, protocolName: null, leaderId: null })
  })
})

describe('a later rebalance', () => {
  it('waits for every member, and ends when the last has rejoined', () => {
    const group = createGroupFixture()
    const [leader, follower] = group.stable(2)
    const third = group.join()
    expect(group.timers.get('join')).toBe(60_000)
    expect(group.heartbeat(leader!, 1)).toBe(ErrorCode.REBALANCE_IN_PROGRESS)
    const joins = [group.join({ memberId: follower! }), group.join({ memberId: leader! })]
    for (const join of [third, ...joins]) expect(group.answered(join)).toMatchObject({ errorCode: 0, generation: 2 })
    expect(group.timers.has('join')).toBe(false)
  })

  it('goes on without those who do not rejoin in the longest rebalance timeout, and finds another leader', () => {
    const group = createGroupFixture()
    const [leader, follower] = group.stable(2)
    const late = group.join({
      memberId: follower!,
      protocols: [protocol('range', 'other')],
      rebalanceTimeoutMs: 90_000,
    })
    expect(group.timers.get('join')).toBe(90_000)
    group.endJoin()
    expect(group.answered(late)).toMatchObject({ generation: 2, leaderId: follower })
    expect(group.heartbeat(leader!, 2)).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
    expect(group.timers.has(`session ${leader}`)).toBe(false)
  })

  it('is begun by the leader, who may want another assignment for reasons of its own', () => {
    const group = createGroupFixture()
    const [leader, follower] = group.stable(2)
    const again = group.join({ memberId: leader! })
    expect(again.answer).toBeUndefined()
    group.join({ memberId: follower! })
    expect(group.answered(again).generation).toBe(2)
  })

  it('is not begun by a follower that has nothing new to say: it is told the generation again', () => {
    const group = createGroupFixture()
    const [leader, follower] = group.stable(2)
    const again = group.join({ memberId: follower! })
    expect(group.answered(again)).toMatchObject({ errorCode: 0, generation: 1, leaderId: leader, members: [] })
    expect(text(group.answered(group.sync(follower!, 1)).assignment)).toBe(`part of ${follower}`)
  })

  it('waits for ids that were given out, until their sessions end', () => {
    const group = createGroupFixture()
    const [leader] = group.stable(1)
    const pending = group.answered(group.join({ needsMemberId: true })).memberId
    const again = group.join({ memberId: leader! })
    expect(again.answer).toBeUndefined()
    group.fire(`session ${pending}`)
    expect(group.answered(again).generation).toBe(2)
  })
})

describe('while members have not all asked for their assignment', () => {
  it('a JoinGroup whose answer was lost gets the same answer', () => {
    const group = createGroupFixture()
    const [first, second] = [group.join(), group.join()]
    group.endJoin()
    expect(group.answered(group.join({ memberId: 'm1' }))).toEqual(group.answered(first))
    expect(group.answered(group.join({ memberId: 'm2' }))).toEqual(group.answered(second))
  })

  it('a member that has changed begins another rebalance, and parked SyncGroups end', () => {
    const group = createGroupFixture()
    group.join()
    group.join()
    group.endJoin()
    const parked = group.sync('m2', 1)
    group.join({ memberId: 'm1', protocols: [protocol('range', 'other')] })
    expect(group.answered(parked).errorCode).toBe(ErrorCode.REBALANCE_IN_PROGRESS)
    expect(group.core.image().state).toBe('PreparingRebalance')
  })
})

describe('the protocol', () => {
  it('is the one that most members prefer among those that all know', () => {
    const group = createGroupFixture()
    const join = (...names: readonly string[]) => group.join({ protocols: names.map((name) => protocol(name)) })
    const joins = [join('a', 'b', 'c'), join('c', 'b'), join('b', 'c'), join('d', 'c', 'b'), join('c', 'b')]
    group.endJoin()
    expect(joins.map((each) => group.answered(each).protocolName)).toEqual(['c', 'c', 'c', 'c', 'c'])
  })

  it('comes to the leader with the metadata of every member in it', () => {
    const group = createGroupFixture()
    const first = group.join({ protocols: [protocol('a', 'first a'), protocol('b', 'first b')] })
    group.join({ protocols: [protocol('b', 'second b')], instanceId: 'static' })
    group.endJoin()
    const { protocolName, protocolType, members } = group.answered(first)
    expect([protocolType, protocolName]).toEqual(['consumer', 'b'])
    expect(members.map(({ instanceId, metadata }) => [instanceId, text(metadata)])).toEqual([
      [null, 'first b'],
      ['static', 'second b'],
    ])
  })

  it.each([
    ['another type', { protocolType: 'connect' }],
    ['protocols that not all know', { protocols: [protocol('other')] }],
    ['no protocols', { protocols: [] }],
  ])('is inconsistent for a member of %s', (_what, options) => {
    const group = createGroupFixture()
    group.stable(1)
    expect(group.answered(group.join(options)).errorCode).toBe(ErrorCode.INCONSISTENT_GROUP_PROTOCOL)
    expect(group.answered(group.join({ memberId: 'm1', ...options })).errorCode).toBe(
      ErrorCode.INCONSISTENT_GROUP_PROTOCOL,
    )
    expect(group.core.image().state).toBe('Stable')
  })

  it.each([{ protocolType: '' }, { protocols: [] }])('must be named by the first member: %j', (options) => {
    const group = createGroupFixture()
    expect(group.answered(group.join(options)).errorCode).toBe(ErrorCode.INCONSISTENT_GROUP_PROTOCOL)
  })

  it('of an empty group may change its type', () => {
    const group = createGroupFixture()
    group.stable(1)
    group.leave([{ memberId: 'm1', instanceId: null }])
    group.join({ protocolType: 'connect' })
    group.endJoin()
    expect(group.core.image()).toMatchObject({ protocolType: 'connect', generation: 3 })
  })
})

describe('a member without an id', () => {
  it('is sent away with one, and is none until it joins with it (KIP-394)', () => {
    const group = createGroupFixture()
    const { errorCode, memberId } = group.answered(group.join({ needsMemberId: true, sessionTimeoutMs: 7_000 }))
    expect([errorCode, memberId]).toEqual([ErrorCode.MEMBER_ID_REQUIRED, 'm1'])
    expect(group.timers.get('session m1')).toBe(7_000)
    expect(group.core.image()).toMatchObject({ state: 'Empty', members: [] })
    const joined = group.join({ memberId, needsMemberId: true })
    group.endJoin()
    expect(group.answered(joined)).toMatchObject({ errorCode: 0, memberId: 'm1', generation: 1 })
  })

  it('that never comes back is forgotten with its session', () => {
    const group = createGroupFixture()
    const { memberId } = group.answered(group.join({ needsMemberId: true }))
    expect(group.core.isDeserted).toBe(false)
    group.fire(`session ${memberId}`)
    expect(group.core.isDeserted).toBe(true)
    expect(group.answered(group.join({ memberId })).errorCode).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
  })

  it('whose connection is lost before it heard its id does not hold up the others', () => {
    const group = createGroupFixture()
    const [leader] = group.stable(1)
    const lost = group.join()
    const again = group.join({ memberId: leader! })
    expect(group.answered(again).generation).toBe(2)
    expect(group.answered(lost).generation).toBe(2)
    const gone = group.join()
    group.abandon(gone.token)
    expect(group.core.image().members.map(({ memberId }) => memberId)).toEqual([leader, 'm2'])
  })

  it('that knows its id stays when its connection is lost, and takes its place again', () => {
    const group = createGroupFixture()
    const { memberId } = group.answered(group.join({ needsMemberId: true }))
    const lost = group.join({ memberId })
    group.abandon(lost.token)
    const members = group.core.image().members.map((member) => member.memberId)
    expect(members).toEqual([memberId])
  })
})

describe('a member that nobody knows', () => {
  it('is told so in every state', () => {
    const group = createGroupFixture()
    const ask = () => group.answered(group.join({ memberId: 'stranger' })).errorCode
    expect(ask()).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
    group.join()
    expect(ask()).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
    group.endJoin()
    expect(ask()).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
  })
})

describe('a group that is full', () => {
  it('refuses new members, in whatever state', () => {
    const group = createGroupFixture({ groupMembersMax: 2 })
    group.join()
    group.join()
    expect(group.answered(group.join()).errorCode).toBe(ErrorCode.GROUP_MAX_SIZE_REACHED)
    group.endJoin()
    expect(group.answered(group.join()).errorCode).toBe(ErrorCode.GROUP_MAX_SIZE_REACHED)
    expect(group.core.image().members).toHaveLength(2)
  })

  it('gives out no more ids than it may have members', () => {
    const group = createGroupFixture({ groupMembersMax: 2 })
    const codes = [1, 2, 3].map(() => group.answered(group.join({ needsMemberId: true })).errorCode)
    expect(codes).toEqual([
      ErrorCode.MEMBER_ID_REQUIRED,
      ErrorCode.MEMBER_ID_REQUIRED,
      ErrorCode.GROUP_MAX_SIZE_REACHED,
    ])
  })

  it('after its bound was lowered keeps those who rejoin first', () => {
    const before = createGroupFixture()
    before.stable(3)
    const group = createGroupFixture({ groupMembersMax: 2 }, before.core.image())
    group.loaded()
    const joins = ['m1', 'm2', 'm3'].map((memberId) => group.join({ memberId }))
    expect(joins.map((join) => group.answered(join).errorCode)).toEqual([0, 0, ErrorCode.GROUP_MAX_SIZE_REACHED])
    expect(group.core.image().members.map(({ memberId }) => memberId)).toEqual(['m1', 'm2'])
  })

  it('lets a static member take its own place', () => {
    const group = createGroupFixture({ groupMembersMax: 2 })
    group.join()
    group.join({ instanceId: 'static' })
    group.endJoin()
    group.sync('m1', 1)
    expect(group.answered(group.join({ instanceId: 'static' })).errorCode).toBe(0)
  })

  it('of bytes refuses who brings too many', () => {
    const group = createGroupFixture({ memberBytesMax: 100, groupBytesMax: 150 })
    const join = (bytes: number) => group.join({ protocols: [protocol('range', 'x'.repeat(bytes))] })
    expect(group.answered(join(96)).errorCode).toBe(ErrorCode.INVALID_REQUEST)
    join(90)
    expect(group.answered(join(90)).errorCode).toBe(ErrorCode.GROUP_MAX_SIZE_REACHED)
    expect(join(40).answer).toBeUndefined()
  })
})

describe('a JoinGroup', () => {
  it('that a member sends twice is answered once for each, the first with a retriable error', () => {
    const group = createGroupFixture()
    const [leader, follower] = group.stable(2)
    const first = group.join({ memberId: leader! })
    const second = group.join({ memberId: leader! })
    expect(group.answered(first).errorCode).toBe(ErrorCode.REBALANCE_IN_PROGRESS)
    group.join({ memberId: follower! })
    expect(group.answered(second)).toMatchObject({ errorCode: 0, generation: 2 })
  })

  it('of a new member waits no longer than its bound: it cannot send heartbeats', () => {
    const group = createGroupFixture({ newMemberJoinMsMax: 300_000 })
    group.stable(1)
    const join = group.join()
    expect(group.timers.get('session m2')).toBe(300_000)
    group.fire('session m2')
    expect(group.answered(join)).toMatchObject({ errorCode: ErrorCode.UNKNOWN_MEMBER_ID, memberId: '' })
  })

  it('of a known member outlasts its session: it shows that the member lives', () => {
    const group = createGroupFixture()
    const [leader] = group.stable(2)
    const join = group.join({ memberId: leader! })
    group.fire(`session ${leader}`)
    expect(join.answer).toBeUndefined()
    group.endJoin()
    expect(group.answered(join).errorCode).toBe(0)
    expect(group.timers.get(`session ${leader}`)).toBe(10_000)
  })
})
