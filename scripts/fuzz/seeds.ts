/** Valid inputs of every target, from which mutation starts: every message in every version among them. */
import { compressSync } from 'snappy'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  encodeControlBatch,
  encodeRecordBatch,
  encodeRequestHeader,
  encodeResponseHeader,
  RECORD_BATCH_HEADER_BYTES,
  createWriter,
  responseHeaderVersion,
  type RecordInput,
} from '../../packages/protocol/src/index.ts'
import { loadCodecs } from '../compat/codecs.ts'
import { randomBatch } from '../compat/random-records.ts'
import { createRandom } from '../compat/random.ts'
import { randomInstance } from '../compat/random-instance.ts'
import { readSubjects, versionsOf, type SubjectVersion } from '../compat/subjects.ts'
import { DATA_CODECS } from './targets/data.ts'

const INSTANCES = 2
const BATCHES = 12
/** What real clients and the compressors' own programs wrote. */
const SAMPLES = 'packages/agent/test/compression-samples'
const codecs = await loadCodecs()

const TEXT = Buffer.from('a text that says the same again, a text that says the same again; '.repeat(8))
const RECORDS: readonly RecordInput[] = [
  { timestamp: 1_700_000_000_000, key: 'key', value: 'value', headers: [{ key: 'name', value: 'of a header' }] },
  { timestamp: 1_700_000_000_010, key: null, value: null },
  { timestamp: 1_700_000_000_007, value: TEXT.subarray(0, 150), headers: [{ key: '' }] },
]

function body({ codec, schema, version }: SubjectVersion, index: number): Uint8Array {
  const writer = createWriter()
  codec.encode(writer, randomInstance(createRandom(index, `${codec.name} ${version}`), { schema, version }), version)
  return Buffer.concat(writer.finish())
}

/** Two instances of every message of a kind in every version, behind what `head` gives. */
function messages(
  isWanted: (subject: SubjectVersion) => boolean,
  head: (subject: SubjectVersion) => Uint8Array,
): Uint8Array[] {
  const subjects = versionsOf(readSubjects()).filter(isWanted)
  return subjects.flatMap((subject) =>
    Array.from({ length: INSTANCES }, (_, index) => Buffer.concat([head(subject), body(subject, index)])),
  )
}

function requestHead({ codec, version }: SubjectVersion): Uint8Array {
  const writer = createWriter()
  encodeRequestHeader(writer, {
    requestApiKey: codec.apiKey,
    requestApiVersion: version,
    correlationId: 1,
    clientId: 'me',
  })
  return Buffer.concat(writer.finish())
}

function responseHead({ codec, version }: SubjectVersion): Uint8Array {
  const writer = createWriter()
  writer.writeInt16(codec.apiKey)
  writer.writeInt16(version)
  encodeResponseHeader(writer, { correlationId: 1 }, responseHeaderVersion(codec.apiKey, version))
  return Buffer.concat(writer.finish())
}

const dataIndex = ({ codec }: SubjectVersion): number => DATA_CODECS.findIndex(({ name }) => name === codec.name)

function dataSeeds(): Uint8Array[] {
  const seeds = messages(
    (subject) => dataIndex(subject) >= 0,
    (subject) => Uint8Array.of(dataIndex(subject), subject.version),
  )
  // What consumers write has its version in front.
  const versioned = seeds.map((seed) =>
    Buffer.concat([seed.subarray(0, 2), Uint8Array.of(0, seed[1]!), seed.subarray(2)]),
  )
  return [...seeds, ...versioned]
}

/** A message of format 0 or 1, or a set of them in one; its CRC is that of nothing. */
function oldMessage(magic: 0 | 1, offset: number, value: Uint8Array, codec = 0): Uint8Array {
  const message = createWriter()
  message.writeUint32(0)
  message.writeInt8(magic)
  message.writeInt8(codec)
  if (magic === 1) message.writeInt64(1_700_000_000_000)
  message.writeNullableBytes(codec === 0 ? Buffer.from('key') : null, false)
  message.writeNullableBytes(value, false)
  const content = Buffer.concat(message.finish())
  const head = createWriter()
  head.writeInt64(offset)
  head.writeInt32(content.length)
  return Buffer.concat([...head.finish(), content])
}

function oldSets(): Uint8Array[] {
  const LOG_APPEND = 8
  const stamped = Buffer.concat([0, 1].map((offset) => oldMessage(1, offset, Buffer.from('value'), 0)))
  return [
    oldMessage(1, 9, codecs.compress.gzip!(stamped), 1 | LOG_APPEND),
    ...([0, 1] as const).flatMap((magic) => {
      const inside = Buffer.concat([0, 1, 2].map((offset) => oldMessage(magic, offset, Buffer.from('value'))))
      const compressed = (['gzip', 'snappy', 'lz4'] as const).map((codec, index) =>
        oldMessage(magic, 2, codecs.compress[codec]!(inside), index + 1),
      )
      return [inside, ...compressed]
    }),
  ]
}

function recordsSeeds(): Uint8Array[] {
  const names = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const
  const producer = { producerId: 7, producerEpoch: 1 }
  const batches = names.map((codec) =>
    encodeRecordBatch(RECORDS, { codec, compress: codecs.compress, ...producer, baseSequence: 3 }),
  )
  const others = [
    encodeRecordBatch(RECORDS, { ...producer, baseSequence: 1, isTransactional: true, timestampType: 'logAppend' }),
    encodeRecordBatch(RECORDS, { deleteHorizonMs: 1_700_000_000_000, lastOffsetDelta: 9, baseOffset: 2n ** 62n }),
    encodeControlBatch({ type: 'commit', coordinatorEpoch: 3 }, producer),
  ]
  const old = oldSets()
  const random = names.flatMap((codec) => {
    const source = createRandom(1, codec)
    return Array.from({ length: BATCHES }, () => randomBatch(source, codec, codecs))
  })
  return [
    ...batches,
    ...others,
    ...old,
    ...random,
    ...samples('.batch'),
    Buffer.concat(batches.slice(0, 2)),
    Buffer.concat([old[0]!, batches[0]!]),
  ]
}

function samples(ending: string): Uint8Array[] {
  const names = readdirSync(SAMPLES).filter((name) => name.endsWith(ending))
  return names.map((name) => readFileSync(join(SAMPLES, name)))
}

/** The records sections of the batches that clients compressed. */
function sections(codec: string): Uint8Array[] {
  return samples(`-${codec}.batch`).map((batch) => batch.subarray(RECORD_BATCH_HEADER_BYTES))
}

const FILE_ENDING = { gzip: '.gz', snappy: '.sz', lz4: '.lz4', zstd: '.zst' } as const

/** The limit, then one piece, two pieces, and what is special about a codec. */
function compressionSeeds(codec: 'gzip' | 'snappy' | 'lz4' | 'zstd'): Uint8Array[] {
  const once = codecs.compress[codec]!(TEXT)
  const short = codecs.compress[codec]!(Buffer.from('short'))
  const bodies = [once, short, Buffer.concat([once, short]), ...sections(codec), ...samples(FILE_ENDING[codec])]
  if (codec === 'snappy')
    bodies.push(...rawSnappy(), xerial(rawSnappy()), Buffer.concat(rawSnappy().map((block) => xerial([block]))))
  return bodies.map((bytes) => Buffer.concat([Uint8Array.of(3), bytes]))
}

/** As librdkafka and franz-go write it, without the framing. */
const rawSnappy = (): Uint8Array[] => [compressSync(TEXT), compressSync(Buffer.from('short'))]

function xerial(blocks: readonly Uint8Array[]): Uint8Array {
  const header = Uint8Array.of(0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0, 0, 0, 0, 1, 0, 0, 0, 1)
  return Buffer.concat([header, ...blocks.flatMap((block) => [lengthOf(block), block])])
}

function lengthOf(bytes: Uint8Array): Uint8Array {
  const length = Buffer.alloc(4)
  length.writeInt32BE(bytes.length)
  return length
}

function frameSeeds(): Uint8Array[] {
  const frames = [8, 20, 300].map((length) =>
    Buffer.concat([lengthOf(Buffer.alloc(length)), Buffer.alloc(length, length)]),
  )
  const greetings = [Buffer.from('GET / HTTP/1.1\r\n\r\n'), Buffer.from('1603010200010001fc0303', 'hex')]
  return [...frames, Buffer.concat(frames), ...greetings]
}

/** Seeds of a target. */
export function seedsOf(name: string): readonly Uint8Array[] {
  switch (name) {
    case 'request':
      return messages(({ codec }) => codec.kind === 'request', requestHead)
    case 'response':
      return messages(({ codec }) => codec.kind === 'response', responseHead)
    case 'data':
      return dataSeeds()
    case 'records':
      return recordsSeeds()
    case 'frames':
      return frameSeeds()
    case 'gzip':
    case 'snappy':
    case 'lz4':
    case 'zstd':
      return compressionSeeds(name)
    default:
      throw new Error(`no seeds for ${name}`)
  }
}
