import { describe, expect, it } from 'vitest'
import { addressKind, isSelfHost } from '../../src/doctor/address-kind.ts'
import { parseBootstrap, showEndpoint } from '../../src/doctor/endpoint.ts'
import { judgeCertificate } from '../../src/doctor/judge-certificate.ts'
import { certificate } from './scenarios.ts'
import { TODAY_MS } from './run-scripted.ts'

describe('a bootstrap list', () => {
  it('is read with names, addresses of both families, blanks, and each entry once', () => {
    const parsed = parseBootstrap('a.example:9092, 10.0.0.1:19092,[2001:db8::1]:9092,a.example:9092')
    expect(parsed).toEqual({
      ok: true,
      endpoints: [
        { host: 'a.example', port: 9092 },
        { host: '10.0.0.1', port: 19092 },
        { host: '2001:db8::1', port: 9092 },
      ],
    })
    if (parsed.ok) expect(parsed.endpoints.map(showEndpoint)[2]).toBe('[2001:db8::1]:9092')
  })

  it.each([
    ['', 'is empty'],
    ['a:1,', 'is empty'],
    ['2001:db8::1', 'written [address]:port'],
    ['[a]:1', 'brackets around what is no IPv6 address'],
    ['a b:1', 'neither a name nor an address'],
    ['a:99999', 'port'],
    [Array.from({ length: 17 }, (_, index) => `a${index}:1`).join(','), 'at most 16 entries'],
  ])('%j says what is wrong with it', (text, problem) => {
    const parsed = parseBootstrap(text)
    expect(parsed.ok ? '' : parsed.problems.join()).toContain(problem)
  })
})

describe('the kind of an address', () => {
  it.each([
    ['127.0.0.1', 'loopback'],
    ['127.9.9.9', 'loopback'],
    ['::1', 'loopback'],
    ['0.0.0.0', 'unspecified'],
    ['::', 'unspecified'],
    ['10.255.255.255', 'private'],
    ['11.0.0.0', 'public'],
    ['172.15.255.255', 'public'],
    ['172.16.0.0', 'private'],
    ['172.32.0.0', 'public'],
    ['192.168.0.1', 'private'],
    ['100.63.255.255', 'public'],
    ['100.64.0.0', 'shared'],
    ['100.128.0.0', 'public'],
    ['169.254.169.254', 'link-local'],
    ['fe80::1%eth0', 'link-local'],
    ['fd00::1', 'unique-local'],
    ['fe00::1', 'public'],
    ['ff02::1', 'multicast'],
    ['224.0.0.1', 'multicast'],
    ['::ffff:10.0.0.1', 'private'],
    ['2001:db8::1', 'public'],
    ['kafka', undefined],
  ])('%s is %s', (address, kind) => {
    expect(addressKind(address)).toBe(kind)
  })

  it.each([
    ['localhost', true],
    ['LOCALHOST.', true],
    ['localhost.localdomain', true],
    ['kafka.localhost', true],
    ['0.0.0.0', true],
    ['::1', true],
    ['localhost.example.com', false],
    ['10.0.0.1', false],
  ])('%s means the machine itself: %s', (host, expected) => {
    expect(isSelfHost(host)).toBe(expected)
  })
})

describe('a certificate', () => {
  it('is good when nothing is wrong with it, and has days left', () => {
    expect(judgeCertificate({ ...certificate(), isForName: true }, TODAY_MS)).toEqual({ problems: [], daysLeft: 60 })
  })

  it('has every fault named, where a library names one', () => {
    const [leaf] = certificate().chain
    const old = {
      ...certificate({ chain: [{ ...leaf!, validToMs: TODAY_MS - 1 }], chainError: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
    }
    expect(judgeCertificate({ ...old, isForName: false }, TODAY_MS).problems).toEqual([
      'expired',
      'wrong-name',
      'untrusted',
    ])
  })

  it('is expired when the authority above it is', () => {
    const [leaf] = certificate().chain
    const chain = [leaf!, { ...leaf!, subject: 'Example CA', validToMs: TODAY_MS - 1 }]
    expect(judgeCertificate({ ...certificate({ chain }), isForName: true }, TODAY_MS).problems).toEqual(['expired'])
  })
})
