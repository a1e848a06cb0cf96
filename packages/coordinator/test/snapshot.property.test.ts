import { ProtocolError } from '@millrace/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeSnapshot, encodeSnapshot, type GroupImage } from '../src/index.ts'

const bytes = fc.uint8Array({ maxLength: 40 })
const timeout = fc.integer({ min: 0, max: 2_147_483_647 })
const name = fc.string({ maxLength: 20 })
const member = fc.record({
  memberId: name,
  instanceId: fc.option(name),
  clientId: name,
  clientHost: name,
  sessionTimeoutMs: timeout,
  rebalanceTimeoutMs: timeout,
  protocols: fc.array(fc.record({ name, metadata: bytes }), { maxLength: 3 }),
  assignment: bytes,
})

/** Groups that make sense. */
const image: fc.Arbitrary<GroupImage> = fc
  .record({
    members: fc.uniqueArray(member, { maxLength: 5, selector: ({ memberId }) => memberId }),
    generation: timeout,
    protocolType: name,
    protocolName: name,
    between: fc.constantFrom('PreparingRebalance' as const, 'CompletingRebalance' as const, 'Stable' as const),
    leader: fc.nat(4),
  })
  .map(({ members, generation, protocolType, protocolName, between, leader }) =>
    members.length === 0
      ? { state: 'Empty' as const, generation, protocolType, protocolName: null, leaderId: null, members }
      : {
          state: between,
          generation,
          protocolType,
          protocolName,
          leaderId: members[leader % members.length]!.memberId,
          members,
        },
  )

describe('a snapshot', () => {
  it('is read back as it was', () => {
    fc.assert(
      fc.property(image, (each) => {
        expect(decodeSnapshot(new Uint8Array(encodeSnapshot(each)))).toEqual(each)
      }),
    )
  })

  it('that is cut anywhere is refused', () => {
    fc.assert(
      fc.property(image, fc.nat(), (each, at) => {
        const whole = encodeSnapshot(each)
        const cut = whole.subarray(0, 1 + (at % (whole.length - 1)))
        expect(() => decodeSnapshot(cut)).toThrowError(ProtocolError)
      }),
    )
  })

  it('of any bytes is a group or refused, with no other error', () => {
    fc.assert(
      fc.property(image, fc.nat(), fc.nat(255), (each, at, byte) => {
        const bent = encodeSnapshot(each)
        bent[at % bent.length] = byte
        try {
          decodeSnapshot(bent)
        } catch (error) {
          expect(ProtocolError.is(error) || error instanceof TypeError).toBe(true)
        }
      }),
    )
  })

  it('without bytes is a group that only has offsets', () => {
    expect(decodeSnapshot(new Uint8Array(0))).toBeNull()
  })

  it.each([
    ['another version', (each: Uint8Array) => each.with(0, 2)],
    ['a state that there is not', (each: Uint8Array) => each.with(1, 9)],
    ['members and the state Empty', (each: Uint8Array) => each.with(1, 0)],
  ])('with %s is refused', (_what, bend) => {
    const one = { clientId: '', clientHost: '', instanceId: null, protocols: [], assignment: new Uint8Array(0) }
    const members = [{ ...one, memberId: 'm', sessionTimeoutMs: 1, rebalanceTimeoutMs: 1 }]
    const each = encodeSnapshot({
      state: 'Stable',
      generation: 1,
      protocolType: 'consumer',
      protocolName: 'range',
      leaderId: 'm',
      members,
    })
    expect(() => decodeSnapshot(bend(new Uint8Array(each)))).toThrowError(TypeError)
  })
})
