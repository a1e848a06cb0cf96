/**
 * Bytes that other programs compressed, and bytes that no honest program would.
 *
 * `compression-samples/*.batch` are record batches as the clients named in them sent them: six records, a second apart,
 * of 15,000 bytes each. The other files there are the lz4 and zstd command lines' work on {@link SAMPLE_TEXT}.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { encodeRecordBatch } from '@millrace/protocol'

const folder = join(import.meta.dirname, 'compression-samples')

/** Names of the batches of clients: `client-version-codec.batch`. */
export const CLIENT_BATCHES = readdirSync(folder).filter((name) => name.endsWith('.batch'))

/** Timestamp of the first record of the batches that a client gave timestamps; kcat cannot. */
export const FIRST_TIMESTAMP = 1_700_000_000_000

/** One of the files. */
export function sample(name: string): Buffer {
  return readFileSync(join(folder, name))
}

/** What the record at `index` of every client's batch says. */
export function sampleRecord(index: number): { readonly key: string; readonly value: string } {
  return { key: `key ${index}`, value: `value ${index} `.repeat(1_875) }
}

/** More than three blocks of 64 KiB that repeat one another. */
export const SAMPLE_TEXT = Array.from(
  { length: 700 },
  (_, index) => `line ${index} of ${'abcdefghijklmnopqrstuvwxyz0123456789'.repeat(8)}\n`,
).join('')

/** The records section of a batch. */
export function recordsSection(batch: Uint8Array): Uint8Array {
  return batch.subarray(61)
}

/** A batch whose records section is `section`, whatever that is; its records are a second apart. */
export function batchWithSection(
  codec: 'gzip' | 'snappy' | 'lz4' | 'zstd',
  section: Uint8Array,
  recordCount = 3,
): Uint8Array {
  const records = Array.from({ length: recordCount }, (_, index) => ({ timestamp: 1_000 + index * 1_000, value: 'v' }))
  return encodeRecordBatch(records, { codec, compress: { [codec]: () => section } })
}

/** A varint of 32 bits, as snappy's blocks begin with. */
export function varint(value: number): Buffer {
  const bytes: number[] = []
  let left = value
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) | 128)
  return Buffer.from([...bytes, left])
}

/** Raw snappy blocks in the framing of Java clients. */
export function xerial(...blocks: readonly Uint8Array[]): Buffer {
  const header = Buffer.from('82534e41505059000000000100000001', 'hex')
  const framed = blocks.flatMap((block) => {
    const length = Buffer.alloc(4)
    length.writeInt32BE(block.length)
    return [length, block]
  })
  return Buffer.concat([header, ...framed])
}

/** A zstd frame of blocks that repeat one byte 131,072 times; `window` is the byte that announces the window. */
export function zstdRuns(blockCount: number, { window = 0x58 } = {}): Buffer {
  const blocks = Array.from({ length: blockCount }, (_, index) => {
    const block = Buffer.alloc(4, 'a')
    block.writeUIntLE(131_072 * 8 + 2 + (index === blockCount - 1 ? 1 : 0), 0, 3)
    return block
  })
  return Buffer.concat([Buffer.from('28b52ffd', 'hex'), Buffer.from([0, window]), ...blocks])
}

/** An LZ4 frame of blocks of the given bytes; `descriptor` is its flags and block size bytes. */
export function lz4Frame(blocks: readonly Uint8Array[], descriptor = '6070', { isCompressed = true } = {}): Buffer {
  const framed = blocks.flatMap((block) => {
    const length = Buffer.alloc(4)
    length.writeUInt32LE(isCompressed ? block.length : block.length + 0x80000000)
    return [length, block]
  })
  return Buffer.concat([Buffer.from(`04224d18${descriptor}00`, 'hex'), ...framed, Buffer.alloc(4)])
}

const MIB = 1_048_576

/** An LZ4 block that becomes 4 MiB of one byte from 16 KiB. */
export function lz4Run(): Buffer {
  // One literal, then a match at distance 1 that is prolonged by 255 a byte, then the five literals a block ends with.
  const left = 4 * MIB - 1 - 5 - 19
  const prolonged = Buffer.alloc(Math.floor(left / 255) + 1, 255)
  prolonged[prolonged.length - 1] = left % 255
  return Buffer.concat([Buffer.from([0x1f, 97, 1, 0]), prolonged, Buffer.from([0x50, 97, 97, 97, 97, 97])])
}

/** A snappy block that becomes 4 MiB of one byte: a literal, then copies at distance 1 of 64 bytes, the last of 63. */
export function snappyRun(): Buffer {
  const copies = Buffer.alloc(((4 * MIB) / 64) * 3, Buffer.from([0xfe, 1, 0]))
  copies[copies.length - 3] = 0xfa
  return Buffer.concat([varint(4 * MIB), Buffer.from([0, 97]), copies])
}

/** Small inputs that would become 68 MiB, and say so only where their format makes them. */
export const BOMBS = {
  gzip: Buffer.concat(Array.from({ length: 17 }, () => gzipSync(Buffer.alloc(4 * MIB)))),
  snappy: xerial(...Array.from({ length: 17 }, snappyRun)),
  lz4: lz4Frame(Array.from({ length: 17 }, lz4Run)),
  zstd: zstdRuns(17 * 32),
} as const
