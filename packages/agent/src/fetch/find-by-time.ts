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

/** Which record is wanted. */
export interface TimeQuery {
  /** Its timestamp is at least this, in milliseconds since the Unix epoch. */
  readonly timestampMs: number
  /**
   * Its offset is at least this: records before the log start are passed over, also in the batch that holds it.
   *
   * @defaultValue 0
   */
  readonly fromOffset?: number | undefined
  /** Stops the search. */
  readonly signal?: AbortSignal | undefined
}

/** Finds records by their time. */
export interface TimeSearch {
  /**
   * The first record of an extent that a query asks for.
   *
   * In a batch that cannot be decompressed, or that holds more than it may, it is the batch's first record: earlier than
   * asked, never later. Undefined when no record is found, or the bytes cannot be walked.
   *
   * @param bytes - The extent's bytes, as the object store has them.
   */
  find(extent: Extent, bytes: readonly Uint8Array[], query: TimeQuery): Promise<TimedOffset | undefined>
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

  /** Undefined when the batch says of itself that it has such a record, and has none at or after `fromOffset`. */
  async function findRecord(
    batch: RecordBatch,
    baseOffset: number,
    { timestampMs, fromOffset = 0 }: TimeQuery,
  ): Promise<TimedOffset | undefined> {
    if (batch.recordCount > recordsMax)
      throw new ProtocolError('LIMIT_EXCEEDED', `${batch.recordCount} records; at most ${recordsMax} (recordsMax)`)
    const decompress = await loadDecompressors(batch.codec)
    let passed = 0
    for (const record of readRecords(batch, { decompress, decompressedBytesMax })) {
      const timestamp = Number(record.timestamp)
      if (timestamp >= timestampMs) {
        const offset = baseOffset + offsetDelta(record, batch)
        if (offset >= fromOffset) return { offset, timestamp }
      }
      if (++passed % RECORDS_PER_TURN === 0) await setImmediate()
    }
    return undefined
  }

  async function findInBatch(
    batch: RecordBatch,
    baseOffset: number,
    query: TimeQuery,
  ): Promise<TimedOffset | undefined> {
    const { fromOffset = 0, signal } = query
    const first = { offset: Math.max(baseOffset, fromOffset), timestamp: Number(batch.maxTimestamp) }
    if (batch.timestampType === 'logAppend') return first
    try {
      const found = await inTurn(async () => {
        signal?.throwIfAborted()
        return findRecord(batch, baseOffset, query)
      })
      return found ?? (fromOffset > baseOffset ? undefined : first)
    } catch (error) {
      // What a producer put into a batch is its own; a search by time must answer all the same.
      if (!ProtocolError.is(error)) throw error
      logger.debug('find-by-time.inexact', { baseOffset, codec: batch.codec }, error)
      return first
    }
  }

  return {
    async find(extent, bytes, query) {
      const { timestampMs, fromOffset = 0 } = query
      const { batches } = readRecordBatchHeaders(bytes)
      let baseOffset = extent.baseOffset
      for (const batch of batches) {
        const nextOffset = baseOffset + batch.lastOffsetDelta + 1
        if (Number(batch.maxTimestamp) >= timestampMs && nextOffset > fromOffset) {
          const found = await findInBatch(batch, baseOffset, query)
          if (found !== undefined) return found
        }
        baseOffset = nextOffset
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
