import { createSeededRandom } from '@millrace/runtime'
import { describe, expect, it } from 'vitest'
import { type AgentDescription, createNodeId, createStandaloneDiscovery, NODE_ID_LIMIT } from '../src/index.ts'

const self: AgentDescription = {
  nodeId: 7,
  host: '10.0.0.7',
  zone: 'a',
  labels: { tier: 'gold' },
  listeners: [
    { name: 'vpc', port: 9092 },
    { name: 'internet', port: 9093, hostOverride: 'kafka.example.com', portOverride: 443 },
  ],
}
const shown = { nodeId: 7, host: '10.0.0.7', port: 9092, zone: 'a' }
const agentsFor = (query: object, description: Partial<AgentDescription> = {}) =>
  createStandaloneDiscovery({ self: { ...self, ...description } }).discover(query).agents

describe('one agent', () => {
  it('leads every partition and coordinates every group', () => {
    const view = createStandaloneDiscovery({ self }).discover({})
    expect(view.agents).toEqual([shown])
    expect([view.leaderOf('t1', 0, 1), view.leaderOf('t2', 99, 100), view.coordinatorOf('g')]).toEqual([7, 7, 7])
    expect(Object.isFrozen(view) && Object.isFrozen(view.agents) && Object.isFrozen(view.agents[0])).toBe(true)
  })

  it('is shown whatever a client wishes for: zone, labels, strategy, session, count', () => {
    const wishes = [{ zone: 'b' }, { labels: { tier: 'iron' } }, { strategy: 'equal_spread' }, { sessionId: 's' }]
    for (const query of [...wishes, { brokerCount: 1 }, { brokerCount: 0 }]) expect(agentsFor(query)).toEqual([shown])
  })

  it('is shown to its own group only', () => {
    expect(agentsFor({ agentGroup: 'blue' })).toEqual([])
    expect(agentsFor({ agentGroup: 'blue' }, { agentGroup: 'blue' })).toEqual([shown])
    expect(agentsFor({}, { agentGroup: 'blue' })).toEqual([shown])
  })

  it('is shown to those who ask for a role that it has', () => {
    for (const role of ['proxy', 'proxy-produce', 'proxy-consume', 'jobs']) expect(agentsFor({ role })).toEqual([shown])
    const view = createStandaloneDiscovery({ self: { ...self, roles: ['proxy-produce'] } }).discover({ role: 'proxy' })
    expect(view.agents).toEqual([])
    expect([view.leaderOf('t', 0, 1), view.coordinatorOf('g')]).toEqual([null, null])
    expect(agentsFor({ role: 'proxy-produce' }, { roles: ['proxy-produce'] })).toEqual([shown])
  })

  it('goes on being shown while it leaves, since there is no other', async () => {
    const discovery = createStandaloneDiscovery({ self })
    expect(discovery.isLeaving).toBe(false)
    await discovery.leave()
    await discovery.leave()
    expect(discovery.isLeaving).toBe(true)
    expect(discovery.discover({}).agents).toEqual([shown])
  })
})

describe('its address', () => {
  const addressFor = (query: object) => agentsFor(query).map(({ host, port }) => `${host} ${port}`)

  it('is that of the listener that the client came in by, the first if it does not say', () => {
    expect(addressFor({})).toEqual(['10.0.0.7 9092'])
    expect(addressFor({ listener: 'vpc' })).toEqual(['10.0.0.7 9092'])
    expect(addressFor({ listener: 'internet' })).toEqual(['kafka.example.com 443'])
    expect(() => agentsFor({ listener: 'moon' })).toThrow(new TypeError('agent 7 has no listener "moon"'))
  })

  it('has the client’s own host before the listener’s, and the listener’s port', () => {
    expect(addressFor({ hostOverride: 'localhost' })).toEqual(['localhost 9092'])
    expect(addressFor({ hostOverride: 'localhost', listener: 'internet' })).toEqual(['localhost 443'])
  })

  it('never repeats what is not a host', () => {
    expect(addressFor({ hostOverride: 'x:1', listener: 'internet' })).toEqual(['kafka.example.com 443'])
    expect(addressFor({ hostOverride: '' })).toEqual(['10.0.0.7 9092'])
  })

  it('of a listener on a free port is known once it is bound', () => {
    const discovery = createStandaloneDiscovery({ self: { ...self, listeners: [{ name: 'any', port: 0 }] } })
    expect(() => discovery.discover({})).toThrow('listener any is not bound yet')
    discovery.listening('any', 40_123)
    expect(discovery.discover({}).agents).toEqual([{ ...shown, port: 40_123 }])
    expect(() => discovery.listening('other', 1)).toThrow(TypeError)
    expect(() => discovery.listening('any', 70_000)).toThrow(TypeError)
  })
})

describe('a description', () => {
  it('is refused with every problem at once', () => {
    const bad: AgentDescription = {
      nodeId: -1,
      host: 'a:b',
      listeners: [
        { name: 'x', port: 70_000, hostOverride: '', portOverride: 0 },
        { name: 'x', port: 1 },
      ],
    }
    expect(() => createStandaloneDiscovery({ self: bad })).toThrow(
      new TypeError(
        'invalid agent description: nodeId must be an integer from 0 to 2147483647; ' +
          'host must be a DNS name or IP address, not "a:b"; listeners need unique names; ' +
          'port of listener x must be from 0 to 65535, not 70000; ' +
          'portOverride of listener x must be from 1 to 65535, not 0; ' +
          'hostOverride of listener x must be a DNS name or IP address, not ""',
      ),
    )
    expect(() => createStandaloneDiscovery({ self: { ...self, listeners: [] } })).toThrow('1 to 16 listeners needed')
  })

  it('may be changed by its owner afterwards without effect', () => {
    const listeners = [{ name: 'vpc', port: 9092 }]
    const discovery = createStandaloneDiscovery({ self: { ...self, listeners } })
    listeners[0]!.port = 1
    listeners.push({ name: 'late', port: 2 })
    expect(discovery.discover({}).agents).toEqual([shown])
  })
})

describe('a node id', () => {
  it('is an integer from 1 up to the limit, and never another’s coordinator id', () => {
    const random = createSeededRandom(1)
    const ids = Array.from({ length: 2000 }, () => createNodeId(random))
    expect(ids.every((id) => Number.isInteger(id) && id >= 1 && id < NODE_ID_LIMIT)).toBe(true)
    expect(ids.every((id) => 2 ** 31 - 1 - id >= NODE_ID_LIMIT)).toBe(true)
    expect(new Set(ids).size).toBeGreaterThan(1990)
  })

  it('is not 0, even when randomness is', () => {
    expect(createNodeId({ next: () => 0, fill: (bytes) => bytes })).toBe(1)
  })
})
