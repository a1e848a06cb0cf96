import type { Extent } from '@millrace/metadata'
import type { Located } from './extent-locator.ts'

/** Which records of a partition are wanted. */
export interface RecordsQuery {
  /** Where they are, in offset order; the first holds `offset`. */
  readonly extents: readonly Extent[]
  /** First offset; the batch that holds it is returned whole. */
  readonly offset: number
  /** No batch that ends after the record before this offset is returned. */
  readonly offsetEnd: number
  /** Most bytes. */
  readonly bytesMax: number
}

/** A part of an extent to read. It begins with a batch; where it ends is known only in bytes. */
export interface Piece {
  /** Which query it is for. */
  readonly queryIndex: number
  readonly extent: Extent
  /** First byte in the extent. */
  readonly start: number
  /** One past the last byte. */
  readonly end: number
  /** Offset of the first record. */
  readonly offset: number
  /** As the query says. */
  readonly offsetEnd: number
  /** Most bytes to return of it, but for a first batch that is returned in any case. */
  readonly bytesMax: number
  /** Whether its first batch is returned however large it is. */
  readonly mustHoldOne: boolean
}

/** What is read at least where a batch must be returned: most headers, and with luck a small batch. */
const FIRST_READ_BYTES = 4_096

/**
 * Divides the bytes of an answer among its queries, in their order, and lists what is to be read for each. A batch that
 * is cut by the end of a piece is read in vain, so known ends of batches are used where there are any.
 */
export function planPieces(
  queries: readonly (RecordsQuery | undefined)[],
  starts: readonly (Located | undefined)[],
  bytesMax: number,
): Piece[] {
  const pieces: Piece[] = []
  let bytesLeft = bytesMax
  for (const [queryIndex, query] of queries.entries()) {
    const located = starts[queryIndex]
    if (query === undefined || located?.ok !== true) continue
    let left = Math.min(bytesLeft, query.bytesMax)
    let { position: start, offset } = located
    for (const [index, extent] of query.extents.entries()) {
      if (offset >= query.offsetEnd) break
      const mustHoldOne = pieces.length === 0
      const end = endOfPiece({ extent, start, left, mustHoldOne }, index === 0 ? located.endBefore : unknown)
      if (end === start) break
      pieces.push({ queryIndex, extent, start, end, offset, offsetEnd: query.offsetEnd, bytesMax: left, mustHoldOne })
      left -= end - start
      bytesLeft -= end - start
      if (end < extent.byteLength) break
      start = 0
      offset = extent.lastOffset + 1
    }
  }
  return pieces
}

function unknown(): undefined {
  return undefined
}

interface PieceLimits {
  readonly extent: Extent
  readonly start: number
  readonly left: number
  readonly mustHoldOne: boolean
}

function endOfPiece(
  { extent, start, left, mustHoldOne }: PieceLimits,
  endBefore: (position: number) => number | undefined,
): number {
  const bytes = mustHoldOne ? Math.max(left, FIRST_READ_BYTES) : Math.max(left, 0)
  const end = Math.min(start + bytes, extent.byteLength)
  const known = endBefore(end)
  // A batch that must be returned is read again when it turns out to be longer.
  return known === undefined || (known === start && mustHoldOne) ? end : known
}
