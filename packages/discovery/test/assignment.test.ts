import { describe, expect, it } from 'vitest'
import { type AssignmentRequest, createAssignment } from '../src/assignment.ts'
import { assignmentStrategies } from '../src/index.ts'

const agents = (count: number, shedShare = 0) =>
  Array.from({ length: count }, (_, index) => ({ nodeId: 100 + index, shedShare }))
const request = (rest: Partial<AssignmentRequest> = {}): AssignmentRequest => ({
  strategy: 'consistent_random_jump',
  clientKey: undefined,
  selfNodeId: 100,
  ...rest,
})
const leaders = (among: ReturnType<typeof agents>, rest: Partial<AssignmentRequest>, count: number, topicId = 't') => {
  const { leaderOf } = createAssignment(among, request(rest))
  return Array.from({ length: count }, (_, partition) => leaderOf(topicId, partition, count))
}
const countsOf = (ids: readonly (number | null)[]) => {
  const counts = new Map<number | null, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

describe('every strategy', () => {
  it.each(assignmentStrategies)('%s names nobody when nobody is shown', (strategy) => {
    const { leaderOf, coordinatorOf } = createAssignment([], request({ strategy }))
    expect([leaderOf('t', 0, 1), coordinatorOf('g')]).toEqual([null, null])
  })

  it.each(assignmentStrategies)('%s answers the same however the agents are ordered, and each time', (strategy) => {
    const rest = { strategy, clientKey: 'c' }
    const forward = leaders(agents(7, 0.25), rest, 50)
    expect(leaders(agents(7, 0.25).reverse(), rest, 50)).toEqual(forward)
  })

  it('one coordinator for a key, whoever asks and however', () => {
    const keys = Array.from({ length: 200 }, (_, index) => `group-${index}`)
    const [first, ...others] = assignmentStrategies.map((strategy) => {
      const { coordinatorOf } = createAssignment(agents(5), request({ strategy, clientKey: strategy }))
      return keys.map((key) => coordinatorOf(key))
    })
    for (const other of others) expect(other).toEqual(first)
    expect(countsOf(first!).size).toBe(5)
  })
})

describe('single_agent', () => {
  const strategy = 'single_agent'

  it('names one agent for all partitions of all topics', () => {
    const { leaderOf } = createAssignment(agents(12), request({ strategy, clientKey: 'c' }))
    const ids = ['t1', 't2'].flatMap((topic) => Array.from({ length: 50 }, (_, p) => leaderOf(topic, p, 50)))
    expect(new Set(ids).size).toBe(1)
  })

  it('spreads clients', () => {
    const ids = Array.from(
      { length: 1200 },
      (_, index) => leaders(agents(12), { strategy, clientKey: `c${index}` }, 1)[0]!,
    )
    const counts = [...countsOf(ids).values()]
    expect(counts.length).toBe(12)
    expect(Math.max(...counts)).toBeLessThan(150)
  })

  it('names the connected agent to a client of which nothing is known, if that one is shown', () => {
    expect(leaders(agents(12), { strategy, selfNodeId: 107 }, 1)).toEqual([107])
    expect(agents(12).map(({ nodeId }) => nodeId)).toContain(leaders(agents(12), { strategy, selfNodeId: 7 }, 1)[0])
  })
})

describe('equal_spread', () => {
  const strategy = 'equal_spread'

  it.each([1, 2, 5, 12, 13, 100, 1000])('gives nobody more than a full share of %d partitions', (count) => {
    for (let size = 1; size <= 12; size++) {
      const counts = countsOf(leaders(agents(size), { strategy }, count))
      expect(Math.max(...counts.values())).toBeLessThanOrEqual(Math.ceil(count / size))
    }
  })

  it('starts elsewhere for another topic, so that topics of one partition are spread too', () => {
    const ids = Array.from({ length: 300 }, (_, index) => leaders(agents(6), { strategy }, 1, `topic ${index}`)[0]!)
    expect(countsOf(ids).size).toBe(6)
    expect(Math.max(...countsOf(ids).values())).toBeLessThan(80)
  })

  it('takes a partition beyond the count it is told of as proof that there are more', () => {
    const { leaderOf } = createAssignment(agents(3), request({ strategy }))
    expect(leaderOf('t', 7, 1)).toBe(leaderOf('t', 7, 8))
    expect(leaderOf('t', 0, 0)).toBe(leaderOf('t', 0, 1))
  })

  it('answers the same whether topics are asked in a row or in turns', () => {
    const { leaderOf } = createAssignment(agents(5), request({ strategy }))
    const turns = Array.from({ length: 10 }, (_, p) => [leaderOf('a', p, 10), leaderOf('b', p, 20)])
    expect(turns.map(([a]) => a)).toEqual(leaders(agents(5), { strategy }, 10, 'a'))
    expect(turns.map(([, b]) => b)).toEqual(leaders(agents(5), { strategy }, 20, 'b').slice(0, 10))
  })
})

describe('consistent_random_jump', () => {
  const strategy = 'consistent_random_jump'
  const clients = Array.from({ length: 400 }, (_, index) => `client-${index}`)
  const [home] = leaders(agents(12), { strategy }, 1)
  const hot = (shedShare: number) =>
    agents(12).map((agent) => (agent.nodeId === home ? { ...agent, shedShare } : agent))
  const shareAtHome = (among: ReturnType<typeof agents>) =>
    clients.filter((clientKey) => leaders(among, { strategy, clientKey }, 1)[0] === home).length / clients.length

  it('has all clients agree while nobody is hot', () => {
    const [first, ...others] = clients.map((clientKey) => leaders(agents(12), { strategy, clientKey }, 20))
    for (const other of others) expect(other).toEqual(first)
  })

  it('does not move a partition when the topic grows', () => {
    expect(leaders(agents(12), { strategy }, 40).slice(0, 20)).toEqual(leaders(agents(12), { strategy }, 20))
  })

  it('sends about as many clients on as a hot agent sheds, all of them to the next in the partition’s order', () => {
    expect(shareAtHome(hot(0.25))).toBeCloseTo(0.75, 1)
    expect(shareAtHome(hot(0.75))).toBeCloseTo(0.25, 1)
    const ids = clients.map((clientKey) => leaders(hot(0.5), { strategy, clientKey }, 1)[0]!)
    expect(new Set(ids).size).toBe(2)
  })

  it('moves only as many as the share grows by: whoever was sent on stays away', () => {
    const idsAt = (share: number) => clients.map((clientKey) => leaders(hot(share), { strategy, clientKey }, 1)[0]!)
    const [less, more] = [idsAt(0.25), idsAt(0.375)]
    for (const [index, id] of less.entries()) if (id !== home) expect(more[index]).toBe(id)
  })

  it('stays where it is when everybody sheds everybody', () => {
    expect(shareAtHome(agents(12, 1))).toBe(1)
  })

  it('leaves partitions of other agents alone', () => {
    const calm = leaders(agents(12), { strategy, clientKey: 'c' }, 100)
    const now = leaders(hot(0.9), { strategy, clientKey: 'c' }, 100)
    for (const [index, id] of calm.entries()) if (id !== home) expect(now[index]).toBe(id)
  })
})
