import { checkCountMax, checkHolder, checkLeaseMs, type MetadataStore } from '@millrace/metadata'
import type { Engine } from './engine.ts'
import { clockSql } from './in-schema.ts'
import { decodeText, digestOf, encodeText } from './text-codec.ts'

/** Leases, and who has which group by them. Claims are among the groups. */
export function createPostgresLeases(
  engine: Engine,
): Pick<MetadataStore, 'openLease' | 'renewLease' | 'endLease' | 'findGroupHolder' | 'listOrphanGroups'> {
  const { database, nowMs } = engine
  const open = engine.sql(`
    INSERT INTO millrace.group_leases (cluster_id, holder, expires_at_ms) VALUES ($1, $2, ${clockSql('$4')} + $3)
    RETURNING lease_id`)
  const renew = engine.sql('SELECT millrace.renew_lease_1($1, $2, $3) AS is_renewed')
  const end = engine.sql('DELETE FROM millrace.group_leases WHERE lease_id = $1')
  const selectHolder = engine.sql(`
    SELECT g.state IS NOT NULL AS exists, l.holder FROM millrace.consumer_groups AS g
    LEFT JOIN millrace.group_leases AS l ON l.lease_id = g.lease_id AND l.expires_at_ms > ${clockSql('$3')}
    WHERE g.cluster_id = $1 AND g.group_digest = $2`)
  // One look into the index for each lease that has groups, and not one for each group.
  const hasMembers = 'g.cluster_id = $1 AND g.empty_since_ms IS NULL AND g.state IS NOT NULL'
  const selectOrphans = engine.sql(`
    WITH RECURSIVE owners (lease_id) AS (
      SELECT min(g.lease_id) FROM millrace.consumer_groups AS g WHERE ${hasMembers}
      UNION ALL
      SELECT (SELECT min(g.lease_id) FROM millrace.consumer_groups AS g WHERE ${hasMembers} AND g.lease_id > o.lease_id)
      FROM owners AS o WHERE o.lease_id IS NOT NULL
    )
    SELECT orphan.group_id FROM owners AS o
    CROSS JOIN LATERAL (
      SELECT g.group_id FROM millrace.consumer_groups AS g WHERE ${hasMembers} AND g.lease_id = o.lease_id LIMIT $2
    ) AS orphan
    WHERE o.lease_id IS NOT NULL AND NOT EXISTS (
      SELECT FROM millrace.group_leases AS l WHERE l.lease_id = o.lease_id AND l.expires_at_ms > ${clockSql('$3')})
    LIMIT $2`)

  return {
    async openLease(clusterId, holder, leaseMs, options) {
      checkHolder(holder)
      checkLeaseMs(leaseMs)
      const values = [clusterId, encodeText(holder), leaseMs, nowMs()]
      const [row] = await database.call(options, (session) => session.query<{ lease_id: number }>(open, values))
      return { leaseId: row!.lease_id }
    },
    async renewLease(leaseId, leaseMs, options) {
      checkLeaseMs(leaseMs)
      const values = [leaseId, leaseMs, nowMs()]
      const [row] = await database.call(options, (session) => session.query<{ is_renewed: boolean }>(renew, values))
      return row!.is_renewed
    },
    async endLease(leaseId, options) {
      await database.call(options, (session) => session.change(end, [leaseId]))
    },
    async findGroupHolder(clusterId, groupId, options) {
      const values = [clusterId, digestOf(groupId), nowMs()]
      const [row] = await database.call(options, (session) =>
        session.query<{ exists: boolean; holder: string | null }>(selectHolder, values),
      )
      if (row === undefined) return { exists: false, holder: null }
      return { exists: row.exists, holder: row.holder === null ? null : decodeText(row.holder) }
    },
    async listOrphanGroups(clusterId, countMax, options) {
      checkCountMax(countMax)
      const values = [clusterId, countMax, nowMs()]
      const rows = await database.call(options, (session) => session.query<{ group_id: string }>(selectOrphans, values))
      return rows.map((row) => decodeText(row.group_id))
    },
  }
}
