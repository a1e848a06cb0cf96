/**
 * Numbers of the segment format, version 1. `docs/segment-format.md` has the same layout byte by byte; all integers
 * are big-endian and unsigned.
 */

/** The last eight bytes of every segment, of every version: `MILLRACE` in ASCII. */
export const SEGMENT_MAGIC: Uint8Array = Uint8Array.of(0x4d, 0x49, 0x4c, 0x4c, 0x52, 0x41, 0x43, 0x45)

/** The format version that this package writes, and the only one that it reads. */
export const SEGMENT_FORMAT_VERSION = 1

/** Length of the trailer, which has the same shape in every version. */
export const SEGMENT_TRAILER_BYTES = 24

/** The longest segment: lengths and offsets are 32 bits wide. */
export const SEGMENT_BYTES_MAX = 0xffff_ffff

/** The longest `writer`, in UTF-8 bytes. */
export const SEGMENT_WRITER_BYTES_MAX = 255

/** The longest footer that is written, and that is read unless an option says otherwise. */
export const SEGMENT_FOOTER_BYTES_MAX = 67_108_864

/** Where the fields lie in the trailer. */
export const trailerAt = Object.freeze({
  footerBytes: 0,
  itemBytes: 4,
  version: 8,
  reserved: 10,
  crc: 12,
  magic: 16,
})

/** Segment id, creation time, writer length, run count, item count: the footer before the writer's name. */
export const FOOTER_FIXED_BYTES = 16 + 8 + 2 + 4 + 4

/** Topic id, partition, byte offset, byte length, item count, CRC-32C. */
export const RUN_ENTRY_BYTES = 16 + 4 + 4 + 4 + 4 + 4

/** One item's length. */
export const ITEM_ENTRY_BYTES = 4

/** Bytes of a topic id, and characters of its text form. */
export const TOPIC_ID_BYTES = 16
