import { BlockList, isIP, type Socket } from 'node:net'

/** An address and a port. */
export interface Endpoint {
  /** IPv4 or IPv6 text; IPv4 mapped into IPv6 is written as IPv4. Empty when nobody knows it any more. */
  readonly address: string
  /** TCP port. */
  readonly port: number
}

/** Blocks of addresses in one list: each is looked at for every connection. */
export const PROXY_BLOCKS_MAX = 1_024

const MAPPED = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i

/** The address in the form of {@link Endpoint}: a socket of both families names its IPv4 peers as IPv6. */
export function plainAddress(address: string): string {
  return address.replace(MAPPED, '')
}

/** Who is at the other end of a socket. */
export function peerOf(socket: Socket): Endpoint {
  return { address: plainAddress(socket.remoteAddress ?? ''), port: socket.remotePort ?? 0 }
}

/** A set of address blocks. */
export interface AddressBlocks {
  /** Whether a plain address is in any of them. Anything else is not. */
  has(address: string): boolean
}

/** Reads blocks such as `10.0.0.0/8`, `fd00::/8` or one address alone. Adds a sentence to `problems` for each wrong one. */
export function parseAddressBlocks(texts: readonly string[], problems: string[]): AddressBlocks {
  const blocks = new BlockList()
  for (const text of texts.slice(0, PROXY_BLOCKS_MAX)) {
    const block = parseBlock(text)
    if (block === undefined) problems.push(`${JSON.stringify(text)} is no address block such as 10.0.0.0/8 or fd00::/8`)
    else blocks.addSubnet(block.address, block.prefixBits, block.family)
  }
  if (texts.length > PROXY_BLOCKS_MAX) problems.push(`at most ${PROXY_BLOCKS_MAX} address blocks are allowed`)
  return {
    has(address) {
      // A link-local address names its interface too, which is no part of a block.
      const bare = address.split('%', 1)[0] ?? ''
      const version = isIP(bare)
      return version !== 0 && blocks.check(bare, version === 4 ? 'ipv4' : 'ipv6')
    },
  }
}

function parseBlock(text: string) {
  const [address = '', prefix, ...rest] = text.split('/')
  const version = isIP(address)
  // Peers are never seen at mapped addresses, so that such a block would be in vain.
  if (version === 0 || rest.length > 0 || address.includes('%') || /^::ffff:/i.test(address)) return undefined
  const width = version === 4 ? 32 : 128
  if (prefix !== undefined && !(/^\d{1,3}$/.test(prefix) && Number(prefix) <= width)) return undefined
  const family = version === 4 ? ('ipv4' as const) : ('ipv6' as const)
  return { address, family, prefixBits: prefix === undefined ? width : Number(prefix) }
}
