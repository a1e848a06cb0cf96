import { type AgentDescription, type ResolvedAgentDescription, resolveAgentDescription } from './agent-description.ts'
import type { Discovery, DiscoveryView } from './discovery.ts'
import { addressOf, selectAgents } from './select.ts'

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
  let self: ResolvedAgentDescription = resolveAgentDescription(options.self)
  let isLeaving = false
  return {
    get isLeaving() {
      return isLeaving
    },
    discover(query) {
      const agents = selectAgents(self, [self], query).map((agent) => addressOf(agent, query))
      const only = agents[0]?.nodeId ?? null
      const view: DiscoveryView = { agents: Object.freeze(agents), leaderOf: () => only, coordinatorOf: () => only }
      return Object.freeze(view)
    },
    listening(name, port) {
      if (port === 0 || !self.listeners.some((listener) => listener.name === name)) {
        throw new TypeError(`no listener ${JSON.stringify(name)} can be bound to port ${port}`)
      }
      const listeners = self.listeners.map((listener) => (listener.name === name ? { ...listener, port } : listener))
      self = resolveAgentDescription({ ...options.self, listeners })
    },
    async leave() {
      isLeaving = true
    },
  }
}
