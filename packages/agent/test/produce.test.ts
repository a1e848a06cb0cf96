import { createMemoryMetadataStore } from '@millrace/metadata'
import { createMemoryObjectStore, type ObjectStore, ObjectStoreError } from '@millrace/object-store'
import { ErrorCode, readRecordBatchHeaders, recordBatchCrc } from '@millrace/protocol'
import { produceRequest, produceResponse } from '@millrace/protocol/messages'
import { systemClock } from '@millrace/runtime'
import { afterEach, describe, expect, it } from 'vitest'
import { batchOf, closeAll, createTopic, fetch, metadata, produce, startAgent } from './agent-client.ts'

afterEach(closeAll)

/** A memory store whose puts fail while the test says so. */
function createFailingStore(): ObjectStore & { failure: ObjectStoreError | undefined; putCount: number } {
  const store = createMemoryObjectStore()
  return Object.assign(Object.create(store) as typeof store, {
    failure: undefined as ObjectStoreError | undefined,
    putCount: 0,
    async put(
      this: { failure: ObjectStoreError | undefined; putCount: number },
      ...args: Parameters<ObjectStore['put']>
    ) {
      this.putCount++
      if (this.failure !== undefined) throw this.failure
      await store.put(...args)
    },
  })
}

describe('produce', () => {
  it('gives dense offsets in arrival order', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    expect(await produce(client, 't', batchOf(['a', 'b']))).toMatchObject({
      errorCode: 0,
      baseOffset: 0,
      logStartOffset: 0,
    })
    expect(await produce(client, 't', batchOf(['c']))).toMatchObject({ errorCode: 0, baseOffset: 2 })
  })

  it.each(Array.from({ length: 11 }, (_, index) => index + 3))('is answered in version %i', async (apiVersion) => {
    const { client } = await startAgent()
    const topicId = await createTopic(client, 't')
    const { responses } = await client.call([produceRequest, produceResponse], apiVersion, {
      acks: 1,
      timeoutMs: 10_000,
      topicData: [
        { ...(apiVersion >= 13 ? { topicId } : { name: 't' }), partitionData: [{ index: 0, records: batchOf(['x']) }] },
      ],
    })
    expect(responses[0]?.partitionResponses[0]).toMatchObject({ errorCode: 0, baseOffset: 0 })
  })

  it.each([0, 1, 2])('is answered with UNSUPPORTED_VERSION in version %i', async (apiVersion) => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    const answer = await produce(client, 't', batchOf(['x']), { apiVersion })
    expect(answer.errorCode).toBe(ErrorCode.UNSUPPORTED_VERSION)
  })

  it('a corrupt batch is refused for its partition alone', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't', { partitions: 2 })
    const corrupt = batchOf(['damaged'])
    corrupt[corrupt.length - 1]! ^= 1
    const { responses } = await client.call([produceRequest, produceResponse], 9, {
      acks: -1,
      timeoutMs: 10_000,
      topicData: [
        {
          name: 't',
          partitionData: [
            { index: 0, records: corrupt },
            { index: 1, records: batchOf(['good']) },
          ],
        },
      ],
    })
    expect(responses[0]?.partitionResponses.map(({ errorCode }) => errorCode)).toEqual([ErrorCode.CORRUPT_MESSAGE, 0])
  })

  const control = batchOf(['x'])
  const withHeader = (change: (view: DataView) => void) => {
    const batch = batchOf(['x', 'y'])
    change(new DataView(batch.buffer, batch.byteOffset, batch.byteLength))
    return batch
  }
  const ofCodec = (codecNumber: number) =>
    withHeader((view) => {
      view.setInt16(21, codecNumber)
      view.setUint32(17, recordBatchCrc([new Uint8Array(view.buffer, view.byteOffset, view.byteLength)]))
    })
  it.each([
    ['a codec that does not exist', ofCodec(5), ErrorCode.UNSUPPORTED_COMPRESSION_TYPE],
    ['no records', null, ErrorCode.INVALID_RECORD],
    ['two batches', Buffer.concat([control, control]), ErrorCode.INVALID_RECORD],
    ['a truncated batch', control.subarray(0, control.length - 1), ErrorCode.CORRUPT_MESSAGE],
    ['a header alone', control.subarray(0, 20), ErrorCode.CORRUPT_MESSAGE],
    ['an old message format', withHeader((view) => view.setInt8(16, 1)), ErrorCode.INVALID_RECORD],
    ['a batch over max.message.bytes', batchOf(['x'.repeat(2_000)]), ErrorCode.MESSAGE_TOO_LARGE],
    ['a first offset that is not 0', withHeader((view) => view.setBigInt64(0, 5n)), ErrorCode.INVALID_RECORD],
  ])('%s is refused', async (_name, records, errorCode) => {
    const { client } = await startAgent()
    await createTopic(client, 't', { configs: { 'max.message.bytes': '1000' } })
    expect((await produce(client, 't', records)).errorCode).toBe(errorCode)
    expect(await produce(client, 't', batchOf(['after']))).toMatchObject({ errorCode: 0, baseOffset: 0 })
  })

  it('an unknown topic, partition, id or acks is refused in its own terms', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    expect((await produce(client, 'nowhere', batchOf(['x']))).errorCode).toBe(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
    expect((await produce(client, 't', batchOf(['x']), { partition: 1 })).errorCode).toBe(
      ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
    )
    expect((await produce(client, 't', batchOf(['x']), { acks: 2 })).errorCode).toBe(ErrorCode.INVALID_REQUIRED_ACKS)
    const { responses } = await client.call([produceRequest, produceResponse], 13, {
      acks: -1,
      timeoutMs: 10_000,
      topicData: [{ topicId: 'AAAAAAAAAAAAAAAAAAAAAQ', partitionData: [{ index: 0, records: batchOf(['x']) }] }],
    })
    expect(responses[0]?.partitionResponses[0]?.errorCode).toBe(ErrorCode.UNKNOWN_TOPIC_ID)
  })

  it('with acks=0 there is no answer, and a refused batch ends the connection', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    const silent = (topic: string) =>
      client.send(produceRequest, 9, {
        acks: 0,
        timeoutMs: 10_000,
        topicData: [{ name: topic, partitionData: [{ index: 0, records: batchOf(['quiet']) }] }],
      })
    silent('t')
    // The next request's answer is the next frame: nothing was sent for the first.
    expect(await produce(client, 't', batchOf(['loud']))).toMatchObject({ errorCode: 0, baseOffset: 1 })
    silent('nowhere')
    await client.ended
  })

  it('an idempotent retry is a duplicate and a gap is out of order', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't')
    const at = (baseSequence: number) => batchOf(['x', 'y'], { producerId: 7, producerEpoch: 0, baseSequence })
    expect(await produce(client, 't', at(0))).toMatchObject({ errorCode: 0, baseOffset: 0 })
    expect(await produce(client, 't', at(0))).toMatchObject({ errorCode: 0, baseOffset: 0 })
    expect(await produce(client, 't', at(2))).toMatchObject({ errorCode: 0, baseOffset: 2 })
    expect((await produce(client, 't', at(6))).errorCode).toBe(ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER)
  })

  it('LogAppendTime replaces the timestamps and keeps the CRC right', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't', { configs: { 'message.timestamp.type': 'LogAppendTime' } })
    const beforeMs = Date.now()
    const answer = await produce(client, 't', batchOf(['x']))
    expect(Number(answer.logAppendTimeMs)).toBeGreaterThanOrEqual(beforeMs)
    const { records } = await fetch(client, 't', 0)
    const [batch] = readRecordBatchHeaders(records!).batches
    expect(batch).toMatchObject({ timestampType: 'logAppend', maxTimestamp: answer.logAppendTimeMs })
  })

  it('a timestamp too far in the future is refused', async () => {
    const { client } = await startAgent()
    await createTopic(client, 't', { configs: { 'message.timestamp.after.max.ms': '1000' } })
    const { encodeRecordBatch } = await import('@millrace/protocol')
    const future = encodeRecordBatch([{ value: 'x', timestamp: Date.now() + 600_000 }])
    expect((await produce(client, 't', future)).errorCode).toBe(ErrorCode.INVALID_TIMESTAMP)
  })
})

describe('an object store that fails', () => {
  it('nothing is acknowledged while it does, and the agent recovers by itself', async () => {
    const objectStore = createFailingStore()
    const { client } = await startAgent({ objectStore })
    await createTopic(client, 't')
    objectStore.failure = new ObjectStoreError('UNAVAILABLE', 'the store is away')
    const answer = await produce(client, 't', batchOf(['x']), { timeoutMs: 100 })
    expect(answer).toMatchObject({ errorCode: ErrorCode.REQUEST_TIMED_OUT, baseOffset: -1 })
    expect(objectStore.putCount).toBeGreaterThan(0)
    expect(await fetch(client, 't', 0)).toMatchObject({ highWatermark: 0 })
    objectStore.failure = undefined
    // The batch that timed out was never given up: it is first, and then comes the new one.
    expect(await produce(client, 't', batchOf(['y']))).toMatchObject({ errorCode: 0, baseOffset: 1 })
  })

  it('a batch behind one that timed out does not overtake its retry', async () => {
    const objectStore = createFailingStore()
    const { client } = await startAgent({ objectStore })
    await createTopic(client, 't')
    const at = (baseSequence: number) => batchOf(['x'], { producerId: 7, producerEpoch: 0, baseSequence })
    objectStore.failure = new ObjectStoreError('UNAVAILABLE', 'the store is away')
    expect((await produce(client, 't', at(0), { timeoutMs: 50 })).errorCode).toBe(ErrorCode.REQUEST_TIMED_OUT)
    expect((await produce(client, 't', at(1), { timeoutMs: 50 })).errorCode).toBe(ErrorCode.REQUEST_TIMED_OUT)
    objectStore.failure = undefined
    expect(await produce(client, 't', at(0))).toMatchObject({ errorCode: 0, baseOffset: 0 })
    expect(await produce(client, 't', at(1))).toMatchObject({ errorCode: 0, baseOffset: 1 })
    expect(await produce(client, 't', at(2))).toMatchObject({ errorCode: 0, baseOffset: 2 })
  })

  it('a put that can never succeed is answered with KAFKA_STORAGE_ERROR', async () => {
    const objectStore = createFailingStore()
    const { client } = await startAgent({ objectStore })
    await createTopic(client, 't')
    objectStore.failure = new ObjectStoreError('ACCESS_DENIED', 'not allowed')
    expect((await produce(client, 't', batchOf(['x']))).errorCode).toBe(ErrorCode.KAFKA_STORAGE_ERROR)
    objectStore.failure = undefined
    expect(await produce(client, 't', batchOf(['x']))).toMatchObject({ errorCode: 0, baseOffset: 0 })
  })
})

describe('a topic deleted under a producer', () => {
  it('is refused as unknown, though the agent remembered it', async () => {
    const metadataStore = createMemoryMetadataStore({ clock: systemClock })
    const { client } = await startAgent({ metadataStore })
    const topicId = await createTopic(client, 't')
    await produce(client, 't', batchOf(['x']))
    // Behind the agent's back, as another agent would.
    await metadataStore.deleteTopics('vci_default', [topicId])
    expect((await produce(client, 't', batchOf(['y']))).errorCode).toBe(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
    const { topics } = await metadata(client, ['t'])
    expect(topics[0]?.topicId).not.toBe(topicId)
    expect(await produce(client, 't', batchOf(['z']))).toMatchObject({ errorCode: 0, baseOffset: 0 })
  })
})
