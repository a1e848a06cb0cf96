import { gunzipSync } from 'node:zlib'
import type { Extent } from '@millrace/metadata'
import {
  type Decompressors,
  ProtocolError,
  readRecordBatchHeaders,
  readRecords,
  type RecordBatch,
} from '@millrace/protocol'

/** Where a record with a certain time is. */
export interface TimedOffset {
  readonly offset: number
  readonly timestamp: number
}

/** The codecs that Node itself can decompress, each refusing to produce more than it may. */
const decompress: Decompressors = {
  gzip: (bytes, decompressedBytesMax) => gunzipSync(bytes, { maxOutputLength: decompressedBytesMax }),
}

/**
 * The first record of an extent whose timestamp is at least `timestampMs`.
 *
 * In a batch whose codec cannot be decompressed here, or that cannot be decompressed, it is the batch's first record:
 * earlier than asked, never later. Undefined when no batch reaches the time, or the bytes cannot be walked.
 *
 * @param bytes - The extent's bytes, as the object store has them.
 */
export function findByTime(extent: Extent, bytes: readonly Uint8Array[], timestampMs: number): TimedOffset | undefined {
  const { batches } = readRecordBatchHeaders(bytes)
  let baseOffset = extent.baseOffset
  for (const batch of batches) {
    if (Number(batch.maxTimestamp) >= timestampMs) return findInBatch(batch, baseOffset, timestampMs)
    baseOffset += batch.lastOffsetDelta + 1
  }
  return undefined
}

function findInBatch(batch: RecordBatch, baseOffset: number, timestampMs: number): TimedOffset {
  const first = { offset: baseOffset, timestamp: Number(batch.maxTimestamp) }
  if (batch.timestampType === 'logAppend') return first
  try {
    for (const record of readRecords(batch, { decompress })) {
      const timestamp = Number(record.timestamp)
      if (timestamp >= timestampMs)
        return { offset: baseOffset + Number(record.offset) - Number(batch.baseOffset), timestamp }
    }
  } catch (error) {
    // What a producer put into a batch is its own; a search by time must answer all the same.
    if (!ProtocolError.is(error) && !isZlibError(error)) throw error
  }
  return first
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(?:Z_|ERR_)/.test(String(error.code))
}
