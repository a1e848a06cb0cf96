import { MetadataError } from '@millrace/metadata'
import { ErrorCode } from '@millrace/protocol'
import { type Clock, deadline, DeadlineError } from '@millrace/runtime'
import type { CatalogTopic, TopicCatalog } from '../topic-catalog.ts'

/**
 * How long the topics of a group's request are looked up, in milliseconds: heartbeats wait behind it on their connection,
 * and a store that is away for longer must not end their sessions.
 */
const GROUP_TOPICS_MS_MAX = 2_000

/**
 * The topics that a request names, by name or by id, in its order; null where there is none. Rejects with a MetadataError
 * UNAVAILABLE when the store does not say in `GROUP_TOPICS_MS_MAX`.
 */
export async function findWantedTopics(
  { catalog, clock }: { readonly catalog: TopicCatalog; readonly clock: Clock },
  wanted: readonly { readonly name: string; readonly topicId: string }[],
  byId: boolean,
): Promise<readonly (CatalogTopic | null)[]> {
  const limit = deadline(clock, GROUP_TOPICS_MS_MAX)
  const options = { signal: limit.signal }
  try {
    return byId
      ? await catalog.findById(
          wanted.map(({ topicId }) => topicId),
          options,
        )
      : await catalog.findByName(
          wanted.map(({ name }) => name),
          options,
        )
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error
    throw new MetadataError('UNAVAILABLE', 'topics could not be looked up in time', { cause: error })
  } finally {
    limit.cancel()
  }
}

/** How a client is told that there is no such topic. */
export function unknownTopicError(byId: boolean): number {
  return byId ? ErrorCode.UNKNOWN_TOPIC_ID : ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
}
