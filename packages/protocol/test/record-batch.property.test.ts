import { crc32cOfChunks } from '@millrace/crc32c'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  encodeRecordBatch,
  isRecordBatchIntact,
  patchRecordBatch,
  ProtocolError,
  readRecordBatchHeaders,
  readRecords,
  withLogAppendTime,
  wholeBatchCrc,
} from '../src/index.ts'

const field = fc.option(fc.uint8Array({ maxLength: 300 }))
const record = fc.record({
  timestamp: fc.oneof(
    fc.integer({ min: 1_600_000_000_000, max: 1_900_000_000_000 }),
    fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }).filter((value) => !Number.isSafeInteger(Number(value))),
    fc.constantFrom(-1, 0, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
  ),
  key: field,
  value: field,
  headers: fc.array(fc.record({ key: fc.string({ unit: 'grapheme', maxLength: 8 }), value: field }), { maxLength: 3 }),
})
const batches = fc.array(fc.array(record, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 })

/** Cuts `bytes` at the given places. */
function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b)
  return [...ends, bytes.length].map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end))
}

const joined = (parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts))

describe('record batches of any content', () => {
  it('come back as they were, however their bytes are cut', () => {
    fc.assert(
      fc.property(batches, fc.array(fc.nat(), { maxLength: 6 }), fc.maxSafeInteger(), (lists, places, first) => {
        const baseOffset = Math.abs(first) - 10 > 0 ? Math.abs(first) - 10 : 0
        const whole = joined(lists.map((records) => encodeRecordBatch(records, { baseOffset })))
        const walk = readRecordBatchHeaders(cut(whole, places))
        expect(walk.ok).toBe(true)
        for (const [index, batch] of walk.batches.entries()) {
          expect(isRecordBatchIntact(batch)).toBe(true)
          expect(wholeBatchCrc(batch)).toBe(crc32cOfChunks(batch.chunks))
          const expected = lists[index]!.map((input, delta) => ({ offset: baseOffset + delta, ...input }))
          expect([...readRecords(batch)]).toEqual(expected)
        }
        expect(walk.batches).toHaveLength(lists.length)
      }),
      { numRuns: 150 },
    )
  })

  it('a patch keeps the CRC, the append time makes a new one', () => {
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.array(fc.nat(), { maxLength: 4 }),
        (list, offset, places) => {
          const bytes = encodeRecordBatch(list)
          patchRecordBatch(bytes, 0, { baseOffset: offset, leaderEpoch: 7 })
          const stamped = readRecordBatchHeaders(withLogAppendTime(cut(bytes, places), 1_800_000_000_000))
          for (const walk of [readRecordBatchHeaders(bytes), stamped]) {
            expect(walk.batches[0]).toMatchObject({ baseOffset: offset, leaderEpoch: 7 })
            expect(isRecordBatchIntact(walk.batches[0]!)).toBe(true)
          }
          expect(stamped.batches[0]).toMatchObject({ timestampType: 'logAppend', maxTimestamp: 1_800_000_000_000 })
        },
      ),
      { numRuns: 100 },
    )
  })

  it('any damage is a fault of the walk, a ProtocolError or other records, never another error', () => {
    const damage = fc.array(fc.record({ at: fc.nat(), to: fc.integer({ min: 0, max: 255 }) }), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(batches, damage, fc.nat(), (lists, changes, kept) => {
        const whole = joined(lists.map((records) => encodeRecordBatch(records)))
        const bytes = whole.slice(0, kept % 3 === 0 ? kept % (whole.length + 1) : whole.length)
        for (const { at, to } of changes) if (bytes.length > 0) bytes[at % bytes.length] = to
        for (const batch of readRecordBatchHeaders(bytes).batches) {
          try {
            expect([...readRecords(batch)].length).toBe(batch.recordCount)
          } catch (error) {
            expect(ProtocolError.is(error)).toBe(true)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('bytes of any kind are walked without an error', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 90 }), { maxLength: 4 }), (chunks) => {
        const walk = readRecordBatchHeaders(chunks)
        expect(walk.ok || walk.position <= joined(chunks).length).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
