import { describe, expect, it } from 'vitest'
import { type AgentDescription, resolveAgentDescription } from '../src/agent-description.ts'
import type { DiscoveryQuery } from '../src/index.ts'
import { type LiveAgent, servingAgent } from '../src/live-agent.ts'
import { addressOf, selectAgents, shouldReconnect } from '../src/select.ts'

const agent = (nodeId: number, rest: Partial<AgentDescription> = {}) =>
  servingAgent(resolveAgentDescription({ nodeId, host: `h${nodeId}`, listeners: [{ name: 'l', port: 9092 }], ...rest }))
const parting = (leaving: LiveAgent): LiveAgent => ({ ...leaving, isParting: true })
const idsOf = (agents: readonly LiveAgent[]) => agents.map(({ nodeId }) => nodeId)

const live = [
  agent(5, { zone: 'b', labels: { disk: 'fast' } }),
  agent(1, { zone: 'a' }),
  agent(3, { zone: 'a', roles: ['proxy-produce'], labels: { disk: 'fast', tier: 'gold' } }),
  agent(9, { zone: 'a', agentGroup: 'blue' }),
  agent(4, { zone: 'a', roles: ['jobs'] }),
]
const idsFor = (query: DiscoveryQuery) => idsOf(selectAgents(live[0]!, live, query))

describe('among several agents', () => {
  it.each<[string, DiscoveryQuery, number[]]>([
    ['the group of the connected agent is shown, in order of node id, but not who has no clients', {}, [1, 3, 5]],
    ['another group when it is named', { agentGroup: 'blue' }, [9]],
    ['nobody of a group that is empty', { agentGroup: 'red' }, []],
    ['the zone’s agents when there are any', { zone: 'a' }, [1, 3]],
    ['all when the zone has none', { zone: 'c' }, [1, 3, 5]],
    ['those of the zone that have the role', { zone: 'b', role: 'proxy-produce' }, [5]],
    ['other zones when none of the zone has the role', { zone: 'c', role: 'jobs' }, [1, 4, 5]],
    ['only those with the role', { role: 'proxy-consume' }, [1, 5]],
    ['only those with both proxies', { role: 'proxy' }, [1, 5]],
    ['those with every label when there are any', { labels: { disk: 'fast', tier: 'gold' } }, [3]],
    ['the zone rather than the labels', { zone: 'b', labels: { tier: 'gold' } }, [5]],
    ['as many as are wanted, the connected one first if nothing tells the client by', { brokerCount: 1 }, [5]],
    ['all when more are wanted', { brokerCount: 9 }, [1, 3, 5]],
    ['all when less than one is wanted', { brokerCount: 0 }, [1, 3, 5]],
  ])('%s', (_, query, ids) => {
    expect(idsFor(query)).toEqual(ids)
  })

  it('one that is leaving is shown only where nobody stays, whatever its zone', () => {
    const [b, a1] = live as [LiveAgent, LiveAgent]
    expect(idsOf(selectAgents(b, [b, parting(a1)], { zone: 'a' }))).toEqual([5])
    expect(idsOf(selectAgents(parting(b), [parting(b), parting(a1)], { zone: 'a' }))).toEqual([1])
  })

  it('as many as are wanted are not the same few for all clients, and the same each time for one', () => {
    const many = Array.from({ length: 12 }, (_, index) => agent(index + 1))
    const pick = (query: DiscoveryQuery) => idsOf(selectAgents(many[0]!, many, { brokerCount: 2, ...query }))
    const picks = Array.from({ length: 100 }, (_, index) => pick({ client: `c${index}` }))
    expect(new Set(picks.flat()).size).toBe(12)
    expect(picks.every((ids) => ids.length === 2 && ids[0]! < ids[1]!)).toBe(true)
    expect(pick({ client: 'c7' })).toEqual(picks[7])
    expect(pick({ client: 'somebody', sessionId: 'c7' })).toEqual(picks[7])
  })

  it('a client with a host of its own is shown the connected agent first: its port may lead nowhere else', () => {
    const many = Array.from({ length: 12 }, (_, index) => agent(index + 1))
    for (let index = 0; index < 20; index++) {
      const query = { brokerCount: 1, hostOverride: 'localhost', client: `c${index}` }
      expect(idsOf(selectAgents(many[4]!, many, query))).toEqual([5])
    }
  })

  it('only those with a listener of the name that the client came in by', () => {
    const both = agent(1, {
      listeners: [
        { name: 'vpc', port: 9092 },
        { name: 'internet', port: 9093 },
      ],
    })
    const inside = agent(2, { listeners: [{ name: 'vpc', port: 9094 }] })
    expect(idsOf(selectAgents(both, [both, inside], {}))).toEqual([1, 2])
    expect(idsOf(selectAgents(both, [both, inside], { listener: 'internet' }))).toEqual([1])
    expect(() => selectAgents(inside, [both, inside], { listener: 'internet' })).toThrow(TypeError)
  })
})

describe('the address of an agent with several listeners', () => {
  const three = agent(7, {
    host: 'fd00::7',
    listeners: [
      { name: 'cluster', port: 9092 },
      { name: 'vpc', port: 9093, host: '10.0.0.7' },
      { name: 'internet', port: 9094, host: '203.0.113.7', hostOverride: 'kafka.example.com', portOverride: 443 },
    ],
    internal: { port: 8080 },
  })
  const addressFor = (listener: string, hostOverride?: string) => {
    const { host, port } = addressOf(three, { hostOverride }, listener)
    return `${host} ${port}`
  }

  it('is the listener’s override, else the listener’s host, else the agent’s, each with the listener’s port', () => {
    expect(addressFor('cluster')).toBe('fd00::7 9092')
    expect(addressFor('vpc')).toBe('10.0.0.7 9093')
    expect(addressFor('internet')).toBe('kafka.example.com 443')
  })

  it('has the client’s own host before all of them', () => {
    const hosts = ['cluster', 'vpc', 'internet'].map((listener) => addressFor(listener, '::1'))
    expect(hosts).toEqual(['::1 9092', '::1 9093', '::1 443'])
  })

  it('for other agents is the agent’s host or the one named for it, and no override of a listener', () => {
    expect(three.internal).toEqual({ host: 'fd00::7', port: 8080 })
    expect(agent(8, { internal: { host: 'node-8.internal', port: 1 } }).internal).toEqual({
      host: 'node-8.internal',
      port: 1,
    })
    const overridden = agent(9, {
      listeners: [{ name: 'l', port: 9092, host: '10.0.0.9', hostOverride: 'lb', portOverride: 1 }],
      internal: { port: 8080 },
    })
    expect(overridden.internal).toEqual({ host: 'h9', port: 8080 })
  })

  it('is refused with every problem at once', () => {
    const bad = { name: 'l', port: 9092, host: '[::1]', hostOverride: 'fe80::1%eth0' }
    const internal = { host: 'a b', port: 0 }
    expect(() => agent(1, { listeners: [bad], internal, version: 'v\n', labels: { ['\uD800']: '' } })).toThrow(
      'invalid agent description: host of listener l must be a DNS name or IP address, not "[::1]"; ' +
        'hostOverride of listener l must be a DNS name or IP address, not "fe80::1%eth0"; ' +
        'the internal port must be from 1 to 65535, not 0; ' +
        'the internal host must be a DNS name or IP address, not "a b"; ' +
        'version must be a text of at most 255 characters, none of them a control character; ' +
        'a label’s name must be a text of at most 255 characters, none of them a control character',
    )
  })
})

describe('a connection that crosses zones', () => {
  const [inB, inA] = live as [LiveAgent, LiveAgent]
  const ask = (query: DiscoveryQuery, agents: readonly LiveAgent[] = [inB, inA]) => shouldReconnect(inB, agents, query)

  it('is closed when an agent of the client’s zone could serve it', () => {
    expect(ask({ zone: 'a' })).toBe(true)
    expect(ask({ zone: 'a', role: 'proxy', client: 'c', brokerCount: 1 })).toBe(true)
  })

  it('stays when it does not cross, or when that is not known', () => {
    expect(ask({})).toBe(false)
    expect(ask({ zone: 'b' })).toBe(false)
    expect(shouldReconnect(agent(5), [agent(5), inA], { zone: 'a' })).toBe(false)
  })

  it('stays when nobody of the zone could serve it', () => {
    expect(ask({ zone: 'a' }, [inB])).toBe(false)
    expect(ask({ zone: 'a' }, [inB, parting(inA)])).toBe(false)
    expect(ask({ zone: 'a' }, [inB, agent(9, { zone: 'a', agentGroup: 'blue' })])).toBe(false)
    expect(ask({ zone: 'a', role: 'proxy' }, [inB, agent(3, { zone: 'a', roles: ['proxy-produce'] })])).toBe(false)
    expect(ask({ zone: 'a' }, [inB, agent(3, { zone: 'a', listeners: [{ name: 'other', port: 1 }] })])).toBe(false)
  })

  it('stays when all agents are behind one address: it would only come back', () => {
    expect(ask({ zone: 'a', hostOverride: 'localhost' })).toBe(false)
    const listeners = [{ name: 'l', port: 9092, hostOverride: 'lb.example.com' }]
    const [b, a] = [agent(5, { zone: 'b', listeners }), agent(1, { zone: 'a', listeners })]
    expect(shouldReconnect(b, [a, b], { zone: 'a' })).toBe(false)
  })
})
