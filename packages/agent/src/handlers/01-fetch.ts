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
 * waits for `min.bytes` up to `max.wait`, woken by commits, and comes at once when a partition has an error. When the
 * answers that consumers have not taken fill their budget, it waits again as long, and then comes without records.
 */
import type { PartitionRead } from '@millrace/metadata'
import { type Encodable, ErrorCode } from '@millrace/protocol'
import { type FetchRequest, type FetchResponse, fetchRequest, fetchResponse } from '@millrace/protocol/messages'
import { type AnyHandler, defineHandler, type RequestContext } from '@millrace/server'
import type { AnswerHold } from '../fetch/answer-budget.ts'
import { type FetchIndex, readFetchIndex } from '../fetch/fetch-index.ts'
import type { AnswerOptions } from '../fetch/fetch-reader.ts'
import { planFetch, readError, type WantedPartition } from '../fetch/fetch-plan.ts'
import type { BufferLease } from '../fetch/read-buffers.ts'
import type { RecordsQuery } from '../fetch/read-plan.ts'
import type { HandlerWorld } from './handler-context.ts'

type ShownPartition = NonNullable<NonNullable<Encodable<FetchResponse>['responses']>[number]['partitions']>[number]

const READ_COMMITTED = 1
/** From this version on topics are named by id. */
const TOPIC_ID_VERSION = 13
/** Session epochs of requests that end whatever session they name and stand for themselves (KIP-227). */
const SESSION_EPOCH_FULL = 0
const SESSION_EPOCH_FINAL = -1
const NO_RECORDS: readonly Uint8Array[] = []

interface FillOptions extends AnswerOptions {
  readonly reads: readonly (PartitionRead | undefined)[]
  readonly errors: readonly number[]
}

interface TakeOptions {
  readonly hold: AnswerHold
  readonly bytesMax: number
  readonly waitMsMax: number
  readonly inputEnded: AbortSignal
  readonly signal: AbortSignal
}

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

/** The handler of API key 1. */
export function fetchHandler(world: HandlerWorld): AnyHandler {
  const { settings, catalog, metadata, reader, longPolls, closing, logger, answers } = world

  function errorOf(partition: WantedPartition, read: PartitionRead | undefined, byId: boolean): number {
    if (partition.errorCode !== ErrorCode.NONE) return partition.errorCode
    // Offsets past 2^53 exist in no log.
    if (read === undefined) return ErrorCode.OFFSET_OUT_OF_RANGE
    return readError(read, partition.fetchOffset, byId)
  }

  async function fill(
    { isolationLevel }: FetchRequest,
    wanted: readonly WantedPartition[],
    { reads, errors, ...options }: FillOptions,
  ): Promise<ShownPartition[]> {
    const isCommitted = isolationLevel === READ_COMMITTED
    const queries = wanted.map((partition, index): RecordsQuery | undefined => {
      const read = reads[index]
      if (errors[index] !== ErrorCode.NONE || read?.ok !== true) return undefined
      return {
        extents: read.extents,
        offset: Number(partition.fetchOffset),
        offsetEnd: isCommitted ? read.lastStableOffset : read.highWatermark,
        bytesMax: partition.bytesMax,
      }
    })
    const results = await reader.read(queries, options)
    return wanted.map(({ partition }, index) => {
      const read = reads[index]
      const result = results[index]!
      if (errors[index] !== ErrorCode.NONE || read?.ok !== true) return failed(partition, errors[index]!)
      if (!result.ok) return failed(partition, result.errorCode)
      return {
        partitionIndex: partition,
        errorCode: ErrorCode.NONE,
        highWatermark: read.highWatermark,
        lastStableOffset: read.lastStableOffset,
        logStartOffset: read.logStartOffset,
        abortedTransactions: isCommitted ? read.abortedTransactions : null,
        records: result.records,
      }
    })
  }

  /** Takes the bytes of the answer from the budget; undefined when it must do without records. */
  async function takeBytes(
    wanted: readonly WantedPartition[],
    { reads, bytesAvailable }: FetchIndex,
    { hold, bytesMax, waitMsMax, inputEnded, signal }: TakeOptions,
  ): Promise<number | undefined> {
    const first = reads.find((read) => read?.ok === true && read.extents.length > 0)
    if (first?.ok !== true) return bytesMax
    // The first batch is sent whole, whatever the limits say.
    const firstBytes = Math.min(first.extents[0]!.byteLength, settings.messageBytesMax)
    const bytes = Math.max(Math.min(bytesMax, bytesAvailable), firstBytes)
    if (await hold.take(bytes, closing.aborted || inputEnded.aborted ? 0 : waitMsMax, signal)) return bytesMax
    logger.warn('fetch.no-room', { partitionCount: wanted.length, bytes })
    return undefined
  }

  async function fetch(
    request: FetchRequest,
    { apiVersion, connection: { inputEnded, signal } }: RequestContext,
    { hold, lease }: { readonly hold: AnswerHold; readonly lease: BufferLease },
  ): Promise<Encodable<FetchResponse>> {
    const byId = apiVersion >= TOPIC_ID_VERSION
    const wanted = await planFetch(request, catalog, byId)
    const bytesMax = Math.max(0, Math.min(request.maxBytes, settings.fetchBytesMax))
    // More than one answer may hold never comes together.
    const bytesMin = Math.min(request.minBytes, bytesMax)
    const waitMsMax = Math.min(request.maxWaitMs, settings.fetchWaitMsMax)
    const awaited = wanted.filter(({ errorCode }) => errorCode === ErrorCode.NONE)
    const partitions = await longPolls.poll({ partitions: awaited, waitMsMax, inputEnded, signal }, async (isLast) => {
      const index = await readFetchIndex(metadata, wanted, bytesMax)
      const errors = wanted.map((partition, at) => errorOf(partition, index.reads[at], byId))
      const hasError = errors.some((errorCode) => errorCode !== ErrorCode.NONE)
      const isEnough = wanted.length === 0 || hasError || index.isCut || index.bytesAvailable >= bytesMin
      if (!isEnough && !isLast) return undefined
      const takenBytes = await takeBytes(wanted, index, { hold, bytesMax, waitMsMax, inputEnded, signal })
      const shown = await fill(request, wanted, { reads: index.reads, errors, bytesMax: takenBytes, lease, signal })
      return { shown, errors }
    })
    for (const [index, errorCode] of partitions.errors.entries())
      if (errorCode === ErrorCode.UNKNOWN_TOPIC_ID || errorCode === ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
        catalog.forget(wanted[index]!.topicId)
    let position = 0
    return {
      responses: request.topics.map(({ topic, topicId, partitions: { length } }) => {
        position += length
        return { topic, topicId, partitions: partitions.shown.slice(position - length, position) }
      }),
    }
  }

  /** What is wrong with the session fields; undefined when the request stands for itself. */
  function sessionError({ sessionEpoch }: FetchRequest): number | undefined {
    if (sessionEpoch === SESSION_EPOCH_FULL || sessionEpoch === SESSION_EPOCH_FINAL) return undefined
    return ErrorCode.FETCH_SESSION_ID_NOT_FOUND
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
      const hold = answers.open()
      const lease = reader.openLease()
      const onSent = () => {
        hold.release()
        lease.release()
      }
      return { response: fetch(request, context, { hold, lease }), admitted: Promise.resolve(), onSent }
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
