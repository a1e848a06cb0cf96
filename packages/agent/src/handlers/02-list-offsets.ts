/**
 * ListOffsets: the offset for a time, or an end of the log.
 *
 * - v1: one offset per partition. v2 (KIP-98): isolation level. v4 (KIP-320): leader epoch. v6: flexible.
 * - Special times: -1 latest, -2 earliest; -3 the largest timestamp (v7, KIP-734); -4 earliest local (v8, KIP-405);
 *   -5 latest tiered (v9, KIP-1005) and -6 earliest not yet uploaded (v11, KIP-1023), of which there is none: nothing is
 *   tiered, because everything is in the object store. v10 (KIP-1075): time-out.
 *
 * Records before the log start are never the answer. Where the largest timestamp is that of such a record, in the batch
 * that holds the log start, the log start is.
 *
 * By time the answer is the very record, whatever codec its batch is compressed by. In a batch that is damaged, or that
 * would become too large (`find-by-time.ts`), it is the batch's first offset: earlier than asked, never later.
 */
import type { PartitionRead, TimestampAnswer, TimestampQuery } from '@millrace/metadata'
import { ErrorCode } from '@millrace/protocol'
import { listOffsetsRequest, listOffsetsResponse, type ListOffsetsRequest } from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler, type RequestContext } from '@millrace/server'
import { leaderEpochError } from '../fetch/fetch-plan.ts'
import type { HandlerWorld } from './handler-context.ts'

const Time = {
  LATEST: -1,
  EARLIEST: -2,
  MAX: -3,
  EARLIEST_LOCAL: -4,
  LATEST_TIERED: -5,
  EARLIEST_PENDING_UPLOAD: -6,
} as const

/** The version that each special time came with. */
const SPECIAL_TIME_VERSION: Readonly<Record<number, number>> = {
  [Time.LATEST]: 1,
  [Time.EARLIEST]: 1,
  [Time.MAX]: 7,
  [Time.EARLIEST_LOCAL]: 8,
  [Time.LATEST_TIERED]: 9,
  [Time.EARLIEST_PENDING_UPLOAD]: 11,
}

const READ_COMMITTED = 1
const LEADER_EPOCH = 0
/** First version that can say a leader epoch. */
const LEADER_EPOCH_VERSION = 4
const NOTHING = { timestamp: -1, offset: -1, leaderEpoch: -1 }

/** One partition of the request with what is known of it. */
interface Wanted {
  readonly topicId: string | null
  readonly partition: number
  readonly timestamp: number
  readonly errorCode: number
}

interface Shown {
  readonly partitionIndex: number
  readonly errorCode: number
  readonly timestamp: number
  readonly offset: number
  readonly leaderEpoch: number
}

function timeError(timestamp: number, apiVersion: number): number {
  if (timestamp >= 0) return ErrorCode.NONE
  const since = SPECIAL_TIME_VERSION[timestamp]
  return since === undefined || apiVersion < since ? ErrorCode.UNSUPPORTED_VERSION : ErrorCode.NONE
}

function toQuery({ topicId, partition, timestamp }: Wanted, fromOffset: number): TimestampQuery {
  const find =
    timestamp === Time.MAX ? ({ kind: 'max' } as const) : { kind: 'atOrAfter' as const, timestampMs: timestamp }
  return { topicId: topicId!, partition, find, fromOffset }
}

/** The handler of API key 2. */
export function listOffsetsHandler({ catalog, metadata, reader }: HandlerWorld): AnyHandler {
  async function plan(request: ListOffsetsRequest, apiVersion: number): Promise<readonly (readonly Wanted[])[]> {
    const topics = await catalog.findByName(request.topics.map(({ name }) => name))
    return request.topics.map(({ partitions }, topicIndex) => {
      const topic = topics[topicIndex] ?? null
      const counts = new Map<number, number>()
      for (const { partitionIndex } of partitions) counts.set(partitionIndex, (counts.get(partitionIndex) ?? 0) + 1)
      return partitions.map(({ partitionIndex, currentLeaderEpoch, timestamp }): Wanted => {
        const exists = topic !== null && partitionIndex >= 0 && partitionIndex < topic.partitionCount
        const errors = [
          counts.get(partitionIndex)! > 1 ? ErrorCode.INVALID_REQUEST : ErrorCode.NONE,
          timeError(Number(timestamp), apiVersion),
          exists ? ErrorCode.NONE : ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
          leaderEpochError(currentLeaderEpoch),
        ]
        const errorCode = errors.find((code) => code !== ErrorCode.NONE) ?? ErrorCode.NONE
        return { topicId: topic?.topicId ?? null, partition: partitionIndex, timestamp: Number(timestamp), errorCode }
      })
    })
  }

  /** The ends of the log, which need no record to be read. */
  function showEnd({ partition, timestamp }: Wanted, read: PartitionRead, isCommitted: boolean): Shown {
    const base = { partitionIndex: partition, errorCode: ErrorCode.NONE, timestamp: -1, leaderEpoch: LEADER_EPOCH }
    if (!read.ok) return { partitionIndex: partition, errorCode: ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, ...NOTHING }
    switch (timestamp) {
      case Time.LATEST:
        return { ...base, offset: isCommitted ? read.lastStableOffset : read.highWatermark }
      case Time.EARLIEST:
      case Time.EARLIEST_LOCAL:
        return { ...base, offset: read.logStartOffset }
      default:
        return { ...base, ...NOTHING }
    }
  }

  async function showTimed(wanted: Wanted, answer: TimestampAnswer, signal: AbortSignal): Promise<Shown> {
    const { partition, timestamp } = wanted
    if (!answer.ok) return { partitionIndex: partition, errorCode: ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, ...NOTHING }
    const { extent, logStartOffset } = answer
    const none = { partitionIndex: partition, errorCode: ErrorCode.NONE, ...NOTHING }
    if (extent === null) return none
    const isMax = timestamp === Time.MAX
    const query = isMax
      ? { timestampMs: extent.maxTimestamp, signal }
      : { timestampMs: timestamp, fromOffset: logStartOffset, signal }
    const result = await reader.findByTime(extent, query)
    if (!result.ok) return { partitionIndex: partition, errorCode: result.errorCode, ...NOTHING }
    const { found } = result
    if (found !== undefined) {
      const offset = Math.max(found.offset, logStartOffset)
      return { ...none, offset, timestamp: found.timestamp, leaderEpoch: LEADER_EPOCH }
    }
    // Only records before the log start reach the time in this extent, so it holds the log start, and no other does.
    const [next] = await metadata.findByTimestamp([toQuery(wanted, extent.lastOffset + 1)], { signal })
    return showTimed(wanted, next!, signal)
  }

  async function show(all: readonly Wanted[], isCommitted: boolean, signal: AbortSignal): Promise<readonly Shown[]> {
    const shown = new Map<Wanted, Shown>()
    const asked = all.filter((wanted) => wanted.errorCode === ErrorCode.NONE)
    const isTimed = ({ timestamp }: Wanted) => timestamp >= 0 || timestamp === Time.MAX
    const timed = asked.filter(isTimed)
    const ends = asked.filter((wanted) => !isTimed(wanted))
    const reads = await metadata.readPartitions(
      ends.map(({ topicId, partition }) => ({ topicId: topicId!, partition, offset: 0, bytesMax: 0 })),
      { signal },
    )
    for (const [index, wanted] of ends.entries()) shown.set(wanted, showEnd(wanted, reads[index]!, isCommitted))
    const answers = await metadata.findByTimestamp(
      timed.map((wanted) => toQuery(wanted, 0)),
      { signal },
    )
    for (const [index, wanted] of timed.entries()) shown.set(wanted, await showTimed(wanted, answers[index]!, signal))
    return all.map(
      (wanted) => shown.get(wanted) ?? { partitionIndex: wanted.partition, errorCode: wanted.errorCode, ...NOTHING },
    )
  }

  async function listOffsets(request: ListOffsetsRequest, { apiVersion, connection }: RequestContext) {
    const planned = await plan(request, apiVersion)
    const isCommitted = request.isolationLevel === READ_COMMITTED
    const shown = await show(planned.flat(), isCommitted, connection.signal)
    const hasLeaderEpoch = apiVersion >= LEADER_EPOCH_VERSION
    let position = 0
    return {
      topics: request.topics.map(({ name }, topicIndex) => {
        const { length } = planned[topicIndex]!
        position += length
        return {
          name,
          partitions: shown
            .slice(position - length, position)
            .map((partition) => (hasLeaderEpoch ? partition : { ...partition, leaderEpoch: -1 })),
        }
      }),
    }
  }

  return defineHandler({
    request: listOffsetsRequest,
    response: listOffsetsResponse,
    versionMin: 1,
    versionMax: 11,
    handle: (request, context) => ({ response: listOffsets(request, context), admitted: Promise.resolve() }),
    errorResponse: (request, errorCode) => ({
      topics: request.topics.map(({ name, partitions }) => ({
        name,
        partitions: partitions.map(({ partitionIndex }) => ({ partitionIndex, errorCode, ...NOTHING })),
      })),
    }),
  })
}
