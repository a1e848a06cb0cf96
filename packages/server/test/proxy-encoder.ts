import { crc32c } from '@millrace/crc32c'

/** A TLV of a header. */
export type Tlv = readonly [type: number, value: Uint8Array]

/** What a header says. */
export interface HeaderSpec {
  /** @defaultValue 2 */
  readonly version?: number
  /** @defaultValue 1, PROXY */
  readonly command?: number
  /** Family and transport as one byte. @defaultValue 0x11, TCP over IPv4 */
  readonly protocol?: number
  /** Addresses and ports of both ends. */
  readonly addresses?: Uint8Array
  /** @defaultValue none */
  readonly tlvs?: readonly Tlv[]
  /** Whether a checksum is added. */
  readonly hasChecksum?: boolean
}

/** Both ends of a TCP connection over IPv4. */
export function ip4(source: readonly number[], sourcePort: number): Buffer {
  return Buffer.from([...source, 192, 0, 2, 1, sourcePort >> 8, sourcePort & 0xff, 0x23, 0x84])
}

/** Both ends of a TCP connection over IPv6; the source as sixteen bytes. */
export function ip6(source: Uint8Array, sourcePort: number): Buffer {
  const ports = Buffer.from([sourcePort >> 8, sourcePort & 0xff, 0x23, 0x84])
  return Buffer.concat([source, Buffer.alloc(16, 1), ports])
}

/** A header of version 2, written down from the specification. */
export function proxyHeader(spec: HeaderSpec): Buffer {
  const {
    version = 2,
    command = 1,
    protocol = 0x11,
    addresses = Buffer.alloc(0),
    tlvs = [],
    hasChecksum = false,
  } = spec
  const all: readonly Tlv[] = hasChecksum ? [...tlvs, [3, new Uint8Array(4)]] : tlvs
  const parts = all.flatMap(([type, value]) => [Buffer.from([type, value.length >> 8, value.length & 0xff]), value])
  const rest = Buffer.concat([addresses, ...parts])
  const head = Buffer.from('0d0a0d0a000d0a515549540a00000000', 'hex')
  head[12] = (version << 4) | command
  head[13] = protocol
  head.writeUInt16BE(rest.length, 14)
  const header = Buffer.concat([head, rest])
  if (hasChecksum) header.writeUInt32BE(crc32c(header), header.length - 4)
  return header
}
