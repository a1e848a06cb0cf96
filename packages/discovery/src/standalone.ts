import { type AgentDescription, resolveAgentDescription } from './agent-description.ts'
import { withBoundPort } from './bound-ports.ts'
import { ASSIGNMENT_STRATEGY_DEFAULT, type Discovery } from './discovery.ts'
import { servingAgent } from './live-agent.ts'
import { createView } from './view.ts'

/** {@link Discovery} of an agent that is alone. */
export interface StandaloneDiscovery extends Discovery {
  /** Whether {@link Discovery.leave} was called. */
  readonly isLeaving: boolean
  /**
   * Says which port a listener was bound to, when it was described with port 0.
   * Throws a `TypeError` when there is no such listener or port.
   */
  listening(listener: string, port: number): void
}

/** What {@link createStandaloneDiscovery} works with. */
export interface StandaloneDiscoveryOptions {
  /** The agent itself; checked as a whole, every problem in one `TypeError`. */
  readonly self: AgentDescription
}

/**
 * Discovery where one agent is all there is: it leads every partition and coordinates every group, under the address
 * that the query, the listener or its advertise strategy gives it.
 *
 * Group and role are heeded as they are among many: a client that asks for another group is shown nobody, rather than
 * an agent that would stop being shown to it the day a second one starts.
 *
 * A leaving agent stays advertised. There is no other to move to, and an empty answer makes clients fail at once where
 * a closed connection makes them wait and retry.
 */
export function createStandaloneDiscovery(options: StandaloneDiscoveryOptions): StandaloneDiscovery {
  let description = options.self
  let self = servingAgent(resolveAgentDescription(description))
  let isLeaving = false
  return {
    get isLeaving() {
      return isLeaving
    },
    discover: (query) => createView({ self, live: [self], strategy: ASSIGNMENT_STRATEGY_DEFAULT }, query),
    shouldReconnect: () => false,
    shouldMove: () => false,
    listening(name, port) {
      const bound = withBoundPort({ ...description, listeners: self.listeners }, name, port)
      self = servingAgent(resolveAgentDescription(bound))
      description = bound
    },
    async leave() {
      isLeaving = true
    },
  }
}
