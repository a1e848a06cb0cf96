import { ErrorCode } from '@millrace/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JoinAnswer, SyncAnswer } from '../src/index.ts'
import { type Asked, createGroupFixture, protocol, text } from './group-fixture.ts'
import { createGroupModel, type Outcome } from './group-model.ts'

/** What may happen. `who` picks one of the ids that were ever given out. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('newcomer' as const), metadata: fc.constantFrom('x', 'y') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('static' as const),
      instance: fc.constantFrom('one', 'two'),
      metadata: fc.constantFrom('x', 'y'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('giveId' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('rejoin' as const), who: fc.nat(9), metadata: fc.constantFrom('x', 'y') }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('sync' as const),
      who: fc.nat(9),
      stale: fc.constantFrom(0, 0, 0, 1),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('heartbeat' as const), who: fc.nat(9), stale: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('leave' as const), who: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('session' as const), who: fc.nat(9) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('join timer' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sync timer' as const) }) },
)

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** A step with everything in it that was left to chance. */
type Action =
  | { readonly do: 'newcomer' | 'static'; readonly id: string; readonly metadata: string; readonly instance: string }
  | { readonly do: 'giveId' | 'leave' | 'session'; readonly id: string }
  | { readonly do: 'rejoin'; readonly id: string; readonly metadata: string }
  | {
      readonly do: 'sync' | 'heartbeat'
      readonly id: string
      readonly atGeneration: number
      readonly plan: Record<string, string>
    }
  | { readonly do: 'join timer' | 'sync timer' }

type Group = ReturnType<typeof createGroupFixture>
type Model = ReturnType<typeof createGroupModel>

/** Turns steps into actions of a group, and does them. */
function createActor(group: Group) {
  const ids: string[] = []
  const statics = new Set<string>()
  const asked = new Map<string, Asked<JoinAnswer> | Asked<SyncAnswer>>()
  const codes = new Map<string, number>()
  /** The fixture makes an id for each JoinGroup, also when it is not used. */
  let joins = 0

  function nextId(): string {
    const id = `m${joins + 1}`
    ids.push(id)
    return id
  }

  /** The action that a step means now; undefined when there is nobody, or no timer, that it could mean. */
  function actionOf(each: Step): Action | undefined {
    const { generation } = group.core.image()
    if (each.do === 'join timer') return group.timers.has('join') ? each : undefined
    if (each.do === 'sync timer') return group.timers.has('sync') ? each : undefined
    if (each.do === 'newcomer') return { ...each, id: nextId(), instance: '' }
    if (each.do === 'giveId') return { ...each, id: nextId() }
    if (each.do === 'static') {
      const id = nextId()
      statics.add(id)
      return { ...each, id }
    }
    const id = ids[each.who % Math.max(1, ids.length)]
    if (id === undefined) return undefined
    // Static members come back by their instance ids.
    if (each.do === 'rejoin') return statics.has(id) ? undefined : { do: 'rejoin', id, metadata: each.metadata }
    if (each.do === 'session') return group.timers.has(`session ${id}`) ? { do: 'session', id } : undefined
    if (each.do === 'leave') return { do: 'leave', id }
    const plan = Object.fromEntries(ids.map((other) => [other, `${other} in ${generation}`]))
    return { do: each.do, id, atGeneration: generation - each.stale, plan }
  }

  function join(name: string, options: Parameters<Group['join']>[0]): void {
    joins++
    asked.set(name, group.join(options))
  }

  function perform(name: string, action: Action): void {
    const protocols = 'metadata' in action ? [protocol('range', action.metadata)] : []
    switch (action.do) {
      case 'newcomer':
        return join(name, { protocols })
      case 'static':
        return join(name, { protocols, instanceId: action.instance })
      case 'giveId':
        return join(name, { needsMemberId: true })
      case 'rejoin':
        return join(name, { protocols, memberId: action.id })
      case 'sync':
        asked.set(name, group.sync(action.id, action.atGeneration, action))
        return
      case 'heartbeat':
        codes.set(name, group.heartbeat(action.id, action.atGeneration))
        return
      case 'leave':
        codes.set(name, group.leave([{ memberId: action.id, instanceId: null }]).members[0]!.errorCode)
        return
      case 'session':
        return group.fire(`session ${action.id}`)
      case 'sync timer':
        return group.fire('sync')
      case 'join timer':
        group.fire('join')
        // A new member has put the first rebalance off, by a delay of 0.
        if (group.timers.get('join') === 0) group.fire('join')
    }
  }

  /** Every answer in the model's words; what is not answered waits. */
  function answers(): Map<string, Outcome> {
    const found = new Map<string, Outcome>([...codes].map(([name, code]) => [name, { code }]))
    for (const [name, { answer }] of asked) {
      if (answer === undefined) continue
      const { errorCode: code } = answer
      if ('generation' in answer) found.set(name, code === 0 ? { code, generation: answer.generation } : { code })
      else found.set(name, code === 0 ? { code, part: text(answer.assignment) } : { code })
    }
    return found
  }

  return { actionOf, perform, answers, statics }
}

function performOnModel(model: Model, name: string, action: Action): void {
  switch (action.do) {
    case 'newcomer':
      return model.newcomer(name, action.id, action.metadata)
    case 'static':
      return model.staticMember(name, action.id, action)
    case 'giveId':
      return model.giveId(name, action.id)
    case 'rejoin':
      return model.rejoin(name, action.id, action.metadata)
    case 'sync':
      return model.sync(name, action.id, action)
    case 'heartbeat':
      model.answers.set(name, { code: model.heartbeat(action.id, action.atGeneration) })
      return
    case 'leave':
      model.answers.set(name, { code: model.leave(action.id) })
      return
    case 'session':
      return model.sessionEnds(action.id)
    case 'join timer':
      return model.joinPhaseEnds()
    case 'sync timer':
      return model.syncPhaseEnds()
  }
}

function viewOf(group: Group): ReturnType<Model['view']> {
  const { state, generation, leaderId, members } = group.core.image()
  const part = (assignment: Uint8Array) => (state === 'Stable' ? text(assignment) : '')
  return {
    state,
    generation,
    leaderId,
    members: members.map(({ memberId, assignment }) => ({ id: memberId, part: part(assignment) })),
    waiting: group.waiting().length,
    deserted: group.core.isDeserted,
  }
}

/** Nothing in a group may last for ever without a timer that ends it. */
function expectTimers(group: Group): void {
  const { state, members } = group.core.image()
  if (state === 'PreparingRebalance') expect([...group.timers.keys()]).toContain('join')
  if (state === 'CompletingRebalance') expect([...group.timers.keys()]).toContain('sync')
  const watched = members.filter(({ memberId }) => group.timers.has(`session ${memberId}`)).length
  expect(watched + group.waiting().length).toBeGreaterThanOrEqual(members.length)
  if (group.core.isDeserted) expect([...group.timers.keys()].filter((name) => name !== 'write')).toEqual([])
}

describe('a group does what the naive model does', () => {
  it('whatever happens, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const group = createGroupFixture()
        const actor = createActor(group)
        const model = createGroupModel()
        for (const [index, each] of steps.entries()) {
          const action = actor.actionOf(each)
          if (action === undefined) continue
          performOnModel(model, `request ${index}`, action)
          actor.perform(`request ${index}`, action)
          expect(viewOf(group)).toEqual(model.view())
          expect(actor.answers()).toEqual(model.answers)
          expectTimers(group)
        }
      }),
      { numRuns: 1_500 },
    )
  })
})

describe('a group whose writes may fail', () => {
  const faulty = fc.array(fc.tuple(step, fc.boolean()), { maxLength: 60 })

  it('hands out only what is stored: generations and assignments, none twice', () => {
    fc.assert(
      fc.property(faulty, (steps) => {
        const group = createGroupFixture()
        const actor = createActor(group)
        const stored = new Set<string>()
        for (const [index, [each, succeeds]] of steps.entries()) {
          const action = actor.actionOf(each)
          if (action === undefined) continue
          group.whenWritten(succeeds)
          const writesBefore = group.writes.length
          actor.perform(`request ${index}`, action)
          if (succeeds)
            for (const image of group.writes.slice(writesBefore)) {
              stored.add(`generation ${image.generation}`)
              for (const { assignment } of image.members) stored.add(`part ${text(assignment)}`)
            }
          for (const { generation, part } of actor.answers().values()) {
            if (generation !== undefined) expect(stored).toContain(`generation ${generation}`)
            if (part !== undefined) expect(stored).toContain(`part ${part}`)
          }
          expectTimers(group)
        }
        group.dismiss(16)
        expect(group.waiting()).toEqual([])
      }),
      { numRuns: 1_500 },
    )
  })

  it('goes on from what was stored last, and never loses a member that was told that it is one', () => {
    fc.assert(
      fc.property(faulty, (steps) => {
        const group = createGroupFixture()
        const actor = createActor(group)
        for (const [index, [each, succeeds]] of steps.entries()) {
          const action = actor.actionOf(each)
          if (action === undefined) continue
          group.whenWritten(succeeds)
          actor.perform(`request ${index}`, action)
        }
        const stored = group.stored.at(-1) ?? null
        const again = createGroupFixture({}, stored)
        again.loaded()
        for (const { memberId, instanceId } of stored?.members ?? [])
          expect([0, ErrorCode.REBALANCE_IN_PROGRESS]).toContain(
            again.heartbeat(memberId, stored!.generation, instanceId),
          )
        expectTimers(again)
      }),
    )
  })
})
