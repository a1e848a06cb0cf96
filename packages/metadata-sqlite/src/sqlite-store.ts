import {
  type CallOptions,
  createCommitListeners,
  MetadataError,
  type MetadataCore,
  type MetadataStore,
} from '@millrace/metadata'
import { type Clock, type Logger, noopLogger } from '@millrace/runtime'
import {
  type ResolvedSqliteMetadataOptions,
  resolveSqliteMetadataOptions,
  type SqliteMetadataOptions,
} from './options.ts'
import { type SpawnWorker, spawnWorker } from './spawn-worker.ts'
import { createWorkerKeeper } from './worker-keeper.ts'

/** What a SQLite store works with. */
export interface SqliteMetadataCollaborators {
  /** The store's clock. */
  readonly clock: Clock
  /**
   * Where the store says that it lost its file, opened it again or failed.
   *
   * @defaultValue `noopLogger`
   */
  readonly logger?: Logger | undefined
}

/** A metadata store on a SQLite file. */
export interface SqliteMetadataStore extends MetadataStore {
  /** Resolves when the store was closed; rejects with the reason when it failed by itself. */
  readonly closed: Promise<void>
}

/**
 * A metadata store in one SQLite file that one process uses at a time: what an agent without PostgreSQL keeps its
 * metadata in.
 *
 * All access happens in a thread of its own, so that an fsync never stalls the event loop. `start` rejects with IN_USE,
 * at once and in one sentence, when another process has the file; the operating system releases it however that process
 * ends. When the disk fails a call, the file is opened again at the next one. When the thread itself dies, the store is
 * closed, and {@link SqliteMetadataStore.closed} says why; the process lives on.
 */
export function createSqliteMetadataStore(
  collaborators: SqliteMetadataCollaborators,
  options: SqliteMetadataOptions,
): SqliteMetadataStore {
  return createStoreOnWorker({ ...collaborators, spawn: spawnWorker }, resolveSqliteMetadataOptions(options))
}

/** {@link createSqliteMetadataStore} with the start of the thread in the caller's hands. */
export function createStoreOnWorker(
  collaborators: SqliteMetadataCollaborators & { readonly spawn: SpawnWorker },
  options: ResolvedSqliteMetadataOptions,
): SqliteMetadataStore {
  const { clock, logger = noopLogger, spawn } = collaborators
  const listeners = createCommitListeners(logger)
  const keeper = createWorkerKeeper({ logger, spawn }, options)

  function ask<Method extends keyof MetadataCore>(
    callOptions: CallOptions | undefined,
    method: Method,
    ...args: Parameters<MetadataCore[Method]>
  ): Promise<ReturnType<MetadataCore[Method]>> {
    return keeper.call<ReturnType<MetadataCore[Method]>>(method, args, callOptions?.signal)
  }

  return {
    closed: keeper.closed,
    start: (options) => keeper.start(options?.signal),
    close: () => keeper.close(),
    async nowMs(options) {
      options?.signal?.throwIfAborted()
      if (!keeper.isOpen) throw new MetadataError('CLOSED', 'the metadata store is not open')
      return clock.nowMs()
    },
    async commitSegment(commit, options) {
      const outcome = await ask(options, 'commitSegment', commit, clock.nowMs())
      if (outcome.ok) listeners.tell(commit.batches, outcome.verdicts)
      return outcome
    },
    abortSegment: (segmentId, options) => ask(options, 'abortSegment', segmentId, clock.nowMs()),
    segmentStates: (segmentIds, options) => ask(options, 'segmentStates', segmentIds),
    createTopics: (clusterId, specs, options) => ask(options, 'createTopics', clusterId, specs),
    deleteTopics: (clusterId, ids, options) => ask(options, 'deleteTopics', clusterId, ids, clock.nowMs()),
    createPartitions: (clusterId, increases, options) => ask(options, 'createPartitions', clusterId, increases),
    updateTopicConfigs: (clusterId, updates, options) => ask(options, 'updateTopicConfigs', clusterId, updates),
    deleteRecords: (clusterId, deletions, options) => ask(options, 'deleteRecords', clusterId, deletions),
    listTopics: (clusterId, options) => ask(options, 'listTopics', clusterId),
    findTopicsByName: (clusterId, names, options) => ask(options, 'findTopicsByName', clusterId, names),
    findTopicsById: (clusterId, ids, options) => ask(options, 'findTopicsById', clusterId, ids),
    allocateProducerId: (options) => ask(options, 'allocateProducerId'),
    readPartitions: (queries, options) => ask(options, 'readPartitions', queries),
    findByTimestamp: (queries, options) => ask(options, 'findByTimestamp', queries),
    onCommit: (listener) => listeners.add(listener),
    maintain: (options) => ask(options, 'maintain', clock.nowMs()),
    openLease: (clusterId, holder, leaseMs, options) =>
      ask(options, 'openLease', clusterId, holder, leaseMs, clock.nowMs()),
    renewLease: (leaseId, leaseMs, options) => ask(options, 'renewLease', leaseId, leaseMs, clock.nowMs()),
    endLease: (leaseId, options) => ask(options, 'endLease', leaseId),
    claimGroup: (clusterId, groupId, leaseId, options) =>
      ask(options, 'claimGroup', clusterId, groupId, leaseId, clock.nowMs()),
    findGroupHolder: (clusterId, groupId, options) =>
      ask(options, 'findGroupHolder', clusterId, groupId, clock.nowMs()),
    listOrphanGroups: (clusterId, countMax, options) =>
      ask(options, 'listOrphanGroups', clusterId, countMax, clock.nowMs()),
    readGroup: (clusterId, groupId, options) => ask(options, 'readGroup', clusterId, groupId),
    listGroups: (clusterId, options) => ask(options, 'listGroups', clusterId, clock.nowMs()),
    writeGroup: (fence, record, options) => ask(options, 'writeGroup', fence, record),
    deleteGroup: (fence, options) => ask(options, 'deleteGroup', fence),
    commitOffsets: (fence, offsets, options) => ask(options, 'commitOffsets', fence, offsets, clock.nowMs()),
    deleteOffsets: (fence, partitions, options) => ask(options, 'deleteOffsets', fence, partitions),
    readOffsets: (clusterId, queries, options) => ask(options, 'readOffsets', clusterId, queries),
  }
}
