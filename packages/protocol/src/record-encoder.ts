import { COMPRESSION_CODECS, refuseCodec, type CompressionCodec, type Compressors } from './compression.ts'
import { ProtocolError } from './errors.ts'
import type { Int64 } from './int64.ts'
import { ATTRIBUTE, RECORD_BATCH_HEADER_BYTES, BATCH, recordBatchCrc, LENGTH_COUNTS_FROM } from './record-batch.ts'
import { encodeText, textBytes } from './text.ts'
import { createWriter } from './writer.ts'

/** A header of a record to be put into a batch. */
export interface RecordHeaderInput {
  /** Its name. */
  readonly key: string
  /** Its value; a string is written as UTF-8; absent means null. */
  readonly value?: Uint8Array | string | null | undefined
}

/** A record to be put into a batch. */
export interface RecordInput {
  /** Its time in ms since 1970; -1, Kafka's "none", when absent. */
  readonly timestamp?: Int64 | undefined
  /** Its key; a string is written as UTF-8; absent means null. */
  readonly key?: Uint8Array | string | null | undefined
  /** Its value; a string is written as UTF-8; absent means null. */
  readonly value?: Uint8Array | string | null | undefined
  /** Its headers, in order. */
  readonly headers?: readonly RecordHeaderInput[] | undefined
}

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
  /** Whether the records are control records. @defaultValue false */
  readonly isControl?: boolean | undefined
  /** Whose clock the timestamps are from. @defaultValue `create` */
  readonly timestampType?: 'create' | 'logAppend' | undefined
}

const NO_TIMESTAMP = -1
/** Largest whole number whose zigzag form a double still holds exactly. */
const ZIGZAG_EXACT_MAX = 2 ** 52

/** Grows by doubling; varints and bytes only. */
class RecordSink {
  private bytes = new Uint8Array(1_024)
  private position = 0

  get length(): number {
    return this.position
  }

  get written(): Uint8Array {
    return this.bytes.subarray(0, this.position)
  }

  reserve(count: number): void {
    if (this.position + count <= this.bytes.length) return
    const bytes = new Uint8Array(Math.max(2 * this.bytes.length, this.position + count))
    bytes.set(this.written)
    this.bytes = bytes
  }

  varint(value: number): void {
    let rest = ((value << 1) ^ (value >> 31)) >>> 0
    while (rest > 127) {
      this.bytes[this.position++] = (rest & 127) | 128
      rest >>>= 7
    }
    this.bytes[this.position++] = rest
  }

  varlong(value: Int64): void {
    if (typeof value === 'number' && (value | 0) === value) return this.varint(value)
    if (typeof value === 'number' && Math.abs(value) < ZIGZAG_EXACT_MAX) {
      let rest = value < 0 ? -2 * value - 1 : 2 * value
      while (rest > 127) {
        this.bytes[this.position++] = (rest % 128) | 128
        rest = Math.floor(rest / 128)
      }
      this.bytes[this.position++] = rest
      return
    }
    const wide = BigInt(value)
    let rest = BigInt.asUintN(64, (wide << 1n) ^ (wide >> 63n))
    while (rest > 127n) {
      this.bytes[this.position++] = Number(rest & 127n) | 128
      rest >>= 7n
    }
    this.bytes[this.position++] = Number(rest)
  }

  zero(): void {
    this.bytes[this.position++] = 0
  }

  /** A field behind its length; `length` was measured before. */
  field(value: Uint8Array | string | null, length: number): void {
    this.varint(length)
    if (value === null) return
    if (typeof value === 'string') encodeText(value, this.bytes, this.position)
    else this.bytes.set(value, this.position)
    this.position += length
  }
}

function fieldLength(value: Uint8Array | string | null): number {
  if (value === null) return -1
  return typeof value === 'string' ? textBytes(value) : value.length
}

function varintBytes(value: number): number {
  const zigzag = ((value << 1) ^ (value >> 31)) >>> 0
  return zigzag < 128 ? 1 : zigzag < 16_384 ? 2 : zigzag < 2_097_152 ? 3 : zigzag < 268_435_456 ? 4 : 5
}

function varlongBytes(value: Int64): number {
  if (typeof value === 'number' && (value | 0) === value) return varintBytes(value)
  const wide = BigInt(value)
  let rest = BigInt.asUintN(64, (wide << 1n) ^ (wide >> 63n))
  let count = 1
  for (; rest > 127n; rest >>= 7n) count++
  return count
}

/** A field's length prefix and its bytes. */
function fieldBytes(length: number): number {
  return varintBytes(length) + Math.max(0, length)
}

function writeRecord(sink: RecordSink, record: RecordInput, timestampDelta: Int64, offsetDelta: number): void {
  const { key = null, value = null, headers = [] } = record
  const keyLength = fieldLength(key)
  const valueLength = fieldLength(value)
  let size = 1 + varlongBytes(timestampDelta) + varintBytes(offsetDelta) + varintBytes(headers.length)
  size += fieldBytes(keyLength) + fieldBytes(valueLength)
  for (const header of headers)
    size += fieldBytes(textBytes(header.key)) + fieldBytes(fieldLength(header.value ?? null))
  sink.reserve(size + 5)
  sink.varint(size)
  sink.zero()
  sink.varlong(timestampDelta)
  sink.varint(offsetDelta)
  sink.field(key, keyLength)
  sink.field(value, valueLength)
  sink.varint(headers.length)
  for (const header of headers) {
    sink.field(header.key, textBytes(header.key))
    sink.field(header.value ?? null, fieldLength(header.value ?? null))
  }
}

function timestampDelta(timestamp: Int64, base: Int64): Int64 {
  if (typeof timestamp === 'number' && typeof base === 'number') {
    const delta = timestamp - base
    if (Number.isSafeInteger(delta)) return delta
  }
  const delta = BigInt.asIntN(64, BigInt(timestamp) - BigInt(base))
  const number = Number(delta)
  return Number.isSafeInteger(number) ? number : delta
}

function attributesOf(options: RecordBatchOptions): number {
  let attributes: number = COMPRESSION_CODECS.indexOf(options.codec ?? 'none')
  if (attributes < 0) throw new ProtocolError('UNKNOWN_CODEC', `${String(options.codec)} is no codec of Kafka`)
  if (options.timestampType === 'logAppend') attributes |= ATTRIBUTE.logAppendTime
  if (options.isTransactional === true) attributes |= ATTRIBUTE.transactional
  if (options.isControl === true) attributes |= ATTRIBUTE.control
  return attributes
}

function compressed(section: Uint8Array, { codec = 'none', compress }: RecordBatchOptions): Uint8Array {
  if (codec === 'none') return section
  const run = compress?.[codec]
  return run === undefined ? refuseCodec(codec, 'compress') : run(section)
}

/**
 * Builds a record batch (message format 2) in one piece of memory, CRC included.
 *
 * The base timestamp is the first record's; offsets follow one another from the base offset.
 *
 * @param records - One or more.
 * @throws {@link ProtocolError} `INVALID_VALUE` without records or with a field out of range, `UNKNOWN_CODEC` without a function for the codec.
 */
export function encodeRecordBatch(records: readonly RecordInput[], options: RecordBatchOptions = {}): Uint8Array {
  if (records.length === 0) throw new ProtocolError('INVALID_VALUE', 'a batch holds one record or more')
  const sink = new RecordSink()
  const baseTimestamp = records[0]!.timestamp ?? NO_TIMESTAMP
  let maxTimestamp = baseTimestamp
  for (let index = 0; index < records.length; index++) {
    const record = records[index]!
    const timestamp = record.timestamp ?? NO_TIMESTAMP
    if (timestamp > maxTimestamp) maxTimestamp = timestamp
    writeRecord(sink, record, timestampDelta(timestamp, baseTimestamp), index)
  }
  const section = compressed(sink.written, options)
  const header = createWriter({ slabBytes: RECORD_BATCH_HEADER_BYTES })
  header.writeInt64(options.baseOffset)
  header.writeInt32(RECORD_BATCH_HEADER_BYTES - LENGTH_COUNTS_FROM + section.length)
  header.writeInt32(options.leaderEpoch ?? -1)
  header.writeInt8(2)
  header.writeUint32(0)
  header.writeInt16(attributesOf(options))
  header.writeInt32(records.length - 1)
  header.writeInt64(baseTimestamp)
  header.writeInt64(maxTimestamp)
  header.writeInt64(options.producerId ?? -1)
  header.writeInt16(options.producerEpoch ?? -1)
  header.writeInt32(options.baseSequence ?? -1)
  header.writeInt32(records.length)
  const batch = new Uint8Array(RECORD_BATCH_HEADER_BYTES + section.length)
  batch.set(header.finish()[0]!)
  batch.set(section, RECORD_BATCH_HEADER_BYTES)
  new DataView(batch.buffer).setUint32(BATCH.crc, recordBatchCrc([batch]))
  return batch
}
