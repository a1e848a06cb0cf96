import { setImmediate } from 'node:timers/promises'
import type { Extent } from '@millrace/metadata'
import {
  type DecodedRecord,
  ProtocolError,
  readRecordBatchHeaders,
  readRecords,
  type RecordBatch,
} from '@millrace/protocol'
import type { Logger } from '@millrace/runtime'
import { loadDecompressors } from '../compression/decompressors.ts'

/** Where a record with a certain time is. */
export interface TimedOffset {
  readonly offset: number
  readonly timestamp: number
}

/** Finds records by their time. */
export interface TimeSearch {
  /**
   * The first record of an extent whose timestamp is at least `timestampMs`.
   *
   * In a batch that cannot be decompressed, or that holds more than it may, it is the batch's first record: earlier than
   * asked, never later. Undefined when no batch reaches the time, or the bytes cannot be walked.
   *
   * @param bytes - The extent's bytes, as the object store has them.
   */
  find(
    extent: Extent,
    bytes: readonly Uint8Array[],
    timestampMs: number,
    signal?: AbortSignal,
  ): Promise<TimedOffset | undefined>
}

/** Limits of a {@link TimeSearch}. */
export interface TimeSearchOptions {
  /**
   * How many bytes a batch may have once decompressed.
   *
   * @defaultValue 67,108,864 (64 MiB)
   */
  readonly decompressedBytesMax?: number | undefined
  /**
   * How many records a batch may have.
   *
   * @defaultValue 1,000,000
   */
  readonly recordsMax?: number | undefined
}

const DEFAULT_DECOMPRESSED_BYTES_MAX = 67_108_864
const DEFAULT_RECORDS_MAX = 1_000_000
/** Records after which everything else in the process gets its turn: a record may have ten thousand headers. */
const RECORDS_PER_TURN = 100

/**
 * A search that tells `logger`, at debug level, why an answer is not exact.
 *
 * It has the records of one batch in memory at a time, so that many requests for batches that become large take no more
 * than one does; the others wait.
 */
export function createTimeSearch({ logger }: { readonly logger: Logger }, options: TimeSearchOptions = {}): TimeSearch {
  const { decompressedBytesMax = DEFAULT_DECOMPRESSED_BYTES_MAX, recordsMax = DEFAULT_RECORDS_MAX } = options
  let last: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }

  async function findRecord(batch: RecordBatch, baseOffset: number, timestampMs: number) {
    if (batch.recordCount > recordsMax)
      throw new ProtocolError('LIMIT_EXCEEDED', `${batch.recordCount} records; at most ${recordsMax} (recordsMax)`)
    const decompress = await loadDecompressors(batch.codec)
    let passed = 0
    for (const record of readRecords(batch, { decompress, decompressedBytesMax })) {
      const timestamp = Number(record.timestamp)
      if (timestamp >= timestampMs) return { offset: baseOffset + offsetDelta(record, batch), timestamp }
      if (++passed % RECORDS_PER_TURN === 0) await setImmediate()
    }
    return undefined
  }

  async function findInBatch(batch: RecordBatch, baseOffset: number, timestampMs: number) {
    try {
      return await findRecord(batch, baseOffset, timestampMs)
    } catch (error) {
      // What a producer put into a batch is its own; a search by time must answer all the same.
      if (!ProtocolError.is(error)) throw error
      logger.debug('find-by-time.inexact', { baseOffset, codec: batch.codec }, error)
      return undefined
    }
  }

  return {
    async find(extent, bytes, timestampMs, signal) {
      const { batches } = readRecordBatchHeaders(bytes)
      let baseOffset = extent.baseOffset
      for (const batch of batches) {
        if (Number(batch.maxTimestamp) >= timestampMs) {
          const first = { offset: baseOffset, timestamp: Number(batch.maxTimestamp) }
          if (batch.timestampType === 'logAppend') return first
          const found = await inTurn(async () => {
            signal?.throwIfAborted()
            return findInBatch(batch, baseOffset, timestampMs)
          })
          return found ?? first
        }
        baseOffset += batch.lastOffsetDelta + 1
      }
      return undefined
    },
  }
}

/** Where a record is in its batch. What it says of itself is checked, since the answer must lie within the batch. */
function offsetDelta(record: DecodedRecord, batch: RecordBatch): number {
  const delta = Number(record.offset) - Number(batch.baseOffset)
  if (delta >= 0 && delta <= batch.lastOffsetDelta) return delta
  throw new ProtocolError('MALFORMED', `a record at ${delta} in a batch that ends at ${batch.lastOffsetDelta}`)
}
