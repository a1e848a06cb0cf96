/**
 * Metadata: who the agents are, and which of them leads which partition for this client.
 *
 * - v0: an empty list asks for all topics. v1: null does; rack, controller, internal flag. v2: cluster id. v3: throttle
 *   time. v4 (KIP-204): may forbid automatic creation. v5: offline replicas. v7 (KIP-320): leader epoch. v8 (KIP-430):
 *   authorized operations. v9: flexible. v10 (KIP-516): topic ids. v11: no cluster operations. v12: topics by id.
 *   v13 (KIP-1102): top-level error, for clients that should bootstrap again; never needed here.
 *
 * Any agent serves any partition, so the leader is only where this client is sent. Leader epoch is always 0; replicas
 * are the leader alone, because the object store replicates.
 */
import { type Encodable, ErrorCode, ZERO_UUID } from '@millrace/protocol'
import { metadataRequest, metadataResponse, type MetadataResponse } from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler } from '@millrace/server'
import type { AgentView } from '../client-views.ts'
import { CLUSTER_OPERATIONS, OPERATIONS_NOT_ASKED, TOPIC_OPERATIONS } from '../authorized-operations.ts'
import type { CatalogTopic } from '../topic-catalog.ts'
import { isValidTopicName } from '../topic-name.ts'
import type { HandlerWorld } from './handler-context.ts'

type ShownTopic = NonNullable<Encodable<MetadataResponse>['topics']>[number]

/** First version in which a topic's name may be null. */
const NULL_NAME_VERSION = 12

interface WantedTopic {
  readonly name: string | null
  readonly topicId: string
}

/** A topic that was found, or the error in its place. */
type FoundTopic =
  | { readonly topic: CatalogTopic }
  | { readonly errorCode: number; readonly name: string | null; readonly topicId: string }

interface ShowOptions {
  readonly topicOperations: number
  /** Whether this version can leave the name out. */
  readonly mayBeNameless: boolean
}

/** Versions 10 and 11 show ids and cannot ask by them; until 12 a name must be there. */
function isAskedWrongly(wanted: readonly WantedTopic[] | null, apiVersion: number): boolean {
  if (apiVersion >= NULL_NAME_VERSION) return false
  return wanted?.some(({ name, topicId }) => name === null || topicId !== ZERO_UUID) ?? false
}

function asksForAll(wanted: readonly WantedTopic[] | null, apiVersion: number): boolean {
  return wanted === null || (apiVersion === 0 && wanted.length === 0)
}

/** The same error for every topic of a request. */
function everyTopic(
  wanted: readonly WantedTopic[] | null,
  errorCode: number,
  { clusterId, apiVersion }: { readonly clusterId: string; readonly apiVersion: number },
): Encodable<MetadataResponse> {
  return {
    // Clients ignore an answer without brokers and ask again.
    brokers: [],
    clusterId,
    topics: (wanted ?? []).map(({ name, topicId }) => ({
      errorCode,
      name: apiVersion >= NULL_NAME_VERSION ? name : (name ?? ''),
      topicId,
    })),
    errorCode,
  }
}

function showTopic(found: FoundTopic, view: AgentView, options: ShowOptions): ShownTopic {
  const { topicOperations, mayBeNameless } = options
  if (!('topic' in found)) {
    const { errorCode, topicId } = found
    const name = mayBeNameless ? found.name : (found.name ?? '')
    return { errorCode, name, topicId, partitions: [], topicAuthorizedOperations: OPERATIONS_NOT_ASKED }
  }
  const { topic } = found
  return {
    errorCode: ErrorCode.NONE,
    name: topic.name,
    topicId: topic.topicId,
    isInternal: false,
    partitions: Array.from({ length: topic.partitionCount }, (_, partitionIndex) => {
      const leader = view.leaderOf(topic.topicId, partitionIndex, topic.partitionCount)
      if (leader === null) return { errorCode: ErrorCode.LEADER_NOT_AVAILABLE, partitionIndex, leaderId: -1 }
      return { partitionIndex, leaderId: leader, leaderEpoch: 0, replicaNodes: [leader], isrNodes: [leader] }
    }),
    topicAuthorizedOperations: topicOperations,
  }
}

/** The handler of API key 3. */
export function metadataHandler({ settings, catalog, topicCreator, views }: HandlerWorld): AnyHandler {
  async function createMissing(names: readonly string[]): Promise<Map<string, FoundTopic>> {
    const wanted = [...new Set(names)].map((name) => ({
      name,
      partitionCount: -1,
      replicationFactor: -1,
      assignedPartitions: [],
      configs: [],
    }))
    const results = await topicCreator.create(wanted)
    // Somebody else may have created one of them meanwhile: what counts is what is there now.
    const found = await catalog.findByName(wanted.map(({ name }) => name))
    return new Map(
      wanted.map(({ name }, index): [string, FoundTopic] => {
        const topic = found[index]
        const result = results[index]!
        if (topic !== null && topic !== undefined) return [name, { topic }]
        const errorCode = result.ok ? ErrorCode.LEADER_NOT_AVAILABLE : result.errorCode
        return [name, { errorCode, name, topicId: ZERO_UUID }]
      }),
    )
  }

  async function findByName(names: readonly string[], mayCreate: boolean): Promise<readonly FoundTopic[]> {
    const valid = names.filter(isValidTopicName)
    const existing = await catalog.findByName(valid)
    const found = new Map(valid.flatMap((name, index) => (existing[index] ? [[name, { topic: existing[index] }]] : [])))
    const missing = valid.filter((name) => !found.has(name))
    const created = mayCreate && missing.length > 0 ? await createMissing(missing) : new Map<string, FoundTopic>()
    return names.map((name): FoundTopic => {
      if (!isValidTopicName(name)) return { errorCode: ErrorCode.INVALID_TOPIC_EXCEPTION, name, topicId: ZERO_UUID }
      const unknown = { errorCode: ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, name, topicId: ZERO_UUID }
      return (found.get(name) as FoundTopic | undefined) ?? created.get(name) ?? unknown
    })
  }

  async function findById(topicIds: readonly string[]): Promise<readonly FoundTopic[]> {
    const found = await catalog.findById(topicIds)
    return topicIds.map((topicId, index): FoundTopic => {
      const topic = found[index]
      if (topic !== null && topic !== undefined) return { topic }
      return { errorCode: ErrorCode.UNKNOWN_TOPIC_ID, name: null, topicId }
    })
  }

  async function find(wanted: readonly WantedTopic[], mayCreate: boolean): Promise<readonly FoundTopic[]> {
    // Each topic is answered once, as in Kafka: naming a large one a million times must not multiply it.
    const names = new Set<string>()
    const topicIds = new Set<string>()
    for (const { name, topicId } of wanted) {
      if (topicId === ZERO_UUID) names.add(name ?? '')
      else topicIds.add(topicId)
    }
    return [...(await findByName([...names], mayCreate)), ...(await findById([...topicIds]))]
  }

  return defineHandler({
    request: metadataRequest,
    response: metadataResponse,
    versionMin: 0,
    versionMax: 13,
    handle(request, context) {
      const { apiVersion } = context
      if (isAskedWrongly(request.topics, apiVersion)) {
        const { clusterId } = settings
        const response = everyTopic(request.topics, ErrorCode.INVALID_REQUEST, { clusterId, apiVersion })
        return { response: Promise.resolve(response) }
      }
      const mayCreate = settings.autoCreateTopics && request.allowAutoTopicCreation
      const found = asksForAll(request.topics, apiVersion)
        ? catalog.list().then((topics): readonly FoundTopic[] => topics.map((topic) => ({ topic })))
        : find(request.topics ?? [], mayCreate)
      const response = found.then((topics) => {
        const view = views.of(context)
        const topicOperations = request.includeTopicAuthorizedOperations ? TOPIC_OPERATIONS : OPERATIONS_NOT_ASKED
        const mayBeNameless = apiVersion >= NULL_NAME_VERSION
        return {
          brokers: [...view.brokers],
          clusterId: settings.clusterId,
          controllerId: view.controllerId,
          topics: topics.map((topic) => showTopic(topic, view, { topicOperations, mayBeNameless })),
          ...(request.includeClusterAuthorizedOperations ? { clusterAuthorizedOperations: CLUSTER_OPERATIONS } : {}),
        }
      })
      return { response }
    },
    errorResponse(request, errorCode, { apiVersion }) {
      // There is no error for all topics, and an answer without any would say that there are none.
      if (asksForAll(request.topics, apiVersion)) return { closeReason: `all topics: error ${errorCode}` }
      return everyTopic(request.topics, errorCode, { clusterId: settings.clusterId, apiVersion })
    },
  })
}
