import { createAssignment } from './assignment.ts'
import type { AssignmentStrategy, DiscoveryQuery, DiscoveryView } from './discovery.ts'
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
  const shown = selectAgents(self, live, query)
  const { leaderOf, coordinatorOf } = createAssignment(shown, {
    strategy: query.strategy ?? strategy,
    clientKey: clientKeyOf(query),
    selfNodeId: self.nodeId,
  })
  const agents = Object.freeze(shown.map((agent) => addressOf(agent, query, name)))
  return Object.freeze({ agents, leaderOf, coordinatorOf })
}
