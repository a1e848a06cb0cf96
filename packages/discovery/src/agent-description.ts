import { HOST_LENGTH_MAX, isValidHost } from './host.ts'

/** What an agent does. `proxy` in a query means both proxies. */
export type AgentRole = 'proxy-produce' | 'proxy-consume' | 'jobs'

/** A port on which an agent serves clients, and how it is advertised there. */
export interface ListenerDescription {
  /** What queries call it; unique within the agent. */
  readonly name: string
  /** The port it listens on; 0 until it is bound, see `StandaloneDiscovery.listening`. */
  readonly port: number
  /** The listener's own host, when it is on another network than the agent. @defaultValue the agent's host */
  readonly host?: string | undefined
  /** Advertised instead of any host of ours, for clients behind a load balancer. @defaultValue the listener's host */
  readonly hostOverride?: string | undefined
  /** Advertised instead of the port. @defaultValue the port */
  readonly portOverride?: number | undefined
}

/** Where the other agents reach an agent. No listener and no override of a listener changes it. */
export interface InternalAddress {
  /** DNS name or address. @defaultValue the agent's host */
  readonly host?: string | undefined
  /** TCP port, from 1. */
  readonly port: number
}

/** What an agent says of itself: plain data that survives JSON. */
export interface AgentProfile {
  /** The host by the agent's advertise strategy. */
  readonly host: string
  /** Where clients connect; the first is the one for queries that name none. */
  readonly listeners: readonly ListenerDescription[]
  /** Where other agents connect. @defaultValue nowhere: it owns nothing that others would ask it for */
  readonly internal?: InternalAddress | undefined
  /** What it does. @defaultValue everything */
  readonly roles?: readonly AgentRole[] | undefined
  /** Its availability zone. @defaultValue none */
  readonly zone?: string | undefined
  /** The group whose members see one another. @defaultValue the group without a name */
  readonly agentGroup?: string | undefined
  /** Labels that clients can prefer. @defaultValue none */
  readonly labels?: Readonly<Record<string, string>> | undefined
  /** The version of its program, for people. @defaultValue unknown */
  readonly version?: string | undefined
}

/** What others may know about an agent. */
export interface AgentDescription extends AgentProfile {
  /** Identifies the process to clients, see `createNodeId`. */
  readonly nodeId: number
}

/** An {@link InternalAddress} with its host. */
export interface ResolvedInternalAddress {
  /** DNS name or address. */
  readonly host: string
  /** TCP port. */
  readonly port: number
}

/** An {@link AgentDescription} that was checked, with every default filled in. */
export interface ResolvedAgentDescription {
  /** See {@link AgentDescription.nodeId}. */
  readonly nodeId: number
  /** See {@link AgentProfile.host}. */
  readonly host: string
  /** See {@link AgentProfile.listeners}; at least one. */
  readonly listeners: readonly ListenerDescription[]
  /** See {@link AgentProfile.internal}. */
  readonly internal: ResolvedInternalAddress | undefined
  /** See {@link AgentProfile.roles}. */
  readonly roles: ReadonlySet<AgentRole>
  /** See {@link AgentProfile.zone}. */
  readonly zone: string | undefined
  /** See {@link AgentProfile.agentGroup}. */
  readonly agentGroup: string | undefined
  /** See {@link AgentProfile.labels}. */
  readonly labels: ReadonlyMap<string, string>
  /** See {@link AgentProfile.version}. */
  readonly version: string | undefined
}

/** Listeners of one agent. */
export const LISTENERS_MAX = 16

/** Labels of one agent. */
export const AGENT_LABELS_MAX = 64

/** Characters of a name, label or version in a profile. */
export const PROFILE_TEXT_LENGTH_MAX = 255

const ALL_ROLES: readonly AgentRole[] = ['proxy-produce', 'proxy-consume', 'jobs']
const PORT_MAX = 65_535
const NODE_ID_MAX = 2_147_483_647

/** Checks a description, reports everything wrong with it in one `TypeError`, fills in the defaults. */
export function resolveAgentDescription(description: AgentDescription): ResolvedAgentDescription {
  const { nodeId, host, listeners, roles = ALL_ROLES, zone, agentGroup, labels = {}, internal, version } = description
  const problems = descriptionProblems(description)
  if (problems.length > 0) throw new TypeError(`invalid agent description: ${problems.join('; ')}`)
  return Object.freeze({
    nodeId,
    host,
    listeners: Object.freeze(listeners.map((listener) => Object.freeze({ ...listener }))),
    internal: internal && Object.freeze({ host: internal.host ?? host, port: internal.port }),
    roles: new Set(roles),
    zone,
    agentGroup,
    labels: new Map(Object.entries(labels)),
    version,
  })
}

function descriptionProblems(description: AgentDescription): string[] {
  const { nodeId, host, listeners, roles = ALL_ROLES, internal, labels = {} } = description
  const problems: string[] = []
  if (!isWhole(nodeId, 0, NODE_ID_MAX)) problems.push(`nodeId must be an integer from 0 to ${NODE_ID_MAX}`)
  if (!isValidHost(host)) problems.push(`host must be a DNS name or IP address, not ${quote(host)}`)
  if (listeners.length < 1 || listeners.length > LISTENERS_MAX) problems.push(`1 to ${LISTENERS_MAX} listeners needed`)
  if (new Set(listeners.map(({ name }) => name)).size < listeners.length) problems.push('listeners need unique names')
  for (const listener of listeners) problems.push(...listenerProblems(listener))
  for (const role of roles) if (!ALL_ROLES.includes(role)) problems.push(`unknown role ${quote(role)}`)
  if (internal !== undefined) problems.push(...internalProblems(internal))
  if (Object.keys(labels).length > AGENT_LABELS_MAX) problems.push(`at most ${AGENT_LABELS_MAX} labels are allowed`)
  for (const [what, text] of textsOf(description)) if (!isPlainText(text)) problems.push(textProblem(what))
  return problems
}

function listenerProblems({ name, port, host, hostOverride, portOverride }: ListenerDescription): string[] {
  const problems: string[] = []
  if (!isWhole(port, 0, PORT_MAX)) problems.push(`port of listener ${name} must be from 0 to ${PORT_MAX}, not ${port}`)
  if (portOverride !== undefined && !isWhole(portOverride, 1, PORT_MAX)) {
    problems.push(`portOverride of listener ${name} must be from 1 to ${PORT_MAX}, not ${portOverride}`)
  }
  for (const [what, value] of Object.entries({ host, hostOverride })) {
    if (value !== undefined && !isValidHost(value))
      problems.push(`${what} of listener ${name} must be a DNS name or IP address, not ${quote(value)}`)
  }
  return problems
}

function internalProblems({ host, port }: InternalAddress): string[] {
  const problems: string[] = []
  if (!isWhole(port, 1, PORT_MAX)) problems.push(`the internal port must be from 1 to ${PORT_MAX}, not ${port}`)
  if (host !== undefined && !isValidHost(host))
    problems.push(`the internal host must be a DNS name or IP address, not ${quote(host)}`)
  return problems
}

/** Every free text of a description with what to call it. */
function textsOf({ listeners, zone, agentGroup, version, labels = {} }: AgentDescription): [string, string][] {
  const texts: [string, string | undefined][] = [
    ...listeners.map(({ name }): [string, string] => ['a listener’s name', name]),
    ['zone', zone],
    ['agentGroup', agentGroup],
    ['version', version],
    ...Object.entries(labels).flatMap(([key, value]): [string, string][] => [
      ['a label’s name', key],
      ['a label’s value', value],
    ]),
  ]
  return texts.filter((pair): pair is [string, string] => pair[1] !== undefined)
}

/** No control characters and no halves of a surrogate pair: databases do not take them all, and logs suffer. */
function isPlainText(text: string): boolean {
  return text.length <= PROFILE_TEXT_LENGTH_MAX && !/[\p{Cc}\p{Cs}]/u.test(text)
}

function textProblem(what: string): string {
  return `${what} must be a text of at most ${PROFILE_TEXT_LENGTH_MAX} characters, none of them a control character`
}

function quote(text: string): string {
  return JSON.stringify(typeof text === 'string' ? text.slice(0, HOST_LENGTH_MAX) : text)
}

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max
}
