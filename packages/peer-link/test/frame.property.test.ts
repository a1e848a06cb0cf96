import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat, decodeFrame, encodeFrame, type Frame } from '../src/frame.ts'
import { createFrameCutter } from '../src/frame-cutter.ts'

const callId = fc.nat(2 ** 32 - 1)
const payload = fc.uint8Array({ maxLength: 300 }).map((bytes) => (bytes.length === 0 ? [] : [bytes]))
const kind = fc.string({ maxLength: 40, unit: 'grapheme' }).filter((text) => Buffer.byteLength(text) <= 255)
const frames: fc.Arbitrary<Frame> = fc.oneof(
  fc.record({ type: fc.constant('REQUEST' as const), callId, kind, payload }),
  fc.record({ type: fc.constant('RESPONSE' as const), callId, payload }),
  fc.record({ type: fc.constant('FAILURE' as const), callId, code: kind, message: fc.string({ maxLength: 200 }) }),
  fc.record({ type: fc.constant('CANCEL' as const), callId }),
  fc.record({ type: fc.constant('NOTICE' as const), kind, payload }),
  fc.record({ type: fc.constantFrom('PING' as const, 'PONG' as const, 'GOODBYE' as const) }),
)

/** The same frame with its payload in one piece, as plain numbers. */
const plain = (frame: Frame | undefined) =>
  frame !== undefined && 'payload' in frame ? { ...frame, payload: [...concat(frame.payload)] } : frame

describe('frames', () => {
  it('come back from a stream that is split anywhere as they were sent', () => {
    fc.assert(
      fc.property(
        fc.array(frames, { maxLength: 6 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 64 })),
        (list, sizes) => {
          const stream = concat(list.flatMap((frame) => encodeFrame(frame)))
          const cutter = createFrameCutter(10_000)
          const found: (Frame | undefined)[] = []
          for (let at = 0; at < stream.length; ) {
            const { value } = sizes.next()
            const { frames: cut, badLength } = cutter.push(stream.subarray(at, at + value!))
            expect(badLength).toBeUndefined()
            found.push(...cut.map((body) => decodeFrame(body)))
            at += value!
          }
          expect(found.map(plain)).toEqual(list.map(plain))
        },
      ),
    )
  })

  it('of any bytes are read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 400 }), (bytes) => {
        const frame = decodeFrame([bytes])
        if (frame === undefined) return
        // What is read says the same when it is written again, but for text that was no UTF-8.
        expect(encodeFrame(frame).length).toBeGreaterThan(0)
      }),
    )
  })

  it('longer than allowed end the stream behind the good ones before them', () => {
    const cutter = createFrameCutter(20)
    const good = encodeFrame({ type: 'PING' })
    const long = encodeFrame({ type: 'NOTICE', kind: 'k', payload: [Buffer.alloc(30)] })
    const { frames: cut, badLength } = cutter.push(concat([...good, ...long]))
    expect(cut.map((body) => decodeFrame(body))).toEqual([{ type: 'PING' }])
    expect(badLength).toBe(33)
    expect(cutter.push(concat(good))).toEqual({ frames: [], badLength: 33 })
  })
})
