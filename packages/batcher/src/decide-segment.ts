import type { AbortOutcome, BatchVerdict, CommitOutcome, MetadataStore, SegmentCommit } from '@millrace/metadata'
import { MetadataError } from '@millrace/metadata'
import {
  type BackoffOptions,
  backoffMs,
  type Clock,
  DeadlineError,
  deadline,
  type Logger,
  type Random,
  sleep,
} from '@millrace/runtime'
import { BatcherError } from './errors.ts'

/** What became of a segment: a verdict per item, or none of it will ever be readable. */
export type Decision =
  | { readonly kind: 'committed'; readonly verdicts: readonly BatchVerdict[] }
  | { readonly kind: 'aborted' }

/** What asking the metadata store needs. */
export interface DecisionContext {
  /** The store that decides. */
  readonly metadata: Pick<MetadataStore, 'commitSegment' | 'abortSegment'>
  /** Time. */
  readonly clock: Clock
  /** Jitter. */
  readonly random: Random
  /** Where attempts that failed are told. */
  readonly logger: Logger
  /** How long one attempt may take. */
  readonly decisionTimeoutMs: number
  /** Waits between attempts. */
  readonly decisionBackoff: BackoffOptions
  /** Ends the asking; the segment stays undecided. */
  readonly signal: AbortSignal
}

/** Whether asking again may help: the store is away, has no space, or did not answer in time. */
function isPassing(error: unknown): boolean {
  if (error instanceof DeadlineError) return true
  return MetadataError.is(error) && (error.code === 'UNAVAILABLE' || error.code === 'FULL')
}

/**
 * Asks until there is an answer, for as long as it takes: the row of a segment id is written once, so that the answer
 * is the same however often it is asked for, and guessing is never needed.
 */
async function askUntilAnswered<Answer>(
  context: DecisionContext,
  segmentId: string,
  ask: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  for (let attemptIndex = 0; ; attemptIndex++) {
    const attempt = deadline(context.clock, context.decisionTimeoutMs, context.signal)
    try {
      return await ask(attempt.signal)
    } catch (error) {
      context.signal.throwIfAborted()
      if (!isPassing(error)) {
        throw new BatcherError('METADATA_UNUSABLE', `the metadata store cannot decide segment ${segmentId}`, {
          cause: error,
        })
      }
      context.logger.warn('segment.undecided', { segmentId, attemptIndex }, error)
    } finally {
      attempt.cancel()
    }
    await sleep(context.clock, backoffMs(context.decisionBackoff, attemptIndex, context.random), {
      signal: context.signal,
    })
  }
}

function checkedVerdicts(segmentId: string, expected: number, verdicts: readonly BatchVerdict[]): Decision {
  if (verdicts.length === expected) return { kind: 'committed', verdicts }
  const message = `segment ${segmentId} has ${expected} batches but was answered with ${verdicts.length} verdicts`
  throw new BatcherError('METADATA_UNUSABLE', message)
}

function expired(segmentId: string): BatcherError {
  const message = `segment ${segmentId} is older than the metadata store accepts; this writer must stop`
  return new BatcherError('SEGMENT_ID_EXPIRED', message)
}

/**
 * Commits a stored segment; when somebody aborted it first, it is aborted.
 *
 * Rejects with the signal's reason, or with a `BatcherError` when no answer can ever come.
 */
export async function commitStored(context: DecisionContext, commit: SegmentCommit): Promise<Decision> {
  const { segmentId } = commit
  const outcome: CommitOutcome = await askUntilAnswered(context, segmentId, (signal) =>
    context.metadata.commitSegment(commit, { signal }),
  )
  if (outcome.ok) return checkedVerdicts(segmentId, commit.batches.length, outcome.verdicts)
  if (outcome.code === 'ID_EXPIRED') throw expired(segmentId)
  return { kind: 'aborted' }
}

/**
 * Aborts a segment whose upload failed for good, so that nobody can commit it any more; when it is committed already,
 * the commit's verdicts stand.
 */
export async function abortFailed(context: DecisionContext, segmentId: string, itemCount: number): Promise<Decision> {
  const outcome: AbortOutcome = await askUntilAnswered(context, segmentId, (signal) =>
    context.metadata.abortSegment(segmentId, { signal }),
  )
  if (outcome.state === 'aborted') return { kind: 'aborted' }
  return checkedVerdicts(segmentId, itemCount, outcome.verdicts)
}
