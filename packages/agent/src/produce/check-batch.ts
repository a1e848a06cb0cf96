import type { AppendItem } from '@millrace/batcher'
import {
  ErrorCode,
  isRecordBatchIntact,
  readRecordBatchHeaders,
  type RecordBatch,
  type RecordBatchWalk,
  type Records,
  wholeBatchCrc,
  withLogAppendTime,
} from '@millrace/protocol'
import type { CatalogTopic } from '../topic-catalog.ts'
import { type PartitionOutcome, refusedPartition } from './appender.ts'

/** What a batch is checked against. */
export interface BatchContext {
  /** The topic; null when there is none. */
  readonly topic: CatalogTopic | null
  readonly partition: number
  /** Whether the client named the topic by its id. */
  readonly byId: boolean
  readonly apiVersion: number
  readonly nowMs: number
}

/** A batch that may be appended, or the answer in its place. */
export type CheckedBatch =
  | { readonly ok: true; readonly item: AppendItem; readonly logAppendTimeMs: number }
  | { readonly ok: false; readonly outcome: PartitionOutcome }

/** First Produce version that may carry zstd (KIP-110). */
const ZSTD_VERSION = 7
/** Sequences wrap: 0 follows 2^31-1. */
const SEQUENCE_COUNT = 2_147_483_648

function refuse(errorCode: number, message: string | null = null): CheckedBatch {
  return { ok: false, outcome: refusedPartition(errorCode, message) }
}

/**
 * Checks what a broker can see without decompressing: the format, exactly one batch, its length, CRC and header, and
 * the topic's rules. Offsets inside a compressed batch are not looked at.
 */
export function checkBatch(records: Records | null, context: BatchContext): CheckedBatch {
  const { topic, partition, byId } = context
  if (topic === null) return refuse(byId ? ErrorCode.UNKNOWN_TOPIC_ID : ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
  if (partition < 0 || partition >= topic.partitionCount) return refuse(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
  const walk = readRecordBatchHeaders(records ?? [], { batchesMax: 2 })
  const [batch] = walk.batches
  const tooLarge = topic.rules.batchBytesMax < (batch?.byteLength ?? 0)
  if (tooLarge)
    return refuse(
      ErrorCode.MESSAGE_TOO_LARGE,
      `The record batch has ${batch!.byteLength} bytes, which exceeds the maximum configured size of ${topic.rules.batchBytesMax}.`,
    )
  if (!walk.ok) return refuseFault(walk)
  if (batch === undefined || walk.batches.length !== 1)
    return refuse(ErrorCode.INVALID_RECORD, 'A produce request must contain exactly one record batch per partition.')
  if (!isRecordBatchIntact(batch))
    return refuse(ErrorCode.CORRUPT_MESSAGE, 'The CRC of the record batch does not match its content.')
  return checkHeader(batch, context.apiVersion) ?? accept(batch, { ...context, topic })
}

function refuseFault(walk: RecordBatchWalk & { readonly ok: false }): CheckedBatch {
  if (walk.code === 'UNSUPPORTED_MAGIC')
    return refuse(ErrorCode.INVALID_RECORD, 'Record batches must have magic value 2.')
  if (walk.code === 'LIMIT_EXCEEDED')
    return refuse(ErrorCode.INVALID_RECORD, 'A produce request must contain exactly one record batch per partition.')
  return refuse(ErrorCode.CORRUPT_MESSAGE, `The record batch cannot be read: ${walk.message}`)
}

function checkHeader(batch: RecordBatch, apiVersion: number): CheckedBatch | undefined {
  const invalid = (message: string) => refuse(ErrorCode.INVALID_RECORD, message)
  if (batch.codec === 'unknown')
    return refuse(ErrorCode.UNSUPPORTED_COMPRESSION_TYPE, 'The record batch names an unknown compression codec.')
  if (batch.codec === 'zstd' && apiVersion < ZSTD_VERSION)
    return refuse(ErrorCode.UNSUPPORTED_COMPRESSION_TYPE, `zstd needs Produce version ${ZSTD_VERSION} or later.`)
  if (batch.timestampType === 'logAppend')
    return refuse(ErrorCode.INVALID_TIMESTAMP, 'Producers may not set the timestamp type to LogAppendTime.')
  if (batch.isControl) return invalid('Clients are not allowed to write control records.')
  if (batch.baseOffset !== 0) return invalid(`The first offset of the record batch must be 0, not ${batch.baseOffset}.`)
  if (batch.recordCount < 1 || batch.recordCount !== batch.lastOffsetDelta + 1)
    return invalid(`The record batch counts ${batch.recordCount} records and ${batch.lastOffsetDelta + 1} offsets.`)
  if (batch.isTransactional)
    return refuse(ErrorCode.INVALID_TXN_STATE, 'Transactions are not supported by this broker yet.')
  if (typeof batch.producerId !== 'number') return invalid('The producer id was not given out by this cluster.')
  const isIdempotent = batch.producerId >= 0
  if (isIdempotent && (batch.producerEpoch < 0 || batch.baseSequence < 0))
    return invalid('An idempotent record batch needs an epoch and a sequence number.')
  return undefined
}

function accept(batch: RecordBatch, context: BatchContext & { readonly topic: CatalogTopic }): CheckedBatch {
  const { topic, partition, nowMs } = context
  const { logAppendTime, timestampAfterMsMax, timestampBeforeMsMax } = topic.rules
  const { maxTimestamp, baseTimestamp } = batch
  if (!logAppendTime) {
    if (typeof maxTimestamp !== 'number' || maxTimestamp > nowMs + timestampAfterMsMax)
      return refuse(ErrorCode.INVALID_TIMESTAMP, `Timestamp ${maxTimestamp} is too far in the future.`)
    // Of the older records only the first one's timestamp is in the header.
    if (baseTimestamp >= 0 && baseTimestamp < nowMs - timestampBeforeMsMax)
      return refuse(ErrorCode.INVALID_TIMESTAMP, `Timestamp ${baseTimestamp} is too far in the past.`)
  }
  const producerId = Number(batch.producerId)
  const isIdempotent = producerId >= 0
  const item: AppendItem = {
    topicId: topic.topicId,
    partition,
    lastOffsetDelta: batch.lastOffsetDelta,
    recordCount: batch.recordCount,
    producerId: isIdempotent ? producerId : -1,
    producerEpoch: isIdempotent ? batch.producerEpoch : -1,
    baseSequence: isIdempotent ? batch.baseSequence : -1,
    lastSequence: isIdempotent ? (batch.baseSequence + batch.lastOffsetDelta) % SEQUENCE_COUNT : -1,
    maxTimestamp: logAppendTime ? nowMs : Math.max(-1, Number(maxTimestamp)),
    isTransactional: false,
    ...(logAppendTime
      ? { chunks: withLogAppendTime(batch.chunks, nowMs) }
      : { chunks: batch.chunks, crc32c: wholeBatchCrc(batch) }),
  }
  return { ok: true, item, logAppendTimeMs: logAppendTime ? nowMs : -1 }
}
