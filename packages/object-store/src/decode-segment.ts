import { crc32c } from '@millrace/crc32c'
import { formatUuid } from '@millrace/runtime'
import type { ItemPlacement } from './encode-segment.ts'
import { SegmentFormatError } from './segment-error.ts'
import {
  FOOTER_FIXED_BYTES,
  ITEM_ENTRY_BYTES,
  RUN_ENTRY_BYTES,
  SEGMENT_FOOTER_BYTES_MAX,
  SEGMENT_FORMAT_VERSION,
  SEGMENT_MAGIC,
  SEGMENT_TRAILER_BYTES,
  SEGMENT_WRITER_BYTES_MAX,
  TOPIC_ID_BYTES,
  trailerAt,
} from './segment-layout.ts'
import { formatTopicId } from './topic-id.ts'

/** All items of one partition in a segment. */
export interface SegmentRun {
  /** Topic id. */
  readonly topicId: string
  /** Partition index. */
  readonly partition: number
  /** First byte of the run. */
  readonly byteOffset: number
  /** Length of the run in bytes. */
  readonly byteLength: number
  /** CRC-32C of the run's bytes. */
  readonly crc32c: number
  /** Where each item lies, in arrival order. */
  readonly items: readonly ItemPlacement[]
}

/** What a segment says of itself. */
export interface SegmentIndex {
  /** Format version. */
  readonly formatVersion: number
  /** UUID of the segment. */
  readonly segmentId: string
  /** When it was written, in milliseconds since the Unix epoch. */
  readonly createdAtMs: number
  /** Who wrote it. */
  readonly writer: string
  /** Length of the whole object. */
  readonly byteLength: number
  /** Length of the items, which lie before the footer. */
  readonly itemBytes: number
  /** The runs, by topic id and partition; they cover the items without gaps. */
  readonly runs: readonly SegmentRun[]
}

/** What the trailer says. */
export interface SegmentTrailer {
  /** Length of the footer. */
  readonly footerBytes: number
  /** Length of the items, which lie before the footer. */
  readonly itemBytes: number
  /** CRC-32C of the footer and the first twelve bytes of the trailer. */
  readonly crc32c: number
}

/** Limits of reading. */
export interface DecodeSegmentOptions {
  /**
   * The longest footer that is read.
   * @defaultValue 67,108,864, the longest that is written
   */
  readonly footerBytesMax?: number | undefined
}

/**
 * Reads a segment's trailer.
 *
 * @param tail - The object's last bytes; at least the trailer's 24 unless the whole object is shorter.
 * @param segmentBytes - Length of the whole object.
 */
export function decodeSegmentTrailer(
  tail: Uint8Array,
  segmentBytes: number,
  options: DecodeSegmentOptions = {},
): SegmentTrailer {
  if (segmentBytes < SEGMENT_TRAILER_BYTES || tail.length < SEGMENT_TRAILER_BYTES) {
    throw new SegmentFormatError('TRUNCATED', `${segmentBytes} bytes are too few for a segment`)
  }
  const start = tail.length - SEGMENT_TRAILER_BYTES
  const view = new DataView(tail.buffer, tail.byteOffset + start, SEGMENT_TRAILER_BYTES)
  if (SEGMENT_MAGIC.some((byte, index) => tail[start + trailerAt.magic + index] !== byte)) {
    throw new SegmentFormatError('NOT_A_SEGMENT', 'the last bytes are not the magic: not a segment, or cut off')
  }
  const version = view.getUint16(trailerAt.version)
  if (version !== SEGMENT_FORMAT_VERSION) {
    const known = `this reader knows version ${SEGMENT_FORMAT_VERSION}`
    throw new SegmentFormatError('UNSUPPORTED_VERSION', `segment format version ${version}; ${known}`)
  }
  if (view.getUint16(trailerAt.reserved) !== 0) throw corrupt('reserved bytes of the trailer are not 0')
  const footerBytes = view.getUint32(trailerAt.footerBytes)
  const itemBytes = view.getUint32(trailerAt.itemBytes)
  const { footerBytesMax = SEGMENT_FOOTER_BYTES_MAX } = options
  if (itemBytes + footerBytes + SEGMENT_TRAILER_BYTES !== segmentBytes) {
    const said = itemBytes + footerBytes + SEGMENT_TRAILER_BYTES
    throw new SegmentFormatError('TRUNCATED', `the trailer says ${said} bytes, the object has ${segmentBytes}`)
  }
  if (footerBytes > footerBytesMax) {
    throw new SegmentFormatError(
      'TOO_LARGE',
      `the footer has ${footerBytes} bytes, over footerBytesMax ${footerBytesMax}`,
    )
  }
  return { footerBytes, itemBytes, crc32c: view.getUint32(trailerAt.crc) }
}

/**
 * Reads a segment's footer and checks it: checksum, order, and that the runs cover the items without gaps.
 *
 * Memory is taken only for what the bytes at hand can hold. Does not see the items: {@link verifySegmentRun} does.
 *
 * @param tail - The object's last bytes: footer and trailer, and perhaps some before them.
 * @param segmentBytes - Length of the whole object.
 */
export function decodeSegmentFooter(
  tail: Uint8Array,
  segmentBytes: number,
  options: DecodeSegmentOptions = {},
): SegmentIndex {
  const trailer = decodeSegmentTrailer(tail, segmentBytes, options)
  const start = tail.length - SEGMENT_TRAILER_BYTES - trailer.footerBytes
  if (start < 0) throw new SegmentFormatError('TRUNCATED', 'the bytes at hand do not hold the whole footer')
  const footer = tail.subarray(start, start + trailer.footerBytes)
  if (crc32c(tail.subarray(start, start + trailer.footerBytes + trailerAt.crc)) !== trailer.crc32c) {
    throw corrupt('the checksum of the footer differs')
  }
  if (footer.length < FOOTER_FIXED_BYTES) throw corrupt('the footer is too short')
  const view = new DataView(footer.buffer, footer.byteOffset, footer.length)
  const createdAtMs = Number(view.getBigUint64(16))
  if (!Number.isSafeInteger(createdAtMs)) throw corrupt('the creation time is out of range')
  const runCount = view.getUint32(24)
  const itemCount = view.getUint32(28)
  const writerBytes = view.getUint16(32)
  const said = FOOTER_FIXED_BYTES + writerBytes + runCount * RUN_ENTRY_BYTES + itemCount * ITEM_ENTRY_BYTES
  if (said !== footer.length || writerBytes > SEGMENT_WRITER_BYTES_MAX) {
    throw corrupt('the counts in the footer do not add up to its length')
  }
  const runsAt = FOOTER_FIXED_BYTES + writerBytes
  return {
    formatVersion: SEGMENT_FORMAT_VERSION,
    segmentId: formatUuid(footer.subarray(0, 16)),
    createdAtMs,
    writer: decodeWriter(footer.subarray(FOOTER_FIXED_BYTES, runsAt)),
    byteLength: segmentBytes,
    itemBytes: trailer.itemBytes,
    runs: decodeRuns(footer, { runsAt, runCount, itemCount, itemBytes: trailer.itemBytes }),
  }
}

interface RunTable {
  readonly runsAt: number
  readonly runCount: number
  readonly itemCount: number
  readonly itemBytes: number
}

function decodeRuns(footer: Uint8Array, { runsAt, runCount, itemCount, itemBytes }: RunTable): SegmentRun[] {
  const view = new DataView(footer.buffer, footer.byteOffset, footer.length)
  const runs: SegmentRun[] = []
  let itemAt = runsAt + runCount * RUN_ENTRY_BYTES
  let byteOffset = 0
  let itemsLeft = itemCount
  for (let index = 0, at = runsAt; index < runCount; index++, at += RUN_ENTRY_BYTES) {
    if (index > 0 && compareRunEntries(footer, at - RUN_ENTRY_BYTES, at) >= 0) throw corrupt('runs are out of order')
    const partition = view.getUint32(at + TOPIC_ID_BYTES)
    const runBytes = view.getUint32(at + 24)
    const runItemCount = view.getUint32(at + 28)
    if (partition > 0x7fff_ffff) throw corrupt(`run ${index}: the partition is out of range`)
    if (view.getUint32(at + 20) !== byteOffset) throw corrupt(`run ${index} does not start where the one before ends`)
    if (runItemCount === 0 || runItemCount > itemsLeft) throw corrupt(`run ${index}: the item count is wrong`)
    const items: ItemPlacement[] = []
    let itemOffset = byteOffset
    for (let item = 0; item < runItemCount; item++, itemAt += ITEM_ENTRY_BYTES) {
      const byteLength = view.getUint32(itemAt)
      if (byteLength === 0) throw corrupt(`run ${index} has an empty item`)
      items.push({ byteOffset: itemOffset, byteLength })
      itemOffset += byteLength
    }
    if (itemOffset - byteOffset !== runBytes) throw corrupt(`run ${index}: item lengths do not add up`)
    const topicId = formatTopicId(footer, at)
    runs.push({ topicId, partition, byteOffset, byteLength: runBytes, crc32c: view.getUint32(at + 32), items })
    byteOffset = itemOffset
    itemsLeft -= runItemCount
  }
  if (itemsLeft !== 0 || byteOffset !== itemBytes || runCount === 0) throw corrupt('the runs do not cover the items')
  return runs
}

/** Topic id and partition lie side by side and are big-endian, so that comparing bytes compares both. */
function compareRunEntries(footer: Uint8Array, a: number, b: number): number {
  const keyBytes = TOPIC_ID_BYTES + 4
  return Buffer.compare(footer.subarray(a, a + keyBytes), footer.subarray(b, b + keyBytes))
}

function decodeWriter(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    throw new SegmentFormatError('CORRUPT', 'the writer is not UTF-8', { cause: error })
  }
}

/** Checks a run's bytes against its checksum; throws a `SegmentFormatError` when they differ. */
export function verifySegmentRun(run: SegmentRun, bytes: Uint8Array): void {
  if (bytes.length !== run.byteLength || crc32c(bytes) !== run.crc32c) {
    throw corrupt(`the bytes of partition ${run.partition} of topic ${run.topicId} do not match their checksum`)
  }
}

/** Checks every byte of a whole segment: trailer, footer and each run's checksum. Returns what it says of itself. */
export function verifySegment(bytes: Uint8Array, options: DecodeSegmentOptions = {}): SegmentIndex {
  const index = decodeSegmentFooter(bytes, bytes.length, options)
  for (const run of index.runs) verifySegmentRun(run, bytes.subarray(run.byteOffset, run.byteOffset + run.byteLength))
  return index
}

function corrupt(message: string): SegmentFormatError {
  return new SegmentFormatError('CORRUPT', message)
}
