import { ChunkWalk } from './chunk-walk.ts'
import { isLegacyMessageIntact, type LegacyMessage, nextLegacyMessage } from './legacy-message.ts'
import { BATCH } from './record-batch-header.ts'
import {
  DEFAULT_BATCHES_MAX,
  isRecordBatchIntact,
  nextBatch,
  type RecordBatch,
  type RecordBatchFault,
  type RecordBatchWalkLimits,
  type RecordsFault,
} from './record-batch.ts'
import type { Records } from './values.ts'

/** What a records field is made of, told apart by `magic`: batches (2) or messages of the formats before them (0, 1). */
export type RecordEntry = RecordBatch | LegacyMessage

/** What {@link readRecordEntries} found. */
export type RecordEntryWalk =
  | {
      /** The field was walked to its end. */
      readonly ok: true
      /** All that is in it. */
      readonly entries: readonly RecordEntry[]
    }
  | {
      /** Something that is no whole entry was found. */
      readonly ok: false
      /** Whole entries before the fault. */
      readonly entries: readonly RecordEntry[]
      /** What is wrong with what follows them; `UNSUPPORTED_MAGIC` is for formats that do not exist. */
      readonly code: RecordBatchFault
      /** The same for people. */
      readonly message: string
      /** Where in the records field the faulty entry begins. */
      readonly position: number
      /** Its message format, when 17 bytes of it are there. */
      readonly magic: number | undefined
    }

/**
 * Walks a records field of any message format, or of several: a Fetch answer may begin with messages of format 0 and go
 * on with batches. Reads headers only: neither CRC nor records are looked at, and nothing is decompressed.
 *
 * Never throws. `readRecords` takes each entry; {@link isRecordEntryIntact} checks its CRC.
 *
 * @param records - A records field, as decoded.
 */
export function readRecordEntries(records: Uint8Array | Records, limits: RecordBatchWalkLimits = {}): RecordEntryWalk {
  const entriesMax = limits.batchesMax ?? DEFAULT_BATCHES_MAX
  const walk = new ChunkWalk(records instanceof Uint8Array ? [records] : records)
  const entries: RecordEntry[] = []
  while (walk.remaining > 0) {
    const { position } = walk
    if (entries.length >= entriesMax) {
      const message = `more than ${entriesMax} batches or messages (batchesMax)`
      return { ok: false, entries, code: 'LIMIT_EXCEEDED', message, position, magic: undefined }
    }
    const entry = nextEntry(walk)
    if ('code' in entry)
      return { ok: false, entries, code: entry.code, message: entry.message, position, magic: entry.magic }
    entries.push(entry)
  }
  return { ok: true, entries }
}

function nextEntry(walk: ChunkWalk): RecordsFault | RecordEntry {
  const { position, remaining } = walk
  const magic = remaining > BATCH.magic ? walk.peek(BATCH.magic + 1).getInt8(BATCH.magic) : undefined
  if (magic === 0 || magic === 1) {
    const next = nextLegacyMessage(walk, magic)
    if ('code' in next) return next
    return { ...next.header, position, byteLength: next.byteLength, chunks: walk.take(next.byteLength) }
  }
  const next = nextBatch(walk)
  if ('code' in next) return next
  return { ...next.header, position, byteLength: next.byteLength, chunks: walk.take(next.byteLength) }
}

/** Whether an entry's bytes are what its sender computed the CRC over: CRC-32C for batches, CRC-32 before them. */
export function isRecordEntryIntact(entry: RecordEntry): boolean {
  return entry.magic === 2 ? isRecordBatchIntact(entry) : isLegacyMessageIntact(entry)
}
