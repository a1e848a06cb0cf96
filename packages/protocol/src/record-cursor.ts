import { decompressSection, DEFAULT_HEADERS_MAX, type RecordReadOptions } from './record-section.ts'
import { ProtocolError } from './errors.ts'
import { addInt64, type Int64, narrowInt64 } from './int64.ts'
import type { RecordBatch } from './record-batch.ts'
import { decodeText } from './text.ts'

/** A header of a record. */
export interface RecordHeader {
  /** Its name; names may repeat. */
  readonly key: string
  /** Its value, a view of the batch's bytes, or null. */
  readonly value: Uint8Array | null
}

/**
 * One record after another of a batch, all in the same object: nothing is made for a record but what is asked for.
 *
 * Stands before the first record at the beginning; {@link RecordCursor.next} goes on. What its fields say is true until
 * then. Views are of the batch's bytes, or of the decompressed ones: copy what must outlive them.
 */
export interface RecordCursor {
  /**
   * Goes to the next record and checks all of it; false when there is none.
   *
   * @throws {@link ProtocolError} `MALFORMED` or `TRUNCATED` where the bytes are no records, `LIMIT_EXCEEDED`.
   */
  next(): boolean
  /** The record's offset in the partition. */
  readonly offset: Int64
  /** The same less the batch's base offset, as the record says it. */
  readonly offsetDelta: number
  /** Its time in ms since 1970; the batch's append time where that is what the batch carries. */
  readonly timestamp: Int64
  /** What all positions below count in: the records section, decompressed. */
  readonly bytes: Uint8Array
  /** Where its key begins. */
  readonly keyStart: number
  /** Bytes of its key; -1 for null. */
  readonly keyLength: number
  /** Where its value begins. */
  readonly valueStart: number
  /** Bytes of its value; -1 for null. */
  readonly valueLength: number
  /** How many headers it has. */
  readonly headerCount: number
  /** A view of its key, made anew each time, or null. */
  readonly key: Uint8Array | null
  /** A view of its value, made anew each time, or null (a tombstone in compacted topics). */
  readonly value: Uint8Array | null
  /** Its headers, read anew each time. */
  readonly headers: readonly RecordHeader[]
}

/** Length, attributes, two deltas, two lengths and a count: one byte each. */
const RECORD_BYTES_MIN = 7
const HEADER_BYTES_MIN = 2
const NO_HEADERS: readonly RecordHeader[] = /* @__PURE__ */ Object.freeze([])

/** Groups of seven bits that a small integer of the engine holds. */
const SMALL_GROUPS = 4

function malformed(message: string): ProtocolError {
  return new ProtocolError('MALFORMED', message)
}

/** Away from where records are read, so that the engine has less to put in the place of calls. */
function refuse(what: 'record' | 'field' | 'end', length: number): never {
  if (what === 'end') throw malformed(`a record is ${length} bytes longer than it says`)
  throw malformed(`a ${what === 'record' ? 'record' : 'key or value'} of ${length} bytes`)
}

class BatchCursor implements RecordCursor {
  offset: Int64 = -1
  offsetDelta = -1
  timestamp: Int64 = -1
  readonly bytes: Uint8Array
  keyStart = 0
  keyLength = -1
  valueStart = 0
  valueLength = -1
  headerCount = 0
  private headersStart = 0
  /** Where the next thing is read. A byte past the end reads as undefined, which no comparison with 128 lets through. */
  private position = 0
  private left: number
  private readonly baseOffset: Int64
  private readonly baseTimestamp: Int64
  /** What every record's timestamp is, when the batch has the broker's. */
  private readonly appendTime: Int64 | undefined
  private readonly headersMax: number

  constructor(batch: RecordBatch, options: RecordReadOptions) {
    this.bytes = decompressSection(batch, options)
    this.left = batch.recordCount
    this.baseOffset = batch.baseOffset
    this.baseTimestamp = batch.baseTimestamp
    this.appendTime = batch.timestampType === 'logAppend' ? batch.maxTimestamp : undefined
    this.headersMax = options.headersMax ?? DEFAULT_HEADERS_MAX
    if (this.left < 0 || this.left * RECORD_BYTES_MIN > this.bytes.length)
      throw malformed(`${this.left} records in ${this.bytes.length} bytes`)
  }

  next(): boolean {
    if (this.left === 0) {
      this.expectEnd()
      return false
    }
    this.left--
    const length = this.varint()
    const end = this.position + length
    if (length < 0 || end > this.bytes.length) refuse('record', length)
    this.position++
    const timestampDelta = this.varlong()
    this.timestamp = this.appendTime ?? addInt64(this.baseTimestamp, timestampDelta)
    this.offsetDelta = this.varint()
    this.offset = addInt64(this.baseOffset, this.offsetDelta)
    this.keyLength = this.varint()
    this.keyStart = this.position
    this.skip(this.keyLength)
    this.valueLength = this.varint()
    this.valueStart = this.position
    this.skip(this.valueLength)
    this.headerCount = this.varint()
    this.headersStart = this.position
    if (this.headerCount !== 0) this.skipHeaders()
    if (this.position !== end) refuse('end', this.position - end)
    return true
  }

  get key(): Uint8Array | null {
    return this.view(this.keyStart, this.keyLength)
  }

  get value(): Uint8Array | null {
    return this.view(this.valueStart, this.valueLength)
  }

  get headers(): readonly RecordHeader[] {
    if (this.headerCount === 0) return NO_HEADERS
    const after = this.position
    this.position = this.headersStart
    const headers: RecordHeader[] = []
    for (let left = this.headerCount; left > 0; left--) {
      const length = this.varint()
      const key = decodeText(this.bytes, this.position, this.position + length)
      this.position += length
      const valueLength = this.varint()
      headers.push({ key, value: this.view(this.position, valueLength) })
      if (valueLength > 0) this.position += valueLength
    }
    this.position = after
    return headers
  }

  private view(start: number, length: number): Uint8Array | null {
    return length < 0 ? null : this.bytes.subarray(start, start + length)
  }

  private expectEnd(): void {
    const trailing = this.bytes.length - this.position
    if (trailing > 0) throw malformed(`${trailing} bytes after the last record`)
  }

  /** Passes bytes whose length was read before them; -1 is null. */
  private skip(length: number): void {
    if (length < 0) {
      if (length < -1) refuse('field', length)
      return
    }
    if (length > this.bytes.length - this.position) this.truncated(length)
    this.position += length
  }

  private truncated(length: number): never {
    const left = this.bytes.length - this.position
    throw new ProtocolError('TRUNCATED', `${length} bytes needed, ${left} are left of the records`)
  }

  private skipHeaders(): void {
    const count = this.headerCount
    if (count < 0 || count * HEADER_BYTES_MIN > this.bytes.length - this.position)
      throw malformed(`${count} headers in a record`)
    if (count > this.headersMax)
      throw new ProtocolError('LIMIT_EXCEEDED', `${count} headers in a record; at most ${this.headersMax} (headersMax)`)
    for (let left = count; left > 0; left--) {
      const keyLength = this.varint()
      if (keyLength < 0) throw malformed('a header without a key')
      this.skip(keyLength)
      this.skip(this.varint())
    }
  }

  /** Zigzag varint of 32 bits. */
  private varint(): number {
    const { bytes, position } = this
    const first = bytes[position]!
    if (first < 128) {
      this.position = position + 1
      return (first >>> 1) ^ -(first & 1)
    }
    const second = bytes[position + 1]!
    if (second < 128) {
      this.position = position + 2
      const value = (first & 127) | (second << 7)
      return (value >>> 1) ^ -(value & 1)
    }
    return this.longVarint()
  }

  private byte(): number {
    const byte = this.bytes[this.position]
    if (byte === undefined) throw new ProtocolError('TRUNCATED', 'the records end inside a record')
    this.position++
    return byte
  }

  private longVarint(): number {
    let value = 0
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte()
      value |= (byte & 127) << shift
      if (byte < 128) return (value >>> 1) ^ -(value & 1)
    }
    throw malformed('a varint of more than 32 bits in a record')
  }

  /** Zigzag varint of 64 bits, exact. */
  private varlong(): Int64 {
    const { bytes, position } = this
    let value = 0
    for (let group = 0; group < SMALL_GROUPS; group++) {
      const byte = bytes[position + group]!
      value |= (byte & 127) << (7 * group)
      if (byte < 128) {
        this.position = position + group + 1
        return (value >>> 1) ^ -(value & 1)
      }
    }
    return this.exactVarlong()
  }

  private exactVarlong(): Int64 {
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
    return this.wholeVarlong()
  }

  private wholeVarlong(): Int64 {
    let value = 0n
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.byte()
      value |= BigInt(byte & 127) << shift
      if (byte < 128) return narrowInt64(BigInt.asIntN(64, (BigInt.asUintN(64, value) >> 1n) ^ -(value & 1n)))
    }
    throw malformed('a varint of more than 64 bits in a record')
  }
}

/**
 * A cursor over the records of a batch: the fastest way to read them. Where only offsets, times or sizes are wanted,
 * nothing is allocated per record. Decompresses at once; does not check the CRC, see `isRecordBatchIntact`.
 *
 * @example Bytes of the values of a batch
 * ```ts
 * let valueBytes = 0
 * for (const cursor = createRecordCursor(batch); cursor.next(); ) valueBytes += Math.max(0, cursor.valueLength)
 * ```
 * @throws {@link ProtocolError} `MALFORMED` when the batch cannot hold the records that it counts, `LIMIT_EXCEEDED`, `UNKNOWN_CODEC`.
 */
export function createRecordCursor(batch: RecordBatch, options: RecordReadOptions = {}): RecordCursor {
  return new BatchCursor(batch, options)
}
