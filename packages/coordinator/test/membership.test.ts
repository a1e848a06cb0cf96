import { ErrorCode } from '@millrace/protocol'
import { describe, expect, it } from 'vitest'
import { createGroupFixture, text } from './group-fixture.ts'

describe('a Heartbeat', () => {
  it('keeps the session', () => {
    const group = createGroupFixture()
    group.stable(1)
    group.timers.delete('session m1')
    expect(group.heartbeat('m1', 1)).toBe(0)
    expect(group.timers.get('session m1')).toBe(10_000)
  })

  it('is taken while members wait for the assignment, and tells of a rebalance', () => {
    const group = createGroupFixture()
    group.join()
    group.endJoin()
    expect(group.heartbeat('m1', 1)).toBe(0)
    group.sync('m1', 1)
    group.join()
    expect(group.heartbeat('m1', 1)).toBe(ErrorCode.REBALANCE_IN_PROGRESS)
  })

  it('of nobody, or of another generation, is refused', () => {
    const group = createGroupFixture()
    expect(group.heartbeat('m1', 1)).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
    group.stable(1)
    expect(group.heartbeat('stranger', 1)).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
    expect(group.heartbeat('m1', 0)).toBe(ErrorCode.ILLEGAL_GENERATION)
    expect(group.heartbeat('m1', 2)).toBe(ErrorCode.ILLEGAL_GENERATION)
  })
})

describe('a member whose session ends', () => {
  it('is out, and the others rebalance', () => {
    const group = createGroupFixture()
    group.stable(2)
    group.fire('session m1')
    expect(group.heartbeat('m1', 1)).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
    expect(group.heartbeat('m2', 1)).toBe(ErrorCode.REBALANCE_IN_PROGRESS)
    const again = group.join({ memberId: 'm2' })
    expect(group.answered(again)).toMatchObject({ generation: 2, leaderId: 'm2' })
  })

  it('and is the last, leaves an empty group that is stored', () => {
    const group = createGroupFixture()
    group.stable(1)
    group.fire('session m1')
    expect(group.writes.at(-1)).toMatchObject({ state: 'Empty', generation: 2, members: [] })
    expect(group.timers.size).toBe(0)
  })
})

describe('a LeaveGroup', () => {
  it('answers for each member by id or by instance id', () => {
    const group = createGroupFixture()
    group.join()
    group.join({ instanceId: 'i2' })
    group.join({ instanceId: 'i3' })
    const { memberId: pending } = group.answered(group.join({ needsMemberId: true }))
    const { members } = group.leave([
      { memberId: 'm1', instanceId: null },
      { memberId: '', instanceId: 'i2' },
      { memberId: 'm1', instanceId: 'i3' },
      { memberId: 'm1', instanceId: null },
      { memberId: '', instanceId: 'unknown' },
      { memberId: '', instanceId: null },
      { memberId: pending, instanceId: null },
    ])
    expect(members.map(({ errorCode }) => errorCode)).toEqual([
      0,
      0,
      ErrorCode.FENCED_INSTANCE_ID,
      ErrorCode.UNKNOWN_MEMBER_ID,
      ErrorCode.UNKNOWN_MEMBER_ID,
      ErrorCode.UNKNOWN_MEMBER_ID,
      0,
    ])
    expect(group.core.image().members.map(({ memberId }) => memberId)).toEqual(['m3'])
  })

  it('of one member lets the others find the next generation', () => {
    const group = createGroupFixture()
    group.stable(3)
    group.leave([{ memberId: 'm1', instanceId: null }])
    const joins = ['m2', 'm3'].map((memberId) => group.join({ memberId }))
    for (const join of joins) expect(group.answered(join)).toMatchObject({ generation: 2, leaderId: 'm2' })
  })

  it('of the one who was waited for ends the join phase', () => {
    const group = createGroupFixture()
    group.stable(2)
    const join = group.join({ memberId: 'm1' })
    expect(join.answer).toBeUndefined()
    group.leave([{ memberId: 'm2', instanceId: null }])
    expect(group.answered(join).generation).toBe(2)
  })

  it('of an id that nobody has joined with begins no rebalance, and is not waited for', () => {
    const group = createGroupFixture()
    group.stable(1)
    const { memberId } = group.answered(group.join({ needsMemberId: true }))
    const join = group.join({ memberId: 'm1' })
    expect(join.answer).toBeUndefined()
    group.leave([{ memberId, instanceId: null }])
    expect(group.answered(join).generation).toBe(2)
    group.sync('m1', 2)
    const other = group.answered(group.join({ needsMemberId: true })).memberId
    group.leave([{ memberId: other, instanceId: null }])
    expect(group.core.image().state).toBe('Stable')
  })

  it('of members that are none changes nothing', () => {
    const group = createGroupFixture()
    group.stable(1)
    group.leave([{ memberId: 'stranger', instanceId: null }])
    expect(group.core.image().state).toBe('Stable')
  })
})

describe('offsets', () => {
  it('of a client without a group are taken while there are no members', () => {
    const group = createGroupFixture()
    expect(group.checkCommit('', -1)).toBe(0)
    group.stable(1)
    expect(group.checkCommit('', -1)).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
    expect(group.checkCommit('m1', -1)).toBe(ErrorCode.ILLEGAL_GENERATION)
    group.leave([{ memberId: 'm1', instanceId: null }])
    expect(group.checkCommit('', -1)).toBe(0)
  })

  it('of members are taken in their generation, also while a rebalance is prepared, and keep the session', () => {
    const group = createGroupFixture()
    group.stable(2)
    group.timers.delete('session m1')
    expect(group.checkCommit('m1', 1)).toBe(0)
    expect(group.timers.get('session m1')).toBe(10_000)
    expect(group.checkCommit('m1', 0)).toBe(ErrorCode.ILLEGAL_GENERATION)
    expect(group.checkCommit('stranger', 1)).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
    group.join({ memberId: 'm1' })
    expect(group.checkCommit('m2', 1)).toBe(0)
    group.join({ memberId: 'm2' })
    expect(group.checkCommit('m2', 1)).toBe(ErrorCode.ILLEGAL_GENERATION)
    expect(group.checkCommit('m2', 2)).toBe(ErrorCode.REBALANCE_IN_PROGRESS)
  })
})

describe('a static member (KIP-345)', () => {
  /** A stable group of a static leader m1 and a dynamic member m2. */
  function stableWithStatic(instance = 'm1') {
    const group = createGroupFixture()
    for (const id of ['m1', 'm2']) group.join(id === instance ? { instanceId: 'static' } : {})
    group.endJoin()
    group.sync('m2', 1)
    group.sync('m1', 1, { plan: { m1: 'one', m2: 'two' } })
    return group
  }

  it('that starts again takes its own place in a stable group, without a rebalance', () => {
    const group = stableWithStatic('m2')
    const again = group.join({ instanceId: 'static', needsMemberId: true })
    expect(group.answered(again)).toMatchObject({ errorCode: 0, generation: 1, leaderId: 'm1', memberId: 'm3' })
    expect(text(group.answered(group.sync('m3', 1, { instanceId: 'static' })).assignment)).toBe('two')
    expect(group.writes.at(-1)).toMatchObject({ state: 'Stable', generation: 1 })
    expect(group.heartbeat('m1', 1)).toBe(0)
    expect([...group.timers.keys()].filter((name) => name.startsWith('session'))).toEqual(['session m1', 'session m3'])
  })

  it('fences the one that had its place, in every request', () => {
    const group = stableWithStatic('m2')
    group.join({ instanceId: 'static' })
    expect(group.heartbeat('m2', 1, 'static')).toBe(ErrorCode.FENCED_INSTANCE_ID)
    expect(group.checkCommit('m2', 1, 'static')).toBe(ErrorCode.FENCED_INSTANCE_ID)
    const { FENCED_INSTANCE_ID } = ErrorCode
    expect(group.answered(group.sync('m2', 1, { instanceId: 'static' })).errorCode).toBe(FENCED_INSTANCE_ID)
    expect(group.answered(group.join({ memberId: 'm2', instanceId: 'static' })).errorCode).toBe(FENCED_INSTANCE_ID)
    expect(group.heartbeat('m2', 1)).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
    expect(group.heartbeat('m3', 1, 'other')).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
  })

  it('and leads, is told that its old self leads, or not to assign (KIP-814)', () => {
    const old = stableWithStatic()
    const toldOld = old.answered(old.join({ instanceId: 'static' }))
    expect(toldOld).toMatchObject({ memberId: 'm3', leaderId: 'm1', skipAssignment: false, members: [] })
    const group = stableWithStatic()
    const told = group.answered(group.join({ instanceId: 'static', canSkipAssignment: true }))
    expect(told).toMatchObject({ memberId: 'm3', leaderId: 'm3', skipAssignment: true })
    expect(told.members.map(({ memberId }) => memberId)).toEqual(['m2', 'm3'])
  })

  it('whose protocols end the present one begins a rebalance', () => {
    const group = createGroupFixture()
    const names = (...list: readonly string[]) => list.map((name) => ({ name, metadata: Buffer.from('') }))
    group.join({ protocols: names('a', 'b') })
    group.join({ protocols: names('a', 'b'), instanceId: 'static' })
    group.endJoin()
    group.sync('m1', 1)
    const again = group.join({ protocols: names('b'), instanceId: 'static' })
    expect(again.answer).toBeUndefined()
    group.join({ memberId: 'm1', protocols: names('a', 'b') })
    expect(group.answered(again)).toMatchObject({ generation: 2, protocolName: 'b' })
  })

  it('that starts again before the assignment is there begins another rebalance', () => {
    const group = createGroupFixture()
    group.join()
    group.join({ instanceId: 'static' })
    group.endJoin()
    const parked = group.sync('m2', 1, { instanceId: 'static' })
    group.join({ instanceId: 'static' })
    expect(group.answered(parked).errorCode).toBe(ErrorCode.FENCED_INSTANCE_ID)
    expect(group.core.image().state).toBe('PreparingRebalance')
  })

  it('that starts again during the join phase answers its old self and waits in its place', () => {
    const group = stableWithStatic('m2')
    group.join() // Begins a rebalance that waits for m1.
    const [first, second] = [group.join({ instanceId: 'static' }), group.join({ instanceId: 'static' })]
    expect(group.answered(first).errorCode).toBe(ErrorCode.FENCED_INSTANCE_ID)
    expect(second.answer).toBeUndefined()
    group.join({ memberId: 'm1' })
    expect(group.answered(second)).toMatchObject({ errorCode: 0, generation: 2 })
  })

  it('outlasts a rebalance that it misses', () => {
    const group = stableWithStatic('m2')
    const join = group.join({ memberId: 'm1' })
    group.fire('join')
    expect(group.answered(join).members.map(({ memberId }) => memberId)).toEqual(['m1', 'm2'])
    expect(group.heartbeat('m2', 2, 'static')).toBe(0)
  })

  it('alone and away holds the group in its rebalance until its session ends', () => {
    const group = stableWithStatic('m2')
    group.leave([{ memberId: 'm1', instanceId: null }])
    group.fire('join')
    expect(group.timers.get('join')).toBe(60_000)
    expect(group.core.image()).toMatchObject({ state: 'PreparingRebalance', generation: 1 })
    group.fire('session m2')
    expect(group.core.image()).toMatchObject({ state: 'Empty', generation: 2 })
  })
})
