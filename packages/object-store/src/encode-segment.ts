import { crc32c, crc32cCombine, crc32cOfChunks } from '@millrace/crc32c'
import { parseUuid } from '@millrace/runtime'
import {
  FOOTER_FIXED_BYTES,
  ITEM_ENTRY_BYTES,
  RUN_ENTRY_BYTES,
  SEGMENT_BYTES_MAX,
  SEGMENT_FOOTER_BYTES_MAX,
  SEGMENT_FORMAT_VERSION,
  SEGMENT_MAGIC,
  SEGMENT_TRAILER_BYTES,
  SEGMENT_WRITER_BYTES_MAX,
  TOPIC_ID_BYTES,
  trailerAt,
} from './segment-layout.ts'
import { parseTopicId } from './topic-id.ts'

/** One opaque item of a segment. */
export interface SegmentItem {
  /** Topic id: 22 base64url characters, 16 bytes. */
  readonly topicId: string
  /** Partition index, 0 to 2^31-1. */
  readonly partition: number
  /** The item's bytes in order; at least one byte altogether. Kept as they are, never copied. */
  readonly chunks: readonly Uint8Array[]
  /**
   * CRC-32C of the item's bytes, if it is known: then they are not read again.
   * @defaultValue computed
   */
  readonly crc32c?: number | undefined
}

/** What {@link encodeSegment} makes a segment of. */
export interface SegmentInput {
  /** UUID of the segment. */
  readonly segmentId: string
  /** When it was written, in milliseconds since the Unix epoch. */
  readonly createdAtMs: number
  /** Who wrote it, for people who look into a segment: at most 255 UTF-8 bytes. */
  readonly writer: string
  /** The items in arrival order; at least one. */
  readonly items: readonly SegmentItem[]
}

/** Where an item lies in its segment. */
export interface ItemPlacement {
  /** First byte. */
  readonly byteOffset: number
  /** Length in bytes. */
  readonly byteLength: number
}

/** A segment ready to be put. */
export interface EncodedSegment {
  /** The object in order: the items' own chunks, then one chunk with footer and trailer. */
  readonly body: readonly Uint8Array[]
  /** Length of the whole object. */
  readonly byteLength: number
  /** CRC-32C of the whole object. */
  readonly crc32c: number
  /** Where each item lies, in the order of {@link SegmentInput.items}. */
  readonly placements: readonly ItemPlacement[]
}

interface Run {
  readonly topicId: Uint8Array
  readonly partition: number
  readonly itemIndexes: number[]
  byteOffset: number
  byteLength: number
  crc: number
}

/**
 * Lays items out as a segment: sorted by topic id and partition, stable in arrival order, then footer and trailer.
 *
 * Item bytes are read once for their checksums, or not at all where those are known, and never copied. Throws a `TypeError` for input that has no encoding:
 * malformed ids, an empty item, no item at all, or more than the format can say.
 *
 * @see docs/segment-format.md
 */
export function encodeSegment(input: SegmentInput): EncodedSegment {
  if (input.items.length === 0) throw new TypeError('a segment has at least one item')
  const runs = groupIntoRuns(input.items)
  const body: Uint8Array[] = []
  const placements: ItemPlacement[] = Array.from({ length: input.items.length })
  let byteOffset = 0
  let crc = 0
  for (const run of runs) {
    run.byteOffset = byteOffset
    for (const itemIndex of run.itemIndexes) {
      const start = byteOffset
      const { chunks, crc32c: itemCrc = crc32cOfChunks(chunks) } = input.items[itemIndex]!
      for (const chunk of chunks) {
        if (chunk.length === 0) continue
        body.push(chunk)
        byteOffset += chunk.length
      }
      run.crc = crc32cCombine(run.crc, itemCrc, byteOffset - start)
      if (byteOffset === start) throw new TypeError(`item ${itemIndex} has no bytes`)
      placements[itemIndex] = { byteOffset: start, byteLength: byteOffset - start }
    }
    run.byteLength = byteOffset - run.byteOffset
    crc = crc32cCombine(crc, run.crc, run.byteLength)
  }
  const tail = encodeTail(input, { runs, placements, itemBytes: byteOffset })
  body.push(tail)
  const byteLength = byteOffset + tail.length
  if (byteLength > SEGMENT_BYTES_MAX)
    throw new TypeError(`a segment of ${byteLength} bytes is over ${SEGMENT_BYTES_MAX}`)
  return { body, byteLength, crc32c: crc32c(tail, crc), placements }
}

function groupIntoRuns(items: readonly SegmentItem[]): Run[] {
  const topics = new Map<string, { readonly id: Uint8Array; readonly runs: Map<number, Run> }>()
  const runs: Run[] = []
  for (const [itemIndex, { topicId, partition }] of items.entries()) {
    let topic = topics.get(topicId)
    if (topic === undefined) {
      topic = { id: parseTopicId(topicId), runs: new Map() }
      topics.set(topicId, topic)
    }
    let run = topic.runs.get(partition)
    if (run === undefined) {
      if (!Number.isInteger(partition) || partition < 0 || partition > 0x7fff_ffff) {
        throw new TypeError(`item ${itemIndex}: partition ${partition} is not an index`)
      }
      run = { topicId: topic.id, partition, itemIndexes: [], byteOffset: 0, byteLength: 0, crc: 0 }
      topic.runs.set(partition, run)
      runs.push(run)
    }
    run.itemIndexes.push(itemIndex)
  }
  return runs.sort((a, b) => Buffer.compare(a.topicId, b.topicId) || a.partition - b.partition)
}

interface Layout {
  readonly runs: readonly Run[]
  readonly placements: readonly ItemPlacement[]
  readonly itemBytes: number
}

/** Footer and trailer in one array. */
function encodeTail(input: SegmentInput, { runs, placements, itemBytes }: Layout): Uint8Array {
  const writer = encodeWriter(input.writer)
  if (!Number.isSafeInteger(input.createdAtMs) || input.createdAtMs < 0) {
    throw new TypeError(`createdAtMs ${input.createdAtMs} is not a time in milliseconds`)
  }
  const footerBytes =
    FOOTER_FIXED_BYTES + writer.length + runs.length * RUN_ENTRY_BYTES + placements.length * ITEM_ENTRY_BYTES
  if (footerBytes > SEGMENT_FOOTER_BYTES_MAX) {
    throw new TypeError(`a footer of ${footerBytes} bytes is over ${SEGMENT_FOOTER_BYTES_MAX}: too many items`)
  }
  const tail = new Uint8Array(footerBytes + SEGMENT_TRAILER_BYTES)
  const view = new DataView(tail.buffer)
  tail.set(parseUuid(input.segmentId), 0)
  view.setBigUint64(16, BigInt(input.createdAtMs))
  view.setUint32(24, runs.length)
  view.setUint32(28, placements.length)
  view.setUint16(32, writer.length)
  tail.set(writer, FOOTER_FIXED_BYTES)
  let at = FOOTER_FIXED_BYTES + writer.length
  for (const run of runs) {
    tail.set(run.topicId, at)
    view.setUint32(at + TOPIC_ID_BYTES, run.partition)
    view.setUint32(at + 20, run.byteOffset)
    view.setUint32(at + 24, run.byteLength)
    view.setUint32(at + 28, run.itemIndexes.length)
    view.setUint32(at + 32, run.crc)
    at += RUN_ENTRY_BYTES
  }
  for (const run of runs) {
    for (const itemIndex of run.itemIndexes) {
      view.setUint32(at, placements[itemIndex]!.byteLength)
      at += ITEM_ENTRY_BYTES
    }
  }
  view.setUint32(footerBytes + trailerAt.footerBytes, footerBytes)
  view.setUint32(footerBytes + trailerAt.itemBytes, itemBytes)
  view.setUint16(footerBytes + trailerAt.version, SEGMENT_FORMAT_VERSION)
  view.setUint32(footerBytes + trailerAt.crc, crc32c(tail.subarray(0, footerBytes + trailerAt.crc)))
  tail.set(SEGMENT_MAGIC, footerBytes + trailerAt.magic)
  return tail
}

function encodeWriter(writer: string): Uint8Array {
  const bytes = new TextEncoder().encode(writer)
  if (bytes.length > SEGMENT_WRITER_BYTES_MAX) {
    throw new TypeError(`writer has ${bytes.length} UTF-8 bytes, over ${SEGMENT_WRITER_BYTES_MAX}`)
  }
  if (new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) !== writer) {
    throw new TypeError('writer has a lone surrogate')
  }
  return bytes
}
