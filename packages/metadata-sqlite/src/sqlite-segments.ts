import {
  type AbortOutcome,
  answerDecided,
  type BatchVerdict,
  checkSegmentCommit,
  checkSegmentId,
  type CommitOutcome,
  decideBatches,
  type SegmentCommit,
  type SegmentState,
} from '@millrace/metadata'
import type { SqliteDatabase } from './open-database.ts'
import type { ResolvedSqliteMetadataOptions } from './options.ts'
import { createSqliteLogs } from './sqlite-logs.ts'
import type { SqliteTopics } from './sqlite-topics.ts'
import { decodeVerdicts, encodeVerdicts } from './verdict-codec.ts'
import { prepare } from './statement.ts'

interface SegmentRow {
  readonly segment_id: string
  /** Null when the segment was aborted. */
  readonly verdicts: string | null
}

/** The rows of segments. Each method is to be called inside a transaction. */
export interface SqliteSegments {
  /** Decides a segment. */
  commit(segment: SegmentCommit, nowMs: number): CommitOutcome
  /** Writes the aborted row, unless the segment is committed. */
  abort(segmentId: string, nowMs: number): AbortOutcome
  /** What is known of each id. */
  states(segmentIds: readonly string[]): SegmentState[]
}

/** Prepares the statements on segments. */
export function createSqliteSegments(
  database: SqliteDatabase,
  topics: SqliteTopics,
  options: ResolvedSqliteMetadataOptions,
): SqliteSegments {
  const logs = createSqliteLogs(database, topics)
  const select = prepare<SegmentRow>(
    database,
    `
    SELECT segment_id, verdicts FROM json_each(?) AS wanted CROSS JOIN segments ON segment_id = wanted.value`,
  )
  const insert = prepare(
    database,
    'INSERT INTO segments (segment_id, verdicts, kept_from_ms, extent_count) VALUES (?, ?, ?, ?)',
  )

  function find(segmentId: string): { readonly verdicts: BatchVerdict[] | undefined } | undefined {
    const [row] = select.all(JSON.stringify([segmentId]))
    if (row === undefined) return undefined
    return { verdicts: row.verdicts === null ? undefined : decodeVerdicts(row.verdicts) }
  }

  return {
    commit(segment, nowMs) {
      checkSegmentCommit(segment)
      const { segmentId, batches } = segment
      const known = find(segmentId)
      if (known !== undefined) return answerDecided(segment, known.verdicts)
      const idTimeMs = checkSegmentId(segmentId)
      if (nowMs - idTimeMs > options.segmentIdAgeMaxMs) return { ok: false, code: 'ID_EXPIRED' }

      const { producerIdExpirationMs } = options
      const loaded = logs.load(batches)
      const { verdicts, changes } = decideBatches(batches, { ...loaded, nowMs, producerIdExpirationMs })
      const extentCount = changes.reduce((sum, change) => sum + change.extents.length, 0)
      const keptFromMs = Math.max(idTimeMs, nowMs)
      const { lastInsertRowid } = insert.run(segmentId, encodeVerdicts(verdicts), keptFromMs, extentCount)
      logs.apply(loaded, changes, Number(lastInsertRowid))
      return { ok: true, verdicts }
    },
    abort(segmentId, nowMs) {
      const idTimeMs = checkSegmentId(segmentId)
      const known = find(segmentId)
      if (known?.verdicts !== undefined) return { state: 'committed', verdicts: known.verdicts }
      if (known === undefined) insert.run(segmentId, null, Math.max(idTimeMs, nowMs), 0)
      return { state: 'aborted' }
    },
    states(segmentIds) {
      const rows = select.all(JSON.stringify(segmentIds))
      const states = new Map<string, SegmentState>()
      for (const row of rows) states.set(row.segment_id, row.verdicts === null ? 'aborted' : 'committed')
      return segmentIds.map((segmentId) => states.get(segmentId) ?? 'unknown')
    },
  }
}
