import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createRecordBatchBuilder,
  encodeRecordBatch,
  readRecordBatchHeaders,
  readRecords,
  type RecordInput,
} from '../src/index.ts'

const only = (bytes: Uint8Array) => readRecordBatchHeaders(bytes).batches[0]!

describe('a builder', () => {
  it('fills batches up to a size and no byte further', () => {
    const builder = createRecordBatchBuilder({ bytesMax: 200 })
    let appended = 0
    while (builder.tryAppend({ timestamp: 5, value: 'twenty bytes of text' })) appended++
    expect([builder.recordCount, appended]).toEqual([5, 5])
    const { byteLength } = builder
    const batch = builder.finish()
    expect([batch.length, byteLength]).toEqual([61 + 5 * 27, 61 + 5 * 27])
    expect([...readRecords(only(batch))].map(({ offset }) => offset)).toEqual([0, 1, 2, 3, 4])
  })

  it('takes a batch that ends exactly at the limit', () => {
    const record = { value: 'v' }
    const { length } = encodeRecordBatch([record, record])
    expect(fits(length)).toBe(2)
    expect(fits(length - 1)).toBe(1)
    function fits(bytesMax: number): number {
      const builder = createRecordBatchBuilder({ bytesMax })
      while (builder.tryAppend(record));
      return builder.recordCount
    }
  })

  it('begins anew behind each batch, with what is known by then', () => {
    const builder = createRecordBatchBuilder({ producerId: 9, producerEpoch: 1 })
    const batches = [0, 1].map((index) => {
      builder.tryAppend({ timestamp: 1_000 * index, value: `batch ${index}` })
      return only(builder.finish({ baseSequence: 10 + index }))
    })
    expect(batches).toMatchObject([
      { producerId: 9, baseSequence: 10, recordCount: 1, baseTimestamp: 0 },
      { producerId: 9, baseSequence: 11, recordCount: 1, baseTimestamp: 1_000 },
    ])
    expect(() => builder.finish()).toThrow(expect.objectContaining({ code: 'INVALID_VALUE' }))
  })

  it('stays as it is when a record does not fit, or cannot be written', () => {
    const builder = createRecordBatchBuilder({ bytesMax: 100 })
    builder.tryAppend({ timestamp: 7, value: 'first' })
    const before = builder.byteLength
    expect(builder.tryAppend({ timestamp: 9_000, value: 'x'.repeat(100) })).toBe(false)
    expect(() => builder.tryAppend({ timestamp: 1.5 })).toThrow(expect.objectContaining({ code: 'INVALID_VALUE' }))
    expect(() => builder.tryAppend({ value: 5 as never })).toThrow(expect.objectContaining({ code: 'INVALID_VALUE' }))
    expect([builder.byteLength, builder.recordCount]).toEqual([before, 1])
    expect(only(builder.finish())).toMatchObject({ maxTimestamp: 7, recordCount: 1 })
  })

  it('writes the same bytes as encodeRecordBatch', () => {
    const field = fc.option(fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 80 })))
    const record: fc.Arbitrary<RecordInput> = fc.record({
      timestamp: fc.integer({ min: -1, max: 2 ** 40 }),
      key: field,
      value: field,
      headers: fc.array(fc.record({ key: fc.string({ maxLength: 60 }), value: field }), { maxLength: 3 }),
    })
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 20 }), (records) => {
        const builder = createRecordBatchBuilder({ baseOffset: 3 })
        for (const each of records) expect(builder.tryAppend(each)).toBe(true)
        expect(builder.finish()).toEqual(encodeRecordBatch(records, { baseOffset: 3 }))
      }),
      { numRuns: 100 },
    )
  })
})

describe('what compaction writes', () => {
  const records = [1, 4, 5].map((offsetDelta) => ({ timestamp: 1_000 * offsetDelta, value: 'v', offsetDelta }))

  it('keeps offsets with gaps, and the last one that was there', () => {
    const batch = only(encodeRecordBatch(records, { baseOffset: 100, lastOffsetDelta: 9 }))
    expect(batch).toMatchObject({ recordCount: 3, lastOffsetDelta: 9 })
    expect([...readRecords(batch)].map(({ offset }) => offset)).toEqual([101, 104, 105])
  })

  it('says until when tombstones stay, from which timestamps count then', () => {
    const batch = only(encodeRecordBatch(records, { deleteHorizonMs: 700_000 }))
    expect(batch).toMatchObject({ hasDeleteHorizon: true, baseTimestamp: 700_000, maxTimestamp: 5_000 })
    expect([...readRecords(batch)].map(({ timestamp }) => timestamp)).toEqual([1_000, 4_000, 5_000])
    expect(only(encodeRecordBatch(records)).hasDeleteHorizon).toBe(false)
  })

  it('must have offsets that rise', () => {
    const refused = (offsetDeltas: number[], options = {}) =>
      expect(() =>
        encodeRecordBatch(
          offsetDeltas.map((offsetDelta) => ({ value: 'v', offsetDelta })),
          options,
        ),
      ).toThrow(expect.objectContaining({ code: 'INVALID_VALUE' }))
    refused([1, 1])
    refused([3, 2])
    refused([-1])
    refused([0.5])
    refused([0, 1], { lastOffsetDelta: 0 })
  })
})
