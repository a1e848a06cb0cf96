import type { Extent } from '@millrace/metadata'
import { ObjectStoreError, segmentKey } from '@millrace/object-store'
import type { ChunkCache } from '@millrace/peer-cache'
import { ErrorCode, patchRecordBatch, recordBatchCrc } from '@millrace/protocol'
import type { Logger } from '@millrace/runtime'
import { objectStoreErrorToKafka } from '../error-mapping.ts'
import { createTimeSearch, type TimedOffset, type TimeQuery } from './find-by-time.ts'
import { batchAt, createExtentIndexCache, type ExtentIndex, indexExtent } from './extent-index.ts'

/** Which records of a partition are wanted. */
interface RecordsQuery {
  /** First offset; the batch that holds it is returned whole. */
  readonly offset: number
  /** No batch that ends at or after this offset is returned. */
  readonly offsetEnd: number
  /** Most bytes. */
  readonly bytesMax: number
  /** Whether the first batch is returned even when it is larger. */
  readonly atLeastOne: boolean
  readonly signal?: AbortSignal | undefined
}

/** Record batches as they go out, or why they cannot. */
type RecordsResult =
  | { readonly ok: true; readonly records: readonly Uint8Array[]; readonly byteLength: number }
  | { readonly ok: false; readonly errorCode: number }

/** Turns extents into record batches that a consumer can use. */
export interface FetchReader {
  /**
   * Reads whole batches in offset order. Every batch's CRC is checked; what fails is read once more from the object
   * store, past the cache, and then reported, never sent.
   */
  read(extents: readonly Extent[], query: RecordsQuery): Promise<RecordsResult>
  /**
   * The first record of an extent that a query asks for. The extent must reach the query's time; nothing is found when
   * only records before `fromOffset` do.
   */
  findByTime(extent: Extent, query: TimeQuery): Promise<TimeResult>
}

/** A record found by its time, or why it cannot be read. */
type TimeResult =
  | { readonly ok: true; readonly found: TimedOffset | undefined }
  | { readonly ok: false; readonly errorCode: number }

/** What it works with. */
export interface FetchReaderCollaborators {
  readonly cache: Pick<ChunkCache, 'read' | 'forget'>
  readonly logger: Logger
}

/** Batches whose positions are remembered: about 16 MB. */
const INDEXED_BATCHES_MAX = 1_000_000
/** Where a batch header has the CRC. */
const CRC_AT = 17
/** The leader epoch of every batch. */
const LEADER_EPOCH = 0

const NO_BYTES = new Uint8Array(0)

interface ExtentBytes {
  readonly bytes: Uint8Array
  /** Whether they reach to the end of the extent. */
  readonly isComplete: boolean
}

class CorruptSegment extends Error {}

/** A reader over `cache`. */
export function createFetchReader({ cache, logger }: FetchReaderCollaborators): FetchReader {
  const indexes = createExtentIndexCache(INDEXED_BATCHES_MAX)
  const timeSearch = createTimeSearch({ logger })

  function readBytes(extent: Extent, start: number, end: number, signal: AbortSignal | undefined) {
    const range = { start: extent.byteOffset + start, end: extent.byteOffset + end }
    return cache.read(segmentKey(extent.segmentId), range, { signal })
  }

  async function indexOf(extent: Extent, signal: AbortSignal | undefined): Promise<ExtentIndex> {
    const key = `${extent.segmentId}:${extent.byteOffset}`
    const known = indexes.get(key)
    if (known !== undefined) return known
    const index = indexExtent(extent, await readBytes(extent, 0, extent.byteLength, signal))
    if (index === undefined) throw new CorruptSegment('batch lengths and offsets do not add up')
    indexes.set(key, index)
    return index
  }

  /** Batches of one extent within the limits, copied, patched and checked. */
  async function readExtent(extent: Extent, query: RecordsQuery): Promise<ExtentBytes> {
    const index = await indexOf(extent, query.signal)
    const first = batchAt(index, query.offset)
    const start = index.positions[first]!
    let end = start
    for (let batch = first; batch < index.positions.length - 1; batch++) {
      const next = index.positions[batch + 1]!
      const mustTake = batch === first && query.atLeastOne
      if (index.baseOffsets[batch + 1]! > query.offsetEnd || (next - start > query.bytesMax && !mustTake)) break
      end = next
    }
    if (end === start) return { bytes: NO_BYTES, isComplete: false }
    const bytes = joined(await readBytes(extent, start, end, query.signal), end - start)
    for (let batch = first; index.positions[batch]! < end; batch++) {
      const position = index.positions[batch]! - start
      const length = index.positions[batch + 1]! - index.positions[batch]!
      if (recordBatchCrc([bytes.subarray(position, position + length)]) !== bytes.readUInt32BE(position + CRC_AT))
        throw new CorruptSegment(`CRC of the batch at offset ${index.baseOffsets[batch]} does not match`)
      patchRecordBatch(bytes, position, { baseOffset: index.baseOffsets[batch]!, leaderEpoch: LEADER_EPOCH })
    }
    return { bytes, isComplete: end === extent.byteLength }
  }

  /** Once more past the cache, in case the copy there is what is wrong. */
  async function readExtentTwice(extent: Extent, query: RecordsQuery): Promise<ExtentBytes> {
    try {
      return await readExtent(extent, query)
    } catch (error) {
      if (!(error instanceof CorruptSegment)) throw error
      logger.warn('segment.corrupt-read', { segmentId: extent.segmentId, baseOffset: extent.baseOffset }, error)
      cache.forget(segmentKey(extent.segmentId), {
        start: extent.byteOffset,
        end: extent.byteOffset + extent.byteLength,
      })
      indexes.delete(`${extent.segmentId}:${extent.byteOffset}`)
      return readExtent(extent, query)
    }
  }

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

  return {
    async findByTime(extent, query) {
      try {
        const bytes = await readBytes(extent, 0, extent.byteLength, query.signal)
        const found = await timeSearch.find(extent, bytes, query)
        if (found !== undefined || (query.fromOffset ?? 0) > extent.baseOffset) return { ok: true, found }
        throw new CorruptSegment('no batch has the largest timestamp of its extent')
      } catch (error) {
        return failure(extent, error)
      }
    },
    async read(extents, query) {
      const records: Uint8Array[] = []
      let byteLength = 0
      let { offset } = query
      for (const extent of extents) {
        try {
          const rest = {
            ...query,
            offset,
            bytesMax: query.bytesMax - byteLength,
            atLeastOne: query.atLeastOne && byteLength === 0,
          }
          const { bytes, isComplete } = await readExtentTwice(extent, rest)
          if (bytes.length > 0) records.push(bytes)
          byteLength += bytes.length
          if (!isComplete) break
          offset = extent.lastOffset + 1
        } catch (error) {
          // What came before is good; the error comes when it is asked for again.
          if (byteLength > 0) break
          return failure(extent, error)
        }
      }
      return { ok: true, records, byteLength }
    },
  }
}

/** One array of one's own, since the chunks are the cache's and headers are about to change. */
function joined(chunks: readonly Uint8Array[], byteLength: number): Buffer {
  const bytes = Buffer.allocUnsafe(byteLength)
  let position = 0
  for (const chunk of chunks) {
    bytes.set(chunk, position)
    position += chunk.length
  }
  return bytes
}
