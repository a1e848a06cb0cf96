import {
  type AgentHeartbeat,
  type AgentRegistered,
  type AgentRegistration,
  type DirectoryEntry,
  NODE_ID_KEPT_MS,
  type NodeIdTaken,
} from './agent-directory.ts'
import { checkHeartbeat, checkRegistration } from './check-directory-call.ts'

/** The rules of `AgentDirectory` without waiting and without a clock. */
export interface DirectoryCore {
  register(nowMs: number, clusterId: string, registration: AgentRegistration): AgentRegistered | NodeIdTaken
  heartbeat(nowMs: number, clusterId: string, agentId: string, heartbeat: AgentHeartbeat): boolean
  leave(nowMs: number, clusterId: string, agentId: string): void
  list(nowMs: number, clusterId: string): readonly DirectoryEntry[]
}

interface Row extends DirectoryEntry {
  /** The first moment at which it is no longer live. */
  readonly expiresAtMs: number
}

/** An empty directory. */
export function createDirectoryCore(): DirectoryCore {
  const clusters = new Map<string, Map<string, Row>>()

  function rowsOf(clusterId: string): Map<string, Row> {
    const rows = clusters.get(clusterId) ?? new Map<string, Row>()
    clusters.set(clusterId, rows)
    return rows
  }

  function liveRow(nowMs: number, clusterId: string, agentId: string): Row | undefined {
    const row = clusters.get(clusterId)?.get(agentId)
    return row !== undefined && row.expiresAtMs > nowMs ? row : undefined
  }

  return {
    register(nowMs, clusterId, registration) {
      checkRegistration(registration)
      const { agentId, profile, status, expiryMs } = registration
      const rows = rowsOf(clusterId)
      for (const row of rows.values()) if (row.expiresAtMs + NODE_ID_KEPT_MS <= nowMs) rows.delete(row.agentId)
      const nodeId = rows.get(agentId)?.nodeId ?? registration.nodeId
      for (const row of rows.values())
        if (row.nodeId === nodeId && row.agentId !== agentId) return { ok: false, code: 'NODE_ID_TAKEN' }
      const row = structuredClone({ agentId, nodeId, profile, status })
      rows.set(agentId, { ...row, expiresAtMs: nowMs + expiryMs })
      return { ok: true, nodeId }
    },
    heartbeat(nowMs, clusterId, agentId, heartbeat) {
      checkHeartbeat(heartbeat)
      const row = liveRow(nowMs, clusterId, agentId)
      if (row === undefined) return false
      const { status, expiryMs } = heartbeat
      rowsOf(clusterId).set(agentId, { ...row, status: { ...status }, expiresAtMs: nowMs + expiryMs })
      return true
    },
    leave(nowMs, clusterId, agentId) {
      const row = liveRow(nowMs, clusterId, agentId)
      if (row !== undefined) rowsOf(clusterId).set(agentId, { ...row, expiresAtMs: nowMs })
    },
    list(nowMs, clusterId) {
      const rows = [...(clusters.get(clusterId)?.values() ?? [])].filter(({ expiresAtMs }) => expiresAtMs > nowMs)
      rows.sort((a, b) => a.nodeId - b.nodeId)
      return rows.map(({ agentId, nodeId, profile, status }) => structuredClone({ agentId, nodeId, profile, status }))
    },
  }
}
