import { ErrorCode } from '@millrace/protocol'
import type { CatalogTopic, TopicCatalog } from '../topic-catalog.ts'

/** The topics that a request names, by name or by id, in its order; null where there is none. */
export function findWantedTopics(
  catalog: TopicCatalog,
  wanted: readonly { readonly name: string; readonly topicId: string }[],
  byId: boolean,
): Promise<readonly (CatalogTopic | null)[]> {
  if (byId) return catalog.findById(wanted.map(({ topicId }) => topicId))
  return catalog.findByName(wanted.map(({ name }) => name))
}

/** How a client is told that there is no such topic. */
export function unknownTopicError(byId: boolean): number {
  return byId ? ErrorCode.UNKNOWN_TOPIC_ID : ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
}
