import type { Extent, PartitionRead, PartitionReadQuery, TimestampAnswer, TimestampQuery } from '@millrace/metadata'
import type { SqliteDatabase } from './open-database.ts'
import type { SqliteTopics } from './sqlite-topics.ts'
import { prepare } from './statement.ts'

interface WatermarkRow {
  readonly log_start_offset: number
  readonly next_offset: number
}

interface ExtentRow {
  readonly base_offset: number
  readonly last_offset: number
  readonly segment_id: string
  readonly byte_offset: number
  readonly byte_length: number
  readonly max_timestamp: number
}

/** A partition as reads see it. */
interface Partition {
  readonly topicKey: number
  readonly partition: number
  readonly logStartOffset: number
  readonly highWatermark: number
}

/** How many extents the first look at a partition takes; each further one takes four times as many. */
const FIRST_PAGE_ROWS = 16

/** What readers ask. */
export interface SqliteReads {
  /** Extents and watermarks. */
  readPartitions(queries: readonly PartitionReadQuery[]): PartitionRead[]
  /** Extents by time. */
  findByTimestamp(queries: readonly TimestampQuery[]): TimestampAnswer[]
}

/** Prepares the statements of readers. */
export function createSqliteReads(database: SqliteDatabase, topics: SqliteTopics, extentsMax: number): SqliteReads {
  const columns = 'base_offset, last_offset, segment_id, byte_offset, byte_length, max_timestamp'
  const from = `SELECT ${columns} FROM extents JOIN segments USING (segment_key) WHERE topic_key = ? AND partition = ?`
  const selectPartition = prepare<WatermarkRow>(
    database,
    'SELECT log_start_offset, next_offset FROM partitions WHERE topic_key = ? AND partition = ?',
  )
  const selectHolder = prepare<ExtentRow>(database, `${from} AND base_offset <= ? ORDER BY base_offset DESC LIMIT 1`)
  const selectAfter = prepare<ExtentRow>(database, `${from} AND base_offset > ? ORDER BY base_offset LIMIT ?`)
  const selectAtOrAfter = prepare<ExtentRow>(
    database,
    `${from} AND last_offset >= ? AND max_timestamp >= MAX(?, 0) ORDER BY base_offset LIMIT 1`,
  )
  const selectMax = prepare<ExtentRow>(
    database,
    `${from} AND last_offset >= ? AND max_timestamp >= 0 ORDER BY max_timestamp DESC, base_offset LIMIT 1`,
  )

  function findPartitions(keys: readonly { topicId: string; partition: number }[]): (Partition | undefined)[] {
    const live = topics.findLive(new Set(keys.map(({ topicId }) => topicId)))
    return keys.map(({ topicId, partition }) => {
      const topic = live.get(topicId)
      const exists = Number.isInteger(partition) && partition >= 0 && partition < (topic?.partitionCount ?? 0)
      if (topic === undefined || !exists) return undefined
      const [row] = selectPartition.all(topic.topicKey, partition)
      const { log_start_offset: logStartOffset, next_offset: highWatermark } = row ?? EMPTY
      return { topicKey: topic.topicKey, partition, logStartOffset, highWatermark }
    })
  }

  function readExtents(partition: Partition, offset: number, bytesMax: number): Extent[] {
    if (offset < partition.logStartOffset || offset >= partition.highWatermark) return []
    const key = [partition.topicKey, partition.partition]
    const found = selectHolder.all(...key, offset).map(toExtent)
    let bytes = found[0]?.byteLength ?? 0
    for (let rows = FIRST_PAGE_ROWS; bytes < bytesMax && found.length < extentsMax; rows *= 4) {
      const limit = Math.min(rows, extentsMax - found.length)
      const page = selectAfter.all(...key, found.at(-1)?.baseOffset ?? offset, limit)
      for (const row of page) {
        found.push(toExtent(row))
        bytes += row.byte_length
        if (bytes >= bytesMax) break
      }
      if (page.length < limit) break
    }
    return found
  }

  return {
    readPartitions(queries) {
      const partitions = findPartitions(queries)
      return queries.map(({ offset, bytesMax }, index): PartitionRead => {
        const partition = partitions[index]
        if (partition === undefined) return { ok: false, code: 'GONE' }
        const { logStartOffset, highWatermark } = partition
        const extents = readExtents(partition, offset, bytesMax)
        const lastStableOffset = highWatermark
        return { ok: true, logStartOffset, highWatermark, lastStableOffset, abortedTransactions: [], extents }
      })
    },
    findByTimestamp(queries) {
      const partitions = findPartitions(queries)
      return queries.map(({ find, fromOffset = 0 }, index): TimestampAnswer => {
        const partition = partitions[index]
        if (partition === undefined) return { ok: false, code: 'GONE' }
        const { topicKey, logStartOffset, highWatermark } = partition
        const key = [topicKey, partition.partition, Math.max(logStartOffset, fromOffset)]
        const rows = find.kind === 'max' ? selectMax.all(...key) : selectAtOrAfter.all(...key, find.timestampMs)
        const [row] = rows
        return { ok: true, extent: row === undefined ? null : toExtent(row), logStartOffset, highWatermark }
      })
    },
  }
}

/** A partition that exists and was never written to. */
const EMPTY: WatermarkRow = { log_start_offset: 0, next_offset: 0 }

function toExtent(row: ExtentRow): Extent {
  return {
    baseOffset: row.base_offset,
    lastOffset: row.last_offset,
    segmentId: row.segment_id,
    byteOffset: row.byte_offset,
    byteLength: row.byte_length,
    maxTimestamp: row.max_timestamp,
  }
}
