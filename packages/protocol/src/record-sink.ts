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

const NO_RECORD_HEADERS: readonly RecordHeaderInput[] = []
/** Largest whole number whose zigzag form a double still holds exactly. */
const ZIGZAG_EXACT_MAX = 2 ** 52
/** Up to here bytes are copied one by one: a call into the engine's own copy costs more than they do. */
const SHORT_COPY_BYTES = 16
/** Up to here ASCII is written by hand, for the same reason. */
const SHORT_TEXT_LENGTH = 48

function lengthOf(value: Field): number {
  if (typeof value === 'string') return textBytes(value)
  if (value === null || value === undefined) return -1
  if (value instanceof Uint8Array) return value.length
  throw new ProtocolError('INVALID_VALUE', 'a key or value that is no Uint8Array, string or null')
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
  const wide = BigInt(value)
  let rest = BigInt.asUintN(64, (wide << 1n) ^ (wide >> 63n))
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
  else for (let index = 0; index < length; index++) bytes[at + index] = value![index]!
  return at + length
}

function putText(bytes: Uint8Array, at: number, text: string, length: number): void {
  // As many bytes as characters: all of them are ASCII.
  if (length > SHORT_TEXT_LENGTH || length !== text.length) encodeText(text, bytes, at)
  else for (let index = 0; index < length; index++) bytes[at + index] = text.charCodeAt(index)
}

/**
 * Memory that records are written into, one behind the other, growing by doubling. A record is measured once:
 * {@link RecordSink.measure} keeps what {@link RecordSink.write} needs.
 */
export class RecordSink {
  bytes: Uint8Array
  /** Where the next record goes. */
  position: number
  private bodyBytes = 0
  private keyLength = 0
  private valueLength = 0

  constructor(capacity: number, position: number) {
    this.bytes = new Uint8Array(capacity)
    this.position = position
  }

  /** Bytes that a record takes, its length included. */
  measure(record: RecordInput, timestampDelta: Int64, offsetDelta: number): number {
    const { headers = NO_RECORD_HEADERS } = record
    this.keyLength = lengthOf(record.key)
    this.valueLength = lengthOf(record.value)
    let size = 1 + varlongBytes(timestampDelta) + varintBytes(offsetDelta) + varintBytes(headers.length)
    size += fieldBytes(this.keyLength) + fieldBytes(this.valueLength)
    for (let index = 0; index < headers.length; index++) {
      const { key, value } = headers[index]!
      if (typeof key !== 'string') throw new ProtocolError('INVALID_VALUE', 'a header whose key is no string')
      size += fieldBytes(textBytes(key)) + fieldBytes(lengthOf(value))
    }
    this.bodyBytes = size
    return varintBytes(size) + size
  }

  /** Writes the record that was measured last, with the same numbers. */
  write(record: RecordInput, timestampDelta: Int64, offsetDelta: number): void {
    const { headers = NO_RECORD_HEADERS } = record
    if (this.position + 5 + this.bodyBytes > this.bytes.length) this.grow(5 + this.bodyBytes)
    const { bytes } = this
    let at = putVarint(bytes, this.position, this.bodyBytes)
    bytes[at++] = 0
    at = putVarlong(bytes, at, timestampDelta)
    at = putVarint(bytes, at, offsetDelta)
    at = putField(bytes, at, record.key, this.keyLength)
    at = putField(bytes, at, record.value, this.valueLength)
    at = putVarint(bytes, at, headers.length)
    for (let index = 0; index < headers.length; index++) {
      const { key, value } = headers[index]!
      at = putField(bytes, at, key, textBytes(key))
      at = putField(bytes, at, value, lengthOf(value))
    }
    this.position = at
  }

  private grow(count: number): void {
    const bytes = new Uint8Array(Math.max(2 * this.bytes.length, this.position + count))
    bytes.set(this.bytes.subarray(0, this.position))
    this.bytes = bytes
  }
}
