/**
 * Fetch: record batches from an offset on.
 *
 * - v4 (KIP-98): isolation level, last stable offset, aborted transactions. v5: log start offset. v7 (KIP-227):
 *   sessions; every answer has session id 0, which tells the client that there is none. v9 (KIP-320): leader epoch.
 *   v10 (KIP-110): zstd. v11 (KIP-392): rack; every agent serves every partition, so there is no preferred replica.
 * - v12 (KIP-595): flexible, last fetched epoch; epochs never diverge here. v13 (KIP-516): topic ids. v14 (KIP-405),
 *   v15 (KIP-903), v16 (KIP-951): like v13. v17 (KIP-853), v18 (KIP-1166): replicas' fields, ignored.
 *
 * The first record batch is always sent whole, however small the limits; every other one only if it fits. The answer
 * waits for `min.bytes` up to `max.wait`, woken by commits, and comes at once when a partition has an error.
 */
import type { PartitionRead } from '@millrace/metadata'
import { type Encodable, ErrorCode } from '@millrace/protocol'
import { type FetchRequest, type FetchResponse, fetchRequest, fetchResponse } from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler, type RequestContext } from '@millrace/server'
import { planFetch, readError, type WantedPartition } from '../fetch/fetch-plan.ts'
import { longPoll } from '../fetch/long-poll.ts'
import type { HandlerWorld } from './handler-context.ts'

type ShownPartition = NonNullable<NonNullable<Encodable<FetchResponse>['responses']>[number]['partitions']>[number]

const READ_COMMITTED = 1
/** From this version on topics are named by id. */
const TOPIC_ID_VERSION = 13
/** Session epochs of requests outside any session (KIP-227). */
const SESSION_EPOCH_FULL = 0
const SESSION_EPOCH_FINAL = -1
const NO_RECORDS: readonly Uint8Array[] = []

function failed(partition: number, errorCode: number): ShownPartition {
  return {
    partitionIndex: partition,
    errorCode,
    highWatermark: -1,
    lastStableOffset: -1,
    logStartOffset: -1,
    abortedTransactions: null,
    records: NO_RECORDS,
  }
}

/** Bytes that could be sent now, by the index alone. */
function availableBytes(wanted: readonly WantedPartition[], reads: readonly (PartitionRead | undefined)[]): number {
  let bytes = 0
  for (const [index, read] of reads.entries()) {
    if (read?.ok !== true) continue
    const inExtents = read.extents.reduce((sum, extent) => sum + extent.byteLength, 0)
    bytes += Math.min(inExtents, wanted[index]!.bytesMax)
  }
  return bytes
}

/** The handler of API key 1. */
export function fetchHandler(world: HandlerWorld): AnyHandler {
  const { settings, catalog, metadata, reader, commits, clock, closing, logger } = world

  /** One snapshot of the metadata store for all partitions that can be read at all. */
  async function readIndex(wanted: readonly WantedPartition[]): Promise<(PartitionRead | undefined)[]> {
    const asked = wanted.flatMap((partition, index) =>
      partition.errorCode === ErrorCode.NONE && typeof partition.fetchOffset === 'number' ? [{ partition, index }] : [],
    )
    const answers = await metadata.readPartitions(
      asked.map(({ partition: { topicId, partition, fetchOffset, bytesMax } }) => ({
        topicId,
        partition,
        offset: Number(fetchOffset),
        bytesMax: Math.min(bytesMax, settings.fetchBytesMax),
      })),
    )
    const reads: (PartitionRead | undefined)[] = wanted.map(() => undefined)
    for (const [order, { index }] of asked.entries()) reads[index] = answers[order]
    return reads
  }

  function errorOf(partition: WantedPartition, read: PartitionRead | undefined, byId: boolean): number {
    if (partition.errorCode !== ErrorCode.NONE) return partition.errorCode
    // Offsets past 2^53 exist in no log.
    if (read === undefined) return ErrorCode.OFFSET_OUT_OF_RANGE
    return readError(read, partition.fetchOffset, byId)
  }

  async function fill(
    request: FetchRequest,
    wanted: readonly WantedPartition[],
    {
      reads,
      errors,
      context,
    }: { reads: readonly (PartitionRead | undefined)[]; errors: readonly number[]; context: RequestContext },
  ): Promise<ShownPartition[]> {
    const shown: ShownPartition[] = []
    let bytesLeft = Math.min(request.maxBytes, settings.fetchBytesMax)
    let isFirstBatch = true
    for (const [index, partition] of wanted.entries()) {
      const read = reads[index]
      if (errors[index] !== ErrorCode.NONE || read?.ok !== true) {
        shown.push(failed(partition.partition, errors[index]!))
        continue
      }
      const bytesMax = Math.max(0, Math.min(bytesLeft, partition.bytesMax))
      const isCommitted = request.isolationLevel === READ_COMMITTED
      const offsetEnd = isCommitted ? read.lastStableOffset : read.highWatermark
      const result =
        read.extents.length > 0 && (bytesMax > 0 || isFirstBatch)
          ? await reader.read(read.extents, {
              offset: Number(partition.fetchOffset),
              offsetEnd,
              bytesMax,
              atLeastOne: isFirstBatch,
              signal: context.connection.signal,
            })
          : { ok: true as const, records: NO_RECORDS, byteLength: 0 }
      if (!result.ok) {
        shown.push(failed(partition.partition, result.errorCode))
        continue
      }
      if (result.byteLength > 0) isFirstBatch = false
      bytesLeft -= result.byteLength
      shown.push({
        partitionIndex: partition.partition,
        errorCode: ErrorCode.NONE,
        highWatermark: read.highWatermark,
        lastStableOffset: read.lastStableOffset,
        logStartOffset: read.logStartOffset,
        abortedTransactions: isCommitted ? read.abortedTransactions : null,
        records: result.records,
      })
    }
    return shown
  }

  async function fetch(request: FetchRequest, context: RequestContext): Promise<Encodable<FetchResponse>> {
    const byId = context.apiVersion >= TOPIC_ID_VERSION
    const wanted = await planFetch(request, catalog, byId)
    const partitions = await longPoll(
      { commits, clock },
      {
        partitions: wanted.filter(({ errorCode }) => errorCode === ErrorCode.NONE),
        waitMsMax: Math.min(request.maxWaitMs, settings.fetchWaitMsMax),
        signals: [closing, context.connection.signal],
      },
      async (isLast) => {
        const reads = await readIndex(wanted)
        const errors = wanted.map((partition, index) => errorOf(partition, reads[index], byId))
        const hasError = errors.some((errorCode) => errorCode !== ErrorCode.NONE)
        const isEnough = wanted.length === 0 || hasError || availableBytes(wanted, reads) >= request.minBytes
        if (!isEnough && !isLast) return undefined
        const shown = await fill(request, wanted, { reads, errors, context })
        return { shown, errors }
      },
    )
    for (const [index, errorCode] of partitions.errors.entries())
      if (errorCode === ErrorCode.UNKNOWN_TOPIC_ID || errorCode === ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
        catalog.forget(wanted[index]!.topicId)
    return {
      responses: request.topics.map(({ topic, topicId }, topicIndex) => ({
        topic,
        topicId,
        partitions: partitions.shown.filter((_, index) => wanted[index]!.topicIndex === topicIndex),
      })),
    }
  }

  /** What is wrong with the session fields; undefined when the request stands for itself. */
  function sessionError({ sessionId, sessionEpoch }: FetchRequest): number | undefined {
    if (sessionId !== 0 && sessionEpoch !== SESSION_EPOCH_FINAL) return ErrorCode.FETCH_SESSION_ID_NOT_FOUND
    if (sessionEpoch !== SESSION_EPOCH_FULL && sessionEpoch !== SESSION_EPOCH_FINAL)
      return ErrorCode.INVALID_FETCH_SESSION_EPOCH
    return undefined
  }

  return defineHandler({
    request: fetchRequest,
    response: fetchResponse,
    versionMin: 4,
    versionMax: 18,
    handle(request, context) {
      const errorCode = sessionError(request)
      if (errorCode !== undefined) {
        logger.debug('fetch.session-refused', { sessionId: request.sessionId, sessionEpoch: request.sessionEpoch })
        return { response: Promise.resolve({ errorCode, responses: [] }) }
      }
      // Reading changes nothing, so the connection's next request need not wait for it.
      return { response: fetch(request, context), admitted: Promise.resolve() }
    },
    errorResponse: (request, errorCode) => ({
      errorCode,
      responses: request.topics.map(({ topic, topicId, partitions }) => ({
        topic,
        topicId,
        partitions: partitions.map(({ partition }) => failed(partition, errorCode)),
      })),
    }),
  })
}
