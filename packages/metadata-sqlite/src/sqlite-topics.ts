import { type CreateTopicOutcome, MetadataError, type Topic, type TopicSpec } from '@millrace/metadata'
import type { SqliteDatabase } from './open-database.ts'
import { prepare } from './statement.ts'

interface TopicRow {
  readonly topic_key: number
  readonly topic_id: string
  readonly cluster_id: string
  readonly name: string
  readonly partition_count: number
  readonly configs: string
  readonly deleted_at_ms: number | null
}

/** A live topic as commits and reads need it. */
export interface LiveTopic {
  /** What rows name it by. */
  readonly topicKey: number
  /** The virtual cluster that it belongs to. */
  readonly clusterId: string
  /** Number of partitions. */
  readonly partitionCount: number
}

/** The topics in the file. Writes are the caller's to wrap in a transaction. */
export interface SqliteTopics {
  /** Live topics of the cluster by name, null where there is none. */
  findByName(clusterId: string, names: readonly string[]): (Topic | null)[]
  /** Live topics of the cluster by id, null where there is none. */
  findById(clusterId: string, topicIds: readonly string[]): (Topic | null)[]
  /** Live topics of the cluster, by name. */
  list(clusterId: string): Topic[]
  /** The live ones among these topics. */
  findLive(topicIds: Iterable<string>): Map<string, LiveTopic>
  /** Creates one topic. Throws BAD_REQUEST when the id belongs to a topic of another name or cluster. */
  create(clusterId: string, spec: TopicSpec): CreateTopicOutcome
  /** Marks a topic deleted; answers whether it exists or existed. */
  markDeleted(clusterId: string, topicId: string, nowMs: number): boolean
}

/** Prepares the statements on topics. */
export function createSqliteTopics(database: SqliteDatabase): SqliteTopics {
  const selectById = prepare<TopicRow>(database, 'SELECT * FROM topics WHERE topic_id = ?')
  const selectByName = prepare<TopicRow>(
    database,
    'SELECT * FROM topics WHERE cluster_id = ? AND name = ? AND deleted_at_ms IS NULL',
  )
  const selectLive = prepare<TopicRow>(database, 'SELECT * FROM topics WHERE cluster_id = ? AND deleted_at_ms IS NULL')
  const selectKeys = prepare<TopicRow>(
    database,
    `
    SELECT topic_id, topic_key, cluster_id, partition_count FROM json_each(?) AS wanted
    CROSS JOIN topics ON topic_id = wanted.value WHERE deleted_at_ms IS NULL`,
  )
  const insert = prepare(
    database,
    'INSERT INTO topics (topic_id, cluster_id, name, partition_count, configs) VALUES (?, ?, ?, ?, ?)',
  )
  const updateDeleted = prepare(database, 'UPDATE topics SET deleted_at_ms = ? WHERE topic_key = ?')

  const findRow = (topicId: string) => selectById.all(topicId)[0]
  const findByName = (clusterId: string, name: string) => selectByName.all(clusterId, name)[0]

  return {
    findByName: (clusterId, names) =>
      names.map((name) => {
        const row = findByName(clusterId, name)
        return row === undefined ? null : toTopic(row)
      }),
    findById: (clusterId, topicIds) =>
      topicIds.map((topicId) => {
        const row = findRow(topicId)
        return row?.cluster_id === clusterId && row.deleted_at_ms === null ? toTopic(row) : null
      }),
    list(clusterId) {
      const topics = selectLive.all(clusterId).map(toTopic)
      // SQLite would order by UTF-8 bytes, which is another order beyond U+FFFF.
      return topics.sort((left, right) => (left.name < right.name ? -1 : 1))
    },
    findLive(topicIds) {
      const rows = selectKeys.all(JSON.stringify([...topicIds]))
      return new Map(
        rows.map((row) => [
          row.topic_id,
          { topicKey: row.topic_key, clusterId: row.cluster_id, partitionCount: row.partition_count },
        ]),
      )
    },
    create(clusterId, spec) {
      const { topicId, name, partitionCount, configs } = spec
      const sameId = findRow(topicId)
      if (sameId !== undefined) {
        if (sameId.cluster_id === clusterId && sameId.name === name) return { ok: true, topic: toTopic(sameId) }
        throw new MetadataError('BAD_REQUEST', `topic id ${topicId} belongs to another topic`)
      }
      const sameName = findByName(clusterId, name)
      if (sameName !== undefined) return { ok: false, code: 'TOPIC_EXISTS', topic: toTopic(sameName) }
      insert.run(topicId, clusterId, name, partitionCount, JSON.stringify(configs))
      return { ok: true, topic: { topicId, name, partitionCount, configs } }
    },
    markDeleted(clusterId, topicId, nowMs) {
      const row = findRow(topicId)
      if (row?.cluster_id !== clusterId) return false
      if (row.deleted_at_ms === null) updateDeleted.run(nowMs, row.topic_key)
      return true
    },
  }
}

function toTopic(row: TopicRow): Topic {
  const { topic_id: topicId, name, partition_count: partitionCount } = row
  const configs: Record<string, string> = JSON.parse(row.configs)
  return { topicId, name, partitionCount, configs }
}
