import { type MaintenanceReport, ROWS_KEPT_FACTOR } from '@millrace/metadata'
import type { SqliteDatabase } from './open-database.ts'
import type { ResolvedSqliteMetadataOptions } from './options.ts'
import { createGroupsMaintenance } from './sqlite-groups-maintenance.ts'
import { prepare } from './statement.ts'

interface DeadExtentRow {
  readonly topic_key: number
  readonly partition: number
  readonly base_offset: number
  readonly segment_key: number
}

/**
 * Prepares the removal of what is past its time, up to `maintenanceRowsMax` rows of each kind per call. To be called
 * inside a transaction.
 *
 * Deleting a topic only marks it, and deleting records only moves the log start; the rows are removed here, a few at a
 * time, so that deleting a large log does not hold up commits.
 */
export function createSqliteMaintenance(
  database: SqliteDatabase,
  options: ResolvedSqliteMetadataOptions,
): (nowMs: number) => MaintenanceReport {
  const { maintenanceRowsMax: rowsMax, producerIdExpirationMs } = options
  const keptMs = options.segmentIdAgeMaxMs * ROWS_KEPT_FACTOR
  const ofDeleted = 'topic_key IN (SELECT topic_key FROM topics WHERE deleted_at_ms IS NOT NULL)'
  const selectExtents = prepare<DeadExtentRow>(
    database,
    `SELECT topic_key, partition, base_offset, segment_key FROM extents WHERE ${ofDeleted} LIMIT ${rowsMax}`,
  )
  const selectTrimmed = prepare<DeadExtentRow>(
    database,
    `
    SELECT topic_key, partition, base_offset, segment_key FROM trimmed_partitions
    CROSS JOIN partitions USING (topic_key, partition) CROSS JOIN extents USING (topic_key, partition)
    WHERE base_offset < log_start_offset AND last_offset < log_start_offset LIMIT ${rowsMax}`,
  )
  const forgetTrimmed = prepare(database, 'DELETE FROM trimmed_partitions')
  const deleteExtents = prepare(
    database,
    `
    DELETE FROM extents WHERE (topic_key, partition, base_offset) IN
    (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?))`,
  )
  const releaseSegments = prepare(
    database,
    `
    UPDATE segments SET extent_count = extent_count - released.count
    FROM (SELECT value AS segment_key, COUNT(*) AS count FROM json_each(?) GROUP BY value) AS released
    WHERE segments.segment_key = released.segment_key`,
  )
  const deleteProducers = prepare(
    database,
    `
    DELETE FROM producers WHERE (topic_key, partition, producer_id) IN
    (SELECT topic_key, partition, producer_id FROM producers WHERE ${ofDeleted} LIMIT ${rowsMax})`,
  )
  const deletePartitions = prepare(
    database,
    `
    DELETE FROM partitions WHERE (topic_key, partition) IN
    (SELECT topic_key, partition FROM partitions WHERE ${ofDeleted} LIMIT ${rowsMax})`,
  )
  const expireProducers = prepare(
    database,
    `
    DELETE FROM producers WHERE (topic_key, partition, producer_id) IN
    (SELECT topic_key, partition, producer_id FROM producers WHERE last_used_ms < ? LIMIT ${rowsMax})`,
  )
  const pruneSegments = prepare(
    database,
    `
    DELETE FROM segments WHERE segment_key IN
    (SELECT segment_key FROM segments WHERE extent_count = 0 AND kept_from_ms < ? ORDER BY kept_from_ms LIMIT ${rowsMax})`,
  )
  const deleteDeadOffsets = prepare(
    database,
    `
    DELETE FROM group_offsets WHERE (group_key, topic_key, partition) IN
    (SELECT group_key, topic_key, partition FROM group_offsets WHERE ${ofDeleted} LIMIT ${rowsMax})`,
  )
  const maintainGroups = createGroupsMaintenance(database, options)
  const forgetTopics = prepare(
    database,
    `
    DELETE FROM topics WHERE topic_key IN (
      SELECT topic_key FROM topics WHERE deleted_at_ms < ?
      AND NOT EXISTS (SELECT 1 FROM extents WHERE extents.topic_key = topics.topic_key)
      AND NOT EXISTS (SELECT 1 FROM producers WHERE producers.topic_key = topics.topic_key)
      AND NOT EXISTS (SELECT 1 FROM partitions WHERE partitions.topic_key = topics.topic_key)
      AND NOT EXISTS (SELECT 1 FROM group_offsets WHERE group_offsets.topic_key = topics.topic_key)
      LIMIT ${rowsMax})`,
  )

  function removeExtents(rows: readonly DeadExtentRow[]): number {
    if (rows.length === 0) return 0
    deleteExtents.run(JSON.stringify(rows.map((row) => [row.topic_key, row.partition, row.base_offset])))
    releaseSegments.run(JSON.stringify(rows.map((row) => row.segment_key)))
    return rows.length
  }

  function removeTrimmed(): number {
    const count = removeExtents(selectTrimmed.all())
    if (count < rowsMax) forgetTrimmed.run()
    return count
  }

  return (nowMs) => {
    const deadExtents = removeExtents(selectExtents.all())
    const trimmedExtents = removeTrimmed()
    const deadProducers = deleteProducers.run().changes
    const deadPartitions = deletePartitions.run().changes
    const deadOffsets = deleteDeadOffsets.run().changes
    const groups = maintainGroups(nowMs)
    const producersExpired = expireProducers.run(nowMs - producerIdExpirationMs).changes
    const segmentsPruned = pruneSegments.run(nowMs - keptMs).changes
    const topicsForgotten = forgetTopics.run(nowMs - keptMs).changes
    const dead = [deadExtents, trimmedExtents, deadProducers, deadPartitions, deadOffsets]
    const report = { producersExpired, segmentsPruned, topicsForgotten, ...groups }
    return { ...report, more: Math.max(...dead, ...Object.values(report)) >= rowsMax }
  }
}
