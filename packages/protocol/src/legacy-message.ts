/**
 * Messages of format 0 and 1, which Kafka wrote before 0.11 and which old topics still hold:
 *
 * `int64 offset, int32 size | uint32 crc, int8 magic, int8 attributes, [int64 timestamp], bytes key, bytes value`
 *
 * The timestamp came with format 1 (KIP-32). A compressed message holds a set of messages in its value. Their offsets
 * are the partition's own in format 0; in format 1 they count within the set, and the outer message has the offset of
 * the last (KIP-31).
 */
import type { ChunkWalk } from './chunk-walk.ts'
import { COMPRESSION_CODECS, type CompressionCodec } from './compression.ts'
import { crc32 } from './crc32.ts'
import type { Int64 } from './int64.ts'
import { ATTRIBUTE, LENGTH_COUNTS_FROM, readInt64 } from './record-batch-header.ts'
import type { RecordsFault } from './record-batch.ts'
import type { Records } from './values.ts'

/** Byte positions of a message's fields. */
export const MESSAGE = { offset: 0, size: 8, crc: 12, magic: 16, attributes: 17, timestamp: 18 } as const

/** What a message takes at least, by its format: everything with a null key and a null value. */
export const MESSAGE_BYTES_MIN = [26, 34] as const

/** Where key and value begin, by format. */
export const MESSAGE_BODY_AT = [18, 26] as const

/** One message of an old message set (format 0 or 1), or a compressed set of them. */
export interface LegacyMessage {
  /** Message format. */
  readonly magic: 0 | 1
  /** Offset of the message; of the last one inside when it is compressed. */
  readonly offset: Int64
  /** CRC-32 (IEEE) over everything from the magic on. */
  readonly crc: number
  /** All eight bits; the two fields below are read from them. */
  readonly attributes: number
  /** How the messages inside are compressed; `none` when this is a message itself. */
  readonly codec: CompressionCodec | 'unknown'
  /** Whose clock the timestamps are from; format 0 has none. */
  readonly timestampType: 'none' | 'create' | 'logAppend'
  /** Its time in ms since 1970, the largest of those inside when it is compressed; -1 in format 0. */
  readonly timestamp: Int64
  /** Where it begins in the records field. */
  readonly position: number
  /** Its whole length. */
  readonly byteLength: number
  /** Its bytes: views of the chunks it lies in. */
  readonly chunks: Records
}

/** A message's fields before its key, from a view of at least so many bytes. */
export type LegacyHeader = Pick<
  LegacyMessage,
  'magic' | 'offset' | 'crc' | 'attributes' | 'codec' | 'timestampType' | 'timestamp'
>

/** Reads a message's fields before its key. */
export function readLegacyHeader(view: DataView, at: number, magic: 0 | 1): LegacyHeader {
  const attributes = view.getUint8(at + MESSAGE.attributes)
  const isLogAppend = (attributes & ATTRIBUTE.logAppendTime) !== 0
  return {
    magic,
    offset: readInt64(view, at + MESSAGE.offset),
    crc: view.getUint32(at + MESSAGE.crc),
    attributes,
    codec: COMPRESSION_CODECS[attributes & ATTRIBUTE.codecMask] ?? 'unknown',
    timestampType: magic === 0 ? 'none' : isLogAppend ? 'logAppend' : 'create',
    timestamp: magic === 0 ? -1 : readInt64(view, at + MESSAGE.timestamp),
  }
}

/** What keeps the next bytes, whose magic was read, from being a whole message, or its header and length. */
export function nextLegacyMessage(
  walk: ChunkWalk,
  magic: 0 | 1,
): RecordsFault | { header: LegacyHeader; byteLength: number } {
  const { remaining } = walk
  const byteLength = walk.peek(MESSAGE.crc).getInt32(MESSAGE.size) + LENGTH_COUNTS_FROM
  const bytesMin = MESSAGE_BYTES_MIN[magic]
  if (byteLength < bytesMin)
    return { code: 'INVALID_LENGTH', message: `a message of ${byteLength} bytes; the shortest has ${bytesMin}`, magic }
  if (byteLength > remaining)
    return { code: 'TRUNCATED', message: `a message of ${byteLength} bytes, of which ${remaining} are there`, magic }
  return { header: readLegacyHeader(walk.peek(MESSAGE_BODY_AT[magic]), 0, magic), byteLength }
}

/** Whether a message's bytes are what its sender computed the CRC over. A compressed one's covers all that is inside. */
export function isLegacyMessageIntact({ chunks, crc }: Pick<LegacyMessage, 'chunks' | 'crc'>): boolean {
  let skip: number = MESSAGE.magic
  let computed = 0
  for (const chunk of chunks) {
    if (skip < chunk.length) computed = crc32(skip === 0 ? chunk : chunk.subarray(skip), computed)
    skip = Math.max(0, skip - chunk.length)
  }
  return computed === crc
}
