/** Identifies a partition. */
export interface PartitionKey {
  /** Topic id. */
  readonly topicId: string
  /** Partition index. */
  readonly partition: number
}

/**
 * A run of one partition's accepted record batches, contiguous in offsets and in one segment's bytes.
 */
export interface Extent {
  /** Offset of the first record. */
  readonly baseOffset: number
  /** Offset of the last record. */
  readonly lastOffset: number
  /** The segment that holds the bytes. */
  readonly segmentId: string
  /** Where the run starts in the segment, in bytes. */
  readonly byteOffset: number
  /** Length of the run in bytes. */
  readonly byteLength: number
  /** Largest record timestamp of the run, in milliseconds since the Unix epoch, or -1. */
  readonly maxTimestamp: number
}

/** Which part of which partition is wanted. */
export interface PartitionReadQuery extends PartitionKey {
  /** First offset wanted. The extent that holds it is returned whole, also when the log starts in its middle. */
  readonly offset: number
  /**
   * Stop after the extent with which the sum reaches this many bytes. At least one extent is returned when there is
   * one, also for 0. Bytes of the first extent that lie before `offset` count too, and an engine stops at
   * `readExtentsMax` extents, so a reader may have to ask again.
   */
  readonly bytesMax: number
}

/** A transaction that was aborted, as Fetch tells read_committed consumers of it. */
export interface AbortedTransaction {
  /** Producer id. */
  readonly producerId: number
  /** Offset of the transaction's first record. */
  readonly firstOffset: number
}

/** What the store knows of a partition, all from one snapshot. */
export type PartitionRead =
  | {
      /** The partition exists. */
      readonly ok: true
      /** First offset that can be read. */
      readonly logStartOffset: number
      /** Offset of the next record to be written. Everything below is durable. */
      readonly highWatermark: number
      /** First offset that may belong to an open transaction; the high watermark when there is none. */
      readonly lastStableOffset: number
      /** Aborted transactions that overlap the extents. */
      readonly abortedTransactions: readonly AbortedTransaction[]
      /** Extents from `offset` on, in offset order, without gaps; empty at the high watermark and out of range. */
      readonly extents: readonly Extent[]
    }
  | {
      /** The partition does not exist. */
      readonly ok: false
      /** There is no such topic, or it has no such partition. */
      readonly code: 'GONE'
    }

/** What a search by time looks for, among extents that end at or after the log start. Those without timestamps (-1) are
 * never found. In the extent that holds the log start, the record found may lie before it: a reader then asks again from
 * the next extent on. */
export type TimestampSearch =
  | {
      /** The first extent, by offset, whose largest timestamp reaches `timestampMs`. */
      readonly kind: 'atOrAfter'
      /** Milliseconds since the Unix epoch, at least 0. */
      readonly timestampMs: number
    }
  | {
      /** The first extent, by offset, that holds the partition's largest timestamp. */
      readonly kind: 'max'
    }

/** A search by time, for ListOffsets. */
export interface TimestampQuery extends PartitionKey {
  /** What is looked for. */
  readonly find: TimestampSearch
  /**
   * Extents that end before this offset are passed over, besides those before the log start.
   *
   * @defaultValue 0
   */
  readonly fromOffset?: number | undefined
}

/** Answer to a {@link TimestampQuery}. `extent` is null when no record matches. */
export type TimestampAnswer =
  | {
      /** The partition exists. */
      readonly ok: true
      /** The extent found. */
      readonly extent: Extent | null
      /** First offset that can be read. */
      readonly logStartOffset: number
      /** Offset of the next record to be written. */
      readonly highWatermark: number
    }
  | {
      /** The partition does not exist. */
      readonly ok: false
      /** There is no such topic, or it has no such partition. */
      readonly code: 'GONE'
    }
