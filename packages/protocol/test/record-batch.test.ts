import { describe, expect, it } from 'vitest'
import {
  encodeRecordBatch,
  isRecordBatchIntact,
  patchRecordBatch,
  ProtocolError,
  readRecordBatchHeaders,
  readRecords,
  rebaseRecordBatch,
  withLogAppendTime,
  type RecordBatch,
} from '../src/index.ts'

const text = new TextEncoder()
const records = [
  { timestamp: 1_700_000_000_000, key: 'a', value: 'first', headers: [{ key: 'h', value: 'x' }, { key: 'n' }] },
  { timestamp: 1_700_000_000_250, key: null, value: null },
  { timestamp: 1_699_999_999_000, key: 'c', value: 'grüße' },
]

function only(chunks: Uint8Array | readonly Uint8Array[]): RecordBatch {
  const walk = readRecordBatchHeaders(chunks)
  expect(walk).toMatchObject({ ok: true })
  expect(walk.batches).toHaveLength(1)
  return walk.batches[0]!
}

const concat = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]))
const flip = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ 255)
const bytewise = (bytes: Uint8Array): Uint8Array[] => Array.from(bytes, (byte) => Uint8Array.of(byte))

describe('building and reading a record batch', () => {
  it('the header says what was put in', () => {
    const options = {
      producerId: 4_000_000_000,
      producerEpoch: 3,
      baseSequence: 7,
      isTransactional: true,
      leaderEpoch: 5,
    }
    const batch = only(encodeRecordBatch(records, options))
    expect(batch).toMatchObject({
      baseOffset: 0,
      magic: 2,
      codec: 'none',
      timestampType: 'create',
      isControl: false,
      lastOffsetDelta: 2,
      recordCount: 3,
      baseTimestamp: 1_700_000_000_000,
      maxTimestamp: 1_700_000_000_250,
      ...options,
    })
    expect(isRecordBatchIntact(batch)).toBe(true)
  })

  it('the records come back with offsets, timestamps, keys, values and headers', () => {
    const batch = only(encodeRecordBatch(records, { baseOffset: 100 }))
    expect([...readRecords(batch)]).toEqual([
      {
        offset: 100,
        timestamp: 1_700_000_000_000,
        key: text.encode('a'),
        value: text.encode('first'),
        headers: [
          { key: 'h', value: text.encode('x') },
          { key: 'n', value: null },
        ],
      },
      { offset: 101, timestamp: 1_700_000_000_250, key: null, value: null, headers: [] },
      { offset: 102, timestamp: 1_699_999_999_000, key: text.encode('c'), value: text.encode('grüße'), headers: [] },
    ])
  })

  it('is what Kafka writes: a batch of one record, byte by byte', () => {
    const batch = encodeRecordBatch([{ timestamp: 1, value: 'v' }])
    // prettier-ignore
    expect([...batch.subarray(0, 17)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 57, 255, 255, 255, 255, 2])
    expect([...batch.subarray(21, 27)]).toEqual([0, 0, 0, 0, 0, 0])
    // Length 7 as zigzag, attributes, two deltas, null key, a value of one byte, no headers.
    expect([...batch.subarray(57)]).toEqual([0, 0, 0, 1, 14, 0, 0, 0, 1, 2, 118, 0])
  })

  it('timestamps past 2^53 stay exact', () => {
    const far = 1_700_000_000_000_000_001n
    const batch = only(encodeRecordBatch([{ timestamp: 5 }, { timestamp: far }]))
    expect(batch.maxTimestamp).toBe(far)
    expect([...readRecords(batch)].map((record) => record.timestamp)).toEqual([5, far])
  })

  it('a compressed batch needs a function for its codec, which is told its limit', () => {
    expect(() => encodeRecordBatch(records, { codec: 'zstd' })).toThrow(/zstd/)
    const batch = only(encodeRecordBatch(records, { codec: 'zstd', compress: { zstd: flip } }))
    expect(batch.codec).toBe('zstd')
    expect(() => [...readRecords(batch)]).toThrow(/decompress/)
    const read = [...readRecords(batch, { decompress: { zstd: flip } })]
    expect(read.map((record) => record.offset)).toEqual([0, 1, 2])
    const tight = { decompress: { zstd: flip }, decompressedBytesMax: 10 }
    expect(() => [...readRecords(batch, tight)]).toThrow(expect.objectContaining({ code: 'LIMIT_EXCEEDED' }))
  })
})

describe('walking a records field', () => {
  const first = encodeRecordBatch(records)
  const second = encodeRecordBatch(records.slice(1), { baseOffset: 3 })

  it('finds each batch with its range, however the field is cut into chunks', () => {
    const whole = concat(first, second)
    for (const chunks of [
      [whole],
      bytewise(whole),
      [whole.subarray(0, 70), whole.subarray(70, 71), whole.subarray(71)],
    ]) {
      const walk = readRecordBatchHeaders(chunks)
      expect(walk.ok).toBe(true)
      expect(walk.batches.map(({ position, byteLength }) => [position, byteLength])).toEqual([
        [0, first.length],
        [first.length, second.length],
      ])
      expect(walk.batches.map((batch) => concat(...batch.chunks))).toEqual([first, second])
      expect(walk.batches.every((batch) => isRecordBatchIntact(batch))).toBe(true)
      expect([...readRecords(walk.batches[1]!)].map((record) => record.offset)).toEqual([3, 4])
    }
  })

  it('an empty field holds no batches', () => {
    expect(readRecordBatchHeaders([])).toEqual({ ok: true, batches: [] })
    expect(readRecordBatchHeaders([new Uint8Array(0)])).toEqual({ ok: true, batches: [] })
  })

  it('answers whole batches and the place where one is cut off', () => {
    for (const kept of [1, 16, 17, 60, 61, second.length - 1]) {
      const walk = readRecordBatchHeaders([first, second.subarray(0, kept)])
      expect(walk).toMatchObject({ ok: false, code: 'TRUNCATED', position: first.length })
      expect(walk.batches).toHaveLength(1)
    }
  })

  it('names the format of an old message set', () => {
    for (const magic of [0, 1]) {
      const messageSet = new Uint8Array(34)
      messageSet[11] = 22
      messageSet[16] = magic
      expect(readRecordBatchHeaders(messageSet)).toMatchObject({
        ok: false,
        code: 'UNSUPPORTED_MAGIC',
        magic,
        position: 0,
      })
    }
  })

  it('refuses a length below the header and more batches than allowed', () => {
    const short = first.slice()
    short[11] = 48
    short[10] = 0
    expect(readRecordBatchHeaders(short)).toMatchObject({ ok: false, code: 'INVALID_LENGTH' })
    const negative = first.slice()
    negative[8] = 255
    expect(readRecordBatchHeaders(negative)).toMatchObject({ ok: false, code: 'INVALID_LENGTH' })
    const limited = readRecordBatchHeaders([first, second], { batchesMax: 1 })
    expect(limited).toMatchObject({ ok: false, code: 'LIMIT_EXCEEDED' })
  })

  it('a flipped bit is seen by the CRC', () => {
    for (const position of [21, 30, 61, first.length - 1]) {
      const bad = first.slice()
      bad[position]! ^= 1
      expect(isRecordBatchIntact(only(bad))).toBe(false)
    }
  })
})

describe('what a broker changes', () => {
  const batch = encodeRecordBatch(records)

  it('base offset and leader epoch are patched in place and the CRC stays valid', () => {
    const bytes = concat(new Uint8Array(5), batch)
    patchRecordBatch(bytes, 5, { baseOffset: 9_007_199_254_740_993n, leaderEpoch: 12 })
    const patched = only(bytes.subarray(5))
    expect(patched).toMatchObject({ baseOffset: 9_007_199_254_740_993n, leaderEpoch: 12 })
    expect(isRecordBatchIntact(patched)).toBe(true)
    expect(() => patchRecordBatch(bytes, bytes.length - 15, { baseOffset: 1 })).toThrow(ProtocolError)
  })

  it('a batch in shared memory is rebased without touching it', () => {
    const before = batch.slice()
    const chunks = [batch.subarray(0, 7), batch.subarray(7, 30), batch.subarray(30)]
    const rebased = rebaseRecordBatch(chunks, { baseOffset: 42 })
    expect(batch).toEqual(before)
    expect(rebased.at(-1)).toBe(chunks[2])
    const read = only(rebased)
    expect(read).toMatchObject({ baseOffset: 42, leaderEpoch: -1 })
    expect(isRecordBatchIntact(read)).toBe(true)
  })

  it('the append time takes the place of every timestamp, with a new CRC', () => {
    const before = batch.slice()
    const stamped = only(withLogAppendTime([batch.subarray(0, 25), batch.subarray(25)], 1_800_000_000_000))
    expect(batch).toEqual(before)
    expect(stamped).toMatchObject({ timestampType: 'logAppend', maxTimestamp: 1_800_000_000_000 })
    expect(isRecordBatchIntact(stamped)).toBe(true)
    expect(new Set([...readRecords(stamped)].map((record) => record.timestamp))).toEqual(new Set([1_800_000_000_000]))
  })

  it('chunks without a whole header are refused', () => {
    expect(() => withLogAppendTime([batch.subarray(0, 60)], 1)).toThrow(expect.objectContaining({ code: 'TRUNCATED' }))
  })
})
