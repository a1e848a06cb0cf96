import { describe, expect, it } from 'vitest'
import { type AgentDescription, resolveAgentDescription } from '../src/agent-description.ts'
import type { DiscoveryQuery } from '../src/index.ts'
import { selectAgents } from '../src/select.ts'

const agent = (nodeId: number, rest: Partial<AgentDescription> = {}) =>
  resolveAgentDescription({ nodeId, host: `h${nodeId}`, listeners: [{ name: 'l', port: 9092 }], ...rest })

const live = [
  agent(5, { zone: 'b', labels: { disk: 'fast' } }),
  agent(1, { zone: 'a' }),
  agent(3, { zone: 'a', roles: ['proxy-produce'], labels: { disk: 'fast', tier: 'gold' } }),
  agent(9, { zone: 'a', agentGroup: 'blue' }),
]
const idsFor = (query: DiscoveryQuery) => selectAgents(live[0]!, live, query).map(({ nodeId }) => nodeId)

describe('among several agents', () => {
  it.each<[string, DiscoveryQuery, number[]]>([
    ['the group of the connected agent is shown, in order of node id', {}, [1, 3, 5]],
    ['another group when it is named', { agentGroup: 'blue' }, [9]],
    ['nobody of a group that is empty', { agentGroup: 'red' }, []],
    ['the zone’s agents when there are any', { zone: 'a' }, [1, 3]],
    ['all when the zone has none', { zone: 'c' }, [1, 3, 5]],
    ['those of the zone that have the role', { zone: 'b', role: 'proxy-produce' }, [5]],
    ['other zones when none of the zone has the role', { zone: 'c', role: 'jobs' }, [1, 5]],
    ['only those with the role', { role: 'proxy-consume' }, [1, 5]],
    ['only those with both proxies', { role: 'proxy' }, [1, 5]],
    ['those with every label when there are any', { labels: { disk: 'fast', tier: 'gold' } }, [3]],
    ['the zone rather than the labels', { zone: 'b', labels: { tier: 'gold' } }, [5]],
    ['as many as are wanted', { brokerCount: 2 }, [1, 3]],
  ])('%s', (_, query, ids) => {
    expect(idsFor(query)).toEqual(ids)
  })
})
