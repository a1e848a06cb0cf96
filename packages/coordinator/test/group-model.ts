import { ErrorCode } from '@millrace/protocol'

/**
 * A member of the model's group. The model is a group as somebody would tell it who has not read the state machine: a list of people, a phase, and everything else
 * looked up anew each time. Writes always succeed, and there is one protocol.
 */
interface Person {
  id: string
  readonly instance: string | null
  metadata: string
  waits: 'no' | 'join' | 'sync'
  /** Has never been in a generation. */
  fresh: boolean
  part: string
  synced: boolean
}

/** An answer, as far as the model knows it. */
export type Outcome = { readonly code: number; readonly generation?: number; readonly part?: string }

/** What the model does with a request, and who else is answered by it. */
export function createGroupModel() {
  let people: Person[] = []
  let givenOut: string[] = []
  let phase: 'Empty' | 'PreparingRebalance' | 'CompletingRebalance' | 'Stable' = 'Empty'
  let generation = 0
  let leader: string | null = null
  let isFirstRebalance = false
  const answers = new Map<string, Outcome>()
  /** Which request each person waits with. */
  const requests = new Map<Person, string>()

  const find = (id: string) => people.find((person) => person.id === id)
  const answer = (person: Person, outcome: Outcome) => {
    const request = requests.get(person)
    if (request !== undefined) answers.set(request, outcome)
    requests.delete(person)
    person.waits = 'no'
  }

  function remove(person: Person, code: number = ErrorCode.UNKNOWN_MEMBER_ID) {
    if (person.waits !== 'no') answer(person, { code })
    people = people.filter((other) => other !== person)
    if (leader === person.id) leader = people[0]?.id ?? null
  }

  function nextGeneration() {
    people = people.filter((person) => {
      const stays = person.waits === 'join' || person.instance !== null
      if (!stays && leader === person.id) leader = null
      return stays
    })
    leader ??= people[0]?.id ?? null
    const waiting = people.filter((person) => person.waits === 'join')
    if (people.length > 0 && waiting.length === 0) {
      isFirstRebalance = false
      return
    }
    if (waiting.length > 0 && !waiting.some(({ id }) => id === leader)) leader = waiting[0]!.id
    generation++
    isFirstRebalance = false
    phase = people.length === 0 ? 'Empty' : 'CompletingRebalance'
    for (const person of people) {
      answer(person, { code: 0, generation })
      Object.assign(person, { fresh: false, part: '', synced: false })
    }
  }

  function everybodyIsHere() {
    return givenOut.length === 0 && people.every((person) => person.waits === 'join')
  }

  function somethingChanged() {
    if (phase === 'PreparingRebalance') {
      if (!isFirstRebalance && everybodyIsHere()) nextGeneration()
      return
    }
    if (phase === 'CompletingRebalance')
      for (const person of people)
        if (person.waits === 'sync') answer(person, { code: ErrorCode.REBALANCE_IN_PROGRESS })
    isFirstRebalance = phase === 'Empty'
    phase = 'PreparingRebalance'
    if (!isFirstRebalance && everybodyIsHere()) nextGeneration()
  }

  function wait(person: Person, kind: 'join' | 'sync', request: string) {
    if (person.waits !== 'no') answer(person, { code: ErrorCode.REBALANCE_IN_PROGRESS })
    person.waits = kind
    requests.set(person, request)
  }

  function nobodyIsLeft() {
    return phase === 'PreparingRebalance' && people.length === 0 && givenOut.length === 0
  }

  const model = {
    answers,
    view: () => ({
      state: phase,
      generation,
      leaderId: leader,
      members: people.map(({ id, part }) => ({ id, part: phase === 'Stable' ? part : '' })),
      waiting: requests.size,
      deserted: phase === 'Empty' && givenOut.length === 0,
    }),
    newcomer(request: string, id: string, metadata: string) {
      const person: Person = { id, instance: null, metadata, waits: 'no', fresh: true, part: '', synced: false }
      people.push(person)
      leader ??= id
      wait(person, 'join', request)
      somethingChanged()
    },
    staticMember(request: string, id: string, { instance, metadata }: { instance: string; metadata: string }) {
      const old = people.find((person) => person.instance === instance)
      if (old === undefined) {
        const person: Person = { id, instance, metadata, waits: 'no', fresh: true, part: '', synced: false }
        people.push(person)
        leader ??= id
        wait(person, 'join', request)
        somethingChanged()
        return
      }
      if (old.waits !== 'no') answer(old, { code: ErrorCode.FENCED_INSTANCE_ID })
      people = [...people.filter((person) => person !== old), old]
      if (leader === old.id) leader = id
      Object.assign(old, { id, metadata, fresh: false })
      if (phase === 'Stable') {
        answers.set(request, { code: 0, generation })
        return
      }
      wait(old, 'join', request)
      somethingChanged()
    },
    giveId(request: string, id: string) {
      givenOut.push(id)
      answers.set(request, { code: ErrorCode.MEMBER_ID_REQUIRED })
    },
    rejoin(request: string, id: string, metadata: string) {
      if (givenOut.includes(id)) {
        givenOut = givenOut.filter((other) => other !== id)
        model.newcomer(request, id, metadata)
        return
      }
      const person = find(id)
      if (person === undefined || person.instance !== null) {
        answers.set(request, { code: person === undefined ? ErrorCode.UNKNOWN_MEMBER_ID : 0 })
        return
      }
      const isSame = person.metadata === metadata
      if (isSame && (phase === 'CompletingRebalance' || (phase === 'Stable' && leader !== id))) {
        answers.set(request, { code: 0, generation })
        return
      }
      // Parked SyncGroups end with the rebalance that this one begins.
      person.metadata = metadata
      if (person.waits === 'sync') answer(person, { code: ErrorCode.REBALANCE_IN_PROGRESS })
      wait(person, 'join', request)
      somethingChanged()
    },
    sync(request: string, id: string, { atGeneration, plan }: { atGeneration: number; plan: Record<string, string> }) {
      const person = find(id)
      if (person === undefined) answers.set(request, { code: ErrorCode.UNKNOWN_MEMBER_ID })
      else if (atGeneration !== generation) answers.set(request, { code: ErrorCode.ILLEGAL_GENERATION })
      else if (phase === 'PreparingRebalance') answers.set(request, { code: ErrorCode.REBALANCE_IN_PROGRESS })
      else if (phase === 'Stable') {
        person.synced = true
        answers.set(request, { code: 0, part: person.part })
      } else {
        person.synced = true
        wait(person, 'sync', request)
        if (leader !== id) return
        phase = 'Stable'
        for (const other of people) {
          other.part = plan[other.id] ?? ''
          if (other.waits === 'sync') answer(other, { code: 0, part: other.part })
        }
      }
    },
    heartbeat(id: string, atGeneration: number): number {
      if (find(id) === undefined) return ErrorCode.UNKNOWN_MEMBER_ID
      if (atGeneration !== generation) return ErrorCode.ILLEGAL_GENERATION
      return phase === 'PreparingRebalance' ? ErrorCode.REBALANCE_IN_PROGRESS : 0
    },
    leave(id: string): number {
      if (givenOut.includes(id)) {
        givenOut = givenOut.filter((other) => other !== id)
        if (phase === 'PreparingRebalance') somethingChanged()
        return 0
      }
      const person = find(id)
      if (person === undefined) return ErrorCode.UNKNOWN_MEMBER_ID
      remove(person)
      somethingChanged()
      return 0
    },
    sessionEnds(id: string) {
      const person = find(id)
      if (person !== undefined && person.waits !== 'no' && !person.fresh) return
      if (person !== undefined) remove(person)
      else if (givenOut.includes(id)) givenOut = givenOut.filter((other) => other !== id)
      else return
      if (nobodyIsLeft()) nextGeneration()
      else if (person !== undefined || phase === 'PreparingRebalance') somethingChanged()
    },
    joinPhaseEnds: () => nextGeneration(),
    syncPhaseEnds() {
      const silent = people.filter((person) => !person.synced)
      if (silent.length === 0) return
      for (const person of silent) remove(person)
      somethingChanged()
    },
  }
  return model
}
