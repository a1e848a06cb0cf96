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
  /** Length of the batch in bytes. */
  readonly byteLength: number
  /** Offset of the last record less that of the first. Offsets advance by this plus one. */
  readonly lastOffsetDelta: number
  /** Number of records. */
  readonly recordCount: number
  /** Producer id, or -1 for a producer that is not idempotent. */
  readonly producerId: number
  /** Producer epoch, or -1. */
  readonly producerEpoch: number
  /** Sequence number of the first record, or -1. */
  readonly baseSequence: number
  /** Sequence number of the last record, or -1. Wraps: 0 follows 2^31-1. */
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

/** Why a batch was not taken. `docs/` and the commit contract say when each happens. */
export type RejectReason = 'OUT_OF_ORDER' | 'FENCED' | 'GONE'

/** What became of one record batch. */
export type BatchVerdict =
  | {
      /** The batch has offsets and is readable. */
      readonly kind: 'committed'
      /** Offset of its first record. */
      readonly baseOffset: number
      /** The partition's first offset at that moment. */
      readonly logStartOffset: number
    }
  | {
      /** One of the producer's last five batches in that partition; it was committed before. */
      readonly kind: 'duplicate'
      /** Offset that the batch got then. */
      readonly baseOffset: number
      /** The partition's first offset at that moment. */
      readonly logStartOffset: number
    }
  | {
      /** The batch has no offsets and never will. */
      readonly kind: 'rejected'
      /** Why. */
      readonly reason: RejectReason
    }

/** Why a whole segment was not committed. */
export type CommitRefusal = 'SEGMENT_ABORTED' | 'ID_EXPIRED'

/** The answer to a commit. Asked again with the same segment id, the store gives the same answer. */
export type CommitOutcome =
  | {
      readonly ok: true
      /** One verdict per batch, in the order of the request. */
      readonly verdicts: readonly BatchVerdict[]
    }
  | {
      readonly ok: false
      /** SEGMENT_ABORTED: somebody aborted the id first. ID_EXPIRED: the id is older than the store's limit. */
      readonly code: CommitRefusal
    }

/** The answer to an abort: the first writer of the segment's row has won for ever. */
export type AbortOutcome =
  | { readonly state: 'aborted' }
  | {
      readonly state: 'committed'
      /** The verdicts of the commit that came first. */
      readonly verdicts: readonly BatchVerdict[]
    }

/** What the store knows of a segment id. */
export type SegmentState = 'unknown' | 'committed' | 'aborted'
