import type { SegmentCommit } from '@millrace/metadata'
import { type EncodedSegment, encodeSegment, segmentKey } from '@millrace/object-store'
import type { PlacedItem } from './append-ledger.ts'
import type { OvertakeGuard } from './overtake-guard.ts'
import type { SealedBatch } from './stages.ts'

/** A sealed batch laid out as an object. */
export interface SegmentUpload {
  /** UUID version 7. */
  readonly segmentId: string
  /** Where it is put. */
  readonly key: string
  /** Its bytes, and where every item lies in them. */
  readonly encoded: EncodedSegment
}

/** What a segment says of its making. */
export interface SegmentOrigin {
  /** Makes the id. Called when the upload starts, so that ids are in the order of the seals and no older than needed. */
  readonly createSegmentId: () => string
  /** When it is written, in milliseconds since the Unix epoch. */
  readonly createdAtMs: number
  /** Who writes it. */
  readonly writer: string
  /** Goes before the key. */
  readonly keyPrefix: string
}

/** Gives a sealed batch its id, key and bytes. */
export function layOutSegment(batch: SealedBatch<PlacedItem>, origin: SegmentOrigin): SegmentUpload {
  const segmentId = origin.createSegmentId()
  const items = batch.items.map((placed) => placed.item)
  const encoded = encodeSegment({ segmentId, createdAtMs: origin.createdAtMs, writer: origin.writer, items })
  return { segmentId, key: segmentKey(segmentId, { prefix: origin.keyPrefix }), encoded }
}

/** What the metadata store is asked once the segment is stored. Made just before it is asked: the guard must be current. */
export function commitOf(
  upload: SegmentUpload,
  batch: SealedBatch<PlacedItem>,
  guard: Pick<OvertakeGuard, 'mayBeFirst'>,
): SegmentCommit {
  const batches = batch.items.map(({ item, appendIndex }, index) => {
    const { chunks: _, ...described } = item
    return { ...described, ...upload.encoded.placements[index]!, mayBeFirst: guard.mayBeFirst(item, appendIndex) }
  })
  return { segmentId: upload.segmentId, segmentBytes: upload.encoded.byteLength, batches }
}
