import { hostname, networkInterfaces } from 'node:os'
import { describe, expect, it } from 'vitest'
import {
  ADVERTISE_STRATEGY_DEFAULT,
  type AddressFamily,
  type AdvertiseStrategy,
  advertiseStrategies,
  type InterfaceAddress,
  isValidHost,
  resolveAdvertisedHost,
} from '../src/index.ts'

const external = (family: AddressFamily, address: string): InterfaceAddress => ({ address, family, internal: false })
const ip4 = (address: string) => external('IPv4', address)
const ip6 = (address: string) => external('IPv6', address)
const loopback: InterfaceAddress[] = [
  { address: '127.0.0.1', family: 'IPv4', internal: true },
  { address: '::1', family: 'IPv6', internal: true },
]

const resolve = (strategy: AdvertiseStrategy, interfaces: Record<string, InterfaceAddress[]>) =>
  resolveAdvertisedHost(strategy, { interfaces: { lo: loopback, ...interfaces }, hostname: 'node-7' })

describe('automatic addresses', () => {
  it.each<[string, AdvertiseStrategy, Record<string, InterfaceAddress[]>, string]>([
    [
      'a private address goes before a global one',
      'auto-ip4',
      { a0: [ip4('198.51.100.4')], b0: [ip4('10.1.2.3')] },
      '10.1.2.3',
    ],
    [
      'shared address space goes between',
      'auto-ip4',
      { a0: [ip4('198.51.100.4')], b0: [ip4('100.64.0.9')] },
      '100.64.0.9',
    ],
    ['172.31 is private', 'auto-ip4', { a0: [ip4('172.32.0.1')], b0: [ip4('172.31.0.1')] }, '172.31.0.1'],
    ['a global address will do', 'auto-ip4', { eth0: [ip4('198.51.100.4')] }, '198.51.100.4'],
    ['link-local is skipped', 'auto-ip4', { a0: [ip4('169.254.170.2')], b0: [ip4('198.51.100.4')] }, '198.51.100.4'],
    [
      'a bridge of a container engine comes last',
      'auto-ip4',
      { docker0: [ip4('172.17.0.1')], eth0: [ip4('198.51.100.4')] },
      '198.51.100.4',
    ],
    ['and is taken when there is nothing else', 'auto-ip4', { docker0: [ip4('172.17.0.1')] }, '172.17.0.1'],
    ['equals go by interface name', 'auto-ip4', { eth1: [ip4('10.0.0.1')], eth0: [ip4('10.0.0.2')] }, '10.0.0.2'],
    ['families are not mixed', 'auto-ip6', { eth0: [ip4('10.0.0.1'), ip6('2001:db9::5')] }, '2001:db9::5'],
    [
      'a unique local address goes before a global one',
      'auto-ip6',
      { eth0: [ip6('2001:db9::5'), ip6('fd12::1')] },
      'fd12::1',
    ],
    ['link-local IPv6 is skipped', 'auto-ip6', { a0: [ip6('fe80::1')], b0: [ip6('2001:db9::5')] }, '2001:db9::5'],
    ['mapped IPv4 is skipped', 'auto-ip6', { a0: [ip6('::ffff:10.0.0.1')], b0: [ip6('2001:db9::5')] }, '2001:db9::5'],
  ])('%s', (_, strategy, interfaces, host) => {
    expect(resolve(strategy, interfaces)).toEqual({ ok: true, host })
  })

  it('the order in which interfaces are listed does not matter', () => {
    const entries = Object.entries({
      eth0: [ip4('10.0.0.9'), ip4('10.0.0.10')],
      wlan0: [ip4('10.0.0.1')],
      tun0: [ip4('192.168.1.1')],
    })
    const forward = resolve('auto-ip4', Object.fromEntries(entries))
    expect(resolve('auto-ip4', Object.fromEntries(entries.reverse()))).toEqual(forward)
  })

  it('without an address the answer says what to set', () => {
    expect(resolve('auto-ip6', { eth0: [ip4('10.0.0.1'), ip6('fe80::1')] })).toEqual({
      ok: false,
      code: 'NO_ADDRESS',
      message:
        'no network interface (lo, eth0) has an IPv6 address that others can reach: ' +
        'set advertiseHostnameStrategy to local, hostname or custom',
    })
  })

  it('what node:os answers is taken as it is, and what comes out is valid', () => {
    for (const strategy of advertiseStrategies) {
      const found = resolveAdvertisedHost(strategy, {
        interfaces: networkInterfaces(),
        hostname: hostname(),
        custom: 'a.b',
      })
      expect(found.ok ? isValidHost(found.host) : found.message.length > 0).toBe(true)
    }
  })
})

describe('the other strategies', () => {
  const sources = { interfaces: {}, hostname: 'node-7' }

  it('hostname is the name of the machine, if it can be one', () => {
    expect(resolveAdvertisedHost('hostname', sources)).toEqual({ ok: true, host: 'node-7' })
    expect(resolveAdvertisedHost('hostname', { ...sources, hostname: 'Jo’s Mac' })).toMatchObject({
      code: 'INVALID_HOST',
    })
  })

  it('local is the loopback address', () => {
    expect(resolveAdvertisedHost('local', sources)).toEqual({ ok: true, host: '127.0.0.1' })
  })

  it('custom is what was given, and needs something valid to be given', () => {
    expect(resolveAdvertisedHost('custom', { ...sources, custom: 'fd00::1' })).toEqual({ ok: true, host: 'fd00::1' })
    expect(resolveAdvertisedHost('custom', sources)).toMatchObject({ ok: false, code: 'CUSTOM_MISSING' })
    expect(resolveAdvertisedHost('custom', { ...sources, custom: '' })).toMatchObject({ code: 'CUSTOM_MISSING' })
    expect(resolveAdvertisedHost('custom', { ...sources, custom: 'a:9092' })).toMatchObject({ code: 'INVALID_HOST' })
  })

  it('the default is one of them', () => {
    expect(advertiseStrategies).toContain(ADVERTISE_STRATEGY_DEFAULT)
  })
})

describe('a host', () => {
  const label = 'a'.repeat(63)
  it.each([
    'localhost',
    'kafka-0.kafka.prod.svc.cluster.local',
    'example.com.',
    'my_container',
    '10.0.0.1',
    '::1',
    'fd00::a:1',
    'xn--bcher-kva.example',
    '1a',
    `${label}.${label}.${label}`,
  ])('may be %s', (host) => {
    expect(isValidHost(host)).toBe(true)
  })

  it.each([
    '',
    '.',
    'a..b',
    '-a',
    'a-',
    'a b',
    'a:9092',
    '[::1]',
    'fe80::1%eth0',
    '300.0.0.1',
    '1.2.3',
    'a.1',
    'http://a',
    'a/b',
    'ü.example',
    'a\n',
    '$(x)',
    `${label}a`,
    `${'a.'.repeat(128)}b`,
  ])('may not be %j', (host) => {
    expect(isValidHost(host)).toBe(false)
  })
})
