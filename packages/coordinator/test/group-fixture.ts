import {
  createGroupCore,
  type GroupEffect,
  type GroupEvent,
  type GroupImage,
  type GroupProtocol,
  type GroupSettings,
  type JoinAnswer,
  type JoinRequest,
  type LeaveAnswer,
  type LeavingMember,
  resolveCoordinatorOptions,
  type SyncAnswer,
} from '../src/index.ts'

/** A protocol whose metadata is a text. */
export const protocol = (name: string, metadata = 'any'): GroupProtocol => ({ name, metadata: Buffer.from(metadata) })

/** A request whose answer may come later. */
export interface Asked<T> {
  readonly token: number
  answer: T | undefined
}

type JoinOptions = Partial<Omit<JoinRequest, 'groupId'>>

/** Gives a state machine events and keeps what it answers, sets and writes. */
export function createGroupFixture(settings: GroupSettings = {}, stored: GroupImage | null = null) {
  const core = createGroupCore(
    resolveCoordinatorOptions({ clusterId: 'vci_test', holder: 'agent', initialRebalanceDelayMs: 0, ...settings }),
    stored,
  )
  const asked = new Map<number, Asked<unknown>>()
  const timers = new Map<string, number>()
  const writes: GroupImage[] = []
  const successful: GroupImage[] = []
  /** What becomes of writes; undefined: the test says later. */
  let writesSucceed: boolean | undefined = true
  let lastToken = 0
  let lastMember = 0

  function perform(effects: readonly GroupEffect[]): void {
    for (const effect of effects) {
      if (effect.kind === 'setTimer') timers.set(effect.timer, effect.delayMs)
      else if (effect.kind === 'cancelTimer') timers.delete(effect.timer)
      else if (effect.kind === 'write') writes.push(effect.image)
      else answer(effect)
    }
    if (core.isWriting && writesSucceed !== undefined) written(writesSucceed)
  }

  function written(ok: boolean): void {
    if (ok) successful.push(writes.at(-1)!)
    perform(core.handle({ kind: 'written', ok }))
  }

  function answer(effect: Extract<GroupEffect, { readonly token: number }>): void {
    const request = asked.get(effect.token)
    if (request === undefined) throw new Error(`token ${effect.token} is answered twice, or was never given`)
    asked.delete(effect.token)
    request.answer = effect.kind === 'answerCode' ? effect.errorCode : effect.answer
  }

  function ask<T>(event: (token: number) => GroupEvent): Asked<T> {
    const request: Asked<T> = { token: ++lastToken, answer: undefined }
    asked.set(request.token, request)
    perform(core.handle(event(request.token)))
    return request
  }

  function answered<T>(request: Asked<T>): T {
    if (request.answer === undefined) throw new Error('not answered')
    return request.answer
  }

  const fixture = {
    core,
    timers,
    writes,
    /** Requests that wait. */
    waiting: () => [...asked.keys()],
    answered,
    /** From now on, writes succeed, fail or wait for {@link written}. */
    whenWritten(outcome: boolean | undefined) {
      writesSucceed = outcome
    },
    written,
    /** Writes that succeeded. */
    stored: successful,
    loaded: () => perform(core.handle({ kind: 'loaded' })),
    /** Lets a timer come due; it must be set. */
    fire(timer: string) {
      if (!timers.delete(timer)) throw new Error(`timer ${timer} is not set`)
      perform(core.handle({ kind: 'timer', timer }))
    },
    /** Lets the join phase end by its timer, however often new members have put that off. */
    endJoin() {
      while (core.image().state === 'PreparingRebalance') fixture.fire('join')
    },
    /** As {@link endJoin}, when the write that follows may fail. */
    endJoinOnce() {
      const before = writes.length
      while (writes.length === before) fixture.fire('join')
    },
    abandon: (token: number) => {
      asked.delete(token)
      perform(core.handle({ kind: 'abandoned', token }))
    },
    dismiss: (errorCode: number) => perform(core.handle({ kind: 'dismiss', errorCode })),
    join: (options: JoinOptions = {}) =>
      ask<JoinAnswer>((token) => ({
        kind: 'join',
        token,
        newMemberId: `m${++lastMember}`,
        request: {
          groupId: 'g',
          memberId: '',
          instanceId: null,
          protocolType: 'consumer',
          protocols: [protocol('range')],
          sessionTimeoutMs: 10_000,
          rebalanceTimeoutMs: 60_000,
          clientId: 'client',
          clientHost: '/127.0.0.1',
          needsMemberId: false,
          canSkipAssignment: false,
          ...options,
        },
      })),
    sync: (
      memberId: string,
      generation: number,
      options: {
        instanceId?: string | null
        protocolType?: string | null
        protocolName?: string | null
        plan?: Readonly<Record<string, string>>
      } = {},
    ) =>
      ask<SyncAnswer>((token) => ({
        kind: 'sync',
        token,
        request: {
          groupId: 'g',
          memberId,
          generation,
          instanceId: options.instanceId ?? null,
          protocolType: options.protocolType ?? null,
          protocolName: options.protocolName ?? null,
          assignments: Object.entries(options.plan ?? {}).map(([id, text]) => ({
            memberId: id,
            assignment: Buffer.from(text),
          })),
        },
      })),
    heartbeat: (memberId: string, generation: number, instanceId: string | null = null) =>
      answered(
        ask<number>((token) => ({
          kind: 'heartbeat',
          token,
          request: { groupId: 'g', memberId, generation, instanceId },
        })),
      ),
    checkCommit: (memberId: string, generation: number, instanceId: string | null = null) =>
      answered(
        ask<number>((token) => ({
          kind: 'checkCommit',
          token,
          request: { groupId: 'g', memberId, generation, instanceId },
        })),
      ),
    leave: (members: readonly LeavingMember[]) =>
      answered(ask<LeaveAnswer>((token) => ({ kind: 'leave', token, request: { groupId: 'g', members } }))),
    /** A stable group of `count` dynamic members m1, m2 …, in generation 1, with what each was assigned. */
    stable(count: number) {
      const joins = Array.from({ length: count }, () => fixture.join())
      fixture.endJoin()
      const [leader, ...followers] = joins.map((join) => answered(join).memberId)
      const plan = Object.fromEntries([leader!, ...followers].map((id) => [id, `part of ${id}`]))
      for (const id of followers) fixture.sync(id, 1)
      fixture.sync(leader!, 1, { plan })
      return [leader!, ...followers]
    },
  }
  return fixture
}

/** The text of an assignment or of metadata. */
export const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString()
