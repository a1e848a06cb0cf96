import { type Clock, type Logger, noopLogger } from '@millrace/runtime'
import type { CallOptions } from './call-options.ts'
import { createCommitListeners } from './commit-listeners.ts'
import type { MetadataEngineOptions } from './engine-options.ts'
import { MetadataError } from './errors.ts'
import { createMemoryCore } from './memory-core.ts'
import type { MetadataCore } from './metadata-core.ts'
import type { MetadataStore } from './metadata-store.ts'

/** What a memory store works with. */
export interface MemoryMetadataCollaborators {
  /** The store's clock. */
  readonly clock: Clock
  /**
   * Where failing commit listeners are reported.
   *
   * @defaultValue `noopLogger`
   */
  readonly logger?: Logger | undefined
  /**
   * What holds the data. Stores that share one are like agents of one cluster; it outlives their `close`.
   *
   * @defaultValue a core of its own, made from the options
   */
  readonly core?: MetadataCore | undefined
}

/**
 * A metadata store in memory: for tests, simulation and embedding.
 *
 * Everything takes place before the call returns, so that two calls one after the other are decided in that order; the
 * promise only carries the answer. Needs no `start`.
 */
export function createMemoryMetadataStore(
  collaborators: MemoryMetadataCollaborators,
  options: MetadataEngineOptions = {},
): MetadataStore {
  const { clock, logger = noopLogger, core = createMemoryCore(options) } = collaborators
  const listeners = createCommitListeners(logger)
  let isClosed = false

  // Async, so that what the core throws becomes a rejection.
  async function call<Answer>(callOptions: CallOptions | undefined, decide: () => Answer): Promise<Answer> {
    callOptions?.signal?.throwIfAborted()
    if (isClosed) throw new MetadataError('CLOSED', 'the metadata store is closed')
    return decide()
  }

  return {
    start: (options) => call(options, () => undefined),
    async close() {
      isClosed = true
    },
    nowMs: (options) => call(options, () => clock.nowMs()),
    commitSegment: (commit, options) =>
      call(options, () => {
        const outcome = core.commitSegment(commit, clock.nowMs())
        if (outcome.ok) listeners.tell(commit.batches, outcome.verdicts)
        return outcome
      }),
    abortSegment: (segmentId, options) => call(options, () => core.abortSegment(segmentId, clock.nowMs())),
    segmentStates: (segmentIds, options) => call(options, () => core.segmentStates(segmentIds)),
    createTopics: (clusterId, specs, options) => call(options, () => core.createTopics(clusterId, specs)),
    deleteTopics: (clusterId, ids, options) => call(options, () => core.deleteTopics(clusterId, ids, clock.nowMs())),
    createPartitions: (clusterId, increases, options) =>
      call(options, () => core.createPartitions(clusterId, increases)),
    updateTopicConfigs: (clusterId, updates, options) =>
      call(options, () => core.updateTopicConfigs(clusterId, updates)),
    deleteRecords: (clusterId, deletions, options) => call(options, () => core.deleteRecords(clusterId, deletions)),
    listTopics: (clusterId, options) => call(options, () => core.listTopics(clusterId)),
    findTopicsByName: (clusterId, names, options) => call(options, () => core.findTopicsByName(clusterId, names)),
    findTopicsById: (clusterId, ids, options) => call(options, () => core.findTopicsById(clusterId, ids)),
    allocateProducerId: (options) => call(options, () => core.allocateProducerId()),
    readPartitions: (queries, options) => call(options, () => core.readPartitions(queries)),
    findByTimestamp: (queries, options) => call(options, () => core.findByTimestamp(queries)),
    onCommit: (listener) => listeners.add(listener),
    maintain: (options) => call(options, () => core.maintain(clock.nowMs())),
    openLease: (clusterId, holder, leaseMs, options) =>
      call(options, () => core.openLease(clusterId, holder, leaseMs, clock.nowMs())),
    renewLease: (leaseId, leaseMs, options) => call(options, () => core.renewLease(leaseId, leaseMs, clock.nowMs())),
    endLease: (leaseId, options) => call(options, () => core.endLease(leaseId)),
    claimGroup: (clusterId, groupId, leaseId, options) =>
      call(options, () => core.claimGroup(clusterId, groupId, leaseId, clock.nowMs())),
    findGroupHolder: (clusterId, groupId, options) =>
      call(options, () => core.findGroupHolder(clusterId, groupId, clock.nowMs())),
    listOrphanGroups: (clusterId, countMax, options) =>
      call(options, () => core.listOrphanGroups(clusterId, countMax, clock.nowMs())),
    readGroup: (clusterId, groupId, options) => call(options, () => core.readGroup(clusterId, groupId)),
    listGroups: (clusterId, options) => call(options, () => core.listGroups(clusterId, clock.nowMs())),
    writeGroup: (fence, record, options) => call(options, () => core.writeGroup(fence, record)),
    deleteGroup: (fence, options) => call(options, () => core.deleteGroup(fence)),
    commitOffsets: (fence, offsets, options) => call(options, () => core.commitOffsets(fence, offsets, clock.nowMs())),
    deleteOffsets: (fence, partitions, options) => call(options, () => core.deleteOffsets(fence, partitions)),
    readOffsets: (clusterId, queries, options) => call(options, () => core.readOffsets(clusterId, queries)),
  }
}
