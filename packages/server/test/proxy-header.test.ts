import { describe, expect, it } from 'vitest'
import { parseProxyHeader } from '../src/proxy-header.ts'
import { type HeaderSpec, ip4, ip6, proxyHeader } from './proxy-encoder.ts'

const BYTES_MAX = 4_096
const ADDRESSES = ip4([203, 0, 113, 7], 40_001)
const SOURCE = { address: '203.0.113.7', port: 40_001 }
const parse = (bytes: Uint8Array, bytesMax = BYTES_MAX) => parseProxyHeader(bytes, bytesMax)
const reasonFor = (spec: HeaderSpec, bytesMax = BYTES_MAX) => {
  const step = parse(proxyHeader(spec), bytesMax)
  return step.kind === 'refused' ? step.reason : step
}

describe('a PROXY protocol header of version 2', () => {
  it('as HAProxy sends it for TCP over IPv4 says where the client is', () => {
    // 127.0.0.1:34904 to 127.0.0.1:9092, written down byte by byte.
    const bytes = Buffer.from('0d0a0d0a000d0a515549540a2111000c7f0000017f00000188582384', 'hex')
    expect(parse(bytes)).toEqual({ kind: 'header', headerBytes: 28, source: { address: '127.0.0.1', port: 34_904 } })
  })

  it.each([
    ['20010db8000000000000000000000042', '2001:db8::42'],
    ['00000000000000000000000000000001', '::1'],
    ['fe800000000000000001000200030004', 'fe80::1:2:3:4'],
    ['20010db8000100000000000100000001', '2001:db8:1::1:0:1'],
    ['00000000000000000000ffffcb007107', '203.0.113.7'],
  ])('for TCP over IPv6 from %s says %s', (hex, address) => {
    const bytes = proxyHeader({ protocol: 0x21, addresses: ip6(Buffer.from(hex, 'hex'), 65_535) })
    expect(parse(bytes)).toEqual({ kind: 'header', headerBytes: 52, source: { address, port: 65_535 } })
  })

  it('ends where it says, whatever follows', () => {
    const bytes = Buffer.concat([proxyHeader({ addresses: ADDRESSES }), Buffer.from('anything')])
    expect(parse(bytes)).toEqual({ kind: 'header', headerBytes: 28, source: SOURCE })
  })

  it.each([
    ['LOCAL, whatever else it holds', { command: 0, protocol: 0xff, addresses: Buffer.alloc(77, 0xff) }],
    ['LOCAL without anything', { command: 0, protocol: 0 }],
    ['an unspecified family', { protocol: 0x00 }],
    ['an unspecified family with something in it', { protocol: 0x01, addresses: Buffer.alloc(5, 0xff) }],
    ['a UNIX socket', { protocol: 0x31, addresses: Buffer.alloc(216, 'a') }],
    ['datagrams over IPv4', { protocol: 0x12, addresses: ADDRESSES }],
    ['datagrams over IPv6', { protocol: 0x22, addresses: Buffer.alloc(36) }],
    ['an unspecified transport', { protocol: 0x10, addresses: ADDRESSES }],
  ])('of %s leaves the socket’s own address', (_what, spec) => {
    const bytes = proxyHeader(spec)
    expect(parse(bytes)).toEqual({ kind: 'header', headerBytes: bytes.length, source: null })
  })

  it('may hold TLVs, known and unknown, empty and nested, which are read over', () => {
    const tlvs = [
      [0x02, Buffer.from('kafka.example.com')],
      [0x04, Buffer.alloc(9)],
      [0x20, Buffer.from('0100000000210007544c5376312e33', 'hex')],
      [0xea, Buffer.from('01vpce-08d2bf15fac5001c9')],
      [0xff, Buffer.alloc(0)],
    ] as const
    const bytes = proxyHeader({ addresses: ADDRESSES, tlvs })
    expect(parse(bytes)).toEqual({ kind: 'header', headerBytes: bytes.length, source: SOURCE })
  })

  it('with a checksum is taken when that is right, and refused when any bit of the header is another', () => {
    const bytes = proxyHeader({ addresses: ADDRESSES, tlvs: [[0xea, Buffer.from('x')]], hasChecksum: true })
    expect(parse(bytes)).toMatchObject({ kind: 'header', source: SOURCE })
    for (let bit = 16 * 8; bit < 28 * 8; bit++) {
      const wrong = Buffer.from(bytes)
      wrong[bit >> 3]! ^= 1 << (bit & 7)
      expect(parse(wrong)).toEqual({ kind: 'refused', reason: 'PROXY protocol header whose checksum is wrong' })
    }
  })

  it.each([
    [
      'another version',
      { version: 3, addresses: ADDRESSES },
      'version 3 of the PROXY protocol where version 2 is required',
    ],
    ['another command', { command: 2, addresses: ADDRESSES }, 'command 2'],
    ['another family', { protocol: 0x41, addresses: ADDRESSES }, 'family 4 and transport 1'],
    ['another transport', { protocol: 0x13, addresses: ADDRESSES }, 'family 1 and transport 3'],
    ['too few bytes for IPv4', { addresses: ADDRESSES.subarray(1) }, 'too short for its addresses'],
    ['too few bytes for IPv6', { protocol: 0x21, addresses: ADDRESSES }, 'too short for its addresses'],
    [
      'too few bytes for a UNIX socket',
      { protocol: 0x31, addresses: Buffer.alloc(215) },
      'too short for its addresses',
    ],
    ['half a TLV’s head', { addresses: Buffer.concat([ADDRESSES, Buffer.alloc(2)]) }, 'ends inside a TLV'],
    ['half a TLV', { addresses: Buffer.concat([ADDRESSES, Buffer.from([5, 0, 2, 1])]) }, 'ends inside a TLV'],
    [
      'a checksum of three bytes',
      { addresses: ADDRESSES, tlvs: [[3, Buffer.alloc(3)]] as const },
      'checksum that is not of four',
    ],
    [
      'a checksum that is none',
      { addresses: ADDRESSES, tlvs: [[3, Buffer.alloc(4)]] as const },
      'whose checksum is wrong',
    ],
  ])('with %s is refused', (_what, spec, reason) => {
    expect(reasonFor(spec)).toContain(reason)
  })

  it('that is longer than the limit is refused before it has come', () => {
    const bytes = proxyHeader({ addresses: ADDRESSES, tlvs: [[0xea, Buffer.alloc(300)]] })
    expect(parse(bytes, bytes.length)).toMatchObject({ kind: 'header' })
    expect(parse(bytes.subarray(0, 16), bytes.length - 1)).toEqual({
      kind: 'refused',
      reason: 'PROXY protocol header of 331 bytes; at most 330 are accepted',
    })
  })
})

describe('a connection that does not begin with one', () => {
  it.each([
    [
      'version 1',
      Buffer.from('PROXY TCP4 192.0.2.1 '),
      6,
      'version 1 of the PROXY protocol where version 2 is required',
    ],
    ['TLS', Buffer.from('160301', 'hex'), 1, 'no PROXY protocol header: the peer begins with TLS'],
    [
      'a request',
      Buffer.from([0, 0, 0, 10]),
      1,
      'no PROXY protocol header: the peer is no proxy, or does not send one',
    ],
    [
      'almost version 1',
      Buffer.from('PRODUCE'),
      4,
      'no PROXY protocol header: the peer is no proxy, or does not send one',
    ],
    ['almost the signature', Buffer.from('0d0a0d0a000d0a515549540b', 'hex'), 12, 'no PROXY protocol header'],
  ])('but with %s is refused at the first byte that cannot be right', (_what, bytes, decidedAt, reason) => {
    for (let length = 0; length < decidedAt; length++)
      expect(parse(bytes.subarray(0, length))).toEqual({ kind: 'need-bytes' })
    for (let length = decidedAt; length <= bytes.length; length++)
      expect(parse(bytes.subarray(0, length))).toEqual({ kind: 'refused', reason: expect.stringContaining(reason) })
  })
})
