import { AGENT_ID_LENGTH_MAX, EXPIRY_MS_MAX } from './agent-directory.ts'
import type { AgentProfile } from './agent-description.ts'
import { resolveAgentDescription } from './agent-description.ts'
import { ASSIGNMENT_STRATEGY_DEFAULT, type AssignmentStrategy, assignmentStrategies } from './discovery.ts'

/** Settings of a `createDirectoryDiscovery`. */
export interface DirectoryDiscoveryOptions {
  /** Whose agents: the virtual cluster. */
  readonly clusterId: string
  /** Tells this process from every other, for ever. At most {@link AGENT_ID_LENGTH_MAX} characters. */
  readonly agentId: string
  /** What the agent says of itself. Ports of listeners may be 0 until `listening` says which they became. */
  readonly profile: AgentProfile
  /**
   * The node id to propose.
   *
   * @defaultValue a random one: a new process must look like a new broker
   */
  readonly nodeId?: number | undefined
  /**
   * How leaders are chosen for clients that do not say.
   *
   * @defaultValue consistent_random_jump
   */
  readonly strategy?: AssignmentStrategy | undefined
  /**
   * How often the directory is told that this agent lives, in milliseconds.
   *
   * @defaultValue 2_000
   */
  readonly heartbeatIntervalMs?: number | undefined
  /**
   * How long this agent counts as alive without a heartbeat, in milliseconds. So long is a killed agent shown to
   * clients, and a directory that is away for less does no harm.
   *
   * @defaultValue 10_000
   */
  readonly expiryMs?: number | undefined
  /**
   * How often the list of agents is read, in milliseconds.
   *
   * @defaultValue 1_000
   */
  readonly pollIntervalMs?: number | undefined
  /**
   * How long one call to the directory may take, in milliseconds.
   *
   * @defaultValue 2_000
   */
  readonly callTimeoutMs?: number | undefined
  /**
   * How long the last list is shown while the directory is away, in milliseconds. After that this agent shows itself
   * alone: addresses are given to others some day.
   *
   * @defaultValue 300_000
   */
  readonly staleViewMsMax?: number | undefined
  /**
   * How many other agents of the cluster are taken note of; those of the highest node ids are left out beyond it.
   *
   * @defaultValue 1_024
   */
  readonly agentsMax?: number | undefined
}

const DEFAULTS = Object.freeze({
  heartbeatIntervalMs: 2_000,
  expiryMs: 10_000,
  pollIntervalMs: 1_000,
  callTimeoutMs: 2_000,
  staleViewMsMax: 300_000,
  agentsMax: 1_024,
})

type Numbers = { readonly [Name in keyof typeof DEFAULTS]: number }

/** {@link DirectoryDiscoveryOptions} with every default filled in but the node id's. */
export interface ResolvedDirectoryDiscoveryOptions extends Numbers {
  /** See {@link DirectoryDiscoveryOptions.clusterId}. */
  readonly clusterId: string
  /** See {@link DirectoryDiscoveryOptions.agentId}. */
  readonly agentId: string
  /** See {@link DirectoryDiscoveryOptions.strategy}. */
  readonly strategy: AssignmentStrategy
}

/** Checks the options, reports everything wrong with them in one `TypeError`, fills in the defaults. */
export function resolveDirectoryDiscoveryOptions(
  options: DirectoryDiscoveryOptions,
): ResolvedDirectoryDiscoveryOptions {
  const { clusterId, agentId, profile, nodeId = 0, strategy = ASSIGNMENT_STRATEGY_DEFAULT } = options
  const problems: string[] = []
  if (clusterId === '') problems.push('clusterId is needed')
  if (agentId === '' || agentId.length > AGENT_ID_LENGTH_MAX)
    problems.push(`agentId must have 1 to ${AGENT_ID_LENGTH_MAX} characters`)
  if (!assignmentStrategies.includes(strategy))
    problems.push(`strategy must be one of ${assignmentStrategies.join(', ')}, not ${JSON.stringify(strategy)}`)
  const names = Object.keys(DEFAULTS) as (keyof typeof DEFAULTS)[]
  const numbers = Object.fromEntries(names.map((name) => [name, options[name] ?? DEFAULTS[name]])) as Numbers
  for (const name of names)
    if (!Number.isSafeInteger(numbers[name]) || numbers[name] < 1)
      problems.push(`${name} must be a positive integer, not ${numbers[name]}`)
  problems.push(...timingProblems(numbers))
  try {
    resolveAgentDescription({ ...profile, nodeId })
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error))
  }
  if (problems.length > 0) throw new TypeError(`directory discovery options: ${problems.join('; ')}`)
  return Object.freeze({ clusterId, agentId, strategy, ...numbers })
}

function timingProblems(numbers: Numbers): string[] {
  const { heartbeatIntervalMs, expiryMs, pollIntervalMs, callTimeoutMs, staleViewMsMax } = numbers
  const problems: string[] = []
  // Otherwise one slow answer would make a healthy agent give itself up.
  const slowestBeatMs = heartbeatIntervalMs + pollIntervalMs + 2 * callTimeoutMs
  if (expiryMs <= slowestBeatMs)
    problems.push(
      `expiryMs must be more than heartbeatIntervalMs + pollIntervalMs + 2 x callTimeoutMs, which is ${slowestBeatMs}`,
    )
  if (expiryMs > EXPIRY_MS_MAX) problems.push(`expiryMs must be at most ${EXPIRY_MS_MAX}`)
  if (staleViewMsMax < expiryMs) problems.push('staleViewMsMax must not be less than expiryMs')
  return problems
}
