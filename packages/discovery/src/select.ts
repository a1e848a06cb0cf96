import type { ListenerDescription, ResolvedAgentDescription } from './agent-description.ts'
import type { AdvertisedAgent, DiscoveryQuery } from './discovery.ts'
import { hashText } from './hash.ts'
import { isValidHost } from './host.ts'
import { type LiveAgent, servesClients } from './live-agent.ts'
import { rankByHash } from './rendezvous.ts'

/**
 * The agents that a query shows, in order of node id.
 *
 * Conditions, without which an agent cannot serve this client: group, role, and a listener of the name that the client
 * came in by. Wishes, in this order, each taken only if it leaves anybody: that the agent stays, zone, labels. So the
 * answer is empty only when no live agent meets the conditions: availability beats locality.
 */
export function selectAgents(self: LiveAgent, live: readonly LiveAgent[], query: DiscoveryQuery): readonly LiveAgent[] {
  const group = query.agentGroup ?? self.agentGroup
  const { name } = listenerOf(self, query.listener)
  const able = live.filter(
    (agent) =>
      agent.agentGroup === group &&
      hasRole(agent, query.role) &&
      agent.listeners.some((listener) => listener.name === name),
  )
  const staying = preferring(able, (agent) => !agent.isParting)
  const inZone = query.zone === undefined ? staying : preferring(staying, (agent) => agent.zone === query.zone)
  const labels = Object.entries(query.labels ?? {})
  const labelled = preferring(inZone, (agent) => labels.every(([key, value]) => agent.labels.get(key) === value))
  return [...limited(labelled, self, query)].sort((a, b) => a.nodeId - b.nodeId)
}

/**
 * Where a client reaches `agent`. The host, first that is there: the client's own override, the listener's override, the
 * listener's host, the agent's advertised host. The port: the listener's override, the listener's port.
 */
export function addressOf(
  agent: ResolvedAgentDescription,
  query: DiscoveryQuery,
  listenerName: string,
): AdvertisedAgent {
  const listener = listenerOf(agent, listenerName)
  const port = listener.portOverride ?? listener.port
  if (port === 0) throw new Error(`listener ${listener.name} is not bound yet and has no portOverride`)
  return Object.freeze({
    nodeId: agent.nodeId,
    host: wantedHost(query) ?? listener.hostOverride ?? listener.host ?? agent.host,
    port,
    zone: agent.zone,
  })
}

/** The agent's listener of that name, or its first; throws a `TypeError` when it has none of that name. */
export function listenerOf(agent: ResolvedAgentDescription, name: string | undefined): ListenerDescription {
  const listener = name === undefined ? agent.listeners[0] : agent.listeners.find((other) => other.name === name)
  if (listener === undefined) throw new TypeError(`agent ${agent.nodeId} has no listener ${JSON.stringify(name)}`)
  return listener
}

/** What tells this client from others; undefined when nothing does. */
export function clientKeyOf({ sessionId, client }: DiscoveryQuery): string | undefined {
  return sessionId ?? client
}

/** See `Discovery.shouldReconnect`. */
export function shouldReconnect(self: LiveAgent, live: readonly LiveAgent[], query: DiscoveryQuery): boolean {
  const { zone } = query
  if (zone === undefined || self.zone === undefined || self.zone === zone) return false
  const { name } = listenerOf(self, query.listener)
  const own = addressOf(self, query, name)
  return selectAgents(self, live, query).some((agent) => {
    const { host, port } = addressOf(agent, query, name)
    // Behind one address there is nothing to choose: the client would come back to where it was.
    return agent.zone === zone && !agent.isParting && (host !== own.host || port !== own.port)
  })
}

/** It came from a client and goes back to that client: whatever is not a host is not repeated. */
function wantedHost({ hostOverride }: DiscoveryQuery): string | undefined {
  return hostOverride !== undefined && isValidHost(hostOverride) ? hostOverride : undefined
}

/**
 * At most as many as the client wants, and not the same few for all clients. With a host of its own a client reaches
 * agents through something of its own, a forwarded port say, that may end at this very agent: that one goes first. So it
 * does when there is nothing to tell the client by.
 */
function limited(agents: readonly LiveAgent[], self: LiveAgent, query: DiscoveryQuery): readonly LiveAgent[] {
  const { brokerCount } = query
  if (brokerCount === undefined || brokerCount < 1 || brokerCount >= agents.length) return agents
  const clientKey = clientKeyOf(query)
  const ranked = rankByHash(hashText(clientKey ?? ''), agents)
  const selfFirst = clientKey === undefined || wantedHost(query) !== undefined
  const isSelf = (agent: LiveAgent) => agent.nodeId === self.nodeId
  const ordered = selfFirst ? [...ranked.filter(isSelf), ...ranked.filter((agent) => !isSelf(agent))] : ranked
  return ordered.slice(0, brokerCount)
}

function hasRole({ roles }: ResolvedAgentDescription, role: DiscoveryQuery['role']): boolean {
  if (role === 'proxy') return roles.has('proxy-produce') && roles.has('proxy-consume')
  return role === undefined ? servesClients(roles) : roles.has(role)
}

/** Those for whom `wish` holds; everybody when it holds for nobody. */
function preferring<T>(items: readonly T[], wish: (item: T) => boolean): readonly T[] {
  const wished = items.filter(wish)
  return wished.length > 0 ? wished : items
}
