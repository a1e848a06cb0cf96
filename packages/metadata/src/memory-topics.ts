import { MetadataError } from './errors.ts'
import { createMemoryLog, type MemoryLog } from './memory-log.ts'
import type { CreateTopicOutcome, Topic, TopicSpec } from './topics.ts'

/** A topic in memory, live or deleted. */
export interface MemoryTopic {
  readonly clusterId: string
  topic: Topic
  /** When it was deleted; undefined while it is live. */
  deletedAtMs: number | undefined
  /** Logs of the partitions that got records. Emptied when the topic is deleted. */
  readonly logs: Map<number, MemoryLog>
}

/** The topics of all clusters in memory. */
export interface MemoryTopics {
  /** Every topic remembered, live or deleted. */
  readonly all: ReadonlyMap<string, MemoryTopic>
  /** The live topic of that id. */
  findLive(topicId: string): MemoryTopic | undefined
  /** The live topic of that name. */
  findByName(clusterId: string, name: string): MemoryTopic | undefined
  /** The log of a partition, made when it is first asked for; undefined when there is no such partition. */
  findLog(topicId: string, partition: number): MemoryLog | undefined
  /** Throws BAD_REQUEST when the id belongs to a topic of another name or cluster. */
  checkId(clusterId: string, spec: TopicSpec): void
  /** Creates one topic, whose id was checked. */
  create(clusterId: string, spec: TopicSpec): CreateTopicOutcome
  /** Changes the partition count or the configs of a topic; returns it as it is then. */
  change(topic: MemoryTopic, change: Partial<Pick<Topic, 'partitionCount' | 'configs'>>): Topic
  /** Marks a topic deleted and frees its name. The caller has taken care of its logs. */
  markDeleted(topic: MemoryTopic, nowMs: number): void
  /** Forgets a deleted topic. */
  forget(topicId: string): void
}

/** No topics. */
export function createMemoryTopics(): MemoryTopics {
  const all = new Map<string, MemoryTopic>()
  const liveByName = new Map<string, Map<string, MemoryTopic>>()

  function findLive(topicId: string): MemoryTopic | undefined {
    const found = all.get(topicId)
    return found?.deletedAtMs === undefined ? found : undefined
  }

  return {
    all,
    findLive,
    findByName: (clusterId, name) => liveByName.get(clusterId)?.get(name),
    findLog(topicId, partition) {
      const found = findLive(topicId)
      if (found === undefined || !isPartitionOf(found.topic, partition)) return undefined
      let log = found.logs.get(partition)
      if (log === undefined) {
        log = createMemoryLog()
        found.logs.set(partition, log)
      }
      return log
    },
    checkId(clusterId, spec) {
      const sameId = all.get(spec.topicId)
      if (sameId === undefined || (sameId.clusterId === clusterId && sameId.topic.name === spec.name)) return
      throw new MetadataError('BAD_REQUEST', `topic id ${spec.topicId} belongs to another topic`)
    },
    create(clusterId, spec) {
      const sameId = all.get(spec.topicId)
      if (sameId !== undefined) return { ok: true, topic: sameId.topic }
      const names = liveByName.get(clusterId) ?? new Map<string, MemoryTopic>()
      const sameName = names.get(spec.name)
      if (sameName !== undefined) return { ok: false, code: 'TOPIC_EXISTS', topic: sameName.topic }
      const { topicId, name, partitionCount } = spec
      const topic = Object.freeze({ topicId, name, partitionCount, configs: Object.freeze({ ...spec.configs }) })
      const entry: MemoryTopic = { clusterId, topic, deletedAtMs: undefined, logs: new Map() }
      all.set(topicId, entry)
      liveByName.set(clusterId, names.set(name, entry))
      return { ok: true, topic }
    },
    change(entry, change) {
      const configs = Object.freeze({ ...(change.configs ?? entry.topic.configs) })
      entry.topic = Object.freeze({ ...entry.topic, ...change, configs })
      return entry.topic
    },
    markDeleted(entry, nowMs) {
      entry.deletedAtMs = nowMs
      entry.logs.clear()
      const names = liveByName.get(entry.clusterId)
      names?.delete(entry.topic.name)
      if (names?.size === 0) liveByName.delete(entry.clusterId)
    },
    forget(topicId) {
      all.delete(topicId)
    },
  }
}

function isPartitionOf(topic: Topic, partition: number): boolean {
  return Number.isInteger(partition) && partition >= 0 && partition < topic.partitionCount
}
