import type { Int64 } from './int64.ts'
import { readLegacyRecords } from './legacy-records.ts'
import type { RecordBatch } from './record-batch.ts'
import { createRecordCursor, type RecordHeader } from './record-cursor.ts'
import type { RecordEntry } from './record-entries.ts'
import type { RecordReadOptions } from './record-section.ts'

/** One record of a batch, or of an old message set. */
export interface DecodedRecord {
  /** Its offset in the partition. */
  readonly offset: Int64
  /** Its time in ms since 1970; the append time where that is what the batch carries; -1 where there is none (format 0). */
  readonly timestamp: Int64
  /** Its key, a view of the batch's bytes, or null. */
  readonly key: Uint8Array | null
  /** Its value, a view of the batch's bytes, or null (a tombstone in compacted topics). */
  readonly value: Uint8Array | null
  /** Its headers, in order; none before format 2. */
  readonly headers: readonly RecordHeader[]
}

function* readBatch(batch: RecordBatch, options: RecordReadOptions): Generator<DecodedRecord, void, undefined> {
  const cursor = createRecordCursor(batch, options)
  while (cursor.next()) {
    const { offset, timestamp, key, value, headers } = cursor
    yield { offset, timestamp, key, value, headers }
  }
}

/**
 * Reads the records of one batch, or of one message of the formats before it, one at a time. Keys, values and header
 * values are views of the batch's bytes, or of the decompressed ones: copy what must outlive them. Does not check the
 * CRC, see `isRecordBatchIntact` and `isRecordEntryIntact`. Where every record counts, {@link decodeRecords} and
 * `createRecordCursor` are faster.
 *
 * @throws {@link ProtocolError} `MALFORMED` or `TRUNCATED` where the bytes are no records, `LIMIT_EXCEEDED`, `UNKNOWN_CODEC`.
 */
export function readRecords(
  entry: RecordEntry,
  options: RecordReadOptions = {},
): Generator<DecodedRecord, void, undefined> {
  return entry.magic === 2 ? readBatch(entry, options) : readLegacyRecords(entry, options)
}

/** The same as {@link readRecords}, all at once. @throws {@link ProtocolError} as it does. */
export function decodeRecords(entry: RecordEntry, options: RecordReadOptions = {}): DecodedRecord[] {
  if (entry.magic !== 2) return [...readLegacyRecords(entry, options)]
  const records: DecodedRecord[] = []
  const cursor = createRecordCursor(entry, options)
  while (cursor.next()) {
    const { offset, timestamp, key, value, headers } = cursor
    records.push({ offset, timestamp, key, value, headers })
  }
  return records
}
