import { refuseCodec, type CompressionCodec, type Decompressors } from './compression.ts'
import { ProtocolError } from './errors.ts'
import type { Int64 } from './int64.ts'
import { RECORD_BATCH_HEADER_BYTES, type RecordBatch } from './record-batch.ts'
import { decodeText } from './text.ts'

/** A header of a record. */
export interface RecordHeader {
  /** Its name; names may repeat. */
  readonly key: string
  /** Its value, a view of the batch's bytes, or null. */
  readonly value: Uint8Array | null
}

/** One record of a batch. */
export interface DecodedRecord {
  /** Its offset in the partition. */
  readonly offset: Int64
  /** Its time in ms since 1970; the batch's append time where that is what the batch carries. */
  readonly timestamp: Int64
  /** Its key, a view of the batch's bytes, or null. */
  readonly key: Uint8Array | null
  /** Its value, a view of the batch's bytes, or null (a tombstone in compacted topics). */
  readonly value: Uint8Array | null
  /** Its headers, in order. */
  readonly headers: readonly RecordHeader[]
}

/** Settings and limits of {@link readRecords}. */
export interface RecordReadOptions {
  /** Functions for compressed batches, by codec. */
  readonly decompress?: Decompressors | undefined
  /**
   * How many bytes the records of one batch may have once decompressed.
   *
   * @defaultValue 67,108,864 (64 MiB): sixty times what a producer's default batch can hold, still no danger to a heap
   */
  readonly decompressedBytesMax?: number | undefined
  /**
   * How many headers one record may have.
   *
   * @defaultValue 10,000
   */
  readonly headersMax?: number | undefined
}

const DEFAULT_DECOMPRESSED_BYTES_MAX = 67_108_864
const DEFAULT_HEADERS_MAX = 10_000
/** Length, attributes, two deltas, two lengths and a count: one byte each. */
const RECORD_BYTES_MIN = 7
const HEADER_BYTES_MIN = 2
const NO_HEADERS: readonly RecordHeader[] = /* @__PURE__ */ Object.freeze([])

/** Reads varints and fields from one piece of memory. */
class RecordCursor {
  position = 0
  private readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  byte(): number {
    const byte = this.bytes[this.position]
    if (byte === undefined) throw new ProtocolError('TRUNCATED', 'the records end inside a record')
    this.position++
    return byte
  }

  /** Zigzag varint of 32 bits. */
  varint(): number {
    let value = 0
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte()
      value |= (byte & 127) << shift
      if (byte < 128) return (value >>> 1) ^ -(value & 1)
    }
    throw new ProtocolError('MALFORMED', 'a varint of more than 32 bits in a record')
  }

  /** Zigzag varint of 64 bits, exact. */
  varlong(): Int64 {
    const begin = this.position
    let value = 0
    let scale = 1
    // Seven groups hold 49 bits, which a double multiplies and adds without rounding.
    for (let group = 0; group < 7; group++) {
      const byte = this.byte()
      value += (byte & 127) * scale
      if (byte < 128) return value % 2 === 0 ? value / 2 : -(value + 1) / 2
      scale *= 128
    }
    this.position = begin
    return this.longVarlong()
  }

  private longVarlong(): Int64 {
    let value = 0n
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.byte()
      value |= BigInt(byte & 127) << shift
      if (byte < 128) {
        const signed = BigInt.asIntN(64, (BigInt.asUintN(64, value) >> 1n) ^ -(value & 1n))
        return narrow(signed)
      }
    }
    throw new ProtocolError('MALFORMED', 'a varint of more than 64 bits in a record')
  }

  /** A view of the next bytes. */
  view(length: number): Uint8Array {
    const end = this.position + length
    if (end > this.bytes.length) throw new ProtocolError('TRUNCATED', `${length} bytes needed, the records end before`)
    const view = this.bytes.subarray(this.position, end)
    this.position = end
    return view
  }

  /** Bytes behind their length; -1 means null. */
  nullableBytes(): Uint8Array | null {
    const length = this.varint()
    if (length === -1) return null
    if (length < 0) throw new ProtocolError('MALFORMED', `a length of ${length} in a record`)
    return this.view(length)
  }

  headers(headersMax: number): readonly RecordHeader[] {
    const count = this.varint()
    if (count === 0) return NO_HEADERS
    if (count < 0 || count * HEADER_BYTES_MIN > this.bytes.length - this.position) {
      throw new ProtocolError('MALFORMED', `${count} headers in a record`)
    }
    if (count > headersMax)
      throw new ProtocolError('LIMIT_EXCEEDED', `${count} headers in a record; at most ${headersMax} (headersMax)`)
    const headers: RecordHeader[] = []
    for (let left = count; left > 0; left--) {
      const key = this.nullableBytes()
      if (key === null) throw new ProtocolError('MALFORMED', 'a header without a key')
      headers.push({ key: decodeText(key, 0, key.length), value: this.nullableBytes() })
    }
    return headers
  }
}

function narrow(value: bigint): Int64 {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

/** Exact sum of two int64, wrapped to 64 bits as Java does. */
function addInt64(base: Int64, delta: Int64): Int64 {
  if (typeof base === 'number' && typeof delta === 'number') {
    const sum = base + delta
    if (Number.isSafeInteger(sum)) return sum
  }
  return narrow(BigInt.asIntN(64, BigInt(base) + BigInt(delta)))
}

/** The chunks of a batch behind its header, in one piece; copied only when there are several. */
function recordsSection(batch: RecordBatch): Uint8Array {
  const { chunks, byteLength } = batch
  if (chunks.length === 1) return chunks[0]!.subarray(RECORD_BATCH_HEADER_BYTES)
  const bytes = new Uint8Array(byteLength)
  let filled = 0
  for (const chunk of chunks) {
    bytes.set(chunk, filled)
    filled += chunk.length
  }
  return bytes.subarray(RECORD_BATCH_HEADER_BYTES)
}

function decompressed(batch: RecordBatch, options: RecordReadOptions): Uint8Array {
  const codec: CompressionCodec | 'unknown' = batch.codec
  const section = recordsSection(batch)
  if (codec === 'none') return section
  const decompress = codec === 'unknown' ? undefined : options.decompress?.[codec]
  if (decompress === undefined) return refuseCodec(codec, 'decompress')
  const bytesMax = options.decompressedBytesMax ?? DEFAULT_DECOMPRESSED_BYTES_MAX
  const bytes = decompress(section, bytesMax)
  if (bytes.length <= bytesMax) return bytes
  throw new ProtocolError(
    'LIMIT_EXCEEDED',
    `records of ${bytes.length} bytes; at most ${bytesMax} (decompressedBytesMax)`,
  )
}

/**
 * Reads the records of one batch, one at a time. Keys, values and header values are views of the batch's bytes,
 * or of the decompressed ones: copy what must outlive them. Does not check the CRC, see `isRecordBatchIntact`.
 *
 * @throws {@link ProtocolError} `MALFORMED` or `TRUNCATED` where the bytes are no records, `LIMIT_EXCEEDED`, `UNKNOWN_CODEC`.
 */
export function* readRecords(
  batch: RecordBatch,
  options: RecordReadOptions = {},
): Generator<DecodedRecord, void, undefined> {
  const bytes = decompressed(batch, options)
  const headersMax = options.headersMax ?? DEFAULT_HEADERS_MAX
  const cursor = new RecordCursor(bytes)
  if (batch.recordCount < 0 || batch.recordCount * RECORD_BYTES_MIN > bytes.length) {
    throw new ProtocolError('MALFORMED', `${batch.recordCount} records in ${bytes.length} bytes`)
  }
  for (let left = batch.recordCount; left > 0; left--) {
    const length = cursor.varint()
    const end = cursor.position + length
    if (length < 0 || end > bytes.length) throw new ProtocolError('MALFORMED', `a record of ${length} bytes`)
    cursor.byte()
    const timestampDelta = cursor.varlong()
    const offset = addInt64(batch.baseOffset, cursor.varint())
    const timestamp =
      batch.timestampType === 'logAppend' ? batch.maxTimestamp : addInt64(batch.baseTimestamp, timestampDelta)
    const key = cursor.nullableBytes()
    const value = cursor.nullableBytes()
    const headers = cursor.headers(headersMax)
    if (cursor.position !== end) throw new ProtocolError('MALFORMED', 'a record is longer or shorter than it says')
    yield { offset, timestamp, key, value, headers }
  }
  if (cursor.position !== bytes.length)
    throw new ProtocolError('MALFORMED', `${bytes.length - cursor.position} bytes after the last record`)
}
