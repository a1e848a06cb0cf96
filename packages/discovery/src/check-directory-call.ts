import { resolveAgentDescription } from './agent-description.ts'
import {
  AGENT_ID_LENGTH_MAX,
  type AgentHeartbeat,
  type AgentRegistration,
  type AgentStatus,
  EXPIRY_MS_MAX,
} from './agent-directory.ts'
import { DirectoryError } from './errors.ts'
import { NODE_ID_LIMIT } from './node-id.ts'

/**
 * Throws a {@link DirectoryError} `BAD_REQUEST` with everything that is wrong with a registration. For engines: what
 * passes is safe to store as JSON, and small.
 */
export function checkRegistration(registration: AgentRegistration): void {
  const { agentId, nodeId, profile, status, expiryMs } = registration
  const problems = [...statusProblems(status), ...expiryProblems(expiryMs)]
  if (agentId.length < 1 || agentId.length > AGENT_ID_LENGTH_MAX || /[\p{Cc}\p{Cs}]/u.test(agentId))
    problems.push(`agentId must have 1 to ${AGENT_ID_LENGTH_MAX} characters, none of them a control character`)
  if (!Number.isInteger(nodeId) || nodeId < 0 || nodeId >= NODE_ID_LIMIT)
    problems.push(`nodeId must be an integer from 0 and below ${NODE_ID_LIMIT}, not ${nodeId}`)
  for (const { name, port, portOverride } of profile.listeners)
    if (port === 0 && portOverride === undefined) problems.push(`listener ${name} is not bound yet`)
  try {
    resolveAgentDescription({ ...profile, nodeId: 0 })
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error))
  }
  refuse('registration', problems)
}

/** The same for a heartbeat. */
export function checkHeartbeat({ status, expiryMs }: AgentHeartbeat): void {
  refuse('heartbeat', [...statusProblems(status), ...expiryProblems(expiryMs)])
}

function statusProblems({ busyShare, shedShare }: AgentStatus): string[] {
  return Object.entries({ busyShare, shedShare })
    .filter(([, share]) => !(share >= 0 && share <= 1))
    .map(([name, share]) => `${name} must be from 0 to 1, not ${share}`)
}

function expiryProblems(expiryMs: number): string[] {
  if (Number.isInteger(expiryMs) && expiryMs >= 1 && expiryMs <= EXPIRY_MS_MAX) return []
  return [`expiryMs must be an integer from 1 to ${EXPIRY_MS_MAX}, not ${expiryMs}`]
}

function refuse(what: string, problems: readonly string[]): void {
  if (problems.length > 0) throw new DirectoryError('BAD_REQUEST', `invalid ${what}: ${problems.join('; ')}`)
}
