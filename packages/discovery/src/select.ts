import type { ListenerDescription, ResolvedAgentDescription } from './agent-description.ts'
import type { AdvertisedAgent, DiscoveryQuery } from './discovery.ts'
import { isValidHost } from './host.ts'

/**
 * The agents that a query shows, in order of node id.
 *
 * Group and role are conditions: a client that names a group must not be led into another. Zone and labels are wishes,
 * taken in this order, each only if it leaves anybody: availability beats locality.
 */
export function selectAgents(
  self: ResolvedAgentDescription,
  live: readonly ResolvedAgentDescription[],
  query: DiscoveryQuery,
): readonly ResolvedAgentDescription[] {
  const group = query.agentGroup ?? self.agentGroup
  const allowed = live.filter((agent) => agent.agentGroup === group && hasRole(agent, query.role))
  const inZone = query.zone === undefined ? allowed : preferring(allowed, (agent) => agent.zone === query.zone)
  const labels = Object.entries(query.labels ?? {})
  const labelled = preferring(inZone, (agent) => labels.every(([key, value]) => agent.labels.get(key) === value))
  const ordered = [...labelled].sort((a, b) => a.nodeId - b.nodeId)
  return query.brokerCount === undefined || query.brokerCount < 1 ? ordered : ordered.slice(0, query.brokerCount)
}

/**
 * Where a client reaches `agent`. The host, first that is there: the client's own override, the listener's, the agent's
 * advertised host. The port: the listener's override, the listener's port.
 */
export function addressOf(agent: ResolvedAgentDescription, query: DiscoveryQuery): AdvertisedAgent {
  const listener = listenerOf(agent, query.listener)
  // It came from a client and goes back to that client: whatever is not a host is not repeated.
  const wanted = query.hostOverride !== undefined && isValidHost(query.hostOverride) ? query.hostOverride : undefined
  const port = listener.portOverride ?? listener.port
  if (port === 0) throw new Error(`listener ${listener.name} is not bound yet and has no portOverride`)
  return Object.freeze({
    nodeId: agent.nodeId,
    host: wanted ?? listener.hostOverride ?? agent.host,
    port,
    zone: agent.zone,
  })
}

function listenerOf(agent: ResolvedAgentDescription, name: string | undefined): ListenerDescription {
  const listener = name === undefined ? agent.listeners[0] : agent.listeners.find((other) => other.name === name)
  if (listener === undefined) throw new TypeError(`agent ${agent.nodeId} has no listener ${JSON.stringify(name)}`)
  return listener
}

function hasRole({ roles }: ResolvedAgentDescription, role: DiscoveryQuery['role']): boolean {
  if (role === 'proxy') return roles.has('proxy-produce') && roles.has('proxy-consume')
  return role === undefined || roles.has(role)
}

/** Those for whom `wish` holds; everybody when it holds for nobody. */
function preferring<T>(items: readonly T[], wish: (item: T) => boolean): readonly T[] {
  const wished = items.filter(wish)
  return wished.length > 0 ? wished : items
}
