import { ErrorCode } from '@millrace/protocol'
import { describe, expect, it } from 'vitest'
import { createGroupCore, resolveCoordinatorOptions } from '../src/index.ts'
import { createGroupFixture, text } from './group-fixture.ts'

const waitingSessions = (timers: ReadonlyMap<string, number>) =>
  [...timers.keys()].filter((name) => name.startsWith('session')).toSorted()

describe('a generation', () => {
  it('is stored before anybody hears of it', () => {
    const group = createGroupFixture()
    group.whenWritten(undefined)
    const join = group.join()
    group.fire('join')
    expect(group.writes).toMatchObject([{ state: 'CompletingRebalance', generation: 1, leaderId: 'm1' }])
    expect(join.answer).toBeUndefined()
    group.written(true)
    expect(group.answered(join).generation).toBe(1)
  })

  it('that may not be stored is never handed out, and its number is not used again', () => {
    const group = createGroupFixture()
    group.stable(1)
    group.whenWritten(false)
    const join = group.join({ memberId: 'm1' })
    expect(group.answered(join)).toMatchObject({ errorCode: ErrorCode.COORDINATOR_NOT_AVAILABLE, memberId: 'm1' })
    expect(group.timers.has('session m1')).toBe(true)
    group.whenWritten(true)
    expect(group.answered(group.join({ memberId: 'm1' })).generation).toBe(3)
  })

  it('that may not be stored loses only members that never heard their ids', () => {
    const group = createGroupFixture()
    const { memberId } = group.answered(group.join({ needsMemberId: true }))
    group.join({ memberId })
    const unknown = group.join()
    group.whenWritten(false)
    group.endJoinOnce()
    expect(group.answered(unknown)).toMatchObject({ errorCode: ErrorCode.COORDINATOR_NOT_AVAILABLE, memberId: '' })
    expect(group.core.image().members.map((member) => member.memberId)).toEqual([memberId])
    expect(waitingSessions(group.timers)).toEqual([`session ${memberId}`])
  })
})

describe('an assignment', () => {
  it('is stored before anybody hears of it', () => {
    const group = createGroupFixture()
    group.join()
    group.endJoin()
    group.whenWritten(undefined)
    const sync = group.sync('m1', 1, { plan: { m1: 'one' } })
    expect(sync.answer).toBeUndefined()
    expect(group.writes.at(-1)).toMatchObject({ state: 'Stable', generation: 1 })
    expect(text(group.writes.at(-1)!.members[0]!.assignment)).toBe('one')
    group.written(true)
    expect(text(group.answered(sync).assignment)).toBe('one')
  })

  it('that may not be stored is nobody’s, and the group rebalances', () => {
    const group = createGroupFixture()
    group.join()
    group.join()
    group.endJoin()
    const follower = group.sync('m2', 1)
    group.whenWritten(false)
    const leader = group.sync('m1', 1, { plan: { m1: 'one', m2: 'two' } })
    for (const sync of [leader, follower])
      expect(group.answered(sync)).toEqual({
        errorCode: ErrorCode.COORDINATOR_NOT_AVAILABLE,
        protocolType: null,
        protocolName: null,
        assignment: new Uint8Array(0),
      })
    group.whenWritten(true)
    const joins = [group.join({ memberId: 'm1' }), group.join({ memberId: 'm2' })]
    for (const join of joins) expect(group.answered(join).generation).toBe(2)
  })
})

describe('the exchange of a static member', () => {
  it('that may not be stored did not take place', () => {
    const group = createGroupFixture()
    group.join({ instanceId: 'static' })
    group.endJoin()
    group.sync('m1', 1, { plan: { m1: 'one' } })
    group.whenWritten(false)
    const again = group.join({ instanceId: 'static' })
    expect(group.answered(again)).toMatchObject({ errorCode: ErrorCode.COORDINATOR_NOT_AVAILABLE, memberId: '' })
    expect(group.heartbeat('m1', 1, 'static')).toBe(0)
    expect(waitingSessions(group.timers)).toEqual(['session m1'])
    expect(group.core.image()).toMatchObject({ state: 'Stable', leaderId: 'm1', generation: 1 })
  })
})

describe('emptiness', () => {
  it('that may not be stored is written again later, unless there are members by then', () => {
    const group = createGroupFixture()
    group.stable(1)
    group.whenWritten(false)
    group.leave([{ memberId: 'm1', instanceId: null }])
    const failed = group.writes.length
    expect(group.timers.get('write')).toBe(5_000)
    group.fire('write')
    expect(group.writes).toHaveLength(failed + 1)
    group.whenWritten(true)
    group.fire('write')
    expect(group.writes.at(-1)).toMatchObject({ state: 'Empty', generation: 2 })
    expect(group.timers.size).toBe(0)
  })
})

describe('a group that is read from the store', () => {
  it('and was stable goes on in its generation, with whole sessions', () => {
    const before = createGroupFixture()
    before.stable(2)
    const group = createGroupFixture({}, before.writes.at(-1))
    group.loaded()
    expect(group.timers).toEqual(
      new Map([
        ['session m1', 10_000],
        ['session m2', 10_000],
      ]),
    )
    expect(group.heartbeat('m1', 1)).toBe(0)
    expect(group.checkCommit('m2', 1)).toBe(0)
    expect(text(group.answered(group.sync('m2', 1)).assignment)).toBe('part of m2')
    expect(group.writes).toEqual([])
  })

  it('and was between generations rebalances again, and knows its members', () => {
    const before = createGroupFixture()
    before.join()
    before.join({ instanceId: 'static' })
    before.endJoin()
    const group = createGroupFixture({}, before.writes.at(-1))
    group.loaded()
    expect(group.timers.get('join')).toBe(60_000)
    expect(group.heartbeat('m1', 1)).toBe(ErrorCode.REBALANCE_IN_PROGRESS)
    expect(group.answered(group.sync('m1', 1)).errorCode).toBe(ErrorCode.REBALANCE_IN_PROGRESS)
    const joins = [group.join({ memberId: 'm1' }), group.join({ memberId: 'm2', instanceId: 'static' })]
    for (const join of joins) expect(group.answered(join)).toMatchObject({ errorCode: 0, generation: 2 })
  })

  it('and was empty keeps its generation count', () => {
    const before = createGroupFixture()
    before.stable(1)
    before.leave([{ memberId: 'm1', instanceId: null }])
    const group = createGroupFixture({}, before.writes.at(-1))
    group.loaded()
    expect(group.core.isDeserted).toBe(true)
    const join = group.join()
    group.endJoin()
    expect(group.answered(join).generation).toBe(3)
  })
})

describe('a group that is let go of', () => {
  it('answers everybody who waits and keeps its members', () => {
    const group = createGroupFixture()
    group.stable(2)
    const join = group.join({ memberId: 'm1' })
    group.dismiss(ErrorCode.NOT_COORDINATOR)
    expect(group.answered(join).errorCode).toBe(ErrorCode.NOT_COORDINATOR)
    expect(group.waiting()).toEqual([])
    expect(group.core.image().members).toHaveLength(2)
  })
})

describe('an abandoned request that nobody has', () => {
  it('changes nothing', () => {
    const core = createGroupCore(resolveCoordinatorOptions({ clusterId: 'vci_test', holder: 'agent' }), null)
    expect(core.handle({ kind: 'abandoned', token: 7 })).toEqual([])
    expect(core.handle({ kind: 'timer', timer: 'session nobody' })).toEqual([])
    expect(core.handle({ kind: 'timer', timer: 'join' })).toEqual([])
    expect(core.handle({ kind: 'timer', timer: 'sync' })).toEqual([])
  })
})
