import type { BatchCommit, PartitionChange, PartitionSnapshot, ProducerState } from '@millrace/metadata'
import type { SqliteDatabase } from './open-database.ts'
import type { LiveTopic, SqliteTopics } from './sqlite-topics.ts'
import { prepare } from './statement.ts'

interface PartitionRow {
  readonly topic_key: number
  readonly partition: number
  readonly log_start_offset: number
  readonly next_offset: number
}

interface ProducerRow {
  readonly topic_key: number
  readonly partition: number
  readonly producer_id: number
  readonly epoch: number
  readonly last_used_ms: number
  readonly batches: string
}

/** How a producer's batches are kept. */
type StoredBatch = readonly [baseSequence: number, lastSequence: number, baseOffset: number]

/** Everything that the decision of some batches can ask for. */
interface LoadedLogs {
  /** The live topics among those of the batches. */
  readonly topics: ReadonlyMap<string, LiveTopic>
  /** A partition as it is before the commit. */
  findPartition(topicId: string, partition: number): PartitionSnapshot | undefined
}

/** What commits read of and write to partitions: a few statements per commit, however many batches it has. */
export interface SqliteLogs {
  /** Reads partitions and producers of these batches. */
  load(batches: readonly BatchCommit[]): LoadedLogs
  /** Writes what was decided. */
  apply(loaded: LoadedLogs, changes: readonly PartitionChange[], segmentKey: number): void
}

/**
 * Prepares the statements on logs.
 *
 * Rows go in and out as one JSON parameter per statement: a call into SQLite per row costs more than the row.
 */
export function createSqliteLogs(database: SqliteDatabase, topics: SqliteTopics): SqliteLogs {
  const selectPartitions = prepare<PartitionRow>(
    database,
    `
    SELECT partitions.* FROM json_each(?) AS wanted
    CROSS JOIN partitions ON topic_key = wanted.value ->> 0 AND partition = wanted.value ->> 1`,
  )
  const selectProducers = prepare<ProducerRow>(
    database,
    `
    SELECT producers.* FROM json_each(?) AS wanted CROSS JOIN producers
    ON topic_key = wanted.value ->> 0 AND partition = wanted.value ->> 1 AND producer_id = wanted.value ->> 2`,
  )
  const upsertPartitions = prepare(
    database,
    `
    INSERT INTO partitions SELECT value ->> 0, value ->> 1, 0, value ->> 2 FROM json_each(?) WHERE TRUE
    ON CONFLICT DO UPDATE SET next_offset = excluded.next_offset`,
  )
  const insertExtents = prepare(
    database,
    `
    INSERT INTO extents SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
    value ->> 6, value ->> 7 FROM json_each(?)`,
  )
  const upsertProducers = prepare(
    database,
    `
    INSERT INTO producers SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5
    FROM json_each(?) WHERE TRUE ON CONFLICT DO UPDATE
    SET epoch = excluded.epoch, last_used_ms = excluded.last_used_ms, batches = excluded.batches`,
  )

  function loadPartitions(live: ReadonlyMap<string, LiveTopic>, batches: readonly BatchCommit[]) {
    const wanted = new Map<string, readonly number[]>()
    for (const { topicId, partition } of batches) {
      const topic = live.get(topicId)
      if (topic !== undefined) wanted.set(keyOf(topic.topicKey, partition), [topic.topicKey, partition])
    }
    const rows = selectPartitions.all(JSON.stringify([...wanted.values()]))
    return new Map(rows.map((row) => [keyOf(row.topic_key, row.partition), row]))
  }

  function loadProducers(live: ReadonlyMap<string, LiveTopic>, batches: readonly BatchCommit[]) {
    const wanted = new Map<string, readonly number[]>()
    for (const { topicId, partition, producerId } of batches) {
      const topic = live.get(topicId)
      if (topic === undefined || producerId < 0) continue
      wanted.set(keyOf(topic.topicKey, partition, producerId), [topic.topicKey, partition, producerId])
    }
    if (wanted.size === 0) return new Map<string, ProducerRow>()
    const rows = selectProducers.all(JSON.stringify([...wanted.values()]))
    return new Map(rows.map((row) => [keyOf(row.topic_key, row.partition, row.producer_id), row]))
  }

  return {
    load(batches) {
      const live = topics.findLive(new Set(batches.map(({ topicId }) => topicId)))
      const partitions = loadPartitions(live, batches)
      const producers = loadProducers(live, batches)
      return {
        topics: live,
        findPartition(topicId, partition) {
          const topic = live.get(topicId)
          if (topic === undefined || partition >= topic.partitionCount) return undefined
          const row = partitions.get(keyOf(topic.topicKey, partition))
          return {
            logStartOffset: row?.log_start_offset ?? 0,
            nextOffset: row?.next_offset ?? 0,
            findProducer: (producerId) => toState(producers.get(keyOf(topic.topicKey, partition, producerId))),
          }
        },
      }
    },
    apply(loaded, changes, segmentKey) {
      if (changes.length === 0) return
      const partitions: unknown[] = []
      const extents: unknown[] = []
      const producers: unknown[] = []
      for (const change of changes) {
        const { topicKey } = loaded.topics.get(change.topicId)!
        const { partition } = change
        partitions.push([topicKey, partition, change.nextOffset])
        for (const extent of change.extents) {
          const { baseOffset, lastOffset, byteOffset, byteLength, maxTimestamp } = extent
          extents.push([topicKey, partition, baseOffset, lastOffset, segmentKey, byteOffset, byteLength, maxTimestamp])
        }
        for (const [producerId, state] of change.producers) {
          producers.push([topicKey, partition, producerId, state.epoch, state.lastUsedMs, encodeBatches(state)])
        }
      }
      upsertPartitions.run(JSON.stringify(partitions))
      insertExtents.run(JSON.stringify(extents))
      if (producers.length > 0) upsertProducers.run(JSON.stringify(producers))
    },
  }
}

function toState(row: ProducerRow | undefined): ProducerState | undefined {
  if (row === undefined) return undefined
  const stored: StoredBatch[] = JSON.parse(row.batches)
  const batches = stored.map(([baseSequence, lastSequence, baseOffset]) => ({ baseSequence, lastSequence, baseOffset }))
  return { epoch: row.epoch, lastUsedMs: row.last_used_ms, batches }
}

function encodeBatches(state: ProducerState): string {
  return JSON.stringify(
    state.batches.map(
      ({ baseSequence, lastSequence, baseOffset }): StoredBatch => [baseSequence, lastSequence, baseOffset],
    ),
  )
}

function keyOf(...parts: readonly number[]): string {
  return parts.join('/')
}
