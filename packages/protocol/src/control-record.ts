import { ProtocolError } from './errors.ts'
import type { Int64 } from './int64.ts'
import type { DecodedRecord } from './record-decoder.ts'
import { encodeRecordBatch, type RecordBatchOptions } from './record-encoder.ts'

/** What a control record says, by the number in its key: the ends of transactions (KIP-98), and KRaft's own (KIP-595, 630, 853). */
export const CONTROL_RECORD_TYPES = [
  'abort',
  'commit',
  'leaderChange',
  'snapshotHeader',
  'snapshotFooter',
  'kraftVersion',
  'kraftVoters',
] as const

/** A type of control record. */
export type ControlRecordType = (typeof CONTROL_RECORD_TYPES)[number]

/** A record of a control batch, as {@link readControlRecord} reads it. */
export interface ControlRecord {
  /** Version of its key. */
  readonly version: number
  /** What it says; `unknown` for a number that Kafka has not given out. */
  readonly type: ControlRecordType | 'unknown'
  /** The same as the number in its key. */
  readonly typeNumber: number
  /** Epoch of the transaction coordinator that ended the transaction; null unless `type` is `abort` or `commit`. */
  readonly coordinatorEpoch: number | null
}

/** A control record to be put into a batch. */
export type ControlRecordInput =
  | {
      /** How a transaction ended. */
      readonly type: 'abort' | 'commit'
      /** Epoch of the transaction coordinator that says so. */
      readonly coordinatorEpoch: number
      /** Its time in ms since 1970. @defaultValue -1 */
      readonly timestamp?: Int64 | undefined
    }
  | {
      /** One of KRaft's. */
      readonly type: Exclude<ControlRecordType, 'abort' | 'commit'>
      /** Its message behind the message's version, encoded. */
      readonly value: Uint8Array
      /** Its time in ms since 1970. @defaultValue -1 */
      readonly timestamp?: Int64 | undefined
    }

/** int16 version, int16 type. */
const KEY_BYTES = 4
/** int16 version, int32 coordinator epoch. */
const MARKER_BYTES = 6
const VERSION = 0

function viewOf(bytes: Uint8Array | null, bytesMin: number, what: string): DataView {
  if (bytes === null || bytes.length < bytesMin)
    throw new ProtocolError('MALFORMED', `${what} of ${bytes === null ? 'null' : `${bytes.length} bytes`}`)
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function checkVersion(version: number, what: string): void {
  if (version < VERSION) throw new ProtocolError('UNSUPPORTED_VERSION', `${what} of version ${version}`)
}

/**
 * Reads a record of a batch whose `isControl` is true. Later versions only add to the ends of key and value, so that
 * one that is newer than the newest known is read as far as it is known.
 *
 * @throws {@link ProtocolError} `MALFORMED` when key or value are too short, `UNSUPPORTED_VERSION` for one below 0.
 */
export function readControlRecord({ key, value }: Pick<DecodedRecord, 'key' | 'value'>): ControlRecord {
  const keyView = viewOf(key, KEY_BYTES, "a control record's key")
  const version = keyView.getInt16(0)
  checkVersion(version, "a control record's key")
  const typeNumber = keyView.getInt16(2)
  const type = CONTROL_RECORD_TYPES[typeNumber] ?? 'unknown'
  if (type !== 'abort' && type !== 'commit') return { version, type, typeNumber, coordinatorEpoch: null }
  const marker = viewOf(value, MARKER_BYTES, 'the end of a transaction')
  checkVersion(marker.getInt16(0), 'the end of a transaction')
  return { version, type, typeNumber, coordinatorEpoch: marker.getInt32(2) }
}

function keyOf(type: ControlRecordType): Uint8Array {
  const key = new Uint8Array(KEY_BYTES)
  new DataView(key.buffer).setInt16(2, CONTROL_RECORD_TYPES.indexOf(type))
  return key
}

function valueOf(record: ControlRecordInput): Uint8Array {
  if ('value' in record) return record.value
  const { coordinatorEpoch } = record
  if ((coordinatorEpoch | 0) !== coordinatorEpoch)
    throw new ProtocolError('INVALID_VALUE', `${String(coordinatorEpoch)} is no int32`, { path: 'coordinatorEpoch' })
  const marker = new Uint8Array(MARKER_BYTES)
  new DataView(marker.buffer).setInt32(2, coordinatorEpoch)
  return marker
}

/**
 * Builds a control batch (KIP-98): what a broker writes into a partition where a transaction ends, with the producer id
 * and epoch of the producer whose transaction it was. The batch belongs to the transaction that it ends.
 *
 * @example
 * ```ts
 * encodeControlBatch({ type: 'commit', coordinatorEpoch: 3 }, { baseOffset: 17, producerId: 4000, producerEpoch: 0 })
 * ```
 * @throws {@link ProtocolError} as `encodeRecordBatch` does.
 */
export function encodeControlBatch(record: ControlRecordInput, options: RecordBatchOptions = {}): Uint8Array {
  const isTransactional = record.type === 'abort' || record.type === 'commit'
  return encodeRecordBatch([{ timestamp: record.timestamp, key: keyOf(record.type), value: valueOf(record) }], {
    isTransactional,
    ...options,
    isControl: true,
  })
}
