import { isValidHost } from './host.ts'

/** What an agent does. `proxy` in a query means both proxies. */
export type AgentRole = 'proxy-produce' | 'proxy-consume' | 'jobs'

/** A port on which an agent serves clients, and how it is advertised there. */
export interface ListenerDescription {
  /** What queries call it; unique within the agent. */
  readonly name: string
  /** The port it listens on; 0 until it is bound, see `StandaloneDiscovery.listening`. */
  readonly port: number
  /** Advertised instead of the agent's host, for clients behind a load balancer. @defaultValue the agent's host */
  readonly hostOverride?: string | undefined
  /** Advertised instead of the port. @defaultValue the port */
  readonly portOverride?: number | undefined
}

/** What others may know about an agent. */
export interface AgentDescription {
  /** Identifies the process to clients, see `createNodeId`. */
  readonly nodeId: number
  /** The host by the agent's advertise strategy. */
  readonly host: string
  /** Where clients connect; the first is the one for queries that name none. */
  readonly listeners: readonly ListenerDescription[]
  /** What it does. @defaultValue everything */
  readonly roles?: readonly AgentRole[] | undefined
  /** Its availability zone. @defaultValue none */
  readonly zone?: string | undefined
  /** The group whose members see one another. @defaultValue the group without a name */
  readonly agentGroup?: string | undefined
  /** Labels that clients can prefer. @defaultValue none */
  readonly labels?: Readonly<Record<string, string>> | undefined
}

/** An {@link AgentDescription} that was checked, with every default filled in. */
export interface ResolvedAgentDescription {
  /** See {@link AgentDescription.nodeId}. */
  readonly nodeId: number
  /** See {@link AgentDescription.host}. */
  readonly host: string
  /** See {@link AgentDescription.listeners}; at least one. */
  readonly listeners: readonly ListenerDescription[]
  /** See {@link AgentDescription.roles}. */
  readonly roles: ReadonlySet<AgentRole>
  /** See {@link AgentDescription.zone}. */
  readonly zone: string | undefined
  /** See {@link AgentDescription.agentGroup}. */
  readonly agentGroup: string | undefined
  /** See {@link AgentDescription.labels}. */
  readonly labels: ReadonlyMap<string, string>
}

/** Listeners of one agent. */
export const LISTENERS_MAX = 16

const ALL_ROLES: readonly AgentRole[] = ['proxy-produce', 'proxy-consume', 'jobs']
const PORT_MAX = 65_535
const NODE_ID_MAX = 2_147_483_647

/** Checks a description, reports everything wrong with it in one `TypeError`, fills in the defaults. */
export function resolveAgentDescription(description: AgentDescription): ResolvedAgentDescription {
  const { nodeId, host, listeners, roles = ALL_ROLES, zone, agentGroup, labels = {} } = description
  const problems: string[] = []
  if (!isWhole(nodeId, 0, NODE_ID_MAX)) problems.push(`nodeId must be an integer from 0 to ${NODE_ID_MAX}`)
  if (!isValidHost(host)) problems.push(`host must be a DNS name or IP address, not ${JSON.stringify(host)}`)
  if (listeners.length < 1 || listeners.length > LISTENERS_MAX) problems.push(`1 to ${LISTENERS_MAX} listeners needed`)
  if (new Set(listeners.map(({ name }) => name)).size < listeners.length) problems.push('listeners need unique names')
  for (const listener of listeners) problems.push(...listenerProblems(listener))
  for (const role of roles) if (!ALL_ROLES.includes(role)) problems.push(`unknown role ${JSON.stringify(role)}`)
  if (problems.length > 0) throw new TypeError(`invalid agent description: ${problems.join('; ')}`)
  return Object.freeze({
    nodeId,
    host,
    listeners: Object.freeze(listeners.map((listener) => Object.freeze({ ...listener }))),
    roles: new Set(roles),
    zone,
    agentGroup,
    labels: new Map(Object.entries(labels)),
  })
}

function listenerProblems({ name, port, hostOverride, portOverride }: ListenerDescription): string[] {
  const problems: string[] = []
  if (!isWhole(port, 0, PORT_MAX)) problems.push(`port of listener ${name} must be from 0 to ${PORT_MAX}, not ${port}`)
  if (portOverride !== undefined && !isWhole(portOverride, 1, PORT_MAX)) {
    problems.push(`portOverride of listener ${name} must be from 1 to ${PORT_MAX}, not ${portOverride}`)
  }
  if (hostOverride !== undefined && !isValidHost(hostOverride)) {
    problems.push(
      `hostOverride of listener ${name} must be a DNS name or IP address, not ${JSON.stringify(hostOverride)}`,
    )
  }
  return problems
}

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max
}
