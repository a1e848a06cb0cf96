import { type ParsedClientId, parseClientId } from '@millrace/client-id'
import type { Discovery, DiscoveryQuery } from '@millrace/discovery'
import type { ConnectionInfo, RequestContext } from '@millrace/server'
import { LRUCache } from 'lru-cache'

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
  /** The agent that is named controller: where admin clients send what changes the cluster. -1 when none is shown. */
  readonly controllerId: number
  /** The agent named leader of a partition for this client; null when none is shown. */
  leaderOf(topicId: string, partition: number, partitionCount: number): number | null
}

/** Answers who is there, for the client that asks. */
export interface AgentDirectory {
  /** The view of the client that sent this request. */
  view(context: RequestContext): AgentView
  /** Whether a node id belongs to an agent of this cluster. */
  isKnownNode(nodeId: number): boolean
}

/** Client ids whose parsed form is remembered. */
const PARSED_CLIENT_IDS_MAX = 1_000

/** A client's features as a question to discovery: the one place that knows both. */
function discoveryQuery({ name, features }: ParsedClientId, connection: ConnectionInfo): DiscoveryQuery {
  return {
    zone: features.zone,
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

/** A directory over `discovery`. */
export function createAgentDirectory(discovery: Discovery): AgentDirectory {
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
    view({ clientId, connection }) {
      const view = discovery.discover(discoveryQuery(parse(clientId), connection))
      return {
        brokers: view.agents.map(({ nodeId, host, port }) => ({ nodeId, host, port, rack: null })),
        controllerId: view.agents[0]?.nodeId ?? -1,
        leaderOf: (topicId, partition, partitionCount) => view.leaderOf(topicId, partition, partitionCount),
      }
    },
    isKnownNode: (nodeId) => discovery.discover({}).agents.some((agent) => agent.nodeId === nodeId),
  }
}
