import {
  answerDecided,
  type BatchVerdict,
  type CallOptions,
  checkSegmentCommit,
  checkSegmentId,
  MetadataError,
  type MetadataStore,
} from '@millrace/metadata'
import { uuidV7TimeMs } from '@millrace/runtime'
import { COMMIT_OUTCOME } from './commit-function.ts'
import type { Session } from './connections.ts'
import type { Engine } from './engine.ts'
import { clockSql } from './in-schema.ts'
import { segmentArguments } from './segment-arguments.ts'
import { decodeVerdicts } from './verdict-codec.ts'

interface CommitRow {
  readonly outcome: number
  readonly verdict_kinds: string | null
  readonly verdict_offsets: string | null
  readonly verdict_log_starts: string | null
}

/** A segment's row. The columns are null when it was aborted. */
interface SegmentRow {
  readonly kinds: string | null
  readonly offsets: string | null
  readonly log_starts: string | null
}

/** Commits and aborts: each one statement and one round trip, but for an abort that comes second. */
export function createPostgresSegments(
  engine: Engine,
): Pick<MetadataStore, 'commitSegment' | 'abortSegment' | 'segmentStates'> {
  const { database, limits, nowMs } = engine
  const parameters = Array.from({ length: 20 }, (_, index) => `$${index + 1}`).join(', ')
  const callCommit = engine.sql(`SELECT * FROM millrace.${engine.commitFunction}(${parameters})`)
  const insertAborted = engine.sql(`
    INSERT INTO millrace.segments (segment_id, kept_from_ms, extent_count)
    VALUES ($1, GREATEST($2::bigint, ${clockSql('$3')}), 0) ON CONFLICT (segment_id) DO NOTHING`)
  const selectVerdicts = engine.sql(`
    SELECT array_to_string(kinds, ',') AS kinds, array_to_string(base_offsets, ',') AS offsets,
    array_to_string(log_start_offsets, ',') AS log_starts FROM millrace.segments WHERE segment_id = $1`)
  const selectStates = engine.sql(`
    SELECT segment_id, kinds IS NOT NULL AS is_committed FROM millrace.segments WHERE segment_id = ANY ($1::uuid[])`)

  /** The row that was there before, seen by a statement that begins after whoever wrote it was done. */
  async function readDecided(session: Session, segmentId: string): Promise<readonly BatchVerdict[] | undefined> {
    const [row] = await session.query<SegmentRow>(selectVerdicts, [segmentId])
    if (row === undefined) throw new MetadataError('UNAVAILABLE', `segment ${segmentId} was forgotten meanwhile`)
    return toVerdicts(row.kinds, row.offsets, row.log_starts)
  }

  return {
    async commitSegment(commit, options?: CallOptions) {
      checkSegmentCommit(commit)
      const { segmentId, batches } = commit
      const { segmentIdAgeMaxMs, producerIdExpirationMs } = limits
      const segment = [segmentId, checkSegmentId(segmentId), nowMs(), segmentIdAgeMaxMs, producerIdExpirationMs]
      const values = [...segment, ...segmentArguments(batches)]
      const rules = { ...options, isInOrder: true }
      const [row] = await database.call(rules, (session) => session.query<CommitRow>(callCommit, values))
      const { outcome, verdict_kinds: kinds, verdict_offsets: offsets, verdict_log_starts: logStarts } = row!
      if (outcome === COMMIT_OUTCOME.expired) return { ok: false, code: 'ID_EXPIRED' }
      return answerDecided(commit, toVerdicts(kinds, offsets, logStarts))
    },
    async abortSegment(segmentId, options) {
      const values = [segmentId, checkSegmentId(segmentId), nowMs()]
      const verdicts = await database.call(options, async (session) =>
        (await session.change(insertAborted, values)) === 1 ? undefined : await readDecided(session, segmentId),
      )
      return verdicts === undefined ? { state: 'aborted' } : { state: 'committed', verdicts }
    },
    async segmentStates(segmentIds, options) {
      // What is no segment id has no row, and PostgreSQL would not take it for a UUID.
      const asked = segmentIds.filter((segmentId) => uuidV7TimeMs(segmentId) !== undefined)
      const rows = await database.call(options, (session) =>
        session.query<{ segment_id: string; is_committed: boolean }>(selectStates, [asked]),
      )
      const isCommitted = new Map(rows.map((row) => [row.segment_id, row.is_committed]))
      return segmentIds.map((segmentId) => {
        const found = isCommitted.get(segmentId)
        return found === undefined ? 'unknown' : found ? 'committed' : 'aborted'
      })
    },
  }
}

function toVerdicts(kinds: string | null, offsets: string | null, logStarts: string | null) {
  if (kinds === null) return undefined
  return decodeVerdicts({ kinds, baseOffsets: offsets ?? '', logStartOffsets: logStarts ?? '' })
}
