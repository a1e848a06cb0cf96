import {
  checkPartitionIncreases,
  checkRecordsDeletions,
  type CreatePartitionsOutcome,
  type DeleteRecordsOutcome,
  type MetadataCore,
  movedLogStart,
  type PartitionIncrease,
  type RecordsDeletion,
  sameConfigs,
  type Topic,
  type TopicConfigUpdate,
  type UpdateTopicConfigsOutcome,
} from '@millrace/metadata'
import type { SqliteDatabase } from './open-database.ts'
import type { SqliteTopics } from './sqlite-topics.ts'
import { prepare } from './statement.ts'

interface LogRow {
  readonly log_start_offset: number
  readonly next_offset: number
}

/** Prepares the changes of topics that exist. Each is the caller's to wrap in a transaction. */
export function createSqliteTopicChanges(
  database: SqliteDatabase,
  topics: SqliteTopics,
): Pick<MetadataCore, 'createPartitions' | 'updateTopicConfigs' | 'deleteRecords'> {
  const updateCount = prepare(database, 'UPDATE topics SET partition_count = ? WHERE topic_id = ?')
  const updateConfigs = prepare(database, 'UPDATE topics SET configs = ? WHERE topic_id = ?')
  const selectLog = prepare<LogRow>(
    database,
    'SELECT log_start_offset, next_offset FROM partitions WHERE topic_key = ? AND partition = ?',
  )
  const updateLogStart = prepare(
    database,
    'UPDATE partitions SET log_start_offset = ? WHERE topic_key = ? AND partition = ?',
  )
  const insertTrimmed = prepare(database, 'INSERT INTO trimmed_partitions VALUES (?, ?) ON CONFLICT DO NOTHING')

  const find = (clusterId: string, topicId: string): Topic | null => topics.findById(clusterId, [topicId])[0] ?? null

  function increase(clusterId: string, { topicId, partitionCount }: PartitionIncrease): CreatePartitionsOutcome {
    const topic = find(clusterId, topicId)
    if (topic === null) return { ok: false, code: 'GONE' }
    if (partitionCount < topic.partitionCount) return { ok: false, code: 'TOO_FEW', topic }
    if (partitionCount > topic.partitionCount) updateCount.run(partitionCount, topicId)
    return { ok: true, topic: { ...topic, partitionCount } }
  }

  function update(clusterId: string, { topicId, expected, configs }: TopicConfigUpdate): UpdateTopicConfigsOutcome {
    const topic = find(clusterId, topicId)
    if (topic === null) return { ok: false, code: 'GONE' }
    if (sameConfigs(topic.configs, configs)) return { ok: true, topic }
    if (!sameConfigs(topic.configs, expected)) return { ok: false, code: 'CONFLICT', topic }
    updateConfigs.run(JSON.stringify(configs), topicId)
    return { ok: true, topic: { ...topic, configs } }
  }

  /** Extents below the new log start are left for `maintain`, a few at a time: there may be very many. */
  function trim(clusterId: string, { topicId, partition, beforeOffset }: RecordsDeletion): DeleteRecordsOutcome {
    const topic = topics.findLive([topicId]).get(topicId)
    const exists = Number.isInteger(partition) && partition >= 0 && partition < (topic?.partitionCount ?? 0)
    if (topic?.clusterId !== clusterId || !exists) return { ok: false, code: 'GONE' }
    const [row] = selectLog.all(topic.topicKey, partition)
    const log = { logStartOffset: row?.log_start_offset ?? 0, highWatermark: row?.next_offset ?? 0 }
    const logStartOffset = movedLogStart(beforeOffset, log)
    if (logStartOffset === undefined) return { ok: false, code: 'OUT_OF_RANGE' }
    if (logStartOffset > log.logStartOffset) {
      updateLogStart.run(logStartOffset, topic.topicKey, partition)
      insertTrimmed.run(topic.topicKey, partition)
    }
    return { ok: true, logStartOffset }
  }

  return {
    createPartitions(clusterId, increases) {
      checkPartitionIncreases(increases)
      return increases.map((each) => increase(clusterId, each))
    },
    updateTopicConfigs: (clusterId, updates) => updates.map((each) => update(clusterId, each)),
    deleteRecords(clusterId, deletions) {
      checkRecordsDeletions(deletions)
      return deletions.map((each) => trim(clusterId, each))
    },
  }
}
