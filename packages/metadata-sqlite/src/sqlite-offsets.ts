import type { CommittedOffset, OffsetToCommit, PartitionKey } from '@millrace/metadata'
import type { SqliteDatabase } from './open-database.ts'
import type { SqliteTopics } from './sqlite-topics.ts'
import { prepare } from './statement.ts'
import { decodeText, encodeText } from './text-codec.ts'

interface OffsetRow {
  readonly topic_id: string
  readonly partition: number
  readonly committed_offset: number
  readonly leader_epoch: number
  readonly metadata: string
  readonly expires_at_ms: number | null
  readonly committed_at_ms: number
}

/** The offsets of groups, which go by the integer keys of their rows. */
export interface SqliteOffsets {
  /** Stores offsets; answers for each whether its partition exists. */
  commit(
    group: { readonly clusterId: string; readonly groupKey: number },
    offsets: readonly OffsetToCommit[],
    nowMs: number,
  ): boolean[]
  /** Offsets of these partitions, in the order asked, null where none is stored. */
  read(groupKey: number, partitions: readonly PartitionKey[]): (CommittedOffset | null)[]
  /** Every offset of a live topic, by topic id and partition. */
  readAll(groupKey: number): CommittedOffset[]
  /** Forgets offsets. */
  delete(groupKey: number, partitions: readonly PartitionKey[]): void
  /** Forgets every offset of a group. */
  deleteAll(groupKey: number): void
}

/** Prepares the statements on offsets. */
export function createSqliteOffsets(database: SqliteDatabase, topics: SqliteTopics): SqliteOffsets {
  const upsert = prepare(
    database,
    `
    INSERT INTO group_offsets SELECT ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, ?
    FROM json_each(?) WHERE TRUE ON CONFLICT DO UPDATE SET committed_offset = excluded.committed_offset,
    leader_epoch = excluded.leader_epoch, metadata = excluded.metadata, expires_at_ms = excluded.expires_at_ms,
    committed_at_ms = excluded.committed_at_ms`,
  )
  const columns = 'topic_id, partition, committed_offset, leader_epoch, metadata, expires_at_ms, committed_at_ms'
  const select = prepare<OffsetRow>(
    database,
    `
    SELECT ${columns} FROM json_each(?) AS wanted
    CROSS JOIN topics ON topic_id = wanted.value ->> 0
    CROSS JOIN group_offsets USING (topic_key)
    WHERE group_key = ? AND partition = wanted.value ->> 1 AND deleted_at_ms IS NULL`,
  )
  const selectAll = prepare<OffsetRow>(
    database,
    `SELECT ${columns} FROM group_offsets JOIN topics USING (topic_key) WHERE group_key = ? AND deleted_at_ms IS NULL`,
  )
  const deleteSome = prepare(
    database,
    `
    DELETE FROM group_offsets WHERE (group_key, topic_key, partition) IN
    (SELECT ?, topic_key, wanted.value ->> 1 FROM json_each(?) AS wanted
    CROSS JOIN topics ON topic_id = wanted.value ->> 0)`,
  )
  const deleteAll = prepare(database, 'DELETE FROM group_offsets WHERE group_key = ?')

  return {
    commit({ clusterId, groupKey }, offsets, nowMs) {
      const live = topics.findLive(new Set(offsets.map(({ topicId }) => topicId)))
      const rows: unknown[] = []
      const stored = offsets.map(({ topicId, partition, offset, leaderEpoch, metadata, expiresAtMs }) => {
        const topic = live.get(topicId)
        if (topic?.clusterId !== clusterId) return false
        if (!Number.isInteger(partition) || partition < 0 || partition >= topic.partitionCount) return false
        rows.push([topic.topicKey, partition, offset, leaderEpoch, encodeText(metadata), expiresAtMs])
        return true
      })
      if (rows.length > 0) upsert.run(groupKey, nowMs, JSON.stringify(rows))
      return stored
    },
    read(groupKey, partitions) {
      const rows = select.all(JSON.stringify(partitions.map(toPair)), groupKey).map(toOffset)
      const found = new Map(rows.map((offset) => [keyOf(offset), offset]))
      return partitions.map((partition) => found.get(keyOf(partition)) ?? null)
    },
    readAll: (groupKey) => selectAll.all(groupKey).map(toOffset).sort(compare),
    delete(groupKey, partitions) {
      deleteSome.run(groupKey, JSON.stringify(partitions.map(toPair)))
    },
    deleteAll(groupKey) {
      deleteAll.run(groupKey)
    },
  }
}

function toPair({ topicId, partition }: PartitionKey): readonly [string, number] {
  return [topicId, partition]
}

function keyOf({ topicId, partition }: PartitionKey): string {
  return `${partition}/${topicId}`
}

function compare(left: CommittedOffset, right: CommittedOffset): number {
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
