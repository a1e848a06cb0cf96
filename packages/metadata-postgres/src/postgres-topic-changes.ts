import {
  type CreatePartitionsOutcome,
  checkPartitionIncreases,
  checkRecordsDeletions,
  type DeleteRecordsOutcome,
  type MetadataStore,
  movedLogStart,
  type PartitionIncrease,
  type RecordsDeletion,
  sameConfigs,
  type Topic,
  type TopicConfigUpdate,
  type UpdateTopicConfigsOutcome,
} from '@millrace/metadata'
import type { Session } from './connections.ts'
import type { Engine } from './engine.ts'
import { type TopicRow, toTopic } from './postgres-topics.ts'
import { arrayOf } from './text-codec.ts'

interface LogRow {
  readonly topic_id: string
  readonly topic_key: number
  readonly partition: number
  readonly log_start_offset: number
  readonly next_offset: number
}

const GONE = Object.freeze({ ok: false, code: 'GONE' } as const)

/**
 * Changes of topics that exist: their rows are locked in one order, decided about by the rules that all engines share,
 * and written together.
 */
export function createPostgresTopicChanges(
  engine: Engine,
): Pick<MetadataStore, 'createPartitions' | 'updateTopicConfigs' | 'deleteRecords'> {
  const { database } = engine
  const lockTopics = engine.sql(`
    SELECT * FROM millrace.topics WHERE cluster_id = $1 AND topic_id = ANY ($2::text[]) AND deleted_at_ms IS NULL
    ORDER BY topic_key FOR NO KEY UPDATE`)
  const writeTopics = engine.sql(`
    UPDATE millrace.topics AS t SET partition_count = changed.partition_count, configs = changed.configs
    FROM unnest($1::text[], $2::int[], $3::text[]) AS changed (topic_id, partition_count, configs)
    WHERE t.topic_id = changed.topic_id`)
  const selectTopics = engine.sql(`
    SELECT * FROM millrace.topics WHERE cluster_id = $1 AND topic_id = ANY ($2::text[]) AND deleted_at_ms IS NULL`)
  const lockPartitions = engine.sql(`
    SELECT wanted.topic_id, p.* FROM (
      SELECT DISTINCT t.topic_id, t.topic_key, place.partition
      FROM unnest($2::text[], $3::bigint[]) AS place (topic_id, partition)
      JOIN millrace.topics AS t ON t.topic_id = place.topic_id AND t.cluster_id = $1 AND t.deleted_at_ms IS NULL) AS wanted
    JOIN millrace.partitions AS p ON p.topic_key = wanted.topic_key AND p.partition = wanted.partition
    ORDER BY p.topic_key, p.partition FOR NO KEY UPDATE OF p`)
  const writeLogStarts = engine.sql(`
    WITH moved AS (
      SELECT * FROM unnest($1::bigint[], $2::int[], $3::bigint[]) AS moved (topic_key, partition, log_start_offset)
    ), noted AS (
      INSERT INTO millrace.trimmed_partitions SELECT topic_key, partition FROM moved ON CONFLICT DO NOTHING
    )
    UPDATE millrace.partitions AS p SET log_start_offset = moved.log_start_offset FROM moved
    WHERE p.topic_key = moved.topic_key AND p.partition = moved.partition`)

  /** Locks the topics, lets `decide` judge one after the other, each seeing what those before it changed, and writes. */
  async function changeTopics<Change extends { readonly topicId: string }, Outcome>(
    session: Session,
    clusterId: string,
    changes: readonly Change[],
    decide: (topic: Topic | undefined, change: Change) => { readonly outcome: Outcome; readonly changed?: Topic },
  ): Promise<Outcome[]> {
    const ids = changes.map(({ topicId }) => topicId)
    const topics = new Map((await session.query<TopicRow>(lockTopics, [clusterId, ids])).map(toEntry))
    const written = new Map<string, Topic>()
    const outcomes = changes.map((change) => {
      const { outcome, changed } = decide(topics.get(change.topicId), change)
      if (changed !== undefined) {
        topics.set(changed.topicId, changed)
        written.set(changed.topicId, changed)
      }
      return outcome
    })
    if (written.size > 0) {
      const all = [...written.values()]
      const counts = all.map(({ partitionCount }) => partitionCount)
      await session.query(writeTopics, [[...written.keys()], counts, all.map(({ configs }) => JSON.stringify(configs))])
    }
    return outcomes
  }

  async function trim(session: Session, clusterId: string, deletions: readonly RecordsDeletion[]) {
    const ids = deletions.map(({ topicId }) => topicId)
    // A partition that was never written to has no row, but its topic says whether it exists.
    const topics = new Map((await session.query<TopicRow>(selectTopics, [clusterId, ids])).map(toEntry))
    const exists = ({ topicId, partition }: RecordsDeletion) =>
      Number.isInteger(partition) && partition >= 0 && partition < (topics.get(topicId)?.partitionCount ?? 0)
    const wanted = deletions.filter(exists)
    const places = [wanted.map(({ topicId }) => topicId), arrayOf(wanted.map(({ partition }) => partition))]
    const rows = await session.query<LogRow>(lockPartitions, [clusterId, ...places])
    const logs = new Map(rows.map((row) => [keyOf(row.topic_id, row.partition), { row, start: row.log_start_offset }]))
    const outcomes = deletions.map((deletion): DeleteRecordsOutcome => {
      if (!exists(deletion)) return GONE
      const log = logs.get(keyOf(deletion.topicId, deletion.partition))
      const highWatermark = log?.row.next_offset ?? 0
      const logStartOffset = movedLogStart(deletion.beforeOffset, { logStartOffset: log?.start ?? 0, highWatermark })
      if (logStartOffset === undefined) return { ok: false, code: 'OUT_OF_RANGE' }
      if (log !== undefined) log.start = logStartOffset
      return { ok: true, logStartOffset }
    })
    const moved = [...logs.values()].filter(({ row, start }) => start > row.log_start_offset)
    if (moved.length > 0) {
      await session.query(writeLogStarts, [
        arrayOf(moved.map(({ row }) => row.topic_key)),
        arrayOf(moved.map(({ row }) => row.partition)),
        arrayOf(moved.map(({ start }) => start)),
      ])
    }
    return outcomes
  }

  return {
    async createPartitions(clusterId, increases, options) {
      checkPartitionIncreases(increases)
      return database.transact(options, (session) => changeTopics(session, clusterId, increases, decideIncrease))
    },
    updateTopicConfigs: (clusterId, updates, options) =>
      database.transact(options, (session) => changeTopics(session, clusterId, updates, decideUpdate)),
    async deleteRecords(clusterId, deletions, options) {
      checkRecordsDeletions(deletions)
      // Asked again, -1 would delete what was written meanwhile.
      const isRepeatable = deletions.every(({ beforeOffset }) => beforeOffset !== -1)
      return database.transact({ ...options, isRepeatable }, (session) => trim(session, clusterId, deletions))
    },
  }
}

function decideIncrease(topic: Topic | undefined, { partitionCount }: PartitionIncrease) {
  const answer = (outcome: CreatePartitionsOutcome) => ({ outcome })
  if (topic === undefined) return answer(GONE)
  if (partitionCount < topic.partitionCount) return answer({ ok: false, code: 'TOO_FEW', topic })
  if (partitionCount === topic.partitionCount) return answer({ ok: true, topic })
  const changed = { ...topic, partitionCount }
  return { ...answer({ ok: true, topic: changed }), changed }
}

function decideUpdate(topic: Topic | undefined, { expected, configs }: TopicConfigUpdate) {
  const answer = (outcome: UpdateTopicConfigsOutcome) => ({ outcome })
  if (topic === undefined) return answer(GONE)
  if (sameConfigs(topic.configs, configs)) return answer({ ok: true, topic })
  if (!sameConfigs(topic.configs, expected)) return answer({ ok: false, code: 'CONFLICT', topic })
  const changed = { ...topic, configs: { ...configs } }
  return { ...answer({ ok: true, topic: changed }), changed }
}

function toEntry(row: TopicRow): readonly [string, Topic] {
  return [row.topic_id, toTopic(row)]
}

function keyOf(topicId: string, partition: number): string {
  return `${partition}/${topicId}`
}
