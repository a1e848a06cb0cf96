import type { BatchCommit, SegmentCommit } from '@millrace/metadata'
import { type EncodedSegment, encodeSegment, segmentKey } from '@millrace/object-store'
import type { PlacedItem } from './append-ledger.ts'
import type { Admission } from './overtake-guard.ts'
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

/** A commit, and which of the batch's items it is about: some may have been left out. */
export interface PreparedCommit {
  /** What the metadata store is asked. */
  readonly commit: SegmentCommit
  /** The items that it names, in its order. */
  readonly admitted: readonly PlacedItem[]
}

/** Prepares the commit of a stored segment; just before it is asked, because the guard must know all earlier decisions. */
export function prepareCommit(
  upload: SegmentUpload,
  batch: SealedBatch<PlacedItem>,
  admit: (placed: PlacedItem) => Admission,
): PreparedCommit {
  const admitted: PlacedItem[] = []
  const batches: BatchCommit[] = []
  for (const [index, placed] of batch.items.entries()) {
    const admission = admit(placed)
    if (admission === 'leave-out') continue
    admitted.push(placed)
    const { chunks: _, crc32c: __, ...described } = placed.item
    batches.push({ ...described, ...upload.encoded.placements[index]!, mayBeFirst: admission === 'commit' })
  }
  return { commit: { segmentId: upload.segmentId, segmentBytes: upload.encoded.byteLength, batches }, admitted }
}
