import { ProtocolError } from './errors.ts'
import type { Int64 } from './int64.ts'
import { encodeText, textBytes } from './text.ts'

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
  /**
   * Its offset less the batch's base offset, above that of the record before it: compaction leaves gaps.
   *
   * @defaultValue the next one: 0, 1, 2, …
   */
  readonly offsetDelta?: number | undefined
}

type Field = Uint8Array | string | null | undefined

/** Largest whole number whose zigzag form a double still holds exactly. */
const ZIGZAG_EXACT_MAX = 2 ** 52
/** Up to here bytes are copied one by one: a call into the engine's own copy costs more than they do. */
const SHORT_COPY_BYTES = 16
/** Up to here ASCII is written by hand, for the same reason. */
const SHORT_TEXT_LENGTH = 48

// What is below is called several times for each record, and the engine puts only so much code in the place of calls:
// whatever is rare is in a function of its own.

function lengthOf(value: Field): number {
  if (value instanceof Uint8Array) return value.length
  return value === null || value === undefined ? -1 : textLength(value)
}

function textLength(value: unknown): number {
  if (typeof value === 'string') return textBytes(value)
  throw new ProtocolError('INVALID_VALUE', 'a key or value that is no Uint8Array, string or null')
}

function varintBytes(value: number): number {
  const zigzag = ((value << 1) ^ (value >> 31)) >>> 0
  return zigzag < 128 ? 1 : zigzag < 16_384 ? 2 : zigzag < 2_097_152 ? 3 : zigzag < 268_435_456 ? 4 : 5
}

function varlongBytes(value: Int64): number {
  return typeof value === 'number' && (value | 0) === value ? varintBytes(value) : wideVarlongBytes(value)
}

function wideVarlongBytes(value: Int64): number {
  let count = 1
  for (let rest = zigzag64(value); rest > 127n; rest >>= 7n) count++
  return count
}

function zigzag64(value: Int64): bigint {
  const wide = BigInt(value)
  return BigInt.asUintN(64, (wide << 1n) ^ (wide >> 63n))
}

/** A field's length prefix and its bytes. */
function fieldBytes(length: number): number {
  return length < 0 ? 1 : varintBytes(length) + length
}

/** Writes a zigzag varint of 32 bits; answers where it ends. */
function putVarint(bytes: Uint8Array, position: number, value: number): number {
  let rest = ((value << 1) ^ (value >> 31)) >>> 0
  let at = position
  while (rest > 127) {
    bytes[at++] = (rest & 127) | 128
    rest >>>= 7
  }
  bytes[at] = rest
  return at + 1
}

/** Writes a zigzag varint of 64 bits; answers where it ends. */
function putVarlong(bytes: Uint8Array, position: number, value: Int64): number {
  if (typeof value === 'number' && (value | 0) === value) return putVarint(bytes, position, value)
  return putWideVarlong(bytes, position, value)
}

function putWideVarlong(bytes: Uint8Array, position: number, value: Int64): number {
  let at = position
  if (typeof value === 'number' && Math.abs(value) < ZIGZAG_EXACT_MAX) {
    let rest = value < 0 ? -2 * value - 1 : 2 * value
    while (rest > 127) {
      bytes[at++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    bytes[at] = rest
    return at + 1
  }
  let rest = zigzag64(value)
  while (rest > 127n) {
    bytes[at++] = Number(rest & 127n) | 128
    rest >>= 7n
  }
  bytes[at] = Number(rest)
  return at + 1
}

/** Writes a field behind its length, which was measured; answers where it ends. */
function putField(bytes: Uint8Array, position: number, value: Field, length: number): number {
  const at = putVarint(bytes, position, length)
  if (length <= 0) return at
  if (typeof value === 'string') putText(bytes, at, value, length)
  else if (length > SHORT_COPY_BYTES) bytes.set(value!, at)
  else putShort(bytes, at, value!, length)
  return at + length
}

function putShort(bytes: Uint8Array, at: number, value: Uint8Array, length: number): void {
  for (let index = 0; index < length; index++) bytes[at + index] = value[index]!
}

function putText(bytes: Uint8Array, at: number, text: string, length: number): void {
  // As many bytes as characters: all of them are ASCII.
  if (length > SHORT_TEXT_LENGTH || length !== text.length) encodeText(text, bytes, at)
  else for (let index = 0; index < length; index++) bytes[at + index] = text.charCodeAt(index)
}

function headersBytes(headers: readonly RecordHeaderInput[]): number {
  let size = varintBytes(headers.length)
  for (const { key, value } of headers) {
    if (typeof key !== 'string') throw new ProtocolError('INVALID_VALUE', 'a header whose key is no string')
    size += fieldBytes(textBytes(key)) + fieldBytes(lengthOf(value))
  }
  return size
}

function putHeaders(bytes: Uint8Array, position: number, headers: readonly RecordHeaderInput[]): void {
  let at = putVarint(bytes, position, headers.length)
  for (const { key, value } of headers) {
    at = putField(bytes, at, key, textBytes(key))
    at = putField(bytes, at, value, lengthOf(value))
  }
}

/** Memory that records are written into, one behind the other, growing by doubling. */
export class RecordSink {
  bytes: Uint8Array
  /** Where the next record goes. */
  position: number

  constructor(capacity: number, position: number) {
    this.bytes = new Uint8Array(capacity)
    this.position = position
  }

  /** Writes a record, unless it would end past `bytesMax`. Everything is measured, and refused, before a byte is written. */
  tryWrite(record: RecordInput, timestampDelta: Int64, offsetDelta: number, bytesMax: number): boolean {
    const { key, value, headers } = record
    const keyLength = lengthOf(key)
    const valueLength = lengthOf(value)
    const bodyBytes =
      1 +
      varlongBytes(timestampDelta) +
      varintBytes(offsetDelta) +
      fieldBytes(keyLength) +
      fieldBytes(valueLength) +
      (headers === undefined ? 1 : headersBytes(headers))
    const end = this.position + varintBytes(bodyBytes) + bodyBytes
    if (end > bytesMax) return false
    if (end > this.bytes.length) this.grow(end)
    const { bytes } = this
    let at = putVarint(bytes, this.position, bodyBytes)
    bytes[at++] = 0
    at = putVarlong(bytes, at, timestampDelta)
    at = putVarint(bytes, at, offsetDelta)
    at = putField(bytes, at, key, keyLength)
    at = putField(bytes, at, value, valueLength)
    if (headers === undefined) bytes[at] = 0
    else putHeaders(bytes, at, headers)
    this.position = end
    return true
  }

  private grow(need: number): void {
    const bytes = new Uint8Array(Math.max(2 * this.bytes.length, need))
    bytes.set(this.bytes.subarray(0, this.position))
    this.bytes = bytes
  }
}
