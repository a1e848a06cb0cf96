import {
  type AgentDirectory,
  type AgentProfile,
  type AgentStatus,
  checkHeartbeat,
  checkRegistration,
  DirectoryError,
  type DirectoryErrorCode,
} from '@millrace/discovery'
import { MetadataError, type MetadataErrorCode } from '@millrace/metadata'
import type { Engine } from './engine.ts'
import { clockSql } from './in-schema.ts'

interface AgentRow {
  readonly agent_id: string
  readonly node_id: number
  readonly profile: AgentProfile
  readonly status: AgentStatus
}

/** What the directory's callers may do about a failure of the database is to ask again, and nothing else. */
const DIRECTORY_CODES = {
  UNAVAILABLE: 'UNAVAILABLE',
  CLOSED: 'CLOSED',
  IN_USE: 'UNAVAILABLE',
  INVALID: 'UNAVAILABLE',
  FULL: 'UNAVAILABLE',
  BAD_REQUEST: 'BAD_REQUEST',
} as const satisfies Record<MetadataErrorCode, DirectoryErrorCode>

const TAKEN = Object.freeze({ ok: false, code: 'NODE_ID_TAKEN' } as const)

/**
 * The directory of agents in the database of an engine: each call is one statement, and any of them may be asked again.
 * There is no `watch`: agents look.
 */
export function createPostgresAgentDirectory(engine: Engine): AgentDirectory {
  const { database, nowMs } = engine
  const register = engine.sql(
    'SELECT node_id FROM millrace.register_agent_1($1, $2, $3::int, $4::json, $5::json, $6::int, $7::bigint)',
  )
  const live = `expires_at_ms > ${clockSql('$1')}`
  const heartbeat = engine.sql(`
    UPDATE millrace.agents SET status = $4::json, expires_at_ms = ${clockSql('$1')} + $5::int
    WHERE cluster_id = $2 AND agent_id = $3 AND ${live}`)
  const leave = engine.sql(`
    UPDATE millrace.agents SET expires_at_ms = ${clockSql('$1')} WHERE cluster_id = $2 AND agent_id = $3 AND ${live}`)
  const list = engine.sql(`
    SELECT agent_id, node_id, profile, status FROM millrace.agents WHERE cluster_id = $2 AND ${live} ORDER BY node_id`)

  return {
    async register(clusterId, registration, options) {
      checkRegistration(registration)
      const { agentId, nodeId, profile, status, expiryMs } = registration
      const texts = [JSON.stringify(profile), JSON.stringify(status)]
      const values = [clusterId, agentId, nodeId, ...texts, expiryMs, nowMs()]
      const call = database.call(options, (session) => session.query<{ node_id: number }>(register, values))
      const [row] = await inDirectoryTerms(call)
      return row === undefined ? TAKEN : { ok: true, nodeId: row.node_id }
    },
    async heartbeat(clusterId, agentId, beat, options) {
      checkHeartbeat(beat)
      const values = [nowMs(), clusterId, agentId, JSON.stringify(beat.status), beat.expiryMs]
      return (await inDirectoryTerms(database.call(options, (session) => session.change(heartbeat, values)))) > 0
    },
    async leave(clusterId, agentId, options) {
      const values = [nowMs(), clusterId, agentId]
      await inDirectoryTerms(database.call(options, (session) => session.change(leave, values)))
    },
    async list(clusterId, options) {
      const values = [nowMs(), clusterId]
      const rows = await inDirectoryTerms(database.call(options, (session) => session.query<AgentRow>(list, values)))
      return rows.map((row) => ({
        agentId: row.agent_id,
        nodeId: row.node_id,
        profile: row.profile,
        status: row.status,
      }))
    },
  }
}

async function inDirectoryTerms<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call
  } catch (error) {
    if (!MetadataError.is(error)) throw error
    throw new DirectoryError(DIRECTORY_CODES[error.code], error.message, { cause: error })
  }
}
