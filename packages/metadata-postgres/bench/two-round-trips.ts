// The design that was not taken: lock and read, decide in JavaScript, write and commit. Statements are pipelined, so that
// each half is one round trip. Leaves out what a whole engine needs besides, in its own favour.
import { decideBatches, type ProducerState, type SegmentCommit } from '@millrace/metadata'
import { Client } from 'pg'

const INSERT_SEGMENT = `
  INSERT INTO millrace.segments (segment_id, kept_from_ms, extent_count) VALUES ($1, $2, 0)
  ON CONFLICT (segment_id) DO NOTHING RETURNING segment_key`
const LOCK = `
  SELECT t.topic_id, t.partition_count, p.* FROM unnest($1::text[], $2::int[]) AS place (topic_id, partition)
  JOIN millrace.topics AS t ON t.topic_id = place.topic_id AND t.deleted_at_ms IS NULL
  JOIN millrace.partitions AS p ON p.topic_key = t.topic_key AND p.partition = place.partition
  ORDER BY p.topic_key, p.partition FOR NO KEY UPDATE OF p`
const READ = `
  SELECT t.topic_id, r.* FROM unnest($1::text[], $2::int[], $3::bigint[]) AS wanted (topic_id, partition, producer_id)
  JOIN millrace.topics AS t USING (topic_id)
  JOIN millrace.producers AS r ON r.topic_key = t.topic_key AND r.partition = wanted.partition
  AND r.producer_id = wanted.producer_id`
const WRITE = `
  WITH moved AS (
    UPDATE millrace.partitions AS p SET next_offset = u.next
    FROM unnest($1::bigint[], $2::int[], $3::bigint[]) AS u (topic_key, partition, next)
    WHERE p.topic_key = u.topic_key AND p.partition = u.partition
  ), added AS (
    INSERT INTO millrace.extents
    SELECT topic_key, partition, base, last, $4::bigint, start, length, max_timestamp
    FROM unnest($5::bigint[], $6::int[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[])
    AS u (topic_key, partition, base, last, start, length, max_timestamp)
  ), known AS (
    INSERT INTO millrace.producers SELECT topic_key, partition, producer_id, epoch, $12::bigint, batches::bigint[]
    FROM unnest($13::bigint[], $14::int[], $15::bigint[], $16::int[], $17::text[])
    AS u (topic_key, partition, producer_id, epoch, batches)
    ON CONFLICT (topic_key, partition, producer_id) DO UPDATE
    SET epoch = excluded.epoch, last_used_ms = excluded.last_used_ms, batches = excluded.batches
  )
  UPDATE millrace.segments SET extent_count = $18, kinds = $19, base_offsets = $20, log_start_offsets = $21
  WHERE segment_key = $4`

/** The types of the client library do not know the option yet. */
const PIPELINED: object = { pipeline: true }

/** A committer of that design on a connection of its own. */
export async function createTwoRoundTrips(url: string) {
  const client = new Client({ connectionString: url, ...PIPELINED })
  await client.connect()
  return {
    async commit({ segmentId, batches }: SegmentCommit): Promise<void> {
      const topicIds = batches.map(({ topicId }) => topicId)
      const partitions = batches.map(({ partition }) => partition)
      const [, segment, places, known] = await Promise.all([
        client.query('BEGIN'),
        client.query(INSERT_SEGMENT, [segmentId, Date.now()]),
        client.query(LOCK, [topicIds, partitions]),
        client.query(READ, [topicIds, partitions, batches.map(({ producerId }) => producerId)]),
      ])
      const logs = new Map(places.rows.map((row) => [`${row.partition}/${row.topic_id}`, row]))
      const states = new Map<string, ProducerState>(
        known.rows.map((row) => [`${row.partition}/${row.topic_id}/${row.producer_id}`, toState(row)]),
      )
      const { verdicts, changes } = decideBatches(batches, {
        nowMs: Date.now(),
        producerIdExpirationMs: 86_400_000,
        findPartition(topicId, partition) {
          const row = logs.get(`${partition}/${topicId}`)
          if (row === undefined) return undefined
          return {
            logStartOffset: Number(row.log_start_offset),
            nextOffset: Number(row.next_offset),
            findProducer: (producerId) => states.get(`${partition}/${topicId}/${producerId}`),
          }
        },
      })
      const rows = changes.map((change) => ({
        ...change,
        key: logs.get(`${change.partition}/${change.topicId}`).topic_key,
      }))
      const extents = rows.flatMap(({ key, partition, extents }) =>
        extents.map((extent) => ({ key, partition, ...extent })),
      )
      const producers = rows.flatMap(({ key, partition, producers }) =>
        [...producers].map(([producerId, state]) => ({ key, partition, producerId, state })),
      )
      await Promise.all([
        client.query(WRITE, [
          rows.map(({ key }) => key),
          rows.map(({ partition }) => partition),
          rows.map(({ nextOffset }) => nextOffset),
          segment.rows[0].segment_key,
          extents.map(({ key }) => key),
          extents.map(({ partition }) => partition),
          extents.map(({ baseOffset }) => baseOffset),
          extents.map(({ lastOffset }) => lastOffset),
          extents.map(({ byteOffset }) => byteOffset),
          extents.map(({ byteLength }) => byteLength),
          extents.map(({ maxTimestamp }) => maxTimestamp),
          Date.now(),
          producers.map(({ key }) => key),
          producers.map(({ partition }) => partition),
          producers.map(({ producerId }) => producerId),
          producers.map(({ state }) => state.epoch),
          producers.map(
            ({ state }) =>
              `{${state.batches.map((each) => `${each.baseSequence},${each.lastSequence},${each.baseOffset}`).join(',')}}`,
          ),
          extents.length,
          verdicts.map(() => 0),
          verdicts.map((verdict) => (verdict.kind === 'committed' ? verdict.baseOffset : 0)),
          verdicts.map(() => 0),
        ]),
        client.query('COMMIT'),
      ])
      if (verdicts.some(({ kind }) => kind !== 'committed')) throw new Error('not committed')
    },
    close: () => client.end(),
  }
}

function toState(row: { epoch: number; last_used_ms: string; batches: readonly string[] }): ProducerState {
  const numbers = row.batches.map(Number)
  const batches = Array.from({ length: numbers.length / 3 }, (_, index) => ({
    baseSequence: numbers[3 * index]!,
    lastSequence: numbers[3 * index + 1]!,
    baseOffset: numbers[3 * index + 2]!,
  }))
  return { epoch: row.epoch, lastUsedMs: Number(row.last_used_ms), batches }
}
