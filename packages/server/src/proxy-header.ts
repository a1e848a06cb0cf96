import { SocketAddress } from 'node:net'
import { crc32cOfChunks } from '@millrace/crc32c'
import { type Endpoint, plainAddress } from './address.ts'

/** What the bytes at the beginning of a connection say. */
export type ProxyHeaderStep =
  | {
      /** Nothing yet. */
      readonly kind: 'need-bytes'
    }
  | {
      /** There is a whole header. */
      readonly kind: 'header'
      /** Its length; what follows is the client's. */
      readonly headerBytes: number
      /** Where the client is; null when the connection is the proxy's own, or is not over TCP. */
      readonly source: Endpoint | null
    }
  | {
      /** There is none, or one that breaks the specification. */
      readonly kind: 'refused'
      /** Why. */
      readonly reason: string
    }

/** A header with the longest addresses, those of UNIX sockets, and nothing after them. */
export const PROXY_HEADER_BYTES_FLOOR = 232

const SIGNATURE = [0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a] as const
/** "PROXY ": how a header of version 1 begins. */
const TEXT_SIGNATURE = [0x50, 0x52, 0x4f, 0x58, 0x59, 0x20] as const
const TLS_HANDSHAKE = 0x16
/** Signature, version and command, family and transport, length of the rest. */
const FIXED_BYTES = 16
const Command = { LOCAL: 0, PROXY: 1 } as const
const Family = { UNSPEC: 0, INET: 1, INET6: 2, UNIX: 3 } as const
const Transport = { STREAM: 1, DGRAM: 2 } as const
/** Bytes of both ends' addresses, by family. */
const ADDRESS_BYTES: readonly number[] = [0, 12, 36, 216]
const TLV_HEAD_BYTES = 3
const TLV_CRC32C = 0x03
const CRC_BYTES = 4
const ZEROS = new Uint8Array(CRC_BYTES)
const NEED_BYTES: ProxyHeaderStep = Object.freeze({ kind: 'need-bytes' })

/**
 * Reads a PROXY protocol header of version 2, which a proxy sends before the client's first byte.
 *
 * Total: whatever the bytes are, it answers one of three things, and never another when they come in other pieces. What
 * is wrong is told from the first byte that cannot be right. A LOCAL header is read over, as the specification has it,
 * and so are families that are not TCP's; values that it reserves are refused. TLVs are read over, but for a checksum,
 * which must be right.
 *
 * @param bytes - All that have arrived.
 * @param bytesMax - The longest header that is accepted.
 * @see https://www.haproxy.org/download/3.0/doc/proxy-protocol.txt
 */
export function parseProxyHeader(bytes: Uint8Array, bytesMax: number): ProxyHeaderStep {
  const known = Math.min(bytes.length, SIGNATURE.length)
  for (let index = 0; index < known; index++) {
    if (bytes[index] !== SIGNATURE[index]) return withoutSignature(bytes)
  }
  if (bytes.length < FIXED_BYTES) return NEED_BYTES
  const version = bytes[12]! >> 4
  const command = bytes[12]! & 0x0f
  const family = bytes[13]! >> 4
  const transport = bytes[13]! & 0x0f
  const headerBytes = FIXED_BYTES + ((bytes[14]! << 8) | bytes[15]!)
  if (version !== 2) return refused(`version ${version} of the PROXY protocol where version 2 is required`)
  if (command > Command.PROXY) return refused(`PROXY protocol command ${command}, which is not defined`)
  if (headerBytes > bytesMax) {
    return refused(`PROXY protocol header of ${headerBytes} bytes; at most ${bytesMax} are accepted`)
  }
  const isLocal = command === Command.LOCAL
  if (!isLocal && (family > Family.UNIX || transport > Transport.DGRAM))
    return refused(`PROXY protocol family ${family} and transport ${transport}, which are not defined`)
  const tlvsAt = FIXED_BYTES + (ADDRESS_BYTES[family] ?? 0)
  if (!isLocal && headerBytes < tlvsAt)
    return refused(`PROXY protocol header of ${headerBytes} bytes, too short for its addresses`)
  if (bytes.length < headerBytes) return NEED_BYTES
  // What a LOCAL header and one of no family hold has no meaning.
  if (isLocal || family === Family.UNSPEC) return { kind: 'header', headerBytes, source: null }
  const problem = tlvProblem(bytes.subarray(0, headerBytes), tlvsAt)
  if (problem !== undefined) return refused(problem)
  return { kind: 'header', headerBytes, source: transport === Transport.STREAM ? sourceOf(bytes, family) : null }
}

/** What to say of a connection that begins otherwise: the usual mistakes by name. */
function withoutSignature(bytes: Uint8Array): ProxyHeaderStep {
  const known = Math.min(bytes.length, TEXT_SIGNATURE.length)
  for (let index = 0; index < known; index++) {
    if (bytes[index] === TEXT_SIGNATURE[index]) continue
    if (bytes[0] === TLS_HANDSHAKE) return refused('no PROXY protocol header: the peer begins with TLS')
    return refused('no PROXY protocol header: the peer is no proxy, or does not send one')
  }
  if (known < TEXT_SIGNATURE.length) return NEED_BYTES
  return refused('version 1 of the PROXY protocol where version 2 is required')
}

function sourceOf(bytes: Uint8Array, family: number): Endpoint | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (family === Family.INET) {
    return { address: bytes.subarray(16, 20).join('.'), port: view.getUint16(24) }
  }
  if (family !== Family.INET6) return null
  const groups = Array.from({ length: 8 }, (_, index) => view.getUint16(FIXED_BYTES + 2 * index).toString(16))
  const { address } = new SocketAddress({ address: groups.join(':'), family: 'ipv6' })
  return { address: plainAddress(address), port: view.getUint16(48) }
}

/** What is wrong with the TLVs, which fill the header from `at` on. */
function tlvProblem(header: Uint8Array, at: number): string | undefined {
  const view = new DataView(header.buffer, header.byteOffset, header.length)
  for (let tlvAt = at; tlvAt < header.length; ) {
    const valueAt = tlvAt + TLV_HEAD_BYTES
    const endAt = valueAt > header.length ? Infinity : valueAt + view.getUint16(tlvAt + 1)
    if (endAt > header.length) return 'PROXY protocol header that ends inside a TLV'
    if (header[tlvAt] === TLV_CRC32C) {
      if (endAt - valueAt !== CRC_BYTES) return 'PROXY protocol checksum that is not of four bytes'
      // The checksum is over the header with zeros in its own place.
      const checksum = crc32cOfChunks([header.subarray(0, valueAt), ZEROS, header.subarray(endAt)])
      if (checksum !== view.getUint32(valueAt)) return 'PROXY protocol header whose checksum is wrong'
    }
    tlvAt = endAt
  }
  return undefined
}

function refused(reason: string): ProxyHeaderStep {
  return { kind: 'refused', reason }
}
