import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFrameReader, describeBadFrame, encodeFrame, type FrameStep, type Records } from '../src/index.ts'

const joined = (chunks: Records): Uint8Array => Uint8Array.from(Buffer.concat(chunks))

function frame(body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + body.length)
  new DataView(bytes.buffer).setInt32(0, body.length)
  bytes.set(body, 4)
  return bytes
}

function lengthOnly(length: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setInt32(0, length)
  return bytes
}

/** Feeds chunks, admitting every announced frame, and returns the bodies joined. */
function readAll(chunks: readonly Uint8Array[], frameBytesMax = 1_000): { bodies: Uint8Array[]; last: FrameStep } {
  const reader = createFrameReader({ frameBytesMax, frameBytesMin: 8, announces: true })
  const bodies: Uint8Array[] = []
  let last: FrameStep = { kind: 'need-bytes' }
  for (const chunk of chunks) {
    reader.push(chunk)
    for (last = reader.next(); last.kind === 'announced' || last.kind === 'frame'; last = reader.next()) {
      if (last.kind === 'announced') reader.admit()
      else bodies.push(Uint8Array.from(Buffer.concat(last.chunks)))
    }
  }
  return { bodies, last }
}

const first = Uint8Array.from({ length: 20 }, (_, index) => index)
const second = Uint8Array.from({ length: 300 }, (_, index) => 255 - (index % 256))

describe('a frame that comes byte by byte', () => {
  it('is kept in few arrays, which together are hardly longer than the frame', () => {
    const body = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251)
    const reader = createFrameReader({ frameBytesMax: 1_000_000, frameBytesMin: 8, announces: true })
    let step: FrameStep = { kind: 'need-bytes' }
    for (const byte of frame(body)) {
      reader.push(Uint8Array.of(byte))
      step = reader.next()
      if (step.kind === 'announced') reader.admit()
    }
    expect(step.kind).toBe('frame')
    const chunks = step.kind === 'frame' ? step.chunks : []
    expect(Buffer.concat(chunks).equals(body)).toBe(true)
    expect(chunks.length).toBeLessThan(12)
    const heldBytes = [...new Set(chunks.map(({ buffer }) => buffer))].reduce(
      (sum, { byteLength }) => sum + byteLength,
      0,
    )
    expect(heldBytes).toBeLessThan(110_000)
  })

  it('and is followed by others is cut in the same places', () => {
    const stream = Buffer.concat([frame(first), frame(second), frame(first)])
    for (const pieceBytes of [1, 2, 3, 7, 50]) {
      const pieces: Uint8Array[] = []
      for (let at = 0; at < stream.length; at += pieceBytes) pieces.push(stream.subarray(at, at + pieceBytes))
      expect(readAll(pieces).bodies).toEqual([first, second, first])
    }
  })

  it('does not change under a reader that holds an earlier frame', () => {
    const reader = createFrameReader({ frameBytesMax: 1_000, frameBytesMin: 8, announces: true })
    const held: (readonly Uint8Array[])[] = []
    for (const byte of Buffer.concat(Array.from({ length: 50 }, () => frame(first)))) {
      reader.push(Uint8Array.of(byte))
      for (let step = reader.next(); step.kind !== 'need-bytes'; step = reader.next()) {
        if (step.kind === 'announced') reader.admit()
        if (step.kind === 'frame') held.push(step.chunks)
        if (step.kind === 'announced') break
      }
    }
    expect(held.map((chunks) => Uint8Array.from(Buffer.concat(chunks)))).toEqual(held.map(() => first))
    expect(held).toHaveLength(50)
  })
})

describe('the frame reader', () => {
  it('cuts a stream into frames wherever it is split', () => {
    const stream = Buffer.concat([frame(first), frame(second), frame(first)])
    for (let size = 1; size <= stream.length; size++) {
      const chunks: Uint8Array[] = []
      for (let at = 0; at < stream.length; at += size) chunks.push(stream.subarray(at, at + size))
      expect(readAll(chunks).bodies).toEqual([first, second, first])
    }
  })

  it('does not hand out a body before its length was admitted', () => {
    const reader = createFrameReader({ frameBytesMax: 1_000, frameBytesMin: 8, announces: true })
    reader.push(frame(first))
    expect(reader.next()).toEqual({ kind: 'announced', bodyBytes: first.length })
    expect(reader.next()).toEqual({ kind: 'announced', bodyBytes: first.length })
    reader.admit()
    expect(reader.next().kind).toBe('frame')
  })

  it('returns a body that arrived in one chunk as a view of that chunk', () => {
    const reader = createFrameReader({ frameBytesMax: 1_000, frameBytesMin: 8, announces: true })
    const bytes = frame(first)
    reader.push(bytes)
    reader.next()
    reader.admit()
    const step = reader.next()
    expect(step.kind === 'frame' && step.chunks.length === 1 && step.chunks[0]!.buffer === bytes.buffer).toBe(true)
  })

  it.each([
    [-1, 'negative-length'],
    [-2_147_483_648, 'negative-length'],
    [1_001, 'too-long'],
    [2_147_483_647, 'too-long'],
    [0, 'too-short'],
    [7, 'too-short'],
  ])('refuses the length %i as %s and stays refused', (length, kind) => {
    const reader = createFrameReader({ frameBytesMax: 1_000, frameBytesMin: 8, announces: true })
    reader.push(lengthOnly(length))
    const step = reader.next()
    expect(step).toMatchObject({ kind: 'bad', bad: { kind } })
    reader.push(frame(first))
    expect(reader.next()).toBe(step)
  })

  it.each([
    ['GET / HTTP/1.1\r\n', 'http-greeting'],
    ['POST /x HTTP/1.1\r\n', 'http-greeting'],
    ['PRI * HTTP/2.0\r\n', 'http-greeting'],
    ['\u0016\u0003\u0001\u0002\u0000', 'tls-greeting'],
  ])('recognises %j as a greeting of another protocol', (text, kind) => {
    const { last } = readAll([Buffer.from(text, 'latin1')])
    expect(last).toMatchObject({ kind: 'bad', bad: { kind } })
    expect(last.kind === 'bad' && describeBadFrame(last.bad)).toContain('peer speaks')
  })

  it('knows whether it is inside a frame', () => {
    const reader = createFrameReader({ frameBytesMax: 1_000, frameBytesMin: 8, announces: true })
    expect(reader.insideFrame).toBe(false)
    reader.push(lengthOnly(20).subarray(0, 2))
    expect(reader.insideFrame).toBe(true)
    reader.push(lengthOnly(20).subarray(2))
    reader.next()
    reader.admit()
    reader.push(first)
    reader.next()
    expect(reader.insideFrame).toBe(false)
  })
})

describe('a frame reader that nothing must be reserved for', () => {
  it('gives every frame that a chunk completes', () => {
    const reader = createFrameReader()
    const stream = Buffer.concat([frame(first), frame(second)])
    expect(reader.read(stream.subarray(0, 10))).toEqual([])
    expect(reader.read(stream.subarray(10, 40)).map(joined)).toEqual([first])
    expect(reader.insideFrame).toBe(true)
    expect(reader.read(stream.subarray(40)).map(joined)).toEqual([second])
    expect(reader.bufferedBytes).toBe(0)
  })

  it('gives the frames before a bad one, then refuses for ever', () => {
    const reader = createFrameReader({ frameBytesMax: 100 })
    expect(reader.read(Buffer.concat([frame(first), lengthOnly(101)])).map(joined)).toEqual([first])
    for (let time = 0; time < 2; time++)
      expect(() => reader.read(frame(first))).toThrow(expect.objectContaining({ code: 'LIMIT_EXCEEDED' }))
    expect(() => createFrameReader().read(lengthOnly(-5))).toThrow(expect.objectContaining({ code: 'MALFORMED' }))
  })

  it('has Kafka’s limit unless told otherwise, and takes memory for nothing that was only announced', () => {
    expect(() => createFrameReader().read(lengthOnly(104_857_601))).toThrow(/at most 104857600/)
    const reader = createFrameReader()
    expect(reader.read(lengthOnly(104_857_600))).toEqual([])
    expect(reader.bufferedBytes).toBe(0)
  })

  it('is not read so when it waits to be admitted', () => {
    expect(() => createFrameReader({ announces: true }).read(frame(first))).toThrow(/announces/)
  })
})

describe('any frames', () => {
  const bodies = fc.array(
    fc.oneof(
      fc.uint8Array({ minLength: 4, maxLength: 40 }),
      // Past the size below which chunks are put together, and past that of what they are put into.
      fc.integer({ min: 1_000, max: 18_000 }).map((length) => Uint8Array.from({ length }, (_, index) => index % 251)),
    ),
    { maxLength: 4 },
  )
  const cuts = fc.array(fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 500, max: 3_000 })), {
    minLength: 1,
  })

  it('come back as they were, in whatever pieces the stream arrives', () => {
    fc.assert(
      fc.property(bodies, cuts, (list, sizes) => {
        const stream = Buffer.concat(list.flatMap((body) => encodeFrame([body.subarray(0, 3), body.subarray(3)])))
        const reader = createFrameReader({ frameBytesMax: 50_000 })
        const held: Records[] = []
        for (let at = 0, turn = 0; at < stream.length; turn++) {
          const end = at + sizes[turn % sizes.length]!
          // A copy of its own, as from a socket: what is not kept must not be needed.
          held.push(...reader.read(Uint8Array.from(stream.subarray(at, end))))
          at = end
        }
        expect(held.length).toBe(list.length)
        expect(held.every((body, index) => Buffer.concat(body).equals(list[index]!))).toBe(true)
        expect(reader.insideFrame).toBe(false)
      }),
      { numRuns: 150 },
    )
  })

  it('are written as their length and the very chunks given', () => {
    const chunks = [first, second]
    const [length, ...rest] = encodeFrame(chunks)
    expect(length).toEqual(lengthOnly(first.length + second.length))
    expect(rest.map((chunk, index) => chunk === chunks[index])).toEqual([true, true])
    expect(encodeFrame(first)[1]).toBe(first)
  })
})
