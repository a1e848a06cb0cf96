import { crc32cOfChunks } from '@millrace/crc32c'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeSegment, type SegmentInput, SegmentFormatError, verifySegment } from '../src/index.ts'
import { joined, workedExample } from './segment-fixture.ts'

const topicId = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('base64url'))
const chunks = fc
  .array(fc.uint8Array({ maxLength: 20 }), { minLength: 1, maxLength: 3 })
  .filter((list) => list.some((chunk) => chunk.length > 0))

const input: fc.Arbitrary<SegmentInput> = fc
  .record({
    topics: fc.array(topicId, { minLength: 1, maxLength: 3 }),
    picks: fc.array(fc.record({ topic: fc.nat(), partition: fc.nat(3), chunks }), { minLength: 1, maxLength: 12 }),
    segmentId: fc.uuid(),
    createdAtMs: fc.maxSafeNat(),
    writer: fc.string({ unit: 'grapheme', maxLength: 20 }),
  })
  .map(({ topics, picks, ...rest }) => ({
    ...rest,
    items: picks.map((pick) => ({ ...pick, topicId: topics[pick.topic % topics.length]! })),
  }))

function isRefused(bytes: Uint8Array): boolean {
  try {
    verifySegment(bytes)
    return false
  } catch (error) {
    return SegmentFormatError.is(error)
  }
}

describe('a segment', () => {
  it('gives back what went in', () => {
    fc.assert(
      fc.property(input, (segmentInput) => {
        const segment = encodeSegment(segmentInput)
        const withKnownCrcs = segmentInput.items.map((item) => ({ ...item, crc32c: crc32cOfChunks(item.chunks) }))
        expect(encodeSegment({ ...segmentInput, items: withKnownCrcs })).toEqual(segment)
        const bytes = joined(segment.body)
        const index = verifySegment(bytes)
        expect(index).toMatchObject({
          segmentId: segmentInput.segmentId,
          createdAtMs: segmentInput.createdAtMs,
          writer: segmentInput.writer,
          byteLength: segment.byteLength,
        })
        for (const [at, item] of segmentInput.items.entries()) {
          const { byteOffset, byteLength } = segment.placements[at]!
          expect(bytes.subarray(byteOffset, byteOffset + byteLength)).toEqual(joined(item.chunks))
        }
        const perRun = index.runs.map((run) => ({ ...run, key: `${run.topicId}/${run.partition}` }))
        expect(new Set(perRun.map((run) => run.key)).size).toBe(perRun.length)
        for (const run of perRun) {
          const own = segmentInput.items.flatMap((item, at) =>
            `${item.topicId}/${item.partition}` === run.key ? [segment.placements[at]] : [],
          )
          expect(run.items).toEqual(own)
        }
      }),
    )
  })

  it('is refused after any change of any byte', () => {
    const bytes = joined(encodeSegment(workedExample).body)
    for (let at = 0; at < bytes.length; at++) {
      for (let flip = 1; flip < 256; flip++) {
        bytes[at]! ^= flip
        if (!isRefused(bytes)) expect.unreachable(`byte ${at} changed by ${flip} was not noticed`)
        bytes[at]! ^= flip
      }
    }
    expect(isRefused(bytes)).toBe(false)
  })

  it('is refused after a change of any byte of any segment', () => {
    fc.assert(
      fc.property(input, fc.nat(), fc.integer({ min: 1, max: 255 }), (segmentInput, at, flip) => {
        const bytes = joined(encodeSegment(segmentInput).body)
        bytes[at % bytes.length]! ^= flip
        expect(isRefused(bytes)).toBe(true)
      }),
    )
  })

  it('is refused when cut off at either end or continued', () => {
    fc.assert(
      fc.property(input, fc.nat(), (segmentInput, cut) => {
        const bytes = joined(encodeSegment(segmentInput).body)
        const count = 1 + (cut % bytes.length)
        expect(isRefused(bytes.subarray(0, bytes.length - count))).toBe(true)
        expect(isRefused(bytes.subarray(count))).toBe(true)
        expect(isRefused(joined([bytes, new Uint8Array(count)]))).toBe(true)
        expect(isRefused(joined([new Uint8Array(count), bytes]))).toBe(true)
      }),
    )
  })

  it('decodes any bytes to nothing but its own error', () => {
    const tail = joined(encodeSegment(workedExample).body).slice(-24)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, withTail) => {
        expect(isRefused(withTail ? joined([bytes, tail]) : bytes)).toBe(true)
      }),
    )
  })
})
