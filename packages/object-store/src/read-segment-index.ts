import {
  type DecodeSegmentOptions,
  decodeSegmentFooter,
  decodeSegmentTrailer,
  type SegmentIndex,
} from './decode-segment.ts'
import { ObjectStoreError } from './errors.ts'
import type { ObjectStore, StoreCallOptions } from './object-store.ts'
import { SEGMENT_TRAILER_BYTES } from './segment-layout.ts'

/** How {@link readSegmentIndex} reads. */
export interface ReadSegmentIndexOptions extends StoreCallOptions, DecodeSegmentOptions {
  /**
   * How many of the object's last bytes the first GET asks for. Enough for the footer in most cases saves a second one.
   * @defaultValue 65,536
   */
  readonly tailBytes?: number | undefined
}

/**
 * Reads what a segment says of itself, with one HEAD and one or two ranged GETs, and without any other source.
 *
 * Rejects with an `ObjectStoreError` (NOT_FOUND when there is no such object) or a `SegmentFormatError`.
 */
export async function readSegmentIndex(
  store: ObjectStore,
  key: string,
  options: ReadSegmentIndexOptions = {},
): Promise<SegmentIndex> {
  const { signal, tailBytes = 65_536 } = options
  const head = await store.head(key, { signal })
  if (head === null) throw new ObjectStoreError('NOT_FOUND', `no object ${key} in ${store.description}`)
  const end = head.byteLength
  // An object without any byte has no range to ask for; the decoder says what is wrong with it.
  if (end === 0) return decodeSegmentFooter(new Uint8Array(0), 0, options)
  const first = Math.max(0, end - Math.max(tailBytes, SEGMENT_TRAILER_BYTES))
  const tail = await store.get(key, { range: { start: first, end }, signal })
  const footerStart = end - SEGMENT_TRAILER_BYTES - decodeSegmentTrailer(tail, end, options).footerBytes
  if (footerStart >= first) return decodeSegmentFooter(tail, end, options)
  const rest = await store.get(key, { range: { start: footerStart, end: first }, signal })
  return decodeSegmentFooter(Buffer.concat([rest, tail]), end, options)
}
