import { describe, expect, it } from 'vitest'
import {
  encodeRecordBatch,
  type RecordBatch,
  type RecordBatchOptions,
  type RecordBatchRules,
  type RecordInput,
  readRecordBatchHeaders,
  recordBatchCrc,
  validateRecordBatch,
  type ValidationLevel,
} from '../src/index.ts'
import { decompress, SAMPLES } from './record-samples.ts'

const records: readonly RecordInput[] = [
  { timestamp: 1_000, value: 'a' },
  { timestamp: 3_000, value: 'b' },
  { timestamp: 2_000, value: 'c' },
]
const LEVELS: readonly ValidationLevel[] = ['header', 'crc', 'deep']

function only(bytes: Uint8Array): RecordBatch {
  return readRecordBatchHeaders(bytes).batches[0]!
}

/** A batch with some bytes overwritten and, unless the CRC is what is wrong, a CRC that is right for them. */
function damaged(change: (view: DataView) => void, options: RecordBatchOptions = {}, keepCrc = false): RecordBatch {
  const bytes = encodeRecordBatch(records, options)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  change(view)
  if (!keepCrc) view.setUint32(17, recordBatchCrc([bytes]))
  return only(bytes)
}

/** The code at each level. */
function codes(batch: RecordBatch, rules: RecordBatchRules = {}) {
  return LEVELS.map((level) => {
    const verdict = validateRecordBatch(batch, level, rules)
    return verdict.ok ? 'ok' : verdict.code
  })
}

const always = (code: string) => [code, code, code]
const onlyDeep = (code: string) => ['ok', 'ok', code]

describe('a batch that is as it should be', () => {
  it('is valid on every level: of a producer, idempotent, transactional, with the append time', () => {
    for (const options of [
      {},
      { producerId: 7, producerEpoch: 0, baseSequence: 2_147_483_647 },
      { producerId: 7, producerEpoch: 1, baseSequence: 0, isTransactional: true },
      // kafkajs sends zeros for epoch and sequence of a producer that has no id.
      { producerEpoch: 0, baseSequence: 0 },
      { timestampType: 'logAppend' },
    ] as const)
      expect(codes(only(encodeRecordBatch(records, options)))).toEqual(['ok', 'ok', 'ok'])
  })

  it.each([...SAMPLES].filter(([name]) => /^(?:v2|control)/.test(name)))(
    '%s of kafka-clients is valid',
    (name, bytes) => {
      const expected =
        name.includes('zstd') && decompress.zstd === undefined ? onlyDeep('UNKNOWN_CODEC') : ['ok', 'ok', 'ok']
      expect(codes(only(bytes), { decompress })).toEqual(expected)
    },
  )

  it('may have gaps, fewer records or none only where compaction is allowed for', () => {
    const gaps = records.map((record, index) => ({ ...record, offsetDelta: 3 * index + 1 }))
    const compacted = only(encodeRecordBatch(gaps, { lastOffsetDelta: 11 }))
    expect(compacted).toMatchObject({ recordCount: 3, lastOffsetDelta: 11 })
    expect(codes(compacted, { offsets: 'compacted' })).toEqual(['ok', 'ok', 'ok'])
    expect(codes(compacted)).toEqual(always('INVALID_COUNT'))
    const bytes = encodeRecordBatch(records, { producerId: 1, producerEpoch: 1, baseSequence: 1 }).slice(0, 61)
    const view = new DataView(bytes.buffer)
    view.setInt32(8, 49)
    view.setInt32(57, 0)
    view.setUint32(17, recordBatchCrc([bytes]))
    expect(codes(only(bytes), { offsets: 'compacted' })).toEqual(['ok', 'ok', 'ok'])
  })
})

describe('a batch that is not', () => {
  it.each<[string, number, number]>([
    ['INVALID_COUNT', 57, 2],
    ['INVALID_COUNT', 57, 0],
    ['INVALID_COUNT', 57, -1],
    ['INVALID_COUNT', 23, 3],
    ['INVALID_COUNT', 23, -1],
    ['INVALID_COUNT', 0, -1],
  ])('says %s when the int32 at %i is %i', (code, at, value) => {
    expect(codes(damaged((view) => view.setInt32(at, value)))).toEqual(always(code))
  })

  it('says what its attributes are when they mean nothing', () => {
    expect(codes(damaged((view) => view.setInt16(21, 128)))).toEqual(always('UNKNOWN_ATTRIBUTES'))
    expect(codes(damaged((view) => view.setInt16(21, -32_768)))).toEqual(always('UNKNOWN_ATTRIBUTES'))
    expect(codes(damaged((view) => view.setInt16(21, 5)))).toEqual(always('UNKNOWN_CODEC'))
    expect(codes(damaged((view) => view.setInt16(21, 4)))).toEqual(onlyDeep('UNKNOWN_CODEC'))
  })

  it('says when producer id, epoch, sequence and transaction contradict each other', () => {
    for (const options of [
      { producerId: 7 },
      { producerId: 7, producerEpoch: 0 },
      { producerId: 7, baseSequence: 0 },
      { producerId: -2 },
      { isTransactional: true },
    ])
      expect(codes(only(encodeRecordBatch(records, options)))).toEqual(always('INVALID_PRODUCER'))
  })

  it('says when its lengths contradict each other, as a hand-made one may', () => {
    const batch = only(encodeRecordBatch(records))
    expect(codes({ ...batch, batchLength: batch.batchLength + 1 })).toEqual(always('INVALID_LENGTH'))
    expect(codes({ ...batch, chunks: [] })).toEqual(always('INVALID_LENGTH'))
  })

  it('says when its CRC is not that of its bytes', () => {
    const batch = damaged((view) => view.setInt8(view.byteLength - 2, 120), {}, true)
    expect(codes(batch)).toEqual(['ok', 'CRC_MISMATCH', 'CRC_MISMATCH'])
  })

  it('says when a record is longer, shorter or more than the rest', () => {
    const recordAt = 61
    expect(codes(damaged((view) => view.setInt8(recordAt, 120)))).toEqual(onlyDeep('INVALID_RECORDS'))
    expect(codes(damaged((view) => view.setInt8(recordAt, 12)))).toEqual(onlyDeep('INVALID_RECORDS'))
    const fewer = damaged((view) => {
      view.setInt32(57, 2)
      view.setInt32(23, 1)
    })
    expect(codes(fewer)).toEqual(onlyDeep('INVALID_RECORDS'))
  })

  it('says when offsets do not rise one by one, or pass the last', () => {
    const gap = only(encodeRecordBatch(records.map((record, index) => ({ ...record, offsetDelta: 2 * index }))))
    const dense = damaged((view) => view.setInt32(57, 3))
    expect(codes(dense)).toEqual(['ok', 'ok', 'ok'])
    // Five offsets, three records.
    expect(codes(gap)).toEqual(always('INVALID_COUNT'))
    const last = damaged((view) => view.setInt8(view.byteLength - 5, 8))
    expect(codes(last)).toEqual(onlyDeep('INVALID_OFFSETS'))
    expect(codes(last, { offsets: 'compacted' })).toEqual(onlyDeep('INVALID_OFFSETS'))
    const twice = damaged((view) => view.setInt8(view.byteLength - 5, 2))
    expect(codes(twice, { offsets: 'compacted' })).toEqual(onlyDeep('INVALID_OFFSETS'))
  })

  it('says when the largest timestamp is not a record’s', () => {
    expect(codes(only(encodeRecordBatch(records, { timestampType: 'logAppend' })))).toEqual(['ok', 'ok', 'ok'])
    expect(codes(damaged((view) => view.setInt32(39, 3_001)))).toEqual(onlyDeep('INVALID_TIMESTAMPS'))
    expect(codes(damaged((view) => view.setInt32(39, 2_000)))).toEqual(onlyDeep('INVALID_TIMESTAMPS'))
  })

  it('says when a limit is reached, and never throws what a function throws', () => {
    const batch = only(encodeRecordBatch(records, { codec: 'lz4', compress: { lz4: (bytes) => bytes } }))
    const rules = (lz4: (bytes: Uint8Array) => Uint8Array): RecordBatchRules => ({
      decompress: { lz4 },
      decompressedBytesMax: 100,
    })
    expect(
      codes(
        batch,
        rules((bytes) => bytes),
      ),
    ).toEqual(['ok', 'ok', 'ok'])
    expect(
      codes(
        batch,
        rules(() => new Uint8Array(101)),
      ),
    ).toEqual(onlyDeep('LIMIT_EXCEEDED'))
    const failing = () => {
      throw new Error('broken')
    }
    expect(codes(batch, rules(failing))).toEqual(onlyDeep('INVALID_RECORDS'))
  })
})
