import type { MaintenanceReport } from '@millrace/metadata'
import type { SqliteDatabase } from './open-database.ts'
import type { ResolvedSqliteMetadataOptions } from './options.ts'
import { prepare } from './statement.ts'

/** Prepares the removal of expired offsets and of groups with nothing left, up to `maintenanceRowsMax` rows of each. */
export function createGroupsMaintenance(
  database: SqliteDatabase,
  options: ResolvedSqliteMetadataOptions,
): (nowMs: number) => Pick<MaintenanceReport, 'offsetsExpired' | 'groupsForgotten'> {
  const { maintenanceRowsMax: rowsMax, offsetsRetentionMs, emptyGroupsKeptMs } = options
  const expireOffsets = prepare(
    database,
    `
    DELETE FROM group_offsets WHERE (group_key, topic_key, partition) IN (
      SELECT group_key, topic_key, partition FROM consumer_groups CROSS JOIN group_offsets USING (group_key)
      WHERE empty_since_ms IS NOT NULL AND CASE
        WHEN expires_at_ms IS NOT NULL THEN expires_at_ms <= ?
        ELSE MAX(empty_since_ms, committed_at_ms) < ?
      END LIMIT ${rowsMax})`,
  )
  const forgetGroups = prepare(
    database,
    `
    DELETE FROM consumer_groups WHERE group_key IN (
      SELECT group_key FROM consumer_groups
      WHERE claimed_at_ms < ?1 AND (state IS NULL OR empty_since_ms < ?1)
      AND NOT EXISTS (SELECT 1 FROM group_offsets WHERE group_offsets.group_key = consumer_groups.group_key)
      LIMIT ${rowsMax})`,
  )
  return (nowMs) => ({
    offsetsExpired: expireOffsets.run(nowMs, nowMs - offsetsRetentionMs).changes,
    groupsForgotten: forgetGroups.run(nowMs - emptyGroupsKeptMs).changes,
  })
}
