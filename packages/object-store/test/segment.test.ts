import { crc32c } from '@millrace/crc32c'
import { describe, expect, it } from 'vitest'
import {
  createMemoryObjectStore,
  decodeSegmentFooter,
  encodeSegment,
  readSegmentIndex,
  SEGMENT_TRAILER_BYTES,
  SegmentFormatError,
  verifySegment,
} from '../src/index.ts'
import { joined, workedExample } from './segment-fixture.ts'

function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (SegmentFormatError.is(error)) return error.code
    throw error
  }
  return 'no error'
}

/** The example with trailer bytes changed and the checksum made right again. */
function withTrailer(change: (view: DataView) => void): Uint8Array {
  const bytes = joined(encodeSegment(workedExample).body)
  const trailerAt = bytes.length - SEGMENT_TRAILER_BYTES
  const view = new DataView(bytes.buffer, trailerAt)
  change(view)
  view.setUint32(12, crc32c(bytes.subarray(11, trailerAt + 12)))
  return bytes
}

describe('encodeSegment', () => {
  it('sorts items by topic and partition and keeps arrival order within a partition', () => {
    const { body, placements } = encodeSegment(workedExample)
    expect(new TextDecoder().decode(joined(body).subarray(0, 11))).toBe('twoonethree')
    expect(placements).toEqual([
      { byteOffset: 3, byteLength: 3 },
      { byteOffset: 0, byteLength: 3 },
      { byteOffset: 6, byteLength: 5 },
    ])
  })

  it('does not copy item bytes', () => {
    const { body } = encodeSegment(workedExample)
    expect(body).toContain(workedExample.items[0]!.chunks[0])
    expect(body).toHaveLength(5)
  })

  it('tells length and checksum of the whole object', () => {
    const segment = encodeSegment(workedExample)
    expect(segment.byteLength).toBe(joined(segment.body).length)
    expect(segment.crc32c).toBe(crc32c(joined(segment.body)))
  })

  it('sorts topics by the bytes of their ids, not by their text', () => {
    // '-' is the 62nd digit of base64url, though it comes first in ASCII.
    const items = ['-AAAAAAAAAAAAAAAAAAAAA', 'AAAAAAAAAAAAAAAAAAAAAA'].map((topicId) => ({
      topicId,
      partition: 0,
      chunks: [new Uint8Array(1)],
    }))
    const { runs } = verifySegment(joined(encodeSegment({ ...workedExample, items }).body))
    expect(runs.map((run) => run.topicId)).toEqual(['AAAAAAAAAAAAAAAAAAAAAA', '-AAAAAAAAAAAAAAAAAAAAA'])
  })

  const item = workedExample.items[0]!
  it.each([
    ['no item', { items: [] }],
    ['an empty item', { items: [{ ...item, chunks: [new Uint8Array(0)] }] }],
    ['a topic name for an id', { items: [{ ...item, topicId: 'orders' }] }],
    ['a topic id whose unused bits are set', { items: [{ ...item, topicId: 'AAAAAAAAAAAAAAAAAAAAAB' }] }],
    ['a negative partition', { items: [{ ...item, partition: -1 }] }],
    ['a partition over 2^31-1', { items: [{ ...item, partition: 2 ** 31 }] }],
    ['an id that is no UUID', { segmentId: 'a/../b' }],
    ['a negative time', { createdAtMs: -1 }],
    ['a writer of 256 bytes', { writer: 'w'.repeat(256) }],
    ['a writer with a lone surrogate', { writer: '\ud800' }],
  ])('refuses %s', (_name, change) => {
    expect(() => encodeSegment({ ...workedExample, ...change })).toThrow(TypeError)
  })
})

describe('reading a segment', () => {
  it('finds everything without any other source', () => {
    const segment = encodeSegment(workedExample)
    expect(verifySegment(joined(segment.body))).toEqual({
      formatVersion: 1,
      segmentId: '018bcfe5-6800-7abc-8def-0123456789ab',
      createdAtMs: 1_700_000_000_000,
      writer: 'example',
      byteLength: segment.byteLength,
      itemBytes: 11,
      runs: [
        {
          topicId: 'AAAAAAAAAAAAAAAAAAAAAQ',
          partition: 0,
          byteOffset: 0,
          byteLength: 3,
          crc32c: crc32c(new TextEncoder().encode('two')),
          items: [{ byteOffset: 0, byteLength: 3 }],
        },
        {
          topicId: 'AAAAAAAAAAAAAAAAAAAAAQ',
          partition: 1,
          byteOffset: 3,
          byteLength: 8,
          crc32c: crc32c(new TextEncoder().encode('onethree')),
          items: [
            { byteOffset: 3, byteLength: 3 },
            { byteOffset: 6, byteLength: 5 },
          ],
        },
      ],
    })
  })

  it('refuses an unknown version by its number', () => {
    const bytes = withTrailer((view) => view.setUint16(8, 7))
    expect(codeOf(() => verifySegment(bytes))).toBe('UNSUPPORTED_VERSION')
    expect(() => verifySegment(bytes)).toThrow('segment format version 7; this reader knows version 1')
  })

  it('refuses what is something else', () => {
    expect(codeOf(() => verifySegment(new Uint8Array(100)))).toBe('NOT_A_SEGMENT')
    expect(codeOf(() => verifySegment(new Uint8Array(0)))).toBe('TRUNCATED')
  })

  it('refuses a footer over its limit before reading it', () => {
    const bytes = joined(encodeSegment(workedExample).body)
    expect(codeOf(() => decodeSegmentFooter(bytes, bytes.length, { footerBytesMax: 50 }))).toBe('TOO_LARGE')
  })

  it('refuses counts that contradict the footer length, even under a right checksum', () => {
    for (const [at, value] of [
      [24, 0xffff_ffff],
      [28, 0xffff_ffff],
      [28, 2],
      [24, 0],
    ] as const) {
      const bytes = joined(encodeSegment(workedExample).body)
      const view = new DataView(bytes.buffer)
      view.setUint32(11 + at, value)
      const trailerAt = bytes.length - SEGMENT_TRAILER_BYTES
      view.setUint32(trailerAt + 12, crc32c(bytes.subarray(11, trailerAt + 12)))
      expect(codeOf(() => verifySegment(bytes))).toBe('CORRUPT')
    }
  })

  it('refuses reserved bytes that are set', () => {
    expect(codeOf(() => verifySegment(withTrailer((view) => view.setUint16(10, 1))))).toBe('CORRUPT')
  })
})

describe('readSegmentIndex', () => {
  it('reads a footer longer than the first GET with a second one', async () => {
    const store = createMemoryObjectStore()
    const segment = encodeSegment(workedExample)
    await store.put('s', segment.body)
    const expected = verifySegment(joined(segment.body))
    for (const tailBytes of [0, 24, 60, 100, 1_000_000]) {
      expect(await readSegmentIndex(store, 's', { tailBytes })).toEqual(expected)
    }
  })

  it('says when there is no object, and when it is empty', async () => {
    const store = createMemoryObjectStore()
    await expect(readSegmentIndex(store, 's')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await store.put('empty', [])
    await expect(readSegmentIndex(store, 'empty')).rejects.toMatchObject({ code: 'TRUNCATED' })
  })
})
