import { ProtocolError } from './errors.ts'
import { joinInt64, type Int64 } from './int64.ts'
import { decodeText } from './text.ts'
import { uuidFromBytes, ZERO_UUID } from './uuid.ts'
import { NO_TAGGED_FIELDS, type Records, type UnknownTaggedField } from './values.ts'

/** What a {@link Reader} refuses, so that no message can take more memory than its sender paid for. */
export interface ReaderLimits {
  /**
   * How many array elements and tagged fields one reader decodes in all, over every array of the message.
   * An element costs its sender one byte or more and its reader up to a few hundred.
   *
   * @defaultValue 1,000,000
   */
  readonly itemsMax?: number | undefined
}

/** Kafka writes no string past this, in either form. */
const STRING_BYTES_MAX = 0x7fff
/** An unknown tagged field takes two bytes or more. */
const TAGGED_FIELD_BYTES_MIN = 2
const DEFAULT_ITEMS_MAX = 1_000_000

const NO_BYTES = /* @__PURE__ */ new Uint8Array(0)
const VARINT_CONTINUES = 0x80

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/**
 * Reads Kafka's primitive types from a list of chunks that are never joined.
 *
 * A value inside one chunk is read in place; one that straddles chunks is stitched. Byte fields are views of the
 * chunks wherever they lie in one, so they live as long as the frame does: copy what must outlive it.
 * Every length is checked against what is left before memory is taken for it.
 */
export class Reader {
  private readonly chunks: readonly Uint8Array[]
  private chunkIndex = 0
  private bytes: Uint8Array = NO_BYTES
  private view: DataView
  private position = 0
  /** End of the current chunk. */
  private end = 0
  /** Bytes in the chunks after the current one. */
  private later = 0
  private itemsLeft: number
  private readonly itemsMax: number
  private scratch: DataView | undefined

  /** Use {@link createReader}. */
  constructor(chunks: readonly Uint8Array[], limits: ReaderLimits) {
    this.chunks = chunks
    this.itemsMax = limits.itemsMax ?? DEFAULT_ITEMS_MAX
    this.itemsLeft = this.itemsMax
    let total = 0
    for (const chunk of chunks) total += chunk.length
    this.bytes = chunks[0] ?? NO_BYTES
    this.view = viewOf(this.bytes)
    this.end = this.bytes.length
    this.later = total - this.end
  }

  /** The next int32 without reading it. */
  peekInt32(): number {
    const { chunkIndex, bytes, view, position, end, later } = this
    const value = this.readInt32()
    this.chunkIndex = chunkIndex
    this.bytes = bytes
    this.view = view
    this.position = position
    this.end = end
    this.later = later
    return value
  }

  /** Bytes not read yet. */
  get remaining(): number {
    return this.end - this.position + this.later
  }

  /** Throws `TRAILING_BYTES` unless everything was read. */
  expectEnd(): void {
    const { remaining } = this
    if (remaining > 0)
      throw new ProtocolError('TRAILING_BYTES', `${remaining} bytes are left after the end of the message`)
  }

  private fail(need: number): never {
    throw new ProtocolError('TRUNCATED', `${need} bytes needed, ${this.remaining} left`)
  }

  private nextChunk(): void {
    const bytes = this.chunks[++this.chunkIndex]!
    this.bytes = bytes
    this.view = viewOf(bytes)
    this.position = 0
    this.end = bytes.length
    this.later -= bytes.length
  }

  /** Gathers up to 16 bytes that straddle chunks. */
  private stitch(count: number): DataView {
    if (count > this.remaining) this.fail(count)
    const scratch = (this.scratch ??= new DataView(new ArrayBuffer(16)))
    for (let index = 0; index < count; index++) {
      while (this.position === this.end) this.nextChunk()
      scratch.setUint8(index, this.bytes[this.position++]!)
    }
    return scratch
  }

  /** Signed 8-bit integer. */
  readInt8(): number {
    return (this.readUint8() << 24) >> 24
  }

  private readUint8(): number {
    while (this.position === this.end) {
      if (this.later === 0) this.fail(1)
      this.nextChunk()
    }
    return this.bytes[this.position++]!
  }

  /** Signed 16-bit integer. */
  readInt16(): number {
    const at = this.position
    if (at + 2 > this.end) return this.stitch(2).getInt16(0)
    this.position = at + 2
    return this.view.getInt16(at)
  }

  /** Unsigned 16-bit integer. */
  readUint16(): number {
    return this.readInt16() & 0xffff
  }

  /** Signed 32-bit integer. */
  readInt32(): number {
    const at = this.position
    if (at + 4 > this.end) return this.stitch(4).getInt32(0)
    this.position = at + 4
    return this.view.getInt32(at)
  }

  /** Unsigned 32-bit integer. */
  readUint32(): number {
    return this.readInt32() >>> 0
  }

  /** 64-bit integer by the rule of {@link Int64}. */
  readInt64(): Int64 {
    let view = this.view
    let at = this.position
    if (at + 8 > this.end) {
      view = this.stitch(8)
      at = 0
    } else this.position = at + 8
    const high = view.getInt32(at)
    const low = view.getUint32(at + 4)
    // One compare in the common case: offsets, times and ids are below 2^53, and -1 is just below zero.
    if (high >= -1 && high < 0x200000) return high * 4_294_967_296 + low
    return joinInt64(high, low)
  }

  /** 64-bit floating point number. */
  readFloat64(): number {
    const at = this.position
    if (at + 8 > this.end) return this.stitch(8).getFloat64(0)
    this.position = at + 8
    return this.view.getFloat64(at)
  }

  /** One byte; anything but zero is true. */
  readBoolean(): boolean {
    return this.readUint8() !== 0
  }

  /** 16 bytes as 22 characters of base64url. */
  readUuid(): string {
    let view = this.view
    let at = this.position
    if (at + 16 > this.end) {
      view = this.stitch(16)
      at = 0
    } else this.position = at + 16
    if ((view.getInt32(at) | view.getInt32(at + 4) | view.getInt32(at + 8) | view.getInt32(at + 12)) === 0)
      return ZERO_UUID
    return uuidFromBytes(new Uint8Array(view.buffer, view.byteOffset + at, 16), 0)
  }

  /** Unsigned varint of up to 32 bits. */
  readVaruint(): number {
    const first = this.readUint8()
    return first < VARINT_CONTINUES ? first : this.readLongVaruint(first)
  }

  private readLongVaruint(first: number): number {
    let value = first & 0x7f
    for (let shift = 7; shift < 35; shift += 7) {
      const byte = this.readUint8()
      if (shift === 28 && byte > 15) break
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value >>> 0
    }
    throw new ProtocolError('MALFORMED', 'a varint of more than 32 bits')
  }

  /** Length of a string, bytes or records field; -1 for null. */
  private readByteLength(compact: boolean, wide: boolean): number {
    const length = compact ? this.readVaruint() - 1 : wide ? this.readInt32() : this.readInt16()
    if (length < -1) throw new ProtocolError('MALFORMED', `a length of ${length}`)
    if (length > this.end - this.position && length > this.remaining) this.fail(length)
    return length
  }

  /** String that may be null. `compact`: the form of flexible versions. */
  readNullableString(compact: boolean): string | null {
    const length = this.readByteLength(compact, false)
    if (length < 0) return null
    if (length > STRING_BYTES_MAX)
      throw new ProtocolError('MALFORMED', `a string of ${length} bytes; at most ${STRING_BYTES_MAX}`)
    const at = this.position
    if (at + length <= this.end) {
      this.position = at + length
      return decodeText(this.bytes, at, at + length)
    }
    return decodeText(this.take(length), 0, length)
  }

  /** String; null is refused. */
  readString(compact: boolean): string {
    return this.readNullableString(compact) ?? refuseNull('a string')
  }

  /** Bytes that may be null; a view wherever they lie in one chunk. */
  readNullableBytes(compact: boolean): Uint8Array | null {
    const length = this.readByteLength(compact, true)
    return length < 0 ? null : this.take(length)
  }

  /** Bytes; null is refused. */
  readBytes(compact: boolean): Uint8Array {
    return this.readNullableBytes(compact) ?? refuseNull('bytes')
  }

  /** Records as the chunks they arrived in, or null. */
  readNullableRecords(compact: boolean): Records | null {
    const length = this.readByteLength(compact, true)
    return length < 0 ? null : this.takeChunks(length)
  }

  /** Records; null is refused. */
  readRecords(compact: boolean): Records {
    return this.readNullableRecords(compact) ?? refuseNull('records')
  }

  /** The next bytes: a view, or a copy where they straddle chunks. */
  take(count: number): Uint8Array {
    const at = this.position
    if (at + count <= this.end) {
      this.position = at + count
      return this.bytes.subarray(at, at + count)
    }
    const chunks = this.takeChunks(count)
    if (chunks.length === 1) return chunks[0]!
    const bytes = new Uint8Array(count)
    let filled = 0
    for (const chunk of chunks) {
      bytes.set(chunk, filled)
      filled += chunk.length
    }
    return bytes
  }

  /** The next bytes as views of the chunks that they lie in. */
  takeChunks(count: number): Uint8Array[] {
    const at = this.position
    if (count > 0 && at + count <= this.end) {
      this.position = at + count
      return [this.bytes.subarray(at, at + count)]
    }
    if (count > this.remaining) this.fail(count)
    const chunks: Uint8Array[] = []
    let left = count
    while (left > 0) {
      if (this.position === this.end) this.nextChunk()
      const length = Math.min(left, this.end - this.position)
      if (length > 0) chunks.push(this.bytes.subarray(this.position, this.position + length))
      this.position += length
      left -= length
    }
    return chunks
  }

  /** Count of an array that may be null (-1). `itemBytesMin`: what an element takes at least; the count is checked against what is left. */
  readNullableArrayLength(compact: boolean, itemBytesMin: number): number {
    const count = compact ? this.readVaruint() - 1 : this.readInt32()
    if (count <= 0) {
      if (count < -1) throw new ProtocolError('MALFORMED', `an array of ${count} elements`)
      return count
    }
    if (count * itemBytesMin > this.remaining) this.fail(count * itemBytesMin)
    this.spendItems(count)
    return count
  }

  private spendItems(count: number): void {
    this.itemsLeft -= count
    if (this.itemsLeft < 0) {
      throw new ProtocolError('LIMIT_EXCEEDED', `more than ${this.itemsMax} array elements in one message (itemsMax)`)
    }
  }

  /** Count of an array; null is refused. */
  readArrayLength(compact: boolean, itemBytesMin: number): number {
    const count = this.readNullableArrayLength(compact, itemBytesMin)
    return count < 0 ? refuseNull('an array') : count
  }

  /** Array of int8. */
  readInt8Array(compact: boolean): number[] {
    const items: number[] = []
    for (let left = this.readArrayLength(compact, 1); left > 0; left--) items.push(this.readInt8())
    return items
  }

  /** Array of int16. */
  readInt16Array(compact: boolean): number[] {
    const items: number[] = []
    for (let left = this.readArrayLength(compact, 2); left > 0; left--) items.push(this.readInt16())
    return items
  }

  /** Array of int32. */
  readInt32Array(compact: boolean): number[] {
    const items: number[] = []
    for (let left = this.readArrayLength(compact, 4); left > 0; left--) items.push(this.readInt32())
    return items
  }

  /** Array of int32 that may be null. */
  readNullableInt32Array(compact: boolean): number[] | null {
    const count = this.readNullableArrayLength(compact, 4)
    if (count < 0) return null
    const items: number[] = []
    for (let left = count; left > 0; left--) items.push(this.readInt32())
    return items
  }

  /** Array of int64. */
  readInt64Array(compact: boolean): Int64[] {
    const items: Int64[] = []
    for (let left = this.readArrayLength(compact, 8); left > 0; left--) items.push(this.readInt64())
    return items
  }

  /** Array of uuids. */
  readUuidArray(compact: boolean): string[] {
    const items: string[] = []
    for (let left = this.readArrayLength(compact, 16); left > 0; left--) items.push(this.readUuid())
    return items
  }

  /** Array of strings. */
  readStringArray(compact: boolean): string[] {
    const items: string[] = []
    for (let left = this.readArrayLength(compact, 1); left > 0; left--) items.push(this.readString(compact))
    return items
  }

  /** Array of strings that may be null. */
  readNullableStringArray(compact: boolean): string[] | null {
    const count = this.readNullableArrayLength(compact, 1)
    if (count < 0) return null
    const items: string[] = []
    for (let left = count; left > 0; left--) items.push(this.readString(compact))
    return items
  }

  /** Marker before a struct that may be null: true when it is there. */
  readPresence(): boolean {
    const marker = this.readInt8()
    if (marker !== 1 && marker !== -1)
      throw new ProtocolError('MALFORMED', `${marker} where 1 or -1 says whether a struct follows`)
    return marker === 1
  }

  /** Count of the tagged fields that follow. */
  readTaggedFieldCount(): number {
    const count = this.readVaruint()
    if (count === 0) return 0
    if (count * TAGGED_FIELD_BYTES_MIN > this.remaining) this.fail(count * TAGGED_FIELD_BYTES_MIN)
    this.spendItems(count)
    return count
  }

  /** Reads a tagged field's size and answers how much will remain after it, for {@link Reader.endTaggedField}. */
  beginTaggedField(): number {
    const size = this.readVaruint()
    if (size > this.remaining) this.fail(size)
    return this.remaining - size
  }

  /** Refuses a tagged field whose content is longer or shorter than its size says. */
  endTaggedField(remainingAfter: number): void {
    if (this.remaining !== remainingAfter) {
      throw new ProtocolError('MALFORMED', 'a tagged field is longer or shorter than its size says')
    }
  }

  /** Keeps a tagged field that this version does not know; `fields` stays in order of tags, without a tag twice. */
  readUnknownTaggedField(fields: UnknownTaggedField[], tag: number): UnknownTaggedField[] {
    const size = this.readVaruint()
    if (size > this.remaining) this.fail(size)
    const field = { tag, data: this.take(size) }
    const last = fields.at(-1)
    if (last === undefined) return [field]
    if (tag > last.tag) {
      // The list is this reader's own once it holds a field, and no longer the shared empty one.
      fields.push(field)
      return fields
    }
    throw new ProtocolError('MALFORMED', `tag ${tag} after tag ${last.tag}`)
  }

  /** The tagged section of a struct that knows no tags. */
  readUnknownTaggedFields(): UnknownTaggedField[] {
    let fields = NO_TAGGED_FIELDS
    for (let left = this.readTaggedFieldCount(); left > 0; left--)
      fields = this.readUnknownTaggedField(fields, this.readVaruint())
    return fields
  }
}

function refuseNull(what: string): never {
  throw new ProtocolError('MALFORMED', `null where ${what} must be`)
}

/**
 * Reads from chunks as they came from a socket, without joining them.
 *
 * @param chunks - One frame without its length, in order. Not copied: they must not change while read.
 * @param limits - See {@link ReaderLimits}.
 *
 * @example
 * ```ts
 * const header = decodeRequestHeader(reader)
 * ```
 */
export function createReader(chunks: readonly Uint8Array[], limits: ReaderLimits = {}): Reader {
  return new Reader(chunks, limits)
}
