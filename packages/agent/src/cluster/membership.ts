import { hostname, networkInterfaces } from 'node:os'
import { performance } from 'node:perf_hooks'
import {
  type AgentDirectory,
  type AgentProfile,
  createDirectoryDiscovery,
  createNodeId,
  createStandaloneDiscovery,
  type DirectoryDiscovery,
  type Discovery,
  resolveAdvertisedHost,
} from '@millrace/discovery'
import type { Logger } from '@millrace/runtime'
import { AgentError } from '../errors.ts'
import type { ResolvedAgentOptions } from '../resolve-options.ts'
import type { StartWorld } from '../start-stores.ts'
import { AGENT_VERSION } from '../version.ts'
import { advertisedListener } from './advertised-listener.ts'

/** How this agent is known: alone, or among those of a directory. */
export interface Membership {
  readonly discovery: Discovery
  /** Among others; undefined for an agent that is alone. */
  readonly cluster: DirectoryDiscovery | undefined
  /** The agent's node id; a proposal until it has joined. */
  nodeId(): number
  /** Whether a node id is that of a live agent of the cluster, whatever its group and listeners. */
  readonly isKnownNode: (nodeId: number) => boolean
  /** Says which port a listener was bound to. */
  listening(listener: string, port: number): void
  /** Becomes visible to clients and to other agents, when there are any. */
  join(): Promise<void>
}

/** Where an agent stands among others. */
export interface Place {
  readonly agentId: string
  readonly directory: AgentDirectory
  /** The agent-to-agent port. */
  readonly peerPort: number
}

/** The membership of an agent that has a place among others, or is alone. */
export function createMembership(world: StartWorld, place: Place | undefined): Membership {
  const { resolved, clock, random, logger, closers } = world
  const profile = profileOf(resolved, logger, place?.peerPort)
  if (place === undefined) {
    const nodeId = createNodeId(random)
    const discovery = createStandaloneDiscovery({ self: { ...profile, nodeId } })
    return {
      discovery,
      cluster: undefined,
      nodeId: () => nodeId,
      isKnownNode: (known) => known === nodeId,
      listening: (name, port) => discovery.listening(name, port),
      join: () => Promise.resolve(),
    }
  }
  const { agentId, directory } = place
  const cluster = createDirectoryDiscovery(
    { directory, clock, random, logger, busyShare: createBusyShare() },
    { clusterId: resolved.virtualClusterId, agentId, profile },
  )
  closers.defer('discovery', () => cluster.close())
  return {
    discovery: cluster,
    cluster,
    nodeId: () => cluster.nodeId,
    isKnownNode: (known) => cluster.peers().some(({ nodeId }) => nodeId === known),
    listening: (name, port) => cluster.listening(name, port),
    join: () => cluster.start(),
  }
}

function profileOf(resolved: ResolvedAgentOptions, logger: Logger, peerPort: number | undefined): AgentProfile {
  const { agentGroup, availabilityZone: zone, roles } = resolved
  return {
    host: advertisedHost(resolved, logger),
    listeners: resolved.kafkaListeners.map((listener) => advertisedListener(listener, resolved)),
    internal: peerPort === undefined ? undefined : { port: peerPort },
    roles,
    agentGroup,
    zone,
    version: AGENT_VERSION,
  }
}

/** The host told to clients and to other agents, by strategy. A machine without a network still has itself. */
function advertisedHost(resolved: ResolvedAgentOptions, logger: Logger): string {
  const found = resolveAdvertisedHost(resolved.advertiseHostnameStrategy, {
    custom: resolved.advertiseHostnameCustom,
    interfaces: networkInterfaces(),
    hostname: hostname(),
  })
  if (found.ok) return found.host
  if (!resolved.advertiseHostnameStrategy.startsWith('auto-')) throw new AgentError('INVALID_OPTION', found.message)
  logger.warn('advertise.local', { problem: found.message })
  return '127.0.0.1'
}

/** Which share of its time the event loop was busy since it was asked last. */
function createBusyShare(): () => number {
  let before = performance.eventLoopUtilization()
  return () => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, before)
    before = now
    return utilization
  }
}
