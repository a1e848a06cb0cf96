import type { CallOptions, MetadataStore, Topic } from '@millrace/metadata'
import type { Clock } from '@millrace/runtime'
import { LRUCache } from 'lru-cache'
import { type AppendRules, appendRules } from './topic-configs.ts'

/** A topic with what produce needs of its configs. */
export interface CatalogTopic extends Topic {
  readonly rules: AppendRules
}

/** How the catalog is bounded. */
export interface TopicCatalogOptions {
  readonly clusterId: string
  /** The broker's `message.max.bytes`. */
  readonly batchBytesMaxDefault: number
  /** Topics remembered at a time. */
  readonly topicsMax: number
  /** How long a topic is remembered before it is read again, in milliseconds: another agent may have changed it. */
  readonly topicAgeMsMax: number
}

/**
 * What this agent remembers of topics, so that a produce can take its place at once.
 *
 * Only what exists is remembered. A topic that is gone by now costs a GONE verdict, after which it is forgotten.
 */
export interface TopicCatalog {
  /** The topic as remembered, by name; undefined when it must be looked up. */
  cachedByName(name: string): CatalogTopic | undefined
  /** The topic as remembered, by id. */
  cachedById(topicId: string): CatalogTopic | undefined
  /** Topics by name, from the store where they are not remembered; null where there is none. */
  findByName(names: readonly string[], options?: CallOptions): Promise<readonly (CatalogTopic | null)[]>
  /** Topics by id. */
  findById(topicIds: readonly string[], options?: CallOptions): Promise<readonly (CatalogTopic | null)[]>
  /** Every topic, from the store. */
  list(): Promise<readonly CatalogTopic[]>
  /** Remembers a topic that was just created or read. */
  remember(topic: Topic): CatalogTopic
  /** Forgets a topic. */
  forget(topicId: string): void
}

interface Entry {
  readonly topic: CatalogTopic
  readonly rememberedMs: number
}

/** An empty catalog in front of `store`. */
export function createTopicCatalog(
  { store, clock }: { readonly store: MetadataStore; readonly clock: Clock },
  options: TopicCatalogOptions,
): TopicCatalog {
  const byId = new LRUCache<string, Entry>({ max: options.topicsMax })
  const idsByName = new LRUCache<string, string>({ max: options.topicsMax })

  function cachedById(topicId: string): CatalogTopic | undefined {
    const entry = byId.get(topicId)
    if (entry === undefined || clock.monotonicMs() - entry.rememberedMs > options.topicAgeMsMax) return undefined
    return entry.topic
  }

  function cachedByName(name: string): CatalogTopic | undefined {
    const topicId = idsByName.get(name)
    return topicId === undefined ? undefined : cachedById(topicId)
  }

  function remember(topic: Topic): CatalogTopic {
    const known = { ...topic, rules: appendRules(topic.configs, options.batchBytesMaxDefault) }
    byId.set(topic.topicId, { topic: known, rememberedMs: clock.monotonicMs() })
    idsByName.set(topic.name, topic.topicId)
    return known
  }

  /** Asks the store only for what is not remembered. */
  async function find(
    keys: readonly string[],
    cached: (key: string) => CatalogTopic | undefined,
    ask: (missing: readonly string[]) => Promise<readonly (Topic | null)[]>,
  ): Promise<readonly (CatalogTopic | null)[]> {
    // Kept here, because what is remembered may expire or be pushed out while the rest is looked up.
    const found = new Map<string, CatalogTopic | null>()
    const missing: string[] = []
    for (const key of new Set(keys)) {
      const known = cached(key)
      if (known === undefined) missing.push(key)
      else found.set(key, known)
    }
    if (missing.length > 0) {
      const answers = await ask(missing)
      for (const [index, key] of missing.entries()) {
        const topic = answers[index] ?? null
        found.set(key, topic === null ? null : remember(topic))
      }
    }
    return keys.map((key) => found.get(key) ?? null)
  }

  return {
    cachedByName,
    cachedById,
    remember,
    findByName: (names, call) =>
      find(names, cachedByName, (missing) => store.findTopicsByName(options.clusterId, missing, call)),
    findById: (topicIds, call) =>
      find(topicIds, cachedById, (missing) => store.findTopicsById(options.clusterId, missing, call)),
    async list() {
      return (await store.listTopics(options.clusterId)).map(remember)
    },
    forget(topicId) {
      const entry = byId.get(topicId)
      byId.delete(topicId)
      if (entry !== undefined && idsByName.get(entry.topic.name) === topicId) idsByName.delete(entry.topic.name)
    },
  }
}
