/**
 * DeleteRecords: moves the first offset of partitions forward (KIP-107).
 *
 * - v0: first version. v1: like v0. v2: flexible.
 *
 * An offset of -1 stands for the high watermark. The batch that holds the new first offset stays readable as a whole, and
 * consumers skip what lies before; bytes are freed when nothing of a segment can be read any more. A topic whose
 * `cleanup.policy` is only `compact` is refused with POLICY_VIOLATION, as in Kafka.
 */
import type { DeleteRecordsOutcome, RecordsDeletion, Topic } from '@millrace/metadata'
import { ErrorCode, type Int64 } from '@millrace/protocol'
import { type DeleteRecordsRequest, deleteRecordsRequest, deleteRecordsResponse } from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler } from '@millrace/server'
import { isDeletionAllowed } from '../topic-configs.ts'
import type { HandlerWorld } from './handler-context.ts'

interface Result {
  readonly partitionIndex: number
  readonly lowWatermark: number
  readonly errorCode: number
}

const NO_WATERMARK = -1

const errorOf = {
  GONE: ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
  OUT_OF_RANGE: ErrorCode.OFFSET_OUT_OF_RANGE,
} as const

const failed = (partitionIndex: number, errorCode: number): Result => ({
  partitionIndex,
  lowWatermark: NO_WATERMARK,
  errorCode,
})

function show(partitionIndex: number, outcome: DeleteRecordsOutcome): Result {
  if (!outcome.ok) return failed(partitionIndex, errorOf[outcome.code])
  return { partitionIndex, lowWatermark: outcome.logStartOffset, errorCode: ErrorCode.NONE }
}

/** Each topic and partition once, with the offset that was named last, as in Kafka. */
function distinct(request: DeleteRecordsRequest): ReadonlyMap<string, ReadonlyMap<number, Int64>> {
  const topics = new Map<string, Map<number, Int64>>()
  for (const { name, partitions } of request.topics) {
    const wanted = topics.get(name) ?? new Map<number, Int64>()
    for (const { partitionIndex, offset } of partitions) wanted.set(partitionIndex, offset)
    topics.set(name, wanted)
  }
  return topics
}

/** What can be said before the partition is asked; NONE if nothing. */
function earlyError(topic: Topic | null, offset: Int64): number {
  if (topic === null) return ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
  if (!isDeletionAllowed(topic.configs)) return ErrorCode.POLICY_VIOLATION
  // Offsets past 2^53 exist in no log.
  return typeof offset === 'number' ? ErrorCode.NONE : ErrorCode.OFFSET_OUT_OF_RANGE
}

/** The handler of API key 21. */
export function deleteRecordsHandler({ metadata, settings }: HandlerWorld): AnyHandler {
  async function deleteRecords(request: DeleteRecordsRequest) {
    const wanted = [...distinct(request)]
    const names = wanted.map(([name]) => name)
    // Asked afresh: a remembered topic may have been deleted and created again by another agent.
    const topics = names.length === 0 ? [] : await metadata.findTopicsByName(settings.clusterId, names)
    const deletions: RecordsDeletion[] = []
    const planned = wanted.map(([name, partitions], index) => {
      const topic = topics[index] ?? null
      const results = [...partitions].map(([partition, offset]): (() => Result) => {
        const error = earlyError(topic, offset)
        if (error !== ErrorCode.NONE) return () => failed(partition, error)
        const order = deletions.push({ topicId: topic!.topicId, partition, beforeOffset: Number(offset) }) - 1
        return () => show(partition, outcomes[order]!)
      })
      return { name, results }
    })
    const outcomes = deletions.length === 0 ? [] : await metadata.deleteRecords(settings.clusterId, deletions)
    return { topics: planned.map(({ name, results }) => ({ name, partitions: results.map((result) => result()) })) }
  }

  return defineHandler({
    request: deleteRecordsRequest,
    response: deleteRecordsResponse,
    versionMin: 0,
    versionMax: 2,
    handle: (request) => ({ response: deleteRecords(request) }),
    errorResponse: ({ topics }, errorCode) => ({
      topics: topics.map(({ name, partitions }) => ({
        name,
        partitions: partitions.map(({ partitionIndex }) => failed(partitionIndex, errorCode)),
      })),
    }),
  })
}
