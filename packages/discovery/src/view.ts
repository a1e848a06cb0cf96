import { createAssignment } from './assignment.ts'
import type { AdvertisedAgent, AssignmentStrategy, DiscoveryQuery, DiscoveryView } from './discovery.ts'
import type { LiveAgent } from './live-agent.ts'
import { addressOf, clientKeyOf, listenerOf, selectAgents } from './select.ts'

/** Who can be shown, and by whom. */
export interface Population {
  /** The agent that answers. */
  readonly self: LiveAgent
  /** Every live agent of the cluster, the one that answers among them. */
  readonly live: readonly LiveAgent[]
  /** For queries that name no strategy. */
  readonly strategy: AssignmentStrategy
}

/** What one client is shown. */
export function createView({ self, live, strategy }: Population, query: DiscoveryQuery): DiscoveryView {
  const { name } = listenerOf(self, query.listener)
  const places = onePerAddress(selectAgents(self, live, query), query, name)
  const { leaderOf, coordinatorOf } = createAssignment(
    places.map(({ agent }) => agent),
    { strategy: query.strategy ?? strategy, clientKey: clientKeyOf(query), selfNodeId: self.nodeId },
  )
  const agents = Object.freeze(places.map(({ shown }) => shown))
  const own = agents.find(isAt(addressOf(self, query, name)))
  return Object.freeze({ agents, own, leaderOf, coordinatorOf })
}

const isAt =
  ({ host, port }: AdvertisedAgent) =>
  (agent: AdvertisedAgent) =>
    agent.host === host && agent.port === port

/** An agent, and what a client is shown of it. */
interface Place {
  readonly agent: LiveAgent
  readonly shown: AdvertisedAgent
}

/**
 * Of agents at one address, behind a load balancer say, the first stands for all of them: which one answers there is not
 * for the client to choose. Clients that know brokers by their address mix up several at one: librdkafka 2.0 gives each
 * the node id of the last, and never reads the partitions that the others lead. What stands for agents of several zones is
 * in none.
 */
function onePerAddress(agents: readonly LiveAgent[], query: DiscoveryQuery, listenerName: string): readonly Place[] {
  const places = new Map<string, Place>()
  for (const agent of agents) {
    const shown = addressOf(agent, query, listenerName)
    const address = `${shown.host} ${shown.port}`
    const first = places.get(address)
    if (first === undefined) places.set(address, { agent, shown })
    else if (first.shown.zone !== shown.zone)
      places.set(address, { ...first, shown: Object.freeze({ ...first.shown, zone: undefined }) })
  }
  return [...places.values()]
}
