import { describe, expect, it } from 'vitest'
import { createFrameReader, describeBadFrame, type FrameStep } from '../src/frame-reader.ts'

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
