import type { Extent } from '@millrace/metadata'
import { encodeRecordBatch } from '@millrace/protocol'
import { listOffsetsRequest, listOffsetsResponse } from '@millrace/protocol/messages'
import { noopLogger } from '@millrace/runtime'
import { afterEach, describe, expect, it } from 'vitest'
import { createTimeSearch, type TimeSearchOptions } from '../src/fetch/find-by-time.ts'
import { closeAll, createTopic, produce, startAgent } from './agent-client.ts'
import { batchWithSection, BOMBS, CLIENT_BATCHES, FIRST_TIMESTAMP, sample } from './compression-samples.ts'

afterEach(closeAll)

const CODECS = ['gzip', 'snappy', 'lz4', 'zstd'] as const
const TIMED_BATCHES = CLIENT_BATCHES.filter((name) => !name.startsWith('kcat'))

function extentOf(batches: readonly Uint8Array[], maxTimestamp: number): Extent {
  const byteLength = batches.reduce((sum, { length }) => sum + length, 0)
  return { baseOffset: 100, lastOffset: 199, segmentId: 'segment', byteOffset: 0, byteLength, maxTimestamp }
}

function find(batches: readonly Uint8Array[], timestampMs: number, options?: TimeSearchOptions, logger = noopLogger) {
  return createTimeSearch({ logger }, options).find(extentOf(batches, timestampMs), batches, { timestampMs })
}

/** A logger that keeps what it hears at debug level. */
function createListener() {
  const heard: { event: string; fields: unknown; code: unknown }[] = []
  return {
    heard,
    logger: {
      ...noopLogger,
      debug: (event: string, fields: unknown, error: unknown) =>
        void heard.push({ event, fields, code: (error as { code: string }).code }),
    },
  }
}

describe('a search by time', () => {
  it.each(TIMED_BATCHES)('finds the very record in %s', async (name) => {
    const batch = sample(name)
    for (const index of [0, 1, 2, 3, 4, 5]) {
      const timestamp = FIRST_TIMESTAMP + index * 1_000
      const record = { offset: 100 + index, timestamp }
      expect(await find([batch], timestamp)).toEqual(record)
      expect(await find([batch], timestamp - 999)).toEqual(record)
    }
    expect(await find([batch], 0)).toEqual({ offset: 100, timestamp: FIRST_TIMESTAMP })
    expect(await find([batch], FIRST_TIMESTAMP + 5_001)).toBeUndefined()
  })

  it('counts the offsets of the batches before the one it finds, whatever base offset they carry', async () => {
    const early = encodeRecordBatch([{ timestamp: 1 }, { timestamp: 2 }], { baseOffset: 7_000 })
    const late = Buffer.from(sample('kafka-clients-4.3.0-lz4.batch'))
    late.writeBigInt64BE(5_000_000_000n)
    const found = { offset: 105, timestamp: FIRST_TIMESTAMP + 3_000 }
    expect(await find([early, late], FIRST_TIMESTAMP + 2_001)).toEqual(found)
    // The store hands out chunks that end anywhere.
    const bytes = Buffer.concat([early, late])
    expect(await find([bytes.subarray(0, 200), bytes.subarray(200)], FIRST_TIMESTAMP + 2_001)).toEqual(found)
  })

  it('answers the first record where the broker set the time of all of them', async () => {
    const batch = encodeRecordBatch([{ timestamp: 1 }, { timestamp: 9 }], { timestampType: 'logAppend' })
    expect(await find([batch], 5)).toEqual({ offset: 100, timestamp: 9 })
  })
})

describe('searches by time at once', () => {
  const batch = sample('kafka-clients-4.3.0-snappy.batch')
  const timestamp = FIRST_TIMESTAMP + 2_000
  const long = encodeRecordBatch(Array.from({ length: 1_000 }, (_, index) => ({ timestamp: index })))

  it('are each answered, in turn', async () => {
    const { find: findIn } = createTimeSearch({ logger: noopLogger })
    const order: number[] = []
    const answers = [999, 0, 500].map(async (time) => {
      const found = await findIn(extentOf([long], 999), [long], { timestampMs: time })
      order.push(time)
      return found?.offset
    })
    expect(await Promise.all(answers)).toEqual([1_099, 100, 600])
    expect(order).toEqual([999, 0, 500])
  })

  it('let others have their turn on the way', async () => {
    let turns = 0
    const count = () => {
      turns++
      immediate = setImmediate(count)
    }
    let immediate = setImmediate(count)
    await find([long], 999)
    clearImmediate(immediate)
    expect(turns).toBeGreaterThanOrEqual(8)
  })

  it('go on after one whose asker has gone, and after one that failed', async () => {
    const { find: findIn } = createTimeSearch({ logger: noopLogger })
    const extent = extentOf([batch], timestamp)
    const gone = AbortSignal.abort(new Error('gone'))
    await expect(findIn(extent, [batch], { timestampMs: timestamp, signal: gone })).rejects.toThrow('gone')
    expect(await findIn(extent, [batchWithSection('zstd', Buffer.alloc(9))], { timestampMs: 2_000 })).toMatchObject({
      offset: 100,
    })
    expect(await findIn(extent, [batch], { timestampMs: timestamp })).toEqual({ offset: 102, timestamp })
  })
})

describe('a search by time from an offset on', () => {
  const timestamps = [5, 9, 7]
  const batch = encodeRecordBatch(timestamps.map((timestamp) => ({ timestamp })))
  const later = encodeRecordBatch([{ timestamp: 8 }])
  const search = (timestampMs: number, fromOffset: number, batches = [batch, later]) =>
    createTimeSearch({ logger: noopLogger }).find(extentOf(batches, 9), batches, { timestampMs, fromOffset })

  it('passes over records before it, in the batch that holds it and in those before', async () => {
    expect(await search(5, 100)).toEqual({ offset: 100, timestamp: 5 })
    expect(await search(5, 101)).toEqual({ offset: 101, timestamp: 9 })
    expect(await search(5, 102)).toEqual({ offset: 102, timestamp: 7 })
    expect(await search(8, 102)).toEqual({ offset: 103, timestamp: 8 })
    expect(await search(5, 103)).toEqual({ offset: 103, timestamp: 8 })
  })

  it('finds nothing when only records before it reach the time', async () => {
    expect(await search(9, 102)).toBeUndefined()
    expect(await search(5, 103, [batch])).toBeUndefined()
  })

  it('never answers an offset before it, also for what has one time for all or cannot be read', async () => {
    const stamped = Buffer.from(encodeRecordBatch(timestamps.map(() => ({ timestamp: 9 }))))
    stamped.writeInt16BE(8, 21) // Log append time.
    expect(await search(5, 102, [stamped])).toEqual({ offset: 102, timestamp: 9 })
    expect(await search(5, 101, [batchWithSection('zstd', Buffer.alloc(9))])).toMatchObject({ offset: 101 })
  })
})

describe('a search by time in a batch that cannot be read', () => {
  const first = { offset: 100, timestamp: 3_000 }

  it.each(CODECS)('answers its first record when it is a bomb in %s, and says so', async (codec) => {
    const { heard, logger } = createListener()
    expect(await find([batchWithSection(codec, BOMBS[codec])], 2_000, {}, logger)).toEqual(first)
    expect(heard).toEqual([
      { event: 'find-by-time.inexact', fields: { baseOffset: 100, codec }, code: 'LIMIT_EXCEEDED' },
    ])
  })

  it.each(CODECS)('answers its first record when it is garbage instead of %s', async (codec) => {
    for (const garbage of [Buffer.alloc(0), Buffer.from('garbage'), Buffer.alloc(5_000, 255)])
      expect(await find([batchWithSection(codec, garbage)], 2_000)).toEqual(first)
  })

  it('answers its first record when the codec does not exist', async () => {
    const batch = Buffer.from(batchWithSection('gzip', Buffer.from('x')))
    batch.writeInt16BE(7, 21)
    expect(await find([batch], 2_000)).toEqual(first)
  })

  it('answers its first record when the one found says that it is elsewhere', async () => {
    const batch = Buffer.from(encodeRecordBatch([{ timestamp: 1_000 }, { timestamp: 2_000 }, { timestamp: 3_000 }]))
    const record = batch.indexOf(Buffer.from([0x0e, 0, 0xd0, 0x0f, 2]))
    expect(await find([batch], 2_000)).toEqual({ offset: 101, timestamp: 2_000 })
    for (const delta of [3, -1]) {
      batch[record + 4] = delta < 0 ? 1 : delta * 2
      expect(await find([batch], 2_000)).toEqual(first)
    }
  })

  it('answers its first record when it is larger than the limits given', async () => {
    const batch = sample('kafka-clients-4.3.0-snappy.batch')
    const [from, exact] = [FIRST_TIMESTAMP + 4_000, { offset: 104, timestamp: FIRST_TIMESTAMP + 4_000 }]
    const inexact = { offset: 100, timestamp: FIRST_TIMESTAMP + 5_000 }
    expect(await find([batch], from, { decompressedBytesMax: 90_200, recordsMax: 6 })).toEqual(exact)
    expect(await find([batch], from, { decompressedBytesMax: 90_000 })).toEqual(inexact)
    expect(await find([batch], from, { recordsMax: 5 })).toEqual(inexact)
  })
})

describe('ListOffsets by time', () => {
  it.each(CODECS)('answers the very record of a batch in %s that a Java client sent', async (codec) => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    const batch = sample(`kafka-clients-4.3.0-${codec}.batch`)
    for (let count = 0; count < 2; count++) expect(await produce(client, 't', batch)).toMatchObject({ errorCode: 0 })
    const ask = async (timestamp: number) => {
      const { topics } = await client.call([listOffsetsRequest, listOffsetsResponse], 7, {
        topics: [{ name: 't', partitions: [{ partitionIndex: 0, timestamp }] }],
      })
      return topics[0]!.partitions[0]!
    }
    const timestamp = FIRST_TIMESTAMP + 3_000
    expect(await ask(timestamp)).toMatchObject({ errorCode: 0, offset: 3, timestamp })
    expect(await ask(timestamp + 1)).toMatchObject({ errorCode: 0, offset: 4, timestamp: timestamp + 1_000 })
    expect(await ask(-3)).toMatchObject({ errorCode: 0, offset: 5, timestamp: FIRST_TIMESTAMP + 5_000 })
    expect(await ask(FIRST_TIMESTAMP + 5_001)).toMatchObject({ errorCode: 0, offset: -1, timestamp: -1 })
  })
})
