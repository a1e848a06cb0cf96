import { joinChunks } from './chunk-walk.ts'
import { ProtocolError } from './errors.ts'
import { addInt64, type Int64, subtractInt64 } from './int64.ts'
import {
  type LegacyHeader,
  type LegacyMessage,
  MESSAGE,
  MESSAGE_BODY_AT,
  MESSAGE_BYTES_MIN,
  readLegacyHeader,
} from './legacy-message.ts'
import { LENGTH_COUNTS_FROM, readInt64 } from './record-batch-header.ts'
import type { DecodedRecord } from './record-decoder.ts'
import { decompressBytes, type RecordReadOptions } from './record-section.ts'

const NO_HEADERS: DecodedRecord['headers'] = /* @__PURE__ */ Object.freeze([])

function malformed(message: string): ProtocolError {
  return new ProtocolError('MALFORMED', message)
}

/** Bytes behind their int32 length; -1 is null. They end at `end` or before. */
function bytesAt(view: DataView, at: number, end: number): { value: Uint8Array | null; next: number } {
  if (at + 4 > end) throw malformed('a message ends inside a length')
  const length = view.getInt32(at)
  const start = at + 4
  if (length === -1) return { value: null, next: start }
  if (length < 0 || length > end - start) throw malformed(`a length of ${length} in a message`)
  return { value: new Uint8Array(view.buffer, view.byteOffset + start, length), next: start + length }
}

/** Key and value of the message between two positions. */
function bodyOf(view: DataView, at: number, end: number, magic: 0 | 1) {
  const key = bytesAt(view, at + MESSAGE_BODY_AT[magic], end)
  const value = bytesAt(view, key.next, end)
  if (value.next !== end) throw malformed('a message is longer or shorter than it says')
  return { key: key.value, value: value.value }
}

interface InnerMessage {
  readonly header: LegacyHeader
  readonly end: number
}

/** The message that begins at `at` in a decompressed set. */
function innerMessage(view: DataView, at: number): InnerMessage {
  const left = view.byteLength - at
  if (left < MESSAGE_BYTES_MIN[0]) throw new ProtocolError('TRUNCATED', `${left} bytes are too few for a message`)
  const byteLength = view.getInt32(at + MESSAGE.size) + LENGTH_COUNTS_FROM
  const magic = view.getInt8(at + MESSAGE.magic)
  if (magic !== 0 && magic !== 1) throw malformed(`a message of format ${magic} inside a compressed one`)
  if (byteLength < MESSAGE_BYTES_MIN[magic]) throw malformed(`a message of ${byteLength} bytes`)
  if (byteLength > left)
    throw new ProtocolError('TRUNCATED', `a message of ${byteLength} bytes, of which ${left} are there`)
  const header = readLegacyHeader(view, at, magic)
  if (header.codec !== 'none') throw malformed('a compressed message inside a compressed one')
  return { header, end: at + byteLength }
}

/** Offset of the last message of a set. Walks lengths only, so that all of them need not be kept until it is known. */
function lastOffset(view: DataView): Int64 {
  let last = 0
  for (let at = 0; at < view.byteLength; at = innerMessage(view, at).end) last = at
  return readInt64(view, last)
}

/** What is to be added to the offsets inside a compressed message. */
function baseOffsetOf(message: LegacyMessage, view: DataView): Int64 {
  if (message.magic === 0) return 0
  const base = subtractInt64(message.offset, lastOffset(view))
  // A producer does not know the offsets yet and sends what it likes outside; inside they count from 0.
  return base < 0 ? 0 : base
}

/** Reads the records of one message: itself, or those inside when it is compressed. */
export function* readLegacyRecords(
  message: LegacyMessage,
  options: RecordReadOptions,
): Generator<DecodedRecord, void, undefined> {
  const outer = joinChunks(message.chunks)
  const { key, value } = bodyOf(viewOf(outer), 0, outer.length, message.magic)
  if (message.codec === 'none') {
    yield { offset: message.offset, timestamp: message.timestamp, key, value, headers: NO_HEADERS }
    return
  }
  if (value === null) throw malformed('a compressed message without a value')
  const view = viewOf(decompressBytes(message.codec, value, options))
  if (view.byteLength === 0) throw malformed('a compressed message with nothing inside')
  const baseOffset = baseOffsetOf(message, view)
  for (let at = 0; at < view.byteLength; ) {
    const { header, end } = innerMessage(view, at)
    const isAppendTime = message.timestampType === 'logAppend' && header.magic === 1
    yield {
      offset: addInt64(baseOffset, header.offset),
      timestamp: isAppendTime ? message.timestamp : header.timestamp,
      ...bodyOf(view, at, end, header.magic),
      headers: NO_HEADERS,
    }
    at = end
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
