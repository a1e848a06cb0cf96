import type { PartitionRead } from '@millrace/metadata'
import { ErrorCode, type Int64, ZERO_UUID } from '@millrace/protocol'
import type { FetchRequest } from '@millrace/protocol/messages'
import type { CatalogTopic, TopicCatalog } from '../topic-catalog.ts'

/** One partition of a Fetch request, its topic looked up. */
export interface WantedPartition {
  readonly topicId: string
  readonly partition: number
  readonly fetchOffset: Int64
  readonly bytesMax: number
  /** What can be said before the metadata store is asked; NONE if nothing. */
  readonly errorCode: number
}

/** The leader epoch of every partition: there is nothing that a second epoch could mean. */
const LEADER_EPOCH = 0

/** What a client that fences by leader epoch (KIP-320) is told; NONE when it is right or does not ask. */
export function leaderEpochError(currentLeaderEpoch: number): number {
  return currentLeaderEpoch > LEADER_EPOCH ? ErrorCode.UNKNOWN_LEADER_EPOCH : ErrorCode.NONE
}

/** Looks the topics of a Fetch request up and lists its partitions in the order of the request. */
export async function planFetch(
  request: FetchRequest,
  catalog: TopicCatalog,
  byId: boolean,
): Promise<readonly WantedPartition[]> {
  const topics = byId
    ? await catalog.findById(request.topics.map(({ topicId }) => topicId))
    : await catalog.findByName(request.topics.map(({ topic }) => topic))
  return request.topics.flatMap(({ partitions, topicId }, index) => {
    const topic = topics[index] ?? null
    return partitions.map(
      (wanted): WantedPartition => ({
        topicId: topic?.topicId ?? topicId,
        partition: wanted.partition,
        fetchOffset: wanted.fetchOffset,
        bytesMax: Math.max(0, wanted.partitionMaxBytes),
        errorCode: planError(topic, wanted.partition, {
          byId,
          epochError: leaderEpochError(wanted.currentLeaderEpoch),
        }),
      }),
    )
  })
}

function planError(
  topic: CatalogTopic | null,
  partition: number,
  { byId, epochError }: { readonly byId: boolean; readonly epochError: number },
): number {
  if (topic === null || topic.topicId === ZERO_UUID)
    return byId ? ErrorCode.UNKNOWN_TOPIC_ID : ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
  if (partition < 0 || partition >= topic.partitionCount) return ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
  return epochError
}

/** What a fresh read of the metadata store says about a wanted offset. */
export function readError(read: PartitionRead, fetchOffset: Int64, byId: boolean): number {
  if (!read.ok) return byId ? ErrorCode.UNKNOWN_TOPIC_ID : ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
  if (fetchOffset < read.logStartOffset || fetchOffset > read.highWatermark) return ErrorCode.OFFSET_OUT_OF_RANGE
  return ErrorCode.NONE
}
