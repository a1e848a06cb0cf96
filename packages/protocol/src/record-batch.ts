import { crc32c, crc32cCombine, crc32cOfChunks } from '@millrace/crc32c'
import { COMPRESSION_CODECS, type CompressionCodec } from './compression.ts'
import { joinInt64, type Int64 } from './int64.ts'
import type { Records } from './values.ts'

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
/** The CRC covers everything from the attributes on. */
const CRC_COVERS_FROM = BATCH.attributes

/** Meanings of the attributes' bits. */
export const ATTRIBUTE = { codecMask: 7, logAppendTime: 8, transactional: 16, control: 32, deleteHorizon: 64 } as const

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

const DEFAULT_BATCHES_MAX = 100_000
const NEWEST_MAGIC = 2

/** A place in a chunk list, moving forwards only. */
class ChunkWalk {
  position = 0
  private readonly chunks: Records
  private index = 0
  private offset = 0
  private left: number
  private readonly scratch = new Uint8Array(RECORD_BATCH_HEADER_BYTES)

  constructor(chunks: Records) {
    this.chunks = chunks
    this.left = 0
    for (const chunk of chunks) this.left += chunk.length
  }

  get remaining(): number {
    return this.left
  }

  /** A view of the next bytes without passing them; stitched when they straddle chunks. */
  peek(count: number): DataView {
    let { index, offset } = this
    while (offset === this.chunks[index]!.length) {
      index++
      offset = 0
    }
    const chunk = this.chunks[index]!
    if (offset + count <= chunk.length) return new DataView(chunk.buffer, chunk.byteOffset + offset, count)
    const { scratch } = this
    for (let filled = 0; filled < count; index++, offset = 0) {
      const part = this.chunks[index]!.subarray(offset, offset + count - filled)
      scratch.set(part, filled)
      filled += part.length
    }
    return new DataView(scratch.buffer, 0, count)
  }

  /** Passes the next bytes and answers views of them. */
  take(count: number): Uint8Array[] {
    const taken: Uint8Array[] = []
    let need = count
    while (need > 0) {
      const chunk = this.chunks[this.index]!
      const part = Math.min(need, chunk.length - this.offset)
      if (part > 0) taken.push(chunk.subarray(this.offset, this.offset + part))
      this.offset += part
      need -= part
      if (this.offset === chunk.length) {
        this.index++
        this.offset = 0
      }
    }
    this.position += count
    this.left -= count
    return taken
  }
}

function readInt64(view: DataView, position: number): Int64 {
  return joinInt64(view.getInt32(position), view.getUint32(position + 4))
}

function readHeader(view: DataView): RecordBatchHeader {
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
    lastOffsetDelta: view.getInt32(BATCH.lastOffsetDelta),
    baseTimestamp: readInt64(view, BATCH.baseTimestamp),
    maxTimestamp: readInt64(view, BATCH.maxTimestamp),
    producerId: readInt64(view, BATCH.producerId),
    producerEpoch: view.getInt16(BATCH.producerEpoch),
    baseSequence: view.getInt32(BATCH.baseSequence),
    recordCount: view.getInt32(BATCH.recordCount),
  }
}

type Fault = { code: RecordBatchFault; message: string; magic?: number }

/** What keeps the next bytes from being a whole batch, or its header and length. */
function nextBatch(walk: ChunkWalk): Fault | { header: RecordBatchHeader; byteLength: number } {
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
  return { header: readHeader(walk.peek(RECORD_BATCH_HEADER_BYTES)), byteLength }
}

/**
 * Walks a records field batch by batch. Reads headers only: neither CRC nor records are looked at.
 *
 * Never throws. Old message sets are recognised by their 17th byte, so that a broker can refuse them by name.
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
