/**
 * DeleteTopics.
 *
 * - v1-3: by name; throttle time. v4: flexible. v5: error messages. v6 (KIP-516): by name or by topic id.
 *
 * A topic that is named twice, by name or id, is not deleted: INVALID_REQUEST, as in Kafka. The name is free at once. Batches in flight to the deleted topic are never written to one created again.
 */
import { ErrorCode, ZERO_UUID } from '@millrace/protocol'
import { deleteTopicsRequest, deleteTopicsResponse } from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler } from '@millrace/server'
import type { HandlerWorld } from './handler-context.ts'

interface WantedDeletion {
  readonly name: string | null
  readonly topicId: string
}

type Resolution = WantedDeletion & { readonly errorCode: number; readonly errorMessage?: string | null }

/** Whoever names a topic twice may not mean it: none of its entries is done. */
function refuseTwice(resolved: readonly Resolution[]): readonly Resolution[] {
  const keyOf = ({ name, topicId }: WantedDeletion) => (topicId === ZERO_UUID ? `name ${name}` : topicId)
  const counts = new Map<string, number>()
  for (const each of resolved) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1)
  return resolved.map((each) =>
    counts.get(keyOf(each)) === 1
      ? each
      : { ...each, errorCode: ErrorCode.INVALID_REQUEST, errorMessage: 'The topic is named more than once.' },
  )
}

/** The handler of API key 20. */
export function deleteTopicsHandler({ metadata, catalog, settings }: HandlerWorld): AnyHandler {
  /** Finds the other half of each name or id, or the error. */
  async function resolve(wanted: readonly WantedDeletion[]): Promise<Resolution[]> {
    // Asked afresh: a remembered topic may have been deleted and created again by another agent.
    const names = wanted.map(({ name }) => name ?? '')
    const ids = wanted.map(({ topicId }) => topicId)
    const byName = await metadata.findTopicsByName(settings.clusterId, names)
    const byId = await metadata.findTopicsById(settings.clusterId, ids)
    return wanted.map(({ name, topicId }, index) => {
      const hasId = topicId !== ZERO_UUID
      if (hasId === (name !== null)) return { name, topicId, errorCode: ErrorCode.INVALID_REQUEST }
      const topic = hasId ? byId[index] : byName[index]
      if (topic === null || topic === undefined)
        return {
          name,
          topicId,
          errorCode: hasId ? ErrorCode.UNKNOWN_TOPIC_ID : ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
        }
      return { name: topic.name, topicId: topic.topicId, errorCode: ErrorCode.NONE }
    })
  }

  async function deleteTopics(wanted: readonly WantedDeletion[]) {
    const resolved = refuseTwice(await resolve(wanted))
    const found = resolved.filter(({ errorCode }) => errorCode === ErrorCode.NONE)
    const ids = [...new Set(found.map(({ topicId }) => topicId))]
    await metadata.deleteTopics(settings.clusterId, ids)
    for (const topicId of ids) catalog.forget(topicId)
    return { responses: [...resolved] }
  }

  return defineHandler({
    request: deleteTopicsRequest,
    response: deleteTopicsResponse,
    versionMin: 1,
    versionMax: 6,
    handle(request, { apiVersion }) {
      const byName = request.topicNames.map((name) => ({ name, topicId: ZERO_UUID }))
      return { response: deleteTopics(apiVersion >= 6 ? request.topics : byName) }
    },
    errorResponse: (request, errorCode) => ({
      responses: [
        ...request.topics.map(({ name, topicId }) => ({ name, topicId, errorCode })),
        ...request.topicNames.map((name) => ({ name, errorCode })),
      ],
    }),
  })
}
