import { checkTopicSpecs, type MetadataCore } from '@millrace/metadata'
import type { SqliteDatabase } from './open-database.ts'
import type { ResolvedSqliteMetadataOptions } from './options.ts'
import { createSqliteGroups } from './sqlite-groups.ts'
import { createSqliteMaintenance } from './sqlite-maintenance.ts'
import { createSqliteReads } from './sqlite-reads.ts'
import { createSqliteSegments } from './sqlite-segments.ts'
import { createSqliteTopicChanges } from './sqlite-topic-changes.ts'
import { createSqliteTopics } from './sqlite-topics.ts'
import { createTransaction } from './transaction.ts'
import { prepare } from './statement.ts'

/** How many producer ids one write sets aside; those not used when the store closes are lost, as Kafka loses them. */
const PRODUCER_IDS_PER_BLOCK = 1000

/** The commit contract on an open connection, synchronous: what runs inside the worker thread. */
export function createSqliteCore(database: SqliteDatabase, options: ResolvedSqliteMetadataOptions): MetadataCore {
  const transact = createTransaction(database)
  const topics = createSqliteTopics(database)
  const segments = createSqliteSegments(database, topics, options)
  const reads = createSqliteReads(database, topics, options.readExtentsMax)
  const changes = createSqliteTopicChanges(database, topics)
  const groups = createSqliteGroups(database, topics)
  const maintain = createSqliteMaintenance(database, options)
  const takeBlock = prepare<{ value: number }>(
    database,
    "UPDATE counters SET value = value + ? WHERE name = 'producerIdNext' RETURNING value",
  )
  let producerIdNext = 0
  let producerIdEnd = 0

  function allocateProducerId(): number {
    if (producerIdNext === producerIdEnd) {
      const [row] = transact(() => takeBlock.all(PRODUCER_IDS_PER_BLOCK))
      producerIdEnd = row!.value
      producerIdNext = producerIdEnd - PRODUCER_IDS_PER_BLOCK
    }
    return producerIdNext++
  }

  return {
    commitSegment: (commit, nowMs) => transact(() => segments.commit(commit, nowMs)),
    abortSegment: (segmentId, nowMs) => transact(() => segments.abort(segmentId, nowMs)),
    segmentStates: (segmentIds) => segments.states(segmentIds),
    createTopics(clusterId, specs) {
      checkTopicSpecs(specs)
      return transact(() => specs.map((spec) => topics.create(clusterId, spec)))
    },
    deleteTopics: (clusterId, topicIds, nowMs) =>
      transact(() => topicIds.map((topicId) => topics.markDeleted(clusterId, topicId, nowMs))),
    createPartitions: (clusterId, increases) => transact(() => changes.createPartitions(clusterId, increases)),
    updateTopicConfigs: (clusterId, updates) => transact(() => changes.updateTopicConfigs(clusterId, updates)),
    deleteRecords: (clusterId, deletions) => transact(() => changes.deleteRecords(clusterId, deletions)),
    listTopics: (clusterId) => topics.list(clusterId),
    findTopicsByName: (clusterId, names) => topics.findByName(clusterId, names),
    findTopicsById: (clusterId, topicIds) => topics.findById(clusterId, topicIds),
    allocateProducerId,
    readPartitions: (queries) => reads.readPartitions(queries),
    findByTimestamp: (queries) => reads.findByTimestamp(queries),
    maintain: (nowMs) => transact(() => maintain(nowMs)),
    openLease: (...args) => transact(() => groups.openLease(...args)),
    renewLease: (leaseId, leaseMs, nowMs) => groups.renewLease(leaseId, leaseMs, nowMs),
    endLease: (leaseId) => groups.endLease(leaseId),
    claimGroup: (...args) => transact(() => groups.claimGroup(...args)),
    findGroupHolder: (clusterId, groupId, nowMs) => groups.findGroupHolder(clusterId, groupId, nowMs),
    listOrphanGroups: (clusterId, countMax, nowMs) => groups.listOrphanGroups(clusterId, countMax, nowMs),
    readGroup: (clusterId, groupId) => groups.readGroup(clusterId, groupId),
    listGroups: (clusterId, nowMs) => groups.listGroups(clusterId, nowMs),
    writeGroup: (fence, record) => transact(() => groups.writeGroup(fence, record)),
    deleteGroup: (fence) => transact(() => groups.deleteGroup(fence)),
    commitOffsets: (fence, offsets, nowMs) => transact(() => groups.commitOffsets(fence, offsets, nowMs)),
    deleteOffsets: (fence, partitions) => transact(() => groups.deleteOffsets(fence, partitions)),
    readOffsets: (clusterId, queries) => groups.readOffsets(clusterId, queries),
  }
}
