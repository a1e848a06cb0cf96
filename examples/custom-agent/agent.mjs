// A Kafka server of one's own over the logs of log.mjs: `server` frames, orders and bounds, `protocol` decodes and encodes.
// Any client may write to any topic and read it by partition; there are no groups, so consumers that need one are not for it.
import { ErrorCode, isRecordBatchIntact, readRecordBatchHeaders } from '@millrace/protocol'
import * as messages from '@millrace/protocol/messages'
import { createByteBudget, noopLogger, systemClock } from '@millrace/runtime'
import { createKafkaServer, defineHandler } from '@millrace/server'
import { openLogs } from './log.mjs'

const HOST = '127.0.0.1'
const PARTITIONS = [{ partitionIndex: 0, leaderId: 1, replicaNodes: [1], isrNodes: [1] }]

/** Starts the server on a free port. */
export async function startAgent(store) {
  const logs = await openLogs(store)

  async function append(name, { index, records }) {
    const [batch] = readRecordBatchHeaders(records ?? []).batches
    if (batch === undefined || !isRecordBatchIntact(batch)) return { index, errorCode: ErrorCode.CORRUPT_MESSAGE }
    const baseOffset = await logs.append(name, batch)
    return baseOffset === undefined
      ? { index, errorCode: ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER }
      : { index, baseOffset }
  }

  const read = async (name, { partition, fetchOffset }) => {
    return { partitionIndex: partition, ...(await logs.read(name, fetchOffset)) }
  }
  const each = (items, answer) => Promise.all(items.map(answer))

  async function produce({ acks, topicData }) {
    const responses = await each(topicData, async ({ name, partitionData }) => {
      return { name, partitionResponses: await each(partitionData, (data) => append(name, data)) }
    })
    return acks === 0 ? null : { responses }
  }

  async function fetch({ topics }) {
    const responses = await each(topics, async ({ topic, partitions }) => {
      return { topic, partitions: await each(partitions, (wanted) => read(topic, wanted)) }
    })
    return { responses }
  }

  async function metadata({ topics }) {
    const brokers = [{ nodeId: 1, host: HOST, port: listener.port }]
    return { brokers, topics: (topics ?? []).map(({ name }) => ({ name, partitions: PARTITIONS })) }
  }

  const handler = ([request, response], [versionMin, versionMax], answer) => {
    const handle = (asked) => ({ response: answer(asked) })
    const errorResponse = () => ({ closeReason: `${request.name} failed` })
    return defineHandler({ request, response, versionMin, versionMax, handle, errorResponse })
  }
  const handlers = [
    handler([messages.produceRequest, messages.produceResponse], [3, 8], produce),
    handler([messages.fetchRequest, messages.fetchResponse], [4, 4], fetch),
    handler([messages.metadataRequest, messages.metadataResponse], [0, 8], metadata),
    handler([messages.apiVersionsRequest, messages.apiVersionsResponse], [0, 3], async () => ({ apiKeys })),
  ]
  const apiKeys = handlers.map(({ request: { apiKey }, versionMin, versionMax }) => {
    return { apiKey, minVersion: versionMin, maxVersion: versionMax }
  })
  const budget = createByteBudget(128 * 1_048_576)
  const server = createKafkaServer({ handlers, budget, clock: systemClock, logger: noopLogger })
  const [listener] = await server.start([{ name: 'kafka', host: HOST, port: 0 }])
  return { bootstrap: `${HOST}:${listener.port}`, close: () => server.close().then(logs.close) }
}
