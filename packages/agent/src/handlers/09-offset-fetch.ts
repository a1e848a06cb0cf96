/**
 * OffsetFetch: how far groups have read.
 *
 * - v1: from the broker's store. v2: null topics ask for all; an error of the whole request. v3: throttle time. v4: like
 *   v3. v5 (KIP-320): leader epoch. v6: flexible. v7 (KIP-447): `requireStable`, which changes nothing while there are no
 *   transactions. v8 (KIP-709): several groups. v9 (KIP-848): member id and epoch, which matter to groups of the newer
 *   protocol alone, and that is not built. v10 (KIP-848): topics by id.
 *
 * A partition without an offset is answered with -1. Asking neither makes a group nor takes it over.
 */
import type { OffsetsQuery, PartitionKey } from '@millrace/metadata'
import { ErrorCode } from '@millrace/protocol'
import { offsetFetchRequest, type OffsetFetchRequest, offsetFetchResponse } from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler } from '@millrace/server'
import { findWantedTopics } from '../groups/wanted-topics.ts'
import type { CatalogTopic } from '../topic-catalog.ts'
import type { HandlerWorld } from './handler-context.ts'

/** Versions in which something begins. */
const Since = { WHOLE_ERROR: 2, SEVERAL_GROUPS: 8, TOPIC_IDS: 10 } as const

/** A topic that is asked for, in one shape for all versions. */
interface WantedTopic {
  readonly name: string
  readonly topicId: string
  readonly partitionIndexes: readonly number[]
}

/** A group that is asked for; null topics are all that it has offsets of. */
interface WantedGroup {
  readonly groupId: string
  readonly topics: readonly WantedTopic[] | null
}

interface AnsweredPartition {
  readonly partitionIndex: number
  readonly committedOffset: number
  readonly committedLeaderEpoch: number
  readonly metadata: string
  readonly errorCode: number
}

interface AnsweredTopic {
  readonly name: string
  readonly topicId: string
  readonly partitions: readonly AnsweredPartition[]
}

interface AnsweredGroup {
  readonly groupId: string
  readonly errorCode: number
  readonly topics: readonly AnsweredTopic[]
}

function wantedGroups({ groupId, topics, groups }: OffsetFetchRequest, apiVersion: number): readonly WantedGroup[] {
  if (apiVersion >= Since.SEVERAL_GROUPS) return groups
  return [{ groupId, topics: topics?.map((topic) => ({ ...topic, topicId: '' })) ?? null }]
}

function without(partitionIndex: number, errorCode: number): AnsweredPartition {
  return { partitionIndex, committedOffset: -1, committedLeaderEpoch: -1, metadata: '', errorCode }
}

function failed({ groupId, topics }: WantedGroup, errorCode: number, apiVersion: number): AnsweredGroup {
  const answered = (topics ?? []).map(({ name, topicId, partitionIndexes }) => ({
    name,
    topicId,
    partitions: partitionIndexes.map((partitionIndex) => without(partitionIndex, errorCode)),
  }))
  return { groupId, errorCode, topics: apiVersion < Since.WHOLE_ERROR ? answered : [] }
}

function inShape(groups: readonly AnsweredGroup[], apiVersion: number) {
  if (apiVersion >= Since.SEVERAL_GROUPS) return { groups: [...groups] }
  const { errorCode, topics } = groups[0]!
  return { errorCode, topics: [...topics] }
}

/** The handler of API key 9. */
export function offsetFetchHandler({ coordinator, catalog, clock }: HandlerWorld): AnyHandler {
  async function fetchOffsets(request: OffsetFetchRequest, apiVersion: number) {
    const byId = apiVersion >= Since.TOPIC_IDS
    const wanted = wantedGroups(request, apiVersion)
    const known = await Promise.all(
      wanted.map(({ topics }) => findWantedTopics({ catalog, clock }, topics ?? [], byId)),
    )
    const queries = wanted.map(({ groupId, topics }, index): OffsetsQuery => {
      const partitions = topics?.flatMap(({ partitionIndexes }, at): PartitionKey[] => {
        const topic = known[index]![at]
        return topic == null ? [] : partitionIndexes.map((partition) => ({ topicId: topic.topicId, partition }))
      })
      return { groupId, partitions: partitions ?? null }
    })
    const { errorCode, groups } = await coordinator.fetchOffsets(queries)
    if (errorCode !== ErrorCode.NONE)
      return inShape(
        wanted.map((group) => failed(group, errorCode, apiVersion)),
        apiVersion,
      )
    const answered = wanted.map(async (group, index) => ({
      groupId: group.groupId,
      errorCode: ErrorCode.NONE,
      topics:
        group.topics === null
          ? await allTopics(groups[index]!)
          : namedTopics(group.topics, known[index]!, { offsets: groups[index]!, byId }),
    }))
    return inShape(await Promise.all(answered), apiVersion)
  }

  type Offsets = Awaited<ReturnType<typeof coordinator.fetchOffsets>>['groups'][number]

  function partitionOf(offset: NonNullable<Offsets[number]>): AnsweredPartition {
    return {
      partitionIndex: offset.partition,
      committedOffset: offset.offset,
      committedLeaderEpoch: offset.leaderEpoch,
      metadata: offset.metadata,
      errorCode: ErrorCode.NONE,
    }
  }

  function namedTopics(
    wanted: readonly WantedTopic[],
    known: readonly (CatalogTopic | null)[],
    { offsets, byId }: { readonly offsets: Offsets; readonly byId: boolean },
  ): AnsweredTopic[] {
    // Offsets come in the order asked, and only of topics that there are.
    let at = 0
    return wanted.map(({ name, topicId, partitionIndexes }, index) => ({
      name,
      topicId,
      partitions: partitionIndexes.map((partitionIndex) => {
        if (known[index] === null) return without(partitionIndex, byId ? ErrorCode.UNKNOWN_TOPIC_ID : ErrorCode.NONE)
        const offset = offsets[at++] ?? null
        return offset === null ? without(partitionIndex, ErrorCode.NONE) : partitionOf(offset)
      }),
    }))
  }

  async function allTopics(offsets: Offsets): Promise<AnsweredTopic[]> {
    const byTopic = new Map<string, AnsweredPartition[]>()
    for (const offset of offsets) {
      if (offset === null) continue
      const partitions = byTopic.get(offset.topicId) ?? []
      byTopic.set(offset.topicId, partitions)
      partitions.push(partitionOf(offset))
    }
    const topics = await catalog.findById([...byTopic.keys()])
    return topics.flatMap((topic) =>
      topic === null ? [] : [{ name: topic.name, topicId: topic.topicId, partitions: byTopic.get(topic.topicId)! }],
    )
  }

  return defineHandler({
    request: offsetFetchRequest,
    response: offsetFetchResponse,
    versionMin: 1,
    versionMax: 10,
    handle: (request, { apiVersion }) => ({ response: fetchOffsets(request, apiVersion) }),
    errorResponse: (request, errorCode, { apiVersion }) =>
      inShape(
        wantedGroups(request, apiVersion).map((group) => failed(group, errorCode, apiVersion)),
        apiVersion,
      ),
  })
}
