import { COMPRESSION_CODECS, type CompressionCodec, type Compressors, refuseCodec } from './compression.ts'
import { ProtocolError } from './errors.ts'
import { checkInt64, type Int64, subtractInt64 } from './int64.ts'
import {
  ATTRIBUTE,
  BATCH,
  LENGTH_COUNTS_FROM,
  RECORD_BATCH_HEADER_BYTES,
  writeRecordBatchHeader,
} from './record-batch-header.ts'
import { recordBatchCrc } from './record-batch.ts'
import { type RecordInput, RecordSink } from './record-sink.ts'

/** The fields of a batch's header that a builder does not compute. */
export interface RecordBatchOptions {
  /** Offset of the first record. @defaultValue 0, as producers send it */
  readonly baseOffset?: Int64 | undefined
  /** Partition leader epoch. @defaultValue -1 */
  readonly leaderEpoch?: number | undefined
  /** How the records are compressed. @defaultValue `none` */
  readonly codec?: CompressionCodec | undefined
  /** Functions for codecs other than `none`. */
  readonly compress?: Compressors | undefined
  /** Producer id. @defaultValue -1: not idempotent */
  readonly producerId?: Int64 | undefined
  /** Producer epoch. @defaultValue -1 */
  readonly producerEpoch?: number | undefined
  /** Sequence number of the first record. @defaultValue -1 */
  readonly baseSequence?: number | undefined
  /** Whether the batch belongs to a transaction. @defaultValue false */
  readonly isTransactional?: boolean | undefined
  /** Whether the records are control records, see `encodeControlBatch`. @defaultValue false */
  readonly isControl?: boolean | undefined
  /** Whose clock the timestamps are from. @defaultValue `create` */
  readonly timestampType?: 'create' | 'logAppend' | undefined
  /** When tombstones and markers may go (KIP-534), in ms since 1970. @defaultValue none */
  readonly deleteHorizonMs?: Int64 | undefined
  /** Offset of the last record less the base offset, where compaction has removed the last ones. @defaultValue the last record's */
  readonly lastOffsetDelta?: number | undefined
}

const NO_TIMESTAMP = -1
const INT32_MAX = 2_147_483_647
/** Room for a record's numbers beside its key and value. */
const RECORD_OVERHEAD_BYTES = 12
/** How many records are looked at before memory is taken for all of them. */
const SAMPLED_RECORDS = 16
/** A batch may hold this part of its size in memory that it does not use. */
const SLACK_PARTS = 8

function attributesOf(options: RecordBatchOptions): number {
  let attributes: number = COMPRESSION_CODECS.indexOf(options.codec ?? 'none')
  if (attributes < 0) throw new ProtocolError('UNKNOWN_CODEC', `${String(options.codec)} is no codec of Kafka`)
  if (options.timestampType === 'logAppend') attributes |= ATTRIBUTE.logAppendTime
  if (options.isTransactional === true) attributes |= ATTRIBUTE.transactional
  if (options.isControl === true) attributes |= ATTRIBUTE.control
  return attributes
}

/** Gathers records behind the room that the header takes, then fills the header in. */
export class BatchAssembly {
  private readonly sink: RecordSink
  private readonly deleteHorizonMs: Int64 | undefined
  private baseTimestamp: Int64 = NO_TIMESTAMP
  private maxTimestamp: Int64 = NO_TIMESTAMP
  private nextOffsetDelta = 0
  recordCount = 0

  constructor(capacity: number, deleteHorizonMs: Int64 | undefined) {
    this.sink = new RecordSink(capacity, RECORD_BATCH_HEADER_BYTES)
    this.deleteHorizonMs = deleteHorizonMs
  }

  /** Bytes of header and records, not compressed. */
  get byteLength(): number {
    return this.sink.position
  }

  /** Adds a record unless the batch would become longer than `bytesMax`. */
  tryAppend(record: RecordInput, bytesMax: number): boolean {
    const { timestamp = NO_TIMESTAMP, offsetDelta = this.nextOffsetDelta } = record
    if (offsetDelta !== this.nextOffsetDelta) this.checkOffsetDelta(offsetDelta)
    const isFirst = this.recordCount === 0
    const base = isFirst ? (this.deleteHorizonMs ?? timestamp) : this.baseTimestamp
    const timestampDelta = deltaOf(timestamp, base)
    if (!this.sink.tryWrite(record, timestampDelta, offsetDelta, bytesMax)) return false
    this.baseTimestamp = base
    if (isFirst || timestamp > this.maxTimestamp) this.maxTimestamp = timestamp
    this.nextOffsetDelta = offsetDelta + 1
    this.recordCount++
    return true
  }

  private checkOffsetDelta(offsetDelta: number): void {
    if ((offsetDelta | 0) === offsetDelta && offsetDelta > this.nextOffsetDelta) return
    const least = this.nextOffsetDelta
    throw new ProtocolError('INVALID_VALUE', `an offset delta of ${String(offsetDelta)}; ${least} is the least here`)
  }

  /** The batch. The assembly must not be used any more. */
  finish(options: Omit<RecordBatchOptions, 'deleteHorizonMs'>): Uint8Array {
    const { recordCount } = this
    if (recordCount === 0) throw new ProtocolError('INVALID_VALUE', 'a batch holds one record or more')
    const { lastOffsetDelta = this.nextOffsetDelta - 1 } = options
    if (lastOffsetDelta < this.nextOffsetDelta - 1)
      throw new ProtocolError('INVALID_VALUE', `a lastOffsetDelta of ${lastOffsetDelta} before the last record`)
    const batch = this.compressed(options)
    const view = new DataView(batch.buffer, batch.byteOffset, batch.byteLength)
    writeRecordBatchHeader(view, {
      baseOffset: options.baseOffset ?? 0,
      batchLength: batch.length - LENGTH_COUNTS_FROM,
      leaderEpoch: options.leaderEpoch ?? -1,
      attributes: attributesOf(options) | (this.deleteHorizonMs === undefined ? 0 : ATTRIBUTE.deleteHorizon),
      lastOffsetDelta,
      baseTimestamp: this.baseTimestamp,
      maxTimestamp: this.maxTimestamp,
      producerId: options.producerId ?? -1,
      producerEpoch: options.producerEpoch ?? -1,
      baseSequence: options.baseSequence ?? -1,
      recordCount,
    })
    view.setUint32(BATCH.crc, recordBatchCrc([batch]))
    return batch
  }

  /** Room for the header, and the records behind it, in memory of exactly that size. */
  private compressed({ codec = 'none', compress }: RecordBatchOptions): Uint8Array {
    const { bytes, position } = this.sink
    if (codec === 'none') {
      // A little memory kept alive for nothing costs less than a copy.
      const isTight = bytes.length - position <= position / SLACK_PARTS
      return isTight ? bytes.subarray(0, position) : bytes.slice(0, position)
    }
    const section = (compress?.[codec] ?? refuseCodec(codec, 'compress'))(
      bytes.subarray(RECORD_BATCH_HEADER_BYTES, position),
    )
    const batch = new Uint8Array(RECORD_BATCH_HEADER_BYTES + section.length)
    batch.set(section, RECORD_BATCH_HEADER_BYTES)
    return batch
  }
}

function deltaOf(timestamp: Int64, base: Int64): Int64 {
  const delta = typeof timestamp === 'number' && typeof base === 'number' ? timestamp - base : Number.NaN
  if ((delta | 0) === delta) return delta
  checkInt64(timestamp)
  return subtractInt64(timestamp, base)
}

/** What the records take, judged by a few of them. Too little costs a copy, much too much another. */
function estimatedBytes(records: readonly RecordInput[]): number {
  const step = Math.ceil(records.length / SAMPLED_RECORDS)
  let bytes = 0
  let sampled = 0
  for (let index = 0; index < records.length; index += step) {
    const { key, value } = records[index]!
    bytes += RECORD_OVERHEAD_BYTES + (key?.length ?? 0) + (value?.length ?? 0)
    sampled++
  }
  return RECORD_BATCH_HEADER_BYTES + Math.ceil((bytes / Math.max(1, sampled)) * records.length)
}

/**
 * Builds a record batch (message format 2) in one piece of memory, CRC included.
 *
 * The base timestamp is the first record's, or the delete horizon; offsets follow one another from the base offset
 * unless records say otherwise.
 *
 * @param records - One or more.
 * @throws {@link ProtocolError} `INVALID_VALUE` without records or with a field out of range, `UNKNOWN_CODEC` without a function for the codec.
 */
export function encodeRecordBatch(records: readonly RecordInput[], options: RecordBatchOptions = {}): Uint8Array {
  const assembly = new BatchAssembly(estimatedBytes(records), options.deleteHorizonMs)
  for (let index = 0; index < records.length; index++) {
    if (!assembly.tryAppend(records[index]!, INT32_MAX))
      throw new ProtocolError('INVALID_VALUE', `records of more than ${INT32_MAX} bytes in one batch`)
  }
  return assembly.finish(options)
}
