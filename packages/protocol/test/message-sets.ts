/** Messages of format 0 and 1, built field by field: the product only reads them. */
import { crc32, gzipSync } from 'node:zlib'

export interface LegacyMessageInput {
  readonly magic: 0 | 1
  readonly offset: number
  readonly timestamp?: number
  readonly key?: string
  readonly value: string | Uint8Array | null
  /** Compresses the value. */
  readonly codec?: 'gzip'
  /** Leaves the value as it is, whatever the codec says. */
  readonly isRaw?: boolean
}

function field(bytes: Uint8Array | null): Buffer {
  const length = Buffer.alloc(4)
  length.writeInt32BE(bytes === null ? -1 : bytes.length)
  return bytes === null ? length : Buffer.concat([length, bytes])
}

/** One message. */
export function legacyMessage(input: LegacyMessageInput): Uint8Array {
  const { magic, offset, timestamp = 0, key, value, codec, isRaw = false } = input
  const plain = typeof value === 'string' ? Buffer.from(value) : value
  const content = codec === 'gzip' && !isRaw && plain !== null ? gzipSync(plain) : plain
  const time = Buffer.alloc(8)
  time.writeBigInt64BE(BigInt(timestamp))
  const covered = Buffer.concat([
    Buffer.of(magic, codec === 'gzip' ? 1 : 0),
    magic === 1 ? time : Buffer.alloc(0),
    field(key === undefined ? null : Buffer.from(key)),
    field(content),
  ])
  const head = Buffer.alloc(16)
  head.writeBigInt64BE(BigInt(offset))
  head.writeInt32BE(4 + covered.length, 8)
  head.writeUInt32BE(crc32(covered), 12)
  return Uint8Array.from(Buffer.concat([head, covered]))
}

/** Messages one behind the other. */
export function messageSet(...messages: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(messages))
}
