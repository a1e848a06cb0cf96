import { ProtocolError } from './errors.ts'
import type { Int64 } from './int64.ts'
import { readControlRecord } from './control-record.ts'
import { KNOWN_ATTRIBUTES, LENGTH_COUNTS_FROM, RECORD_BATCH_HEADER_BYTES } from './record-batch-header.ts'
import { isRecordBatchIntact, type RecordBatch } from './record-batch.ts'
import { createRecordCursor, type RecordCursor } from './record-cursor.ts'
import type { RecordReadOptions } from './record-section.ts'

/**
 * How far a batch is looked into; each level includes those before it.
 *
 * - `header`: what its 61 bytes say; costs next to nothing.
 * - `crc`: its bytes are those that its sender computed the CRC-32C over.
 * - `deep`: its records are decompressed and read to the end.
 */
export type ValidationLevel = 'header' | 'crc' | 'deep'

/** Settings of {@link validateRecordBatch}. */
export interface RecordBatchRules extends RecordReadOptions {
  /**
   * Which offsets records may have: `dense` for what a producer sends, one after the other from the base offset to the
   * last; `compacted` for what compaction leaves, rising within that range, perhaps none at all.
   *
   * @defaultValue `dense`
   */
  readonly offsets?: 'dense' | 'compacted' | undefined
}

/**
 * What is wrong with a batch. Stable: callers may switch on it.
 *
 * - `INVALID_LENGTH`: its lengths contradict each other.
 * - `UNKNOWN_ATTRIBUTES`: bits are set that mean nothing yet.
 * - `UNKNOWN_CODEC`: a codec that Kafka has not given out, or one that no function was given for (`deep`).
 * - `INVALID_COUNT`: its number of records, or the range of its offsets, cannot be.
 * - `INVALID_PRODUCER`: producer id, epoch, sequence and transaction contradict each other.
 * - `CRC_MISMATCH`: its bytes are not what the CRC was computed over.
 * - `INVALID_RECORDS`: its records cannot be decompressed or read to the end, or bytes are left.
 * - `LIMIT_EXCEEDED`: a limit of what reads records was reached.
 * - `INVALID_OFFSETS`: its records' offsets do not rise as `offsets` says.
 * - `INVALID_TIMESTAMPS`: its largest timestamp is not its records'.
 * - `INVALID_CONTROL_RECORD`: a control batch holds a record that is none.
 */
export type RecordBatchFlaw =
  | 'INVALID_LENGTH'
  | 'UNKNOWN_ATTRIBUTES'
  | 'UNKNOWN_CODEC'
  | 'INVALID_COUNT'
  | 'INVALID_PRODUCER'
  | 'CRC_MISMATCH'
  | 'INVALID_RECORDS'
  | 'LIMIT_EXCEEDED'
  | 'INVALID_OFFSETS'
  | 'INVALID_TIMESTAMPS'
  | 'INVALID_CONTROL_RECORD'

/** What {@link validateRecordBatch} found. */
export type RecordBatchVerdict =
  | {
      /** Nothing is wrong as far as it was looked. */
      readonly ok: true
    }
  | {
      /** Something is wrong; the first thing that was found. */
      readonly ok: false
      /** What. */
      readonly code: RecordBatchFlaw
      /** The same for people. */
      readonly message: string
    }

const FINE: RecordBatchVerdict = /* @__PURE__ */ Object.freeze({ ok: true })

function flaw(code: RecordBatchFlaw, message: string): RecordBatchVerdict {
  return { ok: false, code, message }
}

function checkLength(batch: RecordBatch): RecordBatchVerdict {
  const { byteLength, batchLength } = batch
  const heldBytes = batch.chunks.reduce((sum, { length }) => sum + length, 0)
  if (
    byteLength < RECORD_BATCH_HEADER_BYTES ||
    batchLength + LENGTH_COUNTS_FROM !== byteLength ||
    heldBytes !== byteLength
  )
    return flaw('INVALID_LENGTH', `a batch of ${byteLength} bytes that says ${batchLength} and has ${heldBytes}`)
  return FINE
}

function checkCounts({ recordCount, lastOffsetDelta, baseOffset }: RecordBatch, isDense: boolean): RecordBatchVerdict {
  const offsets = lastOffsetDelta + 1
  if (baseOffset < 0) return flaw('INVALID_COUNT', `a base offset of ${baseOffset}`)
  if (lastOffsetDelta < 0) return flaw('INVALID_COUNT', `a range of ${offsets} offsets`)
  if (isDense ? recordCount !== offsets : recordCount < 0 || recordCount > offsets)
    return flaw('INVALID_COUNT', `${recordCount} records in a range of ${offsets} offsets`)
  return FINE
}

/** Producers without idempotence send any epoch and sequence (kafkajs sends zeros); markers have no sequence. */
function checkProducer(batch: RecordBatch): RecordBatchVerdict {
  const { producerId, producerEpoch, baseSequence, isTransactional, isControl } = batch
  if (producerId < -1) return flaw('INVALID_PRODUCER', `a producer id of ${producerId}`)
  if (producerId < 0) return isTransactional ? flaw('INVALID_PRODUCER', 'a transaction without a producer id') : FINE
  if (producerEpoch < 0) return flaw('INVALID_PRODUCER', `producer ${producerId} with the epoch ${producerEpoch}`)
  if (baseSequence < 0 && !isControl)
    return flaw('INVALID_PRODUCER', `producer ${producerId} with the sequence ${baseSequence}`)
  return FINE
}

function checkHeader(batch: RecordBatch, isDense: boolean): RecordBatchVerdict {
  const length = checkLength(batch)
  if (!length.ok) return length
  if ((batch.attributes & ~KNOWN_ATTRIBUTES) !== 0)
    return flaw('UNKNOWN_ATTRIBUTES', `attributes of 0x${(batch.attributes & 0xffff).toString(16)}`)
  if (batch.codec === 'unknown') return flaw('UNKNOWN_CODEC', `attributes of ${batch.attributes} name no codec`)
  const counts = checkCounts(batch, isDense)
  return counts.ok ? checkProducer(batch) : counts
}

/** What is wrong with the record that the cursor stands at, whose predecessor's offset delta is given. */
function checkRecord(cursor: RecordCursor, batch: RecordBatch, previous: number, isDense: boolean): RecordBatchVerdict {
  const { offsetDelta } = cursor
  if (isDense ? offsetDelta !== previous + 1 : offsetDelta <= previous || offsetDelta > batch.lastOffsetDelta)
    return flaw('INVALID_OFFSETS', `an offset delta of ${offsetDelta} after ${previous}`)
  if (!batch.isControl) return FINE
  try {
    readControlRecord(cursor)
    return FINE
  } catch (error) {
    return flaw('INVALID_CONTROL_RECORD', messageOf(error))
  }
}

function checkRecords(batch: RecordBatch, rules: RecordBatchRules, isDense: boolean): RecordBatchVerdict {
  let previous = -1
  let maxTimestamp: Int64 | undefined
  for (const cursor = createRecordCursor(batch, rules); cursor.next(); previous = cursor.offsetDelta) {
    const record = checkRecord(cursor, batch, previous, isDense)
    if (!record.ok) return record
    if (maxTimestamp === undefined || cursor.timestamp > maxTimestamp) maxTimestamp = cursor.timestamp
  }
  if (maxTimestamp !== undefined && maxTimestamp !== batch.maxTimestamp)
    return flaw('INVALID_TIMESTAMPS', `a largest timestamp of ${batch.maxTimestamp}; the records' is ${maxTimestamp}`)
  return FINE
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function flawOf(error: unknown): RecordBatchVerdict {
  const code = ProtocolError.is(error) ? error.code : undefined
  const known = code === 'LIMIT_EXCEEDED' || code === 'UNKNOWN_CODEC'
  return flaw(known ? code : 'INVALID_RECORDS', messageOf(error))
}

/**
 * Checks one batch as far as `level` says. Never throws, whatever the bytes and the functions in `decompress` do: what
 * is wrong is data.
 *
 * What only a broker can know is not looked at: whether the base offset is its own, whether the sequence follows.
 *
 * @param batch - As `readRecordBatchHeaders` found it.
 */
export function validateRecordBatch(
  batch: RecordBatch,
  level: ValidationLevel,
  rules: RecordBatchRules = {},
): RecordBatchVerdict {
  const isDense = rules.offsets !== 'compacted'
  const header = checkHeader(batch, isDense)
  if (!header.ok || level === 'header') return header
  if (!isRecordBatchIntact(batch)) return flaw('CRC_MISMATCH', 'the CRC-32C is not that of the bytes')
  if (level === 'crc') return FINE
  try {
    return checkRecords(batch, rules, isDense)
  } catch (error) {
    return flawOf(error)
  }
}
