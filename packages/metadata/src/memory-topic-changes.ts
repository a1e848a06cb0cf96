import { checkPartitionIncreases, checkRecordsDeletions } from './check-topics.ts'
import type { MemoryTopic, MemoryTopics } from './memory-topics.ts'
import type { MetadataCore } from './metadata-core.ts'
import {
  type CreatePartitionsOutcome,
  type DeleteRecordsOutcome,
  movedLogStart,
  type PartitionIncrease,
  type RecordsDeletion,
  sameConfigs,
  type TopicConfigUpdate,
  type UpdateTopicConfigsOutcome,
} from './topic-changes.ts'

/** Changes of topics in memory. `releaseExtent` is told the segment of every extent that can no longer be read. */
export function createMemoryTopicChanges(
  topics: MemoryTopics,
  releaseExtent: (segmentId: string) => void,
): Pick<MetadataCore, 'createPartitions' | 'updateTopicConfigs' | 'deleteRecords'> {
  /** The live topic of that id, if it is the cluster's. */
  function find(clusterId: string, topicId: string): MemoryTopic | undefined {
    const entry = topics.findLive(topicId)
    return entry?.clusterId === clusterId ? entry : undefined
  }

  function increase(clusterId: string, { topicId, partitionCount }: PartitionIncrease): CreatePartitionsOutcome {
    const entry = find(clusterId, topicId)
    if (entry === undefined) return { ok: false, code: 'GONE' }
    if (partitionCount < entry.topic.partitionCount) return { ok: false, code: 'TOO_FEW', topic: entry.topic }
    return { ok: true, topic: topics.change(entry, { partitionCount }) }
  }

  function update(clusterId: string, { topicId, expected, configs }: TopicConfigUpdate): UpdateTopicConfigsOutcome {
    const entry = find(clusterId, topicId)
    if (entry === undefined) return { ok: false, code: 'GONE' }
    const current = entry.topic.configs
    if (sameConfigs(current, configs)) return { ok: true, topic: entry.topic }
    if (!sameConfigs(current, expected)) return { ok: false, code: 'CONFLICT', topic: entry.topic }
    return { ok: true, topic: topics.change(entry, { configs }) }
  }

  function trim(clusterId: string, { topicId, partition, beforeOffset }: RecordsDeletion): DeleteRecordsOutcome {
    const log = find(clusterId, topicId) && topics.findLog(topicId, partition)
    if (log === undefined) return { ok: false, code: 'GONE' }
    const { logStartOffset: current, nextOffset: highWatermark } = log
    const logStartOffset = movedLogStart(beforeOffset, { logStartOffset: current, highWatermark })
    if (logStartOffset === undefined) return { ok: false, code: 'OUT_OF_RANGE' }
    for (const { segmentId } of log.startAt(logStartOffset)) releaseExtent(segmentId)
    return { ok: true, logStartOffset }
  }

  return {
    createPartitions(clusterId, increases) {
      checkPartitionIncreases(increases)
      return increases.map((each) => increase(clusterId, each))
    },
    updateTopicConfigs: (clusterId, updates) => updates.map((each) => update(clusterId, each)),
    deleteRecords(clusterId, deletions) {
      checkRecordsDeletions(deletions)
      return deletions.map((each) => trim(clusterId, each))
    },
  }
}
