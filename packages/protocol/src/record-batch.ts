import { crc32c, crc32cCombine, crc32cOfChunks } from '@millrace/crc32c'
import { ChunkWalk } from './chunk-walk.ts'
import {
  BATCH,
  LENGTH_COUNTS_FROM,
  readRecordBatchHeader,
  RECORD_BATCH_HEADER_BYTES,
  type RecordBatchHeader,
} from './record-batch-header.ts'
import type { Records } from './values.ts'

/** The CRC covers everything from the attributes on. */
const CRC_COVERS_FROM = BATCH.attributes

/** One batch inside a records field. */
export interface RecordBatch extends RecordBatchHeader {
  /** Where it begins in the records field. */
  readonly position: number
  /** Its whole length, header included. */
  readonly byteLength: number
  /** Its bytes: views of the chunks it lies in. */
  readonly chunks: Records
}

/**
 * Why a records field could not be walked to its end.
 *
 * - `TRUNCATED`: the bytes end inside a batch. At the end of a fetch response this is usual, not an error.
 * - `INVALID_LENGTH`: a batch says that it is shorter than its own header.
 * - `UNSUPPORTED_MAGIC`: a message set of format 0 or 1, or a format that does not exist.
 * - `LIMIT_EXCEEDED`: more batches than `batchesMax`.
 */
export type RecordBatchFault = 'TRUNCATED' | 'INVALID_LENGTH' | 'UNSUPPORTED_MAGIC' | 'LIMIT_EXCEEDED'

/** What {@link readRecordBatchHeaders} found. */
export type RecordBatchWalk =
  | {
      /** The field was walked to its end. */
      readonly ok: true
      /** All its batches. */
      readonly batches: readonly RecordBatch[]
    }
  | {
      /** Something that is no whole batch was found. */
      readonly ok: false
      /** Whole batches before the fault. */
      readonly batches: readonly RecordBatch[]
      /** What is wrong with what follows them. */
      readonly code: RecordBatchFault
      /** The same for people. */
      readonly message: string
      /** Where in the records field the faulty batch begins. */
      readonly position: number
      /** Its message format, when 17 bytes of it are there. */
      readonly magic: number | undefined
    }

/** Limits of {@link readRecordBatchHeaders}. */
export interface RecordBatchWalkLimits {
  /**
   * How many batches a records field may hold.
   *
   * @defaultValue 100,000
   */
  readonly batchesMax?: number | undefined
}

/** How many batches or messages a records field may hold. */
export const DEFAULT_BATCHES_MAX = 100_000
const NEWEST_MAGIC = 2

/** What keeps bytes from being a whole batch or message. */
export type RecordsFault = { code: RecordBatchFault; message: string; magic?: number }

/** What keeps the next bytes from being a whole batch, or its header and length. */
export function nextBatch(walk: ChunkWalk): RecordsFault | { header: RecordBatchHeader; byteLength: number } {
  const { remaining } = walk
  if (remaining <= BATCH.magic) return { code: 'TRUNCATED', message: `${remaining} bytes are too few for a batch` }
  const start = walk.peek(BATCH.magic + 1)
  const magic = start.getInt8(BATCH.magic)
  if (magic !== NEWEST_MAGIC) {
    const what = magic === 0 || magic === 1 ? 'a message set of format' : 'no message format'
    return { code: 'UNSUPPORTED_MAGIC', message: `${what} ${magic}; only format 2 is read`, magic }
  }
  const byteLength = start.getInt32(BATCH.batchLength) + LENGTH_COUNTS_FROM
  if (byteLength < RECORD_BATCH_HEADER_BYTES) {
    return {
      code: 'INVALID_LENGTH',
      message: `a batch of ${byteLength} bytes; its header alone has ${RECORD_BATCH_HEADER_BYTES}`,
      magic,
    }
  }
  if (byteLength > remaining)
    return { code: 'TRUNCATED', message: `a batch of ${byteLength} bytes, of which ${remaining} are there`, magic }
  return { header: readRecordBatchHeader(walk.peek(RECORD_BATCH_HEADER_BYTES)), byteLength }
}

/**
 * Walks a records field batch by batch. Reads headers only: neither CRC nor records are looked at.
 *
 * Never throws. Old message sets are recognised by their 17th byte, so that a broker can refuse them by name;
 * `readRecordEntries` reads them too.
 *
 * @param records - A records field, as decoded.
 */
export function readRecordBatchHeaders(
  records: Uint8Array | Records,
  limits: RecordBatchWalkLimits = {},
): RecordBatchWalk {
  const batchesMax = limits.batchesMax ?? DEFAULT_BATCHES_MAX
  const walk = new ChunkWalk(records instanceof Uint8Array ? [records] : records)
  const batches: RecordBatch[] = []
  while (walk.remaining > 0) {
    const { position } = walk
    const next: ReturnType<typeof nextBatch> =
      batches.length < batchesMax
        ? nextBatch(walk)
        : { code: 'LIMIT_EXCEEDED', message: `more than ${batchesMax} batches (batchesMax)` }
    if ('code' in next)
      return { ok: false, batches, code: next.code, message: next.message, position, magic: next.magic }
    batches.push({ ...next.header, position, byteLength: next.byteLength, chunks: walk.take(next.byteLength) })
  }
  return { ok: true, batches }
}

/** CRC-32C of a batch's bytes from its attributes on, over chunks. */
export function recordBatchCrc(chunks: Records): number {
  let skip: number = CRC_COVERS_FROM
  let crc = 0
  for (const chunk of chunks) {
    if (skip < chunk.length) crc = crc32c(skip === 0 ? chunk : chunk.subarray(skip), crc)
    skip = Math.max(0, skip - chunk.length)
  }
  return crc
}

/**
 * CRC-32C of all of a batch's bytes, from the CRC that it carries and the few bytes before those that this covers: right
 * only when the batch is intact.
 */
export function wholeBatchCrc({ chunks, crc, byteLength }: Pick<RecordBatch, 'chunks' | 'crc' | 'byteLength'>): number {
  const head: Uint8Array[] = []
  let missing: number = CRC_COVERS_FROM
  for (const chunk of chunks) {
    if (missing === 0) break
    head.push(chunk.subarray(0, missing))
    missing -= Math.min(missing, chunk.length)
  }
  return crc32cCombine(crc32cOfChunks(head), crc, byteLength - CRC_COVERS_FROM)
}

/** Whether a batch's bytes are what its sender computed the CRC over. */
export function isRecordBatchIntact(batch: Pick<RecordBatch, 'chunks' | 'crc'>): boolean {
  return recordBatchCrc(batch.chunks) === batch.crc
}
