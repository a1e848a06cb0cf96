import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createRecordCursor,
  decodeRecords,
  encodeRecordBatch,
  isRecordEntryIntact,
  type LegacyMessage,
  ProtocolError,
  type RecordEntry,
  readRecordBatchHeaders,
  readRecordEntries,
  readRecords,
  validateRecordBatch,
} from '../src/index.ts'
import { decompress, SAMPLE_APPEND_TIME, SAMPLES, sampleOf, sampleRecords } from './record-samples.ts'
import { legacyMessage, messageSet } from './message-sets.ts'

const records = (entries: readonly RecordEntry[]) => entries.flatMap((entry) => [...readRecords(entry, { decompress })])

function entriesOf(bytes: Uint8Array | readonly Uint8Array[]): readonly RecordEntry[] {
  const walk = readRecordEntries(bytes)
  expect(walk).toMatchObject({ ok: true })
  return walk.entries
}

function only(bytes: Uint8Array): LegacyMessage {
  const [entry] = entriesOf(bytes)
  if (entry === undefined || entry.magic === 2) throw new Error('no message of format 0 or 1')
  return entry
}

const refusal = (code: string, message = /./) =>
  expect.objectContaining({ name: 'ProtocolError', code, message: expect.stringMatching(message) })

// A Node.js without zstd cannot read those two; the agent's tests read zstd with a library.
const readable = [...SAMPLES.keys()].filter(
  (name) => !name.startsWith('control') && (decompress.zstd !== undefined || !name.includes('zstd')),
)

describe('a records field that kafka-clients 4.3.0 wrote', () => {
  it.each(readable.filter((name) => name !== 'mixed'))('%s is read, and its CRC is right', (name) => {
    const entries = entriesOf(sampleOf(name))
    const isAppendTime = name.endsWith('append-time')
    const timeOf = (time: number) => (name.startsWith('v0') ? -1 : isAppendTime ? SAMPLE_APPEND_TIME : time)
    expect(records(entries)).toEqual(sampleRecords(100, timeOf))
    expect(entries.every(isRecordEntryIntact)).toBe(true)
    expect(entries.map((entry) => decodeRecords(entry, { decompress }))).toEqual(
      entries.map((entry) => [...readRecords(entry, { decompress })]),
    )
    expect(new Set(entries.map(({ magic }) => magic))).toEqual(new Set([Number(name[1])]))
  })

  it('of several formats, compressed and not, is one run of offsets, however it is cut into chunks', () => {
    const bytes = sampleOf('mixed')
    const expected = [
      ...sampleRecords(100, () => -1),
      ...[105, 110, 115].flatMap((offset) => sampleRecords(offset, (time) => time)),
    ]
    for (const chunkBytes of [1, 7, 16, 17, 26, 61, 100, bytes.length]) {
      const chunks: Uint8Array[] = []
      for (let at = 0; at < bytes.length; at += chunkBytes) chunks.push(bytes.subarray(at, at + chunkBytes))
      const entries = entriesOf(chunks)
      expect(entries.map(({ magic }) => magic)).toEqual([0, 1, 1, 1, 1, 1, 1, 2])
      expect(records(entries)).toEqual(expected)
      expect(entries.every(isRecordEntryIntact)).toBe(true)
    }
  })

  it('whose wrapper names the last offset counts back from it, also behind a gap', () => {
    const set = sampleOf('v1-gzip').slice()
    new DataView(set.buffer).setInt32(4, 1_004)
    expect(records(entriesOf(set)).map(({ offset }) => offset)).toEqual([1_000, 1_001, 1_002, 1_003, 1_004])
  })

  it('with one flipped bit anywhere behind the CRC is not intact', () => {
    for (const name of ['v0-none', 'v1-lz4', 'v2-none']) {
      const bytes = sampleOf(name)
      const [{ byteLength }] = entriesOf(bytes) as [RecordEntry]
      for (const at of [17, 20, byteLength - 1]) {
        const bad = bytes.slice()
        bad[at]! ^= 64
        const entry = readRecordEntries(bad).entries[0]!
        expect(isRecordEntryIntact(entry)).toBe(false)
      }
    }
  })

  it('before format 2 is still refused where only batches are walked', () => {
    expect(readRecordBatchHeaders(sampleOf('v0-none'))).toMatchObject({
      ok: false,
      code: 'UNSUPPORTED_MAGIC',
      magic: 0,
    })
    expect(readRecordBatchHeaders(sampleOf('v1-lz4'))).toMatchObject({ ok: false, code: 'UNSUPPORTED_MAGIC', magic: 1 })
  })
})

describe('the walk over a field of messages', () => {
  const message = legacyMessage({ magic: 1, offset: 5, timestamp: 9, key: 'k', value: 'v' })
  const batch = encodeRecordBatch([{ value: 'v' }], { baseOffset: 6 })

  it('tells what each is without reading it', () => {
    const [first, second] = entriesOf([message, batch])
    expect(first).toMatchObject({
      magic: 1,
      offset: 5,
      timestamp: 9,
      codec: 'none',
      timestampType: 'create',
      position: 0,
    })
    expect(second).toMatchObject({ magic: 2, baseOffset: 6, position: message.length })
  })

  it('ends where a message is cut off, with all before it', () => {
    for (const kept of [1, 16, 17, 25, 26, 33, message.length - 1]) {
      const walk = readRecordEntries([batch, message.subarray(0, kept)])
      expect(walk).toMatchObject({ ok: false, code: 'TRUNCATED', position: batch.length })
      expect(walk.entries).toHaveLength(1)
    }
  })

  it('refuses a length that no message has, a format that does not exist, and more entries than allowed', () => {
    const short = message.slice()
    new DataView(short.buffer).setInt32(8, 21)
    expect(readRecordEntries(short)).toMatchObject({ ok: false, code: 'INVALID_LENGTH', magic: 1 })
    const strange = message.slice()
    strange[16] = 3
    expect(readRecordEntries(strange)).toMatchObject({ ok: false, code: 'UNSUPPORTED_MAGIC', magic: 3 })
    expect(readRecordEntries([message, batch], { batchesMax: 1 })).toMatchObject({ ok: false, code: 'LIMIT_EXCEEDED' })
  })
})

describe('a compressed message', () => {
  const gzipped = (inner: Uint8Array, options: { magic?: 0 | 1; offset?: number } = {}) =>
    only(legacyMessage({ magic: 1, offset: 7, timestamp: 1, codec: 'gzip', value: inner, ...options }))
  const inner = [0, 1].map((offset) => legacyMessage({ magic: 1, offset, timestamp: 3, value: `v${offset}` }))
  const read = (message: LegacyMessage) => [...readRecords(message, { decompress })]

  it('of a producer, which cannot know its offsets, has those inside', () => {
    for (const offset of [-1, 0]) {
      const message = gzipped(messageSet(...inner), { offset })
      expect(read(message).map((record) => record.offset)).toEqual([0, 1])
    }
  })

  it('of format 0 has the offsets of the partition inside', () => {
    const set = messageSet(...[40, 43].map((offset) => legacyMessage({ magic: 0, offset, value: 'v' })))
    expect(read(gzipped(set, { magic: 0, offset: 43 })).map((record) => record.offset)).toEqual([40, 43])
  })

  it('inside another is refused', () => {
    const nested = legacyMessage({ magic: 1, offset: 0, timestamp: 1, codec: 'gzip', value: messageSet(...inner) })
    expect(() => read(gzipped(nested))).toThrow(refusal('MALFORMED', /inside a compressed one/))
  })

  it('that holds a batch, nothing, a null or half a message is refused', () => {
    const batch = encodeRecordBatch([{ value: 'v' }])
    expect(() => read(gzipped(batch))).toThrow(refusal('MALFORMED', /format 2/))
    expect(() => read(gzipped(new Uint8Array(0)))).toThrow(refusal('MALFORMED', /nothing inside/))
    const bare = only(legacyMessage({ magic: 1, offset: 0, timestamp: 1, codec: 'gzip', value: null, isRaw: true }))
    expect(() => read(bare)).toThrow(refusal('MALFORMED', /without a value/))
    const whole = messageSet(...inner)
    for (const kept of [10, 30, whole.length - 1])
      expect(() => read(gzipped(whole.subarray(0, kept)))).toThrow(refusal('TRUNCATED'))
  })

  it('needs a function for its codec and keeps to the limit', () => {
    const message = gzipped(messageSet(...inner))
    expect(() => [...readRecords(message)]).toThrow(refusal('UNKNOWN_CODEC', /gzip/))
    expect(() => [...readRecords(message, { decompress, decompressedBytesMax: 30 })]).toThrow(refusal('LIMIT_EXCEEDED'))
  })

  it('whose key or value is longer than it is refused', () => {
    const bytes = legacyMessage({ magic: 1, offset: 0, timestamp: 1, key: 'key', value: 'value' })
    for (const [at, length] of [
      [26, 100],
      [26, -2],
      [33, 4],
      [33, 6],
    ] as const) {
      const bad = bytes.slice()
      new DataView(bad.buffer).setInt32(at, length)
      expect(() => read(only(bad))).toThrow(refusal('MALFORMED'))
    }
  })
})

describe('a cursor', () => {
  const input = [
    { timestamp: 10, key: 'k', value: 'value', headers: [{ key: 'h', value: 'x' }, { key: 'n' }] },
    { timestamp: 300_000_000_000, key: null, value: null },
    { timestamp: 5, value: 'x'.repeat(20_000) },
  ]
  const batch = readRecordBatchHeaders(encodeRecordBatch(input, { baseOffset: 50 })).batches[0]!

  it('goes over the same records as readRecords does, and tells where things are', () => {
    const expected = [...readRecords(batch)]
    const seen: unknown[] = []
    for (const cursor = createRecordCursor(batch); cursor.next(); ) {
      const { offset, timestamp, key, value, headers, bytes, keyStart, keyLength, valueStart, valueLength } = cursor
      seen.push({ offset, timestamp, key, value, headers })
      if (key !== null) expect(bytes.subarray(keyStart, keyStart + keyLength)).toEqual(key)
      if (value !== null) expect(bytes.subarray(valueStart, valueStart + valueLength)).toEqual(value)
      expect([cursor.headerCount, cursor.offsetDelta]).toEqual([headers.length, Number(offset) - 50])
    }
    expect(seen).toEqual(expected)
    expect(expected.map(({ timestamp }) => timestamp)).toEqual([10, 300_000_000_000, 5])
  })

  it('hands out views of the batch, and can be asked again', () => {
    const cursor = createRecordCursor(batch)
    cursor.next()
    expect(cursor.value!.buffer).toBe(batch.chunks[0]!.buffer)
    expect(cursor.headers).toEqual(cursor.headers)
    expect(cursor.next()).toBe(true)
    expect(cursor.key).toBe(null)
  })

  it('makes plain Uint8Arrays, whatever its chunks are', () => {
    const buffers = readRecordBatchHeaders(Buffer.from(encodeRecordBatch(input))).batches[0]!
    for (const cursor = createRecordCursor(buffers); cursor.next(); ) {
      for (const view of [cursor.key, cursor.value, ...cursor.headers.map(({ value }) => value)])
        if (view !== null) expect(view.constructor).toBe(Uint8Array)
    }
    const inflated = readRecordBatchHeaders(sampleOf('v2-gzip')).batches[0]!
    for (const { value } of decodeRecords(inflated, { decompress }))
      if (value !== null) expect(value.constructor).toBe(Uint8Array)
  })

  it('stays at the end', () => {
    const cursor = createRecordCursor(batch)
    while (cursor.next());
    expect(cursor.next()).toBe(false)
  })
})

describe('any damage to what kafka-clients wrote', () => {
  it('is a fault of the walk, a ProtocolError, a verdict or other records, never another error', () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.constantFrom(...SAMPLES.keys()), damage, fc.nat(), (name, changes, kept) => {
        const bytes = sampleOf(name).slice()
        for (const [at, to] of changes) bytes[at % bytes.length] = to
        const part = kept % 4 === 0 ? bytes.subarray(0, kept % bytes.length) : bytes
        for (const entry of readRecordEntries(part).entries) {
          const limits = { decompress, decompressedBytesMax: 100_000 }
          if (entry.magic === 2) validateRecordBatch(entry, 'deep', limits)
          isRecordEntryIntact(entry)
          try {
            const records = decodeRecords(entry, limits)
            expect([...readRecords(entry, limits)]).toEqual(records)
            if (entry.magic === 2) expect(records).toHaveLength(entry.recordCount)
          } catch (error) {
            if (!ProtocolError.is(error)) throw error
          }
        }
      }),
      { numRuns: 1_000 },
    )
  })
})
