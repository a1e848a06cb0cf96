/** A records field of any message format: the walk, checksums, validation, records in every codec, by generator and cursor. */
import {
  createRecordCursor,
  decodeRecords,
  encodeRecordBatch,
  isRecordEntryIntact,
  readControlRecord,
  readRecordBatchHeaders,
  readRecordEntries,
  readRecords,
  recordBatchCrc,
  validateRecordBatch,
  type DecodedRecord,
  type RecordBatch,
  type RecordEntry,
} from '../../../packages/protocol/src/index.ts'
import { loadCodecs } from '../../compat/codecs.ts'
import { amongOthers, attempt, chunksOf, demand, sameBytes, type FuzzTarget } from '../target.ts'

const { decompress } = await loadCodecs()
const options = { decompress, decompressedBytesMax: 131_072, headersMax: 1_000 }

const hex = (bytes: Uint8Array | null): string => (bytes === null ? 'null' : Buffer.from(bytes).toString('hex'))

function textOf(records: Iterable<DecodedRecord>): string {
  let text = ''
  for (const { offset, timestamp, key, value, headers } of records) {
    const pairs = headers.map((header) => `${header.key}=${hex(header.value)}`)
    text += `${[offset, timestamp, hex(key), hex(value), ...pairs].join(' ')}\n`
  }
  return text
}

/** The cursor must say what the generator says. */
function checkCursor(batch: RecordBatch, text: string): void {
  const records: DecodedRecord[] = []
  const cursor = createRecordCursor(batch, options)
  while (cursor.next()) {
    const { offset, timestamp, key, value, headers } = cursor
    demand(cursor.headerCount === headers.length, 'another number of headers than the cursor says')
    records.push({ offset, timestamp, key, value, headers })
    attempt(() => readControlRecord(cursor))
  }
  demand(textOf(records) === text, 'other records from the cursor')
}

/** Records of a batch that validates must be written, and be the same bytes from then on. */
function checkRoundTrip(batch: RecordBatch, text: string): void {
  // An append time in the header stands for every record's own.
  if (batch.timestampType === 'logAppend' || batch.recordCount === 0) return
  const horizon = (batch.attributes & 64) === 0 ? {} : { deleteHorizonMs: batch.baseTimestamp }
  const write = (from: RecordBatch): Uint8Array => {
    const deltaOf = ({ offset }: DecodedRecord): number => Number(BigInt(offset) - BigInt(batch.baseOffset))
    const records = decodeRecords(from, options).map((record) => ({ ...record, offsetDelta: deltaOf(record) }))
    return encodeRecordBatch(records, { ...batch, ...horizon, codec: 'none' })
  }
  const first = write(batch)
  const walk = readRecordBatchHeaders(first)
  demand(walk.ok && walk.batches.length === 1, 'a batch of ours is not one batch')
  const again = walk.batches[0]!
  const verdict = validateRecordBatch(again, 'deep', { ...options, offsets: 'compacted' })
  demand(verdict.ok, `a batch of ours has a flaw: ${verdict.ok ? '' : verdict.message}`)
  demand(textOf(decodeRecords(again, options)) === text, 'other records after a round')
  demand(sameBytes(write(again), first), 'the second encoding differs from the first')
}

/** The CRC does not count: no mutation would ever get past it. */
function isValidButForCrc(batch: RecordBatch): boolean {
  validateRecordBatch(batch, 'deep', options)
  const rules = { ...options, offsets: 'compacted' as const }
  const chunks = [Buffer.concat(batch.chunks)]
  return validateRecordBatch({ ...batch, chunks, crc: recordBatchCrc(chunks) }, 'deep', rules).ok
}

function checkEntry(entry: RecordEntry, other: RecordEntry, among: RecordEntry): void {
  demand(isRecordEntryIntact(entry) === isRecordEntryIntact(other), 'a CRC fits in one form only')
  const read = (from: RecordEntry) => attempt(() => textOf(readRecords(from, options)))
  const whole = read(entry)
  const split = read(other)
  const inside = read(among)
  demand(
    inside.ok === whole.ok && (!inside.ok || !whole.ok || inside.value === whole.value),
    'other records among other bytes',
  )
  const isValid = entry.magic === 2 && isValidButForCrc(entry)
  if (!whole.ok) {
    demand(!split.ok && split.error.code === whole.error.code, 'another error from chunks')
    demand(!isValid, 'valid, and cannot be read')
    return
  }
  demand(split.ok && split.value === whole.value, 'other records from chunks')
  demand(textOf(decodeRecords(entry, options)) === whole.value, 'other records all at once')
  if (entry.magic !== 2) return
  checkCursor(entry, whole.value)
  if (isValid) checkRoundTrip(entry, whole.value)
}

/** The target. */
export const target: FuzzTarget = {
  name: 'records',
  inputBytesMax: 5_000,
  run(input) {
    const whole = readRecordEntries(input)
    const split = readRecordEntries(chunksOf(input))
    const fault = (walk: typeof whole): string => (walk.ok ? 'ok' : `${walk.code} ${walk.position} ${walk.magic}`)
    demand(fault(whole) === fault(split), `from chunks ${fault(split)}, in one piece ${fault(whole)}`)
    demand(whole.entries.length === split.entries.length, 'another number of entries from chunks')
    const batches = readRecordBatchHeaders(input)
    const firstOld = whole.entries.findIndex(({ magic }) => magic !== 2)
    const expected = firstOld < 0 ? whole.entries.length : firstOld
    demand(batches.batches.length === expected, 'the walk over batches ends elsewhere')
    const inside = readRecordEntries(amongOthers(input))
    whole.entries.forEach((entry, index) => checkEntry(entry, split.entries[index]!, inside.entries[index]!))
  },
}
