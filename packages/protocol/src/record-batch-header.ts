import { COMPRESSION_CODECS, type CompressionCodec } from './compression.ts'
import { ProtocolError } from './errors.ts'
import { checkInt64, highInt64, joinInt64, lowInt64, type Int64 } from './int64.ts'

/** Bytes of a record batch before its records. */
export const RECORD_BATCH_HEADER_BYTES = 61

/** Byte positions of the header's fields; big-endian. */
export const BATCH = {
  baseOffset: 0,
  batchLength: 8,
  leaderEpoch: 12,
  magic: 16,
  crc: 17,
  attributes: 21,
  lastOffsetDelta: 23,
  baseTimestamp: 27,
  maxTimestamp: 35,
  producerId: 43,
  producerEpoch: 51,
  baseSequence: 53,
  recordCount: 57,
} as const

/** `batchLength` counts what follows it. */
export const LENGTH_COUNTS_FROM = 12

/** Meanings of the attributes' bits. */
export const ATTRIBUTE = { codecMask: 7, logAppendTime: 8, transactional: 16, control: 32, deleteHorizon: 64 } as const

/** The bits of the attributes that mean something. */
export const KNOWN_ATTRIBUTES = 127

/** The fixed fields of a record batch (message format 2, KIP-98). */
export interface RecordBatchHeader {
  /** Offset of the first record; a producer sends 0. Outside the CRC. */
  readonly baseOffset: Int64
  /** Bytes after this field: the whole batch less 12. */
  readonly batchLength: number
  /** Partition leader epoch, -1 from producers. Outside the CRC. */
  readonly leaderEpoch: number
  /** Message format, always 2. */
  readonly magic: 2
  /** CRC-32C over everything from the attributes on. */
  readonly crc: number
  /** All sixteen bits; the fields below are read from them. */
  readonly attributes: number
  /** How the records are compressed; `unknown` for a number that Kafka has not given out. */
  readonly codec: CompressionCodec | 'unknown'
  /** Whose clock the records' timestamps are from. */
  readonly timestampType: 'create' | 'logAppend'
  /** Whether the batch belongs to a transaction. */
  readonly isTransactional: boolean
  /** Whether the batch holds control records instead of a client's. */
  readonly isControl: boolean
  /**
   * Whether compaction has set when tombstones and markers may go (KIP-534): `baseTimestamp` is that time then, in ms
   * since 1970, and still what the records' timestamp deltas count from.
   */
  readonly hasDeleteHorizon: boolean
  /** Offset of the last record less the base offset; compaction keeps it when it removes records. */
  readonly lastOffsetDelta: number
  /** What the records' timestamp deltas count from, in ms since 1970. */
  readonly baseTimestamp: Int64
  /** Largest timestamp, in ms since 1970; the append time when `timestampType` is `logAppend`. */
  readonly maxTimestamp: Int64
  /** Producer id, -1 without idempotence. */
  readonly producerId: Int64
  /** Producer epoch, -1 without idempotence. */
  readonly producerEpoch: number
  /** Sequence number of the first record, -1 without idempotence. */
  readonly baseSequence: number
  /** Records in the batch. */
  readonly recordCount: number
}

/** Reads an int64 by the rule of {@link Int64}. */
export function readInt64(view: DataView, position: number): Int64 {
  return joinInt64(view.getInt32(position), view.getUint32(position + 4))
}

/** Writes an int64. @throws {@link ProtocolError} `INVALID_VALUE` for what is none. */
export function setInt64(view: DataView, position: number, value: Int64): void {
  checkInt64(value)
  view.setInt32(position, highInt64(value))
  view.setUint32(position + 4, lowInt64(value))
}

/** The header at the beginning of a view of 61 bytes or more, whose magic is 2. */
export function readRecordBatchHeader(view: DataView): RecordBatchHeader {
  const attributes = view.getInt16(BATCH.attributes)
  return {
    baseOffset: readInt64(view, BATCH.baseOffset),
    batchLength: view.getInt32(BATCH.batchLength),
    leaderEpoch: view.getInt32(BATCH.leaderEpoch),
    magic: 2,
    crc: view.getUint32(BATCH.crc),
    attributes,
    codec: COMPRESSION_CODECS[attributes & ATTRIBUTE.codecMask] ?? 'unknown',
    timestampType: (attributes & ATTRIBUTE.logAppendTime) === 0 ? 'create' : 'logAppend',
    isTransactional: (attributes & ATTRIBUTE.transactional) !== 0,
    isControl: (attributes & ATTRIBUTE.control) !== 0,
    hasDeleteHorizon: (attributes & ATTRIBUTE.deleteHorizon) !== 0,
    lastOffsetDelta: view.getInt32(BATCH.lastOffsetDelta),
    baseTimestamp: readInt64(view, BATCH.baseTimestamp),
    maxTimestamp: readInt64(view, BATCH.maxTimestamp),
    producerId: readInt64(view, BATCH.producerId),
    producerEpoch: view.getInt16(BATCH.producerEpoch),
    baseSequence: view.getInt32(BATCH.baseSequence),
    recordCount: view.getInt32(BATCH.recordCount),
  }
}

/** What {@link writeRecordBatchHeader} writes: everything but the CRC and what follows from `attributes`. */
export type RecordBatchHeaderFields = Pick<
  RecordBatchHeader,
  | 'baseOffset'
  | 'batchLength'
  | 'leaderEpoch'
  | 'attributes'
  | 'lastOffsetDelta'
  | 'baseTimestamp'
  | 'maxTimestamp'
  | 'producerId'
  | 'producerEpoch'
  | 'baseSequence'
  | 'recordCount'
>

function int32(value: number, field: string): number {
  if ((value | 0) === value) return value
  throw new ProtocolError('INVALID_VALUE', `${String(value)} is no int32`, { path: field })
}

function int16(value: number, field: string): number {
  if ((value << 16) >> 16 === value) return value
  throw new ProtocolError('INVALID_VALUE', `${String(value)} is no int16`, { path: field })
}

/** Writes all of the header but the CRC, which wants the records first. */
export function writeRecordBatchHeader(view: DataView, fields: RecordBatchHeaderFields): void {
  setInt64(view, BATCH.baseOffset, fields.baseOffset)
  view.setInt32(BATCH.batchLength, int32(fields.batchLength, 'batchLength'))
  view.setInt32(BATCH.leaderEpoch, int32(fields.leaderEpoch, 'leaderEpoch'))
  view.setInt8(BATCH.magic, 2)
  view.setInt16(BATCH.attributes, int16(fields.attributes, 'attributes'))
  view.setInt32(BATCH.lastOffsetDelta, int32(fields.lastOffsetDelta, 'lastOffsetDelta'))
  setInt64(view, BATCH.baseTimestamp, fields.baseTimestamp)
  setInt64(view, BATCH.maxTimestamp, fields.maxTimestamp)
  setInt64(view, BATCH.producerId, fields.producerId)
  view.setInt16(BATCH.producerEpoch, int16(fields.producerEpoch, 'producerEpoch'))
  view.setInt32(BATCH.baseSequence, int32(fields.baseSequence, 'baseSequence'))
  view.setInt32(BATCH.recordCount, int32(fields.recordCount, 'recordCount'))
}
