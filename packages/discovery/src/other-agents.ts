import { resolveAgentDescription } from './agent-description.ts'
import type { AgentStatus, DirectoryEntry } from './agent-directory.ts'
import type { LiveAgent } from './live-agent.ts'

/** Another agent, out of the directory's list. */
export interface OtherAgent {
  readonly agentId: string
  readonly agent: LiveAgent
  readonly busyShare: number
}

/** An entry that makes no sense to this version. */
export interface UnreadableEntry {
  readonly agentId: string
  readonly reason: string
}

/** A list, read. */
export interface OtherAgents {
  readonly others: readonly OtherAgent[]
  readonly unreadable: readonly UnreadableEntry[]
}

/** Reads entries one by one: what another version wrote, or a hand, must not hide the rest. */
export function readEntries(entries: readonly DirectoryEntry[]): OtherAgents {
  const others: OtherAgent[] = []
  const unreadable: UnreadableEntry[] = []
  for (const { agentId, nodeId, profile, status } of entries) {
    try {
      const description = resolveAgentDescription({ ...profile, nodeId })
      const agent = { ...description, isParting: status.isLeaving, shedShare: status.shedShare }
      others.push({ agentId, agent, busyShare: status.busyShare })
    } catch (error) {
      unreadable.push({ agentId, reason: error instanceof Error ? error.message : String(error) })
    }
  }
  return { others, unreadable }
}

/** What has to differ for watchers to be told: not the load, which differs every time. */
export function signatureOf(entries: readonly DirectoryEntry[]): string {
  return JSON.stringify(
    entries.map(({ agentId, nodeId, profile, status }) => [agentId, nodeId, profile, isLeaving(status)]),
  )
}

/** Of entries that cannot be read as well: there may be nothing where a status ought to be. */
function isLeaving(status: AgentStatus | null | undefined): boolean {
  return status?.isLeaving === true
}
