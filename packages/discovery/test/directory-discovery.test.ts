import { describe, expect, it } from 'vitest'
import { CLUSTER, createWorld } from './directory-fixture.ts'

const EXPIRY_MS = 10_000
const STALE_MS = 300_000

/** As many agents as profiles, started, and everybody has seen everybody. */
async function startAgents(...profiles: Parameters<ReturnType<typeof createWorld>['agent']>[0][]) {
  const world = createWorld()
  const agents = profiles.map((profile) => world.agent(profile))
  for (const { discovery } of agents) await discovery.start()
  await world.clock.advance(1_000)
  return { ...world, agents }
}

describe('agents of one directory', () => {
  it('an agent is alone in its view until it has started, and answers from the first moment', async () => {
    const { agent } = createWorld()
    const [a, b] = [agent(), agent()]
    await a.discovery.start()
    expect(b.shown()).toEqual([2])
    expect(b.discovery.status()).toMatchObject({ isRegistered: false, isGone: false, viewAgeMs: undefined })
    await b.discovery.start()
    expect(b.shown()).toEqual([1, 2])
    expect(b.discovery.status()).toMatchObject({ isRegistered: true, isStale: false, viewAgeMs: 0, agentCount: 2 })
  })

  it('see one another within a poll interval, at the listener that the client came in by', async () => {
    const { agents } = await startAgents({}, { zone: 'a' }, { agentGroup: 'blue' })
    expect(agents.map(({ shown }) => shown())).toEqual([[1, 2], [1, 2], [3]])
    expect(agents[0]!.shown({ zone: 'a' })).toEqual([2])
    expect(agents[0]!.shown({ agentGroup: 'blue' })).toEqual([3])
    expect(agents[2]!.discovery.discover({ agentGroup: '', listener: 'kafka' }).agents).toEqual([])
  })

  it('agree on leaders and coordinators', async () => {
    const { agents } = await startAgents({}, {}, {}, {})
    for (const strategy of ['single_agent', 'equal_spread', 'consistent_random_jump'] as const) {
      const answers = agents.map(({ discovery }) => {
        const { leaderOf, coordinatorOf } = discovery.discover({ strategy, client: 'c' })
        return [...Array.from({ length: 50 }, (_, p) => leaderOf('t', p, 50)), coordinatorOf('g')]
      })
      for (const answer of answers) expect(answer).toEqual(answers[0])
    }
  })

  it('keep an agent for its expiry after its last heartbeat, and no longer than one more look', async () => {
    const { clock, agents } = await startAgents({}, {})
    agents[1]!.link.way = 'refused'
    await clock.advance(EXPIRY_MS - 2_000)
    expect(agents[0]!.shown()).toEqual([1, 2])
    await clock.advance(3_000)
    expect(agents[0]!.shown()).toEqual([1])
  })

  it('stay while heartbeats come', async () => {
    const { clock, agents } = await startAgents({}, {})
    await clock.advance(100 * EXPIRY_MS)
    expect(agents.map(({ shown }) => shown())).toEqual([
      [1, 2],
      [1, 2],
    ])
    expect(agents[0]!.events).toEqual(['discovery.registered'])
  })

  it('are told of at once by a directory that gives hints', async () => {
    const { clock, agent } = createWorld()
    const a = agent({}, { hints: true, pollIntervalMs: 2_000, heartbeatIntervalMs: 2_000, expiryMs: 20_000 })
    await a.discovery.start()
    await agent().discovery.start()
    await clock.advance(100)
    expect(a.shown()).toEqual([1, 2])
    await a.discovery.close()
    expect(clock.timerCount).toBe(1)
  })

  it('go on looking, and living, however many hints a directory gives', async () => {
    const { clock, agent, store } = createWorld()
    const a = agent({}, { hints: true })
    await a.discovery.start()
    const profile = { host: '10.0.0.9', listeners: [{ name: 'kafka', port: 9092 }] }
    const status = { isLeaving: false, busyShare: 0, shedShare: 0 }
    for (let round = 0; round < 500; round++) {
      await store.register(CLUSTER, { agentId: 'restless', nodeId: 9, profile, status, expiryMs: 1_000 })
      await clock.advance(40)
    }
    expect(a.discovery.status()).toMatchObject({ isGone: false, isStale: false })
    expect(a.shown()).toEqual([1, 9])
    await a.discovery.close()
    expect(clock.timerCount).toBe(0)
  })

  it('watchers hear who comes, goes and changes, and nothing of loads', async () => {
    const { clock, agent } = createWorld()
    let busy = 0
    const a = agent()
    const b = agent({}, { busyShare: () => (busy += 0.01) })
    let count = 0
    const unwatch = a.discovery.watch(() => count++)
    await a.discovery.start()
    expect(count).toBe(1)
    await b.discovery.start()
    await clock.advance(5_000)
    expect(count).toBe(2)
    await b.discovery.leave()
    await clock.advance(1_000)
    expect(count).toBe(3)
    await b.discovery.close()
    await clock.advance(1_000)
    expect(count).toBe(4)
    unwatch()
    await agent().discovery.start()
    await clock.advance(1_000)
    expect(count).toBe(4)
  })
})

describe('one that leaves', () => {
  it('is shown no longer, by itself neither, and serves on until it is closed', async () => {
    const { clock, store, agents } = await startAgents({ zone: 'a' }, { zone: 'b' })
    await agents[0]!.discovery.leave()
    await agents[0]!.discovery.leave()
    expect(agents[0]!.shown({ zone: 'a' })).toEqual([2])
    await clock.advance(1_000)
    expect(agents[1]!.shown({ zone: 'a' })).toEqual([2])
    expect(agents[1]!.discovery.peers().map(({ nodeId, isLeaving }) => [nodeId, isLeaving])).toEqual([
      [1, true],
      [2, false],
    ])
    await clock.advance(5 * EXPIRY_MS)
    expect((await store.list(CLUSTER)).map(({ nodeId }) => nodeId)).toEqual([1, 2])
    await agents[0]!.discovery.close()
    expect((await store.list(CLUSTER)).map(({ nodeId }) => nodeId)).toEqual([2])
  })

  it('is shown where there is nobody else', async () => {
    const { clock, agents } = await startAgents({}, {})
    for (const { discovery } of agents) await discovery.leave()
    await clock.advance(1_000)
    expect(agents[0]!.shown()).toEqual([1, 2])
  })

  it('leaves nothing behind when it is closed while it starts', async () => {
    for (let turns = 0; turns < 30; turns++) {
      const { clock, agent, store } = createWorld()
      const { discovery, link } = agent({}, { hints: true })
      const starting = discovery.start().catch((error: unknown) => error)
      for (let turn = 0; turn < turns; turn++) await Promise.resolve()
      await discovery.close()
      await starting
      const { calls } = link
      await clock.advance(20_000)
      expect([turns, clock.timerCount, link.calls - calls]).toEqual([turns, 0, 0])
      expect(await store.list(CLUSTER)).toEqual([])
    }
  })

  it('leaves no timer and no call behind, as often as it is closed, also when the directory says nothing', async () => {
    const { clock, agents } = await startAgents({})
    const [{ discovery, link, events }] = agents as [(typeof agents)[0]]
    link.way = 'silent'
    await clock.advance(1_500)
    const closing = [discovery.close(), discovery.close()]
    await clock.advance(2_000)
    await Promise.all(closing)
    expect(clock.timerCount).toBe(0)
    expect(events).toContain('discovery.leave_failed')
    const { calls } = link
    await clock.advance(60_000)
    expect(link.calls).toBe(calls)
    await expect(discovery.start()).resolves.toBeUndefined()
  })
})

describe('when the directory is away', () => {
  it.each(['refused', 'silent'] as const)('(%s) the last view is shown, and said to be stale', async (way) => {
    const { clock, agents } = await startAgents({}, {})
    const { discovery, link, shown, events } = agents[0]!
    link.way = way
    await clock.advance(EXPIRY_MS - 4_000)
    expect([shown(), discovery.status().isStale, discovery.status().isGone]).toEqual([[1, 2], false, false])
    await clock.advance(6_000)
    expect([discovery.status().isStale, discovery.status().isGone]).toEqual([true, true])
    // Its own entry has expired by now, so others may have stopped showing it.
    expect(shown()).toEqual([2])
    expect(events.filter((event) => event === 'discovery.away')).toHaveLength(1)
  })

  it('an agent shows itself alone once the view is too old, and the cluster again when it is back', async () => {
    const { clock, agents } = await startAgents({}, {})
    const { discovery, link, shown, events } = agents[0]!
    link.way = 'refused'
    await clock.advance(STALE_MS - 2_000)
    expect(shown()).toEqual([2])
    await clock.advance(4_000)
    expect(shown()).toEqual([1])
    link.way = 'open'
    await clock.advance(1_000)
    expect(shown()).toEqual([1, 2])
    expect(discovery.status()).toMatchObject({ nodeId: 1, isGone: false, isStale: false, isRegistered: true })
    expect(events.at(-1)).toBe('discovery.back')
    await clock.advance(1_000)
    expect(agents[1]!.shown()).toEqual([1, 2])
  })

  it('for writes alone, an agent sees the others still, and itself gone', async () => {
    const { clock, agents } = await startAgents({}, {})
    agents[0]!.link.way = 'read-only'
    await clock.advance(EXPIRY_MS + 1_000)
    expect(agents[0]!.discovery.status()).toMatchObject({ isGone: true, isStale: false })
    expect(agents.map(({ shown }) => shown())).toEqual([[2], [2]])
    agents[0]!.link.way = 'open'
    await clock.advance(2_000)
    expect(agents[0]!.events).toEqual([
      'discovery.registered',
      'discovery.away',
      'discovery.registered',
      'discovery.back',
    ])
    expect(agents.map(({ shown }) => shown())).toEqual([
      [1, 2],
      [1, 2],
    ])
  })

  it('a process that was stopped knows before its first call that it may be gone', async () => {
    const { clock, agents } = await startAgents({}, {})
    clock.freeze(EXPIRY_MS)
    expect(agents[0]!.discovery.status().isGone).toBe(true)
    expect(agents[0]!.shown()).toEqual([2])
    await clock.advance(3_000)
    expect(agents[0]!.discovery.status()).toMatchObject({ nodeId: 1, isGone: false })
    expect(agents[0]!.shown()).toEqual([1, 2])
  })

  it('at the start, starting fails with its error, and can be tried again', async () => {
    const { clock, agent } = createWorld()
    const a = agent()
    a.link.way = 'refused'
    await expect(a.discovery.start()).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    a.link.way = 'silent'
    const late = expect(a.discovery.start()).rejects.toThrow('the directory gave no answer in 2000 ms')
    await clock.advance(2_000)
    await late
    const controller = new AbortController()
    const stopped = expect(a.discovery.start({ signal: controller.signal })).rejects.toThrow('enough')
    controller.abort(new Error('enough'))
    await stopped
    a.link.way = 'open'
    await a.discovery.start()
    expect(a.discovery.status().isRegistered).toBe(true)
  })
})

describe('a node id', () => {
  it('that another agent has is proposed no further', async () => {
    const { agent } = createWorld()
    const [a, b] = [agent(), agent({}, { nodeId: 1 })]
    await a.discovery.start()
    await b.discovery.start()
    expect(a.discovery.nodeId).toBe(1)
    expect(b.discovery.nodeId).not.toBe(1)
    expect(b.shown()).toEqual([1, b.discovery.nodeId])
    expect(b.events).toEqual(['discovery.node_id_taken', 'discovery.registered'])
  })

  it('is the one that the directory remembers for this process', async () => {
    const { agent } = createWorld()
    await agent({}, { agentId: 'x' }).discovery.start()
    const again = agent({}, { agentId: 'x' })
    await again.discovery.start()
    expect(again.discovery.nodeId).toBe(1)
    expect(again.shown()).toEqual([1])
  })
})

describe('an entry that makes no sense', () => {
  it('is left out, and hides nobody', async () => {
    const { clock, agent, store } = createWorld()
    const a = agent()
    const list = store.list.bind(store)
    store.list = async (clusterId) => {
      const [first, ...rest] = await list(clusterId)
      const odd = { ...first!, agentId: 'odd', nodeId: 77, profile: { host: 'a b', listeners: [] } }
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- What another program may have written.
      const empty = { agentId: 'empty', nodeId: 78, profile: null, status: null } as unknown as typeof odd
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The same.
      const mute = { ...first!, agentId: 'mute', nodeId: 79, status: null } as unknown as typeof odd
      return [first!, odd, empty, mute, ...rest]
    }
    await a.discovery.start()
    await agent().discovery.start()
    await clock.advance(1_000)
    expect(a.shown()).toEqual([1, 2])
    // Each of them is told of whenever the list has changed.
    expect(a.events.filter((event) => event === 'discovery.unreadable')).toHaveLength(6)
    expect(a.events).not.toContain('discovery.away')
  })

  it('and those beyond the limit are left out too', async () => {
    const { agent } = createWorld()
    for (let count = 0; count < 3; count++) await agent().discovery.start()
    const last = agent({}, { agentsMax: 2 })
    await last.discovery.start()
    expect(last.shown()).toEqual([1, 2, 4])
    expect(last.events).toContain('discovery.too_many_agents')
  })
})

describe('the owner of a key', () => {
  const internal = { port: 8080 }

  it('is one agent of the zone and group for all that ask, and another when it leaves', async () => {
    const zoneA = { zone: 'a', internal }
    const { clock, agents } = await startAgents(zoneA, zoneA, zoneA, { zone: 'b', internal }, { zone: 'a' })
    const owners = (index: number, scope?: { zone: string | undefined; agentGroup: undefined }) =>
      Array.from({ length: 60 }, (_, key) => agents[index]!.discovery.ownerOf(`segment-${key}`, scope)?.nodeId)
    const before = owners(0)
    expect(new Set(before)).toEqual(new Set([1, 2, 3]))
    expect(owners(1)).toEqual(before)
    expect(owners(4)).toEqual(before)
    expect(new Set(owners(3))).toEqual(new Set([4]))
    expect(owners(3, { zone: 'a', agentGroup: undefined })).toEqual(before)
    expect(new Set(owners(0, { zone: undefined, agentGroup: undefined }))).toEqual(new Set([undefined]))
    await agents[1]!.discovery.leave()
    await clock.advance(1_000)
    for (const [index, owner] of owners(0).entries())
      expect(owner).toSatisfy((id: number) => (before[index] === 2 ? id !== 2 : id === before[index]))
  })

  it('comes with the address that agents call, and says when it is the one that asks', async () => {
    const { agents } = await startAgents({ internal: { host: 'a.internal', port: 8080 }, version: '1.0.0' })
    expect(agents[0]!.discovery.ownerOf('k')).toEqual({
      agentId: 'agent-1',
      nodeId: 1,
      isSelf: true,
      agentGroup: undefined,
      zone: undefined,
      version: '1.0.0',
      isLeaving: false,
      internal: { host: 'a.internal', port: 8080 },
    })
  })
})

describe('a hot agent', () => {
  it('sheds clients while it is hot, as all agents see', async () => {
    const { clock, agent } = createWorld()
    let busy = 0
    const a = agent({}, { busyShare: () => busy })
    const b = agent()
    await a.discovery.start()
    await b.discovery.start()
    await clock.advance(1_000)
    // One that the hot agent leads while it is not hot.
    const topics = Array.from({ length: 50 }, (_, index) => `t${index}`)
    const topic = topics.find((topicId) => a.discovery.discover({}).leaderOf(topicId, 0, 1) === 1)!
    busy = 0.9
    await clock.advance(60_000)
    const clients = Array.from({ length: 100 }, (_, index) => `c${index}`)
    const leaders = (who: typeof a) => clients.map((client) => who.discovery.discover({ client }).leaderOf(topic, 0, 1))
    expect(leaders(b)).toEqual(leaders(a))
    expect(leaders(a).filter((id) => id === 1).length).toBeLessThan(25)
    busy = 0.1
    await clock.advance(200_000)
    expect(leaders(a).filter((id) => id === 1).length).toBe(100)
  })
})

describe('an agent to which no client could go instead', () => {
  it.each([{ roles: ['jobs'] as const }, { agentGroup: 'blue' }, 'leaving' as const])(
    'makes nobody hot by being idle: %j',
    async (other) => {
      const { clock, store, agent } = createWorld()
      const a = agent({}, { busyShare: () => 1 })
      const idle = agent(other === 'leaving' ? {} : other)
      await idle.discovery.start()
      if (other === 'leaving') await idle.discovery.leave()
      await a.discovery.start()
      await clock.advance(60_000)
      const [entry] = await store.list(CLUSTER)
      expect(entry!.status).toEqual({ isLeaving: false, busyShare: 1, shedShare: 0 })
    },
  )
})

describe('an agent in a zone', () => {
  const shedShareBeside = async (...zones: string[]) => {
    const { clock, store, agent } = createWorld()
    await agent({ zone: 'a' }, { busyShare: () => 0.9 }).discovery.start()
    for (const zone of zones) {
      const busyShare = () => (zone === 'a' ? 0.9 : 0)
      await agent({ zone }, { busyShare }).discovery.start()
    }
    await clock.advance(60_000)
    const [entry] = await store.list(CLUSTER)
    return entry!.status.shedShare
  }

  it('is hot beside those of its zone, and beside all where the zone has no others', async () => {
    expect(await shedShareBeside('a', 'b')).toBe(0)
    expect(await shedShareBeside('b')).toBeGreaterThan(0.5)
  })
})

describe('a connection that crosses zones', () => {
  it('is to be closed once an agent of the client’s zone is known', async () => {
    const { clock, agents } = await startAgents({ zone: 'a' }, { zone: 'b' })
    const ask = () => agents[0]!.discovery.shouldReconnect({ zone: 'b' })
    expect([ask(), agents[1]!.discovery.shouldReconnect({ zone: 'b' })]).toEqual([true, false])
    await agents[1]!.discovery.close()
    await clock.advance(1_000)
    expect(ask()).toBe(false)
  })
})

describe('clients of an agent', () => {
  it('are to move once it leaves, if there is another, and not before', async () => {
    const { agents } = await startAgents({}, {})
    const [leaving, staying] = agents.map(({ discovery }) => discovery)
    expect(leaving!.shouldMove({})).toBe(false)
    await leaving!.leave()
    expect([leaving!.shouldMove({}), staying!.shouldMove({})]).toEqual([true, false])
    expect(leaving!.shouldMove({ hostOverride: 'lb.example.com' })).toBe(false)
    expect(leaving!.shouldMove({ agentGroup: 'nobody' })).toBe(false)
  })

  it('stay while all leave', async () => {
    const { clock, agents } = await startAgents({}, {})
    for (const { discovery } of agents) await discovery.leave()
    await clock.advance(1_000)
    expect(agents.map(({ discovery }) => discovery.shouldMove({}))).toEqual([false, false])
  })

  it('stay when it only lost sight of the directory', async () => {
    const { clock, agents } = await startAgents({}, {})
    const { discovery, link } = agents[0]!
    link.way = 'refused'
    await clock.advance(2 * EXPIRY_MS)
    expect([discovery.status().isGone, discovery.shouldMove({})]).toEqual([true, false])
  })
})

describe('options', () => {
  it('are refused with every problem at once', () => {
    const { agent } = createWorld()
    const bad = { clusterId: '', agentId: '', expiryMs: 5_000, pollIntervalMs: 0, strategy: 'best' as never }
    expect(() => agent({ host: 'a b' }, bad)).toThrow(
      new TypeError(
        'directory discovery options: clusterId is needed; agentId must have 1 to 255 characters; ' +
          'strategy must be one of single_agent, equal_spread, consistent_random_jump, not "best"; ' +
          'pollIntervalMs must be a positive integer, not 0; ' +
          'expiryMs must be more than heartbeatIntervalMs + pollIntervalMs + 2 x callTimeoutMs, which is 6000; ' +
          'invalid agent description: host must be a DNS name or IP address, not "a b"',
      ),
    )
    expect(() => agent({}, { staleViewMsMax: 1, expiryMs: 600_001 })).toThrow(
      'expiryMs must be at most 600000; staleViewMsMax must not be less than expiryMs',
    )
  })

  it('a listener on a free port must be bound before the agent registers', async () => {
    const { agent } = createWorld()
    const { discovery } = agent({ listeners: [{ name: 'any', port: 0 }] })
    await expect(discovery.start()).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    discovery.listening('any', 4_711)
    await discovery.start()
    expect(discovery.discover({}).agents[0]!.port).toBe(4_711)
  })
})
