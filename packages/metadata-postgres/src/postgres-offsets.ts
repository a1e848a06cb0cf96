import {
  type CommitOffsetsOutcome,
  type CommittedOffset,
  checkOffsetsToCommit,
  type MetadataStore,
  offsetsOnlyRecord,
  type PartitionKey,
} from '@millrace/metadata'
import type { Engine } from './engine.ts'
import { clockSql } from './in-schema.ts'
import { arrayOf, decodeText, digestOf, encodeText } from './text-codec.ts'

interface OffsetRow {
  /** Which query it answers. */
  readonly query: number
  readonly topic_id: string
  readonly partition: number
  readonly committed_offset: number
  readonly leader_epoch: number
  readonly metadata: string
  readonly expires_at_ms: number | null
  readonly committed_at_ms: number
}

const OK = Object.freeze({ ok: true } as const)
const FENCED = Object.freeze({ ok: false, code: 'FENCED' } as const)
const INT32_MAX = 2_147_483_647

/**
 * Offsets of groups. A write is one statement that first locks the group's row by its fence: whoever claims the group
 * meanwhile waits, or was first and the fence is found worthless.
 */
export function createPostgresOffsets(
  engine: Engine,
): Pick<MetadataStore, 'commitOffsets' | 'deleteOffsets' | 'readOffsets'> {
  const { database, nowMs } = engine
  const held = `
    held AS MATERIALIZED (
      SELECT group_key, state FROM millrace.consumer_groups
      WHERE cluster_id = $1 AND group_digest = $2 AND epoch = $3 FOR NO KEY UPDATE)`
  // Of two offsets for one partition the later stays; ON CONFLICT must not meet a row twice in one statement.
  const commit = engine.sql(`
    WITH ${held}, made AS (
      UPDATE millrace.consumer_groups AS g SET protocol_type = $4, state = $5, generation = $6,
        empty_since_ms = ${clockSql('$7')}, snapshot = ''
      FROM held WHERE g.group_key = held.group_key AND held.state IS NULL
    ), wanted AS (
      SELECT o.*, t.topic_key FROM unnest($8::text[], $9::int[], $10::bigint[], $11::int[], $12::text[], $13::bigint[])
        WITH ORDINALITY AS o (topic_id, partition, committed_offset, leader_epoch, metadata, expires_at_ms, n)
      JOIN millrace.topics AS t ON t.topic_id = o.topic_id AND t.cluster_id = $1 AND t.deleted_at_ms IS NULL
        AND o.partition >= 0 AND o.partition < t.partition_count
    ), written AS (
      INSERT INTO millrace.group_offsets SELECT DISTINCT ON (topic_key, partition) held.group_key, topic_key, partition,
        committed_offset, leader_epoch, metadata, expires_at_ms, ${clockSql('$7')}
      FROM held, wanted ORDER BY topic_key, partition, n DESC
      ON CONFLICT (group_key, topic_key, partition) DO UPDATE SET committed_offset = excluded.committed_offset,
        leader_epoch = excluded.leader_epoch, metadata = excluded.metadata, expires_at_ms = excluded.expires_at_ms,
        committed_at_ms = excluded.committed_at_ms
    )
    SELECT array_to_string(ARRAY(SELECT n FROM wanted), ',') AS stored FROM held`)
  const remove = engine.sql(`
    WITH ${held}, removed AS (
      DELETE FROM millrace.group_offsets AS o USING held, unnest($4::text[], $5::int[]) AS u (topic_id, partition)
      JOIN millrace.topics AS t ON t.topic_id = u.topic_id
      WHERE o.group_key = held.group_key AND o.topic_key = t.topic_key AND o.partition = u.partition)
    SELECT FROM held`)
  const columns =
    't.topic_id, o.partition, o.committed_offset, o.leader_epoch, o.metadata, o.expires_at_ms, o.committed_at_ms'
  const live = 'JOIN millrace.topics AS t ON t.topic_key = o.topic_key AND t.deleted_at_ms IS NULL'
  const group = 'JOIN millrace.consumer_groups AS g ON g.cluster_id = $1 AND g.group_digest = q.digest'
  // Queries for all partitions, and those that name some.
  const read = engine.sql(`
    SELECT q.n AS query, ${columns}
    FROM unnest($2::bytea[], $3::int[]) AS q (digest, n) ${group}
    JOIN millrace.group_offsets AS o USING (group_key) ${live}
    UNION ALL
    SELECT q.n, ${columns}
    FROM unnest($4::bytea[], $5::int[], $6::text[], $7::int[]) AS q (digest, n, topic_id, partition)
    ${group} JOIN millrace.topics AS t ON t.topic_id = q.topic_id AND t.deleted_at_ms IS NULL
    JOIN millrace.group_offsets AS o USING (group_key, topic_key, partition)`)

  return {
    async commitOffsets(fence, offsets, options): Promise<CommitOffsetsOutcome> {
      checkOffsetsToCommit(offsets)
      const { protocolType, state, generation } = offsetsOnlyRecord(0)
      const made = [encodeText(protocolType), encodeText(state), generation, nowMs()]
      const values = [
        fence.clusterId,
        digestOf(fence.groupId),
        fence.epoch,
        ...made,
        offsets.map(({ topicId }) => topicId),
        arrayOf(offsets.map(toPartition)),
        arrayOf(offsets.map(({ offset }) => offset)),
        arrayOf(offsets.map(({ leaderEpoch }) => leaderEpoch)),
        offsets.map(({ metadata }) => encodeText(metadata)),
        offsets.map(({ expiresAtMs }) => expiresAtMs),
      ]
      const [row] = await database.call(options, (session) => session.query<{ stored: string }>(commit, values))
      if (row === undefined) return FENCED
      const stored = new Set(row.stored.split(',').map(Number))
      return { ok: true, stored: offsets.map((_, index) => stored.has(index + 1)) }
    },
    async deleteOffsets(fence, partitions, options) {
      const places = [partitions.map(({ topicId }) => topicId), arrayOf(partitions.map(toPartition))]
      const values = [fence.clusterId, digestOf(fence.groupId), fence.epoch, ...places]
      const rows = await database.call(options, (session) => session.query(remove, values))
      return rows.length === 0 ? FENCED : OK
    },
    async readOffsets(clusterId, queries, options) {
      const all: [Buffer, number][] = []
      const some: [Buffer, number, PartitionKey][] = []
      queries.forEach(({ groupId, partitions }, index) => {
        const digest = digestOf(groupId)
        if (partitions === null) all.push([digest, index])
        for (const key of partitions ?? []) some.push([digest, index, key])
      })
      if (all.length + some.length === 0) return queries.map(() => [])
      const values = [
        clusterId,
        all.map(([digest]) => digest),
        arrayOf(all.map(([, index]) => index)),
        some.map(([digest]) => digest),
        arrayOf(some.map(([, index]) => index)),
        some.map(([, , { topicId }]) => topicId),
        arrayOf(some.map(([, , key]) => toPartition(key))),
      ]
      const rows = await database.call(options, (session) => session.query<OffsetRow>(read, values))
      const found = queries.map(() => new Map<string, CommittedOffset>())
      for (const row of rows) found[row.query]!.set(`${row.partition}/${row.topic_id}`, toOffset(row))
      return queries.map(({ partitions }, index) => {
        const offsets = found[index]!
        if (partitions === null) return [...offsets.values()].sort(compareOffsets)
        return partitions.map(({ topicId, partition }) => offsets.get(`${partition}/${topicId}`) ?? null)
      })
    },
  }
}

/** What is no partition's number is none of any topic's either. */
function toPartition({ partition }: PartitionKey): number {
  return Number.isInteger(partition) && Math.abs(partition) < INT32_MAX ? partition : INT32_MAX
}

function compareOffsets(left: CommittedOffset, right: CommittedOffset): number {
  if (left.topicId !== right.topicId) return left.topicId < right.topicId ? -1 : 1
  return left.partition - right.partition
}

function toOffset(row: OffsetRow): CommittedOffset {
  return {
    topicId: row.topic_id,
    partition: row.partition,
    offset: row.committed_offset,
    leaderEpoch: row.leader_epoch,
    metadata: decodeText(row.metadata),
    expiresAtMs: row.expires_at_ms,
    committedAtMs: row.committed_at_ms,
  }
}
