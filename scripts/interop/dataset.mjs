// Writes the records that every client is made to produce: one file per partition, the same bytes for the same seed.
//
// partition-N.bin, big-endian: key, value, i32 header count, then name and value of each header; each of them an i32
// length and the bytes, length -1 for null. partition-N.lines: the same records as kcat reads them, key and value
// between two control characters that occur in no record.
//
// Two flavours. `rich` has everything the record format allows: null and empty keys and values, headers that are
// absent, null, empty, repeated and binary. `lines` has what kcat can say: no null, and no headers of its own, because
// kcat sends the same headers with every record of a run.
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { once } from 'node:events'

/** Separates key and value on kcat's standard input. */
export const keyDelimiter = 0x1f
/** Ends a record on kcat's standard input. */
export const recordDelimiter = 0x1e

/** A small, fast, seeded generator (mulberry32): equal seeds give equal records on every machine. */
const createRandom = (seed) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const words = 'grain water wheel stone river flour sack miller gate sluice bank channel stream basin'.split(' ')
const prose = Buffer.from(Array.from({ length: 40_000 }, (_, i) => words[(i * i + 3 * i) % words.length]).join(' '))

/** Mostly small, some of a few KiB, a few of up to 200 KiB: sizes around every buffer and batch limit. */
const valueLength = (random) => {
  const dice = random()
  if (dice < 0.9) return Math.floor(random() * 300)
  if (dice < 0.997) return 300 + Math.floor(random() * 4_000)
  if (dice < 0.9998) return 4_300 + Math.floor(random() * 20_000)
  return 24_300 + Math.floor(random() * 176_000)
}

/** Half prose, so that every batch compresses, half bytes that hardly do; never one of kcat's two delimiters. */
const fillValue = (random, length) => {
  const value = Buffer.allocUnsafe(length)
  const start = Math.floor(random() * (prose.length - length - 1))
  prose.copy(value, 0, Math.max(0, start), Math.max(0, start) + length)
  const noise = Math.min(length >> 2, 2_000)
  for (let i = 0; i < noise; i++) {
    const byte = Math.floor(random() * 256)
    value[i] = byte === keyDelimiter || byte === recordDelimiter ? 0 : byte
  }
  return value
}

const richHeaders = (random) => {
  const dice = random()
  if (dice < 0.4) return []
  if (dice < 0.7) return [['trace', Buffer.from(`id-${Math.floor(random() * 1e9)}`)]]
  if (dice < 0.8) return [['nothing', null]]
  if (dice < 0.9)
    return [
      ['empty', Buffer.alloc(0)],
      ['Ünï-cødé', Buffer.from([1, 255, 10, 13])],
    ]
  return [
    ['twice', Buffer.from('1')],
    ['twice', Buffer.from('2')],
    ['', Buffer.from('no name')],
  ]
}

const makeRecord = (random, flavour, index) => {
  let key = Buffer.from(`key-${index}-${Math.floor(random() * 1e6).toString(36)}`)
  let value = fillValue(random, valueLength(random))
  if (flavour === 'lines') return { key, value, headers: [] }
  const dice = random()
  if (dice < 0.05) key = null
  else if (dice < 0.07) key = Buffer.alloc(0)
  else if (dice < 0.09) value = null
  else if (dice < 0.1) value = Buffer.alloc(0)
  return { key, value, headers: richHeaders(random) }
}

const field = (bytes) => {
  const length = Buffer.alloc(4)
  length.writeInt32BE(bytes === null ? -1 : bytes.length)
  return bytes === null ? [length] : [length, bytes]
}

const encodeRecord = ({ key, value, headers }) => {
  const count = Buffer.alloc(4)
  count.writeInt32BE(headers.length)
  const headerFields = headers.flatMap(([name, content]) => [...field(Buffer.from(name)), ...field(content)])
  return Buffer.concat([...field(key), ...field(value), count, ...headerFields])
}

const lineOf = ({ key, value }) =>
  Buffer.concat([key, Buffer.from([keyDelimiter]), value, Buffer.from([recordDelimiter])])

const write = async (stream, bytes) => {
  if (!stream.write(bytes)) await once(stream, 'drain')
}

const finish = async (stream) => {
  stream.end()
  await once(stream, 'finish')
}

/** Writes one flavour into `folder`, `records` in all, spread evenly over the partitions. Returns the bytes of keys and values. */
export const writeDataset = async (folder, { flavour, records, partitions, seed }) => {
  await mkdir(folder, { recursive: true })
  let contentBytes = 0
  for (let partition = 0; partition < partitions; partition++) {
    const random = createRandom(seed * 1_000 + partition)
    const binary = createWriteStream(join(folder, `partition-${partition}.bin`))
    const lines = flavour === 'lines' ? createWriteStream(join(folder, `partition-${partition}.lines`)) : null
    const count = Math.floor(records / partitions) + (partition < records % partitions ? 1 : 0)
    for (let index = 0; index < count; index++) {
      const record = makeRecord(random, flavour, index)
      contentBytes += (record.key?.length ?? 0) + (record.value?.length ?? 0)
      await write(binary, encodeRecord(record))
      if (lines !== null) await write(lines, lineOf(record))
    }
    await finish(binary)
    if (lines !== null) await finish(lines)
  }
  return contentBytes
}

/** Reads a dataset file back, for the checks that are made here and not in the Go client. */
export const decodeDataset = function* (bytes) {
  let position = 0
  const int32 = () => {
    position += 4
    return bytes.readInt32BE(position - 4)
  }
  const content = () => {
    const length = int32()
    if (length < 0) return null
    position += length
    return bytes.subarray(position - length, position)
  }
  while (position < bytes.length) {
    const key = content()
    const value = content()
    const headers = Array.from({ length: int32() }, () => [content().toString(), content()])
    yield { key, value, headers }
  }
}
