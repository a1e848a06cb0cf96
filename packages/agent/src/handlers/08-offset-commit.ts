/**
 * OffsetCommit: stores how far a group has read.
 *
 * - v2-4: retention time, which sets when these very offsets expire. v3: throttle time. v5 (KIP-211): the group's state
 *   decides instead. v6 (KIP-320): leader epoch. v7 (KIP-345): static members. v8: flexible. v9 (KIP-848): a group that
 *   there is not is GROUP_ID_NOT_FOUND, before it ILLEGAL_GENERATION; a group of the newer protocol, which is not built,
 *   would answer STALE_MEMBER_EPOCH. v10 (KIP-848): topics by id.
 *
 * The answer comes when the offsets are stored.
 */
import type { OffsetCommit } from '@millrace/coordinator'
import { ErrorCode, ZERO_UUID } from '@millrace/protocol'
import {
  offsetCommitRequest,
  type OffsetCommitRequest,
  type OffsetCommitRequestPartition,
  offsetCommitResponse,
} from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler, type RequestContext } from '@millrace/server'
import { watchForAbandonment } from '../groups/abandoned.ts'
import { unlessDefault } from '../groups/int64.ts'
import { findWantedTopics, unknownTopicError } from '../groups/wanted-topics.ts'
import type { HandlerWorld } from './handler-context.ts'

/** Versions in which something begins. */
const Since = { GROUP_NOT_FOUND: 9, TOPIC_IDS: 10 } as const

/** An offset as the coordinator takes it; undefined for one that cannot be stored. */
function offsetCommit(topicId: string, partition: OffsetCommitRequestPartition): OffsetCommit | undefined {
  const { partitionIndex, committedOffset, committedLeaderEpoch, committedMetadata } = partition
  if (typeof committedOffset !== 'number') return undefined
  return {
    topicId,
    partition: partitionIndex,
    offset: committedOffset,
    leaderEpoch: Math.max(-1, committedLeaderEpoch),
    metadata: committedMetadata ?? '',
  }
}

function everyPartition({ topics }: OffsetCommitRequest, errorCode: number) {
  return {
    topics: topics.map(({ name, topicId, partitions }) => ({
      name,
      topicId,
      partitions: partitions.map(({ partitionIndex }) => ({ partitionIndex, errorCode })),
    })),
  }
}

/** The handler of API key 8. */
export function offsetCommitHandler({ coordinator, catalog, clock }: HandlerWorld): AnyHandler {
  async function commit(request: OffsetCommitRequest, apiVersion: number, signal: AbortSignal) {
    const byId = apiVersion >= Since.TOPIC_IDS
    const topics = await findWantedTopics({ catalog, clock }, request.topics, byId)
    const offsets: OffsetCommit[] = []
    const places = request.topics.map(({ partitions }, index) => {
      const topicId = topics[index]?.topicId
      return partitions.map((partition) => {
        const offset = offsetCommit(topicId ?? ZERO_UUID, partition)
        if (topicId === undefined || offset === undefined) return undefined
        return offsets.push(offset) - 1
      })
    })
    const wanted = {
      groupId: request.groupId,
      generation: request.generationIdOrMemberEpoch,
      memberId: request.memberId,
      instanceId: request.groupInstanceId,
      retentionMs: unlessDefault(request.retentionTimeMs, -1),
      offsets,
    }
    const { results } = await coordinator.commitOffsets(wanted, { signal })
    const unknown = unknownTopicError(byId)
    const errorOf = (topicIndex: number, place: number | undefined) => {
      if (place === undefined) return topics[topicIndex] === null ? unknown : ErrorCode.INVALID_REQUEST
      const errorCode = results[place]!
      if (errorCode === ErrorCode.GROUP_ID_NOT_FOUND && apiVersion < Since.GROUP_NOT_FOUND)
        return ErrorCode.ILLEGAL_GENERATION
      if (errorCode !== ErrorCode.UNKNOWN_TOPIC_OR_PARTITION) return errorCode
      // The topic may have been deleted and made again since it was remembered.
      catalog.forget(topics[topicIndex]!.topicId)
      return errorCode
    }
    return {
      topics: request.topics.map(({ name, topicId, partitions }, topicIndex) => ({
        name,
        topicId,
        partitions: partitions.map(({ partitionIndex }, index) => ({
          partitionIndex,
          errorCode: errorOf(topicIndex, places[topicIndex]![index]),
        })),
      })),
    }
  }

  return defineHandler({
    request: offsetCommitRequest,
    response: offsetCommitResponse,
    versionMin: 2,
    versionMax: 10,
    handle(request, { apiVersion, connection }: RequestContext) {
      // Whoever gave this up may commit something newer by another connection, which this must not come after.
      const { signal, settle } = watchForAbandonment(connection, clock)
      return { response: commit(request, apiVersion, signal).finally(settle) }
    },
    errorResponse: everyPartition,
  })
}
