// A Kafka server of one's own: any client may produce to any topic, and the program itself reads the records.
//
// What the parts do: `server` frames, orders and bounds; `protocol` decodes; `batcher` makes one object and one commit of
// whatever comes together; `metadata` assigns offsets; `peer-cache` reads back; the object store is the caller's own.
import { randomBytes } from 'node:crypto'
import { createBatcher } from '@millrace/batcher'
import { createMemoryMetadataStore } from '@millrace/metadata'
import { segmentKey } from '@millrace/object-store'
import { createChunkCache } from '@millrace/peer-cache'
import { ErrorCode, isRecordBatchIntact, readRecordBatchHeaders, readRecords } from '@millrace/protocol'
import * as messages from '@millrace/protocol/messages'
import { createByteBudget, noopLogger, systemClock } from '@millrace/runtime'
import { createKafkaServer, defineHandler } from '@millrace/server'

const CLUSTER = 'ingest'
const HOST = '127.0.0.1'

/** Starts the server on a free port. */
export async function startIngest(store) {
  await store.start()
  const metadata = createMemoryMetadataStore({ clock: systemClock })
  const cache = createChunkCache({ store })
  const batcher = createBatcher({ store, metadata, onStored: (_id, key, body) => cache.insert(key, body) })

  /** A topic exists as soon as somebody names it; it has one partition. */
  async function topicId(name) {
    const spec = { topicId: randomBytes(16).toString('base64url'), name, partitionCount: 1, configs: {} }
    const [outcome] = await metadata.createTopics(CLUSTER, [spec])
    return outcome.topic.topicId
  }

  async function append(name, { index, records }) {
    const [batch] = readRecordBatchHeaders(records ?? []).batches
    if (batch === undefined || index !== 0 || !isRecordBatchIntact(batch))
      return { index, errorCode: ErrorCode.CORRUPT_MESSAGE, baseOffset: -1 }
    const lastSequence = batch.baseSequence < 0 ? -1 : batch.baseSequence + batch.lastOffsetDelta
    const [result] = await batcher.append([{ ...batch, topicId: await topicId(name), partition: 0, lastSequence }])
    if ('baseOffset' in result) return { index, baseOffset: result.baseOffset }
    return { index, errorCode: ErrorCode.KAFKA_STORAGE_ERROR, baseOffset: -1 }
  }

  async function produce({ acks, topicData }) {
    const responses = topicData.map(async ({ name, partitionData }) => {
      return { name, partitionResponses: await Promise.all(partitionData.map((data) => append(name, data))) }
    })
    return acks === 0 ? null : { responses: await Promise.all(responses) }
  }

  async function describe({ topics }) {
    const partitions = [{ partitionIndex: 0, leaderId: 1, replicaNodes: [1], isrNodes: [1] }]
    const brokers = [{ nodeId: 1, host: HOST, port: listener.port }]
    return { brokers, controllerId: 1, topics: (topics ?? []).map(({ name }) => ({ name, partitions })) }
  }

  const handler = ([request, response], [versionMin, versionMax], answer) => {
    const errorResponse = () => ({ closeReason: `${request.name} failed` })
    const handle = (asked) => ({ response: answer(asked) })
    return defineHandler({ request, response, versionMin, versionMax, handle, errorResponse })
  }
  const handlers = [
    handler([messages.produceRequest, messages.produceResponse], [3, 8], produce),
    handler([messages.metadataRequest, messages.metadataResponse], [0, 8], describe),
    handler([messages.apiVersionsRequest, messages.apiVersionsResponse], [0, 2], async () => ({ apiKeys })),
  ]
  const apiKeys = handlers.map(({ request: { apiKey }, versionMin, versionMax }) => {
    return { apiKey, minVersion: versionMin, maxVersion: versionMax }
  })
  const budget = createByteBudget(64 * 1_048_576)
  const server = createKafkaServer(
    { handlers, budget, clock: systemClock, logger: noopLogger },
    { frameBytesMax: 8_388_608 },
  )
  const [listener] = await server.start([{ name: 'kafka', host: HOST, port: 0 }])

  return {
    bootstrap: `${HOST}:${listener.port}`,
    /** Every record of a topic, in order, as text. */
    async *read(name) {
      const query = { topicId: await topicId(name), partition: 0, offset: 0, bytesMax: Number.MAX_SAFE_INTEGER }
      const [log] = await metadata.readPartitions([query])
      for (const { segmentId, byteOffset, byteLength } of log.extents) {
        const range = { start: byteOffset, end: byteOffset + byteLength }
        const { batches } = readRecordBatchHeaders(await cache.read(segmentKey(segmentId), range))
        for (const batch of batches) for (const { value } of readRecords(batch)) yield Buffer.from(value).toString()
      }
    },
    async close() {
      await server.close()
      await batcher.close()
      await metadata.close()
      await store.close()
    },
  }
}
