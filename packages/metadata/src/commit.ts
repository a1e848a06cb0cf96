/**
 * One record batch of a segment, as the commit is told of it.
 *
 * Everything here was read from the batch header; the store never sees record bytes.
 */
export interface BatchCommit {
  /** The topic's id, never its name: a topic deleted and created again during the PUT must not receive old batches. */
  readonly topicId: string
  /** Partition index. */
  readonly partition: number
  /** Where the batch starts in the segment, in bytes. */
  readonly byteOffset: number
  /** Length of the batch in bytes, at least 1. */
  readonly byteLength: number
  /** Offset of the last record less that of the first, 0 to 2^31-1. Offsets advance by this plus one. */
  readonly lastOffsetDelta: number
  /** Number of records: `lastOffsetDelta + 1`. */
  readonly recordCount: number
  /** Producer id, or -1 for a producer that is not idempotent; its epoch and sequences are then not looked at. */
  readonly producerId: number
  /** Producer epoch, 0 to 2^15-1, or -1. */
  readonly producerEpoch: number
  /** Sequence number of the first record, or -1. */
  readonly baseSequence: number
  /** Sequence number of the last record, or -1: `baseSequence + lastOffsetDelta`. Wraps: 0 follows 2^31-1. */
  readonly lastSequence: number
  /** Largest record timestamp, in milliseconds since the Unix epoch, or -1. */
  readonly maxTimestamp: number
  /** Whether the batch belongs to a transaction. */
  readonly isTransactional: boolean
  /**
   * Whether the batch may be the first of a producer that this partition does not know.
   *
   * False when an earlier batch of the same producer, epoch and partition was aborted after this one had been
   * appended: accepting it would let it overtake the retry of the aborted one.
   */
  readonly mayBeFirst: boolean
  /**
   * Whether a producer that this partition does not know has to start at sequence 0: transactional batches under
   * transactions version 2 (KIP-890). Any first sequence is taken otherwise.
   *
   * @defaultValue false
   */
  readonly mustStartAtZero?: boolean | undefined
}

/** What an agent asks once the segment is durable. */
export interface SegmentCommit {
  /** UUID version 7 of the segment, chosen by its writer. */
  readonly segmentId: string
  /** Length of the whole object in bytes. */
  readonly segmentBytes: number
  /** The batches in arrival order. Two batches never overlap in the segment. */
  readonly batches: readonly BatchCommit[]
}

/**
 * Why a batch was not taken.
 *
 * - `OUT_OF_ORDER`: its first sequence is not the one after the producer's last; a newer epoch does not start at 0; or
 *   the producer is unknown here, or has a new epoch, and the batch may not be its first.
 * - `FENCED`: its epoch is older than the latest that the partition knows of the producer.
 * - `GONE`: the topic or the partition does not exist (any more), or has used up all offsets (2^53).
 */
export type RejectReason = 'OUT_OF_ORDER' | 'FENCED' | 'GONE'

/** What became of one record batch. */
export type BatchVerdict =
  | {
      /** The batch has offsets and is readable. */
      readonly kind: 'committed'
      /** Offset of its first record. */
      readonly baseOffset: number
      /** The partition's first offset when the segment was decided. */
      readonly logStartOffset: number
    }
  | {
      /** One of the producer's last five batches in that partition; it was committed before. */
      readonly kind: 'duplicate'
      /** Offset that the batch got then. */
      readonly baseOffset: number
      /** The partition's first offset when this segment was decided. */
      readonly logStartOffset: number
    }
  | {
      /** The batch has no offsets and never will. */
      readonly kind: 'rejected'
      /** Why. */
      readonly reason: RejectReason
    }

/**
 * Why a whole segment was not committed.
 *
 * - `SEGMENT_ABORTED`: somebody aborted the id first. Final.
 * - `ID_EXPIRED`: nothing is recorded for the id, and by the store's clock it is older than `segmentIdAgeMaxMs`. It
 *   may have been committed so long ago that its row is gone: the agent knows nothing any more and has to stop.
 */
export type CommitRefusal = 'SEGMENT_ABORTED' | 'ID_EXPIRED'

/** The answer to a commit. Asked again with the same segment id, the store gives the same answer. */
export type CommitOutcome =
  | {
      /** The segment is committed. */
      readonly ok: true
      /** One verdict per batch, in the order of the request. */
      readonly verdicts: readonly BatchVerdict[]
    }
  | {
      /** The segment is not committed. */
      readonly ok: false
      /** Why. */
      readonly code: CommitRefusal
    }

/** The answer to an abort: the first writer of the segment's row has won for ever. */
export type AbortOutcome =
  | {
      /** The id will never be committed. */
      readonly state: 'aborted'
    }
  | {
      /** A commit came first; the abort changed nothing. */
      readonly state: 'committed'
      /** The verdicts of the commit that came first. */
      readonly verdicts: readonly BatchVerdict[]
    }

/**
 * What the store knows of a segment id. `unknown` is no licence to delete the object: abort the id first.
 */
export type SegmentState = 'unknown' | 'committed' | 'aborted'
