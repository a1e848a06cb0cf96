/** A records field: the walk over its batches, checksums, records in every codec. */
import {
  encodeRecordBatch,
  isRecordBatchIntact,
  readRecordBatchHeaders,
  readRecords,
  type DecodedRecord,
  type RecordBatch,
} from '../../../packages/protocol/src/index.ts'
import { loadCodecs } from '../../compat/codecs.ts'
import { attempt, chunksOf, demand, type FuzzTarget } from '../target.ts'

const { decompress } = await loadCodecs()
const DECOMPRESSED_BYTES_MAX = 65_536
const HEADERS_MAX = 1_000

function readAll(batch: RecordBatch) {
  return attempt(() => [
    ...readRecords(batch, { decompress, decompressedBytesMax: DECOMPRESSED_BYTES_MAX, headersMax: HEADERS_MAX }),
  ])
}

const hex = (bytes: Uint8Array | null): string => (bytes === null ? 'null' : Buffer.from(bytes).toString('hex'))

function textOf(records: readonly DecodedRecord[]): string {
  const lines = records.map(({ offset, timestamp, key, value, headers }) => {
    const pairs = headers.map((header) => `${header.key}=${hex(header.value)}`)
    return [offset, timestamp, hex(key), hex(value), ...pairs].join(' ')
  })
  return lines.join('\n')
}

/** Records that were read must be written, and read again as the same, unless their offsets have gaps. */
function checkRoundTrip(batch: RecordBatch, records: readonly DecodedRecord[]): void {
  if (records.length === 0) return
  const follows = records.every(({ offset }, index) => BigInt(offset) === BigInt(batch.baseOffset) + BigInt(index))
  // An append time in the header stands for every record's own, and may lie where no delta reaches.
  if (!follows || batch.timestampType === 'logAppend') return
  const bytes = encodeRecordBatch(records, { ...batch, codec: 'none' })
  const walk = readRecordBatchHeaders(bytes)
  demand(walk.ok && walk.batches.length === 1 && isRecordBatchIntact(walk.batches[0]!), 'a batch of ours is not intact')
  demand(
    textOf([...readRecords(walk.batches[0]!, { headersMax: HEADERS_MAX })]) === textOf(records),
    'other records after a round',
  )
}

/** The target. */
export const target: FuzzTarget = {
  name: 'records',
  inputBytesMax: 4_096,
  run(input) {
    const whole = readRecordBatchHeaders(input)
    const split = readRecordBatchHeaders(chunksOf(input))
    const fault = (walk: typeof whole): string => (walk.ok ? 'ok' : `${walk.code} ${walk.position} ${walk.magic}`)
    demand(fault(whole) === fault(split), `from chunks ${fault(split)}, in one piece ${fault(whole)}`)
    demand(whole.batches.length === split.batches.length, 'another number of batches from chunks')
    whole.batches.forEach((batch, index) => {
      const other = split.batches[index]!
      demand(isRecordBatchIntact(batch) === isRecordBatchIntact(other), 'a CRC fits in one form only')
      const records = readAll(batch)
      const others = readAll(other)
      if (!records.ok) demand(!others.ok && others.error.code === records.error.code, 'another error from chunks')
      else {
        demand(others.ok && textOf(others.value) === textOf(records.value), 'other records from chunks')
        checkRoundTrip(batch, records.value)
      }
    })
  },
}
