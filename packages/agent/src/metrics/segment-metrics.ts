import type { SegmentDecided, SealReason } from '@millrace/batcher'
import type { BatchVerdict, MetadataStore, SegmentCommit } from '@millrace/metadata'
import type { Clock } from '@millrace/runtime'
import { DURATION_SECONDS, SEGMENT_BYTES } from './buckets.ts'
import type { MetricsRegistry } from './registry.ts'

/** What the batcher asks of the metadata store. */
type SegmentStore = Pick<MetadataStore, 'commitSegment' | 'abortSegment'>

/** What is counted of the way of segments. */
export interface SegmentMetrics {
  /** For the batcher: told of every segment that was decided. */
  readonly onDecided: (segment: SegmentDecided) => void
  /** The same store, whose commits and aborts are counted. */
  observed(store: SegmentStore): SegmentStore
}

const CAUSES: readonly SealReason[] = ['full', 'due', 'allowed', 'flush']

/** Counts segments, and the batches and records in them. Once per segment and per batch; never per record. */
export function createSegmentMetrics(registry: MetricsRegistry, clock: Clock): SegmentMetrics {
  return {
    onDecided: countDecided(registry),
    observed: observeCommits(registry, clock),
  }
}

function countDecided(registry: MetricsRegistry): (segment: SegmentDecided) => void {
  const segments = registry.counter({
    name: 'millrace_segments_total',
    help: 'Decided segments by what sealed their batch and by what became of them',
    labels: ['cause', 'outcome'],
  })
  for (const cause of CAUSES) segments.of(cause, 'committed')
  const size = registry
    .histogram({ name: 'millrace_segment_size_bytes', help: 'Sizes of segments', bounds: SEGMENT_BYTES })
    .of()
  const gather = registry
    .histogram({
      name: 'millrace_segment_gather_duration_seconds',
      help: 'Time from the first batch of a segment to its seal',
      bounds: DURATION_SECONDS,
    })
    .of()
  const total = registry
    .histogram({
      name: 'millrace_segment_duration_seconds',
      help: 'Time from the first batch of a segment to its decision: what a producer waits at most',
      bounds: DURATION_SECONDS,
    })
    .of()
  return (segment) => {
    segments.of(segment.reason, segment.outcome).add(1)
    size.observe(segment.segmentBytes)
    gather.observe(segment.gatherMs / 1_000)
    total.observe(segment.totalMs / 1_000)
  }
}

function observeCommits(registry: MetricsRegistry, clock: Clock): SegmentMetrics['observed'] {
  const commits = registry.counter({
    name: 'millrace_commits_total',
    help: 'Commits and aborts asked of the metadata store, by its answer; FAILED: none came, and it is asked again',
    labels: ['operation', 'answer'],
  })
  const duration = registry.histogram({
    name: 'millrace_commit_duration_seconds',
    help: 'Time that the metadata store took to answer a commit or an abort',
    labels: ['operation'],
    bounds: DURATION_SECONDS,
  })
  const commitDuration = duration.of('commit')
  const countVerdicts = createVerdictCounter(registry)

  async function timed<Answer>(
    operation: 'commit' | 'abort',
    ask: () => Promise<Answer>,
    nameOf: (answer: Answer) => string,
  ): Promise<Answer> {
    const startMs = clock.monotonicMs()
    const series = operation === 'commit' ? commitDuration : duration.of(operation)
    const end = (answer: string) => {
      series.observe((clock.monotonicMs() - startMs) / 1_000)
      commits.of(operation, answer).add(1)
    }
    try {
      const answer = await ask()
      end(nameOf(answer))
      return answer
    } catch (error) {
      end('FAILED')
      throw error
    }
  }

  return (store) => ({
    async commitSegment(commit, options) {
      const ask = () => store.commitSegment(commit, options)
      const outcome = await timed('commit', ask, (answer) => (answer.ok ? 'committed' : answer.code))
      if (outcome.ok) countVerdicts(commit, outcome.verdicts)
      return outcome
    },
    abortSegment: (segmentId, options) =>
      timed(
        'abort',
        () => store.abortSegment(segmentId, options),
        ({ state }) => state,
      ),
  })
}

function createVerdictCounter(registry: MetricsRegistry) {
  const batches = registry.counter({
    name: 'millrace_batches_total',
    help: 'Record batches by verdict: committed, duplicate, or why they were rejected',
    labels: ['verdict'],
  })
  const records = registry
    .counter({ name: 'millrace_appended_records_total', help: 'Records of committed batches' })
    .of()
  const bytes = registry
    .counter({
      name: 'millrace_appended_bytes_total',
      help: 'Bytes of committed batches, as their producers sent them',
    })
    .of()
  const committed = batches.of('committed')
  return (commit: SegmentCommit, verdicts: readonly BatchVerdict[]): void => {
    for (const [at, verdict] of verdicts.entries()) {
      if (verdict.kind !== 'committed') {
        batches.of(verdict.kind === 'rejected' ? verdict.reason : verdict.kind).add(1)
        continue
      }
      const batch = commit.batches[at]
      committed.add(1)
      records.add(batch?.recordCount ?? 0)
      bytes.add(batch?.byteLength ?? 0)
    }
  }
}
