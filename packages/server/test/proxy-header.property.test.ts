import { isIP } from 'node:net'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readGreeting } from '../src/greeting.ts'
import { parseProxyHeader, type ProxyHeaderStep } from '../src/proxy-header.ts'
import { ip4, ip6, proxyHeader } from './proxy-encoder.ts'

const BYTES_MAX = 400
const port = fc.nat({ max: 65_535 })
const tlvs = fc.array(
  fc.tuple(
    fc.nat({ max: 255 }).filter((type) => type !== 3),
    fc.uint8Array({ maxLength: 40 }),
  ),
  { maxLength: 4 },
)
const bytesOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const header = fc
  .oneof(
    fc.record({
      addresses: fc.tuple(bytesOf(4), port).map(([source, sourcePort]) => ip4([...source], sourcePort)),
      tlvs,
      hasChecksum: fc.boolean(),
    }),
    fc.record({
      protocol: fc.constant(0x21),
      addresses: fc.tuple(bytesOf(16), port).map(([source, sourcePort]) => ip6(source, sourcePort)),
      tlvs,
      hasChecksum: fc.boolean(),
    }),
    fc.record({ command: fc.constant(0), protocol: fc.nat({ max: 255 }), addresses: fc.uint8Array({ maxLength: 60 }) }),
  )
  .map(proxyHeader)
/** Headers, headers with changed bytes, and anything at all. */
const anyBytes = fc.oneof(
  header,
  fc
    .tuple(header, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 }))
    .map(([bytes, changes]) => {
      const changed = Buffer.from(bytes)
      for (const [at, value] of changes) changed[at % changed.length] = value
      return changed
    }),
  fc.uint8Array({ maxLength: 300 }),
)

function check(step: ProxyHeaderStep, bytes: Uint8Array): void {
  if (step.kind === 'refused') expect(step.reason).toMatch(/PROXY protocol/)
  if (step.kind !== 'header') return
  expect(step.headerBytes).toBeGreaterThanOrEqual(16)
  expect(step.headerBytes).toBeLessThanOrEqual(Math.min(bytes.length, BYTES_MAX))
  if (step.source !== null) expect(isIP(step.source.address)).not.toBe(0)
}

describe('a PROXY protocol header', () => {
  it('whatever its addresses and TLVs are, is read, and gives the source’s bytes and port back', () => {
    fc.assert(
      fc.property(header, (bytes) => {
        const step = parseProxyHeader(bytes, BYTES_MAX)
        expect(step).toMatchObject({ kind: 'header', headerBytes: bytes.length })
        if (step.kind !== 'header' || step.source === null) return
        const portAt = bytes[13] === 0x11 ? 24 : 48
        expect(step.source.port).toBe(bytes.readUInt16BE(portAt))
        if (bytes[13] === 0x11) expect(step.source.address).toBe([...bytes.subarray(16, 20)].join('.'))
        else
          expect(groupsOf(step.source.address)).toEqual(
            Array.from({ length: 8 }, (_, i) => bytes.readUInt16BE(16 + 2 * i)),
          )
      }),
    )
  })

  it('and anything else is answered for without an exception', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => check(parseProxyHeader(bytes, BYTES_MAX), bytes)),
      { numRuns: 2_000 },
    )
  })

  it('and anything else comes to the same in whatever pieces it arrives', () => {
    fc.assert(
      fc.property(anyBytes, fc.uint8Array({ maxLength: 5 }), fc.boolean(), (greeting, more, isTls) => {
        const bytes = Buffer.concat([greeting, more])
        const expected = { isProxied: true, isTls, headerBytesMax: BYTES_MAX }
        const whole = readGreeting(bytes, expected)
        const steps = Array.from({ length: bytes.length + 1 }, (_, length) =>
          readGreeting(bytes.subarray(0, length), expected),
        )
        // The first that is decided is what the whole comes to, and so are all that follow.
        const decided = steps.findIndex(({ kind }) => kind !== 'need-bytes')
        if (decided < 0) expect(whole.kind).toBe('need-bytes')
        else for (const step of steps.slice(decided)) expect(step).toEqual(whole)
      }),
      { numRuns: 300 },
    )
  })
})

/** The eight groups of an IPv6 address, which may be one of IPv4. */
function groupsOf(address: string): number[] {
  if (isIP(address) === 4) {
    const [a, b, c, d] = address.split('.').map(Number)
    return [0, 0, 0, 0, 0, 0xffff, (a! << 8) | b!, (c! << 8) | d!]
  }
  const { hostname } = new URL(`http://[${address}]/`)
  const [front = '', back] = hostname.slice(1, -1).split('::')
  const numbers = (text: string) => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)))
  if (back === undefined) return numbers(front)
  const [head, tail] = [numbers(front), numbers(back)]
  return [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail]
}
