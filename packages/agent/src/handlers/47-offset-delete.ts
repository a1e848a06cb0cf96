/**
 * OffsetDelete (KIP-496): forgets a group's offsets of topics that it no longer reads.
 *
 * There is only v0. Topics that a member is subscribed to are refused with GROUP_SUBSCRIBED_TO_TOPIC; a group of another
 * kind than consumers must be empty.
 */
import { ErrorCode, ZERO_UUID } from '@millrace/protocol'
import { offsetDeleteRequest, type OffsetDeleteRequest, offsetDeleteResponse } from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler } from '@millrace/server'
import { findWantedTopics } from '../groups/wanted-topics.ts'
import type { HandlerWorld } from './handler-context.ts'

/** The handler of API key 47. */
export function offsetDeleteHandler({ coordinator, catalog, clock }: HandlerWorld): AnyHandler {
  async function deleteOffsets({ groupId, topics }: OffsetDeleteRequest) {
    const named = topics.map(({ name }) => ({ name, topicId: ZERO_UUID }))
    const known = await findWantedTopics({ catalog, clock }, named, false)
    const hasPartition = (index: number, partition: number) =>
      partition >= 0 && partition < (known[index]?.partitionCount ?? 0)
    const answer = await coordinator.deleteOffsets(
      groupId,
      topics.map(({ name, partitions }, index) => ({
        topicName: name,
        partitions: partitions.flatMap(({ partitionIndex }) =>
          hasPartition(index, partitionIndex) ? [{ topicId: known[index]!.topicId, partition: partitionIndex }] : [],
        ),
      })),
    )
    if (answer.errorCode !== ErrorCode.NONE) return { errorCode: answer.errorCode }
    return {
      errorCode: ErrorCode.NONE,
      topics: topics.map(({ name, partitions }, index) => ({
        name,
        partitions: partitions.map(({ partitionIndex }) => ({
          partitionIndex,
          errorCode: hasPartition(index, partitionIndex)
            ? answer.results[index]!
            : ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
        })),
      })),
    }
  }

  return defineHandler({
    request: offsetDeleteRequest,
    response: offsetDeleteResponse,
    versionMin: 0,
    versionMax: 0,
    handle: (request) => ({ response: deleteOffsets(request) }),
    errorResponse: (_request, errorCode) => ({ errorCode }),
  })
}
