import { checkGroupRecord, type GroupRecord, type MetadataStore } from '@millrace/metadata'
import type { Engine } from './engine.ts'
import { clockSql } from './in-schema.ts'
import { CLAIM_OUTCOME } from './lease-functions.ts'
import { decodeText, digestOf, encodeText } from './text-codec.ts'

/** A group that was claimed at least. The record's columns are null until something is written. */
interface GroupRow {
  readonly epoch: number
  readonly protocol_type: string | null
  readonly state: string | null
  readonly generation: number | null
  readonly empty_since_ms: number | null
  readonly snapshot: Buffer | null
}

/** A group in a list, and whose live lease has it. */
interface ListedRow {
  readonly group_id: string
  readonly protocol_type: string
  readonly state: string
  readonly holder: string | null
}

/** What the claim function answers. */
interface ClaimRow extends GroupRow {
  readonly outcome: number
  readonly held_by: string | null
}

const OK = Object.freeze({ ok: true } as const)
const FENCED = Object.freeze({ ok: false, code: 'FENCED' } as const)

/** Groups: claims, records and lists. */
export function createPostgresGroups(
  engine: Engine,
): Pick<MetadataStore, 'claimGroup' | 'readGroup' | 'listGroups' | 'writeGroup' | 'deleteGroup'> {
  const { database, nowMs } = engine
  const claim = engine.sql(`SELECT * FROM millrace.${engine.claimFunction}($1, $2, $3, $4, $5)`)
  const select = engine.sql(
    `SELECT epoch, protocol_type, state, generation, empty_since_ms, snapshot FROM millrace.consumer_groups WHERE cluster_id = $1 AND group_digest = $2`,
  )
  const selectExisting = engine.sql(`
    SELECT g.group_id, g.protocol_type, g.state, l.holder FROM millrace.consumer_groups AS g
    LEFT JOIN millrace.group_leases AS l ON l.lease_id = g.lease_id AND l.expires_at_ms > ${clockSql('$2')}
    WHERE g.cluster_id = $1 AND g.state IS NOT NULL`)
  const held = 'cluster_id = $1 AND group_digest = $2 AND epoch = $3'
  const write = engine.sql(`
    UPDATE millrace.consumer_groups SET protocol_type = $4, state = $5, generation = $6, empty_since_ms = $7, snapshot = $8
    WHERE ${held}`)
  const removeGroup = engine.sql(`DELETE FROM millrace.consumer_groups WHERE ${held} RETURNING group_key`)
  const removeOffsets = engine.sql('DELETE FROM millrace.group_offsets WHERE group_key = $1')

  return {
    async claimGroup(clusterId, groupId, leaseId, options) {
      const values = [clusterId, digestOf(groupId), encodeText(groupId), leaseId, nowMs()]
      const [row] = await database.call(options, (session) => session.query<ClaimRow>(claim, values))
      const { outcome, held_by: heldBy, epoch } = row!
      if (outcome === CLAIM_OUTCOME.lapsed) return { ok: false, code: 'LEASE_LAPSED' }
      if (outcome === CLAIM_OUTCOME.held) return { ok: false, code: 'HELD', holder: decodeText(heldBy!) }
      return { ok: true, fence: { clusterId, groupId, epoch }, record: toRecord(row) }
    },
    async readGroup(clusterId, groupId, options) {
      const values = [clusterId, digestOf(groupId)]
      const [row] = await database.call(options, (session) => session.query<GroupRow>(select, values))
      return toRecord(row)
    },
    async listGroups(clusterId, options) {
      const rows = await database.call(options, (session) =>
        session.query<ListedRow>(selectExisting, [clusterId, nowMs()]),
      )
      const groups = rows.map((row) => ({
        groupId: decodeText(row.group_id),
        protocolType: decodeText(row.protocol_type),
        state: decodeText(row.state),
        holder: row.holder === null ? null : decodeText(row.holder),
      }))
      return groups.sort((left, right) => (left.groupId < right.groupId ? -1 : 1))
    },
    async writeGroup(fence, record, options) {
      checkGroupRecord(record)
      const { protocolType, state, generation, emptySinceMs, snapshot } = record
      const texts = [encodeText(protocolType), encodeText(state)]
      // The caller may change its bytes before they are sent.
      const written = [...texts, generation, emptySinceMs, Buffer.from(snapshot)]
      const values = [fence.clusterId, digestOf(fence.groupId), fence.epoch, ...written]
      return (await database.call(options, (session) => session.change(write, values))) === 0 ? FENCED : OK
    },
    deleteGroup: (fence, options) =>
      // Asked again it is fenced, also when it was the first attempt that deleted the group.
      database.transact({ ...options, isRepeatable: false }, async (session) => {
        const values = [fence.clusterId, digestOf(fence.groupId), fence.epoch]
        const [row] = await session.query<{ group_key: number }>(removeGroup, values)
        if (row === undefined) return FENCED
        // A statement of its own sees what was committed for the group while the first one waited for its row.
        await session.query(removeOffsets, [row.group_key])
        return OK
      }),
  }
}

function toRecord(row: GroupRow | undefined): GroupRecord | null {
  if (row === undefined || row.state === null) return null
  return {
    protocolType: decodeText(row.protocol_type!),
    state: decodeText(row.state),
    generation: row.generation!,
    emptySinceMs: row.empty_since_ms,
    snapshot: new Uint8Array(row.snapshot!),
  }
}
