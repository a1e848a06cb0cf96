import { BlockList, isIP } from 'node:net'

/** Where in the world an IP address has a meaning. */
export type AddressKind =
  | 'loopback'
  | 'unspecified'
  | 'private'
  | 'shared'
  | 'link-local'
  | 'unique-local'
  | 'multicast'
  | 'public'

type Range = readonly [network: string, prefixLength: number]

const RANGES: readonly (readonly [AddressKind, readonly Range[]])[] = [
  [
    'loopback',
    [
      ['127.0.0.0', 8],
      ['::1', 128],
    ],
  ],
  [
    'unspecified',
    [
      ['0.0.0.0', 8],
      ['::', 128],
    ],
  ],
  [
    'private',
    [
      ['10.0.0.0', 8],
      ['172.16.0.0', 12],
      ['192.168.0.0', 16],
    ],
  ],
  ['shared', [['100.64.0.0', 10]]],
  [
    'link-local',
    [
      ['169.254.0.0', 16],
      ['fe80::', 10],
    ],
  ],
  ['unique-local', [['fc00::', 7]]],
  [
    'multicast',
    [
      ['224.0.0.0', 4],
      ['ff00::', 8],
    ],
  ],
]

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4'
}

const lists = RANGES.map(([kind, ranges]) => {
  const list = new BlockList()
  for (const [network, prefixLength] of ranges) list.addSubnet(network, prefixLength, familyOf(network))
  return { kind, list }
})

/** The kind of an IP address, an IPv4 address inside of an IPv6 one looked through; undefined for what is no address. */
export function addressKind(address: string): AddressKind | undefined {
  const inner = /^::ffff:([\d.]+)$/i.exec(address)?.[1] ?? address.replace(/%.*$/, '')
  if (isIP(inner) === 0) return undefined
  return lists.find(({ list }) => list.check(inner, familyOf(inner)))?.kind ?? 'public'
}

const WORDS: Readonly<Record<AddressKind, string>> = {
  loopback: 'a loopback address, which means every machine itself',
  unspecified: 'no address that can be connected to',
  private: 'a private address (RFC 1918)',
  shared: 'an address of a provider behind NAT (RFC 6598)',
  'link-local': 'a link-local address',
  'unique-local': 'a private IPv6 address (RFC 4193)',
  multicast: 'a multicast address',
  public: 'a public address',
}

const SHORT: Readonly<Record<AddressKind, string>> = {
  loopback: 'loopback',
  unspecified: 'unspecified',
  private: 'private, RFC 1918',
  shared: 'behind NAT, RFC 6598',
  'link-local': 'link-local',
  'unique-local': 'private, RFC 4193',
  multicast: 'multicast',
  public: 'public',
}

/** The kind in a word or two. */
export function shortAddressKind(kind: AddressKind): string {
  return SHORT[kind]
}

/** The kind in words. */
export function describeAddressKind(kind: AddressKind): string {
  return WORDS[kind]
}

/** Whether an address of this kind means something in one network only. */
export function isLocalKind(kind: AddressKind): boolean {
  return kind === 'private' || kind === 'shared' || kind === 'link-local' || kind === 'unique-local'
}

/** Whether an address of this kind can only ever mean the machine that uses it. */
function isSelfKind(kind: AddressKind): boolean {
  return kind === 'loopback' || kind === 'unspecified'
}

/** Whether a name or address says by itself that it is the machine that uses it. */
export function isSelfHost(host: string): boolean {
  const kind = addressKind(host)
  return kind === undefined ? /^(?:.*\.)?localhost(?:\.localdomain)?\.?$/i.test(host) : isSelfKind(kind)
}
