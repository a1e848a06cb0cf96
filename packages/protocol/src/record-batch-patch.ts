import { ProtocolError } from './errors.ts'
import type { Int64 } from './int64.ts'
import { ATTRIBUTE, BATCH, RECORD_BATCH_HEADER_BYTES, setInt64 } from './record-batch-header.ts'
import { recordBatchCrc } from './record-batch.ts'
import type { Records } from './values.ts'

/** What a broker fills in when it stores or serves a batch. Both lie outside the CRC. */
export interface RecordBatchPatch {
  /** Offset of the first record. */
  readonly baseOffset: Int64
  /** Partition leader epoch; left as it is when absent. */
  readonly leaderEpoch?: number | undefined
}

/** Bytes that a patch touches, from the batch's first. */
const PATCHED_BYTES = BATCH.magic

/**
 * Sets base offset and leader epoch of a batch in place. The CRC does not cover them and stays valid.
 *
 * @param bytes - Holds the batch's first 16 bytes or more in one piece.
 * @param position - Where in `bytes` the batch begins.
 */
export function patchRecordBatch(bytes: Uint8Array, position: number, patch: RecordBatchPatch): void {
  if (!(position >= 0 && position + PATCHED_BYTES <= bytes.length)) {
    throw new ProtocolError('INVALID_VALUE', `no batch header at ${position} of ${bytes.length} bytes`)
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + position, PATCHED_BYTES)
  setInt64(view, BATCH.baseOffset, patch.baseOffset)
  if (patch.leaderEpoch !== undefined) view.setInt32(BATCH.leaderEpoch, patch.leaderEpoch)
}

/** The first `count` bytes copied into one piece, and views of what follows. */
function splitHead(chunks: Records, count: number): { head: Uint8Array; rest: Uint8Array[] } {
  const head = new Uint8Array(count)
  const rest: Uint8Array[] = []
  let filled = 0
  for (const chunk of chunks) {
    const part = Math.min(chunk.length, count - filled)
    head.set(part === chunk.length ? chunk : chunk.subarray(0, part), filled)
    filled += part
    if (part < chunk.length) rest.push(part === 0 ? chunk : chunk.subarray(part))
  }
  if (filled < count) throw new ProtocolError('TRUNCATED', `a batch of ${filled} bytes has no whole header`)
  return { head, rest }
}

/**
 * The batch with another base offset and leader epoch, for bytes that others read too, such as a cache's.
 * Copies 16 bytes; the chunks given stay as they are and are shared.
 */
export function rebaseRecordBatch(chunks: Records, patch: RecordBatchPatch): Uint8Array[] {
  const { head, rest } = splitHead(chunks, PATCHED_BYTES)
  patchRecordBatch(head, 0, patch)
  return [head, ...rest]
}

/**
 * The batch with the broker's append time in place of the producer's timestamps (`message.timestamp.type=LogAppendTime`).
 * The attributes say so, the largest timestamp is the append time, the CRC is computed anew. Records are not touched:
 * readers take the append time for each of them. Copies 61 bytes; the chunks given stay as they are and are shared.
 */
export function withLogAppendTime(chunks: Records, timestamp: Int64): Uint8Array[] {
  const { head, rest } = splitHead(chunks, RECORD_BATCH_HEADER_BYTES)
  const view = new DataView(head.buffer)
  view.setInt16(BATCH.attributes, view.getInt16(BATCH.attributes) | ATTRIBUTE.logAppendTime)
  setInt64(view, BATCH.maxTimestamp, timestamp)
  const changed = [head, ...rest]
  view.setUint32(BATCH.crc, recordBatchCrc(changed))
  return changed
}
