import { type ParsedClientId, parseClientId } from '@millrace/client-id'
import { type DiscoveryQuery, type ZoneMap, zoneOfClient } from '@millrace/discovery'
import type { ConnectionInfo, RequestContext } from '@millrace/server'
import { LRUCache } from 'lru-cache'
import type { Membership } from './cluster/membership.ts'

/** An agent as a client is shown it. */
interface ShownBroker {
  readonly nodeId: number
  readonly host: string
  readonly port: number
  readonly rack: string | null
}

/** What one client is shown of the cluster. */
export interface AgentView {
  readonly brokers: readonly ShownBroker[]
  /** The one of `brokers` that leads here; undefined when this client is shown none that does. */
  readonly own: ShownBroker | undefined
  /** The agent that is named controller: where admin clients send what changes the cluster. -1 when none is shown. */
  readonly controllerId: number
  /** The agent named leader of a partition for this client; null when none is shown. */
  leaderOf(topicId: string, partition: number, partitionCount: number): number | null
  /** The agent to ask about a group that nobody holds; undefined when none is shown. */
  coordinatorOf(groupId: string): ShownBroker | undefined
}

/** Answers who is there, for the client that asks. */
export interface ClientViews {
  /** The view of the client that sent this request. */
  of(context: RequestContext): AgentView
  /** See `Membership.isKnownNode`. */
  isKnownNode(nodeId: number): boolean
  /**
   * Whether the client that sent this request wished to be sent away when it crosses zones, and there is an agent of its
   * own zone that it would find then.
   */
  shouldReconnect(context: RequestContext): boolean
  /** Whether the client that sent this request would find its coordinator elsewhere now, since this agent leaves. */
  shouldMove(context: RequestContext): boolean
}

/** Client ids whose parsed form is remembered. */
const PARSED_CLIENT_IDS_MAX = 1_000

/** A client's features as a question to discovery: the one place that knows both. */
function discoveryQuery(
  { name, features }: ParsedClientId,
  connection: ConnectionInfo,
  zoneMap: ZoneMap | undefined,
): DiscoveryQuery {
  return {
    zone: zoneOfClient({ ownZone: features.zone, address: connection.remoteAddress }, zoneMap),
    role: features.role,
    agentGroup: features.agentGroup,
    strategy: features.strategy,
    hostOverride: features.hostOverride,
    brokerCount: features.brokerCount,
    labels: features.labels,
    sessionId: features.sessionId,
    // All that tells clients without a session apart, and the same on all connections of one.
    client: `${name} ${connection.remoteAddress}`,
    listener: connection.listener,
  }
}

/** Views over a membership; `zoneMap` knows the zones of clients that do not say. */
export function createClientViews({ discovery, isKnownNode }: Membership, zoneMap: ZoneMap | undefined): ClientViews {
  const parsed = new LRUCache<string, ParsedClientId>({ max: PARSED_CLIENT_IDS_MAX })

  function parse(clientId: string | null): ParsedClientId {
    const key = clientId ?? ''
    const known = parsed.get(key)
    if (known !== undefined) return known
    const fresh = parseClientId(clientId)
    parsed.set(key, fresh)
    return fresh
  }

  return {
    of({ clientId, connection }) {
      const view = discovery.discover(discoveryQuery(parse(clientId), connection, zoneMap))
      const brokers = view.agents.map(({ nodeId, host, port, zone }) => ({ nodeId, host, port, rack: zone ?? null }))
      return {
        brokers,
        own: brokers.find(({ nodeId }) => nodeId === view.own?.nodeId),
        controllerId: brokers[0]?.nodeId ?? -1,
        leaderOf: (topicId, partition, partitionCount) => view.leaderOf(topicId, partition, partitionCount),
        coordinatorOf(groupId) {
          const nodeId = view.coordinatorOf(groupId)
          return brokers.find((broker) => broker.nodeId === nodeId)
        },
      }
    },
    isKnownNode,
    shouldReconnect({ clientId, connection }) {
      const parsedId = parse(clientId)
      if (!parsedId.features.interzoneLoadBalancing) return false
      return discovery.shouldReconnect(discoveryQuery(parsedId, connection, zoneMap))
    },
    shouldMove: ({ clientId, connection }) =>
      discovery.shouldMove(discoveryQuery(parse(clientId), connection, zoneMap)),
  }
}
