import { describe, expect, it } from 'vitest'
import { type AgentDescription, resolveAgentDescription } from '../src/agent-description.ts'
import { assignmentStrategies, type DiscoveryQuery } from '../src/index.ts'
import { servingAgent } from '../src/live-agent.ts'
import { createView } from '../src/view.ts'

const balanced = { name: 'l', port: 9092, hostOverride: 'lb.example.com', portOverride: 443 }
const agent = (nodeId: number, rest: Partial<AgentDescription> = {}) =>
  servingAgent(resolveAgentDescription({ nodeId, host: `h${nodeId}`, listeners: [{ name: 'l', port: 9092 }], ...rest }))
const viewOf = (live: readonly ReturnType<typeof agent>[], query: DiscoveryQuery = {}) =>
  createView({ self: live.at(-1)!, live, strategy: 'consistent_random_jump' }, query)
const partitions = Array.from({ length: 50 }, (_, partition) => partition)

describe('agents at one address', () => {
  const three = [7, 3, 5].map((nodeId) => agent(nodeId, { listeners: [balanced] }))

  it.each(assignmentStrategies)('are one broker, which leads and coordinates everything, by %s', (strategy) => {
    const { agents, leaderOf, coordinatorOf } = viewOf(three, { strategy, client: 'c' })
    expect(agents).toEqual([{ nodeId: 3, host: 'lb.example.com', port: 443, zone: undefined }])
    expect(new Set(partitions.map((partition) => leaderOf('t', partition, 50)))).toEqual(new Set([3]))
    expect(coordinatorOf('group')).toBe(3)
  })

  it('are one broker also when it is the client that names the host', () => {
    const shown = viewOf([agent(1), agent(2)], { hostOverride: 'localhost' }).agents
    expect(shown.map(({ nodeId, host, port }) => `${nodeId} ${host} ${port}`)).toEqual(['1 localhost 9092'])
  })

  it('stand beside agents at addresses of their own, and get their share of the partitions', () => {
    const { agents, leaderOf } = viewOf([...three, agent(4), agent(8)])
    expect(agents.map(({ nodeId }) => nodeId)).toEqual([3, 4, 8])
    expect(new Set(partitions.map((partition) => leaderOf('t', partition, 50)))).toEqual(new Set([3, 4, 8]))
  })

  it('are two brokers when their ports differ', () => {
    const other = agent(2, { listeners: [{ ...balanced, portOverride: 444 }] })
    expect(viewOf([...three, other]).agents.map(({ nodeId, port }) => `${nodeId} ${port}`)).toEqual(['2 444', '3 443'])
  })

  it('are shown in a zone only when all of them are in it', () => {
    const inZones = (...zones: string[]) =>
      viewOf(zones.map((zone, index) => agent(index + 1, { zone, listeners: [balanced] }))).agents.map(
        ({ zone }) => zone,
      )
    expect(inZones('a', 'a', 'a')).toEqual(['a'])
    expect(inZones('a', 'b', 'b')).toEqual([undefined])
    expect(inZones('a', 'b', 'a')).toEqual([undefined])
  })
})

describe('the agent that answers', () => {
  it('finds itself among the agents shown', () => {
    expect(viewOf([agent(1), agent(2)]).own).toMatchObject({ nodeId: 2, host: 'h2' })
  })

  it('finds what stands for it and others at one address', () => {
    const [first, apart, self] = [agent(1, { listeners: [balanced] }), agent(2), agent(3, { listeners: [balanced] })]
    expect(viewOf([first, apart, self]).own).toMatchObject({ nodeId: 1, host: 'lb.example.com' })
    expect(viewOf([first, apart, { ...self, isParting: true }]).own).toMatchObject({ nodeId: 1 })
  })

  it('finds nothing when the client is shown others, elsewhere', () => {
    const [one, blue] = [agent(1), agent(2, { agentGroup: 'blue' })]
    expect(viewOf([blue, one], { agentGroup: 'blue' }).own).toBe(undefined)
    expect(viewOf([one, { ...agent(2), isParting: true }]).own).toBe(undefined)
    expect(viewOf([one], { agentGroup: 'nobody' }).own).toBe(undefined)
  })
})
