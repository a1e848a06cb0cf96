import { type MaintenanceReport, type MetadataStore, ROWS_KEPT_FACTOR } from '@millrace/metadata'
import type { Session } from './connections.ts'
import type { Engine } from './engine.ts'
import { clockSql } from './in-schema.ts'

const NOTHING: MaintenanceReport = Object.freeze({
  segmentsPruned: 0,
  producersExpired: 0,
  topicsForgotten: 0,
  offsetsExpired: 0,
  groupsForgotten: 0,
  more: false,
})

/**
 * Removes what is past its time, up to `maintenanceRowsMax` rows of each kind, in one transaction. While one agent is at
 * it, the others find nothing to do.
 *
 * Rows that somebody else has locked are left for the next time, and each condition is asked of the row as it is when it
 * is locked: a producer that is heard of again, or a group that gets a member, meanwhile, stays.
 */
export function createPostgresMaintenance(engine: Engine): Pick<MetadataStore, 'maintain'> {
  const { database, limits, nowMs } = engine
  const { maintenanceRowsMax: rowsMax } = limits
  const keptMs = limits.segmentIdAgeMaxMs * ROWS_KEPT_FACTOR
  // What is dead is found from the few rows that say so, never by a scan of all extents, whatever the statistics say.
  const tryLock = engine.sql(`
    SELECT pg_try_advisory_xact_lock(hashtext('millrace.maintenance'), 'millrace.segments'::regclass::oid::int) AS is_ours,
    ${clockSql('$1')} AS now_ms, set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`)
  const ofDeleted = 'topic_key IN (SELECT topic_key FROM millrace.topics WHERE deleted_at_ms IS NOT NULL)'
  // Extents go with the count of them at their segments.
  const removeExtents = (dead: string) =>
    engine.sql(`
      WITH dead AS (${dead} LIMIT ${rowsMax}), removed AS (
        DELETE FROM millrace.extents AS e USING dead WHERE e.topic_key = dead.topic_key AND e.partition = dead.partition
        AND e.base_offset = dead.base_offset RETURNING e.segment_key
      ), released AS (
        UPDATE millrace.segments AS s SET extent_count = s.extent_count - r.count
        FROM (SELECT segment_key, count(*) AS count FROM removed GROUP BY segment_key) AS r
        WHERE s.segment_key = r.segment_key)
      SELECT count(*) FROM removed`)
  const removeDeadExtents = removeExtents(
    `SELECT topic_key, partition, base_offset FROM millrace.extents WHERE ${ofDeleted}`,
  )
  const removeTrimmedExtents = removeExtents(`
    SELECT e.topic_key, e.partition, e.base_offset FROM millrace.trimmed_partitions
    JOIN millrace.partitions AS p USING (topic_key, partition) JOIN millrace.extents AS e USING (topic_key, partition)
    WHERE e.last_offset < p.log_start_offset`)
  const forgetTrimmed = engine.sql(`
    DELETE FROM millrace.trimmed_partitions AS t WHERE NOT EXISTS (
      SELECT FROM millrace.partitions AS p JOIN millrace.extents AS e USING (topic_key, partition)
      WHERE p.topic_key = t.topic_key AND p.partition = t.partition AND e.last_offset < p.log_start_offset)`)
  /** Removes up to the bound of the rows for which the condition holds, by their key. */
  const remove = (table: string, key: string, condition: string) =>
    engine.sql(`
      DELETE FROM millrace.${table} WHERE (${key}) IN (
        SELECT ${key} FROM millrace.${table} WHERE ${condition} LIMIT ${rowsMax} FOR UPDATE SKIP LOCKED)`)
  const removeDeadProducers = remove('producers', 'topic_key, partition, producer_id', ofDeleted)
  const removeDeadPartitions = remove('partitions', 'topic_key, partition', ofDeleted)
  const removeDeadOffsets = remove('group_offsets', 'group_key, topic_key, partition', ofDeleted)
  const expireProducers = remove('producers', 'topic_key, partition, producer_id', 'last_used_ms < $1')
  const pruneSegments = remove('segments', 'segment_key', 'extent_count = 0 AND kept_from_ms < $1')
  const forgetTopics = remove(
    'topics',
    'topic_key',
    ['extents', 'producers', 'partitions', 'group_offsets'].reduce(
      (all, table) => `${all} AND NOT EXISTS (SELECT FROM millrace.${table} AS x WHERE x.topic_key = topics.topic_key)`,
      'deleted_at_ms < $1',
    ),
  )
  // A group is locked first, and asked about again in the next statement: its holder may have let a member in.
  const isExpired = `g.empty_since_ms IS NOT NULL AND CASE WHEN o.expires_at_ms IS NOT NULL THEN o.expires_at_ms <= $1
    ELSE GREATEST(g.empty_since_ms, o.committed_at_ms) < $2 END`
  const lockExpired = engine.sql(`
    SELECT g.group_key FROM millrace.consumer_groups AS g WHERE EXISTS (
      SELECT FROM millrace.group_offsets AS o WHERE o.group_key = g.group_key AND ${isExpired})
    LIMIT ${rowsMax} FOR UPDATE SKIP LOCKED`)
  const expireOffsets = engine.sql(`
    DELETE FROM millrace.group_offsets WHERE (group_key, topic_key, partition) IN (
      SELECT o.group_key, o.topic_key, o.partition FROM millrace.group_offsets AS o
      JOIN millrace.consumer_groups AS g USING (group_key)
      WHERE g.group_key = ANY ($3::bigint[]) AND ${isExpired} LIMIT ${rowsMax})`)
  const isUnused = 'claimed_at_ms < $1 AND (state IS NULL OR empty_since_ms < $1)'
  const hasNoOffsets =
    'NOT EXISTS (SELECT FROM millrace.group_offsets AS o WHERE o.group_key = consumer_groups.group_key)'
  const lockUnused = engine.sql(`
    SELECT group_key FROM millrace.consumer_groups WHERE ${isUnused} AND ${hasNoOffsets}
    LIMIT ${rowsMax} FOR UPDATE SKIP LOCKED`)
  const forgetGroups = engine.sql(`
    DELETE FROM millrace.consumer_groups WHERE group_key = ANY ($2::bigint[]) AND ${isUnused} AND ${hasNoOffsets}`)

  // What has lapsed is over for good; nobody needs the row to know that.
  const removeLapsedLeases = remove('group_leases', 'lease_id', 'expires_at_ms < $1')

  async function maintainGroups(session: Session, now: number) {
    const expiry = [now, now - limits.offsetsRetentionMs]
    const expired = await session.query<{ group_key: number }>(lockExpired, expiry)
    const offsetsExpired = await session.change(expireOffsets, [...expiry, expired.map((row) => row.group_key)])
    await session.change(removeLapsedLeases, [now])
    const beforeMs = now - limits.emptyGroupsKeptMs
    const unused = await session.query<{ group_key: number }>(lockUnused, [beforeMs])
    const groupsForgotten = await session.change(forgetGroups, [beforeMs, unused.map((row) => row.group_key)])
    return { offsetsExpired, groupsForgotten }
  }

  async function removeCounted(session: Session, statement: string): Promise<number> {
    const [row] = await session.query<{ count: number }>(statement)
    return row!.count
  }

  async function maintain(session: Session): Promise<MaintenanceReport> {
    const [row] = await session.query<{ is_ours: boolean; now_ms: number }>(tryLock, [nowMs()])
    if (row?.is_ours !== true) return NOTHING
    const now = row.now_ms
    const dead = [
      await removeCounted(session, removeDeadExtents),
      await removeCounted(session, removeTrimmedExtents),
      await session.change(removeDeadProducers),
      await session.change(removeDeadPartitions),
      await session.change(removeDeadOffsets),
    ]
    await session.change(forgetTrimmed)
    const groups = await maintainGroups(session, now)
    const producersExpired = await session.change(expireProducers, [now - limits.producerIdExpirationMs])
    const segmentsPruned = await session.change(pruneSegments, [now - keptMs])
    const topicsForgotten = await session.change(forgetTopics, [now - keptMs])
    const report = { segmentsPruned, producersExpired, topicsForgotten, ...groups }
    return { ...report, more: Math.max(...dead, ...Object.values(report)) >= rowsMax }
  }

  return { maintain: (options) => database.transact(options, maintain) }
}
