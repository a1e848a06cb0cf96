import { type Batcher, createBatcher } from '@millrace/batcher'
import { type CommitSignal, createCommitSignal, type MetadataStore } from '@millrace/metadata'
import type { ObjectStore } from '@millrace/object-store'
import { type ChunkCacheStats, createChunkCache } from '@millrace/peer-cache'
import { type AnswerBudget, createAnswerBudget } from './fetch/answer-budget.ts'
import { createFetchReader, type FetchReader } from './fetch/fetch-reader.ts'
import { createLongPolls, type LongPolls } from './fetch/long-poll.ts'
import { createReadBuffers } from './fetch/read-buffers.ts'
import { cachedSource, directSource } from './fetch/segment-reads.ts'
import type { SegmentMetrics } from './metrics/segment-metrics.ts'
import type { StartWorld } from './start-stores.ts'

/** The way of records in and out. */
export interface DataPath {
  readonly batcher: Batcher
  readonly longPolls: LongPolls
  readonly reader: FetchReader
  readonly answers: AnswerBudget
  /** Wakes those who wait for records. */
  readonly commits: CommitSignal
  /** The read cache's counters; undefined without a cache. */
  readonly cacheStats: () => ChunkCacheStats | undefined
}

/** What it lies over. */
interface DataPathCollaborators {
  readonly objectStore: ObjectStore
  readonly metadata: MetadataStore
  /** Aborts when the agent closes. */
  readonly closing: AbortSignal
  /** Counts segments; undefined when nobody asks. */
  readonly segmentMetrics: SegmentMetrics | undefined
}

/** Puts batcher, read cache and commit signal together over the stores. */
export function createDataPath(
  { resolved, clock, random, logger, closers }: StartWorld,
  { objectStore, metadata, closing, segmentMetrics }: DataPathCollaborators,
): DataPath {
  // Files are in the system's own cache, and the memory store's bytes in memory.
  const cache =
    resolved.cacheBytesMax === 0 || !objectStore.putsCost
      ? undefined
      : createChunkCache({ store: objectStore, clock, random }, { bytesMax: resolved.cacheBytesMax })
  const commits = createCommitSignal()
  closers.defer(
    'commit listener',
    metadata.onCommit((partitions) => commits.notify(partitions)),
  )
  // What was just written is what consumers at the tail ask for next.
  const onStored = (_segmentId: string, key: string, body: readonly Uint8Array[]) => cache?.insert(key, body)
  const segmentStore = segmentMetrics?.observed(metadata) ?? metadata
  const onDecided = segmentMetrics?.onDecided
  const batcher = createBatcher(
    { store: objectStore, metadata: segmentStore, clock, random, logger, onStored, onDecided },
    {
      batchMaxSizeBytes: resolved.batchMaxSizeBytes,
      batchTimeoutMs: resolved.batchTimeoutMs,
      putBudgetBytes: resolved.putBudgetBytes,
      // Requests that timed out give their bytes back to the budget while their batches are still held.
      undecidedBytesMax: 2 * resolved.requestBudgetBytes,
    },
  )
  closers.defer('batcher', () => batcher.close())
  const answers = createAnswerBudget(clock, resolved.fetchBudgetBytes)
  const longPolls = createLongPolls({ commits, clock, closing })
  const source = cache === undefined ? directSource(objectStore) : cachedSource(cache)
  const buffers = createReadBuffers(resolved.readBufferBytesMax)
  const reader = createFetchReader({ source, buffers, logger })
  return { batcher, longPolls, reader, answers, commits, cacheStats: () => cache?.stats() }
}
