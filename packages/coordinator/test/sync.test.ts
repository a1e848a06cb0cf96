import { ErrorCode } from '@millrace/protocol'
import { describe, expect, it } from 'vitest'
import { createGroupFixture, protocol, text } from './group-fixture.ts'

/** A group of m1, the leader, and m2 in generation 1, without an assignment yet. */
function joinedPair() {
  const group = createGroupFixture()
  group.join()
  group.join()
  group.endJoin()
  return group
}

describe('a SyncGroup', () => {
  it('of a follower waits for the leader, who may leave members out', () => {
    const group = joinedPair()
    const follower = group.sync('m2', 1)
    expect(follower.answer).toBeUndefined()
    const leader = group.sync('m1', 1, { plan: { m1: 'everything', stranger: 'lost' } })
    expect(group.answered(leader)).toMatchObject({ errorCode: 0, protocolType: 'consumer', protocolName: 'range' })
    expect(text(group.answered(leader).assignment)).toBe('everything')
    expect(group.answered(follower)).toMatchObject({ errorCode: 0, assignment: new Uint8Array(0) })
    expect(group.core.image().state).toBe('Stable')
  })

  it('that comes late gets the stored assignment', () => {
    const group = joinedPair()
    group.sync('m1', 1, { plan: { m1: 'one', m2: 'two' } })
    expect(text(group.answered(group.sync('m2', 1)).assignment)).toBe('two')
    expect(text(group.answered(group.sync('m2', 1)).assignment)).toBe('two')
  })

  it('that comes late is a sign of life: its session begins anew', () => {
    const group = joinedPair()
    group.sync('m1', 1, { plan: { m1: 'one', m2: 'two' } })
    group.timers.delete('session m2')
    group.sync('m2', 1)
    expect(group.timers.get('session m2')).toBe(10_000)
  })

  it.each([
    ['nobody', 'stranger', 1, {}, ErrorCode.UNKNOWN_MEMBER_ID],
    ['an older generation', 'm2', 0, {}, ErrorCode.ILLEGAL_GENERATION],
    ['a newer generation', 'm2', 2, {}, ErrorCode.ILLEGAL_GENERATION],
    ['another protocol type', 'm2', 1, { protocolType: 'connect' }, ErrorCode.INCONSISTENT_GROUP_PROTOCOL],
    ['another protocol', 'm2', 1, { protocolName: 'sticky' }, ErrorCode.INCONSISTENT_GROUP_PROTOCOL],
  ] as const)('of %s is refused', (_what, memberId, generation, options, errorCode) => {
    const group = joinedPair()
    expect(group.answered(group.sync(memberId, generation, options)).errorCode).toBe(errorCode)
  })

  it('of a group without members is refused', () => {
    expect(createGroupFixture().sync('m1', 0).answer?.errorCode).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
  })

  it('during a rebalance is told to rejoin', () => {
    const group = createGroupFixture()
    group.stable(2)
    group.join()
    expect(group.answered(group.sync('m2', 1)).errorCode).toBe(ErrorCode.REBALANCE_IN_PROGRESS)
  })

  it('that a member sends twice is answered once for each', () => {
    const group = joinedPair()
    const [first, second] = [group.sync('m2', 1), group.sync('m2', 1)]
    expect(group.answered(first).errorCode).toBe(ErrorCode.REBALANCE_IN_PROGRESS)
    group.sync('m1', 1, { plan: { m2: 'two' } })
    expect(text(group.answered(second).assignment)).toBe('two')
  })

  it('shows that its member lives, for as long as it waits', () => {
    const group = joinedPair()
    const follower = group.sync('m2', 1)
    group.fire('session m2')
    group.sync('m1', 1, { plan: { m2: 'two' } })
    expect(group.answered(follower).errorCode).toBe(0)
    expect(group.timers.get('session m2')).toBe(10_000)
  })
})

describe('members that never ask for their assignment', () => {
  it('are out after the rebalance timeout, in a stable group too', () => {
    const group = joinedPair()
    group.sync('m1', 1, { plan: { m1: 'one', m2: 'two' } })
    expect(group.timers.get('sync')).toBe(60_000)
    group.fire('sync')
    expect(group.core.image()).toMatchObject({ state: 'PreparingRebalance', members: [{ memberId: 'm1' }] })
    expect(group.heartbeat('m2', 1)).toBe(ErrorCode.UNKNOWN_MEMBER_ID)
  })

  it('are out when the leader is among them, and its followers rebalance', () => {
    const group = joinedPair()
    const follower = group.sync('m2', 1)
    group.fire('sync')
    expect(group.answered(follower).errorCode).toBe(ErrorCode.REBALANCE_IN_PROGRESS)
    const again = group.join({ memberId: 'm2' })
    expect(group.answered(again)).toMatchObject({ generation: 2, leaderId: 'm2' })
  })

  it('are not waited for when there are none', () => {
    const group = joinedPair()
    group.sync('m1', 1)
    group.sync('m2', 1)
    expect(group.timers.has('sync')).toBe(false)
  })
})

describe('an assignment', () => {
  it('that makes the group too large is refused, and the group rebalances', () => {
    const group = createGroupFixture({ groupBytesMax: 50 })
    group.join()
    group.endJoin()
    const leader = group.sync('m1', 1, { plan: { m1: 'x'.repeat(50) } })
    expect(group.answered(leader).errorCode).toBe(ErrorCode.UNKNOWN_SERVER_ERROR)
    expect(group.core.image()).toMatchObject({ state: 'PreparingRebalance', members: [{ memberId: 'm1' }] })
  })

  it('of a cooperative protocol takes two generations, and nobody loses what it keeps', () => {
    const group = createGroupFixture()
    const cooperative = (owned: string) => ({ protocols: [protocol('cooperative-sticky', owned)] })
    group.join(cooperative(''))
    group.endJoin()
    group.sync('m1', 1, { plan: { m1: 'a b' } })
    const newcomer = group.join(cooperative(''))
    const owner = group.join({ memberId: 'm1', ...cooperative('a b') })
    expect(group.answered(owner).generation).toBe(2)
    expect(group.answered(newcomer).generation).toBe(2)
    const waiting = group.sync('m2', 2)
    group.sync('m1', 2, { plan: { m1: 'a' } })
    expect(group.answered(waiting)).toMatchObject({ errorCode: 0, assignment: new Uint8Array(0) })
    // Having given b up, the owner rejoins with what it kept.
    group.join({ memberId: 'm1', ...cooperative('a') })
    const last = group.join({ memberId: 'm2', ...cooperative('') })
    expect(group.answered(last).generation).toBe(3)
    group.sync('m1', 3, { plan: { m1: 'a', m2: 'b' } })
    expect(text(group.answered(group.sync('m2', 3)).assignment)).toBe('b')
  })
})
