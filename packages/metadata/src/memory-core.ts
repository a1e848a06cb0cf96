import { checkSegmentCommit, checkSegmentId } from './check-commit.ts'
import { checkTopicSpecs } from './check-topics.ts'
import type { AbortOutcome, BatchVerdict, CommitOutcome, SegmentCommit, SegmentState } from './commit.ts'
import { decideBatches } from './decide-batches.ts'
import { type MetadataEngineOptions, ROWS_KEPT_FACTOR, resolveMetadataEngineOptions } from './engine-options.ts'
import { MetadataError } from './errors.ts'
import { createMemoryGroups } from './memory-groups.ts'
import { createMemoryTopicChanges } from './memory-topic-changes.ts'
import { createMemoryTopics, type MemoryTopic } from './memory-topics.ts'
import type { MetadataCore } from './metadata-core.ts'
import type { MaintenanceReport } from './metadata-store.ts'
import type { PartitionRead, PartitionReadQuery, TimestampAnswer, TimestampQuery } from './read.ts'

/** What became of a segment. There is at most one such row per id, and it never changes its mind. */
interface SegmentRow {
  /** The verdicts of the commit; undefined when the segment was aborted. */
  readonly verdicts: readonly BatchVerdict[] | undefined
  /** The later of the id's time and the decision's, from which the keeping of the row counts. */
  readonly keptFromMs: number
  /** How many live extents name the segment. */
  extentCount: number
}

/**
 * The whole commit contract in memory: single-threaded, deterministic, without promises and without a clock.
 *
 * For tests, simulation and embedding. Several stores may share one core and are then to each other what agents of one
 * cluster are. Nothing outlives the process.
 */
export function createMemoryCore(options: MetadataEngineOptions = {}): MetadataCore {
  const limits = resolveMetadataEngineOptions(options)
  const keptMs = limits.segmentIdAgeMaxMs * ROWS_KEPT_FACTOR
  const topics = createMemoryTopics()
  const { maintain: maintainGroups, ...groups } = createMemoryGroups(topics, limits)
  const segments = new Map<string, SegmentRow>()
  let producerIdNext = 1
  const releaseExtent = (segmentId: string) => {
    segments.get(segmentId)!.extentCount--
  }
  const changes = createMemoryTopicChanges(topics, releaseExtent)
  const findPartition = (topicId: string, partition: number) => topics.findLog(topicId, partition)

  function commitSegment(commit: SegmentCommit, nowMs: number): CommitOutcome {
    checkSegmentCommit(commit)
    const { segmentId, batches } = commit
    const known = segments.get(segmentId)
    if (known !== undefined) return answerDecided(commit, known.verdicts)
    const idTimeMs = checkSegmentId(segmentId)
    if (nowMs - idTimeMs > limits.segmentIdAgeMaxMs) return { ok: false, code: 'ID_EXPIRED' }

    const { producerIdExpirationMs } = limits
    const decision = decideBatches(batches, { findPartition, nowMs, producerIdExpirationMs })
    let extentCount = 0
    for (const change of decision.changes) {
      topics.findLog(change.topicId, change.partition)?.apply(segmentId, change)
      extentCount += change.extents.length
    }
    const verdicts = Object.freeze(decision.verdicts)
    segments.set(segmentId, { verdicts, keptFromMs: Math.max(idTimeMs, nowMs), extentCount })
    return { ok: true, verdicts }
  }

  function abortSegment(segmentId: string, nowMs: number): AbortOutcome {
    const idTimeMs = checkSegmentId(segmentId)
    const known = segments.get(segmentId)
    if (known?.verdicts !== undefined) return { state: 'committed', verdicts: known.verdicts }
    if (known === undefined) {
      segments.set(segmentId, { verdicts: undefined, keptFromMs: Math.max(idTimeMs, nowMs), extentCount: 0 })
    }
    return { state: 'aborted' }
  }

  function deleteTopic(clusterId: string, topicId: string, nowMs: number): boolean {
    const entry = topics.all.get(topicId)
    if (entry?.clusterId !== clusterId) return false
    if (entry.deletedAtMs !== undefined) return true
    for (const log of entry.logs.values()) {
      for (const { segmentId } of log.extents) releaseExtent(segmentId)
    }
    topics.markDeleted(entry, nowMs)
    return true
  }

  function readPartition(query: PartitionReadQuery): PartitionRead {
    const log = topics.findLog(query.topicId, query.partition)
    if (log === undefined) return { ok: false, code: 'GONE' }
    const { logStartOffset, nextOffset } = log
    return {
      ok: true,
      logStartOffset,
      highWatermark: nextOffset,
      lastStableOffset: nextOffset,
      abortedTransactions: [],
      extents: log.read(query, limits.readExtentsMax),
    }
  }

  function findInPartition(query: TimestampQuery): TimestampAnswer {
    const log = topics.findLog(query.topicId, query.partition)
    if (log === undefined) return { ok: false, code: 'GONE' }
    const { logStartOffset, nextOffset } = log
    return {
      ok: true,
      extent: log.findByTimestamp(query.find, query.fromOffset ?? 0),
      logStartOffset,
      highWatermark: nextOffset,
    }
  }

  function maintain(nowMs: number): MaintenanceReport {
    const rowsMax = limits.maintenanceRowsMax
    const isPast = (row: SegmentRow) => row.extentCount === 0 && nowMs - row.keptFromMs > keptMs
    const segmentsPruned = removeWhere(segments, isPast, rowsMax)
    let producersExpired = 0
    const deleted: MemoryTopic[] = []
    for (const entry of topics.all.values()) {
      if (entry.deletedAtMs !== undefined && nowMs - entry.deletedAtMs > keptMs) deleted.push(entry)
      for (const log of entry.logs.values()) {
        producersExpired += log.expireProducers(nowMs, limits.producerIdExpirationMs, rowsMax - producersExpired)
      }
    }
    const forgotten = deleted.slice(0, rowsMax)
    for (const entry of forgotten) topics.forget(entry.topic.topicId)
    const { more: moreGroups, ...groupsReport } = maintainGroups(nowMs)
    const more = moreGroups || Math.max(segmentsPruned, producersExpired, forgotten.length) === rowsMax
    return { segmentsPruned, producersExpired, topicsForgotten: forgotten.length, ...groupsReport, more }
  }

  return {
    commitSegment,
    abortSegment,
    segmentStates: (segmentIds) => segmentIds.map((segmentId) => stateOf(segments.get(segmentId))),
    createTopics(clusterId, specs) {
      checkTopicSpecs(specs)
      for (const spec of specs) topics.checkId(clusterId, spec)
      return specs.map((spec) => topics.create(clusterId, spec))
    },
    deleteTopics: (clusterId, topicIds, nowMs) => topicIds.map((topicId) => deleteTopic(clusterId, topicId, nowMs)),
    ...changes,
    listTopics: (clusterId) => listLive(clusterId, topics.all.values()),
    findTopicsByName: (clusterId, names) => names.map((name) => topics.findByName(clusterId, name)?.topic ?? null),
    findTopicsById: (clusterId, topicIds) =>
      topicIds.map((topicId) => {
        const entry = topics.findLive(topicId)
        return entry?.clusterId === clusterId ? entry.topic : null
      }),
    allocateProducerId: () => producerIdNext++,
    readPartitions: (queries) => queries.map(readPartition),
    findByTimestamp: (queries) => queries.map(findInPartition),
    maintain,
    ...groups,
  }
}

/**
 * The answer to a commit whose id has a row: the first writer of the row won for ever.
 *
 * @param verdicts - Those of the commit that came first; undefined when the segment was aborted.
 * @throws MetadataError BAD_REQUEST when the commit has another number of batches than the one that came first.
 */
export function answerDecided(commit: SegmentCommit, verdicts: readonly BatchVerdict[] | undefined): CommitOutcome {
  if (verdicts === undefined) return { ok: false, code: 'SEGMENT_ABORTED' }
  if (verdicts.length !== commit.batches.length) {
    const counts = `${verdicts.length} batches, now with ${commit.batches.length}`
    throw new MetadataError('BAD_REQUEST', `segment ${commit.segmentId} was committed with ${counts}`)
  }
  return { ok: true, verdicts }
}

function stateOf(row: SegmentRow | undefined): SegmentState {
  if (row === undefined) return 'unknown'
  return row.verdicts === undefined ? 'aborted' : 'committed'
}

function listLive(clusterId: string, entries: Iterable<MemoryTopic>) {
  const live = [...entries].filter((entry) => entry.clusterId === clusterId && entry.deletedAtMs === undefined)
  return live.map((entry) => entry.topic).sort((left, right) => (left.name < right.name ? -1 : 1))
}

/** Removes up to `countMax` entries; returns how many. */
function removeWhere<Value>(map: Map<string, Value>, isPast: (value: Value) => boolean, countMax: number): number {
  let removed = 0
  for (const [key, value] of map) {
    if (removed >= countMax) break
    if (!isPast(value)) continue
    map.delete(key)
    removed++
  }
  return removed
}
