import type { Extent } from '@millrace/metadata'
import { ObjectStoreError } from '@millrace/object-store'
import { ErrorCode, patchRecordBatch, recordBatchCrc } from '@millrace/protocol'
import type { Logger } from '@millrace/runtime'
import { objectStoreErrorToKafka } from '../error-mapping.ts'
import { CorruptSegment, type ExtentIndex, firstBatchBytes, walkBatches } from './extent-index.ts'
import { createExtentLocator } from './extent-locator.ts'
import { createTimeSearch, type TimedOffset, type TimeQuery } from './find-by-time.ts'
import { type Piece, planPieces, type RecordsQuery } from './read-plan.ts'
import type { BufferLease, ReadBuffers } from './read-buffers.ts'
import { type RangeRead, readRanges, type SegmentRange, type SegmentSource } from './segment-reads.ts'

/** Record batches as they go out, or why they cannot. */
export type RecordsResult =
  | { readonly ok: true; readonly records: readonly Uint8Array[]; readonly byteLength: number }
  | { readonly ok: false; readonly errorCode: number }

/** Bounds of one answer. */
export interface AnswerOptions {
  /** Most bytes of all partitions together, but for the first batch; undefined for none at all. */
  readonly bytesMax: number | undefined
  /** Keeps the memory of the answer until it has left. */
  readonly lease: BufferLease
  readonly signal: AbortSignal
}

/** Turns extents into record batches that a consumer can use. */
export interface FetchReader {
  /**
   * Reads whole batches of several partitions, in offset order each, and answers in the order of the queries. The first
   * batch is returned however large it is, every other one only if it fits.
   *
   * Every batch's CRC is checked; what fails is read once more from the object store, past the cache, and then reported,
   * never sent.
   */
  read(queries: readonly (RecordsQuery | undefined)[], options: AnswerOptions): Promise<readonly RecordsResult[]>
  /**
   * The first record of an extent that a query asks for. The extent must reach the query's time; nothing is found when
   * only records before `fromOffset` do.
   */
  findByTime(extent: Extent, query: TimeQuery): Promise<TimeResult>
  /** Memory for an answer. */
  openLease(): BufferLease
}

/** A record found by its time, or why it cannot be read. */
type TimeResult =
  | { readonly ok: true; readonly found: TimedOffset | undefined }
  | { readonly ok: false; readonly errorCode: number }

/** What it works with. */
export interface FetchReaderCollaborators {
  readonly source: SegmentSource
  readonly buffers: ReadBuffers
  readonly logger: Logger
}

/** Where a batch header has the CRC. */
const CRC_AT = 17
/** The leader epoch of every batch. */
const LEADER_EPOCH = 0

const NOTHING: RecordsResult = { ok: true, records: [], byteLength: 0 }

/** What becomes of one partition while its pieces are put together. */
interface Gathered {
  readonly records: Uint8Array[]
  byteLength: number
  /** Nothing more is added. */
  isOver: boolean
  errorCode: number | undefined
}

/** A reader over `source`. */
export function createFetchReader({ source, buffers, logger }: FetchReaderCollaborators): FetchReader {
  const locator = createExtentLocator(source, buffers)
  const timeSearch = createTimeSearch({ logger })

  function failure(extent: Extent, error: unknown): { readonly ok: false; readonly errorCode: number } {
    const fields = { segmentId: extent.segmentId, baseOffset: extent.baseOffset }
    if (error instanceof CorruptSegment) {
      logger.error('segment.corrupt', fields, error)
      return { ok: false, errorCode: ErrorCode.CORRUPT_MESSAGE }
    }
    if (!ObjectStoreError.is(error)) throw error
    logger.warn('segment.unreadable', fields, error)
    return { ok: false, errorCode: objectStoreErrorToKafka[error.code] }
  }

  /** The batches of a piece that may be sent, patched and checked; the piece's own bytes are changed. */
  function cutBatches(piece: Piece, bytes: Uint8Array): { readonly bytes: Uint8Array; readonly isWhole: boolean } {
    const { extent, start, offset } = piece
    const walked = walkBatches(extent, bytes, { position: start, offset })
    const count = sendableCount(walked, piece)
    for (let batch = 0; batch < count; batch++) {
      const position = walked.positions[batch]! - start
      const content = bytes.subarray(position, walked.positions[batch + 1]! - start)
      const view = new DataView(content.buffer, content.byteOffset, CRC_AT + 4)
      if (recordBatchCrc([content]) !== view.getUint32(CRC_AT))
        throw new CorruptSegment(`CRC of the batch at offset ${walked.baseOffsets[batch]} does not match`)
      patchRecordBatch(content, 0, { baseOffset: walked.baseOffsets[batch]!, leaderEpoch: LEADER_EPOCH })
    }
    locator.learn(extent, walked)
    const end = walked.positions[count]!
    return { bytes: bytes.subarray(0, end - start), isWhole: end === extent.byteLength }
  }

  /** Reads a piece again: past the cache when what came was wrong, and longer when it is not even one batch. */
  async function readAgain(range: SegmentRange, options: AnswerOptions): Promise<RangeRead> {
    const [read] = await readRanges(source, [range], options)
    return read!
  }

  /** What a piece gives, with a second try for bytes that are wrong. Throws what it cannot mend. */
  async function resolvePiece(piece: Piece, read: RangeRead, options: AnswerOptions) {
    if (!read.ok) throw read.error
    try {
      return cutBatches(piece, await atLeastOneBatch(piece, read.bytes, options))
    } catch (error) {
      if (!(error instanceof CorruptSegment)) throw error
      const { extent } = piece
      logger.warn('segment.corrupt-read', { segmentId: extent.segmentId, baseOffset: extent.baseOffset }, error)
      source.forget(rangeOf({ extent, start: 0, end: extent.byteLength }))
      locator.forget(extent)
      const again = await readAgain(rangeOf(piece), options)
      if (!again.ok) throw again.error
      return cutBatches(piece, await atLeastOneBatch(piece, again.bytes, options))
    }
  }

  /** The bytes of a piece; more of them when it must hold a batch that is longer than was asked for. */
  async function atLeastOneBatch(piece: Piece, bytes: Uint8Array, options: AnswerOptions): Promise<Uint8Array> {
    const byteLength = piece.mustHoldOne ? firstBatchBytes(bytes) : undefined
    if (byteLength === undefined || byteLength <= bytes.length) return bytes
    const end = Math.min(piece.start + byteLength, piece.extent.byteLength)
    const longer = await readAgain(rangeOf({ ...piece, end }), options)
    if (!longer.ok) throw longer.error
    return longer.bytes
  }

  async function addPiece(gathered: Gathered, piece: Piece, read: RangeRead, options: AnswerOptions): Promise<void> {
    if (gathered.isOver) return
    try {
      const { bytes, isWhole } = await resolvePiece(piece, read, options)
      if (bytes.length > 0) gathered.records.push(bytes)
      gathered.byteLength += bytes.length
      gathered.isOver = !isWhole
    } catch (error) {
      gathered.isOver = true
      // What came before is good; the error comes when it is asked for again.
      if (gathered.byteLength === 0) gathered.errorCode = failure(piece.extent, error).errorCode
    }
  }

  return {
    openLease: () => buffers.open(),
    async read(queries, options) {
      const { bytesMax, signal } = options
      if (bytesMax === undefined) return queries.map(() => NOTHING)
      const starts = await Promise.all(queries.map((query) => locator.locate(query, signal)))
      const pieces = planPieces(queries, starts, bytesMax)
      const reads = await readRanges(source, pieces.map(rangeOf), options)
      const gathered: Gathered[] = queries.map(() => ({
        records: [],
        byteLength: 0,
        isOver: false,
        errorCode: undefined,
      }))
      for (const [index, start] of starts.entries())
        if (start !== undefined && !start.ok) gathered[index]!.errorCode = failure(start.extent, start.error).errorCode
      // A first batch that is longer than planned leaves less to the others.
      let bytesLeft = bytesMax
      for (const [index, planned] of pieces.entries()) {
        const partition = gathered[planned.queryIndex]!
        const before = partition.byteLength
        const piece = { ...planned, bytesMax: Math.min(planned.bytesMax, bytesLeft) }
        await addPiece(partition, piece, reads[index]!, options)
        bytesLeft -= partition.byteLength - before
      }
      return gathered.map(({ records, byteLength, errorCode }) =>
        errorCode === undefined ? { ok: true, records, byteLength } : { ok: false, errorCode },
      )
    },
    async findByTime(extent, query) {
      const lease = buffers.open()
      try {
        const bytes = await source.read(rangeOf({ extent, start: 0, end: extent.byteLength }), lease, query.signal)
        const found = await timeSearch.find(extent, [bytes], query)
        if (found !== undefined || (query.fromOffset ?? 0) > extent.baseOffset) return { ok: true, found }
        throw new CorruptSegment('no batch has the largest timestamp of its extent')
      } catch (error) {
        return failure(extent, error)
      } finally {
        lease.release()
      }
    },
  }
}

/** How many of the walked batches end before the query's last offset and within its bytes. */
function sendableCount({ positions, baseOffsets }: ExtentIndex, { offsetEnd, bytesMax, mustHoldOne }: Piece): number {
  let count = positions.length - 1
  while (count > 0 && baseOffsets[count]! > offsetEnd) count--
  while (count > (mustHoldOne ? 1 : 0) && positions[count]! - positions[0]! > bytesMax) count--
  return count
}

/** A part of an extent as a part of its segment. */
function rangeOf({ extent, start, end }: Pick<Piece, 'extent' | 'start' | 'end'>): SegmentRange {
  return { segmentId: extent.segmentId, start: extent.byteOffset + start, end: extent.byteOffset + end }
}
