import { ErrorCode } from '@millrace/protocol'
import {
  deleteRecordsRequest,
  deleteRecordsResponse,
  listOffsetsRequest,
  listOffsetsResponse,
} from '@millrace/protocol/messages'
import { afterEach, describe, expect, it } from 'vitest'
import { type AgentClient, batchOf, closeAll, createTopic, fetch, produce, startAgent } from './agent-client.ts'

afterEach(closeAll)

const EARLIEST = -2
const MAX_TIMESTAMP = -3
const OUT_OF_RANGE = { lowWatermark: -1, errorCode: ErrorCode.OFFSET_OUT_OF_RANGE }
const UNKNOWN = { lowWatermark: -1, errorCode: ErrorCode.UNKNOWN_TOPIC_OR_PARTITION }

interface Where {
  readonly partition?: number
  readonly apiVersion?: number
}

/** Deletes records of one partition; the answer without its index. */
async function trim(client: AgentClient, name: string, offset: number | bigint, where: Where = {}) {
  const { partition = 0, apiVersion = 2 } = where
  const { topics } = await client.call([deleteRecordsRequest, deleteRecordsResponse], apiVersion, {
    topics: [{ name, partitions: [{ partitionIndex: partition, offset }] }],
  })
  expect(topics).toMatchObject([{ name, partitions: [{ partitionIndex: partition }] }])
  const { lowWatermark, errorCode } = topics[0]!.partitions[0]!
  return { lowWatermark, errorCode }
}

/** The offset and the timestamp found. */
async function listOffset(client: AgentClient, name: string, timestamp: number) {
  const { topics } = await client.call([listOffsetsRequest, listOffsetsResponse], 9, {
    topics: [{ name, partitions: [{ partitionIndex: 0, timestamp }] }],
  })
  const { offset, timestamp: found } = topics[0]!.partitions[0]!
  return [offset, found]
}

/** Two batches of three records. */
async function fill(client: AgentClient, name: string): Promise<void> {
  await createTopic(client, name, { partitions: 2 })
  for (const values of [
    ['a', 'b', 'c'],
    ['d', 'e', 'f'],
  ])
    expect((await produce(client, name, batchOf(values))).errorCode).toBe(0)
}

describe('DeleteRecords', () => {
  it.each([0, 1, 2])('moves the log start, which every answer shows at once, in version %i', async (apiVersion) => {
    const { client } = await startAgent()
    await fill(client, 't')
    expect(await trim(client, 't', 3, { apiVersion })).toEqual({ lowWatermark: 3, errorCode: 0 })
    expect(await fetch(client, 't', 2)).toMatchObject({ errorCode: ErrorCode.OFFSET_OUT_OF_RANGE })
    expect(await fetch(client, 't', 3)).toMatchObject({ errorCode: 0, logStartOffset: 3, highWatermark: 6 })
    expect(await listOffset(client, 't', EARLIEST)).toEqual([3, -1])
    expect(await produce(client, 't', batchOf(['g']))).toMatchObject({ baseOffset: 6, logStartOffset: 3 })
    expect(await trim(client, 't', 1, { apiVersion })).toEqual({ lowWatermark: 3, errorCode: 0 })
  })

  it('keeps the batch that holds the log start as a whole, for consumers to skip in', async () => {
    const { client } = await startAgent()
    await fill(client, 't')
    await trim(client, 't', 4)
    const { records, errorCode } = await fetch(client, 't', 4)
    const bytes = Buffer.concat(records ?? [])
    expect([errorCode, Number(bytes.readBigInt64BE(0))]).toEqual([0, 3])
    expect(await fetch(client, 't', 3)).toMatchObject({ errorCode: ErrorCode.OFFSET_OUT_OF_RANGE })
  })

  it('deletes everything up to -1, and the partition goes on where it was', async () => {
    const { client } = await startAgent()
    await fill(client, 't')
    expect(await trim(client, 't', -1)).toEqual({ lowWatermark: 6, errorCode: 0 })
    expect(await fetch(client, 't', 6)).toMatchObject({ errorCode: 0, logStartOffset: 6, highWatermark: 6 })
    expect(await produce(client, 't', batchOf(['g']))).toMatchObject({ baseOffset: 6 })
    expect(await trim(client, 't', -1, { partition: 1 })).toEqual({ lowWatermark: 0, errorCode: 0 })
  })

  it('refuses offsets that are out of range, and partitions that do not exist', async () => {
    const { client } = await startAgent()
    await fill(client, 't')
    for (const offset of [7, -2, 2n ** 60n, -(2n ** 60n)]) expect(await trim(client, 't', offset)).toEqual(OUT_OF_RANGE)
    expect(await trim(client, 't', 1, { partition: 2 })).toEqual(UNKNOWN)
    expect(await trim(client, 't', 1, { partition: -1 })).toEqual(UNKNOWN)
    expect(await trim(client, 'nothing', 0)).toEqual(UNKNOWN)
    expect(await trim(client, 'no/name', 0)).toEqual(UNKNOWN)
    expect(await fetch(client, 't', 0)).toMatchObject({ errorCode: 0, logStartOffset: 0 })
  })

  it('refuses topics that are only compacted', async () => {
    const { client } = await startAgent()
    const violation = { lowWatermark: -1, errorCode: ErrorCode.POLICY_VIOLATION }
    await createTopic(client, 'compacted', { configs: { 'cleanup.policy': 'compact' } })
    await createTopic(client, 'both', { configs: { 'cleanup.policy': 'compact,delete' } })
    expect(await trim(client, 'compacted', 0)).toEqual(violation)
    await createTopic(client, 'neither', { configs: { 'cleanup.policy': '' } })
    expect(await trim(client, 'neither', 0)).toEqual({ lowWatermark: 0, errorCode: 0 })
    expect(await trim(client, 'both', 0)).toEqual({ lowWatermark: 0, errorCode: 0 })
  })

  it('answers each partition once, with the offset that was named last', async () => {
    const { client } = await startAgent()
    await fill(client, 't')
    const partition = (partitionIndex: number, offset: number) => ({ partitionIndex, offset })
    const { topics } = await client.call([deleteRecordsRequest, deleteRecordsResponse], 2, {
      topics: [
        { name: 't', partitions: [partition(0, 5), partition(1, 0), partition(0, 2)] },
        { name: 'nothing', partitions: [partition(0, 5)] },
      ],
    })
    expect(topics).toMatchObject([
      {
        name: 't',
        partitions: [
          { partitionIndex: 0, lowWatermark: 2, errorCode: 0 },
          { partitionIndex: 1, lowWatermark: 0, errorCode: 0 },
        ],
      },
      { name: 'nothing', partitions: [{ partitionIndex: 0, ...UNKNOWN }] },
    ])
  })

  it('hides deleted records from searches by time', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't', { configs: { 'message.timestamp.before.max.ms': '9223372036854775807' } })
    const { encodeRecordBatch } = await import('@millrace/protocol')
    const stamped = (...timestamps: number[]) => encodeRecordBatch(timestamps.map((timestamp) => ({ timestamp })))
    for (const batch of [stamped(50, 90, 60), stamped(80, 70)]) await produce(client, 't', batch)
    expect(await listOffset(client, 't', 55)).toEqual([1, 90])
    expect(await listOffset(client, 't', MAX_TIMESTAMP)).toEqual([1, 90])
    await trim(client, 't', 2)
    expect(await listOffset(client, 't', 55)).toEqual([2, 60])
    // The batch that holds the log start still says 90, of a record before it.
    expect(await listOffset(client, 't', 65)).toEqual([3, 80])
    expect(await listOffset(client, 't', 85)).toEqual([-1, -1])
    expect(await listOffset(client, 't', MAX_TIMESTAMP)).toEqual([2, 90])
    await trim(client, 't', 4)
    expect(await listOffset(client, 't', 0)).toEqual([4, 70])
  })
})
