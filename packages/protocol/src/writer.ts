import { ProtocolError } from './errors.ts'
import { checkInt64, highInt64, lowInt64, type Int64 } from './int64.ts'
import { encodeText, textBytes } from './text.ts'
import { uuidToBytes, ZERO_UUID } from './uuid.ts'
import { NO_BYTES, NO_ITEMS, type Records, type UnknownTaggedField } from './values.ts'

/** Settings of {@link createWriter}. */
export interface WriterOptions {
  /**
   * Size of the pieces of memory that small fields are gathered in. Messages share a piece until it is full;
   * a chunk that was handed out keeps its piece alive.
   *
   * @defaultValue 8,192: a few hundred small responses per allocation, little kept alive by a slow socket
   */
  readonly slabBytes?: number | undefined
}

const DEFAULT_SLAB_BYTES = 8_192
/** Kafka reads no string past this, in either form. */
const STRING_BYTES_MAX = 0x7fff
const FRAME_LENGTH_BYTES = 4

function invalid(value: unknown, type: string): never {
  throw new ProtocolError(
    'INVALID_VALUE',
    `${typeof value === 'string' ? JSON.stringify(value) : String(value)} is no ${type}`,
  )
}

function refuseNullArray<T>(value: readonly T[] | null): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : invalid(value, 'array')
}

/**
 * Writes Kafka's primitive types into a list of chunks.
 *
 * Small fields are gathered in memory that messages share; records are put between them as the chunks they are,
 * without a copy, so they must not change until the result was written out. One writer serves any number of messages, one after the other.
 */
export class Writer {
  private readonly slabBytes: number
  private bytes: Uint8Array
  private view: DataView
  private limit: number
  private position = 0
  /** Where what is gathered since the last chunk begins. */
  private start = 0
  private chunks: Uint8Array[] = []
  private chunkBytes = 0
  private framed = false

  /** Use {@link createWriter}. */
  constructor(options: WriterOptions) {
    this.slabBytes = options.slabBytes ?? DEFAULT_SLAB_BYTES
    this.bytes = new Uint8Array(this.slabBytes)
    this.view = new DataView(this.bytes.buffer)
    this.limit = this.slabBytes
  }

  /** Bytes written since the last {@link Writer.finish}. */
  get byteLength(): number {
    return this.chunkBytes + this.position - this.start
  }

  /** Leaves room for the frame's length, which {@link Writer.finish} fills in. Call it before anything else of a message. */
  startFrame(): void {
    if (this.byteLength > 0) throw new ProtocolError('INVALID_VALUE', 'a frame starts before anything is written')
    this.grow(FRAME_LENGTH_BYTES)
    this.position += FRAME_LENGTH_BYTES
    this.framed = true
  }

  /** Hands out everything written, as chunks in order, and starts the next message. */
  finish(): Uint8Array[] {
    const length = this.byteLength
    this.closeChunk()
    const { chunks } = this
    if (this.framed) {
      const head = chunks[0]!
      new DataView(head.buffer, head.byteOffset, FRAME_LENGTH_BYTES).setInt32(0, length - FRAME_LENGTH_BYTES)
    }
    this.chunks = []
    this.chunkBytes = 0
    this.framed = false
    return chunks
  }

  /** Forgets what was written since the last {@link Writer.finish}, after a failed encode. */
  discard(): void {
    this.position = this.start
    this.chunks = []
    this.chunkBytes = 0
    this.framed = false
  }

  private closeChunk(): void {
    if (this.position === this.start) return
    this.chunks.push(this.bytes.subarray(this.start, this.position))
    this.chunkBytes += this.position - this.start
    this.start = this.position
  }

  /** Makes room for `count` bytes behind `position`; what is gathered moves along, what was handed out stays. */
  private grow(count: number): void {
    if (this.position + count <= this.limit) return
    const held = this.position - this.start
    const size = Math.max(this.slabBytes, 2 * (held + count))
    const bytes = new Uint8Array(size)
    bytes.set(this.bytes.subarray(this.start, this.position))
    this.bytes = bytes
    this.view = new DataView(bytes.buffer)
    this.limit = size
    this.start = 0
    this.position = held
  }

  /** Signed 8-bit integer. */
  writeInt8(value = 0): void {
    if ((value << 24) >> 24 !== value) invalid(value, 'int8')
    if (this.position === this.limit) this.grow(1)
    this.bytes[this.position++] = value
  }

  /** Signed 16-bit integer. */
  writeInt16(value = 0): void {
    if ((value << 16) >> 16 !== value) invalid(value, 'int16')
    if (this.position + 2 > this.limit) this.grow(2)
    this.view.setInt16(this.position, value)
    this.position += 2
  }

  /** Unsigned 16-bit integer. */
  writeUint16(value = 0): void {
    if ((value & 0xffff) !== value) invalid(value, 'uint16')
    if (this.position + 2 > this.limit) this.grow(2)
    this.view.setUint16(this.position, value)
    this.position += 2
  }

  /** Signed 32-bit integer. */
  writeInt32(value = 0): void {
    if ((value | 0) !== value) invalid(value, 'int32')
    if (this.position + 4 > this.limit) this.grow(4)
    this.view.setInt32(this.position, value)
    this.position += 4
  }

  /** Unsigned 32-bit integer. */
  writeUint32(value = 0): void {
    if (value >>> 0 !== value) invalid(value, 'uint32')
    if (this.position + 4 > this.limit) this.grow(4)
    this.view.setUint32(this.position, value)
    this.position += 4
  }

  /** 64-bit integer, as number or bigint. */
  writeInt64(value: Int64 = 0): void {
    if (this.position + 8 > this.limit) this.grow(8)
    const { view, position } = this
    this.position = position + 8
    if (typeof value === 'number' && (value | 0) === value) {
      view.setInt32(position, value >> 31)
      view.setInt32(position + 4, value)
      return
    }
    checkInt64(value)
    view.setInt32(position, highInt64(value))
    view.setUint32(position + 4, lowInt64(value))
  }

  /** 64-bit floating point number. */
  writeFloat64(value = 0): void {
    if (typeof value !== 'number') invalid(value, 'float64')
    if (this.position + 8 > this.limit) this.grow(8)
    this.view.setFloat64(this.position, value)
    this.position += 8
  }

  /** One byte, 1 or 0. */
  writeBoolean(value = false): void {
    if (typeof value !== 'boolean') invalid(value, 'bool')
    if (this.position === this.limit) this.grow(1)
    this.bytes[this.position++] = value ? 1 : 0
  }

  /** 22 characters of base64url as 16 bytes. */
  writeUuid(value = ZERO_UUID): void {
    if (this.position + 16 > this.limit) this.grow(16)
    uuidToBytes(value, this.bytes, this.position)
    this.position += 16
  }

  /** Unsigned varint of up to 32 bits. */
  writeVaruint(value: number): void {
    if (this.position + 5 > this.limit) this.grow(5)
    let rest = value
    while (rest > 127) {
      this.bytes[this.position++] = (rest & 127) | 128
      rest >>>= 7
    }
    this.bytes[this.position++] = rest
  }

  /** Length of a string, bytes or records field. */
  private writeByteLength(length: number, compact: boolean, wide: boolean): void {
    if (compact) this.writeVaruint(length + 1)
    else if (wide) this.writeInt32(length)
    else this.writeInt16(length)
  }

  /** String. `compact`: the form of flexible versions. */
  writeString(value: string | null | undefined, compact: boolean): void {
    const text = value === undefined ? '' : value
    if (typeof text !== 'string') invalid(value, 'string')
    const count = text.length
    if (count > 63) return this.writeLongString(text, compact)
    // At most three bytes per unit, so that the text fits however it turns out.
    if (this.position + 2 + 3 * count > this.limit) this.grow(2 + 3 * count)
    const { bytes } = this
    const begin = this.position
    let at = begin
    if (compact) bytes[at++] = count + 1
    else {
      bytes[at++] = 0
      bytes[at++] = count
    }
    for (let index = 0; index < count; index++) {
      const code = text.charCodeAt(index)
      if (code > 127) return this.writeLongString(text, compact)
      bytes[at++] = code
    }
    this.position = at
  }

  private writeLongString(text: string, compact: boolean): void {
    const count = textBytes(text)
    if (count > STRING_BYTES_MAX) invalid(`${text.slice(0, 20)}…`, `string of at most ${STRING_BYTES_MAX} bytes`)
    this.writeByteLength(count, compact, false)
    this.grow(count)
    encodeText(text, this.bytes, this.position)
    this.position += count
  }

  /** String that may be null. */
  writeNullableString(value: string | null, compact: boolean): void {
    if (value === null) this.writeByteLength(-1, compact, false)
    else this.writeString(value, compact)
  }

  /** Bytes, copied. */
  writeBytes(value: Uint8Array | null | undefined, compact: boolean): void {
    const bytes = value === undefined ? NO_BYTES : value
    if (!(bytes instanceof Uint8Array)) invalid(value, 'Uint8Array')
    this.writeByteLength(bytes.length, compact, true)
    this.writeRaw(bytes)
  }

  /** Bytes that may be null, copied. */
  writeNullableBytes(value: Uint8Array | null, compact: boolean): void {
    if (value === null) this.writeByteLength(-1, compact, true)
    else this.writeBytes(value, compact)
  }

  /** Bytes as they are, copied, without a length. */
  writeRaw(bytes: Uint8Array): void {
    this.grow(bytes.length)
    this.bytes.set(bytes, this.position)
    this.position += bytes.length
  }

  /** Records, put into the result as they are. */
  writeRecords(value: Uint8Array | Records | null, compact: boolean): void {
    if (value === null) invalid(value, 'records value in this version')
    const chunks = value instanceof Uint8Array ? [value] : value
    let length = 0
    for (const chunk of chunks) {
      if (!(chunk instanceof Uint8Array)) invalid(chunk, 'Uint8Array')
      length += chunk.length
    }
    this.writeByteLength(length, compact, true)
    if (length === 0) return
    this.closeChunk()
    for (const chunk of chunks) if (chunk.length > 0) this.chunks.push(chunk)
    this.chunkBytes += length
  }

  /** Records that may be null. */
  writeNullableRecords(value: Uint8Array | Records | null, compact: boolean): void {
    if (value === null) this.writeByteLength(-1, compact, true)
    else this.writeRecords(value, compact)
  }

  /** Count of an array, whose elements the caller writes. */
  writeArrayLength(value: readonly unknown[] | null, compact: boolean): void {
    const count = refuseNullArray(value).length
    if (compact) this.writeVaruint(count + 1)
    else this.writeInt32(count)
  }

  /** Count of an array that may be null. */
  writeNullableArrayLength(value: readonly unknown[] | null, compact: boolean): void {
    if (value !== null) this.writeArrayLength(value, compact)
    else if (compact) this.writeVaruint(0)
    else this.writeInt32(-1)
  }

  /** Array of int8. */
  writeInt8Array(value: readonly number[] | null | undefined, compact: boolean): void {
    const items = value === undefined ? NO_ITEMS : refuseNullArray(value)
    this.writeArrayLength(items, compact)
    for (let index = 0; index < items.length; index++) this.writeInt8(items[index])
  }

  /** Array of int16. */
  writeInt16Array(value: readonly number[] | null | undefined, compact: boolean): void {
    const items = value === undefined ? NO_ITEMS : refuseNullArray(value)
    this.writeArrayLength(items, compact)
    for (let index = 0; index < items.length; index++) this.writeInt16(items[index])
  }

  /** Array of int32. */
  writeInt32Array(value: readonly number[] | null | undefined, compact: boolean): void {
    const items = value === undefined ? NO_ITEMS : refuseNullArray(value)
    this.writeArrayLength(items, compact)
    for (let index = 0; index < items.length; index++) this.writeInt32(items[index])
  }

  /** Array of int32 that may be null. */
  writeNullableInt32Array(value: readonly number[] | null, compact: boolean): void {
    if (value === null) this.writeNullableArrayLength(null, compact)
    else this.writeInt32Array(value, compact)
  }

  /** Array of int64. */
  writeInt64Array(value: readonly Int64[] | null | undefined, compact: boolean): void {
    const items = value === undefined ? NO_ITEMS : refuseNullArray(value)
    this.writeArrayLength(items, compact)
    for (let index = 0; index < items.length; index++) this.writeInt64(items[index])
  }

  /** Array of uuids. */
  writeUuidArray(value: readonly string[] | null | undefined, compact: boolean): void {
    const items = value === undefined ? NO_ITEMS : refuseNullArray(value)
    this.writeArrayLength(items, compact)
    for (let index = 0; index < items.length; index++) this.writeUuid(items[index])
  }

  /** Array of strings. */
  writeStringArray(value: readonly string[] | null | undefined, compact: boolean): void {
    const items = value === undefined ? NO_ITEMS : refuseNullArray(value)
    this.writeArrayLength(items, compact)
    for (let index = 0; index < items.length; index++) this.writeString(items[index], compact)
  }

  /** Array of strings that may be null. */
  writeNullableStringArray(value: readonly string[] | null, compact: boolean): void {
    if (value === null) this.writeNullableArrayLength(null, compact)
    else this.writeStringArray(value, compact)
  }

  /** Writes a tag and leaves room for the size of its content; answers where that is, for {@link Writer.endTaggedField}. */
  beginTaggedField(tag: number): number {
    this.writeVaruint(tag)
    if (this.position === this.limit) this.grow(1)
    this.position++
    return this.position - this.start
  }

  /** Fills in the size of a tagged field. Content past 127 bytes moves to make room for a longer size. */
  endTaggedField(begin: number): void {
    const size = this.position - this.start - begin
    if (size < 128) {
      this.bytes[this.start + begin - 1] = size
      return
    }
    const extra = size < 16_384 ? 1 : size < 2_097_152 ? 2 : 3
    this.grow(extra)
    const from = this.start + begin
    this.bytes.copyWithin(from + extra, from, from + size)
    this.position = from - 1
    this.writeVaruint(size)
    this.position = from + extra + size
  }

  /** Writes the unknown tagged fields from `index` on whose tag is below `limit`; answers the index of the next. */
  writeUnknownTaggedFields(fields: readonly UnknownTaggedField[], index: number, limit: number): number {
    let next = index
    for (; next < fields.length; next++) {
      const { tag, data } = fields[next]!
      if (tag >= limit) {
        if (tag === limit) throw new ProtocolError('INVALID_VALUE', `unknown tag ${tag} is the tag of a field`)
        break
      }
      if (next > 0 && tag <= fields[next - 1]!.tag)
        throw new ProtocolError('INVALID_VALUE', `tag ${tag} is not above the one before`)
      this.writeVaruint(tag)
      this.writeVaruint(data.length)
      this.writeRaw(data)
    }
    return next
  }

  /** The tagged section of a struct without known tags in this version. */
  writeTaggedFields(fields: readonly UnknownTaggedField[] | undefined): void {
    if (fields === undefined || fields.length === 0) {
      this.writeInt8(0)
      return
    }
    this.writeVaruint(fields.length)
    this.writeUnknownTaggedFields(fields, 0, Number.POSITIVE_INFINITY)
  }
}

/** Creates a writer; see {@link Writer}. */
export function createWriter(options: WriterOptions = {}): Writer {
  return new Writer(options)
}
