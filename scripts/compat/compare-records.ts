/** Compares record batches of every codec with each jar in both directions, and message sets that Java writes. */
import {
  COMPRESSION_CODECS,
  encodeRecordBatch,
  isRecordEntryIntact,
  readRecordBatchHeaders,
  readRecordEntries,
  readRecords,
  validateRecordBatch,
  type DecodedRecord,
  type RecordBatch,
} from '../../packages/protocol/src/index.ts'
import type { Block } from './block.ts'
import { loadCodecs, type Codecs } from './codecs.ts'
import type { RunOptions } from './compare-messages.ts'
import { blocksFromJava, judgedByJava, type Jar } from './java.ts'
import { randomBatch } from './random-records.ts'
import { createRandom } from './random.ts'
import type { Tally } from './tally.ts'

const DELETE_HORIZON = 64

const hex = (bytes: Uint8Array | null): string => (bytes === null ? 'null' : Buffer.from(bytes).toString('hex'))

/** The text that java/Batches.java makes of a batch's header. */
function headerText(batch: RecordBatch): string {
  // The horizon takes the place of the base timestamp, which the records' times are deltas to.
  const horizon = (batch.attributes & DELETE_HORIZON) === 0 ? 'none' : batch.baseTimestamp
  const lastOffset = BigInt(batch.baseOffset) + BigInt(batch.lastOffsetDelta)
  const place = [batch.baseOffset, lastOffset, batch.leaderEpoch, batch.codec, batch.timestampType, batch.maxTimestamp]
  const producer = [batch.producerId, batch.producerEpoch, batch.baseSequence, batch.isTransactional, batch.isControl]
  return `batch ${[...place, ...producer, horizon, batch.recordCount].join(' ')};`
}

/** The text that java/Batches.java makes of a record. */
function recordText({ offset, timestamp, key, value, headers }: DecodedRecord): string {
  const pairs = headers.map((header) => ` ${hex(Buffer.from(header.key))}=${hex(header.value)}`)
  return `${offset} ${timestamp} ${hex(key)} ${hex(value)}${pairs.join('')};`
}

/** What we read in a records field, after its checksums were looked at. */
function canonicalRecords(bytes: Uint8Array, { decompress }: Codecs): string {
  const walk = readRecordEntries(bytes)
  if (!walk.ok) throw new Error(walk.message)
  let text = ''
  for (const entry of walk.entries) {
    if (!isRecordEntryIntact(entry)) throw new Error('the CRC does not fit')
    if (entry.magic === 2) text += headerText(entry)
    for (const record of readRecords(entry, { decompress })) text += recordText(record)
  }
  return text
}

/** Every batch of Java's must be without a flaw, as deep as we look. */
function flawIn(bytes: Uint8Array, { decompress }: Codecs): string | undefined {
  for (const batch of readRecordBatchHeaders(bytes).batches) {
    const verdict = validateRecordBatch(batch, 'deep', { offsets: 'compacted', decompress })
    if (!verdict.ok) return `${verdict.code}: ${verdict.message}`
  }
  return undefined
}

/** Batches that are not compressed must come out of our encoder as Java wrote them, gaps and delete horizon too. */
function encodedAgain(bytes: Uint8Array): Uint8Array | undefined {
  const walk = readRecordBatchHeaders(bytes)
  // Records do not say what their times were before the broker put its own in the place of all.
  const isReadable = ({ codec, timestampType }: RecordBatch): boolean => codec === 'none' && timestampType === 'create'
  if (!walk.ok || !walk.batches.every(isReadable)) return undefined
  return Buffer.concat(
    walk.batches.map((batch) => {
      const records = [...readRecords(batch)].map((record) => {
        return { ...record, offsetDelta: Number(BigInt(record.offset) - BigInt(batch.baseOffset)) }
      })
      const horizon = (batch.attributes & DELETE_HORIZON) === 0 ? {} : { deleteHorizonMs: batch.baseTimestamp }
      return encodeRecordBatch(records, { ...batch, codec: 'none', ...horizon })
    }),
  )
}

function problemWith(bytes: Uint8Array, wanted: string, codecs: Codecs): string | undefined {
  try {
    const ours = canonicalRecords(bytes, codecs)
    if (ours !== wanted) return `read as ${ours} where Java has ${wanted}`
    const flaw = flawIn(bytes, codecs)
    if (flaw !== undefined) return flaw
    const again = encodedAgain(bytes)
    return again === undefined || Buffer.compare(again, bytes) === 0 ? undefined : `written again as ${hex(again)}`
  } catch (error) {
    return String(error)
  }
}

async function fromJava(jar: Jar, options: RunOptions, tally: Tally, codecs: Codecs): Promise<void> {
  const args = ['write-batches', String(options.seed), String(options.instances)]
  for await (const { name, version, instances } of blocksFromJava(jar, args, [])) {
    const problems = instances.flatMap(({ bytes, canonical }) => {
      const problem = problemWith(bytes, canonical, codecs)
      return problem === undefined ? [] : [`${problem} from ${hex(bytes)}`]
    })
    const result = { instances: instances.length, failed: problems.length, detail: problems[0] ?? '' }
    tally.add(labelOfRecords(jar, 'from Java', name, version), result)
  }
}

function labelOfRecords(jar: Jar, direction: 'from Java' | 'to Java', name: string, magic: number): string {
  return `${name}, format ${magic}, ${direction} ${jar.version}`
}

function* blocksOf({ seed, instances }: RunOptions, codecs: Codecs): Generator<Block> {
  for (const codec of COMPRESSION_CODECS) {
    const random = createRandom(seed, codec)
    const made = Array.from({ length: instances }, () => {
      const batches = Array.from({ length: 1 + random.below(3) }, () => randomBatch(random, codec, codecs))
      const bytes = Buffer.concat(batches)
      return { bytes, canonical: canonicalRecords(bytes, codecs) }
    })
    yield { name: `records, ${codec}`, version: 2, instances: made }
  }
}

/** Every message format and codec that Kafka has, from Java; format 2 to Java, too. */
export async function compareRecords(jars: readonly Jar[], options: RunOptions, tally: Tally): Promise<void> {
  const codecs = await loadCodecs()
  for (const jar of jars) {
    await fromJava(jar, options, tally, codecs)
    for (const { name, version, ...result } of await judgedByJava(jar, 'read-batches', blocksOf(options, codecs)))
      tally.add(labelOfRecords(jar, 'to Java', name, version), result)
    for (const codec of COMPRESSION_CODECS) {
      for (const magic of codec === 'zstd' ? [2] : [0, 1, 2]) {
        const label = labelOfRecords(jar, 'from Java', `records, ${codec}`, magic)
        if (!tally.has(label)) tally.missing(label)
      }
      const label = labelOfRecords(jar, 'to Java', `records, ${codec}`, 2)
      if (!tally.has(label)) tally.missing(label)
    }
    console.log(`kafka-clients ${jar.version}: records in every format and codec`)
  }
}
