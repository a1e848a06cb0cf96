/** Batches and message sets that kafka-clients 4.3.0 built (`record-samples/RecordSamples.java`), and what is in them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { uncompressSync as uncompressLz4 } from 'lz4-napi'
import { uncompressSync as uncompressSnappy } from 'snappy'
import { createLz4Decompressor, createSnappyDecompressor } from '../src/compression/index.ts'
import type { Decompressors } from '../src/index.ts'
import { nodeDecompressors } from '../src/node/index.ts'

const lines = readFileSync(join(import.meta.dirname, 'record-samples/kafka-clients-4.3.0.txt'), 'utf8').trim()

/** The bytes by name: `v0-gzip`, `mixed`, `control-commit`, … */
export const SAMPLES: ReadonlyMap<string, Uint8Array> = new Map(
  lines.split('\n').map((line) => {
    const [name, hex] = line.split(' ')
    return [name!, Uint8Array.from(Buffer.from(hex!, 'hex'))]
  }),
)

/** One of them. */
export function sampleOf(name: string): Uint8Array {
  const bytes = SAMPLES.get(name)
  if (bytes === undefined) throw new Error(`no sample ${name}`)
  return bytes
}

export const SAMPLE_TIME = 1_700_000_000_000
export const SAMPLE_APPEND_TIME = SAMPLE_TIME + 9_000

const text = new TextEncoder()

/** What every one of them holds but the control batches, from a base offset on. */
export function sampleRecords(baseOffset: number, timeOf: (createTime: number) => number) {
  const value = (index: number) => text.encode('value '.repeat(20) + String(index))
  const contents = [
    ...[0, 1, 2].map((index) => ({ time: 1_000 * index, key: text.encode(`key ${index}`), value: value(index) })),
    { time: 500, key: null, value: text.encode('without a key') },
    { time: 600, key: text.encode('without a value'), value: null },
  ]
  return contents.map(({ time, key, value }, index) => ({
    offset: baseOffset + index,
    timestamp: timeOf(SAMPLE_TIME + time),
    key,
    value,
    headers: [],
  }))
}

/** lz4-napi wants a block behind what it becomes at most. */
function uncompressLz4Block(block: Uint8Array, bytesMax: number, dictionary?: Uint8Array): Uint8Array {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(bytesMax)
  return uncompressLz4(Buffer.concat([length, block]), dictionary)
}

/** Every codec that this Node.js or a library of the tests has. */
export const decompress: Decompressors = {
  ...nodeDecompressors,
  snappy: createSnappyDecompressor((block) => uncompressSnappy(block, { asBuffer: true }) as Buffer),
  lz4: createLz4Decompressor(uncompressLz4Block),
}
