import { isIP } from 'node:net'

/** An address as a number, with its length. */
export interface AddressBits {
  readonly width: 32 | 128
  readonly bits: bigint
}

// ::ffff:0:0/96: how a socket of both families names an IPv4 peer.
const MAPPED_PREFIX = 0xffffn

/** The bits of an address in text form, with an IPv4 address mapped into IPv6 as IPv4; undefined for anything else. */
export function parseAddress(text: string): AddressBits | undefined {
  const bare = text.split('%', 1)[0] ?? text
  const family = isIP(bare)
  if (family === 4) return { width: 32, bits: parseIp4(bare) }
  if (family !== 6) return undefined
  const bits = parseIp6(bare)
  return bits >> 32n === MAPPED_PREFIX ? { width: 32, bits: bits & 0xffff_ffffn } : { width: 128, bits }
}

/** `bits` with all but the first `prefixBits` set to 0. */
export function networkOf({ width, bits }: AddressBits, prefixBits: number): bigint {
  const hostBits = BigInt(width - prefixBits)
  return (bits >> hostBits) << hostBits
}

function parseIp4(text: string): bigint {
  return text.split('.').reduce((bits, octet) => (bits << 8n) | BigInt(octet), 0n)
}

/** Of a valid address: `isIP` has seen to it. */
function parseIp6(text: string): bigint {
  const [head = '', tail] = text.split('::')
  const front = groupsOf(head)
  if (tail === undefined) return joinGroups(front)
  const back = groupsOf(tail)
  const zeros = Array<bigint>(8 - front.length - back.length).fill(0n)
  return joinGroups([...front, ...zeros, ...back])
}

function groupsOf(text: string): bigint[] {
  if (text === '') return []
  return text.split(':').flatMap((group) => {
    if (!group.includes('.')) return [BigInt(`0x${group}`)]
    const bits = parseIp4(group)
    return [bits >> 16n, bits & 0xffffn]
  })
}

function joinGroups(groups: readonly bigint[]): bigint {
  return groups.reduce((bits, group) => (bits << 16n) | group, 0n)
}
