import {
  checkCountMax,
  checkGroupRecord,
  checkHolder,
  checkLeaseMs,
  checkOffsetsToCommit,
  createLeaseTable,
  type GroupCore,
  type GroupFence,
  type GroupRecord,
  offsetsOnlyRecord,
} from '@millrace/metadata'
import type { SqliteDatabase } from './open-database.ts'
import { createSqliteOffsets } from './sqlite-offsets.ts'
import type { SqliteTopics } from './sqlite-topics.ts'
import { prepare } from './statement.ts'
import { decodeText, encodeText } from './text-codec.ts'

/** A group that was claimed at least. The record's columns are null until something is written. */
interface GroupRow {
  readonly group_key: number
  readonly group_id: string
  readonly epoch: number
  readonly lease_id: number
  readonly protocol_type: string | null
  readonly state: string | null
  readonly generation: number | null
  readonly empty_since_ms: number | null
  readonly snapshot: ArrayBuffer | null
}

const OK = Object.freeze({ ok: true } as const)
const FENCED = Object.freeze({ ok: false, code: 'FENCED' } as const)

/**
 * Prepares the statements on groups. Writes are the caller's to wrap in a transaction.
 *
 * One process has the file, so nobody but it can have a lease: they are kept in memory, renewing one costs no write, and
 * all of them are over when the file is opened again. Their numbers come from the file, so that none comes again.
 */
export function createSqliteGroups(database: SqliteDatabase, topics: SqliteTopics): GroupCore {
  const offsets = createSqliteOffsets(database, topics)
  const leases = createLeaseTable()
  const takeEpoch = prepare<{ value: number }>(
    database,
    "UPDATE counters SET value = value + 1 WHERE name = 'groupEpochNext' RETURNING value - 1 AS value",
  )
  const upsertClaim = prepare(
    database,
    `
    INSERT INTO consumer_groups (cluster_id, group_id, epoch, lease_id, claimed_at_ms) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET epoch = excluded.epoch, lease_id = excluded.lease_id, claimed_at_ms = excluded.claimed_at_ms`,
  )
  const selectGroup = prepare<GroupRow>(database, 'SELECT * FROM consumer_groups WHERE cluster_id = ? AND group_id = ?')
  const selectKey = prepare<{ group_key: number }>(
    database,
    'SELECT group_key FROM consumer_groups WHERE cluster_id = ? AND group_id = ?',
  )
  const selectHolder = prepare<{ lease_id: number; state: string | null }>(
    database,
    'SELECT lease_id, state FROM consumer_groups WHERE cluster_id = ? AND group_id = ?',
  )
  // One look into the index for each lease that has groups, and not one for each group.
  const hasMembers = 'cluster_id = ?1 AND empty_since_ms IS NULL AND state IS NOT NULL'
  const selectOrphans = prepare<{ group_id: string }>(
    database,
    `
    WITH RECURSIVE owners (lease_id) AS (
      SELECT MIN(lease_id) FROM consumer_groups WHERE ${hasMembers}
      UNION ALL
      SELECT (SELECT MIN(g.lease_id) FROM consumer_groups AS g WHERE ${hasMembers} AND g.lease_id > owners.lease_id)
      FROM owners WHERE owners.lease_id IS NOT NULL)
    SELECT group_id FROM owners CROSS JOIN consumer_groups USING (lease_id)
    WHERE ${hasMembers} AND lease_id NOT IN (SELECT value FROM json_each(?2)) LIMIT ?3`,
  )
  const selectExisting = prepare<{ group_id: string; protocol_type: string; state: string; lease_id: number }>(
    database,
    'SELECT group_id, protocol_type, state, lease_id FROM consumer_groups WHERE cluster_id = ? AND state IS NOT NULL',
  )
  const selectHeld = prepare<{ group_key: number; state: string | null }>(
    database,
    'SELECT group_key, state FROM consumer_groups WHERE cluster_id = ? AND group_id = ? AND epoch = ?',
  )
  const updateRecord = prepare(
    database,
    `
    UPDATE consumer_groups SET protocol_type = ?, state = ?, generation = ?, empty_since_ms = ?, snapshot = ?
    WHERE group_key = ?`,
  )
  const deleteGroup = prepare(database, 'DELETE FROM consumer_groups WHERE group_key = ?')

  const find = (clusterId: string, groupId: string) => selectGroup.all(clusterId, encodeText(groupId))[0]
  const findHeld = (fence: GroupFence) => selectHeld.all(fence.clusterId, encodeText(fence.groupId), fence.epoch)[0]

  function write(groupKey: number, record: GroupRecord): void {
    const { protocolType, state, generation, emptySinceMs, snapshot } = record
    const texts = [encodeText(protocolType), encodeText(state)]
    updateRecord.run(...texts, generation, emptySinceMs, Buffer.from(snapshot), groupKey)
  }

  const findHolder = (clusterId: string, groupId: string) => selectHolder.all(clusterId, encodeText(groupId))[0]

  return {
    openLease(clusterId, holder, leaseMs, nowMs) {
      checkHolder(holder)
      checkLeaseMs(leaseMs)
      const leaseId = takeEpoch.all()[0]!.value
      leases.open(leaseId, { clusterId, holder, expiresAtMs: nowMs + leaseMs }, nowMs)
      return { leaseId }
    },
    renewLease(leaseId, leaseMs, nowMs) {
      checkLeaseMs(leaseMs)
      return leases.renew(leaseId, nowMs + leaseMs, nowMs)
    },
    endLease: (leaseId) => leases.end(leaseId),
    claimGroup(clusterId, groupId, leaseId, nowMs) {
      const ownerId = findHolder(clusterId, groupId)?.lease_id
      const refusal = leases.refusal({ clusterId, leaseId, ownerId }, nowMs)
      if (refusal !== undefined) return refusal
      const epoch = takeEpoch.all()[0]!.value
      upsertClaim.run(clusterId, encodeText(groupId), epoch, leaseId, nowMs)
      if (ownerId !== undefined && ownerId !== leaseId) leases.end(ownerId)
      return { ok: true, fence: { clusterId, groupId, epoch }, record: toRecord(find(clusterId, groupId)) }
    },
    findGroupHolder(clusterId, groupId, nowMs) {
      const group = findHolder(clusterId, groupId)
      const lease = group === undefined ? undefined : leases.findLive(group.lease_id, nowMs)
      return { exists: (group?.state ?? null) !== null, holder: lease?.holder ?? null }
    },
    listOrphanGroups(clusterId, countMax, nowMs) {
      checkCountMax(countMax)
      const rows = selectOrphans.all(clusterId, JSON.stringify(leases.liveIds(nowMs)), countMax)
      return rows.map((row) => decodeText(row.group_id))
    },
    readGroup: (clusterId, groupId) => toRecord(find(clusterId, groupId)),
    listGroups(clusterId, nowMs) {
      const groups = selectExisting.all(clusterId).map((row) => ({
        groupId: decodeText(row.group_id),
        protocolType: decodeText(row.protocol_type),
        state: decodeText(row.state),
        holder: leases.findLive(row.lease_id, nowMs)?.holder ?? null,
      }))
      return groups.sort((left, right) => (left.groupId < right.groupId ? -1 : 1))
    },
    writeGroup(fence, record) {
      checkGroupRecord(record)
      const group = findHeld(fence)
      if (group === undefined) return FENCED
      write(group.group_key, record)
      return OK
    },
    deleteGroup(fence) {
      const group = findHeld(fence)
      if (group === undefined) return FENCED
      offsets.deleteAll(group.group_key)
      deleteGroup.run(group.group_key)
      return OK
    },
    commitOffsets(fence, toCommit, nowMs) {
      checkOffsetsToCommit(toCommit)
      const group = findHeld(fence)
      if (group === undefined) return FENCED
      if (group.state === null) write(group.group_key, offsetsOnlyRecord(nowMs))
      const stored = offsets.commit({ clusterId: fence.clusterId, groupKey: group.group_key }, toCommit, nowMs)
      return { ok: true, stored }
    },
    deleteOffsets(fence, partitions) {
      const group = findHeld(fence)
      if (group === undefined) return FENCED
      offsets.delete(group.group_key, partitions)
      return OK
    },
    readOffsets: (clusterId, queries) =>
      queries.map(({ groupId, partitions }) => {
        const groupKey = selectKey.all(clusterId, encodeText(groupId))[0]?.group_key
        if (groupKey === undefined) return partitions?.map(() => null) ?? []
        return partitions === null ? offsets.readAll(groupKey) : offsets.read(groupKey, partitions)
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
