import type { Extent, MetadataStore, PartitionRead, PartitionReadQuery, TimestampAnswer } from '@millrace/metadata'
import type { Engine } from './engine.ts'
import { arrayOf } from './text-codec.ts'

/** A query's partition, with one of the extents found; their columns are null when there is none. */
interface ReadRow {
  readonly n: number
  readonly log_start_offset: number
  readonly next_offset: number
  readonly base_offset: number | null
  readonly last_offset: number
  readonly segment_id: string
  readonly byte_offset: number
  readonly byte_length: number
  readonly max_timestamp: number
}

const GONE = Object.freeze({ ok: false, code: 'GONE' } as const)
const INT32_MAX = 2_147_483_647

/** What readers ask: one statement per call, and so one snapshot. */
export function createPostgresReads(engine: Engine): Pick<MetadataStore, 'readPartitions' | 'findByTimestamp'> {
  const { database, limits } = engine
  // A partition that was never written to has no row.
  const partitions = `
    JOIN millrace.topics AS t ON t.topic_id = q.topic_id AND t.deleted_at_ms IS NULL AND t.partition_count > q.partition
    LEFT JOIN millrace.partitions AS p ON p.topic_key = t.topic_key AND p.partition = q.partition`
  const watermarks =
    'q.n, COALESCE(p.log_start_offset, 0) AS log_start_offset, COALESCE(p.next_offset, 0) AS next_offset'
  const read = engine.sql(`
    SELECT ${watermarks}, e.*
    FROM unnest($1::text[], $2::int[], $3::bigint[], $4::bigint[]) WITH ORDINALITY
    AS q (topic_id, partition, from_offset, bytes_max, n) ${partitions}
    LEFT JOIN LATERAL (
      SELECT * FROM millrace.read_extents_1(p.topic_key, q.partition, q.from_offset, q.bytes_max, ${limits.readExtentsMax})
      WHERE q.from_offset >= p.log_start_offset AND q.from_offset < p.next_offset
    ) AS e ON true ORDER BY q.n, e.base_offset`)
  // The same search for both: by the largest timestamp, or by the first that reaches one.
  const search = (condition: string, order: string) => `
    SELECT e.base_offset, e.last_offset, s.segment_id, e.byte_offset, e.byte_length, e.max_timestamp
    FROM millrace.extents AS e JOIN millrace.segments AS s USING (segment_key)
    WHERE e.topic_key = p.topic_key AND e.partition = p.partition
    AND e.last_offset >= GREATEST(q.from_offset, p.log_start_offset) AND ${condition} ORDER BY ${order} LIMIT 1`
  const find = engine.sql(`
    SELECT ${watermarks}, e.*
    FROM unnest($1::text[], $2::int[], $3::bigint[], $4::bigint[]) WITH ORDINALITY
    AS q (topic_id, partition, from_offset, timestamp_ms, n) ${partitions}
    LEFT JOIN LATERAL (
      (${search('q.timestamp_ms IS NULL AND e.max_timestamp >= 0', 'e.max_timestamp DESC, e.base_offset')})
      UNION ALL (${search('e.max_timestamp >= q.timestamp_ms', 'e.base_offset')})
    ) AS e ON true`)

  async function ask(
    statement: string,
    options: Parameters<MetadataStore['readPartitions']>[1],
    queries: readonly {
      readonly topicId: string
      readonly partition: number
      readonly numbers: readonly (number | null)[]
    }[],
  ): Promise<ReadonlyMap<number, readonly ReadRow[]>> {
    if (queries.length === 0) return new Map()
    const columns = [0, 1].map((column) => arrayOfNullable(queries.map(({ numbers }) => numbers[column]!)))
    const values = [
      queries.map(({ topicId }) => topicId),
      // What is no partition's number is none of any topic's either.
      arrayOf(queries.map(({ partition }) => (isPartition(partition) ? partition : INT32_MAX))),
      ...columns,
    ]
    const rows = await database.call(options, (session) => session.query<ReadRow>(statement, values))
    return groupByQuery(rows)
  }

  return {
    async readPartitions(queries, options) {
      const found = await ask(read, options, queries.map(toReadQuery))
      return queries.map((_, index): PartitionRead => {
        const rows = found.get(index + 1)
        if (rows === undefined) return GONE
        const { log_start_offset: logStartOffset, next_offset: highWatermark } = rows[0]!
        const extents = rows.filter(hasExtent).map(toExtent)
        const lastStableOffset = highWatermark
        return { ok: true, logStartOffset, highWatermark, lastStableOffset, abortedTransactions: [], extents }
      })
    },
    async findByTimestamp(queries, options) {
      const asked = queries.map(({ topicId, partition, find, fromOffset = 0 }) => ({
        topicId,
        partition,
        numbers: [fromOffset, find.kind === 'max' ? null : Math.max(0, find.timestampMs)],
      }))
      const found = await ask(find, options, asked)
      return queries.map((_, index): TimestampAnswer => {
        const row = found.get(index + 1)?.[0]
        if (row === undefined) return GONE
        const extent = hasExtent(row) ? toExtent(row) : null
        return { ok: true, extent, logStartOffset: row.log_start_offset, highWatermark: row.next_offset }
      })
    },
  }
}

function toReadQuery({ topicId, partition, offset, bytesMax }: PartitionReadQuery) {
  return { topicId, partition, numbers: [offset, bytesMax] }
}

function isPartition(partition: number): boolean {
  return Number.isInteger(partition) && partition >= 0 && partition < INT32_MAX
}

function groupByQuery(rows: readonly ReadRow[]): Map<number, ReadRow[]> {
  const groups = new Map<number, ReadRow[]>()
  for (const row of rows) {
    const group = groups.get(row.n)
    if (group === undefined) groups.set(row.n, [row])
    else group.push(row)
  }
  return groups
}

/** Numbers as the text of an array of bigint; what is beyond 2^53 is beyond every row, and stays so at 2^53. */
function arrayOfNullable(values: readonly (number | null)[]): string {
  const max = Number.MAX_SAFE_INTEGER
  const texts = values.map((value) => (value === null ? 'NULL' : Math.max(-max, Math.min(max, Math.trunc(value)))))
  return `{${texts.join(',')}}`
}

function hasExtent(row: ReadRow): row is ReadRow & { readonly base_offset: number } {
  return row.base_offset !== null
}

function toExtent(row: ReadRow & { readonly base_offset: number }): Extent {
  return {
    baseOffset: row.base_offset,
    lastOffset: row.last_offset,
    segmentId: row.segment_id,
    byteOffset: row.byte_offset,
    byteLength: row.byte_length,
    maxTimestamp: row.max_timestamp,
  }
}
